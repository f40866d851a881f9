"""Which indicators can have a figure of a unit and form."""

from __future__ import annotations

import tomllib
from functools import cache, lru_cache
from pathlib import Path
from typing import Final

from factcheck.extract.quantity import Quantity
from factcheck.extract.shape import Shape
from factcheck.extract.sizes import is_plausible
from factcheck.model.claim import COMPARING
from factcheck.model.indicator import Indicator, registry
from factcheck.model.unit_scale import is_currency

#: Magnitudes as powers of ten, and currencies in which no single thing costs millions.
_MILLION: Final = 6
_BILLION: Final = 9
_DEAR: Final = frozenset({"USD", "EUR", "GBP"})
#: What one of something costs, what shops sell by, and what a text is on that tells of shops.
_OF_GOODS: Final = frozenset({"price", "fuel_price"})
_SOLD_BY: Final = frozenset({"kilogram", "gram", "liter"})
_ON_INFLATION: Final = frozenset({"inflation", "consumer_prices", "food_prices", "inflation_monthly"})
#: Areas that a weight or volume is per.
_LAND: Final = frozenset({"hectare", "are", "acre"})
#: How the names of means of what people earn end.
_EARNED: Final = ("wage", "income", "pensions", "subsistence_minimum")
#: The dimension of roads and tracks, whose shares are of what goes over them.
_LENGTH: Final = ("kilometer",)
#: Units of the families that goods are sold by.
_GOODS: Final = ("mass", "volume", "area", "energy")
_FAMILIES: Final = Path(__file__).with_name("unit_families.toml")


def fits(name: str | None, q: Quantity, shape: Shape) -> bool:
    """Whether an indicator can have a figure of this unit and form."""
    entry = registry().get(name)
    if entry is None:
        return shape.form in COMPARING or name is not None
    if shape.form in ("growth_factor", "growth_percent", "percentage_points"):
        return entry.dimension != _LENGTH  # "Railways moved 3 % more": no tracks.
    if entry.kind in ("mean", "index", "rate") and is_too_large(q):
        return False
    if is_unit_price(q) and not _is_price(entry):
        return False
    if shape.form == "share":
        return (entry.kind != "rate" or "percent" in entry.dimension) and entry.dimension != _LENGTH  # Of loads, not of tracks.
    if entry.people and _is_fraction(q):
        return False
    return _dimension_fits(entry.dimension, q.unit) and is_plausible(entry, q, shape.form)


def _is_fraction(q: Quantity) -> bool:
    """Whether a figure without a noun is no whole number, so that it counts no people: "aged 26.1", "2.7 children, once 3.1"."""
    return (
        q.noun_at is None
        and q.unit in (None, "count")
        and bool(q.numeral.decimals)
        and not q.numeral.magnitude
        and not q.borrowed
        and q.obs != q.obs.to_integral_value()
    )


def _is_price(entry: Indicator) -> bool:
    """Whether an indicator can be so much money for a unit of goods."""
    by_unit = any(dimension.startswith("currency/") for dimension in entry.dimension)
    return by_unit or (entry.kind not in ("flow", "stock") and not entry.name.endswith(_EARNED))


def is_unit_price(q: Quantity) -> bool:
    """Whether a sum is for one unit of goods: "229 dollars a tonne"; what is paid by the year or to each head is none."""
    return q.currency and q.unit is not None and q.unit.partition("/")[2] in _families_of_goods()


def is_shop_price(name: str | None, q: Quantity, *topics: str | None) -> bool:
    """Whether a sum is what shops ask for one of their goods, in a text on consumer prices; dollars are for trade abroad."""
    money, _, per = (q.unit or "").partition("/")
    sold = q.currency and per in _SOLD_BY and money not in _DEAR
    return sold and name in _OF_GOODS and not _ON_INFLATION.isdisjoint(topics)


def is_of_goods(q: Quantity) -> bool:
    """Whether a figure is in a unit that goods are sold by."""
    return q.unit in _families_of_goods()


def is_too_large(q: Quantity) -> bool:
    """Whether a sum is no price or wage: billions of any currency, millions of one of the dear ones."""
    return q.currency and q.numeral.magnitude >= (_MILLION if q.unit in _DEAR else _BILLION)


def by_weight(name: str | None, mentioned: frozenset[str], q: Quantity, shape: Shape) -> str | None:
    """The part of a flow that an article counts by weight or piece, where the figure is no money: grain for exports in tonnes."""
    entry = registry().get(name)
    if name is None or entry is None or "currency" not in entry.dimension or q.currency or shape.form != "level":
        return name
    parts = [other for other in sorted(mentioned) if other.endswith(f"_{name}") and fits(other, q, shape)]
    return parts[0] if parts else name


@lru_cache(maxsize=4096)
def _dimension_fits(dimensions: tuple[str, ...], unit: str | None) -> bool:
    if unit is None:
        return "count" in dimensions
    first, _, per = unit.partition("/")
    money = is_currency(first)
    family = _families().get(first, frozenset())
    for dimension in dimensions:
        base, _, of = dimension.partition("/")
        if bool(of) != bool(per) and (of or per) in _LAND:
            continue  # A yield is no harvest.
        if base == first or base in family or (money and dimension == "currency"):
            return True
    return False


@cache
def _families_of_goods() -> frozenset[str]:
    """The units that goods are sold by."""
    families = tomllib.loads(_FAMILIES.read_text(encoding="utf-8"))
    return frozenset(unit for family in _GOODS for unit in families[family])


@cache
def _families() -> dict[str, frozenset[str]]:
    """A unit → the units that measure the same thing."""
    families = tomllib.loads(_FAMILIES.read_text(encoding="utf-8")).values()
    return {unit: frozenset(family) for family in families for unit in family}
