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
from factcheck.engine.entries import Entries, operands
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
    entries = Entries()
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
    operand = operands(columns, rows)
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


def _balances(columns: Columns, entries: Entries) -> None:
    """Sums, changes, orders and duplicates."""
    lengths = np.diff(columns.start)
    sums = np.flatnonzero(columns.kind == Kind.SUM)
    operand = operands(columns, sums)
    weight = -columns.weight[operand]
    weight[np.cumsum(lengths[sums]) - lengths[sums]] = 1
    entries.both(lengths[sums], columns.fact[operand], weight)
    changes = np.flatnonzero(columns.kind == Kind.CHANGE)
    operand = operands(columns, changes)
    entries.both(lengths[changes], columns.fact[operand], np.tile([1, -1, -1], len(changes)))
    orders = np.flatnonzero(columns.kind == Kind.ORDER)
    operand = operands(columns, orders)
    entries.add(lengths[orders], columns.fact[operand], np.tile([1, -1], len(orders)), np.zeros(len(orders), np.int64))
    duplicates = np.flatnonzero(columns.kind == Kind.DUPLICATE)
    others = np.setdiff1d(operands(columns, duplicates), columns.start[duplicates], assume_unique=True)
    anchor = np.repeat(columns.fact[columns.start[duplicates]], lengths[duplicates] - 1)
    pairs = np.stack((anchor, columns.fact[others]), axis=1).reshape(-1)
    entries.both(np.full(len(others), 2), pairs, np.tile([1, -1], len(others)))


def _ratios(columns: Columns, entries: Entries, hard: Flags, component: NDArray[np.int32]) -> None:
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


def _linears(columns: Columns, entries: Entries, finest: Ints, component: NDArray[np.int32], hard: Flags) -> None:
    """Σ weight · fact op rhs, with the right-hand side in half-units."""
    rows = np.flatnonzero(columns.kind == Kind.LINEAR)
    if not len(rows):
        return
    lengths = np.diff(columns.start)[rows]
    operand = operands(columns, rows)
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
