"""The arithmetic of growth: between two values, of a whole from its parts, over successive and nested periods."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from factcheck.explain.digits import plain
from factcheck.explain.sheet import BY, MINUS, TIMES, Sheet, Value, added, credited, printed, pure
from factcheck.model.fact import Fact
from factcheck.model.finding import Step


def growth(sheet: Sheet) -> Iterator[Step]:
    relation = sheet.relation
    new_fact, base_fact, growth_fact = relation.the("new"), relation.the("base"), relation.the("growth")
    if growth_fact.name not in sheet.chosen:
        return
    new, base = sheet.value(new_fact), sheet.value(base_fact)
    if new is not None and base is not None:
        yield _change(sheet, (new_fact, new), (base_fact, base), growth_fact)
        yield from filter(None, [sheet.as_printed(growth_fact)])
    elif growth_fact.key.figure == "growth":
        yield from _implied(sheet, new_fact, base_fact, growth_fact)


def _implied(sheet: Sheet, new_fact: Fact, base_fact: Fact, growth_fact: Fact) -> Iterator[Step]:
    """The one value that follows from the other."""
    new, base, growth = sheet.value(new_fact), sheet.value(base_fact), sheet.value(growth_fact)
    if new is not None and growth is not None:
        text = f"{sheet.written(new.number, new_fact)} {BY} {plain(growth.number)}"
        yield sheet.step(text, new.over(growth), new_fact)
    elif base is not None and growth is not None:
        text = f"{sheet.written(base.number, base_fact)} {TIMES} {plain(growth.number)}"
        yield sheet.step(text, base.times(growth), base_fact)


def _change(sheet: Sheet, new: tuple[Fact, Value], base: tuple[Fact, Value], growth: Fact) -> Step:
    told = sheet.claims(growth)
    written_new, written_base = sheet.written(new[1].number, new[0]), sheet.written(base[1].number, base[0])
    if growth.key.figure in ("change", "points"):
        result = new[1].plus(base[1], -1)
        return sheet.step(f"{written_new} {MINUS} {written_base}", credited(result, told), new[0])
    ratio = new[1].over(base[1])
    if sheet.chosen[growth.name].claim.form == "growth_factor":
        return sheet.step(f"{written_new} {BY} {written_base}", credited(ratio, told), None)
    text = f"({written_new} {BY} {written_base} {MINUS} 1) {TIMES} 100"
    return sheet.step(text, credited(_percent(ratio), told), None)


def _percent(ratio: Value) -> Value:
    low, high = (None if end is None else (end - 1) * 100 for end in ratio.bounds)
    return Value((ratio.number - 1) * 100, (low, high), ratio.claims)


def growth_mix(sheet: Sheet) -> Iterator[Step]:
    parts, growths = sheet.values("part"), sheet.values("part_growth")
    if not parts:
        yield from printed(sheet)
        return
    olds = []
    for (fact, value), (_, growth) in zip(parts, growths, strict=True):
        old = value.over(growth)
        olds.append((fact, old, 1))
        yield sheet.step(f"{sheet.written(value.number, fact)} {BY} {plain(growth.number)}", old, fact)
    whole = sheet.relation.the("base_total")
    text = " + ".join(plain(Fraction(sheet.written(old.number, fact)), digits=4) for fact, old, _ in olds)
    yield sheet.step(text, added(sheet, olds)[1], whole)
    yield from filter(None, [sheet.as_printed(whole)])


def growth_chain(sheet: Sheet) -> Iterator[Step]:
    growths = sheet.values("growth")
    if len(growths) == 3:
        _, (_, early), (_, late) = growths
        yield sheet.step(f"{plain(early.number)} {TIMES} {plain(late.number)}", early.times(late), None)
        yield from filter(None, [sheet.as_printed(growths[0][0])])
        return
    new, base = rest_values(sheet)
    if new is not None and base is not None and base.bounds[0] is not None and base.bounds[0] > 0:
        fact = sheet.relation.the("long")
        value_fact = next(f for role, f in sheet.relation.roles if role.endswith(("_new", "_base")))
        text = f"{sheet.written(new.number, value_fact)} {BY} {sheet.written(base.number, value_fact)}"
        ratio = new.over(base)
        yield pure(text, Value(ratio.number, ratio.bounds, sheet_claims(sheet, fact)))
    for role in ("long", "short"):
        yield from filter(None, [sheet.as_printed(sheet.relation.the(role))])


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
