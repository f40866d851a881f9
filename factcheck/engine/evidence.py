"""How much a slip would explain: likelihood of the printed figure if it was made, against coincidence.

Given a printed figure and the range in which it would agree with the others, a slip explains the contradiction where what may have
been meant lies in the range, and the better the less likely that is by chance, in the manner of Bayes:

* a slip that leads back to few figures (swapped digits) is surprising if it hits a narrow range: its evidence is
  share ÷ ways × (part of the range covered) × (number of distinguishable figures of that size);
* a slip that leads anywhere in a stretch (another figure altogether) has share ÷ ln(stretch) × (part of the range covered).

The sum over all slips is the ``evidence``; ``factor`` turns it into the multiplier of a figure's weight, from 1 (nothing speaks
for a slip) down to 1/4 (a thousand to one), so that a source four times as reliable is never overruled by a slip.

Heuristic on purpose, and with ``highs`` the only floats of the engine: evidence ranks guesses for an editor, and never touches a
verdict, a conflict or a range. Cost: about a hundred candidates for a figure, 50 microseconds.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import log
from typing import Final

from factcheck.engine.printed import Meant, Printed
from factcheck.engine.slips import SLIPS, STRETCHES
from factcheck.model.interval import Interval

#: An unbounded range is taken to end this many times above the figure.
_FAR: Final = 1_000
#: Evidence below this names no slip.
_COINCIDENCE: Final = 0.1


@dataclass(slots=True)
class Evidence:
    """The sum over slips so far, what speaks for no slip in particular, and the best slip."""

    total: float = 0.0
    plain: float = 0.0
    best: float = 0.0
    name: str | None = None

    def add(self, name: str | None, evidence: float) -> None:
        """Count a slip; None for a figure that is simply another one."""
        self.total += evidence
        if name is None:
            self.plain += evidence
        elif evidence > self.best:
            self.best, self.name = evidence, name

    @property
    def slip(self) -> str | None:
        """The likeliest slip, if it is likelier than no particular one and no mere coincidence."""
        return self.name if self.best > max(self.plain, _COINCIDENCE) else None


def explained(p: Printed, span: Interval) -> Evidence:
    """The evidence that some slip led to the printed figure from one in ``span``."""
    evidence = Evidence()
    low, high = _ends(span, p)
    for slip in SLIPS:
        meant = list(slip.meant(p))
        if meant:
            evidence.add(slip.name, slip.share / len(meant) * _hit(meant, low, high) * p.figures)
    for stretch in STRETCHES:
        if stretch.roles is None or p.role in stretch.roles:
            ends = sorted((p.count / stretch.high, p.count / stretch.low))
            share = stretch.share / log(stretch.high / stretch.low)
            evidence.add(stretch.name, share * _covered(ends[0], ends[1], low, high))
    if span.low is None or span.high is None:
        # Anything hits a range without an end.
        evidence.name = None
    return evidence


def agrees(p: Printed, span: Interval) -> float:
    """The evidence that the printed figure is one of ``span``, where that is the range of something else than was claimed."""
    return _covered(p.count - 0.5, p.count + 0.5, *_ends(span, p)) * p.figures


def _ends(span: Interval, p: Printed) -> tuple[float, float]:
    """The range in units of the last digit, cut where nobody would look any more."""
    far = Fraction(max(abs(p.count), 1.0)) * _FAR
    low = None if span.low is None else span.low / p.unit
    high = None if span.high is None else span.high / p.unit
    if low is None:
        low = -far if high is None else min(-far, high - far)
    if high is None:
        high = max(far, low + far)
    edge = far**8
    return float(max(-edge, min(edge, low))), float(max(-edge, min(edge, high)))


def _hit(meant: list[Meant], low: float, high: float) -> float:
    """The parts of [low, high] that the figures cover, added up; nearly all of them cover nothing."""
    hit = 0.0
    for value, unit in meant:
        if value - unit / 2 <= high and value + unit / 2 >= low:
            hit += _covered(value - unit / 2, value + unit / 2, low, high)
    return hit


def _covered(a: float, b: float, low: float, high: float) -> float:
    """The part of [low, high] that [a, b] covers."""
    if high <= low:
        return 1.0 if a <= low <= b else 0.0
    return max(0.0, min(b, high) - max(a, low)) / (high - low)


def factor(evidence: float) -> Fraction:
    """The multiplier of a figure's weight: 1 without evidence, 1/4 at a thousand to one, in steps of a thousandth."""
    strength = min(log(1 + evidence) / log(1000), 1.0)
    return Fraction(round(1000 * 4**-strength), 1000)
