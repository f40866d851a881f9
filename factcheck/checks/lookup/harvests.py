"""Harvests with the land they came from and what a hectare gave, as one text tells them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from typing import Final

from factcheck.checks.lookup.facts import Facts
from factcheck.checks.lookup.nearby import near
from factcheck.model.claim import Claim
from factcheck.model.fact import Fact

#: Characters between a yield and the harvest or the land that goes with it.
REACH: Final = 400
_LAND: Final = ("land_area", "sown_area", "harvested_area")
_MASS, _AREA, _YIELD = "[mass]", "[length]**2", "[length]**-2*[mass]"
_HARVEST: Final = "harvest"
#: Crops by the name of their yield where it has one of its own.
_ANY: Final = ("yield_per_hectare", "crop_yield", "yield")


def harvests(facts: Facts) -> Iterator[tuple[Fact, Fact, Fact]]:
    """Harvest, yield and land of one crop in one text, period and area: the nearest of each to the yield."""
    rates: list[Fact] = []
    totals: list[Fact] = []
    land: list[Fact] = []
    for series, measure, _, fact in facts.each_value():
        name = series.indicator or ""
        if measure.dimension == _YIELD:
            rates.append(fact)
        elif measure.dimension == _MASS and name.endswith(_HARVEST):
            totals.append(fact)
        elif measure.dimension == _AREA and name in _LAND:
            land.append(fact)
    for rate in rates if totals and land else ():
        for claim in rate.claims:
            pairs = product(_around(claim, rate, totals), _around(claim, rate, land))
            found = [(a + b, total.name, count.name, total, count) for (a, total), (b, count) in pairs if _same_crop(total, count)]
            if found:
                *_, total, count = min(found)
                yield total, rate, count
                break


def _around(claim: Claim, rate: Fact, facts: list[Fact]) -> Iterator[tuple[int, Fact]]:
    """The facts that may go with a yield, and how far from it they stand; what comes behind it counts as twice as far."""
    for fact in facts:
        if _goes_with(fact, rate) and _same_crop(fact, rate):
            for own in near(fact, claim, REACH):
                distance = (claim.start or 0) - (own.start or 0)
                yield (distance if distance > 0 else -2 * distance), fact


def _goes_with(fact: Fact, rate: Fact) -> bool:
    a, b = fact.key, rate.key
    return (a.ref_area, a.period, a.modality) == (b.ref_area, b.period, b.modality)


def _crop(fact: Fact) -> str | None:
    """What was grown; None where the words leave it open."""
    key, name = fact.key, fact.key.indicator or ""
    if key.item is not None:
        return key.item
    if name.endswith(_HARVEST):
        return name.removesuffix(_HARVEST).rstrip("_") or None
    return None if name in (*_LAND, *_ANY) else name.partition("_")[0]


def _same_crop(one: Fact, other: Fact) -> bool:
    crops = {_crop(one), _crop(other)} - {None}
    return len(crops) < 2
