"""Rows of inequalities as parallel arrays: collected kind by kind, then put in the order of components."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from factcheck.engine.columns import Columns
from factcheck.engine.propagate import RHS_LIMIT, SIZE_LIMIT, Flags, Inequalities, Ints, row_sums


def operands(columns: Columns, rows: Ints) -> Ints:
    """Positions in ``fact`` of all operands of some relations, in order."""
    lengths = np.diff(columns.start)[rows]
    begins = np.cumsum(lengths) - lengths
    return np.repeat(columns.start[rows] - begins, lengths) + np.arange(int(lengths.sum()))


class Entries:
    """Inequalities as parallel arrays, collected kind by kind: Σ weight · fact <= rhs."""

    def __init__(self) -> None:
        self.length: list[Ints] = []
        self.fact: list[Ints] = []
        self.weight: list[Ints] = []
        self.rhs: list[Ints] = []
        self.strict: list[Flags] = []

    def add(self, length: Ints, fact: Ints, weight: Ints, rhs: Ints, strict: Flags | None = None) -> None:
        self.length.append(length)
        self.fact.append(fact)
        self.weight.append(weight)
        self.rhs.append(rhs)
        self.strict.append(np.zeros(len(rhs), np.bool_) if strict is None else strict)

    def both(self, length: Ints, fact: Ints, weight: Ints) -> None:
        """An equality to zero."""
        zero = np.zeros(len(length), np.int64)
        self.add(length, fact, weight, zero)
        self.add(length, fact, -weight, zero)

    def inequalities(self, place: Ints, component: NDArray[np.int32], hard: Flags) -> tuple[Inequalities, Flags]:
        """All of them in the order of components, without those of hard components; and which are strict."""
        length, fact, weight, rhs = (np.concatenate(x) if x else np.zeros(0, np.int64) for x in (
            self.length, self.fact, self.weight, self.rhs))  # fmt: skip
        length, fact, weight = _without_zeros(length, fact, weight)
        strict = np.concatenate(self.strict) if self.strict else np.zeros(0, np.bool_)
        start = np.r_[0, np.cumsum(length)]
        group = component[fact[start[:-1]]].astype(np.int64)
        size_sum = row_sums(np.minimum(np.abs(weight), SIZE_LIMIT), start)
        hard[group[(size_sum >= SIZE_LIMIT) | (np.abs(rhs) > RHS_LIMIT)]] = True
        chosen = np.flatnonzero(~hard[group])
        chosen = chosen[np.argsort(group[chosen], kind="stable")]
        lengths = length[chosen]
        begins = np.cumsum(lengths) - lengths
        taken = np.repeat(start[:-1][chosen] - begins, lengths) + np.arange(int(lengths.sum()))
        weight = weight[taken]
        literal = 2 * place[fact[taken]] + (weight < 0)
        rows = Inequalities(np.r_[0, np.cumsum(lengths)], literal, np.abs(weight), rhs[chosen], group[chosen])
        return rows, strict[chosen]


def _without_zeros(length: Ints, fact: Ints, weight: Ints) -> tuple[Ints, Ints, Ints]:
    """Entries with weight zero left out; a row that would become empty keeps its first."""
    start = np.cumsum(length) - length
    keep = weight != 0
    row = np.repeat(np.arange(len(length)), length)
    kept = np.bincount(row[keep], minlength=len(length))
    keep[start[kept == 0]] = True
    return np.maximum(kept, 1), fact[keep], weight[keep]
