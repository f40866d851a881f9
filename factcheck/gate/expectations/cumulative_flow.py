"""A flow from the same first day does not shrink as its period grows: January–July is not below January–June.

Looked at are flows that cannot be negative, within one article. The bounds decide, so rounding excuses.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache
from typing import Any

from factcheck.gate.expectations._rows import Offence, Row, expectation
from factcheck.model.claim import decimal_text
from factcheck.model.indicator import registry


def offences(rows: Sequence[Row]) -> Iterator[Offence]:
    """Pairs of a longer period and a larger shorter one."""
    series: dict[tuple[Any, ...], list[Row]] = defaultdict(list)
    for row in rows:
        if row.form == "level" and row.is_certain and row.period_start and row.period_end and _grows(row.indicator):
            series[_key(row)].append(row)
    for same in series.values():
        yield from _falls(sorted(same, key=_end))


def _falls(rows: Sequence[Row]) -> Iterator[Offence]:
    """In order of their last day: each row against the highest low end of the shorter periods."""
    top: Row | None = None
    waiting: Row | None = None
    last: date | None = None
    for row in rows:
        if row.period_end != last:
            top = _higher(top, waiting)
            waiting, last = None, row.period_end
        if top is not None and top.low is not None and row.top is not None and row.top < top.low and not row.may_differ_from(top):
            longer = {"indicator": str(row.indicator), "longer": str(row.period_end), "high": decimal_text(row.top)}
            shorter = {"shorter": str(top.period_end), "low": decimal_text(top.low)}
            yield Offence((row, top), "offence.flow", {**longer, **shorter, "claims": f"{row.claim_id}, {top.claim_id}"})
        waiting = _higher(waiting, row)


def _higher(a: Row | None, b: Row | None) -> Row | None:
    if a is None or a.low is None:
        return b
    return b if b is not None and b.low is not None and b.low > a.low else a


@cache
def _grows(indicator: str | None) -> bool:
    known = registry()
    return known.kind(indicator) == "flow" and indicator is not None and not known.may_be_negative(indicator)


def _end(row: Row) -> date:
    return row.period_end or date.min


def _key(row: Row) -> tuple[Any, ...]:
    areas = row.ref_area, row.counterpart_area
    return row.article, row.indicator, row.item, areas, row.unit_measure, row.period_start, row.price_basis


ExpectCumulativeFlowsNotToFall = expectation(
    "expect_cumulative_flows_not_to_fall", offences, "a flow from the same first day never shrinks as its period grows"
)
