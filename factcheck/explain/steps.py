"""The steps of arithmetic that show why figures fit or do not: what is computed, its value as written, its lowest and highest."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from fractions import Fraction

from factcheck.explain.digits import plain, power_for
from factcheck.explain.growth_steps import growth, growth_chain, growth_mix
from factcheck.explain.printed import Printed
from factcheck.explain.sheet import BY, MINUS, TIMES, Sheet, Value, added, credited, each, printed, pure, step_of, weight_of_mean
from factcheck.model.fact import Fact
from factcheck.model.finding import Step
from factcheck.model.numbers import ten
from factcheck.model.relation import Relation
from factcheck.model.unit_scale import scale


def steps(relation: Relation, chosen: Mapping[str, Printed], claim_ids: Mapping[str, str]) -> tuple[Step, ...]:
    """The arithmetic of a relation with one figure for each stated fact; ``claim_ids`` names the claim shown for a fact."""
    sheet = Sheet(relation, chosen, claim_ids)
    write = _WRITERS.get(relation.rule, printed)
    return tuple(write(sheet))


def same(figures: Sequence[Printed], claim_ids: Sequence[str]) -> tuple[Step, ...]:
    """Each figure of one fact, as printed."""
    found = []
    for figure, claim_id in zip(figures, claim_ids, strict=True):
        claim = figure.claim
        value = Fraction(claim.obs_value or 0)
        text = plain(value / ten(power_for([value])))
        found.append(step_of(text, claim.obs_value, claim.interval() if claim.form != "date" else figure.interval(), (claim_id,)))
    return tuple(found)


def _sum(sheet: Sheet) -> Iterator[Step]:
    """Parts added up, then the total; a missing part is what the total leaves."""
    if sheet.relation.in_role("mean"):
        yield from printed(sheet)
        return
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
    text, result = added(sheet, parts)
    if len(parts) > 1:
        yield sheet.step(text, result, whole)
    else:
        yield from filter(None, [sheet.as_printed(parts[0][0])])
    yield from filter(None, [sheet.as_printed(whole)])


def _signs(relation: Relation) -> dict[str, int]:
    return {name: (1 if weight > 0 else -1) for row in relation.rows for name, weight in getattr(row, "parts", ())}


def _remainder(sheet: Sheet, whole: Fact, stated: Value, parts: list[tuple[Fact, Value, int]]) -> Step:
    text, result = sheet.written(stated.number, whole), stated
    for fact, value, sign in parts:
        text += f" {MINUS if sign > 0 else '+'} {sheet.written(value.number, fact)}"
        result = result.plus(value, -sign)
    return sheet.step(text, result, whole)


def _nested(sheet: Sheet) -> Iterator[Step]:
    long, short = sheet.relation.the("long"), sheet.relation.the("short")
    longer, shorter = sheet.value(long), sheet.value(short)
    if longer is None or shorter is None:
        yield from printed(sheet)
        return
    text = f"{sheet.written(longer.number, long)} {MINUS} {sheet.written(shorter.number, short)}"
    yield sheet.step(text, longer.plus(shorter, -1), long)
    months = short.key.period.months if short.key.period is not None else None
    if months is not None and months > 1:
        mean = Value(shorter.number / months, each(shorter.bounds, (Fraction(months),) * 2, lambda a, b: a / b), shorter.claims)
        yield sheet.step(f"{sheet.written(shorter.number, short)} {BY} {months}", credited(mean, longer.claims), short)


def _share(sheet: Sheet) -> Iterator[Step]:
    parts, wholes, shares = sheet.values("part"), sheet.values("whole"), sheet.values("share")
    if parts and wholes and shares:
        (part_fact, part), (whole_fact, whole), (share_fact, share) = parts[0], wholes[0], shares[0]
        ratio = part.over(whole)
        low, high = (None if end is None else end * 100 for end in ratio.bounds)
        text = f"{sheet.written(part.number, part_fact)} {BY} {sheet.written(whole.number, whole_fact)} {TIMES} 100"
        yield sheet.step(text, credited(Value(ratio.number * 100, (low, high), ratio.claims), share.claims), None)
        yield from filter(None, [sheet.as_printed(share_fact)])
    elif len(shares) > 1:
        text, result = added(sheet, [(fact, value, 1) for fact, value in shares])
        yield sheet.step(text, result, shares[0][0])
    elif shares and wholes:
        (whole_fact, whole), (_, share) = wholes[0], shares[0]
        bounds = each(each(whole.bounds, share.bounds, lambda a, b: a * b), (Fraction(100),) * 2, lambda a, b: a / b)
        text = f"{sheet.written(whole.number, whole_fact)} {TIMES} {plain(share.number)} {BY} 100"
        yield sheet.step(text, Value(whole.number * share.number / 100, bounds, whole.claims + share.claims), whole_fact)


def _per_unit(sheet: Sheet) -> Iterator[Step]:
    amounts, counts = sheet.values("amount"), sheet.values("count")
    for (fact, amount), (count_fact, count) in zip(amounts, counts, strict=False):
        text = f"{sheet.written(amount.number, fact)} {BY} {sheet.written(count.number, count_fact)}"
        factor = scale(sheet.chosen[fact.name].claim.unit_measure)[1]
        ratio = amount.over(count)
        low, high = (None if end is None else end / factor for end in ratio.bounds)
        yield pure(text, Value(ratio.number / factor, (low, high), ratio.claims))
    for total_fact, total in sheet.values("total"):
        rates = sheet.values("rate")
        times = weight_of_mean(sheet.relation)
        if rates and times is not None:
            rate_fact, rate = rates[0]
            product = credited(rate.times(Value(times, (times, times), ())), total.claims)  # It has the unit of the whole.
            yield sheet.step(f"{sheet.written(rate.number, rate_fact)} {TIMES} {plain(times)}", product, total_fact)
        elif rates and counts:
            product = rates[0][1].times(counts[0][1])
            text = f"{_native(sheet, rates[0])} {TIMES} {_native(sheet, counts[0])}"
            yield sheet.step(text, credited(product, rates[0][1].claims), total_fact)
        yield from filter(None, [sheet.as_printed(total_fact)])


def _native(sheet: Sheet, entry: tuple[Fact, Value]) -> str:
    return sheet.written(entry[1].number, entry[0])


def _ratio_of(sheet: Sheet) -> Iterator[Step]:
    """How many times the larger of two values is the smaller."""
    found = [(fact, value) for fact in sheet.relation.facts if (value := sheet.value(fact)) is not None]
    if len(found) == 2 and all(value.number for _, value in found):
        (small_fact, small), (large_fact, large) = sorted(found, key=lambda entry: entry[1].number)
        text = f"{sheet.written(large.number, large_fact)} {BY} {sheet.written(small.number, small_fact)}"
        yield pure(text, large.over(small))
    else:
        yield from printed(sheet)


def _unit(sheet: Sheet) -> Iterator[Step]:
    if sheet.relation.in_role("total"):
        yield from _per_unit(sheet)
        return
    rates = sheet.values("rate")
    for role, factor in (("growth", Fraction(100)), ("index", Fraction(1))):
        for fact, value in sheet.values(role):
            low, high = (None if end is None else end * factor - 100 for end in value.bounds)
            text = f"{plain(value.number * factor)} {MINUS} 100"
            yield sheet.step(
                text, credited(Value(value.number * factor - 100, (low, high), value.claims), rates[0][1].claims), None
            )
            yield from filter(None, [sheet.as_printed(rates[0][0]) if fact else None])


_WRITERS: Mapping[str, Callable[[Sheet], Iterator[Step]]] = {
    "sum-of-parts": _sum,
    "period-sum": _sum,
    "growth": growth,
    "growth-mix": growth_mix,
    "growth-chain": growth_chain,
    "nested-period": _nested,
    "share": _share,
    "per-unit": _per_unit,
    "magnitude": _ratio_of,
    "mirror": _ratio_of,
    "target": _ratio_of,
    "unit": _unit,
}
