"""Units as a dimension and a factor: 3 thousand tonnes and 3 kilotonnes are one thing, dollars and tenge never are.

Conversion factors are pint's, from a registry of the units news print; an unusual unit is looked up in pint's full registry. Each
currency is a dimension of its own, and so are counts, per cent and percentage points.
"""

from __future__ import annotations

import re
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any, Final

DEFINITIONS: Final = Path(__file__).with_name("units.txt")

#: Units that need no conversion and are their own dimension.
_PLAIN: Final = frozenset({"percent", "percentage_point", "permille", "ratio", "count", "degC"})
_CODE = re.compile(r"[A-Z]{3}")
_NAME = re.compile(r"[A-Za-z_]+")


def is_currency(unit: str | None) -> bool:
    """Whether a unit, or the dimension it is of, is money: an ISO 4217 code."""
    return unit is not None and _CODE.fullmatch(unit) is not None


@cache
def scale(unit: str | None) -> tuple[str | None, Fraction]:
    """(dimension, factor to that dimension's base unit). An unknown unit is its own dimension."""
    if unit is None or unit in _PLAIN or is_currency(unit):
        return unit, Fraction(1)
    for registry in (_small, _full):
        found = _in(registry(), unit)
        if found is not None:
            return found
    return unit, Fraction(1)


def _in(registry: Any, unit: str) -> tuple[str, Fraction] | None:
    import pint

    for code in set(_NAME.findall(unit)):
        if (is_currency(code) or code in _PLAIN) and code not in registry:
            registry.define(f"{code} = [{code}]")
    try:
        quantity = registry.Quantity(1, unit).to_base_units()
    except (pint.errors.PintError, AttributeError, ValueError, TypeError):
        return None
    powers = sorted((name, Fraction(power)) for name, power in quantity.dimensionality.items() if power)
    return "*".join(name if power == 1 else f"{name}**{power}" for name, power in powers), Fraction(str(quantity.magnitude))


@cache
def _small() -> Any:
    import pint

    registry: Any = pint.UnitRegistry(None, non_int_type=Fraction)
    for line in DEFINITIONS.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            registry.define(line)
    return registry


@cache
def _full() -> Any:
    import pint

    return pint.UnitRegistry(non_int_type=Fraction)
