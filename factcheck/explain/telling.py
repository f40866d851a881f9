"""Which message a conflict is told with, and its parameters."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any

from factcheck.explain.arithmetic import Sheet, Value, rest_values
from factcheck.explain.conflict import Conflict
from factcheck.explain.digits import decimal, plain
from factcheck.explain.fit import Bounds, fractions
from factcheck.explain.printed import Printed, printed_figures
from factcheck.model.claim import decimal_text
from factcheck.model.fact import Fact
from factcheck.model.period import Period
from factcheck.model.relation import Relation
from factcheck.model.unit_scale import scale

Told = tuple[str, dict[str, Any]]
Implied = Mapping[str, tuple[Fact, Bounds, tuple[str, ...]]]


def told(conflict: Conflict, implied: Implied) -> Told:
    """Message key and parameters."""
    telling = Telling(conflict, implied)
    write = _WRITERS.get(conflict.relation.rule)
    return write(telling) if write is not None else telling.together()


class Telling:
    """A conflict with its figures at hand."""

    def __init__(self, conflict: Conflict, implied: Implied) -> None:
        self.conflict = conflict
        self.relation: Relation = conflict.relation
        self.implied = implied
        chosen = conflict.all_chosen or conflict.chosen
        claim_ids = {name: figure.claim.claim_id for name, figure in chosen.items()}
        self.sheet = Sheet(self.relation, chosen, claim_ids)
        self.chosen = chosen

    def what(self, fact: Fact, *, item: bool = True) -> dict[str, Any]:
        """What is measured."""
        key = fact.key
        return {
            "indicator": key.indicator or "",
            "item": key.item if item else None,
            "ref_area": key.ref_area,
            "counterpart_area": key.counterpart_area,
        }

    def printed(self, fact: Fact) -> dict[str, Any]:
        """A fact's figure as printed."""
        figure = self.chosen.get(fact.name)
        return {"value": "0", "unit": None} if figure is None else figure_param(figure)

    def amount(self, fact: Fact, value: Fraction, digits: int = 4) -> dict[str, Any]:
        """A computed number in the fact's unit."""
        unit, factor = self._unit(fact)
        return {"value": decimal_text(decimal(value / factor)), "unit": unit, "digits": digits}

    def span(self, fact: Fact, bounds: Bounds) -> dict[str, Any]:
        """Bounds in the fact's unit."""
        unit, factor = self._unit(fact)
        low, high = (None if end is None else decimal_text(decimal(end / factor, 15)) for end in fractions(bounds))
        return {"low": low, "high": high, "unit": unit}

    def _unit(self, fact: Fact) -> tuple[str | None, Fraction]:
        figures = [figure for figure in self.chosen.values() if figure.fact.key.dimension == fact.key.dimension]
        unit = figures[0].claim.unit_measure if figures else None
        return unit, scale(unit)[1]

    def together(self) -> Told:
        """Figures side by side, where no equation of their own names them."""
        fact = next(iter(self.chosen.values())).fact
        figures = ", ".join(figure.claim.quote or plain(figure.value) for figure in self.conflict.chosen.values())
        return "chain.differs", {"what": self.what(fact), "figures": figures}


def figure_param(figure: Printed) -> dict[str, Any]:
    """A printed figure as a message parameter; growth carries its sign."""
    claim = figure.claim
    value = claim.obs_value or Decimal(0)
    down = claim.direction == "down" and claim.form in ("growth_percent", "change", "percentage_points")
    param: dict[str, Any] = {
        "value": decimal_text(-value if down else value) if value else "0",
        "unit": claim.unit_measure,
        "modifier": claim.modifier,
    }
    if claim.obs_value_high is not None:
        param["high"] = decimal_text(claim.obs_value_high)
    if claim.form in ("growth_percent", "change", "percentage_points") and claim.direction == "up":
        param["sign"] = True
    return param


def period_param(period: Period | None) -> Any:
    """A period as a message parameter; a dash where there is none."""
    if period is None:
        return "\u2013"
    return {"start": None if period.start is None else period.start.isoformat(), "end": period.end.isoformat()}


def times_param(ratio: Fraction) -> str:
    """A rough ratio: two digits say how far apart things are."""
    return plain(ratio, digits=2) if ratio < 100 else str(round(ratio))


# -- one writer a rule ---------------------------------------------------------------------------------------------------


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
    target, actual = telling.relation.the("target"), telling.relation.the("actual")
    a, b = telling.sheet.value(target), telling.sheet.value(actual)
    assert a is not None
    assert b is not None
    return "target.progress", {
        "what": telling.what(target),
        "target": telling.printed(target),
        "actual": telling.printed(actual),
        "times": times_param(a.over(b).number),
        "when": period_param(actual.key.period),
    }


def _sum(telling: Telling) -> Told:
    relation, sheet = telling.relation, telling.sheet
    whole = relation.in_role("total") or relation.in_role("whole")
    signs = {n: (1 if w > 0 else -1) for row in relation.rows for n, w in getattr(row, "parts", ())}
    parts = [(fact, value) for fact, value in sheet.values("part") if fact.name in telling.conflict.chosen]
    total = Value(Fraction(0), (Fraction(0), Fraction(0)), ())
    for fact, value in parts:
        total = total.plus(value, signs.get(fact.name, 1))
    unstated = any(fact.name not in telling.chosen for fact in relation.in_role("part"))
    if relation.rule == "period-sum":
        key = "period-sum.differs"
    elif relation.in_role("total"):
        key = "sum-of-parts.remainder" if unstated else "sum-of-parts.differs"
    else:
        key = "sum-of-parts.exceeds" if len(parts) > 1 else "sum-of-parts.part"
    return key, {
        "what": telling.what(whole[0] if len(parts) != 1 else parts[0][0]),
        "when": period_param(whole[0].key.period),
        "sum": telling.amount(whole[0], total.number),
        "total": telling.printed(whole[0]),
    }


def _growth(telling: Telling) -> Told:
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


def _growth_mix(telling: Telling) -> Told:
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


def _growth_chain(telling: Telling) -> Told:
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
        rest = {"low": _text(low), "high": _text(high), "unit": "ratio"}
        return "growth-chain.rest", {**params, "rest": rest}
    a, b = sheet.value(long), sheet.value(short)
    assert a is not None
    assert b is not None
    return ("growth-chain.slower" if b.number > a.number else "growth-chain.faster"), params


def _text(end: Fraction | None) -> str | None:
    return None if end is None else decimal_text(decimal(end, 15))


def _nested(telling: Telling) -> Told:
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
            bounds = telling.implied[facts[0].name][1]
        if bounds is None or bounds[0] is None or bounds[1] is None:
            return None
        found[role] = (bounds[0], bounds[1])
    long, short = found["long_before"], found["short_before"]
    low, high = long[0] - short[1], long[1] - short[0]
    if high <= 0:
        return None
    return telling.span(telling.relation.the("long"), (max(low, 0), high))


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
    total = sum((value.number for _, value in shares), Fraction(0))
    return "share.over_hundred", {
        "what": telling.what(fact, item=False),
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
    product = sheet.values("rate")[0][1].number * counts[0][1].number
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
    rate, other = telling.relation.facts
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
    "growth": _growth,
    "growth-mix": _growth_mix,
    "growth-chain": _growth_chain,
    "nested-period": _nested,
    "share": _share,
    "per-unit": _per_unit,
    "magnitude": _magnitude,
    "mirror": _mirror,
    "unit": _unit,
    "headline-body": _headline,
    "translation": _translation,
}
