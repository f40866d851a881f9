"""Which spellings ``unit_measure`` may have: ISO 4217 codes, a few words of our own, and pint's names of units."""

from __future__ import annotations

import re
from difflib import get_close_matches
from functools import cache
from typing import Any, Final

from factcheck.model.unit_scale import DEFINITIONS

#: Units that are neither money nor physical.
OWN: Final = ("percent", "percentage_point", "ratio", "count", "year")

_KINDS: Final = (
    "write an ISO 4217 code, percent, percentage_point, ratio, count, year, or a unit in pint's spelling (tonne/hectare)"
)

#: Terms joined by * and /, each with an optional whole power: tonne/hectare, meter**3, 1/year.
_TERM = r"(?:[A-Za-z_]+|1)(?:\s*\*\*\s*-?[1-9])?"
_EXPRESSION = re.compile(rf"{_TERM}(?:\s*[*/]\s*{_TERM})*")
_NAME = re.compile(r"[A-Za-z_]+")


@cache
def fault(unit: str) -> str | None:
    """What is wrong with a spelling and what to write instead; None when it is known."""
    if unit in OWN or unit in currencies():
        return None
    if not _EXPRESSION.fullmatch(unit):
        return _KINDS
    for name in _NAME.findall(unit):
        cure = _name_fault(name)
        if cure is not None:
            return cure
    return None


@cache
def currencies() -> frozenset[str]:
    """ISO 4217 codes, former ones included, from CLDR."""
    from babel.core import get_global

    return frozenset(get_global("all_currencies"))


@cache
def _usual() -> frozenset[str]:
    """The units news print, with prefixes: known without loading pint."""
    defined = [line.partition("=")[0].strip() for line in DEFINITIONS.read_text(encoding="utf-8").splitlines() if "=" in line]
    prefixes = [name.removesuffix("-") for name in defined if name.endswith("-")]
    units = [name for name in defined if not name.endswith("-") and not name.startswith("#")]
    return frozenset(prefix + unit for prefix in ("", *prefixes) for unit in units)


@cache
def _name_fault(name: str) -> str | None:
    if name in OWN or name in currencies() or name in _usual():
        return None
    registry = _pint()
    readings = registry.parse_unit_name(name)
    full = {prefix + spelling for prefix, unit, _ in readings for spelling in _spellings(unit)}
    if name in full:
        return None
    if full:
        # A symbol: T is tesla to pint and a tonne to a clerk, so only words are taken.
        return f"write the unit in full: {_best(name, full)}"
    if name.upper() in currencies():
        return f"did you mean {name.upper()}?"
    near = get_close_matches(name, [*OWN, *sorted(currencies()), *_words()], n=1, cutoff=0.75)
    return f"did you mean {near[0]}?" if near else _KINDS


def _best(name: str, full: set[str]) -> str:
    """The full spelling closest to what was written; "tonnes" gives tonne rather than metric_ton."""
    near = get_close_matches(name, sorted(full), n=1, cutoff=0.5)
    return near[0] if near else min(full, key=lambda spelling: (spelling == "metric_ton", spelling))


def _spellings(unit: str) -> tuple[str, ...]:
    """The name of a pint unit and its word aliases, without symbols ("degC" stays: it is how temperatures are written)."""
    definition = _pint()._units[unit]
    aliases = (alias for alias in definition.aliases if len(alias) > 3)
    return (definition.name, *aliases)


@cache
def _words() -> tuple[str, ...]:
    return tuple(sorted(name for name in _pint()._units if len(name) > 3 and name.isascii()))


@cache
def _pint() -> Any:
    import pint

    return pint.UnitRegistry()
