"""The distinct figures that texts print for a fact, each with the claims that print it."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from functools import cache

from factcheck.explain.fit import Bounds, scaled
from factcheck.model.claim import Claim, Confidence
from factcheck.model.fact import Fact
from factcheck.model.figure import canonical, printed_value
from factcheck.model.indicator import registry
from factcheck.model.interval import Interval, Mode, Reading

#: Confidence in a claim's meaning, from sure to chosen.
STRENGTHS: tuple[Confidence, ...] = ("stated", "resolved", "inferred")
_MODIFIERS = {"exact": 0, "about": 2, "range": 3}


class Printed:
    """One figure of one fact; claims that print it stand in the order of articles and places.

    Frozen but for its bounds, which are worked out once. A big table has hundreds of thousands of figures: nothing else is kept.
    """

    __slots__ = ("_hard", "_soft", "claim", "claims", "fact")

    def __init__(self, fact: Fact, claims: tuple[Claim, ...]) -> None:
        self.fact = fact
        self.claims = claims
        self.claim = claims[0]
        self._hard: Bounds | None = None
        self._soft: Bounds | None = None

    @property
    def value(self) -> Fraction:
        """The printed value in the units of the fact."""
        return printed_value(self.claim)

    @property
    def ends(self) -> tuple[Fraction | None, Fraction | None]:
        """Lowest and highest in the nearest mode and hard reading."""
        interval = self.interval()
        return interval.low, interval.high

    def bounds(self, mode: Mode, reading: Reading) -> Bounds:
        """What it can stand for as bounds for the quick test, not below what the fact can be."""
        if mode != "nearest":
            return self._within(mode, reading)
        known = self._hard if reading == "hard" else self._soft
        if known is None:
            alike = reads_alike(self.claim)
            known = self._within("nearest", "hard" if alike else reading)
            if alike or reading == "hard":
                self._hard = known
            if alike or reading == "soft":
                self._soft = known
        return known

    def _within(self, mode: Mode, reading: Reading) -> Bounds:
        interval = self.interval(mode, reading)
        low, high = scaled(interval.low, interval.high)
        bottom = floor(self.fact)
        return (bottom if bottom is not None and (low is None or low < bottom) else low), high

    @property
    def by_article(self) -> dict[str, Claim]:
        """The claim to show of each article that prints it: body before headline, earliest."""
        found: dict[str, Claim] = {}
        for claim in sorted(self.claims, key=_place) if len(self.claims) > 1 else self.claims:
            found.setdefault(claim.article, claim)
        return found

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


def _place(claim: Claim) -> tuple[bool, int, str]:
    return claim.section == "headline", claim.start or 0, claim.claim_id


def floor(fact: Fact) -> int | None:
    """Zero for what cannot be negative."""
    key = fact.key
    if key.figure in ("change", "points", "date") or key.dimension == "degC":
        return None
    if key.figure in ("growth", "share"):
        return 0
    return _floor_of_value(key.indicator, key.dimension)


@cache
def _floor_of_value(indicator: str | None, dimension: str | None) -> int | None:
    entry = registry().nearest(indicator)
    if entry is None:
        return 0 if dimension == "count" else None
    return None if entry.negative or (entry.kind == "rate" and dimension == "percent") else 0


def strength(claim: Claim) -> Confidence:
    """How sure it is what a claim is about: the weakest of indicator, areas and period."""
    confidences = (claim.confidence_indicator, claim.confidence_areas, claim.confidence_period)
    return max((c for c in confidences if c is not None), key=STRENGTHS.index, default="stated")


def printed_figures(fact: Fact) -> tuple[Printed, ...]:
    """The figures of a fact, best first: surest meaning, exact before open, finest digits, then by value."""
    if len(fact.claims) == 1:
        return (Printed(fact, fact.claims),)
    groups: dict[tuple[object, ...], list[Claim]] = {}
    for claim in fact.claims:
        groups.setdefault(_as_printed(claim), []).append(claim)
    if len(groups) == 1:
        return (Printed(fact, fact.claims),)
    return tuple(sorted((Printed(fact, tuple(claims)) for claims in groups.values()), key=_rank))


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


def reads_alike(claim: Claim) -> bool:
    """Whether the hard and the soft reading are one: no modifier, and a last digit that is not a zero which may be round."""
    if claim.modifier != "exact" or claim.decimals is None or claim.obs_value_high is not None or claim.obs_value is None:
        return False
    return claim.prints_fraction_digits or claim.obs_value.scaleb(claim.decimals) % 10 != 0


def _rank(figure: Printed) -> tuple[object, ...]:
    surest = min(STRENGTHS.index(strength(claim)) for claim in figure.claims)
    low, high = figure.bounds("nearest", "soft")
    is_open = low is None or high is None
    width = 0 if low is None or high is None else high - low
    return surest, figure.is_range, is_open, _MODIFIERS.get(figure.claim.modifier, 1), width, figure.value, figure.key()
