"""The intervals of a finding on one line: where bars do not meet, no value fits both."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations
from typing import Final

from factcheck.model.finding import Step
from factcheck.report.page.series import hundredths

#: Relations whose two sides are one value, so that bars that do not meet leave no value for it. Other relations only compare.
EQUATIONS: Final = frozenset(
    {"same-fact", "sum-of-parts", "growth", "growth-mix", "period-sum", "share", "unit", "date", "translation"}
)
#: Free space on either side of the two bars that matter, in parts of what they span.
MARGIN: Final = Fraction(1, 5)
#: A bar is never drawn thinner than this, in per cent of the width.
THINNEST: Final = Fraction(6, 10)


@dataclass(frozen=True, slots=True)
class Bar:
    """A step's bar in per cent of the line's width; ``x`` and ``width`` as SVG wants them."""

    step: Step
    x: str
    width: str


@dataclass(frozen=True, slots=True)
class NumberLine:
    """Bars on one scale from ``low`` to ``high``, and the gap between the two that do not meet."""

    bars: tuple[Bar, ...]
    low: Fraction
    high: Fraction
    gap: tuple[str, str] | None


def number_line(steps: Sequence[Step], *, must_meet: bool) -> NumberLine | None:
    """The line, scaled to the two steps that miss each other most narrowly; None when no two are comparable.

    The gap between the two is marked where they ``must_meet``.
    """
    bounded = [(step.interval.low, step.interval.high, step) for step in steps]
    finite = [(low, high, step) for low, high, step in bounded if low is not None and high is not None]
    pair = _closest(finite)
    if pair is None:
        return None
    left, right = pair
    spread = right[1] - left[0]
    low, high = left[0] - spread * MARGIN, right[1] + spread * MARGIN
    bars = tuple(Bar(step, *_place(a, b, low, high)) for a, b, step in finite if a >= low and b <= high)
    gap = _place(left[1], right[0], low, high) if must_meet and right[0] > left[1] else None
    return NumberLine(bars, low, high, gap)


Ends = tuple[Fraction, Fraction, Step]


def _closest(finite: list[Ends]) -> tuple[Ends, Ends] | None:
    """The two bars nearest to each other without meeting, else the two widest apart; they must be of one size."""
    best: tuple[Fraction, Ends, Ends] | None = None
    for a, b in combinations(finite, 2):
        left, right = (a, b) if a[:2] <= b[:2] else (b, a)
        size = max(abs(left[0]), abs(right[1]))
        distance = right[0] - left[1]
        if size == 0 or distance <= 0 or distance > size:
            continue
        if best is None or distance / size < best[0]:
            best = (distance / size, left, right)
    return None if best is None else best[1:]


def _place(a: Fraction, b: Fraction, low: Fraction, high: Fraction) -> tuple[str, str]:
    start = (a - low) / (high - low) * 100
    width = max((b - a) / (high - low) * 100, THINNEST)
    return f"{hundredths(start)}%", f"{hundredths(width)}%"
