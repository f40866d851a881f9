"""Connected components: the parts of a system that share no fact, and the verdict on one of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from factcheck.engine.certify import ProofError, check_contradiction, check_witness
from factcheck.engine.compiling import compile_program
from factcheck.engine.conflict import smallest
from factcheck.engine.localise import Found, repairs_of
from factcheck.engine.program import Program
from factcheck.engine.ranges import all_ranges, range_of
from factcheck.engine.ratios import names_of
from factcheck.engine.solver import Solver
from factcheck.engine.tableau import OutOfTimeError
from factcheck.model.interval import Interval, Mode
from factcheck.model.system import Repair, Row, System, SystemFact, VerdictWord


@dataclass(slots=True)
class Component:
    """Facts that rows connect, and those rows with their index in the system."""

    facts: list[SystemFact]
    rows: list[tuple[int, Row]]


@dataclass(slots=True)
class ComponentVerdict:
    """What was found out about one component; ``unfinished`` says what the deadline cut off."""

    verdict: VerdictWord
    conflict: tuple[str, ...] = ()
    rows: tuple[int, ...] = ()
    is_smallest: bool = True
    ranges: Mapping[str, Interval] = field(default_factory=dict)
    repairs: tuple[Repair, ...] = ()
    reasons: tuple[str, ...] = ()
    unfinished: str | None = None


def components(system: System) -> list[Component]:
    """The components of a system in the order of their first facts."""
    return _connected(system.facts, list(enumerate(system.rows)))


def _connected(facts: Sequence[SystemFact], rows: list[tuple[int, Row]]) -> list[Component]:
    parent = {fact.name: fact.name for fact in facts}

    def root(name: str) -> str:
        while parent[name] != name:
            parent[name] = name = parent[parent[name]]
        return name

    for _, row in rows:
        first, *others = names_of(row)
        for name in others:
            parent[root(name)] = root(first)
    found: dict[str, Component] = {}
    for fact in facts:
        found.setdefault(root(fact.name), Component([], [])).facts.append(fact)
    for index, row in rows:
        found[root(names_of(row)[0])].rows.append((index, row))
    return list(found.values())


def decide(component: Component, mode: Mode, deadline: float | None = None) -> ComponentVerdict:
    """The verdict on a component, with its conflict and repairs or its ranges."""
    try:
        program = _settled(component, mode, deadline)
        solver = Solver(program, deadline=deadline)
        found = solver.check()
    except OutOfTimeError:
        return ComponentVerdict("open", unfinished=f"no time left to decide {len(component.facts)} connected facts")
    if found is not None:
        return _inconsistent(solver, found)
    check_witness(program, solver.witness(), solver.active)
    return _feasible(solver, component, mode)


def feasible(component: Component, mode: Mode) -> VerdictWord:
    """The verdict alone."""
    program = _settled(component, mode, None)
    solver = Solver(program)
    if solver.check() is not None:
        return "inconsistent"
    check_witness(program, solver.witness(), solver.active)
    if program.open_rows or (program.relaxed and not _printed_values_fit(program, component, mode, None)):
        return "open"
    return "consistent"


def _settled(component: Component, mode: Mode, deadline: float | None) -> Program:
    """The program, after ratio rows with an unstated base were decided by what the other rows leave for that base."""
    positive: frozenset[int] = frozenset()
    while True:
        program = compile_program(component.facts, component.rows, mode, positive)
        if not program.undecided:
            return program
        apart = {*program.undecided, *program.open_rows}
        rest = _connected(component.facts, [(index, row) for index, row in component.rows if index not in apart])
        more: set[int] = set()
        for part in rest:
            here = {fact.name for fact in part.facts}
            asked = {r: base for r, (base, _) in program.undecided.items() if base in here}
            if asked:
                more |= _not_negative(part, asked, mode, positive, deadline)
        if not more:
            program.open_rows.update({relation: why for relation, (_, why) in program.undecided.items()})
            return program
        positive |= more


def _not_negative(
    part: Component, asked: Mapping[int, str], mode: Mode, positive: frozenset[int], deadline: float | None
) -> set[int]:
    """Those of the asked relations whose base this part keeps from being negative; none if it contradicts itself."""
    program = compile_program(part.facts, part.rows, mode, positive)
    solver = Solver(program, deadline=deadline)
    if solver.check_rows() is not None:
        return set()
    index = {fact.name: i for i, fact in enumerate(program.facts)}
    return {relation for relation, base in asked.items() if _is_nonnegative(range_of(solver, index[base]))}


def _is_nonnegative(interval: Interval) -> bool:
    return interval.low is not None and interval.low >= 0


def _inconsistent(solver: Solver, found: frozenset[int]) -> ComponentVerdict:
    """The contradiction is certain; how much is found out about it depends on the time left."""
    program = solver.program
    result = ComponentVerdict("inconsistent", _names(program, found), is_smallest=False, reasons=_open_reasons(program))
    try:
        step = "repairs, and the smallest conflict"
        located = repairs_of(solver, found)
        result.repairs = _repairs(program, located.repairs)
        step = "the smallest conflict"
        conflict, result.is_smallest = smallest(solver, located.conflict, located.needed)
        result.conflict = _names(program, conflict)
        step = "the relations of the conflict"
        result.rows = _explain(program, conflict, solver.deadline)
    except OutOfTimeError:
        result.unfinished = f"no time left to search {step}"
    return result


def _open_reasons(program: Program) -> tuple[str, ...]:
    return tuple(f"relation {relation}: {why}" for relation, why in sorted(program.open_rows.items()))


def _names(program: Program, figures: frozenset[int]) -> tuple[str, ...]:
    return tuple(program.facts[i].name for i in sorted(figures))


def _explain(program: Program, conflict: frozenset[int], deadline: float | None) -> tuple[int, ...]:
    """The relations that a conflict violates, with the contradiction proved on the way; those next to its facts if they suffice."""
    without_arithmetic = program.clashing_relations(conflict)
    if without_arithmetic is not None:
        return without_arithmetic
    near: frozenset[int] = frozenset()
    while True:
        grown = program.rows_near(conflict, near)
        if grown == near:
            grown = frozenset(range(len(program.rows)))
        if grown == near:
            raise ProofError("a conflict was reported that the rows do not give")
        near = grown
        part = program.restricted(near)
        solver = Solver(part, deadline=deadline, keep_rows=True)
        solver.activate(conflict)
        if solver.check_rows() is None:
            continue
        certificate = solver.reasons()
        check_contradiction(part, certificate)
        used = {r for var, _, _ in certificate if var >= part.levels for r in part.relations_of[var - part.levels]}
        return tuple(sorted(used))


def _repairs(program: Program, found: list[Found]) -> tuple[Repair, ...]:
    return tuple(Repair({program.facts[i].name: interval for i, interval in f.values.items()}, f.weight, f.slip) for f in found)


def _feasible(solver: Solver, component: Component, mode: Mode) -> ComponentVerdict:
    program = solver.program
    reasons = list(_open_reasons(program))
    outer = False
    if program.relaxed:
        outer = True
        if not _printed_values_fit(program, component, mode, solver.deadline):
            reasons += [
                f"{name} is used in several relations, each of which was checked with a value of its own"
                for name in program.relaxed
            ]
    if reasons:
        return ComponentVerdict("open", reasons=tuple(reasons))
    found: dict[int, Interval] = {}
    unfinished = None
    try:
        all_ranges(solver, found)
    except OutOfTimeError:
        unfinished = f"no time left for the ranges of {len(program.facts) - len(found)} of {len(program.facts)} connected facts"
    ranges = {program.facts[i].name: interval for i, interval in found.items()}
    notes = (
        tuple(f"{name} is used in several relations, so ranges near it may be too wide" for name in program.relaxed)
        if outer
        else ()
    )
    return ComponentVerdict("consistent", ranges=ranges, reasons=notes, unfinished=unfinished)


def _printed_values_fit(program: Program, component: Component, mode: Mode, deadline: float | None) -> bool:
    """Whether the stated facts can have exactly their printed values: then shared ratios are constants and all rows are linear."""
    points = []
    for fact in component.facts:
        if not fact.is_stated:
            points.append(fact)
        elif fact.value is None or fact.value not in fact.interval(mode):
            return False
        else:
            points.append(replace(fact, low=None, high=None, low_open=False, high_open=False, decimals="INF"))
    exact = compile_program(points, component.rows, mode)
    return not exact.relaxed and not exact.open_rows and not exact.undecided and Solver(exact, deadline=deadline).check() is None
