"""Article → claims: the way in to the extraction step."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, replace
from decimal import ROUND_CEILING, ROUND_FLOOR, Context, Decimal
from fractions import Fraction
from typing import Final

from factcheck.extract import how
from factcheck.extract.beginnings import beginnings, event_name
from factcheck.extract.events import Events, Mute, read_events
from factcheck.extract.forms import Shape, Shaper
from factcheck.extract.quantity import Quantity
from factcheck.extract.scan import Scan
from factcheck.extract.setting import Setting, setting
from factcheck.extract.timeline import Timeline, When
from factcheck.extract.times import TimeContext, TimeExpr
from factcheck.extract.topic import Topic
from factcheck.extract.what import Namer, What
from factcheck.extract.when import Clock
from factcheck.extract.where import Locator, Where
from factcheck.model.article import Article
from factcheck.model.claim import Claim, Modality, prints_fraction_digits
from factcheck.model.indicator import registry
from factcheck.model.interval import as_printed
from factcheck.model.period import Period

#: Months in which fiscal years begin, where that is not January.
FISCAL_MONTH: Final = {"PK": 7, "IN": 4, "BD": 7, "EG": 7, "AU": 7, "GB": 4, "JP": 4, "US": 10, "CA": 4, "NP": 7, "IR": 3, "AF": 3}


@dataclass(frozen=True, slots=True)
class Reading:
    """A claim with the rules and words behind its fields, for ``--explain``."""

    claim: Claim
    because: dict[str, str]


def read_claims(article: Article, *, all_numbers: bool = False) -> tuple[Claim, ...]:
    """The claims of an article in order; with ``all_numbers`` also the numbers that claim nothing (``set_aside``)."""
    return tuple(r.claim for r in read(article, all_numbers=all_numbers))


def read(article: Article, *, all_numbers: bool = False) -> list[Reading]:
    """The readings of an article in order of their place."""
    scan = Scan(article)
    if not scan.tokens:
        return []
    context = TimeContext(article.published)
    events = read_events(scan, context)
    around = setting(events, scan.pack.home)
    month = FISCAL_MONTH.get(around.home or "", 1)
    if month != 1 and any(t.fiscal for e in events for t in e.times):
        events = read_events(scan, replace(context, fiscal_month=month))
    readings = _Reader(scan, events, around).read()
    if all_numbers:
        readings += [_muted(scan, e, m) for e in events for m in e.mutes]
        readings.sort(key=lambda r: (r.claim.start or 0, r.claim.end or 0))
    return readings


class _Reader:
    """Reads body before headline, so that a headline can take from the body what it leaves out."""

    def __init__(self, scan: Scan, events: list[Events], around: Setting) -> None:
        self.scan = scan
        self.events = events
        self.around = around
        self.timeline = Timeline(scan.article.published)
        self.topic = Topic()
        self.previous: Where | None = None
        self.paragraph = -1

    def read(self) -> list[Reading]:
        self.topic.mentioned = frozenset(m.entry.get("name") for e in self.events for m in e.indicators)
        headlines = [e for e in self.events if e.sentence.section == "headline"]
        for e in headlines:
            named = [m.entry.get("name") for m in e.indicators]
            if named and self.topic.headline is None:
                self.topic.headline = named[0]
        body: list[Reading] = []
        for e in self.events:
            if e.sentence.section not in ("headline", "header"):
                body += self._sentence(e)
        self.topic.indicator = None
        first_period = next((r.claim for r in body if r.claim.period_end is not None and r.claim.modality == "actual"), None)
        head: list[Reading] = []
        for e in headlines:
            self.timeline = Timeline(self.scan.article.published)
            if first_period is not None and first_period.period is not None:
                self.timeline.see(first_period.period, to_date=False)
            head += [_like_body(r, body) for r in self._sentence(e)]
        return sorted(head + body, key=lambda r: r.claim.start or 0)

    def _sentence(self, events: Events) -> list[Reading]:
        shaper = Shaper(self.scan, events, self.topic)
        shapes = [shaper.shape(k) for k in range(len(events.quantities))]
        clock = Clock(self.scan, events, self.timeline, shapes)
        if not events.quantities:
            clock.settle()
            self._topic(events)
            locator = Locator(self.scan, events, self.around, self.previous)
            return [_began(self.scan, events, time, locator) for time in beginnings(self.scan, events)]
        namer = Namer(self.scan, events, self.topic, shapes)
        if events.sentence.paragraph != self.paragraph:
            self.paragraph, self.previous = events.sentence.paragraph, None
        locator = Locator(self.scan, events, self.around, self.previous)
        credited = how.attribution(self.scan, events)
        out = [_began(self.scan, events, time, locator) for time in beginnings(self.scan, events)]
        named: list[str] = []
        partners: set[str | None] = set()
        for k in range(len(events.quantities)):
            shape = shapes[k]
            what = namer.name(k, shape)
            where = locator.where(k, what.indicator, self.topic.headline)
            partners.add(where.counterpart_area)
            mode, mode_words = how.modality(self.scan, events, k, shape, self.timeline.published)
            when = _modal(clock.when(k, what.indicator), mode, what)
            if when.rule in ("carried", "none") and mode == "actual" and shape.form in ("level", "rate"):
                when = self._dated(what, when)
            if when.rule == "none" and mode == "actual" and not clock.lasting and self.timeline.published is not None:
                when = When(Period(self.timeline.published, self.timeline.published), when.base, "inferred", "as of publication")
            what, shape = _by_year(what, shape, when)
            reading = self._claim(events, k, shape, what, where, when, mode, credited)
            reading.because["modality"] = mode_words or "default"
            out.append(reading)
            if what.rule == "named" and events.quantities[k].unit != "count" and what.indicator is not None:
                named.append(what.indicator)
        # "That country" is the last sentence's partner if it had just one.
        self.previous = where if len(partners) == 1 and where.counterpart_area is not None and self.around.partner is None else None
        if named:
            # After a sentence on several things, "it" is the article's topic again.
            several = len(set(named)) > 1 and self.topic.headline is not None
            self.topic.indicator = self.topic.headline if several else named[0]
        clock.settle()
        return out

    def _dated(self, what: What, when: When) -> When:
        """A stock without a date of its own is as of publication."""
        entry = registry().get(what.indicator)
        published = self.timeline.published
        if entry is None or not entry.dated or published is None:
            return when
        topical = self.timeline.lead is not None and not self.timeline.main_is_to_date
        if entry.kind == "stock" and when.period is not None and topical:
            return when
        return When(Period(published, published), None, "inferred", "as of publication")

    def _topic(self, events: Events) -> None:
        if events.indicators:
            self.topic.indicator = events.indicators[-1].entry.get("name")

    def _claim(
        self, events: Events, k: int, shape: Shape, what: What, where: Where, when: When, mode: Modality, credited: str | None
    ) -> Reading:
        scan, q = self.scan, events.quantities[k]
        article = scan.article
        start, end = scan.tokens[q.start].start, scan.tokens[q.end - 1].end
        value = shape.value if shape.value is not None else q.obs
        if q.sign < 0 and q.unit == "degC" and shape.form == "level":
            value = -value  # Below zero is a level, no fall.
        item = what.item or q.item
        if how.is_further(events, q):
            item = f"{item}, further" if item else "further"
        if where.subdivision is not None:
            item = f"{item}, {where.subdivision}" if item else where.subdivision
        quote = article.text[start:end]
        decimals = _decimals(q, shape)
        modifier = shape.modifier or q.modifier
        unit = "ratio" if shape.form == "growth_factor" else q.unit
        interval = as_printed(
            value,
            decimals,
            high_value=None if q.high is None else q.high.value,
            modifier=modifier,
            unit_measure=unit,
            form=shape.form,
            direction=shape.direction,
            fraction_digits=prints_fraction_digits(decimals, quote),
            nonnegative=what.indicator is not None and not registry().may_be_negative(what.indicator),
        )
        claim = Claim(
            claim_id=self.scan.claim_id(start, quote),
            article=article.name,
            source=article.source,
            published=article.published,
            lang=article.lang,
            quote=article.text[start:end],
            start=start,
            end=end,
            sentence=article.text[events.sentence.start : events.sentence.end],
            section="headline"
            if events.sentence.section == "headline"
            else "table"
            if events.sentence.section == "table"
            else "body",
            form=shape.form,
            obs_value=_plain(value),
            obs_value_high=None if q.high is None else _plain(q.high.value),
            decimals=decimals,
            low=None if interval.low is None else _outward(interval.low, up=False),
            high=None if interval.high is None else _outward(interval.high, up=True),
            unit_measure=unit,
            modifier=modifier,
            direction=shape.direction,
            indicator=what.indicator,
            item=item,
            ref_area=where.ref_area,
            counterpart_area=where.counterpart_area,
            period_start=None if when.period is None else when.period.start,
            period_end=None if when.period is None else when.period.end,
            time_period=None if when.period is None else when.period.sdmx(),
            base_period_start=None if when.base is None else when.base.start,
            base_period_end=None if when.base is None else when.base.end,
            comparison=how.comparison(events, q, shape),
            price_basis=how.price_basis(events, q),
            modality=mode,
            attribution=credited,
            confidence_indicator=what.confidence,
            confidence_areas=where.confidence,
            confidence_period=when.confidence,
        )
        because = {
            "form": shape.cue,
            "indicator": f"{what.rule} {what.words}".strip(),
            "areas": where.rule,
            "period": f"{when.rule} {when.words}".strip(),
        }
        return Reading(claim, because)


def _began(scan: Scan, events: Events, time: TimeExpr, locator: Locator) -> Reading:
    """A date claim: when an institution, treaty or relation began."""
    article = scan.article
    start, end = scan.tokens[time.start].start, scan.tokens[time.end - 1].end
    period = time.period
    if period is None or period.start is None:
        raise ValueError("a beginning has a date")
    where = locator.around_sentence()
    name = event_name(events)
    claim = Claim(
        claim_id=scan.claim_id(start, article.text[start:end]),
        article=article.name,
        source=article.source,
        published=article.published,
        lang=article.lang,
        quote=article.text[start:end],
        start=start,
        end=end,
        sentence=article.text[events.sentence.start : events.sentence.end],
        section="headline" if events.sentence.section == "headline" else "body",
        form="date",
        obs_value=Decimal(period.start.year),
        decimals=0,
        low=Decimal(period.start.year),
        high=Decimal(period.end.year),
        unit_measure="year",
        indicator=name,
        ref_area=where.ref_area,
        counterpart_area=where.counterpart_area,
        period_start=period.start,
        period_end=period.end,
        time_period=period.sdmx(),
        attribution=how.attribution(scan, events),
        confidence_indicator="stated",
        confidence_areas=where.confidence,
        confidence_period="stated",
    )
    return Reading(claim, {"form": "date of a beginning", "period": scan.slice(time.start, time.end)})


def _plain(value: Decimal) -> Decimal:
    return Decimal(format(value.normalize(), "f"))


def _decimals(q: Quantity, shape: Shape) -> int | None:
    """The last digit printed; an index turned into a factor has two more."""
    decimals = q.numeral.decimals
    if decimals is None:
        return None
    decimals += q.scale
    if q.high is not None and q.high.decimals is not None:
        decimals = min(decimals, q.high.decimals)
    return decimals + 2 if shape.cue == "index" and shape.form == "growth_factor" else decimals


_UP: Final = Context(prec=24, rounding=ROUND_CEILING)
_DOWN: Final = Context(prec=24, rounding=ROUND_FLOOR)


def _outward(bound: Fraction, *, up: bool) -> Decimal:
    """A rational bound as a decimal: exact where it ends, else rounded away from the interval."""
    return _plain((_UP if up else _DOWN).divide(Decimal(bound.numerator), Decimal(bound.denominator)))


def _modal(when: When, mode: Modality, what: What) -> When:
    """Plans and targets run to their deadline; one without a deadline is undated."""
    if mode in ("plan", "target"):
        if when.rule == "carried" or when.period is None:
            return replace(when, period=None, base=None, confidence=None, rule="no deadline")
        return when
    if mode == "forecast" and when.rule == "carried":
        return when
    return when


def _by_year(what: What, shape: Shape, when: When) -> tuple[What, Shape]:
    """Growth over a year that has a name of its own: prices that rose 8 % in a year are inflation of 8 %."""
    entry = registry().get(what.indicator)
    if entry is None or entry.annual is None or shape.form != "growth_percent" or shape.direction == "down":
        return what, shape
    period, base = when.period, when.base
    if period is None or base is None or period.months != 1 or base != period.shifted_years(-1):
        return what, shape
    return replace(what, indicator=entry.annual), replace(shape, form="rate", direction=None)


def _rounds(claim: Claim, twin: Claim) -> bool:
    """Whether a headline's figure is the body's, or a rounding of it."""
    if twin.obs_value is None or claim.obs_value == twin.obs_value:
        return claim.obs_value == twin.obs_value
    return claim.low is not None and claim.high is not None and claim.low <= twin.obs_value <= claim.high


def _like_body(reading: Reading, body: list[Reading]) -> Reading:
    """A headline's figure takes period and areas from the same figure in the body."""
    claim = reading.claim
    for other in body:
        twin = other.claim
        alike = twin.unit_measure == claim.unit_measure and twin.form == claim.form
        if (
            alike
            and _rounds(claim, twin)
            and (claim.indicator in (None, twin.indicator) or reading.because["indicator"].startswith("carried"))
        ):
            because = {**reading.because, "period": "body", "indicator": f"body {twin.indicator}"}
            return Reading(
                replace(
                    claim,
                    indicator=twin.indicator,
                    item=twin.item,
                    ref_area=twin.ref_area,
                    counterpart_area=twin.counterpart_area,
                    period_start=twin.period_start,
                    period_end=twin.period_end,
                    time_period=twin.time_period,
                    base_period_start=twin.base_period_start,
                    base_period_end=twin.base_period_end,
                    confidence_period="resolved" if twin.period_end else None,
                ),
                because,
            )
    return reading


def _muted(scan: Scan, events: Events, mute: Mute) -> Reading:
    article = scan.article
    start, end = scan.tokens[mute.start].start, scan.tokens[mute.end - 1].end
    claim = Claim(
        claim_id=scan.claim_id(start, article.text[start:end]),
        article=article.name,
        source=article.source,
        published=article.published,
        lang=article.lang,
        quote=article.text[start:end],
        start=start,
        end=end,
        sentence=article.text[events.sentence.start : events.sentence.end],
        section=events.sentence.section,
        form=None,
        obs_value=None if mute.value is None else _plain(mute.value),
        decimals=mute.decimals,
        unit_measure=mute.unit,
        set_aside=mute.reason,
    )
    return Reading(claim, {"set_aside": mute.reason})
