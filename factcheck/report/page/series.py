"""Charts of figures over time: each claim a bar as wide as its period and as high as its interval."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Final

from factcheck.model.claim import Claim
from factcheck.report.index import Index
from factcheck.report.page.states import State, state_of

HEIGHT: Final = 160
#: Most charts on a page; those with clashes come first.
MOST: Final = 60
#: A bar is never thinner than this: height in pixels, width in per cent.
#: Steps between values on the axis, times a power of ten.
FACTORS: Final = (Decimal(1), Decimal(2), Decimal("2.5"), Decimal(5), Decimal(10))
LEAST_HEIGHT: Final = 5
LEAST_WIDTH: Final = Fraction(12, 10)
#: The axis starts at zero unless all values lie in the upper part of it.
FROM_ZERO: Final = Fraction(1, 2)
DRAWN_FORMS: Final = frozenset({"level", "rate"})


@dataclass(frozen=True, slots=True)
class Bar:
    """One claim: x and width in per cent, y and height in pixels."""

    claim: Claim
    state: State
    x: str
    width: str
    y: str
    height: str


@dataclass(frozen=True, slots=True)
class Tick:
    """A line across the chart with its label's value (a year's first day, or an amount)."""

    place: str
    value: date | Decimal


@dataclass(frozen=True, slots=True)
class Series:
    """Claims of one indicator, area pair and unit."""

    first: Claim
    bars: tuple[Bar, ...]
    years: tuple[Tick, ...]
    amounts: tuple[Tick, ...]

    @property
    def clashes(self) -> bool:
        """Whether a figure of it stands in a finding."""
        return any(bar.state in ("error", "warning") for bar in self.bars)


def all_series(claims: Iterable[Claim], index: Index) -> list[Series]:
    """Every series of at least two figures, those with clashes first; at most ``MOST`` of them are drawn by the page."""
    grouped: dict[tuple[str | None, ...], list[Claim]] = {}
    for claim in claims:
        if _is_drawn(claim):
            key = (claim.indicator, claim.item, claim.ref_area, claim.counterpart_area, claim.unit_measure)
            grouped.setdefault(key, []).append(claim)
    drawn = [_series(members, index) for members in grouped.values() if len(members) > 1]
    return sorted(drawn, key=lambda series: (not series.clashes, -len(series.bars)))


def _is_drawn(claim: Claim) -> bool:
    return (
        claim.indicator is not None
        and claim.form in DRAWN_FORMS
        and claim.obs_value is not None
        and claim.period_end is not None
        and claim.modality == "actual"
    )


def _series(claims: list[Claim], index: Index) -> Series:
    spans = [_span(claim) for claim in claims]
    first_day = min(start for start, _ in spans)
    last_day = max(end for _, end in spans)
    days = max(1, (last_day - first_day).days + 1)
    ends = [_ends(claim) for claim in claims]
    top = max(high for _, high in ends)
    bottom = min(low for low, _ in ends)
    if bottom >= 0 and bottom < top * FROM_ZERO:
        bottom = Fraction(0)
    room = (top - bottom) or abs(top) or Fraction(1)
    bottom, top = (bottom - room / 10 if bottom else bottom), top + room / 10
    bars = []
    for claim, (start, end), (low, high) in zip(claims, spans, ends, strict=True):
        x = Fraction((start - first_day).days * 100, days)
        width = max(Fraction(((end - start).days + 1) * 100, days), LEAST_WIDTH)
        y = (top - high) / (top - bottom) * HEIGHT
        height = max((high - low) / (top - bottom) * HEIGHT, Fraction(LEAST_HEIGHT))
        bars.append(Bar(claim, state_of(claim, index), _per_cent(min(x, 100 - LEAST_WIDTH)), _per_cent(width), _px(y), _px(height)))
    return Series(claims[0], tuple(bars), _years(first_day, last_day, days), _amounts(bottom, top))


def _span(claim: Claim) -> tuple[date, date]:
    end = claim.period_end
    if end is None:
        raise ValueError(f"claim {claim.claim_id} has no period")
    return claim.period_start or end, end


def _ends(claim: Claim) -> tuple[Fraction, Fraction]:
    """The bar's ends; an open end is drawn at the printed value."""
    interval = claim.interval()
    value = Fraction(claim.obs_value or 0)
    return (value if interval.low is None else interval.low), (value if interval.high is None else interval.high)


def _years(first: date, last: date, days: int) -> tuple[Tick, ...]:
    """New Year's days within the chart, thinned to six; the ends of the chart where there are fewer than two."""
    starts = [date(year, 1, 1) for year in range(first.year, last.year + 1) if date(year, 1, 1) >= first]
    if len(starts) < 2:
        starts = [first] if first == last else [first, last]
    step = -(-len(starts) // 6)
    return tuple(Tick(_per_cent(Fraction((day - first).days * 100, days)), day) for day in starts[::step])


def _amounts(bottom: Fraction, top: Fraction) -> tuple[Tick, ...]:
    """Three to five round values on the axis."""
    step = Decimal(1)
    while step * 3 < top - bottom:
        step *= 10
    while step * 3 > top - bottom:
        step /= 10
    factor = next(f for f in FACTORS if step * f * 4 >= top - bottom)
    step *= factor
    start = -(-bottom // Fraction(step))
    values = [step * n for n in range(int(start), int(start) + 6) if bottom <= step * n <= top]
    return tuple(Tick(_px((top - Fraction(value)) / (top - bottom) * HEIGHT), value) for value in values)


def _per_cent(value: Fraction) -> str:
    return f"{hundredths(value)}%"


def _px(value: Fraction) -> str:
    return str(hundredths(value))


def hundredths(value: Fraction) -> Decimal:
    """Rounded for drawing."""
    return Decimal(round(value * 100)) / 100
