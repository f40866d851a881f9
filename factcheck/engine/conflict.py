"""A smallest set of figures that cannot stand together.

A contradiction found by the simplex method is first thinned out: a figure is dropped whenever the rest still contradict each other
(deletion filter; Chinneck and Dravnieks, ORSA J. Computing 3, 1991). To get the *fewest* figures, sets that must be hit by every
contradiction are collected: the complement of a maximal set of figures that can stand together. A smallest set that hits them all
either contradicts itself, and then nothing smaller can, or it grows to another such complement (implicit hitting sets; Ignatiev
et al., "Smallest MUS extraction with minimal hitting set dualization", CP 2015). Finding the fewest is NP-hard; components of up to
40 facts are searched, larger ones are thinned out only, and the result says which.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from factcheck.engine.solver import Solver

#: Components with more facts than this get a minimal conflict that may not be the smallest.
SEARCHED_FACTS: Final = 40


def thinned(solver: Solver, figures: Iterable[int]) -> frozenset[int]:
    """A part of a contradiction none of whose figures can be dropped."""
    needed = set(figures)
    solver.activate(needed)
    for figure in sorted(needed):
        if figure not in needed:
            continue
        solver.relax(figure)
        rest = solver.check()
        if rest is None:
            solver.enforce(figure)
        else:
            # Whatever the shorter contradiction does not use is not needed either.
            needed = set(rest)
            solver.activate(needed)
    return frozenset(needed)


def smallest(solver: Solver, found: Iterable[int], needed: frozenset[int]) -> tuple[frozenset[int], bool]:
    """The fewest figures that contradict each other, and whether that was proved.

    ``found`` is any contradiction; ``needed`` are figures known to be in every one (dropping it alone restores consistency).
    """
    best = thinned(solver, found)
    if best <= needed:
        return best, True
    corrections = [frozenset((figure,)) for figure in sorted(needed)]
    small = len(solver.program.facts) <= SEARCHED_FACTS
    while True:
        candidate = _hitting(corrections, len(best))
        if candidate is None:
            return best, True
        if not small and len(candidate) > len(needed):
            return best, False
        solver.activate(candidate)
        if solver.check() is not None:
            return candidate, True
        corrections.append(_left_out(solver))


def _left_out(solver: Solver) -> frozenset[int]:
    """The figures outside a maximal consistent extension of the active ones."""
    out = set()
    for figure in solver.stated:
        if figure in solver.active:
            continue
        solver.enforce(figure)
        if solver.check() is not None:
            solver.relax(figure)
            solver.check()
            out.add(figure)
    return frozenset(out)


def _hitting(sets: list[frozenset[int]], below: int) -> frozenset[int] | None:
    """A smallest set that meets every given one, if it has fewer than ``below`` members; the first in order among equals."""
    for size in range(below):
        found = _hitting_of_size(sets, frozenset(), size)
        if found is not None:
            return found
    return None


def _hitting_of_size(sets: list[frozenset[int]], chosen: frozenset[int], size: int) -> frozenset[int] | None:
    missed = [s for s in sets if not s & chosen]
    if not missed:
        return chosen
    if size == 0:
        return None
    _, branch = min((len(s), sorted(s)) for s in missed)
    for figure in branch:
        found = _hitting_of_size(missed, chosen | {figure}, size - 1)
        if found is not None:
            return found
    return None
