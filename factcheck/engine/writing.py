"""A system as the JSON that ``read_systems`` reads: what ``factcheck check --show-system`` prints."""

from __future__ import annotations

from decimal import Context, Decimal, Inexact
from fractions import Fraction
from math import lcm
from typing import Any, Final

from factcheck.model.claim import decimal_text
from factcheck.model.numbers import bound_text
from factcheck.model.system import Duplicate, Growth, Linear, Order, Product, Ratio, Row, Share, Sum, System, SystemFact

#: More digits than any figure has; what does not end within them does not end.
_DIGITS: Final = Context(prec=200, traps=[Inexact])


def to_json(system: System) -> dict[str, Any]:
    """The system with its numbers as decimal strings.

    Bounds that no decimal can hold (one third) are rounded outward to 15 digits, so that a system that was inconsistent by less
    than that may read as consistent; everything else is exact.
    """
    return {
        "id": system.id,
        "mode": system.mode,
        "facts": [{"name": fact.name, **_figure(fact), **_weight(fact)} for fact in system.facts],
        "relations": [_row(row) for row in system.rows],
    }


def _figure(fact: SystemFact) -> dict[str, Any]:
    shown: dict[str, Any] = {}
    if fact.value is not None:
        shown["value"] = decimal_text(fact.value)
    elif fact.given:
        shown["value"] = None
    if fact.decimals is not None:
        shown["decimals"] = fact.decimals
    if fact.low is not None:
        shown["low"] = _decimal(fact.low) or bound_text(fact.low, upper=False)
    if fact.high is not None:
        shown["high"] = _decimal(fact.high) or bound_text(fact.high, upper=True)
    opened = [end for end, is_open in (("low", fact.low_open), ("high", fact.high_open)) if is_open]
    return {**shown, "open": opened} if opened else shown


def _weight(fact: SystemFact) -> dict[str, Any]:
    if fact.weight is None:
        return {"fixed": True}
    return {} if fact.weight == 1 else {"weight": _decimal(fact.weight) or bound_text(fact.weight, upper=True)}


def _ratio(ratio: Ratio | None) -> Any:
    return _figure(ratio) if isinstance(ratio, SystemFact) else ratio


def _row(row: Row) -> dict[str, Any]:
    match row:
        case Sum():
            return {"type": "sum", "total": row.total, "parts": [[name, _exact(weight)] for name, weight in row.parts]}
        case Growth():
            ratios = {"factor": row.factor, "percent": row.percent, "change": row.change}
            given = {name: _ratio(ratio) for name, ratio in ratios.items() if ratio is not None}
            return {"type": "growth", "new": row.new, "base": row.base, **given}
        case Share():
            return {"type": "share", "part": row.part, "whole": row.whole, "percent": _ratio(row.percent)}
        case Product():
            return {"type": "product", "total": row.total, "rate": _ratio(row.rate), "count": row.count}
        case Order():
            return {"type": "order", "less": row.less, "more": row.more}
        case Duplicate():
            return {"type": "duplicate", "facts": list(row.facts)}
        case Linear():
            # Whole coefficients: a row says the same times any positive number, and thirds are no decimals.
            times = lcm(row.rhs.denominator, *(coefficient.denominator for _, coefficient in row.terms))
            terms = [[name, _exact(coefficient * times)] for name, coefficient in row.terms]
            return {"type": "linear", "terms": terms, "op": row.op, "rhs": _exact(row.rhs * times)}


def _exact(value: Fraction) -> str:
    """A number that is a decimal; ValueError where it is none, as rounding it would change the row."""
    text = _decimal(value)
    if text is None:
        raise ValueError(f"{value} is no decimal")
    return text


def _decimal(value: Fraction) -> str | None:
    """All digits of a number, None where they do not end."""
    try:
        return decimal_text(_DIGITS.divide(Decimal(value.numerator), Decimal(value.denominator)))
    except Inexact:
        return None
