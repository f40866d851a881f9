"""The distinct figures that texts print for a fact, each with the claims that print it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from factcheck.model.claim import Claim, Confidence
from factcheck.model.fact import Fact
from factcheck.model.figure import canonical, printed_value
from factcheck.model.interval import Interval, Mode, Reading

#: Confidence in a claim's meaning, from sure to chosen.
STRENGTHS: tuple[Confidence, ...] = ("stated", "resolved", "inferred")
_MODIFIERS = {"exact": 0, "about": 2, "range": 3}


@dataclass(frozen=True, slots=True, eq=False)
class Printed:
    """One figure of one fact; claims that print it stand in the order of articles and places."""

    fact: Fact
    claims: tuple[Claim, ...]

    @property
    def claim(self) -> Claim:
        """The first claim that prints it."""
        return self.claims[0]

    @property
    def value(self) -> Fraction:
        """The printed value in the units of the fact."""
        return printed_value(self.claim)

    @property
    def is_range(self) -> bool:
        """Whether it is a range over parts or an expectation rather than one value."""
        return self.claim.modifier == "range" or self.claim.obs_value_high is not None

    def interval(self, mode: Mode = "nearest", reading: Reading = "hard") -> Interval:
        """What it can stand for, in the units of the fact."""
        return canonical(self.claim, mode, reading)

    def key(self) -> tuple[str, ...]:
        """The figure as text, for ids: value, digits and modifier."""
        c = self.claim
        return tuple(str(part) for part in (c.obs_value, c.obs_value_high, c.modifier, c.direction))


def strength(claim: Claim) -> Confidence:
    """How sure it is what a claim is about: the weakest of indicator, areas and period."""
    confidences = (claim.confidence_indicator, claim.confidence_areas, claim.confidence_period)
    return max((c for c in confidences if c is not None), key=STRENGTHS.index, default="stated")


def printed_figures(fact: Fact) -> tuple[Printed, ...]:
    """The figures of a fact, best first: surest meaning, exact before open, finest digits, then by value."""
    groups: dict[tuple[object, ...], list[Claim]] = {}
    for claim in fact.claims:
        groups.setdefault(_as_printed(claim), []).append(claim)
    figures = [Printed(fact, tuple(claims)) for claims in groups.values()]
    return tuple(figures) if len(figures) == 1 else tuple(sorted(figures, key=_rank))


def of_article(figures: Iterable[Printed], article: str) -> Printed | None:
    """The best figure that an article prints."""
    return next((figure for figure in figures if any(c.article == article for c in figure.claims)), None)


def _as_printed(claim: Claim) -> tuple[object, ...]:
    if claim.form == "date":
        return claim.period_start, claim.period_end
    return (
        claim.obs_value,
        claim.obs_value_high,
        claim.decimals,
        claim.modifier,
        claim.unit_measure,
        claim.form,
        claim.direction if claim.form not in ("level", "rate", "share") else None,
    )


def _rank(figure: Printed) -> tuple[object, ...]:
    surest = min(STRENGTHS.index(strength(claim)) for claim in figure.claims)
    interval = figure.interval("nearest", "soft")
    is_open = interval.low is None or interval.high is None
    width = Fraction(0) if interval.low is None or interval.high is None else interval.high - interval.low
    return surest, figure.is_range, is_open, _MODIFIERS.get(figure.claim.modifier, 1), width, figure.value, figure.key()
