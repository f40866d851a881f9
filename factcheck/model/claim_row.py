"""One row of a claim table read as a claim: types, vocabularies and defaults, and what is wrong where.

A row is a mapping of column to value, as it comes from JSON, CSV cells, Parquet or a frame. Only ``obs_value``,
``unit_measure``, ``indicator``, ``ref_area`` and a period must be there; DESIGN §2 has the defaults.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from difflib import get_close_matches
from functools import lru_cache
from hashlib import sha256
from typing import Any, Final

from factcheck.model import cells, units
from factcheck.model.cells import CellError
from factcheck.model.claim import COLUMNS, Claim, decimal_text
from factcheck.model.numbers import bound_text
from factcheck.model.period import Period
from factcheck.model.time_period import from_sdmx

#: Columns without which a table says too little; a period is needed too, as ``period_end`` or ``time_period``.
REQUIRED: Final = ("obs_value", "unit_measure", "indicator", "ref_area")
PERIOD: Final = ("period_end", "time_period")

KNOWN: Final = frozenset((*COLUMNS, "set_aside"))
#: Column, reason, cure.
Fault = tuple[str, str, str]

_ABSENT: Final = object()
_CELLS: Final[tuple[tuple[str, Callable[[Any], Any]], ...]] = tuple((name, cells.READERS[name]) for name in (*COLUMNS, "set_aside"))


class RowError(ValueError):
    """A row that is no claim; ``faults`` are (column, reason, cure).

    ``claim`` is what the row says where every cell can be read and only their meaning is impossible (a period that runs backwards,
    an unknown unit): the gate's expectations look at such rows, nothing else does.
    """

    def __init__(self, faults: list[Fault], claim: Claim | None = None) -> None:
        super().__init__("; ".join(f"{column}: {reason} ({cure})" for column, reason, cure in faults))
        self.faults = faults
        self.claim = claim


def from_json(row: Mapping[str, Any], *, article: str = "table") -> Claim:
    """The claim of a row; RowError names every fault. ``article`` stands in where the row names none."""
    faults = list(_header_faults(tuple(row)))
    values: dict[str, Any] = {}
    for name, read in _CELLS:
        raw = row.get(name, _ABSENT)
        if raw is None:
            values[name] = None
        elif raw is not _ABSENT:
            try:
                values[name] = read(raw)
            except CellError as bad:
                faults.append((name, bad.reason, bad.cure))
    if faults:
        raise RowError(faults)
    faults = _period_faults(values) + _value_faults(values)
    claim = _claim(row, values, article)
    if faults:
        raise RowError(faults, claim)
    return claim


def _claim(row: Mapping[str, Any], values: dict[str, Any], article: str) -> Claim:
    """The claim of cells that were read, with the defaults of those that are absent."""
    for name in ("modifier", "modality"):
        if name in values and values[name] is None:
            del values[name]
    value = values["obs_value"]
    if "decimals" not in row and value is not None:
        values["decimals"] = cells.decimals_of(row["obs_value"], value)
    if not values.get("article"):
        values["article"] = article
    if not values.get("claim_id"):
        values["claim_id"] = _row_id(values)
    claim = Claim(**values)
    return claim if "low" in row or "high" in row else with_bounds(claim)


def with_bounds(claim: Claim) -> Claim:
    """The claim with ``low`` and ``high`` of its hard reading; repeating fractions are rounded outward (15 digits)."""
    if claim.obs_value is None:
        return claim
    interval = claim.interval()
    low, high = bound_text(interval.low, upper=False), bound_text(interval.high, upper=True)
    return replace(claim, low=None if low is None else Decimal(low), high=None if high is None else Decimal(high))


def header_faults(columns: list[str]) -> list[Fault]:
    """What a table's columns lack or misspell, once for the table; empty when it can be read."""
    return list(_header_faults(tuple(columns)))


@lru_cache(maxsize=1024)
def _header_faults(columns: tuple[str, ...]) -> tuple[Fault, ...]:
    """The same, remembered: the rows of a table have the same keys."""
    faults = _misspelt(columns)
    faults += [(name, "the column is missing", "add it, empty where nothing is known") for name in REQUIRED if name not in columns]
    if not any(name in columns for name in PERIOD):
        faults.append(("time_period", "the period is missing", "add time_period, or period_start and period_end"))
    return tuple(faults)


def _misspelt(columns: tuple[str, ...]) -> list[Fault]:
    """Foreign columns are welcome; one that is nearly ours is a slip, and a lost ``modality`` would turn a plan into a fact."""
    absent = [name for name in (*COLUMNS, "set_aside") if name not in columns]
    faults: list[Fault] = []
    for name in columns:
        if name in KNOWN:
            continue
        near = get_close_matches(str(name).strip().lower(), absent, n=1, cutoff=0.85)
        if near:
            faults.append((str(name), "unknown column", f"did you mean {near[0]}? Rename it"))
    return faults


def period_of(
    start: date | None, end: date | None, text: str | None, base_start: date | None, base_end: date | None
) -> tuple[Any, ...]:
    """The five cells of a row's periods with what follows from them; RowError where they do not agree."""
    values = {
        "period_start": start,
        "period_end": end,
        "time_period": text,
        "base_period_start": base_start,
        "base_period_end": base_end,
    }
    faults = _period_faults(values)
    if faults:
        raise RowError(faults)
    return tuple(values.values())


def _period_faults(values: dict[str, Any]) -> list[Fault]:
    """Fill ``time_period`` from the days or the days from it; two that differ, or run backwards, are faults."""
    start, end, text = values.get("period_start"), values.get("period_end"), values.get("time_period")
    base_start, base_end = values.get("base_period_start"), values.get("base_period_end")
    for prefix, first, last in (("", start, end), ("base_", base_start, base_end)):
        names = f"{prefix}period_start", f"{prefix}period_end"
        if first is not None and last is None and (prefix or not text):
            return [(names[1], f"{names[0]} has no end", f"fill {names[1]}; a single day is both")]
        if first is not None and last is not None and first > last:
            return [(names[1], f"the period runs backwards: {first} to {last}", f"swap {names[0]} and {names[1]}")]
    if not text:
        values["time_period"] = None if end is None else _sdmx(start, end)
        return []
    try:
        named = from_sdmx(text)
    except ValueError as error:
        reason, _, cure = str(error).partition("; ")
        return [("time_period", reason, cure or "mend it, or leave it empty and fill period_start and period_end")]
    if (start or end) and (start, end) != (named.start, named.end):
        days = f"period_start and period_end say {start} to {end}"
        return [("time_period", f"{text} is {named.start} to {named.end}, but {days}", "make them agree, or leave one empty")]
    values["period_start"], values["period_end"] = named.start, named.end
    return []


@lru_cache(maxsize=1 << 14)
def _sdmx(start: date | None, end: date) -> str | None:
    return Period(start, end).sdmx()


def _value_faults(values: dict[str, Any]) -> list[Fault]:
    unit, value, high = values.get("unit_measure"), values.get("obs_value"), values.get("obs_value_high")
    cure = None if unit is None else units.fault(unit)
    if cure is not None:
        return [("unit_measure", f"unknown unit {unit!r}", cure)]
    if value is None and values.get("set_aside") is None:
        return [("obs_value", "is empty", "give the figure, or leave the row out")]
    if value is not None and high is not None and high < value:
        return [("obs_value_high", f"{high} is below obs_value {value}", "swap the ends of the range")]
    start, end = values.get("start"), values.get("end")
    if start is not None and end is not None and start >= end:
        return [("end", f"the span ends at {end} before it starts at {start}", "mend start and end, or leave both empty")]
    return []


def _row_id(values: Mapping[str, Any]) -> str:
    """Twelve hex digits over what the row says, whatever its place in the table or the spelling of its numbers."""
    text = "\0".join(f"{name}={_canonical(value)}" for name, value in sorted(values.items()) if value is not None)
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:12]


def _canonical(value: Any) -> str:
    if isinstance(value, Decimal):
        return decimal_text(value)
    return value.isoformat() if isinstance(value, date) else str(value)
