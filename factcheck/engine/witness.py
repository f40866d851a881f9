"""Values that satisfy many small systems at once: fix a variable in each, let the bounds settle, fix the next.

In each round every undecided group gives one variable a value inside its bounds; propagation narrows the others. When all are
fixed, every inequality is computed exactly with those values, strict ones as strict. A group that passes has a witness, so it is
consistent; one that fails is merely undecided, since another choice might have worked. Units are first made finer (``finer``), as
a growth rate seldom leads from a whole number to a whole number. Narrow bounds are tried first, as they leave the least choice;
what fails is tried once more from the wide ones. Of 2,000 consistent groups of trade figures some five are left over.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from factcheck.engine.propagate import RHS_LIMIT, UNBOUNDED, VALUE_LIMIT, Flags, Inequalities, Ints, Sweeper, row_sums

#: Sweeps after each choice; the last check is exact, so too few only cost witnesses.
_SWEEPS_PER_CHOICE: Final = 3
#: A unit is divided into this many where the numbers leave room.
_FINER: Final = 64


@dataclass(slots=True)
class Batch:
    """Some groups with their inequalities and bounds; the flags are by row or variable."""

    rows: Inequalities
    strict_row: Flags
    top: Ints
    group_of: Ints
    groups: int
    low_open: Flags
    high_open: Flags
    positive: Flags

    def chosen(self, keep: Flags) -> Batch:
        """The batch without the groups that are not to be kept; groups are renumbered in order."""
        number = np.cumsum(keep) - 1
        variables = keep[self.group_of]
        new_place = np.cumsum(variables) - 1
        kept = keep[self.rows.group]
        lengths = np.diff(self.rows.start)
        entries = np.repeat(kept, lengths)
        literal = self.rows.literal[entries]
        rows = Inequalities(
            np.r_[0, np.cumsum(lengths[kept])],
            2 * new_place[literal >> 1] + (literal & 1),
            self.rows.size[entries],
            self.rows.rhs[kept],
            number[self.rows.group[kept]],
        )
        return Batch(
            rows,
            self.strict_row[kept],
            self.top[np.repeat(variables, 2)],
            number[self.group_of[variables]],
            int(keep.sum()),
            self.low_open[variables],
            self.high_open[variables],
            self.positive[variables],
        )


def satisfied(batch: Batch, x: Ints) -> Flags:
    """Which groups the values satisfy: every row, every bound, open ends and strict rows as such."""
    rows = batch.rows
    good = np.ones(batch.groups, np.bool_)
    if len(rows.rhs):
        signed = np.where(rows.literal & 1, -x[rows.literal >> 1], x[rows.literal >> 1])
        total = row_sums(signed * rows.size, rows.start)
        good[rows.group[(total > rows.rhs) | (batch.strict_row & (total == rows.rhs))]] = False
    high, low = batch.top[0::2], batch.top[1::2]
    outside = ((high != UNBOUNDED) & ((x > high) | (batch.high_open & (x == high)))) | (
        (low != UNBOUNDED) & ((-x > low) | (batch.low_open & (-x == low)))
    )
    good[batch.group_of[outside | (batch.positive & (x <= 0))]] = False
    return good


def finer(batch: Batch) -> Batch:
    """The batch in smaller units, group by group as far as 64 bits allow."""
    finite = np.where(batch.top == UNBOUNDED, 0, np.abs(batch.top))
    first = 2 * np.searchsorted(batch.group_of, np.arange(batch.groups))
    small = np.maximum.reduceat(finite, first) < VALUE_LIMIT // _FINER
    if len(batch.rows.rhs):
        small[batch.rows.group[np.abs(batch.rows.rhs) >= RHS_LIMIT // _FINER]] = False
    factor = np.where(small, _FINER, 1)
    top = np.where(batch.top == UNBOUNDED, UNBOUNDED, finite * np.sign(batch.top) * np.repeat(factor[batch.group_of], 2))
    return replace(batch, top=top, rows=replace(batch.rows, rhs=batch.rows.rhs * factor[batch.rows.group]))


def find_witnesses(batch: Batch) -> Flags:
    """Which groups have a witness among the values tried."""
    good = _search(batch, narrow_first=True)
    if not good.all():
        good[~good] = _search(batch.chosen(~good), narrow_first=False)
    return good


def _search(batch: Batch, *, narrow_first: bool) -> Flags:
    """Fix and settle; which groups passed the check."""
    top = batch.top.copy()
    failed = np.zeros(batch.groups, np.bool_)
    sweeper = Sweeper(batch.rows, len(top))
    in_rows = np.zeros(len(batch.group_of), np.bool_)
    in_rows[batch.rows.literal >> 1] = True
    first = np.searchsorted(batch.group_of, np.arange(batch.groups))
    longest = int(np.bincount(batch.group_of, minlength=1).max()) if len(batch.group_of) else 0
    for _ in range(longest):
        pick = _next(top, in_rows & ~failed[batch.group_of], first, batch.group_of, narrow_first)
        if not len(pick):
            break
        value = _middle(top, pick)
        top[2 * pick] = value
        top[2 * pick + 1] = -value
        sweeper.settle(top, failed, batch.group_of, _SWEEPS_PER_CHOICE)
    x = np.where(in_rows & (top[0::2] != UNBOUNDED), top[0::2], 0)
    x = np.where(in_rows, x, _middle(batch.top, np.arange(len(in_rows))))
    return satisfied(batch, x) & ~failed


def _next(top: Ints, eligible: Flags, first: Ints, group_of: Ints, narrow_first: bool) -> Ints:
    """One variable of each group that still has bounds apart: that with the narrowest or the widest."""
    high, low = top[0::2], -top[1::2]
    endless = (high == UNBOUNDED) | (low == -UNBOUNDED)
    width = np.where(endless, UNBOUNDED - 1, high - low)
    none = UNBOUNDED if narrow_first else 0
    width[~eligible | (width == 0)] = none
    best = (np.minimum if narrow_first else np.maximum).reduceat(width, first)
    candidates = np.flatnonzero((width != none) & (width == best[group_of]))
    group = group_of[candidates]
    return candidates[np.r_[True, group[1:] != group[:-1]]] if len(group) else candidates


def _middle(top: Ints, pick: Ints) -> Ints:
    """A whole number in the middle of the bounds; next to the only bound; or zero."""
    high, low = top[2 * pick], -top[2 * pick + 1]
    no_high, no_low = high == UNBOUNDED, low == -UNBOUNDED
    between = (np.where(no_high, 0, high) + np.where(no_low, 0, low)) >> 1
    middle = np.where(no_high, low + 1, np.where(no_low, high - 1, between))
    middle[no_high & no_low] = 0
    return middle
