"""What a figure is of that its clause does not name: what the text goes on about, else what is done, else a word."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from factcheck.extract.budgets import Budgets
from factcheck.extract.candidates import Candidates
from factcheck.extract.clues import POINTED, Clues
from factcheck.extract.crops import Crops
from factcheck.extract.fitting import by_weight, is_of_goods, is_unit_price
from factcheck.extract.free_names import FreeNames
from factcheck.extract.narrowing import Narrowing
from factcheck.extract.own_subjects import OwnSubjects
from factcheck.extract.quantity import Quantity
from factcheck.extract.sectors import SECTORS, TOLD_WITH_SECTORS, sector_of
from factcheck.extract.shape import LEVEL, Shape
from factcheck.extract.topic import COUNT, PEOPLE, is_balance
from factcheck.extract.trading import GRAIN, TRADE, is_grain
from factcheck.extract.what import NAMED, What
from factcheck.languages.entry import Match
from factcheck.languages.item_names import named
from factcheck.model.claim import COMPARING
from factcheck.model.indicator import PER_CAPITA, registry

#: The rule of a name made of what is done to which goods.
DONE: Final = "what is done"
#: The rule of what the text goes on about.
CARRIED: Final = "carried"
#: The rule of what was told last in a unit.
MEASURED: Final = "measured"
#: The rule of shares in what no indicator is named after.
WHOLE: Final = "whole"
#: The rule of growth that is told of a country and of nothing in it.
ECONOMY: Final = "growth of a country"
#: The rule where a sentence tells of nothing.
NOTHING: Final = "none"
_MEASURE_NOUN: Final = "measure_noun"
_DISTANCE: Final = "distance"
_PRICE: Final = "price"
_HOUSING: Final = "housing_price"
_GDP: Final = "gdp"
_PEOPLE: Final = "people"
_DEGREES, _POINTS = "degC", "percentage_point"
#: What tells of a share that it is where something got to or came from.
_GOT_TO: Final = ("level", "came from")
_EXPORTS: Final = "exports"


class GoingOn:
    """Finds what the figures of one sentence are of by the text before it."""

    def __init__(self, candidates: Candidates, crops: Crops, budgets: Budgets, free: FreeNames) -> None:
        self.scan = candidates.scan
        self.events = candidates.events
        self.topic = candidates.topic
        self.items = candidates.items
        self.candidates = candidates
        self.trading = candidates.trading
        self.crops = crops
        self.free = free
        self.clues = Clues(self.scan, self.events, candidates, free)
        self.budgets = budgets
        self.own = OwnSubjects(self.scan, self.events, self.topic, self.items, free)
        self._measured_first: list[Quantity] = []

    def carried(self, q: Quantity, shape: Shape, narrowing: Narrowing) -> What:
        """What the text spoke of before; else the subject of the clause."""
        candidates = [self.topic.last if self.points_back() else self.topic.indicator, self.topic.indicator, self.topic.headline]
        that = self.points_back() and self.topic.figure in TRADE and self.topic.figure in self.topic.traded
        if that or self.is_figure(q) or self.is_told_as_figure(q) or (shape.form == "share" and self._is_that_share(q)):
            candidates.insert(0, self.topic.figure)
        elif self.topic.balanced is not None and is_balance(self.topic.indicator) and self._has_subject(q):
            candidates.insert(0, self.topic.balanced)
        grows = self.own.is_beside_rate(q, shape) or (self.topic.headline == _GDP and self._grows_a_country(q, shape))
        if grows and not self.events.indicators:
            return What(_GDP, None, "inferred", ECONOMY)
        if self.own.opens_with_plan():
            candidates.insert(0, self.topic.headline)
        side = self.budgets.side(q, shape)
        if side is not None:
            return What(side, self.items.item(q, None, side), "resolved", "side of the budget")
        if shape.form == "share" and (whole := self.own.whole(q)) is not None:
            return What(whole, None, "inferred", WHOLE)
        moved = shape.form in COMPARING or (shape.form == "share" and shape.cue in _GOT_TO)
        if moved and (noun := self.own.subject()) is not None:
            return What(noun.lower(), None, "inferred", "subject", noun)
        told = self._told_before(q, shape, narrowing, candidates)
        if told is not None:
            return told
        label = self.items.entries.labelled(q, None) if self.events.sentence.listed and shape.form == "level" else None
        if label is not None and self.topic.figure is not None and self.candidates.fits(self.topic.figure, q, shape):
            return What(self.topic.figure, label, "inferred", "entry of a list")
        found = self.pointed(q, shape) or self.crops.meant(q, shape, narrowing) or self._free(q, shape)
        return self._figure_before(q, shape) or found if found.rule == NOTHING else found

    def _figure_before(self, q: Quantity, shape: Shape) -> What | None:
        """What the figure before is of, for the first one of a sentence that tells of nothing: "that is 8 % more"."""
        before = self.topic.figure
        if before is None or q is not self.events.quantities[0] or is_of_goods(q) or registry().get(before) is None:
            return None
        if not self.candidates.fits(before, q, shape) or _is_part_of_rate(before, q, shape):
            return None
        if q.unit == _POINTS and registry().kind(before) != "rate":
            return None
        return What(before, self.items.item(q, None, before), "inferred", CARRIED)

    def _told_before(self, q: Quantity, shape: Shape, narrowing: Narrowing, names: Sequence[str | None]) -> What | None:
        """The first of the names that the text goes on about that a figure can be of."""
        otherwise = not (q.currency and (self.own.points_at_sum(q) or narrowing.is_per_capita(q, shape)))
        for generic in names:
            candidate = by_weight(generic, self.topic.mentioned, q, shape)
            listed = self.events.sentence.listed and generic == self.topic.indicator
            weighed = shape.form == "level" and not listed and self.candidates.only_weighs(candidate, q)
            if (
                candidate is not None
                and not weighed
                and self.candidates.fits(candidate, q, shape)
                and not _is_part_of_rate(candidate, q, shape)
                and not self._is_owned_share(candidate, q, shape)
            ):
                total = self._is_total(q)
                candidate = self._whole(candidate) if total else candidate
                item = self.items.item(q, None, candidate) or self.items.goods.behind(q, candidate)
                another = self.crops.is_of_another_thing(q, candidate) or (otherwise and self.free.is_otherwise(q, candidate))
                if another or (candidate.endswith("_price") and (self.free.goods(q) or "") not in candidate):
                    continue  # "Oil cost 5 % more. Potatoes went up by 20 tenge"
                item = item or (self.items.goods.traded(q) if candidate in TRADE else self.items.goods.before_bracket(q))
                if item is None and not total and generic == self.topic.indicator:
                    item = self.topic.item
                if candidate == GRAIN and not (is_grain(item) and self.free.is_grain(q)):
                    candidate = _EXPORTS
                candidate, item = self.trading.of_goods(candidate, item, q)
                if item is None and candidate in TRADE:
                    item = self.candidates.counted_before(candidate, q) or self.trading.product()
                sector = sector_of(item) if candidate.removesuffix(PER_CAPITA) == _GDP and shape.form in COMPARING else None
                if sector is not None:
                    return What(sector, None, "resolved", "sector")
                choice = shape.form in ("share", "growth_percent") or self._speaks_of_another(q)
                return What(candidate, item, "inferred" if choice else "resolved", CARRIED)
        return None

    def pointed(self, q: Quantity, shape: Shape, *, beside: Match | None = None) -> What | None:
        """What the words of the sentence point to, a general name ``beside`` the figure aside."""
        name = self.clues.name(q, shape, self._topics(), beside=beside)
        if name in self._topics() and name is not None and self.free.is_otherwise(q, name):
            return None
        item = self.items.item(q, None, name)
        if name == GRAIN and (q.currency or not is_grain(item)):
            name = _EXPORTS
        return None if name is None else What(name, item, "inferred", POINTED)

    def counted(self, q: Quantity) -> What | None:
        """What the words of the sentence point to of things or people that are counted."""
        name = self.clues.counted(q, self._topics(), LEVEL)
        return None if name is None else What(name, self.items.item(q, None, name), "inferred", POINTED)

    def _topics(self) -> tuple[str | None, ...]:
        return self.topic.indicator, self.topic.headline

    def _has_subject(self, q: Quantity) -> bool:
        """Whether a clause tells of something of its own, so that it does not go on about the balance before it."""
        first = self.scan.clause_start(q.start, self.events.sentence.first, ";:")
        named = any(first <= m.start < q.start for m in self.events.areas) or self.items.words.subject(q) is not None
        return named or self.items.goods.traded(q) is not None

    def _free(self, q: Quantity, shape: Shape) -> What:
        """A name for what no indicator is named after."""
        if q.unit == _DEGREES:
            return What("air_temperature", None, "inferred", "unit")
        if is_unit_price(q):
            per_area = q.unit is not None and q.unit.endswith("/meter**2")
            return What(_HOUSING if per_area else _PRICE, None if per_area else self.free.goods(q), "inferred", "unit")
        free = self._done_to(q)
        if free is None and q.unit == "kilometer":
            return What(_DISTANCE, None, "inferred", "unit")
        if shape.form == "share":
            whole = self.free.whole(q)
            if whole is not None:
                return What(whole, None, "inferred", WHOLE)
        else:
            free = free or self.free.thing_before(q)
        if free is not None and registry().get(free[0]) is not None and self.candidates.fits(free[0], q, shape):
            return What(free[0], None, "resolved", NAMED, free[1])
        made = self._made(q, shape)
        if made is not None:
            return made
        if shape.form == "level" and (free is None or self.free.goods(q) is None) and (measured := self._measured(q, shape)):
            return measured
        if self._grows_a_country(q, shape):
            return What(_GDP, None, "inferred", ECONOMY)
        if self.candidates.counts_people(q) and not q.borrowed:
            return What(self.free.counted(q, q.item or _PEOPLE), None, "inferred", "head noun", q.item or "")
        if free is not None:
            return What(free[0], None, "inferred", DONE, free[1])
        noun = self.items.words.subject(q)
        return What(None, None, None, NOTHING) if noun is None else What(noun.lower(), None, "inferred", "subject", noun)

    def _done_to(self, q: Quantity) -> tuple[str, str] | None:
        """What is done to which goods, those that the text is on the trade in where the clause names none: "Output was 8.5 mn"."""
        free = self.free.done_to(q)
        if free is None or self.topic.indicator not in TRADE or self.topic.item is None:
            return free
        of_goods = f"{named(self.topic.item)}_{free[0]}"
        return free if registry().get(of_goods) is None else (of_goods, free[1])

    def _grows_a_country(self, q: Quantity, shape: Shape) -> bool:
        return shape.form == "growth_percent" and self.own.grows_a_country(q)

    def _made(self, q: Quantity, shape: Shape) -> What | None:
        """Goods that a clause weighs and does nothing with, in a text on the making of them: "49.9 million tonnes of oil"."""
        goods = None if q.currency or shape.form != "level" or self.free.process(q) is not None else self.free.goods(q)
        name = f"{goods}_production"
        on_it = name in self.topic.mentioned and self.topic.indicator not in TRADE
        told = goods is not None and on_it and self.candidates.fits(name, q, shape)
        return What(name, None, "inferred", "product") if told else None

    def _measured(self, q: Quantity, shape: Shape) -> What | None:
        """What was told last in this unit, or of people: "… 4.4 million tonnes left the country", after figures in money."""
        told = self.topic.measured.get(PEOPLE if self.candidates.counts_people(q) else q.unit or "")
        if q.unit in (None, COUNT) and q.noun_at is None and not self.candidates.counts_people(q):
            told = self.topic.measured.get(COUNT) if q is self.events.quantities[0] else None
        first = next(x for x in self.events.quantities if x.unit == q.unit)
        gone_on = first is not q and first not in self._measured_first  # The sentence goes on about that one.
        if gone_on or told is None or not self.candidates.fits(told, q, shape):
            return None
        if self.crops.is_of_another_thing(q, told) or self.free.is_otherwise(q, told):
            return None
        self._measured_first.append(q)
        item = self.items.item(q, None, told) or self.items.goods.behind(q, told)
        if item is None and told in TRADE:
            item = self.items.goods.traded(q) or (self.topic.item if told == self.topic.indicator else None)
        return What(told, item, "inferred", MEASURED)

    def points_back(self) -> bool:
        """Whether the sentence begins with "this", and not with "this year": it goes on about what was named last."""
        first = self.events.sentence.first
        return self.events.cue_begins("demonstrative", first, first + 1) and all(t.start != first for t in self.events.times)

    def is_figure(self, q: Quantity) -> bool:
        """Whether the noun behind a figure only calls it one: "8,6 mln ko'rsatkichi"."""
        return q.noun_at is not None and self.scan.match(q.noun_at, _MEASURE_NOUN) is not None

    def is_told_as_figure(self, q: Quantity) -> bool:
        """Whether a clause goes on about the figure before as such: "by 2030 this figure is to reach 18 million"."""
        first = self.scan.clause_start(q.start, self.events.sentence.first, ",;:(")
        nouns = self.scan.begun(_MEASURE_NOUN, first, q.start)
        return bool(nouns) and any(self.events.cue_begins("demonstrative", i - 1, i) for i in nouns)

    def _is_that_share(self, q: Quantity) -> bool:
        """Whether a share is told as the one before, at another time: "a year ago this share was 14%"."""
        return any(
            self.events.cue_ends("demonstrative", c.start, c.start + 1) for c in self.events.cued("share") if c.end <= q.start
        )

    def _speaks_of_another(self, q: Quantity) -> bool:
        """Whether the clause names something that cannot have the figure, so that carrying on is a choice."""
        first = self.scan.clause_start(q.start, self.events.sentence.first, ";:")
        return any(first <= m.start and m.end <= q.start for m in self.events.indicators)

    def _is_owned_share(self, name: str, q: Quantity, shape: Shape) -> bool:
        """Whether a share is one of things that own it by their case, so of no mean or rate: "құрал-жабдықтың 62 пайызы"."""
        if shape.form != "share" or registry().kind(name) not in ("mean", "rate", "index") or not self.scan.pack.verb_last:
            return False
        owner = self.scan.tokens[q.start - 1]
        return owner.kind == "word" and owner.word.endswith(self.scan.pack.genitive)

    def _is_total(self, q: Quantity) -> bool:
        """Whether a figure is of all together: "in total 60 bn kWh were generated"."""
        first = self.scan.clause_start(q.start, self.events.sentence.first, ";:(")
        return self.events.cue_begins("total", first, q.start)

    def sector(self, q: Quantity, shape: Shape, named: Match) -> What | None:
        """The output of a part of the economy in a list behind that of another: "industry grew 6.8 %, farming 4.1 %"."""
        name = named.entry.get("name")
        if shape.form not in COMPARING or (name not in TOLD_WITH_SECTORS and name not in SECTORS.values()):
            return None
        behind = named.start > q.end and self.scan.has_mark(q.end, named.start, ",")  # "Құрылыс 18 %-ға, сауда 8 %-ға өсті"
        if not behind and not self.events.figure_between(named.end, q.start):
            return None
        sector = sector_of(self.items.item(q, None))
        return None if sector is None else What(sector, None, "resolved", "sector")

    def _whole(self, name: str) -> str:
        """The whole of a part that is spoken of."""
        entry = registry().get(name)
        if entry is None or entry.whole is None or (entry.item is not None and not entry.topical):
            return name
        return entry.whole


def _is_part_of_rate(name: str, q: Quantity, shape: Shape) -> bool:
    """Whether a figure would be a fraction of a rate, or a multiple of a central bank's, that the text spoke of before."""
    entry = registry().get(name)
    if entry is None or entry.kind != "rate":
        return False
    return (shape.form == "growth_factor" and entry.dated) or (shape.form == "share" and q.numeral.in_words)
