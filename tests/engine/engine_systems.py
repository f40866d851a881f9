"""Short spellings of systems for the tests of this folder."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Any

from factcheck.model.interval import Interval
from factcheck.model.system import Growth, Row, Sum, System, SystemFact


def fact(name: str, value: str | None = None, decimals: Any = 0, **more: Any) -> SystemFact:
    """A figure as printed, or with ``value`` None what is known of a fact that nobody states (``low`` as text)."""
    for end in ("low", "high"):
        if isinstance(more.get(end), str):
            more[end] = Fraction(more[end])
    return SystemFact(name, None if value is None else Decimal(value), None if value is None else decimals, **more)


def facts(text: str) -> list[SystemFact]:
    """``T=86.8 X=? M=>0 P=100/-1 q=10.5/INF``: decimals from the digits or behind a slash; ``?`` nothing, ``>0`` not negative."""
    return [_fact(*part.split("=", 1)) for part in text.split()]


def _fact(name: str, printed: str) -> SystemFact:
    if printed == "?":
        return SystemFact(name)
    if printed == ">0":
        return SystemFact(name, low=Fraction(0))
    value, _, decimals = printed.partition("/")
    digits = len(value.partition(".")[2])
    return fact(name, value, "INF" if decimals == "INF" else int(decimals or digits))


def system(figures: str | list[SystemFact], *rows: Row, mode: Any = "nearest") -> System:
    """A system with the id ``s``."""
    return System("s", tuple(facts(figures) if isinstance(figures, str) else figures), rows, mode)


def total(name: str, *parts: str) -> Sum:
    """``total("T", "X", "-M")``: T = X − M."""
    return Sum(name, tuple((p.lstrip("-"), Fraction(-1 if p.startswith("-") else 1)) for p in parts))


def grew(new: str, base: str, factor: str) -> Growth:
    """new = base · factor."""
    return Growth(new, base, factor=factor)


def span(low: str | None, high: str | None, *opened: str) -> Interval:
    """An interval by its ends as text; ``opened`` names the ends that are not in it."""
    ends = [None if end is None else Fraction(end) for end in (low, high)]
    return Interval(ends[0], ends[1], "low" in opened, "high" in opened)
