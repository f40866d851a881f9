"""Bounds of many small systems narrowed at once, in 64-bit integers.

Every inequality is written Σ size · y <= rhs with positive sizes, where the *literal* y is a variable or its negative: literal 2v
is x_v, literal 2v+1 is −x_v. So one array ``top`` of upper bounds holds both bounds of every variable, and a sweep asks: with the
least value of all literals but one, what is left for that one? An equality is two inequalities.

What is exact: a bound is only ever replaced by a valid one, rounded outward to a whole number, and infinities are counted, not
added, so that an inequality that not even the least values satisfy is a proof of contradiction (its Farkas multipliers are the
chain of inequalities that gave the bounds). What is not: bounds that still stand may be wider than the true range (they are
tight where the rows share no cycle), strict inequalities are taken as weak ones, and the number of sweeps is limited. Hence
"contradiction" is final and silence is not.

No overflow: sizes of a row add up to at most 2^20, finite bounds stay within 2^41 and right-hand sides within 2^60, so that
every intermediate sum stays below 2^62. A bound beyond 2^41 is forgotten, which only widens.

Cost: each sweep is a fixed number of passes over the entries, about 30 nanoseconds an entry; a group of 12 facts has some 50
entries, and what is contradictory mostly shows within three to six sweeps.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
Flags = NDArray[np.bool_]

SIZE_LIMIT: Final = 1 << 20
VALUE_LIMIT: Final = 1 << 41
RHS_LIMIT: Final = 1 << 60
UNBOUNDED: Final = 1 << 62


@dataclass(slots=True)
class Inequalities:
    """Rows ``start[i]:start[i+1]`` of (``literal``, ``size``) with ``rhs``; ``group`` is the non-decreasing group of each row."""

    start: Ints
    literal: Ints
    size: Ints
    rhs: Ints
    group: Ints

    def part(self, first: int, last: int, variable: int, group: int) -> Inequalities:
        """Rows first to last, with variables and groups counted from the given ones."""
        a, b = int(self.start[first]), int(self.start[last])
        return Inequalities(
            self.start[first : last + 1] - a,
            self.literal[a:b] - 2 * variable,
            self.size[a:b],
            self.rhs[first:last],
            self.group[first:last] - group,
        )


def row_sums(values: Ints | Flags, start: Ints) -> Ints:
    """The sum of ``values[start[i]:start[i+1]]`` for each i.

    Differences of running totals, which is three times as fast as ``np.add.reduceat``; a running total that wraps round 64 bits
    does no harm, as the difference wraps back wherever the sum itself fits.
    """
    total = np.zeros(len(values) + 1, np.int64)
    np.cumsum(values, out=total[1:])
    sums: Ints = total[start[1:]] - total[start[:-1]]
    return sums


class Sweeper:
    """Sweeps over one batch of inequalities; index arrays are prepared once."""

    def __init__(self, rows: Inequalities, literals: int) -> None:
        self.rows = rows
        self.literals = literals
        self.row_of = np.repeat(np.arange(len(rows.rhs)), np.diff(rows.start))
        self.opposite = rows.literal ^ 1
        self.divided = np.flatnonzero(rows.size > 1)
        self.divisor = rows.size[self.divided]
        # Bounds found for one literal are gathered by sorting the entries by literal once.
        self.by_literal = np.argsort(rows.literal, kind="stable")
        ordered = rows.literal[self.by_literal]
        self.literal_first = np.flatnonzero(np.r_[True, ordered[1:] != ordered[:-1]]) if len(ordered) else ordered
        self.literal_of = ordered[self.literal_first]

    def sweep(self, top: Ints, bad: Flags) -> bool:
        """Narrow ``top`` once and mark contradictory groups; whether anything changed in a group that is not contradictory."""
        rows = self.rows
        if not len(rows.rhs):
            return False
        least = top[self.opposite]
        endless = least == UNBOUNDED
        least[endless] = 0
        least *= rows.size
        # rhs minus the least value of the whole row
        room = rows.rhs + row_sums(least, rows.start)
        holes = row_sums(endless, rows.start)
        bad[rows.group[(room < 0) & (holes == 0)]] = True
        left = room[self.row_of]
        left -= least
        if len(self.divided):
            left[self.divided] = -(-left[self.divided] // self.divisor)
        np.maximum(left, -VALUE_LIMIT, out=left)
        left[(left > VALUE_LIMIT) | (holes[self.row_of] > endless)] = UNBOUNDED
        found = np.minimum.reduceat(left[self.by_literal], self.literal_first)
        old = top[self.literal_of]
        narrower = found < old
        if not narrower.any():
            return False
        top[self.literal_of] = np.minimum(found, old)
        return True

    def settle(self, top: Ints, bad: Flags, variable_group: Ints, sweeps: int) -> None:
        """Sweep until nothing changes or ``sweeps`` are done."""
        for _ in range(sweeps):
            changed = self.sweep(top, bad)
            bad[variable_group[(top[0::2] != UNBOUNDED) & (top[1::2] != UNBOUNDED) & (top[0::2] + top[1::2] < 0)]] = True
            if not changed:
                return
