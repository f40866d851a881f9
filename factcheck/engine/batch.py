"""Verdicts on columns: the layers put together, in batches that fit the processor's cache."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

import numpy as np
from numpy.typing import NDArray

from factcheck.engine.columns import Columns
from factcheck.engine.component import components, feasible
from factcheck.engine.convert import system_of
from factcheck.engine.propagate import Ints, Sweeper
from factcheck.engine.standard import Standard, standard_form
from factcheck.engine.witness import Batch, find_witnesses, finer

CONSISTENT: Final = 0
INCONSISTENT: Final = 1
OPEN: Final = 2
WORDS: Final = ("consistent", "inconsistent", "open")

#: Variables in a batch: its arrays then stay within a few megabytes of cache.
_BATCH_VARIABLES: Final = 6_000
#: Sweeps before the search for witnesses; contradictions that need more are left to the exact engine.
_SWEEPS: Final = 8
_UNDECIDED: Final = -1


@dataclass(frozen=True, slots=True)
class ColumnVerdicts:
    """``component`` of each fact; ``verdict`` of each component, and its ``layer``: 1 propagation, 2 witness, 3 exact engine."""

    component: NDArray[np.int32]
    verdict: NDArray[np.int8]
    layer: NDArray[np.int8]


def verdicts(columns: Columns, *, threads: int = 2) -> ColumnVerdicts:
    """The verdict on every connected component of the columns."""
    standard = standard_form(columns)
    verdict = np.full(standard.count, _UNDECIDED, np.int8)
    layer = np.zeros(standard.count, np.int8)
    verdict[standard.bad] = INCONSISTENT
    layer[standard.bad] = 1
    edges = _batches(standard)
    with ThreadPoolExecutor(threads) as pool:
        for (a, b), (found, by) in zip(edges, pool.map(lambda edge: _decide_batch(standard, *edge), edges), strict=True):
            here = verdict[a:b]
            open_ = (here == _UNDECIDED) & ~standard.hard[a:b]
            here[open_] = found[open_]
            layer[a:b][open_] = by[open_]
    left = np.flatnonzero(verdict == _UNDECIDED)
    layer[left] = 3
    verdict[left] = _exactly(columns, standard, left)
    return ColumnVerdicts(standard.component, verdict, layer)


def _batches(standard: Standard) -> list[tuple[int, int]]:
    """Runs of components of about equal size."""
    edges = [0]
    while edges[-1] < standard.count:
        target = standard.var_first[edges[-1]] + _BATCH_VARIABLES
        edges.append(max(edges[-1] + 1, int(np.searchsorted(standard.var_first, target, side="right")) - 1))
    return list(pairwise(edges))


def _decide_batch(standard: Standard, a: int, b: int) -> tuple[NDArray[np.int8], NDArray[np.int8]]:
    """Layers 1 and 2 on components a to b."""
    found = np.full(b - a, _UNDECIDED, np.int8)
    layer = np.zeros(b - a, np.int8)
    v0, v1 = int(standard.var_first[a]), int(standard.var_first[b])
    r0, r1 = int(standard.row_first[a]), int(standard.row_first[b])
    batch = Batch(
        standard.rows.part(r0, r1, v0, a),
        standard.strict_row[r0:r1],
        standard.top[2 * v0 : 2 * v1].copy(),
        np.repeat(np.arange(b - a), np.diff(standard.var_first[a : b + 1])),
        b - a,
        standard.low_open[v0:v1],
        standard.high_open[v0:v1],
        standard.positive[v0:v1],
    )
    bad = np.zeros(b - a, np.bool_)
    Sweeper(batch.rows, len(batch.top)).settle(batch.top, bad, batch.group_of, _SWEEPS)
    found[bad] = INCONSISTENT
    layer[bad] = 1
    rest = batch.chosen(~bad)
    good = find_witnesses(finer(rest)) if rest.groups else np.zeros(0, np.bool_)
    where = np.flatnonzero(~bad)[good]
    found[where] = CONSISTENT
    layer[where] = 2
    return found, layer


def _exactly(columns: Columns, standard: Standard, left: Ints) -> NDArray[np.int8]:
    """The exact engine on some components, one by one."""
    found = np.empty(len(left), np.int8)
    anchor = standard.component[columns.fact[columns.start[:-1]]]
    by_component = np.argsort(anchor, kind="stable")
    edges = np.searchsorted(anchor[by_component], np.arange(standard.count + 1))
    for i, c in enumerate(left.tolist()):
        facts = standard.order[standard.var_first[c] : standard.var_first[c + 1]]
        relations = by_component[edges[c] : edges[c + 1]]
        system = system_of(columns, facts, relations, str(c))
        words = {feasible(part, system.mode) for part in components(system)}
        found[i] = INCONSISTENT if "inconsistent" in words else OPEN if "open" in words else CONSISTENT
    return found
