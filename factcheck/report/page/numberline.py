"""The intervals of a finding on one line: where bars do not meet, no value fits both."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations
from typing import Final

from factcheck.model.finding import Step
from factcheck.report.page.series import hundredths

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


def number_line(steps: tuple[Step, ...]) -> NumberLine | None:
    """The line, scaled to the two steps that miss each other most narrowly; None when no two are comparable."""
    bounded = [(step.interval.low, step.interval.high, step) for step in steps]
    finite = [(low, high, step) for low, high, step in bounded if low is not None and high is not None]
    pair = _closest(finite)
    if pair is None:
        return None
    left, right = pair
    spread = right[1] - left[0]
    low, high = left[0] - spread * MARGIN, right[1] + spread * MARGIN
    bars = tuple(Bar(step, *_place(a, b, low, high)) for a, b, step in finite if a >= low and b <= high)
    gap = _place(left[1], right[0], low, high) if right[0] > left[1] else None
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
