"""Error localisation after Fellegi and Holt ("A systematic approach to automatic edit and imputation", JASA 71, 1976).

A repair is a set of figures without which the others can stand together, with the values each could then have. All repairs of one
figure are found; where there is none, all of two. Every contradiction must lose a figure, so candidates come from the
contradictions met on the way: usually three or four figures are tried, not all. Figures of infinite weight are never changed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from factcheck.engine.context import Context
from factcheck.engine.evidence import Evidence, explained, factor
from factcheck.engine.ranges import range_of
from factcheck.engine.solver import Solver
from factcheck.model.interval import Interval


@dataclass(slots=True)
class Found:
    """A repair in indexes: the values each figure could have, the cost of the change, and the slip that would explain it."""

    values: Mapping[int, Interval]
    weight: Fraction
    slip: str | None = None


@dataclass(slots=True)
class Located:
    """The repairs, a contradiction from which to search the smallest one, and the figures that are in every contradiction."""

    repairs: list[Found] = field(default_factory=list)
    conflict: frozenset[int] = frozenset()
    needed: frozenset[int] = frozenset()


def repairs_of(solver: Solver, found: frozenset[int]) -> Located:
    """The repairs of an inconsistent component, lightest first; ``found`` is a contradiction in it."""
    located = Located(conflict=found)
    context = Context(solver.program)
    everything = frozenset(solver.stated)
    candidates = found
    needed = set()
    for figure in sorted(found):
        if figure not in candidates:
            continue
        solver.activate(everything - {figure})
        rest = solver.check()
        if rest is not None:
            candidates &= rest | {figure}
            if len(rest) < len(located.conflict):
                located.conflict = rest
            continue
        needed.add(figure)
        if solver.program.facts[figure].weight is not None:
            located.repairs += _repair(solver, context, (figure,))
    located.needed = frozenset(needed)
    if not located.repairs:
        located.repairs = _pairs(solver, context, located.conflict)
    located.repairs.sort(key=lambda r: (r.weight, sorted(r.values)))
    return located


def _pairs(solver: Solver, context: Context, conflict: frozenset[int]) -> list[Found]:
    """All repairs of two figures where none of one exists; one of the two is in the given contradiction."""
    facts = solver.program.facts
    everything = frozenset(solver.stated)
    pairs: dict[frozenset[int], list[Found]] = {}
    for first in sorted(conflict):
        if facts[first].weight is None:
            continue
        solver.activate(everything - {first})
        partners = solver.check()
        if partners is None:
            # Only a relaxed ratio whose range came out empty gets here: it would agree alone if its rows did not share it.
            continue
        for second in sorted(partners):
            pair = frozenset((first, second))
            if second not in partners or facts[second].weight is None or pair in pairs:
                continue
            solver.activate(everything - pair)
            rest = solver.check()
            if rest is None:
                pairs[pair] = _repair(solver, context, (first, second))
            else:
                partners &= rest | {second}
    return [found for pair in pairs.values() for found in pair]


def _repair(solver: Solver, context: Context, figures: tuple[int, ...]) -> list[Found]:
    """The ranges of the switched-off figures, and the slips that would explain what was printed; nothing if a range is empty."""
    values = {figure: range_of(solver, figure) for figure in figures}
    if any(span.is_empty for span in values.values()):
        return []
    found = {}
    for figure, span in values.items():
        printed = context.printed(figure)
        found[figure] = Evidence() if printed is None else explained(printed, span)
        if printed is not None:
            context.weigh(solver, figure, found[figure])
    if len(figures) == 2:
        exchange = context.exchanged(*figures, *values.values())
        if exchange is not None:
            for evidence in found.values():
                evidence.add(*exchange)
    weights = (solver.program.facts[figure].weight or Fraction(0) for figure in figures)
    weight = sum((w * factor(e.total) for w, e in zip(weights, found.values(), strict=True)), Fraction(0))
    slips = sorted({e.slip for e in found.values() if e.slip is not None})
    return [Found(values, weight, " + ".join(slips) or None)]
