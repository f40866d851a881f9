"""Which indicators can have a figure of a unit and form."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Final

from factcheck.extract.quantity import Quantity
from factcheck.extract.shape import Shape
from factcheck.model.claim import COMPARING
from factcheck.model.indicator import Indicator, registry

_FAMILIES: Final = Path(__file__).with_name("unit_families.toml")


def fits(name: str | None, q: Quantity, shape: Shape) -> bool:
    """Whether an indicator can have a figure of this unit and form."""
    entry = registry().get(name)
    if entry is None:
        return shape.form in COMPARING or name is not None
    if shape.form in ("growth_factor", "growth_percent", "percentage_points"):
        return True
    if shape.form == "share":
        return entry.kind != "rate" or "percent" in entry.dimension
    return _dimension_fits(entry, q.unit)


def by_weight(name: str | None, mentioned: frozenset[str], q: Quantity, shape: Shape) -> str | None:
    """The indicator under which a flow of money is counted in tonnes or pieces: one the article mentions, else its volume."""
    if name is None or fits(name, q, shape):
        return name
    parts = [other for other in sorted(mentioned) if other.endswith(f"_{name}") and fits(other, q, shape)]
    if parts:
        return parts[0]
    volume = f"{name}_volume"
    return name if registry().get(volume) is None else volume


def _dimension_fits(entry: Indicator, unit: str | None) -> bool:
    if unit is None:
        return "count" in entry.dimension
    first = unit.partition("/")[0]
    is_currency = len(first) == 3 and first.isupper()
    family = _families().get(first, frozenset())
    for dimension in entry.dimension:
        base = dimension.partition("/")[0]
        if base == first or base in family or (is_currency and dimension == "currency"):
            return True
    return False


@cache
def _families() -> dict[str, frozenset[str]]:
    """A unit → the units that measure the same thing."""
    families = tomllib.loads(_FAMILIES.read_text(encoding="utf-8")).values()
    return {unit: frozenset(family) for family in families for unit in family}
