"""Columns of facts and relations → the inequalities of ``propagate``, grouped by connected component.

Levels of a component are scaled to half-units of the finest digit in it. A ratio in one relation becomes two inequalities with
whole coefficients, as in ``program``. Components that need more care are set apart (``hard``): shared ratios and ratios in other
relations, bases that may be zero or negative or are not known to be neither, and numbers too large for 64-bit sums. What no
relation mentions is a component of its own. Everything is done on whole arrays; the cost is a few sorts of the operands.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import coo_matrix
from scipy.sparse.csgraph import connected_components

from factcheck.engine.columns import OPS, Columns, Kind
from factcheck.engine.propagate import RHS_LIMIT, SIZE_LIMIT, UNBOUNDED, VALUE_LIMIT, Flags, Inequalities, Ints

_RATIO_KINDS = (Kind.FACTOR, Kind.PERCENT, Kind.SHARE, Kind.PRODUCT)
#: Scaling a level by more than this many decimal places is left to the exact engine.
_MOST_PLACES = 12


@dataclass(slots=True)
class Standard:
    """The inequalities of all components, in the order of components, over variables in the same order.

    ``component`` gives the component of each fact, ``order`` the facts in the order of variables (ratios, which are no variables,
    are among them but stand in no row), ``top`` the bounds as literals, ``row_first`` and ``var_first`` where a component begins.
    ``strict_row`` are strict inequalities, ``positive`` variables that must be above zero, ``hard`` components for the exact
    engine, ``bad`` ones that are contradictory without arithmetic.
    """

    component: NDArray[np.int32]
    count: int
    order: Ints
    top: Ints
    rows: Inequalities
    row_first: Ints
    var_first: Ints
    strict_row: Flags
    low_open: Flags
    high_open: Flags
    positive: Flags
    hard: Flags
    bad: Flags


def standard_form(columns: Columns) -> Standard:
    """The inequalities; ``bad`` are components with reports of one fact that differ at equal precision, or an empty interval."""
    n = len(columns)
    component, count = _components(columns)
    order = np.argsort(component, kind="stable")
    place = np.empty(n, np.int64)
    place[order] = np.arange(n)
    hard = np.zeros(count, np.bool_)
    bad = np.zeros(count, np.bool_)

    kind = columns.kind
    is_ratio_row = np.isin(kind, _RATIO_KINDS)
    first = columns.start[:-1]
    ratio = columns.fact[first[is_ratio_row] + 2]
    is_ratio = np.zeros(n, np.bool_)
    is_ratio[ratio] = True
    uses = np.bincount(columns.fact, minlength=n)
    hard[component[ratio[uses[ratio] > 1]]] = True

    base = columns.fact[first[is_ratio_row] + 1]
    not_negative = columns.has_low & (columns.low >= 0)
    zero_inside = columns.stated & ~(not_negative & ((columns.low > 0) | columns.low_open))
    unclear = ~columns.stated & (~not_negative | (columns.has_high & (columns.high <= 0)))
    hard[component[base[zero_inside[base] | unclear[base]]]] = True
    positive = np.zeros(n, np.bool_)
    positive[base] = True

    # -- scale -----
    finest = np.full(count, -(1 << 14), np.int64)
    level = ~is_ratio
    np.maximum.at(finest, component[level], columns.decimals[level].astype(np.int64))
    shift = np.where(is_ratio, 0, finest[component] - columns.decimals)
    hard[component[shift > _MOST_PLACES]] = True
    scale = 10 ** np.minimum(shift, _MOST_PLACES)
    top = np.full(2 * n, UNBOUNDED, np.int64)
    for side, has, end, sign in ((0, columns.has_high, columns.high, 1), (1, columns.has_low, columns.low, -1)):
        fits = np.abs(end) <= VALUE_LIMIT // scale
        hard[component[has & ~fits]] = True
        top[side::2] = np.where(has & fits, sign * end * scale, UNBOUNDED)[order]
    low, high = -top[1::2], top[0::2]
    both = (top[0::2] != UNBOUNDED) & (top[1::2] != UNBOUNDED)
    opened = (columns.low_open | columns.high_open)[order]
    bad[component[order[both & ((low > high) | ((low == high) & opened))]]] = True

    bad[component[_reports_that_differ(columns)]] = True
    entries = _Entries()
    _balances(columns, entries)
    _ratios(columns, entries, hard, component)
    _linears(columns, entries, finest, component, hard)
    rows, strict_row = entries.inequalities(place, component, hard)
    row_first = np.searchsorted(rows.group, np.arange(count + 1))
    var_first = np.searchsorted(component[order], np.arange(count + 1))
    return Standard(
        component,
        count,
        order,
        top,
        rows,
        row_first,
        var_first,
        strict_row,
        columns.low_open[order],
        columns.high_open[order],
        positive[order],
        hard,
        bad,
    )


def _components(columns: Columns) -> tuple[NDArray[np.int32], int]:
    n = len(columns)
    operands = np.diff(columns.start)
    anchor = np.repeat(columns.fact[columns.start[:-1]], operands)
    graph = coo_matrix((np.ones(len(anchor), np.bool_), (anchor, columns.fact)), shape=(n, n))
    count, labels = connected_components(graph, directed=False)
    return labels, int(count)


def _reports_that_differ(columns: Columns) -> Ints:
    """Facts that a chain of duplicate relations makes one value, of equal precision but printed differently (one of each pair)."""
    rows = np.flatnonzero(columns.kind == Kind.DUPLICATE)
    if not len(rows):
        return rows
    operand = _operands(columns, rows)
    fact = columns.fact[operand]
    anchor = np.repeat(columns.fact[columns.start[rows]], np.diff(columns.start)[rows])
    n = len(columns)
    _, labels = connected_components(coo_matrix((np.ones(len(fact), np.bool_), (anchor, fact)), shape=(n, n)), directed=False)
    fact = np.unique(fact)
    fact = fact[columns.plain[fact]]
    fact = fact[np.lexsort((columns.decimals[fact], labels[fact]))]
    same = (labels[fact[1:]] == labels[fact[:-1]]) & (columns.decimals[fact[1:]] == columns.decimals[fact[:-1]])
    differing: Ints = fact[1:][same & (columns.printed[fact[1:]] != columns.printed[fact[:-1]])]
    return differing


def _operands(columns: Columns, rows: Ints) -> Ints:
    """Positions in ``fact`` of all operands of some relations, in order."""
    lengths = np.diff(columns.start)[rows]
    begins = np.cumsum(lengths) - lengths
    return np.repeat(columns.start[rows] - begins, lengths) + np.arange(int(lengths.sum()))


class _Entries:
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
        size_sum = np.add.reduceat(np.minimum(np.abs(weight), SIZE_LIMIT), start[:-1]) if len(length) else length
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


def _balances(columns: Columns, entries: _Entries) -> None:
    """Sums, changes, orders and duplicates."""
    lengths = np.diff(columns.start)
    sums = np.flatnonzero(columns.kind == Kind.SUM)
    operand = _operands(columns, sums)
    weight = -columns.weight[operand]
    weight[np.cumsum(lengths[sums]) - lengths[sums]] = 1
    entries.both(lengths[sums], columns.fact[operand], weight)
    changes = np.flatnonzero(columns.kind == Kind.CHANGE)
    operand = _operands(columns, changes)
    entries.both(lengths[changes], columns.fact[operand], np.tile([1, -1, -1], len(changes)))
    orders = np.flatnonzero(columns.kind == Kind.ORDER)
    operand = _operands(columns, orders)
    entries.add(lengths[orders], columns.fact[operand], np.tile([1, -1], len(orders)), np.zeros(len(orders), np.int64))
    duplicates = np.flatnonzero(columns.kind == Kind.DUPLICATE)
    others = np.setdiff1d(_operands(columns, duplicates), columns.start[duplicates], assume_unique=True)
    anchor = np.repeat(columns.fact[columns.start[duplicates]], lengths[duplicates] - 1)
    pairs = np.stack((anchor, columns.fact[others]), axis=1).reshape(-1)
    entries.both(np.full(len(others), 2), pairs, np.tile([1, -1], len(others)))


def _ratios(columns: Columns, entries: _Entries, hard: Flags, component: NDArray[np.int32]) -> None:
    """l · base <= new <= u · base with everything multiplied to whole numbers."""
    for kind, per, offset in ((Kind.FACTOR, 1, 0), (Kind.PERCENT, 100, 1), (Kind.SHARE, 100, 0), (Kind.PRODUCT, 1, 0)):
        rows = np.flatnonzero(columns.kind == kind)
        if not len(rows):
            continue
        first = columns.start[rows]
        new, base, ratio = (columns.fact[first + i] for i in range(3))
        decimals = columns.decimals[ratio].astype(np.int64)
        far = (decimals > 6) | (decimals < -6)
        hard[component[ratio[far]]] = True
        places = np.where(far, 0, decimals)
        whole = 2 * per * 10 ** np.maximum(places, 0)
        step = 10 ** np.maximum(-places, 0)
        for has, end, opened, sign in (
            (columns.has_low, columns.low, columns.low_open, 1),
            (columns.has_high, columns.high, columns.high_open, -1),
        ):
            there = has[ratio] & ~far
            i = ratio[there]
            large = np.abs(end[i]) >= SIZE_LIMIT
            hard[component[i[large]]] = True
            factor = np.where(large, 0, end[i]) * step[there] + offset * whole[there]
            fact = np.stack((base[there], new[there]), axis=1).reshape(-1)
            weight = np.stack((sign * factor, -sign * whole[there]), axis=1).reshape(-1)
            zero = np.zeros(len(i), np.int64)
            entries.add(np.full(len(i), 2), fact, weight, zero, opened[i])


def _linears(columns: Columns, entries: _Entries, finest: Ints, component: NDArray[np.int32], hard: Flags) -> None:
    """Σ weight · fact op rhs, with the right-hand side in half-units."""
    rows = np.flatnonzero(columns.kind == Kind.LINEAR)
    if not len(rows):
        return
    lengths = np.diff(columns.start)[rows]
    operand = _operands(columns, rows)
    group = component[columns.fact[columns.start[rows]]]
    places = finest[group]
    far = (places < 0) | (places > _MOST_PLACES)
    scale = 2 * 10 ** np.where(far, 0, places)
    far |= np.abs(columns.rhs[rows]) > RHS_LIMIT // scale
    hard[group[far]] = True
    rhs = np.where(far, 0, columns.rhs[rows]) * scale
    op = columns.op[rows]
    for sign, words in ((1, ("==", "<=", "<")), (-1, ("==", ">=", ">"))):
        chosen = np.isin(op, [OPS.index(word) for word in words])
        inside = np.repeat(chosen, lengths)
        strict = np.isin(op[chosen], [OPS.index("<"), OPS.index(">")])
        entries.add(
            lengths[chosen], columns.fact[operand[inside]], sign * columns.weight[operand[inside]], sign * rhs[chosen], strict
        )
