"""Times whose unit is left out because it was just named: "290 in the first quarter, 350 in the second"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from factcheck.extract.scan import Scan
from factcheck.extract.time_periods import TimeExpr
from factcheck.model import period as periods

_PARTS: Final = {"quarter": (periods.quarter, 4), "half": (periods.half, 2)}
#: Kinds of phrases that may follow where no noun does.
_NO_NOUN: Final = ("modifier", "direction", "cue", "unit_before")
_CASES: Final = frozenset({"loc", "abl", "dat"})


def read_elided(scan: Scan, at: int, told: Sequence[TimeExpr]) -> TimeExpr | None:
    """The quarter or half-year that the ordinal at a token means after ``told`` times of its sentence, or None."""
    ordinal = scan.match(at, "ordinal")
    model = next((t for t in reversed(told) if t.grain in _PARTS and t.period is not None), None)
    if ordinal is None or model is None or model.period is None or not _stands_alone(scan, at, ordinal.end):
        return None
    if scan.pack.verb_last and not ordinal.features & _CASES:
        return None
    of_year, most = _PARTS[model.grain]
    number = int(ordinal.entry.get("value"))
    if number > most:
        return None
    period = of_year(model.period.end.year, number)
    return model._replace(start=at, end=ordinal.end, period=period, role=None, features=ordinal.features)


def _stands_alone(scan: Scan, at: int, end: int) -> bool:
    """Whether a preposition comes before, where the language has them, and no noun behind."""
    led = scan.pack.verb_last or not scan.kinds[at - 1].isdisjoint(("function", "time_preposition"))
    if end >= len(scan.tokens) or not led:
        return led
    return scan.tokens[end].kind in ("mark", "number") or not scan.kinds[end].isdisjoint(_NO_NOUN)
