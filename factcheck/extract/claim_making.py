"""Claims made of what was read: a figure with its fields, the date of a beginning, a number that claims nothing."""

from __future__ import annotations

from decimal import ROUND_CEILING, ROUND_FLOOR, Context, Decimal
from fractions import Fraction
from functools import lru_cache, partial
from typing import Final

from factcheck.extract import how
from factcheck.extract.beginnings import event_name
from factcheck.extract.events import Events, Mute
from factcheck.extract.located import Where
from factcheck.extract.owners import Owners
from factcheck.extract.quantity import Quantity
from factcheck.extract.scan import Scan
from factcheck.extract.shape import Shape
from factcheck.extract.time_periods import TimeExpr
from factcheck.extract.timeline import When
from factcheck.extract.what import What
from factcheck.languages.item_names import goods_in, named
from factcheck.languages.owner_names import is_one_name
from factcheck.model.claim import Claim, Modality, prints_fraction_digits
from factcheck.model.indicator import registry
from factcheck.model.interval import as_printed
from factcheck.model.value import Value, slotted

#: Digits of a bound that is no finite decimal.
_DIGITS: Final = 24
_WHOLE: Final = 10**_DIGITS
_UP: Final = Context(prec=_DIGITS, rounding=ROUND_CEILING)
_DOWN: Final = Context(prec=_DIGITS, rounding=ROUND_FLOOR)


@slotted
class Found(Value):
    """What was found out about a figure, field group by field group."""

    shape: Shape
    what: What
    where: Where
    when: When
    modality: Modality
    modality_words: str


class ClaimMaker:
    """Makes the claims of one sentence, which share its text, article and section."""

    def __init__(self, scan: Scan, events: Events) -> None:
        self.scan = scan
        self.events = events
        self._owners = Owners(scan, events)
        article, sentence = scan.article, events.sentence
        self._claim = partial(
            Claim,
            article=article.name,
            source=article.source,
            published=article.published,
            lang=article.lang,
            sentence=article.text[sentence.start : sentence.end],
        )

    @property
    def _section(self) -> str:
        section = self.events.sentence.section
        return section if section in ("headline", "table") else "body"

    def figure(self, q: Quantity, found: Found, credited: str | None) -> Claim:
        """The claim of a quantity."""
        shape, what, where, when = found.shape, found.what, found.where, found.when
        start, end, quote = self._span(q.start, q.end)
        value = q.obs if shape.value is None else shape.value
        if q.sign < 0 and q.unit == "degC" and shape.form == "level":
            value = -value  # Below zero is a level, no fall.
        high_value = None if q.high is None else q.high.value
        decimals = _decimals(q, shape)
        modifier = shape.modifier or q.modifier
        unit = "ratio" if shape.form == "growth_factor" else q.unit if q.per is None else f"{q.unit}/{q.per}"
        interval = as_printed(
            value,
            decimals,
            high_value=high_value,
            modifier=modifier,
            unit_measure=unit,
            form=shape.form,
            direction=shape.direction,
            fraction_digits=prints_fraction_digits(decimals, quote),
            nonnegative=what.indicator is not None and not registry().may_be_negative(what.indicator),
        )
        comparison = how.comparison(self.scan, self.events, q, shape)
        period = when.period
        base = when.base
        if comparison == "plan" and not any(time.start >= q.end for time in self.events.times):
            base = period  # The plan is for the same time.
        return self._claim(
            claim_id=self.scan.claim_id(start, quote),
            quote=quote,
            start=start,
            end=end,
            section=self._section,
            form=shape.form,
            obs_value=_plain(value),
            obs_value_high=None if high_value is None else _plain(high_value),
            decimals=decimals,
            low=None if interval.low is None else _outward(interval.low, _DOWN),
            high=None if interval.high is None else _outward(interval.high, _UP),
            unit_measure=unit,
            modifier=modifier,
            direction=shape.direction,
            indicator=what.indicator,
            item=self._item(q, what, where),
            ref_area=where.ref_area,
            counterpart_area=where.counterpart_area,
            period_start=None if period is None else period.start,
            period_end=None if period is None else period.end,
            time_period=None if period is None else period.sdmx(),
            base_period_start=None if base is None else base.start,
            base_period_end=None if base is None else base.end,
            comparison=comparison,
            price_basis=how.price_basis(self.scan, self.events, q, shape, what.indicator),
            modality=found.modality,
            attribution=credited,
            confidence_indicator=what.confidence,
            confidence_areas=where.confidence,
            confidence_period=when.confidence,
        )

    def _item(self, q: Quantity, what: What, where: Where) -> str | None:
        """The part of the indicator, with what sets it apart from the whole: a further figure, a region of the country."""
        further = "further" if how.is_further(self.events, q) else None
        # TEU and their like are units, and so no part of what they count.
        counted = None if q.borrowed or (what.rule == "noun" and q.noun_at is None) else q.item
        part: str | None = what.item or counted
        if part is not None and part == q.item and q.unit == "count":
            part = self._with_noun(q, part)
        owner = self._owners.owner(q, what.indicator) if where.counterpart_area is None else None
        if owner is not None and part is not None and is_one_name(owner, part):
            part, owner = (part, None) if named(owner) == part else (None, owner)
        return ", ".join(filter(None, (part, further, owner, where.subdivision))) or None

    def _with_noun(self, q: Quantity, part: str) -> str:
        """What is counted with the noun behind it, where only both name goods: "42,300 passenger cars"."""
        behind = self.scan.tokens[q.end] if q.end < self.events.sentence.last else None
        if behind is None or behind.kind != "word" or not behind.text.islower() or any(goods_in([part])):
            return part
        both = f"{part} {behind.text}"
        return both if any(to == len(both.split()) and not at for at, to, _ in goods_in(both.split())) else part

    def beginning(self, time: TimeExpr, where: Where) -> Claim:
        """A date claim: when an institution, treaty or relation began."""
        period = time.period
        if period is None or period.start is None:
            raise ValueError("a beginning has a date")
        start, end, quote = self._span(time.start, time.end)
        return self._claim(
            claim_id=self.scan.claim_id(start, quote),
            quote=quote,
            start=start,
            end=end,
            section="headline" if self.events.sentence.section == "headline" else "body",
            form="date",
            obs_value=Decimal(period.start.year),
            decimals=0,
            low=Decimal(period.start.year),
            high=Decimal(period.end.year),
            unit_measure="year",
            indicator=event_name(self.events),
            ref_area=where.ref_area,
            counterpart_area=where.counterpart_area,
            period_start=period.start,
            period_end=period.end,
            time_period=period.sdmx(),
            attribution=how.attribution(self.scan, self.events),
            confidence_indicator="stated",
            confidence_areas=where.confidence,
            confidence_period="stated",
        )

    def muted(self, mute: Mute) -> Claim:
        """A number that claims nothing."""
        start, end, quote = self._span(mute.start, mute.end)
        return self._claim(
            claim_id=self.scan.claim_id(start, quote),
            quote=quote,
            start=start,
            end=end,
            section=self.events.sentence.section,
            form=None,
            obs_value=None if mute.value is None else _plain(mute.value),
            decimals=mute.decimals,
            unit_measure=mute.unit,
            set_aside=mute.reason,
        )

    def _span(self, first: int, last: int) -> tuple[int, int, str]:
        start, end = self.scan.starts[first], self.scan.ends[last - 1]
        return start, end, self.scan.article.text[start:end]


def _decimals(q: Quantity, shape: Shape) -> int | None:
    """The last digit printed; an index turned into a factor has two more."""
    decimals = q.numeral.decimals
    if decimals is None:
        return None
    decimals += q.scale
    if q.high is not None and q.high.decimals is not None:
        decimals = min(decimals, q.high.decimals)
    return decimals + 2 if shape.cue == "index" and shape.form == "growth_factor" else decimals


@lru_cache(maxsize=1 << 13)
def _plain(value: Decimal) -> Decimal:
    """The same value without trailing zeros behind the mark, and with those before it."""
    return Decimal(format(value.normalize(), "f"))


def _outward(bound: Fraction, rounding: Context) -> Decimal:
    """A rational bound as a decimal: exact where it ends, else rounded away from the interval."""
    over, under = bound.as_integer_ratio()
    if under == 1 and -_WHOLE < over < _WHOLE:
        return Decimal(over)
    return _plain(rounding.divide(Decimal(over), Decimal(under)))
