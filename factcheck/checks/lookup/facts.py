"""Facts found by what they are about: by series, then by measure, then by period. Every look-up is a dictionary's."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from factcheck.checks.lookup.identities import Identity
from factcheck.model.claim import Claim
from factcheck.model.fact import Fact, FactKey
from factcheck.model.period import Period


class Series(NamedTuple):
    """What is measured, of whom, and how it is meant; a series has values at periods."""

    indicator: str | None
    item: str | None
    ref_area: str | None
    counterpart_area: str | None
    modality: str
    side: str | None
    scope: str | None


class Measure(NamedTuple):
    """The unit's dimension, the price basis, and for rates what they are against, as a shape ("1 month before")."""

    dimension: str | None
    price_basis: str | None = None
    against: str | None = None


class Facts:
    """All facts of a run, and those that relations imply.

    ``values`` are levels and rates by series, measure and period (None where unknown); the other figures are lists by series.
    """

    def __init__(self, facts: Iterable[Fact], stories: Mapping[str, str], identities: tuple[Identity, ...]) -> None:
        self.all: tuple[Fact, ...] = tuple(facts)
        self.stories = stories
        self.identities = identities
        self.values: dict[Series, dict[Measure, dict[Period | None, Fact]]] = {}
        self.growths: dict[Series, list[Fact]] = {}
        self.changes: dict[Series, list[Fact]] = {}
        self.points: dict[Series, list[Fact]] = {}
        self.shares: dict[Series, dict[Period | None, Fact]] = {}
        self.dates: list[Fact] = []
        self._implied: dict[tuple[Series, Measure, Period], Fact] = {}
        self._ends: dict[str, dict[int, tuple[Claim, Fact]]] | None = None
        lists = {"growth": self.growths, "change": self.changes, "points": self.points}
        for fact in self.all:
            key = fact.key
            series = series_of(fact)
            if key.figure == "value":
                self.values.setdefault(series, {}).setdefault(measure_of(key), {})[key.period] = fact
            elif key.figure == "share":
                self.shares.setdefault(series, {})[key.period] = fact
            elif key.figure == "date":
                self.dates.append(fact)
            else:
                lists[key.figure].setdefault(series, []).append(fact)

    def value(self, series: Series, measure: Measure, period: Period) -> Fact | None:
        """The stated value, if any."""
        return self.values.get(series, {}).get(measure, {}).get(period)

    def value_or_implied(self, series: Series, measure: Measure, period: Period) -> Fact:
        """The stated value, else the fact that nobody states, the same at every call."""
        stated = self.value(series, measure, period)
        if stated is not None:
            return stated
        place = (series, measure, period)
        fact = self._implied.get(place)
        if fact is None:
            fact = self._implied[place] = _implied(series, measure, period)
        return fact

    def right_before(self, claim: Claim, reach: int) -> Fact | None:
        """The value whose figure stands before a claim's in its sentence, at most so many characters away."""
        if claim.start is None:
            return None
        if self._ends is None:
            self._ends = {}
            for _, _, _, fact in self.each_value():
                for own in fact.claims:
                    if own.end is not None:
                        self._ends.setdefault(own.article, {})[own.end] = (own, fact)
        ends = self._ends.get(claim.article, {})
        end = next(filter(ends.__contains__, range(claim.start, claim.start - reach, -1)), None)
        if end is None:
            return None
        own, fact = ends[end]
        return fact if own.sentence == claim.sentence else None

    def implied(self) -> Iterator[tuple[Series, Measure, Period, Fact]]:
        """The facts implied so far."""
        for (series, measure, period), fact in list(self._implied.items()):
            yield series, measure, period, fact

    def each_value(self) -> Iterator[tuple[Series, Measure, Period | None, Fact]]:
        """Every stated value."""
        for series, measures in self.values.items():
            for measure, periods in measures.items():
                for period, fact in periods.items():
                    yield series, measure, period, fact


def series_of(fact: Fact) -> Series:
    """The series a fact is a point of."""
    key = fact.key
    return Series(key.indicator, key.item, key.ref_area, key.counterpart_area, key.modality, fact.side, fact.scope)


def measure_of(key: FactKey) -> Measure:
    """In what a value is measured."""
    return Measure(key.dimension, key.price_basis, _against(key.period, key.base))


def _against(period: Period | None, base: Period | None) -> str | None:
    """The shape of a rate's base, the same for the same rate of another month."""
    if base is None:
        return None
    if period is not None and period.start is not None and (period.start - base.end).days == 1:
        return f"{base.months} months before"
    return f"{base.start}..{base.end}"


def _implied(series: Series, measure: Measure, period: Period) -> Fact:
    key = FactKey(
        indicator=series.indicator,
        item=series.item,
        ref_area=series.ref_area,
        counterpart_area=series.counterpart_area,
        dimension=measure.dimension,
        period=period,
        modality=series.modality,
        price_basis=measure.price_basis,
        figure="value",
    )
    parts = [str(part) for part in (*series, *measure, period.start, period.end) if part is not None]
    return Fact("implied " + " ".join(parts), key, (), (), series.scope, series.side)
