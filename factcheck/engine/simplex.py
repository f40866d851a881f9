"""Exact simplex over the integers: feasibility with a reason, and optima.

The method is the general simplex of Dutertre and de Moura ("A fast linear-arithmetic solver for DPLL(T)", CAV 2006): nonbasic
variables always lie within their bounds. Where a basic variable is outside its bounds, it is exchanged for a nonbasic one that has
room; where its row cannot reach the bound even with all others at theirs, that row is a Farkas certificate, found before any
pivot is spent on it. Short rows and sparse columns are preferred for a while, then smallest-index choices (Bland) make it
terminate.

Cost: a pivot touches the rows that contain the entering variable; a system of 12 facts takes 5 to 15 pivots of 10 to 20
microseconds. The number of pivots has no polynomial bound in theory and grows about linearly with the rows in practice.
"""

from __future__ import annotations

from heapq import heappop, heapreplace
from typing import Final

from factcheck.engine.tableau import Tableau

#: Pivots per row for which a sparse choice is preferred to the one that is sure to end.
_PATIENCE: Final = 5


class OutOfPivotsError(Exception):
    """The pivots granted did not suffice; the state is as valid as any."""


class Simplex(Tableau):
    """A tableau that answers questions."""

    def check(self, granted: int | None = None) -> tuple[int, bool] | None:
        """None when every variable is within its bounds; else a basic variable and whether it is stuck below (True) or above.

        Raises ``OutOfPivotsError`` after ``granted`` pivots.
        """
        violated, rows = self.violated, self.rows
        patience = self.pivots + _PATIENCE * (len(rows) + 10)
        last = None if granted is None else self.pivots + granted
        while violated:
            if last is not None and self.pivots >= last:
                raise OutOfPivotsError
            hurry = self.pivots < patience
            i = self._shortest() if hurry else min(violated)
            lower = self.lower[i]
            below = lower is not None and self.value[i] < lower * self.den[i]
            target = lower if below else self.upper[i]
            assert target is not None
            if self._is_out_of_reach(i, target):
                return i, below
            s = self._entering(rows[i], 1 if below else -1, sparse=hurry)
            assert s is not None
            self.pivot(i, s, target)
        self.by_length.clear()
        return None

    def _shortest(self) -> int:
        """A violated variable with a short row, of least index among equals; there must be one."""
        rows, heap = self.rows, self.by_length
        while True:
            length, i = heap[0]
            if i not in self.violated:
                heappop(heap)
            elif length != len(rows[i]):
                heapreplace(heap, (len(rows[i]), i))
            else:
                return i

    def _is_out_of_reach(self, i: int, target: int) -> bool:
        """Whether a row misses a target even with all its variables at their bounds: found before any of them is moved there."""
        value, lower, upper = self.value, self.lower, self.upper
        short = target * self.den[i] - value[i]
        rises = short > 0
        for j, c in self.rows[i].items():
            bound = upper[j] if (c > 0) == rises else lower[j]
            if bound is None:
                return False
            short -= c * (bound - value[j])
            if (short <= 0) if rises else (short >= 0):
                return False
        return True

    def reason(self, i: int, below: bool) -> list[tuple[int, bool, int]]:
        """The Farkas certificate of a stuck row: (variable, its lower bound is used, positive multiplier)."""
        certificate = [(i, below, self.den[i])]
        for j, c in self.rows[i].items():
            certificate.append((j, (c < 0) if below else (c > 0), abs(c)))
        return certificate

    def maximise(self, t: int, sign: int) -> tuple[int, int] | None:
        """Push a variable up (sign 1) or down (−1) as far as it goes from a feasible state.

        None at the optimum, which ``value[t]`` over ``den[t]`` then is; else (j, direction): moving nonbasic ``j`` that way
        improves for ever.
        """
        patience = self.pivots + _PATIENCE * (len(self.rows) + 10)
        self._slide(t, sign)
        while True:
            row = self.rows.get(t)
            s = self._entering(row if row is not None else {t: 1}, sign, sparse=self.pivots < patience)
            if s is None:
                return None
            direction = sign if row is None or row[s] > 0 else -sign
            if not self._step(s, direction):
                return s, direction

    def _slide(self, t: int, sign: int) -> None:
        """Take the steps that nothing but their own bound can stop: those of variables that only ``t`` depends on."""
        row = self.rows.get(t)
        if row is None or (self.upper[t] if sign > 0 else self.lower[t]) is not None:
            return
        value, users = self.value, self.users
        near, far = (self.upper, self.lower) if sign > 0 else (self.lower, self.upper)
        moved = 0
        for j, c in row.items():
            bound = near[j] if c > 0 else far[j]
            if bound is not None and len(users[j]) == 1 and bound != value[j]:
                moved += c * (bound - value[j])
                value[j] = bound
                if self.watching:
                    self.reached.add((j, bound == self.upper[j]))
        value[t] += moved

    def watch(self) -> None:
        """Collect reached bounds from here on; call at a feasible point."""
        self.watching = True
        self.reached = {
            (j, upper)
            for j, v in enumerate(self.value)
            if j not in self.rows
            for upper, bound in ((False, self.lower[j]), (True, self.upper[j]))
            if v == bound
        }

    def _entering(self, row: dict[int, int], sign: int, *, sparse: bool = False) -> int | None:
        """The nonbasic variable of least index with room to push the row up (sign 1) or down (−1).

        ``sparse``: rather one without bounds, which never blocks again, or of fewest users.
        """
        best, cost = -1, (0, 0)
        value, lower, upper = self.value, self.lower, self.upper
        for j, c in row.items():
            bound = upper[j] if (c > 0) == (sign > 0) else lower[j]
            if bound is not None and value[j] == bound:
                continue
            here = (int(lower[j] is not None or upper[j] is not None), len(self.users[j])) if sparse else (0, 0)
            if best < 0 or here < cost or (here == cost and j < best):
                best, cost = j, here
        return best if best >= 0 else None

    def _step(self, s: int, direction: int) -> bool:
        """Move nonbasic ``s`` until something blocks; False when nothing does."""
        own = self.upper[s] if direction > 0 else self.lower[s]
        room, per, leaving, target = (0, 0, -1, 0) if own is None else (abs(own - self.value[s]), 1, s, own)
        for i in self.users[s]:
            c = self.rows[i][s] * direction
            bound = self.upper[i] if c > 0 else self.lower[i]
            if bound is None:
                continue
            gap = abs(bound * self.den[i] - self.value[i])
            c = abs(c)
            # gap/c against room/per; ties go to the least index, which keeps Bland's rule.
            left, right = gap * per, room * c
            if leaving < 0 or left < right or (left == right and i < leaving):
                room, per, leaving, target = gap, c, i, bound
        if leaving < 0:
            return False
        if self.watching:
            self.reached.add((leaving, target == self.upper[leaving]))
        if leaving == s:
            self.move(s, target)
        else:
            self.pivot(leaving, s, target)
        return True
