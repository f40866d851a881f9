"""The engine's speed in one run, with ratios: python tests/benchmarks/engine_speed.py [--facts 1000000]

Times are processor time of this process, as the machine may be busy; so the ratios beside each other matter more than the seconds.
Where threads work side by side, the time on the clock is given as well.
"""

from __future__ import annotations

import argparse
import resource
from collections.abc import Callable
from dataclasses import fields
from itertools import pairwise
from time import perf_counter, process_time

import numpy as np
from engine_groups import groups, months, table, tree
from scipy.optimize import linprog

from factcheck.engine import solve
from factcheck.engine.batch import CONSISTENT, INCONSISTENT, verdicts
from factcheck.engine.columns import Columns
from factcheck.engine.compiling import compile_program
from factcheck.engine.component import components
from factcheck.engine.convert import from_systems
from factcheck.engine.propagate import Sweeper
from factcheck.engine.solver import Solver
from factcheck.engine.standard import standard_form
from factcheck.model.system import System


def main() -> None:
    """Print a line for each figure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--facts", type=int, default=1_000_000)
    facts = parser.parse_args().facts
    systems = groups(2_000, 1, wrong=0.5)
    columns = from_systems(systems)
    propagation(columns, len(systems))
    one_by_one(systems)
    beside_linprog(systems, columns)
    many(columns, facts)
    linear(columns)
    connected()


def said(what: str, value: str, wanted: str = "") -> None:
    print(f"{what:58} {value:>32}   {wanted}")


def best(run: Callable[[], object], times: int = 5) -> float:
    """The shortest of some runs, in seconds."""
    taken = []
    for _ in range(times):
        start = process_time()
        run()
        taken.append(process_time() - start)
    return min(taken)


def propagation(columns: Columns, count: int) -> None:
    """Sweeps alone, on batches as ``batch`` makes them."""
    form = standard_form(columns)
    size = 300

    def run() -> None:
        for a in range(0, form.count, size):
            b = min(form.count, a + size)
            v0, v1, r0, r1 = (int(x) for x in (form.var_first[a], form.var_first[b], form.row_first[a], form.row_first[b]))
            top = form.top[2 * v0 : 2 * v1].copy()
            rows = form.rows.part(r0, r1, v0, a)
            group_of = np.repeat(np.arange(b - a), np.diff(form.var_first[a : b + 1]))
            Sweeper(rows, len(top)).settle(top, np.zeros(b - a, np.bool_), group_of, 8)

    said("propagation, a group of 12 levels", f"{best(run) / count * 1e6:.1f} us", "<= 30 us")


def one_by_one(systems: list[System]) -> None:
    """Verdict, conflict and repairs of groups that are inconsistent; verdict and ranges of the others."""
    found = [solve(s) for s in systems]
    for word, what, wanted in (
        ("inconsistent", "verdict, conflict and repairs of an inconsistent group", "<= 3 ms"),
        ("consistent", "verdict and all ranges of a consistent group", ""),
    ):
        chosen = [s for s, v in zip(systems, found, strict=True) if v.verdict == word]
        taken = best(lambda chosen=chosen: [solve(s) for s in chosen], 2) / len(chosen)
        said(what, f"{taken * 1e3:.2f} ms (mean of {len(chosen)})", wanted)


def beside_linprog(systems: list[System], columns: Columns) -> None:
    """The same question, feasible or not, put to scipy.linprog group by group."""
    problems = [matrices(s) for s in systems[:300]]
    float_time = best(lambda: [feasible(*p) for p in problems], 1) / len(problems)
    ours = best(lambda: verdicts(columns, threads=1), 3) / len(systems)
    exact = best(lambda: [verdict_alone(s) for s in systems[:300]], 1) / 300
    said("scipy.linprog, feasibility of a group", f"{float_time * 1e3:.2f} ms")
    said("columns, exact verdict on a group (one thread)", f"{ours * 1e6:.0f} us, {float_time / ours:.0f} x faster", ">= 20 x")
    said("one by one, exact verdict on a group", f"{exact * 1e6:.0f} us, {float_time / exact:.0f} x faster")
    found = verdicts(columns)
    bad = {int(c) for c in np.flatnonzero(found.verdict == INCONSISTENT)}
    edges = np.cumsum([0] + [len(s.facts) for s in systems])
    ours_bad = [bool(bad & set(found.component[a:b].tolist())) for a, b in pairwise(edges.tolist())][:300]
    theirs = [not feasible(*p) for p in problems]
    said("  groups where the two differ", f"{sum(a != b for a, b in zip(ours_bad, theirs, strict=True))} of {len(problems)}")


def verdict_alone(system: System) -> bool:
    """Feasible or not, exactly."""
    return all(Solver(compile_program(c.facts, c.rows, system.mode)).check() is None for c in components(system))


def matrices(system: System) -> tuple[np.ndarray, np.ndarray, list[tuple[float | None, float | None]]]:
    """The system as float inequalities for linprog."""
    programs = [compile_program(c.facts, c.rows, system.mode) for c in components(system)]
    width = sum(p.levels for p in programs)
    rows, rhs, bounds = [], [], []
    offset = 0
    for p in programs:
        box: list[list[float | None]] = [[None, None] for _ in range(p.levels)]
        for limit in p.limits:
            low = None if limit.low is None else limit.low / p.scale
            high = None if limit.high is None else limit.high / p.scale
            if limit.var < p.levels:
                lower, upper = box[limit.var]
                box[limit.var] = [
                    low if lower is None or (low is not None and low > lower) else lower,
                    high if high is not None else upper,
                ]
                continue
            line = np.zeros(width)
            for j, c in p.rows[limit.var - p.levels].items():
                line[offset + j] = c
            if high is not None:
                rows.append(line)
                rhs.append(high)
            if low is not None:
                rows.append(-line)
                rhs.append(-low)
        bounds += [(low, high) for low, high in box]
        offset += p.levels
    return np.array(rows), np.array(rhs), bounds


def feasible(rows: np.ndarray, rhs: np.ndarray, bounds: list[tuple[float | None, float | None]]) -> bool:
    """What scipy.linprog says."""
    return linprog(np.zeros(rows.shape[1]), A_ub=rows, b_ub=rhs, bounds=bounds, method="highs").status != 2


def tiled(columns: Columns, times: int) -> Columns:
    """The same facts and relations over and over."""
    n, entries = len(columns), len(columns.fact)
    copied = [f.name for f in fields(Columns) if f.name not in ("start", "fact")]
    start = np.r_[0, np.cumsum(np.tile(np.diff(columns.start), times))]
    fact = np.tile(columns.fact, times) + np.repeat(np.arange(times) * n, entries)
    return Columns(start=start, fact=fact, **{name: np.tile(getattr(columns, name), times) for name in copied})


def many(columns: Columns, facts: int) -> None:
    """Verdicts on as many facts as asked for, already in columns."""
    whole = tiled(columns, -(-facts // len(columns)))
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    clock, start = perf_counter(), process_time()
    found = verdicts(whole)
    taken, busy = perf_counter() - clock, process_time() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    said(f"{len(whole):,} facts in columns, verdicts", f"{taken:.1f} s ({busy:.1f} s busy), {peak:,.0f} MB", "<= 10 s, <= 2,000 MB")
    layers = [int((found.layer == k).sum()) for k in (1, 2, 3)]
    said("  components by propagation, witness, exact engine", " / ".join(f"{n:,}" for n in layers))
    said("  of them consistent", f"{int((found.verdict == CONSISTENT).sum()):,} (memory before: {before:,.0f} MB)")


def linear(columns: Columns) -> None:
    """Time against the number of groups."""
    times = (4, 8, 16)
    taken = [best(lambda t=t: verdicts(tiled(columns, t)), 2) for t in times]
    ratios = ", ".join(f"{b / a:.2f}" for a, b in pairwise(taken))
    said("time for twice as many groups, and twice again", f"{ratios} x", "about 2 x")


def connected() -> None:
    """One component of about 2,000 facts."""
    for system in (tree(2_000, 1), months(2_000, 1), table(43, 1)):
        part = max(components(system), key=lambda c: len(c.facts))
        alone = best(lambda part=part: Solver(compile_program(part.facts, part.rows, "nearest")).check(), 2)
        start = process_time()
        verdict = solve(system)
        full = process_time() - start
        what = f"{len(part.facts):,} connected facts ({system.id}), {verdict.verdict}"
        said(what, f"{alone:.2f} s, with ranges {full:.2f} s", "<= 1 s")


if __name__ == "__main__":
    main()
