"""Do large components get exact verdicts, and does the guide in floats never decide one?"""

from __future__ import annotations

import random
from decimal import Decimal
from fractions import Fraction

import pytest
from engine_systems import fact, grew, total

from factcheck.engine import highs, solve
from factcheck.engine import solver as solver_module
from factcheck.engine.compiling import compile_program
from factcheck.engine.component import components
from factcheck.engine.solver import Solver
from factcheck.model.interval import Interval
from factcheck.model.system import System, SystemFact


def table(rows: int, columns: int, seed: int, *, slip: bool = False, missing: float = 0.1) -> System:
    """A cross table with its sums, all cells connected; ``slip`` makes one row total too large."""
    rng = random.Random(seed)
    cells = [[round(rng.uniform(1, 1000), 1) for _ in range(columns)] for _ in range(rows)]
    figures: list[SystemFact] = []

    def put(name: str, value: float) -> None:
        hidden = rng.random() < missing and not name.startswith("t")
        figures.append(fact(name, low="0") if hidden else fact(name, str(Decimal(repr(value)).quantize(Decimal("0.1"))), 1))

    for i, row in enumerate(cells):
        for j, value in enumerate(row):
            put(f"c{i}_{j}", value)
    sums = []
    for i, row in enumerate(cells):
        put(f"r{i}", sum(row))
        sums.append(total(f"r{i}", *(f"c{i}_{j}" for j in range(columns))))
    for j in range(columns):
        put(f"k{j}", sum(row[j] for row in cells))
        sums.append(total(f"k{j}", *(f"c{i}_{j}" for i in range(rows))))
    put("t", sum(map(sum, cells)) + (1_000_000 if slip else 0))
    sums += [total("t", *(f"r{i}" for i in range(rows))), total("t", *(f"k{j}" for j in range(columns)))]
    return System("table", tuple(figures), tuple(sums))


def test_cross_table() -> None:
    """Is a table of 224 connected facts consistent, every range within its figure, and a slip in its total found?"""
    good = solve(table(15, 12, 1))
    assert good.verdict == "consistent"
    assert len(good.admissible) == 15 * 12 + 15 + 12 + 1
    bad = solve(table(15, 12, 1, slip=True))
    assert bad.verdict == "inconsistent" and "t" in bad.conflict
    assert any(set(r.values) == {"t"} for r in bad.repairs)


def test_long_sum_out_of_reach() -> None:
    """Is a sum that misses its total seen without a pivot, all its figures in the conflict, each with a repair?"""
    parts = [fact(f"p{i}", str(10 + i % 7), 0) for i in range(300)]
    whole = sum(10 + i % 7 for i in range(300))
    system = System("long", (fact("T", str(10 * whole), 0), *parts), (total("T", *(part.name for part in parts)),))
    solver = component_of(system)
    before = solver.simplex.pivots
    assert solver.check() is not None
    assert solver.simplex.pivots == before
    got = solve(system)
    assert (len(got.conflict), got.conflict_is_smallest, len(got.repairs)) == (301, True, 301)
    wanted = {name: interval for repair in got.repairs for name, interval in repair.values.items()}
    assert wanted["T"] == Interval(Fraction(whole) - 150, Fraction(whole) + 150)
    assert wanted["p0"].low == 9 * whole + 10 - 150


@pytest.mark.parametrize("wrong", [False, True])
def test_pivots_grow_with_the_rows(wrong: bool) -> None:
    """Does deciding a tree of sums take pivots in proportion to its size?"""
    pivots = [pivots_of(tree_of_sums(count, wrong=wrong)) for count in (300, 600, 1200)]
    assert max(pivots[1] / pivots[0], pivots[2] / pivots[1]) < 3


def tree_of_sums(count: int, *, wrong: bool) -> System:
    """Totals with three parts each, all connected, a tenth of them unstated; one figure in three hundred is wrong on demand."""
    rng = random.Random(count)
    parts = {i: [k for k in (3 * i + 1, 3 * i + 2, 3 * i + 3) if k < count] for i in range(count)}
    value = [0] * count
    for i in reversed(range(count)):
        value[i] = sum(value[k] for k in parts[i]) or rng.randint(1, 99)
    facts = [
        fact(f"n{i}", low="0") if rng.random() < 0.1 else fact(f"n{i}", str(v * (10 if wrong and i % 300 == 7 else 1)), 0)
        for i, v in enumerate(value)
    ]
    return System("tree", tuple(facts), tuple(total(f"n{i}", *(f"n{k}" for k in ks)) for i, ks in parts.items() if ks))


def pivots_of(system: System) -> int:
    """The pivots that one verdict took."""
    solver = component_of(system)
    solver.check()
    return solver.simplex.pivots


def component_of(system: System) -> Solver:
    """The solver of the largest component."""
    part = max(components(system), key=lambda c: len(c.facts))
    return Solver(compile_program(part.facts, part.rows, "nearest"))


@pytest.fixture
def eager(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ask the guide at once."""
    monkeypatch.setattr(solver_module, "_UNGUIDED_PIVOTS", -(10**6))


@pytest.mark.usefixtures("eager")
def test_guide_leads_to_a_point() -> None:
    """Does exact pivoting from the guide's point end in a witness?"""
    solver = component_of(table(20, 18, 2))
    assert solver.guided
    assert solver.check() is None
    assert highs.contradiction(solver.program, solver.active, 10) is None
    assert highs.interior_point(solver.program, solver.active, 10) is not None


@pytest.mark.usefixtures("eager")
def test_guide_points_at_a_contradiction() -> None:
    """Are the figures of the guide's dual ray proved to contradict each other?"""
    solver = component_of(table(20, 18, 3, slip=True, missing=0))
    found = solver.check()
    assert found is not None
    names = {solver.program.facts[i].name for i in found}
    assert "t" in names and len(names) < 30


@pytest.mark.usefixtures("eager")
def test_a_lying_guide_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Is the verdict the same when the guide calls everything contradictory, or points into the blue?"""
    tables = {"consistent": table(20, 18, 4), "inconsistent": table(20, 18, 4, slip=True, missing=0)}
    monkeypatch.setattr(highs, "contradiction", lambda program, active, seconds: frozenset(sorted(active)[:5]))
    assert {word: component_of(t).check() is None for word, t in tables.items()} == {"consistent": True, "inconsistent": False}
    monkeypatch.setattr(highs, "contradiction", lambda program, active, seconds: None)
    monkeypatch.setattr(highs, "interior_point", lambda program, active, seconds: [-(10**30)] * program.levels)
    assert {word: component_of(t).check() is None for word, t in tables.items()} == {"consistent": True, "inconsistent": False}


def test_timeout_keeps_what_was_decided() -> None:
    """Is a verdict that was reached kept when the ranges take too long, and the rest said to be open?"""
    system = table(25, 24, 5, missing=0)
    got = solve(system, timeout=0.2)
    assert got.verdict in ("consistent", "open")
    assert got.reason is not None and "no time left" in got.reason
    assert len(got.admissible) < len(system.facts)


def test_long_chain_of_growth() -> None:
    """Does a product of twenty-five rounded growth rates stay exact?"""
    rng = random.Random(6)
    level, figures, rows = 100.0, [fact("v0", "100.0", 1)], []
    for i in range(1, 26):
        factor = round(rng.uniform(0.8, 1.3), 2)
        level *= factor
        figures += [fact(f"v{i}", low="0"), fact(f"g{i}", f"{factor:.2f}", 2)]
        rows.append(grew(f"v{i}", f"v{i - 1}", f"g{i}"))
    figures[-2] = fact("v25", f"{level:.1f}", 1)
    assert solve(System("chain", tuple(figures), tuple(rows))).verdict == "consistent"
    low = Fraction("99.95")
    for f in figures:
        if f.name.startswith("g") and f.value is not None:
            low *= Fraction(f.value) - Fraction(1, 200)
    below = SystemFact("v25", low=low, high=low, given=False)
    touching = [below if f.name == "v25" else f for f in figures]
    assert solve(System("chain", tuple(touching), tuple(rows))).verdict == "consistent"
    hair = low * (1 - Fraction(1, 10**30))
    below = SystemFact("v25", low=hair, high=hair, given=False)
    apart = [below if f.name == "v25" else f for f in figures]
    got = solve(System("chain", tuple(apart), tuple(rows)))
    assert (got.verdict, len(got.conflict)) == ("inconsistent", 27)
