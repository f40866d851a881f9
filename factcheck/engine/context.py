"""Slips that only the other figures give away: another figure's number, per cent for points, two numbers exchanged.

The engine does not know what its facts are about, so it goes by the rows: the other parts of one total are what exports are to
imports; the two ends of a growth, an order or a total with its part are what one period is to another. Per cent for points is the
one slip that depends on the unit of the levels: only where these are per cent themselves do both mean something.
"""

from __future__ import annotations

from typing import Final

from factcheck.engine.evidence import Evidence, agrees
from factcheck.engine.printed import Printed, Role
from factcheck.engine.program import Program
from factcheck.engine.ranges import difference_of, quotient_of
from factcheck.engine.ratios import names_of, ratio_row
from factcheck.engine.solver import Solver
from factcheck.model.interval import Interval
from factcheck.model.system import Growth, Order, Product, Ratio, Row, Share, Sum

#: Share of each of these slips, as in ``slips.SLIPS``.
_SHARE: Final = 0.5
_SIBLING: Final = "exports-for-imports"
_COUNTERPART: Final = "wrong-period"
_POINTS: Final = "percent-for-points"
_MOST_NEIGHBOURS: Final = 30


class Context:
    """What each fact of a component is in its rows, and which facts stand next to it there."""

    def __init__(self, program: Program) -> None:
        self.program = program
        self.index = {fact.name: i for i, fact in enumerate(program.facts)}
        self.roles: dict[int, Role] = {}
        self.ends: dict[int, tuple[int, int]] = {}
        self._rows_of: dict[int, list[Row]] = {}
        for row in program.relations.values():
            for name in names_of(row):
                self._rows_of.setdefault(self.index[name], []).append(row)
            if isinstance(row, Growth | Share | Product):
                self._take(row)

    def _take(self, row: Growth | Share | Product) -> None:
        """Note what the named ratio or change of a row is."""
        if isinstance(row, Growth) and row.change is not None:
            ratio: Ratio | None = row.change
            role: Role = "change"
            ends = row.new, row.base
        else:
            use = ratio_row(0, row)
            assert use is not None
            ratio, role, ends = use.ratio, role_of(row), (use.new, use.base)
        if isinstance(ratio, str):
            self.roles[self.index[ratio]] = role
            self.ends[self.index[ratio]] = (self.index[ends[0]], self.index[ends[1]])

    def related(self, figure: int) -> dict[int, str]:
        """The facts that stand beside a figure in some row, in order, and how they may be mistaken for it."""
        name = self.program.facts[figure].name
        found: dict[str, str] = {}
        for row in self._rows_of.get(figure, ()):
            if isinstance(row, Sum):
                parts = [part for part, _ in row.parts]
                if name in parts:
                    found |= dict.fromkeys(parts, _SIBLING) | {row.total: _COUNTERPART} | found
                else:
                    found |= dict.fromkeys(parts, _COUNTERPART) | found
            elif isinstance(row, Order):
                found |= dict.fromkeys((row.less, row.more), _COUNTERPART) | found
            elif isinstance(row, Growth) and name in (row.new, row.base):
                found |= dict.fromkeys((row.new, row.base), _COUNTERPART) | found
        return {self.index[other]: found[other] for other in sorted(found) if other != name}

    def printed(self, figure: int) -> Printed | None:
        """The figure as printed."""
        return Printed.of(self.program.facts[figure], self.roles.get(figure, "level"))

    def weigh(self, solver: Solver, figure: int, evidence: Evidence) -> None:
        """Add what the other figures say; the figure itself is switched off and the rest feasible."""
        p = self.printed(figure)
        assert p is not None
        # Among very many neighbours a coincidence is certain and says nothing.
        crowded = any(isinstance(row, Sum) and len(row.parts) > 2 * _MOST_NEIGHBOURS for row in self._rows_of.get(figure, ()))
        neighbours = {} if crowded else self.related(figure)
        for other, how in neighbours.items() if len(neighbours) <= _MOST_NEIGHBOURS else ():
            fact = self.program.facts[other]
            if fact.value is not None and other in solver.active:
                span = fact.interval(solver.program.mode)
                evidence.add(how, _SHARE / len(neighbours) * agrees(p, span))
        if p.role in ("growth_percent", "change") and figure in self.ends:
            new, base = (self.program.var_of.get(i) for i in self.ends[figure])
            if new is not None and base is not None:
                evidence.add(_POINTS, _SHARE * agrees(p, _other_reading(solver, p.role, new, base)))

    def exchanged(self, a: int, b: int, span_a: Interval, span_b: Interval) -> tuple[str, float] | None:
        """The evidence that two figures stand in each other's place."""
        how = self.related(a).get(b)
        first, second = self.printed(a), self.printed(b)
        if how is None or first is None or second is None:
            return None
        both = min(agrees(first, span_b), agrees(second, span_a))
        return (how, _SHARE * both) if both > 0 else None


def _other_reading(solver: Solver, role: Role, new: int, base: int) -> Interval:
    """The change in points where per cent were claimed, the change in per cent where points were."""
    if role == "growth_percent":
        return difference_of(solver, new, base)
    quotient = quotient_of(solver, new, base)
    low = None if quotient.low is None else 100 * (quotient.low - 1)
    high = None if quotient.high is None else 100 * (quotient.high - 1)
    return Interval(low, high, quotient.low_open, quotient.high_open)


def role_of(row: Growth | Share | Product) -> Role:
    """What the ratio of a row is."""
    if isinstance(row, Share):
        return "share"
    if isinstance(row, Product):
        return "rate"
    return "factor" if row.factor is not None else "growth_percent"
