"""What no single relation shows: figures that several relations together rule out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache, partial

from factcheck.explain.conflict import Conflict
from factcheck.explain.fit import narrowed
from factcheck.explain.fitting import fits_of, names_of
from factcheck.explain.judging import READINGS, Judge
from factcheck.explain.printed import Printed
from factcheck.explain.severity import Case, claims_of
from factcheck.explain.systems import bounds_of, system
from factcheck.model.fact import Fact
from factcheck.model.relation import Relation
from factcheck.model.system import Row

#: Conflicts looked for in one component; after each its figures are set aside.
MOST_IN_COMPONENT = 8


def chain_conflicts(judge: Judge, relations: Iterable[Relation]) -> Iterator[Conflict]:
    """Conflicts over connected relations, with the figures of every conflict already known set aside."""
    disputed = {
        figure.fact.name for conflict in judge.conflicts if conflict.outcome == "violated" for figure in conflict.chosen.values()
    }
    disputed |= set(judge.figures.clashing)
    told = {id(conflict.relation) for conflict in judge.conflicts if conflict.outcome == "violated"}
    usable = [r for r in relations if r.chained and r.allowed and r.rows and r.at_most == "error" and r.strength != "inferred"]
    for component in _components(usable):
        if len(component) > 1 and any(not fact.claims for relation in component for fact in relation.facts):
            yield from _of_component(judge, component, disputed, told)


def _components(relations: list[Relation]) -> list[list[Relation]]:
    """Relations joined by the facts their rows share; several reports of one fact join nothing."""
    parent: dict[str, str] = {}

    def root(name: str) -> str:
        while parent.setdefault(name, name) != name:
            parent[name] = name = parent[parent[name]]
        return name

    joining = [relation for relation in relations if relation.rule not in ("same-fact", "target", "date")]
    spoken = [list(dict.fromkeys(name for row in relation.rows for name in names_of(row))) for relation in joining]
    for names in spoken:
        for name in names[1:]:
            parent[root(name)] = root(names[0])
    found: dict[str, list[Relation]] = {}
    for relation, names in zip(joining, spoken, strict=True):
        found.setdefault(root(names[0]), []).append(relation)
    return list(found.values())


def _of_component(judge: Judge, component: list[Relation], disputed: set[str], told: set[int]) -> Iterator[Conflict]:
    """Conflicts of one component; what its own figures break is ``told``, and is not told again by what they follow from."""
    facts = tuple({fact.name: fact for relation in component for fact in relation.facts}.values())
    rows = tuple(row for relation in component for row in relation.rows)
    owner = [relation for relation in component for _ in relation.rows]
    aside = set(disputed)
    for _ in range(MOST_IN_COMPONENT):
        chosen = {f.name: judge.figures.of(f)[0] for f in facts if f.claims and f.name not in aside}
        chosen = {name: figure for name, figure in chosen.items() if not figure.is_range}
        if narrowed(rows, bounds_of(facts, chosen, "nearest", "hard")) is not None:
            return
        verdict = judge.solve(system("chain", facts, rows, chosen))
        members = {name: chosen[name] for name in verdict.conflict if name in chosen}
        if verdict.verdict != "inconsistent" or not members:
            return
        used = list({id(owner[index]): owner[index] for index in verdict.rows}.values())
        if told.isdisjoint(map(id, used)):
            yield _conflict(judge, used, members)
        aside |= set(members)


def _conflict(judge: Judge, used: list[Relation], members: Mapping[str, Printed]) -> Conflict:
    facts: tuple[Fact, ...] = tuple({fact.name: fact for relation in used for fact in relation.facts}.values())
    rows: tuple[Row, ...] = tuple(row for relation in used for row in relation.rows)
    chosen = {name: judge.figures.of(fact)[0] for fact in facts if (name := fact.name) in members}
    shown = dict(zip(chosen, claims_of(list(chosen.values())), strict=True))
    fits = fits_of(used, facts, chosen)
    judged = Case(tuple(used), chosen, shown, fits).judged()
    mode, reading = next(((m, r) for m, r in READINGS if not fits(m, r)), ("nearest", "hard"))
    asked = system("chain", facts, rows, chosen, mode=mode, reading=reading)
    return Conflict(
        _leading(used), chosen, shown, "violated", judged.severity, judged.lowered_by, _rule(used),
        all_chosen=chosen, bounds=bounds_of(facts, chosen, "nearest", "hard"), verdict=cache(partial(judge.solve, asked)),
        relations=tuple(used),
    )  # fmt: skip


def _rule(used: list[Relation]) -> str:
    """The name for several relations together."""
    rules = {relation.rule for relation in used}
    if "nested-period" in rules:
        return "nested-period"
    if rules == {"growth"}:
        return "growth-chain"
    if "sum-of-parts" in rules and "growth" in rules:
        return "growth-mix"
    return sorted(rules)[0]


def _leading(used: list[Relation]) -> Relation:
    """The relation that names what the finding is about."""
    return next((relation for relation in used if relation.rule == _rule(used)), used[0])
