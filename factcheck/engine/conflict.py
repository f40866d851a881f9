"""A smallest set of figures that cannot stand together.

A contradiction found by the simplex method is first thinned out: a figure is dropped whenever the rest still contradict each other
(deletion filter; Chinneck and Dravnieks, ORSA J. Computing 3, 1991). To get the *fewest* figures, sets that must be hit by every
contradiction are collected: the complement of a maximal set of figures that can stand together. A smallest set that hits them all
either contradicts itself, and then nothing smaller can, or it grows to another such complement (implicit hitting sets; Ignatiev
et al., "Smallest MUS extraction with minimal hitting set dualization", CP 2015). Finding the fewest is NP-hard; components of up to
40 facts are searched, larger ones are thinned out only, and the result says which.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Final

from factcheck.engine.solver import Solver

#: Components with more facts than this get a minimal conflict that may not be the smallest.
SEARCHED_FACTS: Final = 40
#: Where figures are so entangled that this many sets, or steps in one search, do not settle it, the result says so too.
SEARCHED_SETS: Final = 400
SEARCHED_STEPS: Final = 20_000


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
    if needed.issuperset(found):
        return frozenset(found), True
    best = thinned(solver, found)
    if best <= needed:
        return best, True
    if len(solver.program.facts) > SEARCHED_FACTS:
        solver.activate(needed)
        # One figure more than those that cannot be missing is the fewest when these alone are no conflict.
        return (needed, True) if solver.check() is not None else (best, len(best) == len(needed) + 1)
    corrections = [frozenset((figure,)) for figure in sorted(needed)]
    search = HittingSets(corrections)
    for _ in range(SEARCHED_SETS):
        candidate = search.fewest(len(best))
        if candidate is None:
            return best, search.is_exact
        solver.activate(candidate)
        if solver.check() is not None:
            return candidate, True
        search.add(_left_out(solver, search.seen))
    return best, False


def _left_out(solver: Solver, seen: Mapping[int, int]) -> frozenset[int]:
    """The figures outside a maximal consistent extension of the active ones.

    Figures often left out before are put back first, so that this set shares few with the earlier ones and says more.
    """
    out = set()
    for figure in sorted(set(solver.stated) - solver.active, key=lambda figure: (-seen.get(figure, 0), figure)):
        solver.enforce(figure)
        if solver.check() is not None:
            solver.relax(figure)
            solver.check()
            out.add(figure)
    return frozenset(out)


class HittingSets:
    """The fewest figures that meet every given set: depth-first search, pruned by sets without common members."""

    def __init__(self, sets: Iterable[frozenset[int]]) -> None:
        self.seen: Counter[int] = Counter()
        self.is_exact = True
        self._sets: list[frozenset[int]] = []
        self._size = 0
        self._steps = 0
        for s in sets:
            self.add(s)

    def add(self, s: frozenset[int]) -> None:
        """One more set to meet."""
        self._sets.append(s)
        self._sets.sort(key=lambda s: (len(s), sorted(s)))
        self.seen.update(s)

    def fewest(self, below: int) -> frozenset[int] | None:
        """A smallest set that meets all, if it has fewer than ``below`` members; None also when the search grew too long."""
        # What was too small before more sets came is too small now.
        while self._size < below:
            self._steps = SEARCHED_STEPS
            found = self._of_size(self._sets, frozenset(), self._size)
            if found is not None or not self.is_exact:
                return found
            self._size += 1
        return None

    def _of_size(self, sets: list[frozenset[int]], chosen: frozenset[int], size: int) -> frozenset[int] | None:
        missed = [s for s in sets if not s & chosen] if chosen else sets
        if not missed:
            return chosen
        self._steps -= 1
        if self._steps < 0:
            self.is_exact = False
        if size < _disjoint(missed, size) or not self.is_exact:
            return None
        for figure in sorted(missed[0], key=lambda figure: (-self.seen[figure], figure)):
            found = self._of_size(missed, chosen | {figure}, size - 1)
            if found is not None:
                return found
        return None


def _disjoint(sets: list[frozenset[int]], enough: int) -> int:
    """How many of the sets, shortest first, have no member in common: each needs a member of its own."""
    used: set[int] = set()
    count = 0
    for s in sets:
        if used.isdisjoint(s):
            used |= s
            count += 1
            if count > enough:
                break
    return count
