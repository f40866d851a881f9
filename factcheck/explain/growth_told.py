"""How conflicts of growth and of periods are told."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from factcheck.explain.digits import decimal
from factcheck.explain.growth_steps import rest_values
from factcheck.explain.printed import printed_figures
from factcheck.explain.telling import Telling, Told, period_param, times_param
from factcheck.model.claim import decimal_text
from factcheck.model.fact import Fact


def growth(telling: Telling) -> Told:
    relation, sheet = telling.relation, telling.sheet
    new, base, growth = relation.the("new"), relation.the("base"), relation.the("growth")
    new_value, base_value = sheet.value(new), sheet.value(base)
    if new_value is None or base_value is None or not base_value.number:
        return telling.together()
    params = {
        "what": telling.what(new),
        "new": telling.printed(new),
        "base": telling.printed(base),
        "printed": telling.printed(growth),
        "when": period_param(new.key.period),
    }
    difference = new_value.number - base_value.number
    ratio = new_value.number / base_value.number
    figure = sheet.chosen[growth.name]
    if telling.conflict.rule == "unit" and new.key.dimension == "percent":
        points = {"value": decimal_text(decimal(difference)), "unit": "percentage_point", "sign": True}
        return "unit.points", {**params, "computed": points}
    if growth.key.figure in ("change", "points"):
        unit = figure.claim.unit_measure
        computed = telling.amount(new, difference) | {"unit": unit, "sign": True}
        return "growth.change", {**params, "computed": computed}
    if figure.claim.form == "growth_factor":
        computed = {"value": decimal_text(decimal(ratio)), "unit": "ratio", "digits": 3}
    else:
        computed = {"value": decimal_text(decimal((ratio - 1) * 100)), "unit": "percent", "digits": 3, "sign": True}
    return ("unit.factor" if telling.conflict.rule == "unit" else "growth.differs"), {**params, "computed": computed}


def growth_mix(telling: Telling) -> Told:
    relation, sheet = telling.relation, telling.sheet
    parts, growths = sheet.values("part"), sheet.values("part_growth")
    if parts:
        whole = relation.the("base_total")
        olds = [value.over(growth).number for (_, value), (_, growth) in zip(parts, growths, strict=True)]
        return "growth-mix.base", {
            "what": telling.what(whole),
            "computed": telling.amount(whole, sum(olds, Fraction(0))),
            "when": period_param(whole.key.period),
            "printed": telling.printed(whole),
        }
    whole = relation.the("growth")
    ordered = sorted(growths, key=lambda entry: entry[1].number)
    return "growth-mix.between", {
        "what": telling.what(whole),
        "printed": telling.printed(whole),
        "low": telling.printed(ordered[0][0]),
        "high": telling.printed(ordered[-1][0]),
        "when": period_param(whole.key.period),
    }


def growth_chain(telling: Telling) -> Told:
    relation, sheet = telling.relation, telling.sheet
    growths = sheet.values("growth")
    if len(growths) == 3:
        (both, _), (early, first), (late, second) = growths
        computed = first.times(second).number
        return "growth-chain.differs", {
            "what": telling.what(both),
            "first": telling.printed(early),
            "second": telling.printed(late),
            "computed": {"value": decimal_text(decimal(computed)), "unit": "ratio", "digits": 4},
            "printed": telling.printed(both),
        }
    long, short = relation.the("long"), relation.the("short")
    params = {
        "what": telling.what(long),
        "long": telling.printed(long),
        "short": telling.printed(short),
        "long_when": period_param(long.key.period),
        "short_when": period_param(short.key.period),
    }
    new, base = rest_values(sheet)
    if new is not None and base is not None and base.bounds[0] is not None and base.bounds[0] > 0:
        low, high = new.over(base).bounds
        rest = {"low": _text(low if low is None else max(low, Fraction(0))), "high": _text(high), "unit": "ratio"}
        return "growth-chain.rest", {**params, "rest": rest}
    a, b = sheet.value(long), sheet.value(short)
    assert a is not None
    assert b is not None
    return ("growth-chain.slower" if b.number > a.number else "growth-chain.faster"), params


def _text(end: Fraction | None) -> str | None:
    return None if end is None else decimal_text(decimal(end, 15))


def nested(telling: Telling) -> Told:
    relation, sheet = telling.relation, telling.sheet
    long, short = relation.the("long"), relation.the("short")
    longer, shorter = sheet.value(long), sheet.value(short)
    if longer is None or shorter is None:
        return telling.together()
    params: dict[str, Any] = {
        "what": telling.what(long),
        "long": telling.printed(long),
        "short": telling.printed(short),
        "long_when": period_param(long.key.period),
        "short_when": period_param(short.key.period),
    }
    if telling.conflict.outcome == "violated":
        return "nested-period.smaller", params
    rests = relation.in_role("rest")
    if not rests:
        return "nested-period.apart", params
    rest = longer.plus(shorter, -1)
    params |= {"rest": telling.amount(long, rest.number), "rest_when": period_param(rests[0].key.period)}
    if telling.conflict.outcome == "told":
        return "nested-period.remainder", params
    ratio = _per_length(rest.number, rests[0], shorter.number, short)
    params |= {"share": {"value": str(round(ratio * 100)), "unit": "percent"}, "times": times_param(ratio)}
    key = "nested-period.small" if ratio < 1 else "nested-period.large"
    before = _precedent(telling)
    return (key, params) if before is None else (f"{key}_before", {**params, "before": before})


def _per_length(rest: Fraction, rest_fact: Fact, short: Fraction, short_fact: Fact) -> Fraction:
    """The remainder per month (or day) in units of the shorter period's."""
    a, b = rest_fact.key.period, short_fact.key.period
    if a is None or b is None or not short:
        return Fraction(0)
    rest_length, short_length = (a.months, b.months) if a.months and b.months else (a.days, b.days)
    return (rest / (rest_length or 1)) / (short / (short_length or 1))


def _precedent(telling: Telling) -> dict[str, Any] | None:
    """The remainder a year earlier, if values that are stated or follow leave one."""
    found: dict[str, tuple[int, int]] = {}
    for role in ("long_before", "short_before"):
        facts = telling.relation.in_role(role)
        bounds = telling.conflict.bounds.get(facts[0].name) if facts else None
        if facts and facts[0].claims:
            bounds = printed_figures(facts[0])[0].bounds("nearest", "hard")
        elif facts and facts[0].name in telling.implied:
            following = telling.implied[facts[0].name]
            bounds = (following.low, following.high)
        if bounds is None or bounds[0] is None or bounds[1] is None:
            return None
        found[role] = (bounds[0], bounds[1])
    long, short = found["long_before"], found["short_before"]
    low, high = long[0] - short[1], long[1] - short[0]
    if high <= 0:
        return None
    return telling.span(telling.relation.the("long"), (max(low, 0), high))
