"""Which message a conflict is told with, and its parameters: one writer a rule."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction

from factcheck.explain.conflict import Conflict
from factcheck.explain.digits import decimal
from factcheck.explain.growth_told import growth, growth_chain, growth_mix, nested
from factcheck.explain.sheet import Value, weight_of_mean
from factcheck.explain.telling import Implied, Telling, Told, figure_param, period_param, times_param
from factcheck.model.claim import decimal_text
from factcheck.model.system import Sum


def told(conflict: Conflict, implied: Implied) -> Told:
    """Message key and parameters."""
    telling = Telling(conflict, implied)
    write = _WRITERS.get(conflict.relation.rule)
    return write(telling) if write is not None else telling.together()


def _same(telling: Telling) -> Told:
    conflict = telling.conflict
    first, second = conflict.chosen.values()
    fact = first.fact
    params = {
        "what": telling.what(fact),
        "a": figure_param(first),
        "b": figure_param(second),
        "when": period_param(fact.key.period),
    }
    if conflict.rule == "target":
        return "target.differs", params
    if fact.key.period is None:
        return "same-fact.undated", params
    # Where another rounding rule lets both stand, it is the rounding that is off.
    return ("same-fact.rounding" if "rounding" in conflict.lowered_by else "same-fact.differs"), params


def _date(telling: Telling) -> Told:
    first, second = telling.conflict.chosen.values()
    return "date.differs", {"a": period_param(first.claim.period), "b": period_param(second.claim.period)}


def _target(telling: Telling) -> Told:
    if telling.relation.in_role("same"):
        return _same(telling)
    if telling.relation.in_role("part"):
        return _share(telling)
    if telling.relation.in_role("new"):
        return growth(telling)
    target, actual = telling.relation.the("target"), telling.relation.the("actual")
    a, b = telling.sheet.value(target), telling.sheet.value(actual)
    assert a is not None
    assert b is not None
    return ("target.unmet" if telling.relation.rows else "target.progress"), {
        "what": telling.what(target),
        "target": telling.printed(target),
        "actual": telling.printed(actual),
        "times": times_param(a.over(b).number),
        "when": period_param(actual.key.period),
    }


def _sum(telling: Telling) -> Told:
    relation, sheet = telling.relation, telling.sheet
    if relation.in_role("mean"):
        return _mean_over_time(telling)
    whole = relation.in_role("total") or relation.in_role("whole")
    signs = {n: (1 if w > 0 else -1) for row in relation.rows for n, w in getattr(row, "parts", ())}
    parts = [(fact, value) for fact, value in sheet.values("part") if fact.name in telling.conflict.chosen]
    total = Value(Fraction(0), (Fraction(0), Fraction(0)), ())
    for fact, value in parts:
        total = total.plus(value, signs.get(fact.name, 1))
    unstated = any(fact.name not in telling.chosen for fact in relation.in_role("part"))
    if relation.rule == "period-sum":
        key = "period-sum.differs"
    elif relation.in_role("total") or any(isinstance(row, Sum) for row in relation.rows):
        key = "sum-of-parts.remainder" if unstated else "sum-of-parts.differs"
    else:
        key = "sum-of-parts.exceeds" if len(parts) > 1 else "sum-of-parts.part"
    return key, {
        "what": telling.what(whole[0] if len(parts) != 1 else parts[0][0]),
        "when": period_param(whole[0].key.period),
        "sum": telling.amount(whole[0], total.number),
        "total": telling.printed(whole[0]),
    }


def _mean_over_time(telling: Telling) -> Told:
    whole = telling.relation.the("mean")
    lowest, highest = telling.relation.the("lowest"), telling.relation.the("highest")
    key, end = ("period-sum.lowest", lowest) if lowest.name in telling.conflict.chosen else ("period-sum.highest", highest)
    return key, {
        "what": telling.what(whole),
        "when": period_param(whole.key.period),
        "mean": telling.printed(whole),
        "end": telling.printed(end),
        "end_when": period_param(end.key.period),
    }


def _share(telling: Telling) -> Told:
    relation, sheet = telling.relation, telling.sheet
    parts, wholes, shares = sheet.values("part"), sheet.values("whole"), sheet.values("share")
    if parts and wholes and shares:
        part, whole = parts[0], wholes[0]
        ratio = part[1].number / whole[1].number * 100
        return "share.differs", {
            "what": telling.what(part[0]),
            "when": period_param(part[0].key.period),
            "part": telling.printed(part[0]),
            "whole": telling.printed(whole[0]),
            "computed": {"value": decimal_text(decimal(ratio)), "unit": "percent", "digits": 3},
            "printed": telling.printed(shares[0][0]),
        }
    if relation.in_role("part"):
        return telling.together()
    fact = shares[0][0]
    partners = len({share.key.counterpart_area for share, _ in shares}) > 1
    total = sum((value.number for _, value in shares), Fraction(0))
    return "share.over_hundred", {
        # Shares by partner are shares of what all partners make together.
        "what": telling.what(fact, item=False) | ({"counterpart_area": None} if partners else {}),
        "when": period_param(fact.key.period),
        "sum": {"value": decimal_text(decimal(total)), "unit": "percent"},
    }


def _per_unit(telling: Telling) -> Told:
    sheet, relation = telling.sheet, telling.relation
    amounts, counts = sheet.values("amount"), sheet.values("count")
    if len(amounts) == 2 and len(counts) == 2:
        ratios = [a.number / c.number for (_, a), (_, c) in zip(amounts, counts, strict=True)]
        return "per-unit.apart", {
            "amount": telling.printed(amounts[0][0]),
            "count": telling.printed(counts[0][0]),
            "other": telling.printed(amounts[1][0]),
            "base": telling.printed(counts[1][0]),
            "times": times_param(max(ratios) / min(ratios)),
        }
    total, rate = relation.the("total"), relation.the("rate")
    rates, times = sheet.values("rate"), weight_of_mean(relation)
    if not rates or (times is None and not counts):
        return telling.together()
    mean = rates[0][1].number
    if times is not None:
        return "per-unit.mean", {
            "what": telling.what(total),
            "when": period_param(total.key.period),
            "rate": telling.printed(rate),
            "n": int(times),
            "computed": telling.amount(total, mean * times),
            "printed": telling.printed(total),
        }
    product = mean * counts[0][1].number
    return "per-unit.product", {
        "what": telling.what(total),
        "when": period_param(total.key.period),
        "rate": telling.printed(rate),
        "count": telling.printed(counts[0][0]),
        "computed": telling.amount(total, product),
        "printed": telling.printed(total),
    }


def _magnitude(telling: Telling) -> Told:
    a, b = telling.relation.the("earlier"), telling.relation.the("later")
    one, other = telling.sheet.value(a), telling.sheet.value(b)
    assert one is not None
    assert other is not None
    return "magnitude.apart", {
        "what": telling.what(a),
        "a": telling.printed(a),
        "a_when": period_param(a.key.period),
        "b": telling.printed(b),
        "b_when": period_param(b.key.period),
        "times": times_param(max(one.number, other.number) / min(one.number, other.number)),
    }


def _mirror(telling: Telling) -> Told:
    own, theirs = telling.relation.the("own"), telling.relation.the("theirs")
    a, b = telling.sheet.value(own), telling.sheet.value(theirs)
    assert a is not None
    assert b is not None
    if b.number < a.number:
        own, theirs, a, b = theirs, own, b, a
    params = {
        "what": telling.what(telling.relation.the("own")),
        "when": period_param(own.key.period),
        "own": telling.printed(own),
        "theirs": telling.printed(theirs),
    }
    if telling.conflict.outcome != "implausible" or not a.number:
        return "mirror.differs", params
    return "mirror.apart", {**params, "times": times_param(b.number / a.number)}


def _unit(telling: Telling) -> Told:
    relation = telling.relation
    if relation.in_role("total"):
        product = telling.sheet.values("rate")[0][1].number * telling.sheet.values("count")[0][1].number
        total = relation.the("total")
        return "unit.exchanged", {
            "what": telling.what(total),
            "when": period_param(total.key.period),
            "a": telling.printed(relation.the("count")),
            "rate": telling.printed(relation.the("rate")),
            "computed": telling.amount(total, product),
            "printed": telling.printed(total),
        }
    rate, other = relation.facts
    return "unit.differs", {
        "what": telling.what(rate),
        "when": period_param(rate.key.period),
        "a": telling.printed(rate),
        "b": telling.printed(other),
    }


def _headline(telling: Telling) -> Told:
    return "headline-body.absent", {"printed": telling.printed(telling.relation.the("headline"))}


def _translation(telling: Telling) -> Told:
    versions = telling.relation.in_role("version")
    if len(versions) == 2:
        return "translation.differs", {"a": telling.printed(versions[0]), "b": telling.printed(versions[1])}
    return "translation.missing", {"a": telling.printed(telling.relation.the("missing"))}


_WRITERS: Mapping[str, Callable[[Telling], Told]] = {
    "same-fact": _same,
    "date": _date,
    "target": _target,
    "sum-of-parts": _sum,
    "period-sum": _sum,
    "growth": growth,
    "growth-mix": growth_mix,
    "growth-chain": growth_chain,
    "nested-period": nested,
    "share": _share,
    "per-unit": _per_unit,
    "magnitude": _magnitude,
    "mirror": _mirror,
    "unit": _unit,
    "headline-body": _headline,
    "translation": _translation,
}
