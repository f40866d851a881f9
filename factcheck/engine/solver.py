"""A program with its figures switched on and off: the one question "can these stand together?", asked again and again.

The tableau is built once; switching a figure changes bounds only, so each answer starts from the last one.
"""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from time import monotonic
from typing import Final

from factcheck.engine.program import GIVEN, Limit, Program
from factcheck.engine.simplex import OutOfPivotsError, Simplex
from factcheck.engine.tableau import TooSmallError

_FIRST_BITS: Final = 96
#: Larger components ask the linear programme when this many exact pivots and one for every other row did not settle them.
_GUIDED_FACTS: Final = 300
_UNGUIDED_PIVOTS: Final = 1_000
#: What the guide may take when no deadline is set.
_GUIDE_SECONDS: Final = 60.0


class Solver:
    """The state of one component. ``check`` gives None or the figures of a contradiction."""

    def __init__(self, program: Program, *, deadline: float | None = None, keep_rows: bool = False, guided: bool = True) -> None:
        self.program = program
        self.deadline = deadline
        self.keep_rows = keep_rows
        self.guided = guided and len(program.facts) > _GUIDED_FACTS
        self.stated = [i for i, fact in enumerate(program.facts) if fact.is_stated]
        self.active = set(self.stated)
        self.bits = _FIRST_BITS if program.is_strict else 0
        while True:
            try:
                self._build()
                break
            except TooSmallError:
                self.bits *= 2

    def _build(self) -> None:
        program = self.program
        self.simplex = simplex = Simplex(program.levels, self.bits, self.deadline)
        for row in program.rows:
            simplex.add_row(row)
        self.free = sum(not program.facts[i].is_stated for i in program.var_of)
        self._limits: list[list[tuple[int, int | None, int | None]]] = [[] for _ in simplex.value]
        self._vars_of: dict[int, list[int]] = {}
        for limit in program.limits:
            if not self.keep_rows and _is_balance(limit, program.levels) and self._eliminate(limit.var):
                continue
            low = None if limit.low is None else (limit.low << self.bits) + limit.low_open
            high = None if limit.high is None else (limit.high << self.bits) - limit.high_open
            self._limits[limit.var].append((limit.owner, low, high))
            self._vars_of.setdefault(limit.owner, []).append(limit.var)
        for var, value in enumerate(program.start):
            if var not in simplex.rows:
                simplex.move(var, value << self.bits)
        for var, limits in enumerate(self._limits):
            if limits:
                simplex.set_bounds(var, *self._effective(var))

    def _eliminate(self, var: int) -> bool:
        """Use a balance (a given row equal to zero) to express one of its levels; False if it follows from earlier ones."""
        row = self.simplex.rows[var]
        if row:
            self.simplex.eliminate(var, min(row, key=lambda j: (abs(row[j]) != 1, j >= self.free, len(self.simplex.users[j]), j)))
        else:
            self.simplex.drop_row(var)
        return True

    def _effective(self, var: int) -> tuple[int | None, int | None]:
        limits = self._limits[var]
        if len(limits) == 1:
            owner, low, high = limits[0]
            return (low, high) if owner == GIVEN or owner in self.active else (None, None)
        low = high = None
        for owner, a, b in limits:
            if owner != GIVEN and owner not in self.active:
                continue
            if a is not None and (low is None or a > low):
                low = a
            if b is not None and (high is None or b < high):
                high = b
        return low, high

    # -- switching ----------------------------------------------------------------------------------------------------

    def relax(self, figure: int) -> None:
        """Take a figure back: its fact becomes unknown."""
        if figure in self.active:
            self.active.remove(figure)
            self._refresh(figure)

    def enforce(self, figure: int) -> None:
        """Let a figure hold again."""
        if figure not in self.active:
            self.active.add(figure)
            self._refresh(figure)

    def activate(self, figures: Iterable[int]) -> None:
        """Let exactly these figures hold."""
        wanted = set(figures)
        for figure in sorted(self.active - wanted):
            self.relax(figure)
        for figure in sorted(wanted - self.active):
            self.enforce(figure)

    def _refresh(self, figure: int) -> None:
        for var in self._vars_of.get(figure, ()):
            self.simplex.set_bounds(var, *self._effective(var))

    # -- the question -------------------------------------------------------------------------------------------------

    def check(self) -> frozenset[int] | None:
        """None if the active figures can stand together; else figures among them that cannot (not always the fewest)."""
        clash = self.program.clash(self.active)
        return self.check_rows() if clash is None else clash

    def check_rows(self) -> frozenset[int] | None:
        """``check`` by arithmetic alone, without the clashes."""
        granted = _UNGUIDED_PIVOTS + len(self.program.rows) // 2 if self.guided else None
        while True:
            try:
                stuck = self.simplex.check(granted)
                break
            except TooSmallError:
                self.rebuild()
            except OutOfPivotsError:
                granted = None
                found = self._guided()
                if found is not None:
                    return found
        if stuck is None:
            return None
        return frozenset(owner for _, owner, _ in self.certificate(stuck) if owner != GIVEN)

    def _guided(self) -> frozenset[int] | None:
        """Let the linear programme in floats point to a contradiction, which is then proved, or to a point to go on from."""
        # Loading HiGHS takes longer than most systems.
        from factcheck.engine.highs import contradiction, interior_point  # noqa: PLC0415

        seconds = _GUIDE_SECONDS if self.deadline is None else max(0.01, self.deadline - monotonic())
        suspects = contradiction(self.program, self.active, seconds)
        if suspects is not None:
            part = Solver(self.program, deadline=self.deadline, guided=False)
            part.activate(suspects)
            return part.check_rows()
        values = interior_point(self.program, self.active, seconds)
        if values is not None:
            for var, value in enumerate(values):
                if var not in self.simplex.rows:
                    low, high = self.simplex.lower[var], self.simplex.upper[var]
                    target = value << self.bits
                    target = target if low is None else max(low, target)
                    self.simplex.move(var, target if high is None else min(high, target))
        return None

    def rebuild(self) -> None:
        """Start again with more room for infinitesimals."""
        self.bits *= 2
        self._build()

    def reasons(self) -> list[tuple[int, int, Fraction]]:
        """The certificate of the contradiction that ``check_rows`` has just found."""
        stuck = self.simplex.check()
        assert stuck is not None
        return self.certificate(stuck)

    def certificate(self, stuck: tuple[int, bool]) -> list[tuple[int, int, Fraction]]:
        """Farkas multipliers as (variable, owner of the bound, multiplier): positive on lower bounds, negative on upper ones."""
        found = []
        for var, is_lower, m in self.simplex.reason(*stuck):
            found.append((var, self._owner(var, is_lower), Fraction(m if is_lower else -m)))
        return found

    def _owner(self, var: int, is_lower: bool) -> int:
        """Whose bound is the tightest; what is given goes before figures, so that no figure is blamed without need."""
        bound = self.simplex.lower[var] if is_lower else self.simplex.upper[var]
        owners = [
            owner
            for owner, low, high in self._limits[var]
            if (owner == GIVEN or owner in self.active) and (low if is_lower else high) == bound
        ]
        return min(owners)

    def own_bounds(self) -> dict[int, set[tuple[int, bool]]]:
        """For each stated figure with two ends: the bounds (variable, upper) that it alone sets.

        Left out are open bounds of ratios: with a base next to zero, a row may meet its bound where the quotient is far from it.
        """
        found: dict[int, set[tuple[int, bool]]] = {}
        for limit in self.program.limits:
            if limit.owner == GIVEN or (limit.var >= self.program.levels and (limit.low_open or limit.high_open)):
                continue
            bounds = found.setdefault(limit.owner, set())
            low, high = self._effective(limit.var)
            if limit.low is not None and low == (limit.low << self.bits) + limit.low_open:
                bounds.add((limit.var, False))
            if limit.high is not None and high == (limit.high << self.bits) - limit.high_open:
                bounds.add((limit.var, True))
        return {figure: bounds for figure, bounds in found.items() if len(bounds) == 2}

    def is_positive(self, var: int) -> bool:
        """Whether the bounds of a variable alone keep it above zero."""
        low = self.simplex.lower[var]
        return low is not None and low > 0

    def witness(self) -> list[Fraction]:
        """Rational values of all variables (scaled) that satisfy every active bound; call after a successful check."""
        simplex = self.simplex
        parts = [simplex.split(i) for i in range(len(simplex.value))]
        step = Fraction(1)
        for i, (whole, k, den) in enumerate(parts):
            if not k and not self.bits:
                continue
            for bound, sign in ((simplex.lower[i], 1), (simplex.upper[i], -1)):
                if bound is None:
                    continue
                base = (bound + (1 << (self.bits - 1))) >> self.bits if self.bits else bound
                room = Fraction(whole, den) - base
                shrink = Fraction(k, den) - (bound - (base << self.bits))
                if shrink * sign < 0:
                    step = min(step, room * sign / -(shrink * sign))
        return [Fraction(whole, den) + Fraction(k, den) * step for whole, k, den in parts]


def _is_balance(limit: Limit, levels: int) -> bool:
    return limit.owner == GIVEN and limit.var >= levels and limit.low == 0 == limit.high
