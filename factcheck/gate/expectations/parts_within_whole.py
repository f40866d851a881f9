"""A part is not larger than its whole.

The whole is the row without an item, of the same article, indicator, areas, unit, period and price basis. Looked at are flows and
stocks that cannot be negative: a part of a balance may exceed it, and a mean has no parts. The bounds decide, so rounding excuses.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache
from typing import Any

from factcheck.gate.expectations._rows import Offence, Row, expectation
from factcheck.model.claim import decimal_text
from factcheck.model.indicator import registry


def offences(rows: Sequence[Row]) -> Iterator[Offence]:
    """Pairs of a part and a smaller whole; where a whole is printed with several roundings, the largest counts."""
    levels = [row for row in rows if row.form == "level" and row.is_certain and _can_be_split(row.indicator)]
    wholes: dict[tuple[Any, ...], Row] = {}
    for row in levels:
        if row.item is None:
            before = wholes.get(_key(row))
            wholes[_key(row)] = row if before is None or _top(row) > _top(before) else before
    for part in levels:
        whole = wholes.get(_key(part))
        if part.item is None or part.low is None or whole is None or part.may_differ_from(whole):
            continue
        if whole.top is None or part.low <= whole.top:
            continue
        params = {
            "item": part.item,
            "low": decimal_text(part.low),
            "indicator": str(part.indicator),
            "high": decimal_text(whole.top),
        }
        yield Offence((part, whole), "offence.part", {**params, "claims": f"{part.claim_id}, {whole.claim_id}"})


def _top(row: Row) -> Decimal:
    return Decimal("Infinity") if row.top is None else row.top


@cache
def _can_be_split(indicator: str | None) -> bool:
    known = registry()
    return known.kind(indicator) in ("flow", "stock") and indicator is not None and not known.may_be_negative(indicator)


def _key(row: Row) -> tuple[Any, ...]:
    areas = row.ref_area, row.counterpart_area
    return row.article, row.indicator, areas, row.unit_measure, row.period_start, row.period_end, row.price_basis


ExpectPartsWithinTheirWhole = expectation("expect_parts_within_their_whole", offences, "no part is larger than its whole")
