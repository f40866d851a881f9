"""Sentence by sentence: what a reader keeps in mind, and the claims each sentence makes."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Final, NamedTuple

from factcheck.extract import how
from factcheck.extract.annual_rates import by_year
from factcheck.extract.beginnings import beginnings
from factcheck.extract.claim_making import ClaimMaker, Found
from factcheck.extract.clues import POINTED
from factcheck.extract.emigrants import ABROAD
from factcheck.extract.events import Events
from factcheck.extract.explained import as_explained
from factcheck.extract.forms import Shaper
from factcheck.extract.found_in_sentence import one_day, one_year_ahead, outside_brackets
from factcheck.extract.going_on import CARRIED, DONE, ECONOMY, MEASURED
from factcheck.extract.landmarks import LANDMARK, landmarks
from factcheck.extract.list_heads import NO_HEAD, ListHead, announced, head_of_list, opens_list
from factcheck.extract.located import OF_WORLD, PARTNER_NAMED, SCENE, STATISTICS, THIRD, Where
from factcheck.extract.named_parts import is_sectoral
from factcheck.extract.naming import Namer
from factcheck.extract.other_goods import of_other_goods, sold_to_all
from factcheck.extract.outlook import FACT, Outlooks
from factcheck.extract.outlook_times import is_late
from factcheck.extract.quantity import Quantity
from factcheck.extract.reasons import because, because_of_date
from factcheck.extract.scan import Scan
from factcheck.extract.sentence_areas import partner_told
from factcheck.extract.sentence_clock import enter
from factcheck.extract.setting import Setting, opens
from factcheck.extract.shape import Shape
from factcheck.extract.table_reader import TableReader
from factcheck.extract.timeline import Timeline
from factcheck.extract.topic import COUNT, Topic
from factcheck.extract.trading import GRAIN, TRADE, under_way
from factcheck.extract.undated import of_forecast, of_plan, of_publication
from factcheck.extract.unit_prices import as_before
from factcheck.extract.versions import of_one_version
from factcheck.extract.what import ALL_PRICES, ASKED, EXCESS, HOPED, NAMED, PART, What
from factcheck.extract.when import Clock
from factcheck.extract.where import Locator
from factcheck.model.article import Section
from factcheck.model.claim import COMPARING, Claim
from factcheck.model.indicator import AVERAGE, registry

_QUOTES: Final = '"\u00ab\u201c\u201e'
#: What is told over a year where nothing else is said, and with it prices.
_INFLATION: Final = "inflation"
_GDP: Final = "gdp"
_POPULATION: Final = "population"
#: Rules by which a text itself says what a figure is of.
_NAMED: Final = (NAMED, "dispatched", ECONOMY, POINTED, EXCESS, ALL_PRICES)


class Reading(NamedTuple):
    """A claim with the rules and words behind its fields, for ``--explain``."""

    claim: Claim
    because: Mapping[str, str]


#: Rules of figures of a country that the sentence names as where something is so.
_SCENES: Final = frozenset({"named", "scene", SCENE})


class SentenceReader:
    """Reads sentences in order, each in the light of those before it."""

    def __init__(self, around: Setting, topic: Topic, published: date | None) -> None:
        self.around = around
        self.topic = topic
        self.timeline = Timeline(published)
        self._previous: Where | None = None
        self._head = NO_HEAD
        self._paragraph = -1
        self._weather = False
        self._whole: Found | None = None
        self._planned_in = -1
        self._partner: str | None = None

    def read(self, scan: Scan, events: Events) -> list[Reading]:
        """The readings of one sentence: dates of beginnings, then figures."""
        readings = self._beginnings(scan, events)
        if events.quantities:
            return readings + self._figures(scan, events)
        self._whole = self.timeline.whole = None
        told = announced(scan, events) if events.indicators else under_way(scan, events, self.topic)
        if scan.marks[events.sentence.first] in _QUOTES and self.topic.indicator is not None:
            told = None  # What somebody says of it is not what the text goes on about.
        self.topic.indicator = told or self.topic.indicator
        self._see_landmark(scan, events)
        self._partner = partner_told(events, self.around.home)
        heads = opens_list(scan, events)
        if heads or events.indicators or events.times:
            clock = Clock(scan, events, self.timeline, ())
            if events.indicators or events.times:
                clock.settle()
            if heads:
                self._head = head_of_list(scan, events, clock, self.around, told)
        else:
            enter(scan, events, self.timeline)
        if not heads and not events.sentence.listed:
            self._head = NO_HEAD
        return readings

    def table(self, scan: Scan, section: Section, above: Events | None) -> list[Reading] | None:
        """The readings of a table below a sentence; None where it is none that can be read by columns."""
        read = TableReader(scan, section, above, self.around).read(self.topic, self.timeline)
        return None if read is None else [Reading(claim, {"indicator": rule, "period": "table"}) for claim, rule in read]

    def _see_landmark(self, scan: Scan, events: Events) -> None:
        """The one landmark that a sentence without figures names is what the next one tells of."""
        found = landmarks(scan, events)
        if found and len(areas := {m.entry.get("area") for m in found}) == 1:
            self._paragraph, self._previous = events.sentence.paragraph, Where(areas.pop(), None, "resolved", LANDMARK)

    def _beginnings(self, scan: Scan, events: Events) -> list[Reading]:
        times = list(beginnings(scan, events))
        if not times:
            return []
        maker = ClaimMaker(scan, events)
        where = Locator(scan, events, self.around, None).around_sentence()
        return [Reading(maker.beginning(time, where), because_of_date(scan, time)) for time in times]

    def _figures(self, scan: Scan, events: Events) -> list[Reading]:
        listed = events.sentence.listed
        if events.sentence.paragraph != self._paragraph:
            self._paragraph, self._previous, self.topic.item = events.sentence.paragraph, self._head.where if listed else None, None
            self._weather, self.topic.priced, self.topic.sold = False, None, None
            self.topic.listed, self.topic.grows = (self._head.indicator, self._head.grows) if listed else (None, None)
            general = registry().get(self.topic.listed)
            if general is None or self.topic.indicator not in general.stands_for:
                self.topic.indicator = self.topic.listed or self.topic.indicator
        shaper = Shaper(scan, events, self.topic)
        shapes = [shaper.shape(k) for k in range(len(events.quantities))]
        namer = Namer(scan, events, self.topic, shapes)
        clock = Clock(scan, events, self.timeline, shapes)
        if self._partner is not None and self.around.partner is None:
            self._previous = Where(self.around.home, self._partner, "resolved", PARTNER_NAMED)
        if self._previous is not None and of_other_goods(namer.told(0), self.topic.sold):
            self._previous = self._previous._replace(counterpart_area=None)
        locator = Locator(scan, events, self.around, self._previous)
        self._partner = None
        whole = (self._whole.modality, self._whole.modality_words) if self._whole and clock.goes_on_with_last else FACT
        head = self._head if listed else NO_HEAD
        after = self._whole is not None and events.sentence.paragraph == self._planned_in
        outlooks = Outlooks(
            scan,
            events,
            self.timeline.published,
            weather=self._weather,
            head=head,
            whole=whole,
            after_plan=after,
            ahead=self.timeline.budgeted is not None,
        )
        found = [self._found(k, namer=namer, clock=clock, locator=locator, outlooks=outlooks) for k in range(len(shapes))]
        found = as_explained(scan, events, of_one_version(events, found), self.timeline.published)
        figures, found = as_before(namer.items.words, found, self.topic)
        self._weather = outlooks.forecasts_weather
        self._remember(scan, events, found)
        if opens_list(scan, events):  # The lines below a colon go on about its partner.
            late = any(is_late(time, self.timeline.published) for time in events.times)
            self._head = ListHead(
                found[-1].modality, found[-1].modality_words, late, bool(events.times), None, None, self._previous
            )
        elif not listed:
            self._head = NO_HEAD
        clock.settle()
        self._whole = found[-1] if found[-1].modality != "actual" else None
        self._planned_in = events.sentence.paragraph
        self.timeline.whole = None if self._whole is None else self._whole.when.period
        self.timeline.said = one_day(found)
        if self.timeline.lead is None and self.timeline.budgeted is None and self.timeline.on_budget:
            self.timeline.budgeted = one_year_ahead(found, self.timeline.published)
        if self.timeline.monthly is None and any(each.what.indicator == _INFLATION and each.modality == "actual" for each in found):
            self.timeline.monthly = False  # "Inflation was 12.4 % in November. Food rose by 13.1 %"
        maker = ClaimMaker(scan, events)
        credited = how.attribution(scan, events)
        return [Reading(maker.figure(q, each, credited), because(each)) for q, each in zip(figures, found, strict=True)]

    def _is_measured_by(self, each: Found) -> bool:
        """Whether a figure only measures what the text is on by the economy: "remittances equal 13 % of GDP"."""
        return each.what.indicator == _GDP and each.shape.form == "share" and self.topic.indicator is not None

    def _found(self, k: int, *, namer: Namer, clock: Clock, locator: Locator, outlooks: Outlooks) -> Found:
        """What is to be known about the k-th quantity."""
        shape = namer.shapes[k]
        what = namer.told(k)
        if what.rule == EXCESS:
            shape = Shape("level", None, shape.cue)  # A deficit as it stands, no change of one.
        named = what.rule == NAMED
        entry = registry().get(what.indicator)
        share = shape.form == "share" and (named or (entry is not None and entry.exact))
        if entry and entry.kind == "rate" and (share or what.rule == HOPED) and not clock.events.quantities[k].numeral.in_words:
            shape = Shape("rate", None, shape.cue)  # "The highest annual inflation, 13.9 %, was in the north."
        where = locator.where(k, None if what.rule == DONE else _of_which(what.indicator), self.topic.headline, named=named)
        if what.item == PART and where.rule == PARTNER_NAMED:
            what = what._replace(item=None)  # The partner says which part.
        if where.rule == STATISTICS and where.counterpart_area == self.around.home and what.indicator == GRAIN:
            what = what._replace(indicator="imports", item=what.item or "grain")  # What another country counts of home's grain.
        mode, words = outlooks.outlook(k, shape)
        if mode == "target" and shape.form == "share" and entry and entry.kind == "rate" and not clock.events.cued("share"):
            shape = Shape("rate", None, shape.cue)  # "Inflation slowed to 8 %. The aim of 5 % remains."
        if mode == "forecast" and (what.rule == HOPED or (what.rule == ASKED and outlooks.is_of_asked(k))):
            mode, words = "actual", ""  # "46 % of respondents expect prices to rise" tells how many they are.
        if mode == "plan" and entry is not None and entry.foretold and (shape.form in COMPARING or shape.form == "rate"):
            mode = "forecast"
        unsaid = what.rule == MEASURED or (what.rule == CARRIED and clock.holds_on_day(k))
        when = clock.when(k, None if unsaid else what.indicator, mode)
        if what.rule in (EXCESS, HOPED):
            when = when._replace(base=None)
        if mode == "actual":
            when = of_publication(clock.events.quantities[k], what.indicator, shape, when, clock)
            when = clock.with_level(k, shape, when)
        elif mode != "forecast":
            when = of_plan(k, when, clock)
        else:
            when = of_forecast(k, what.indicator, when, clock)
        clock.note(shape, when)
        if what.item is None or namer.narrowing.is_of_group(k):
            what, shape = by_year(what, shape, when, foretold=mode == "forecast")
        return Found(shape, what, where, when, mode, words)

    def _scene(self, events: Events, found: list[Found]) -> Where | None:
        """The country other than home that a sentence opens with and all its figures are of: the paragraph goes on with it."""
        areas = {each.where.ref_area for each in found}
        area = areas.pop()
        if areas or area in (None, self.around.home) or not {each.where.rule for each in found} <= _SCENES:
            return None
        if self._previous is not None and self._previous.rule == SCENE and not events.areas:
            return self._previous
        return Where(area, None, "resolved", SCENE) if any(opens(events, m) for m in events.areas) else None

    def _remember(self, scan: Scan, events: Events, found: list[Found]) -> None:
        """What the next sentence may refer to: "that country" if there was just one partner, "it"."""
        told = outside_brackets(scan, events, found)
        self.topic.figure = told[-1][1].what.indicator
        self.topic.row = tuple(each.what for _, each in told if each.shape.form in ("level", "share"))
        if any(q.unit == COUNT for q in events.quantities):
            self.topic.measured.pop(COUNT, None)  # What was counted last, and no other.
        for q, each in zip(events.quantities, found, strict=True):
            if each.shape.form == "level" and not q.currency:
                self.topic.note(q.unit, each.what.indicator)
                if q.unit == "count" and each.what.indicator in TRADE and each.what.item is not None:
                    self.topic.traded[str(each.what.indicator)] = each.what.item
        percent = [each.shape.form for q, each in zip(events.quantities, found, strict=True) if q.unit == "percent"]
        self.topic.percent = percent[-1] if percent else self.topic.percent
        self.topic.sold = sold_to_all(found) or self.topic.sold
        partners = {each.where.counterpart_area for each in found}
        one = len(partners) == 1 and None not in partners and (self.around.partner is None or found[-1].where.rule == THIRD)
        known = found[-1].where.rule in (OF_WORLD, LANDMARK, STATISTICS, ABROAD)
        self._previous = found[-1].where if one or known else self._scene(events, found)
        opens = self.topic.indicator is None
        named = [
            _of_which(each.what.indicator)
            for q, each in told
            if _is_topical(q, each.what, opens=opens) and each.what.indicator is not None and not self._is_measured_by(each)
        ]
        if named and self._is_part(events, found):
            self.topic.last = named[-1]
            return
        if named:
            # After a sentence on several things, "it" is the article's topic again.
            several = len(set(named)) > 1 and self.topic.headline is not None
            self.topic.name(self.topic.headline if several else named[0])
            self.topic.last = named[-1]
            items = {each.what.item for each in found if each.what.rule in (*_NAMED, "pair")}
            self.topic.item = items.pop() if len(items) == 1 and not several and not is_sectoral(found[-1].what) else None
            return
        parts = {(each.what.indicator, each.what.item) for each in found if each.what.rule == "carried"}
        if len(parts) == 1 and all(item is not None for _, item in parts) and not is_sectoral(found[-1].what):
            self.topic.indicator, self.topic.item = parts.pop()

    def _is_part(self, events: Events, found: list[Found]) -> bool:
        """Whether a sentence only tells which part of something larger the topic is: "online sales made up 16 % of retail"."""
        topic = self.topic.indicator
        shares = any(each.shape.form == "share" and each.what.indicator != topic for each in found)
        if not shares or any(each.what.indicator == topic for each in found):
            return False
        return any(m.entry.get("name") == topic for m in events.indicators)


def _is_topical(q: Quantity, what: What, *, opens: bool) -> bool:
    """Whether the text goes on about it: a figure's own indicator, or that of the things made or sold: "471,600 cars were made".

    What was paid for once, and is no trade, is gone on about only where it ``opens`` the text.
    """
    entry = registry().get(what.indicator)
    made = what.rule == "noun" and entry is not None and entry.kind == "flow"
    made = made or (what.rule in (NAMED, "noun") and what.indicator == _POPULATION)
    counted = q.noun_at is None and entry is not None and COUNT in entry.dimension
    named = what.rule in _NAMED or (what.rule == "pair" and (opens or not q.currency or what.indicator in TRADE))
    pointed = what.rule == POINTED and entry is not None and entry.people
    return made or pointed or what.rule == ABROAD or (named and (q.unit != COUNT or counted))


def _of_which(indicator: str | None) -> str | None:
    """What a mean is the mean of: the text goes on about transfers, not about the average transfer."""
    of = (indicator or "").removeprefix(f"{AVERAGE}_")
    return indicator if registry().get(indicator) is not None or registry().get(of) is None else of
