"""A growth rate or factor leads from the level of its base period to the level of its period.

Looked at are growth against an earlier period and nominal indicators, within one article; real growth beside nominal levels may
differ. The bounds decide: only growth that no values within them can give is told.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from factcheck.gate.expectations._rows import Offence, Row, expectation
from factcheck.model.claim import decimal_text
from factcheck.model.indicator import registry

#: Lowest and highest new ÷ base; None is unbounded.
Factor = tuple[Decimal | None, Decimal | None]


def offences(rows: Sequence[Row]) -> Iterator[Offence]:
    """Growth that leads from none of its bases to any of its levels; an article may print a level with several roundings."""
    levels: dict[tuple[Any, ...], dict[str | None, list[Row]]] = defaultdict(lambda: defaultdict(list))
    rates = [(row, factor) for row in rows if (factor := _factor(row)) is not None and row.base_period_end is not None]
    articles = {growth.article for growth, _ in rates}
    for row in rows:
        if row.article in articles and row.form == "level" and row.is_certain and row.period_end is not None:
            levels[_key(row, row.period_start, row.period_end)][row.unit_measure].append(row)
    for growth, factor in rates:
        new = levels.get(_key(growth, growth.period_start, growth.period_end), {})
        base = levels.get(_key(growth, growth.base_period_start, growth.base_period_end), {})
        for unit in sorted(new.keys() & base.keys(), key=str):
            pairs = [(n, b) for n in new[unit] for b in base[unit] if _one_body(growth, n, b)]
            if pairs and not any(_fits(n, b, factor) for n, b in pairs):
                yield Offence((growth, *pairs[0]), "offence.growth", _told(growth, *pairs[0]))


def _factor(row: Row) -> Factor | None:
    """New ÷ base of a growth claim that may be set against levels."""
    if row.form not in ("growth_factor", "growth_percent") or not row.is_certain or row.comparison not in (None, "period"):
        return None
    known = registry().get(row.indicator)
    if known is None or known.growth != "nominal" or known.negative:
        return None
    if row.form == "growth_factor":
        # "2.5 times more" is also said of 3.5.
        return row.low, None if row.top is None else row.top + 1
    if row.direction is None:
        return None
    if row.direction == "up":
        return _shifted(row.low, 1), _shifted(row.top, 1)
    return _shifted(row.top, -1), _shifted(row.low, -1)


def _shifted(percent: Decimal | None, sign: int) -> Decimal | None:
    return None if percent is None else 1 + sign * percent / 100


def _fits(new: Row, base: Row, factor: Factor) -> bool:
    """Whether some new = factor · base lies within all bounds; all are taken as not negative."""
    low, high = factor
    if low is not None and base.low is not None and new.top is not None and new.top < low * base.low:
        return False
    return not (high is not None and base.top is not None and new.low is not None and new.low > high * base.top)


def _one_body(growth: Row, new: Row, base: Row) -> bool:
    return not (growth.may_differ_from(new) or growth.may_differ_from(base) or new.may_differ_from(base))


def _told(growth: Row, new: Row, base: Row) -> dict[str, str]:
    about = {"indicator": str(growth.indicator), "unit": str(growth.unit_measure)}
    ranges = {"base": _range(base), "new": _range(new), "growth": _range(growth)}
    return {**about, **ranges, "claims": f"{base.claim_id}, {new.claim_id}, {growth.claim_id}"}


def _range(row: Row) -> str:
    ends = ["…" if end is None else decimal_text(end) for end in (row.low, row.high)]
    return "–".join(ends)


def _key(row: Row, start: date | None, end: date | None) -> tuple[Any, ...]:
    return row.article, row.indicator, row.item, row.ref_area, row.counterpart_area, start, end, row.price_basis


ExpectGrowthToFitItsLevels = expectation(
    "expect_growth_to_fit_its_levels", offences, "a growth rate leads from its base to its level"
)
