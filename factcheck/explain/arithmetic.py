"""The steps of arithmetic that show why figures fit or do not: what is computed, its value as written, its lowest and highest."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from factcheck.explain.digits import Localised, decimal, outward, plain, power_for
from factcheck.explain.printed import Printed
from factcheck.model.fact import Fact
from factcheck.model.finding import Step
from factcheck.model.interval import Interval
from factcheck.model.relation import Relation
from factcheck.model.unit_scale import scale

_MINUS, _TIMES, _BY = "\u2212", "\u00d7", "\u00f7"
_DASH = "\u2013"

#: Lowest and highest; None is unbounded.
Ends = tuple[Fraction | None, Fraction | None]


@dataclass(frozen=True, slots=True)
class Value:
    """A number with its bounds in the units of a fact, how it is written, and the claims it comes from."""

    number: Fraction
    bounds: Ends
    claims: tuple[str, ...]

    def times(self, other: Value) -> Value:
        """The product, of values that are not negative."""
        return Value(self.number * other.number, _each(self.bounds, other.bounds, lambda a, b: a * b), self.claims + other.claims)

    def over(self, other: Value) -> Value:
        """The quotient, of positive values."""
        low = None if self.bounds[0] is None or not other.bounds[1] else self.bounds[0] / other.bounds[1]
        high = None if self.bounds[1] is None or not other.bounds[0] else self.bounds[1] / other.bounds[0]
        return Value(self.number / other.number if other.number else Fraction(0), (low, high), self.claims + other.claims)

    def plus(self, other: Value, sign: int = 1) -> Value:
        """The sum or difference."""
        theirs = other.bounds if sign > 0 else (_negated(other.bounds[1]), _negated(other.bounds[0]))
        bounds = _each(self.bounds, theirs, lambda a, b: a + b)
        return Value(self.number + sign * other.number, bounds, self.claims + other.claims)


def _each(a: Ends, b: Ends, of: Callable[[Fraction, Fraction], Fraction]) -> Ends:
    low = None if a[0] is None or b[0] is None else of(a[0], b[0])
    high = None if a[1] is None or b[1] is None else of(a[1], b[1])
    return low, high


def _negated(end: Fraction | None) -> Fraction | None:
    return None if end is None else -end


class Sheet:
    """The steps for one relation: its facts' values, written in one magnitude for each unit."""

    def __init__(self, relation: Relation, chosen: Mapping[str, Printed], claim_ids: Mapping[str, str]) -> None:
        self.relation = relation
        self.chosen = chosen
        self.claim_ids = claim_ids
        self._factor: dict[str | None, Fraction] = {}
        numbers: dict[str | None, list[Fraction]] = {}
        for name, figure in chosen.items():
            if figure.fact.key.figure in ("value", "change") and name in claim_ids:
                factor = scale(figure.claim.unit_measure)[1]
                self._factor.setdefault(figure.fact.key.dimension, factor)
                numbers.setdefault(figure.fact.key.dimension, []).append(figure.value / self._factor[figure.fact.key.dimension])
        self._power = {dimension: power_for(found) if dimension != "percent" else 0 for dimension, found in numbers.items()}

    def value(self, fact: Fact) -> Value | None:
        """The figure chosen for a fact; None where nobody states it."""
        figure = self.chosen.get(fact.name)
        if figure is None:
            return None
        return Value(figure.value, figure.ends, (self.claim_ids.get(fact.name, figure.claim.claim_id),))

    def values(self, role: str) -> list[tuple[Fact, Value]]:
        """The stated facts of a role."""
        found = ((fact, self.value(fact)) for fact in self.relation.in_role(role))
        return [(fact, value) for fact, value in found if value is not None]

    def written(self, number: Fraction, fact: Fact) -> str:
        """A number in the fact's units, scaled as all figures of its dimension are."""
        key = fact.key
        if key.figure in ("value", "change"):
            number = number / self._factor.get(key.dimension, Fraction(1)) / Fraction(10) ** self._power.get(key.dimension, 0)
        return plain(number)

    def step(self, text: str, result: Value, fact: Fact | None) -> Step:
        """A step whose result is in the units of a fact; of no unit where the fact is None."""
        factor = Fraction(1)
        if fact is not None and fact.key.figure in ("value", "change"):
            factor = self._factor.get(fact.key.dimension, Fraction(1))
        low, high = (None if end is None else end / factor for end in result.bounds)
        return _step(text, decimal(result.number / factor), Interval(low, high), result.claims)

    def as_printed(self, fact: Fact) -> Step | None:
        """The figure itself, in the claim's own units."""
        figure = self.chosen.get(fact.name)
        if figure is None:
            return None
        claim = figure.claim
        interval = claim.interval()
        text = self.written(figure.value, fact) if fact.key.figure != "growth" else plain(Fraction(claim.obs_value or 0))
        return _step(text, claim.obs_value, interval, (self.claim_ids.get(fact.name, claim.claim_id),))


def pure(text: str, result: Value) -> Step:
    """A step whose result has no unit though its claims have one: the text says the whole."""
    low, high = outward(*result.bounds)
    return _step(f"{text} = {plain(result.number, digits=4)} ({low}{_DASH}{high})", None, Interval(*result.bounds), result.claims)


def _step(text: str, value: Decimal | None, interval: Interval, claims: Sequence[str]) -> Step:
    return Step(text, value, interval, tuple(dict.fromkeys(claims)), Localised(text))


def steps(relation: Relation, chosen: Mapping[str, Printed], claim_ids: Mapping[str, str]) -> tuple[Step, ...]:
    """The arithmetic of a relation with one figure for each stated fact; ``claim_ids`` names the claim shown for a fact."""
    sheet = Sheet(relation, chosen, claim_ids)
    write = _WRITERS.get(relation.rule, _printed)
    return tuple(write(sheet))


def _printed(sheet: Sheet) -> Iterator[Step]:
    for fact in sheet.relation.facts:
        step = sheet.as_printed(fact)
        if step is not None:
            yield step


def same(figures: Sequence[Printed], claim_ids: Sequence[str]) -> tuple[Step, ...]:
    """Each figure of one fact, as printed."""
    found = []
    for figure, claim_id in zip(figures, claim_ids, strict=True):
        claim = figure.claim
        value = Fraction(claim.obs_value or 0)
        text = plain(value / Fraction(10) ** power_for([value]))
        found.append(_step(text, claim.obs_value, claim.interval() if claim.form != "date" else figure.interval(), (claim_id,)))
    return tuple(found)


def _sum(sheet: Sheet) -> Iterator[Step]:
    """Parts added up, then the total; a missing part is what the total leaves."""
    whole_role = "total" if sheet.relation.in_role("total") else "whole"
    whole = sheet.relation.the(whole_role)
    signs = _signs(sheet.relation)
    parts = [(fact, value, signs.get(fact.name, 1)) for fact, value in sheet.values("part")]
    stated_whole = sheet.value(whole)
    if not parts:
        return
    missing = [fact for fact in sheet.relation.in_role("part") if fact.name not in sheet.chosen]
    if missing and stated_whole is not None and whole_role == "total":
        yield _remainder(sheet, whole, stated_whole, parts)
        return
    text, result = _added(sheet, parts)
    if len(parts) > 1:
        yield sheet.step(text, result, whole)
    else:
        yield from filter(None, [sheet.as_printed(parts[0][0])])
    yield from filter(None, [sheet.as_printed(whole)])


def _signs(relation: Relation) -> dict[str, int]:
    return {name: (1 if weight > 0 else -1) for row in relation.rows for name, weight in getattr(row, "parts", ())}


def _added(sheet: Sheet, parts: list[tuple[Fact, Value, int]]) -> tuple[str, Value]:
    fact, result, sign = parts[0]
    text = sheet.written(result.number, fact)
    if sign < 0:
        text, result = f"{_MINUS}{text}", Value(Fraction(0), (Fraction(0), Fraction(0)), ()).plus(result, -1)
    for fact, value, sign in parts[1:]:
        text += f" {'+' if sign > 0 else _MINUS} {sheet.written(value.number, fact)}"
        result = result.plus(value, sign)
    return text, result


def _remainder(sheet: Sheet, whole: Fact, stated: Value, parts: list[tuple[Fact, Value, int]]) -> Step:
    text, result = sheet.written(stated.number, whole), stated
    for fact, value, sign in parts:
        text += f" {_MINUS if sign > 0 else '+'} {sheet.written(value.number, fact)}"
        result = result.plus(value, -sign)
    return sheet.step(text, result, whole)


def _growth(sheet: Sheet) -> Iterator[Step]:
    relation = sheet.relation
    new_fact, base_fact, growth_fact = relation.the("new"), relation.the("base"), relation.the("growth")
    new, base, growth = sheet.value(new_fact), sheet.value(base_fact), sheet.value(growth_fact)
    if growth is None:
        return
    if new is not None and base is not None:
        yield _change(sheet, (new_fact, new), (base_fact, base), growth_fact, growth)
        yield from filter(None, [sheet.as_printed(growth_fact)])
    elif growth_fact.key.figure != "growth":
        return
    elif new is not None:
        text = f"{sheet.written(new.number, new_fact)} {_BY} {plain(growth.number)}"
        yield sheet.step(text, new.over(growth), new_fact)
    elif base is not None:
        text = f"{sheet.written(base.number, base_fact)} {_TIMES} {plain(growth.number)}"
        yield sheet.step(text, base.times(growth), base_fact)


def _change(sheet: Sheet, new: tuple[Fact, Value], base: tuple[Fact, Value], growth_fact: Fact, growth: Value) -> Step:
    written_new, written_base = sheet.written(new[1].number, new[0]), sheet.written(base[1].number, base[0])
    if growth_fact.key.figure in ("change", "points"):
        result = new[1].plus(base[1], -1)
        return sheet.step(f"{written_new} {_MINUS} {written_base}", _with(result, growth), new[0])
    ratio = new[1].over(base[1])
    figure = sheet.chosen[growth_fact.name]
    if figure.claim.form == "growth_factor":
        return sheet.step(f"{written_new} {_BY} {written_base}", _with(ratio, growth), None)
    text = f"({written_new} {_BY} {written_base} {_MINUS} 1) {_TIMES} 100"
    return sheet.step(text, _with(_percent(ratio), growth), None)


def _with(value: Value, other: Value) -> Value:
    """The same value, credited to the other's claims as well."""
    return Value(value.number, value.bounds, value.claims + other.claims)


def _percent(ratio: Value) -> Value:
    low, high = (None if end is None else (end - 1) * 100 for end in ratio.bounds)
    return Value((ratio.number - 1) * 100, (low, high), ratio.claims)


def _growth_mix(sheet: Sheet) -> Iterator[Step]:
    parts, growths = sheet.values("part"), sheet.values("part_growth")
    if not parts:
        yield from _printed(sheet)
        return
    olds = []
    for (fact, value), (_, growth) in zip(parts, growths, strict=True):
        old = value.over(growth)
        olds.append((fact, old, 1))
        yield sheet.step(f"{sheet.written(value.number, fact)} {_BY} {plain(growth.number)}", old, fact)
    whole = sheet.relation.the("base_total")
    text = " + ".join(plain(Fraction(sheet.written(old.number, fact)), digits=4) for fact, old, _ in olds)
    yield sheet.step(text, _added(sheet, olds)[1], whole)
    yield from filter(None, [sheet.as_printed(whole)])


def _growth_chain(sheet: Sheet) -> Iterator[Step]:
    growths = sheet.values("growth")
    if len(growths) == 3:
        _, (_, early), (_, late) = growths
        yield sheet.step(f"{plain(early.number)} {_TIMES} {plain(late.number)}", early.times(late), None)
        yield from filter(None, [sheet.as_printed(growths[0][0])])
        return
    new, base = rest_values(sheet)
    if new is not None and base is not None and base.bounds[0] is not None and base.bounds[0] > 0:
        fact = sheet.relation.the("long")
        value_fact = next(f for role, f in sheet.relation.roles if role.endswith("_new"))
        text = f"{sheet.written(new.number, value_fact)} {_BY} {sheet.written(base.number, value_fact)}"
        yield pure(text, Value(*_ratio(new, base), sheet_claims(sheet, fact)))
    for role in ("long", "short"):
        yield from filter(None, [sheet.as_printed(sheet.relation.the(role))])


def _ratio(new: Value, base: Value) -> tuple[Fraction, Ends]:
    ratio = new.over(base)
    return ratio.number, ratio.bounds


def sheet_claims(sheet: Sheet, fact: Fact) -> tuple[str, ...]:
    """The claims of all figures, the fact's first."""
    own = sheet.claim_ids.get(fact.name)
    return tuple(([own] if own else []) + [c for name, c in sheet.claim_ids.items() if name != fact.name])


def rest_values(sheet: Sheet) -> tuple[Value | None, Value | None]:
    """New and old value of what the longer period has beyond the shorter, from stated values and growth."""
    found: dict[str, Value] = {}
    for role in ("long_new", "long_base", "short_new", "short_base"):
        for _, value in sheet.values(role):
            found[role] = value
    for period in ("long", "short"):
        growth = sheet.value(sheet.relation.the(period))
        new, base = found.get(f"{period}_new"), found.get(f"{period}_base")
        if growth is None or (new is None) == (base is None):
            continue
        if new is None and base is not None:
            found[f"{period}_new"] = base.times(growth)
        elif new is not None:
            found[f"{period}_base"] = new.over(growth)
    if len(found) < 4:
        return None, None
    return found["long_new"].plus(found["short_new"], -1), found["long_base"].plus(found["short_base"], -1)


def _nested(sheet: Sheet) -> Iterator[Step]:
    long, short = sheet.relation.the("long"), sheet.relation.the("short")
    longer, shorter = sheet.value(long), sheet.value(short)
    if longer is None or shorter is None:
        yield from _printed(sheet)
        return
    text = f"{sheet.written(longer.number, long)} {_MINUS} {sheet.written(shorter.number, short)}"
    yield sheet.step(text, longer.plus(shorter, -1), long)
    months = short.key.period.months if short.key.period is not None else None
    if months is not None and months > 1:
        mean = Value(shorter.number / months, _each(shorter.bounds, (Fraction(months),) * 2, lambda a, b: a / b), shorter.claims)
        yield sheet.step(f"{sheet.written(shorter.number, short)} {_BY} {months}", mean, short)


def _share(sheet: Sheet) -> Iterator[Step]:
    parts, wholes, shares = sheet.values("part"), sheet.values("whole"), sheet.values("share")
    if parts and wholes and shares:
        (part_fact, part), (whole_fact, whole), (share_fact, share) = parts[0], wholes[0], shares[0]
        ratio = part.over(whole)
        low, high = (None if end is None else end * 100 for end in ratio.bounds)
        text = f"{sheet.written(part.number, part_fact)} {_BY} {sheet.written(whole.number, whole_fact)} {_TIMES} 100"
        yield sheet.step(text, _with(Value(ratio.number * 100, (low, high), ratio.claims), share), None)
        yield from filter(None, [sheet.as_printed(share_fact)])
    elif len(shares) > 1:
        text, result = _added(sheet, [(fact, value, 1) for fact, value in shares])
        yield sheet.step(text, result, shares[0][0])
    elif shares and wholes:
        (whole_fact, whole), (_, share) = wholes[0], shares[0]
        bounds = _each(_each(whole.bounds, share.bounds, lambda a, b: a * b), (Fraction(100),) * 2, lambda a, b: a / b)
        text = f"{sheet.written(whole.number, whole_fact)} {_TIMES} {plain(share.number)} {_BY} 100"
        yield sheet.step(text, Value(whole.number * share.number / 100, bounds, whole.claims + share.claims), whole_fact)


def _per_unit(sheet: Sheet) -> Iterator[Step]:
    amounts, counts = sheet.values("amount"), sheet.values("count")
    for (fact, amount), (count_fact, count) in zip(amounts, counts, strict=False):
        text = f"{sheet.written(amount.number, fact)} {_BY} {sheet.written(count.number, count_fact)}"
        factor = scale(sheet.chosen[fact.name].claim.unit_measure)[1]
        ratio = amount.over(count)
        low, high = (None if end is None else end / factor for end in ratio.bounds)
        yield pure(text, Value(ratio.number / factor, (low, high), ratio.claims))
    for total_fact, _ in sheet.values("total"):
        rates = sheet.values("rate")
        if rates and counts:
            product = rates[0][1].times(counts[0][1])
            text = f"{_native(sheet, rates[0])} {_TIMES} {_native(sheet, counts[0])}"
            yield sheet.step(text, _with(product, rates[0][1]), total_fact)
        yield from filter(None, [sheet.as_printed(total_fact)])


def _native(sheet: Sheet, entry: tuple[Fact, Value]) -> str:
    return sheet.written(entry[1].number, entry[0])


def _ratio_of(sheet: Sheet) -> Iterator[Step]:
    """How many times the larger of two values is the smaller."""
    found = [(fact, value) for fact in sheet.relation.facts if (value := sheet.value(fact)) is not None]
    if len(found) == 2 and all(value.number for _, value in found):
        (small_fact, small), (large_fact, large) = sorted(found, key=lambda entry: entry[1].number)
        text = f"{sheet.written(large.number, large_fact)} {_BY} {sheet.written(small.number, small_fact)}"
        yield pure(text, large.over(small))
    else:
        yield from _printed(sheet)


def _unit(sheet: Sheet) -> Iterator[Step]:
    rates = sheet.values("rate")
    for role, factor in (("growth", Fraction(100)), ("index", Fraction(1))):
        for fact, value in sheet.values(role):
            low, high = (None if end is None else end * factor - 100 for end in value.bounds)
            text = f"{plain(value.number * factor)} {_MINUS} 100"
            yield sheet.step(text, _with(Value(value.number * factor - 100, (low, high), value.claims), rates[0][1]), None)
            yield from filter(None, [sheet.as_printed(rates[0][0]) if fact else None])


_WRITERS: Mapping[str, Callable[[Sheet], Iterator[Step]]] = {
    "sum-of-parts": _sum,
    "period-sum": _sum,
    "growth": _growth,
    "growth-mix": _growth_mix,
    "growth-chain": _growth_chain,
    "nested-period": _nested,
    "share": _share,
    "per-unit": _per_unit,
    "magnitude": _ratio_of,
    "mirror": _ratio_of,
    "target": _ratio_of,
    "unit": _unit,
}
