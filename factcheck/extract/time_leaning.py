"""By how much an expression leans on another period: "a year earlier", "the same period", "three months before"."""

from __future__ import annotations

from typing import Final

from factcheck.extract.time_atoms import Atoms

#: Months of a unit of time.
MONTHS: Final = {"year": 12, "half": 6, "quarter": 3, "month": 1}


def leans(a: Atoms) -> bool:
    """Whether the words are read against the period spoken of."""
    return a.relative_unit is not None and a.anchor == "context" and a.year is None and not a.months


def shift_of(a: Atoms) -> int | None:
    """By how many months "a year earlier" leans; None for the period or week before."""
    return (
        None if a.relative_unit in ("period", "week") else MONTHS.get(a.relative_unit or "", 0) * a.relative_offset * (a.count or 1)
    )


def same_shift(a: Atoms) -> int:
    """By how many months "the same period" leans: a year back, or none where the words only point ("over this same period")."""
    if a.offset is not None:
        return 12 * a.offset
    if a.relative_unit == "year":
        return 12 * a.relative_offset
    return 0 if a.pointing else -12


def crosses(a: Atoms) -> bool:
    """Whether a range of months ends in the next year: "October to March"."""
    return len(a.months) == 2 and a.months[0] > a.months[1]
