"""Do columns of systems get the verdicts that the exact engine gives one by one?"""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

import numpy as np
import pytest
from engine_judge import random_system
from engine_systems import fact, facts, grew, system, total

from factcheck.engine import batch, solve
from factcheck.engine.batch import CONSISTENT, INCONSISTENT, OPEN, WORDS, ColumnVerdicts, verdicts
from factcheck.engine.columns import Columns, half_units
from factcheck.engine.convert import TooWideError, from_systems
from factcheck.engine.propagate import UNBOUNDED, VALUE_LIMIT, Inequalities, Sweeper, row_sums
from factcheck.engine.standard import standard_form
from factcheck.model.interval import Mode, rounded
from factcheck.model.system import Duplicate, Growth, Linear, Order, Product, Share, System


def words(systems: list[System]) -> tuple[list[str], ColumnVerdicts]:
    """The verdict on each system, put together from its components."""
    columns = from_systems(systems)
    found = verdicts(columns)
    edges = np.cumsum([0, *(len(from_systems([s])) for s in systems)])
    said = []
    for a, b in pairwise(edges.tolist()):
        here = set(found.verdict[np.unique(found.component[a:b])].tolist())
        said.append(WORDS[INCONSISTENT if INCONSISTENT in here else OPEN if OPEN in here else CONSISTENT])
    return said, found


def fitting(n: int, seed: int) -> list[System]:
    """Random systems that the columns can hold."""
    rng = random.Random(seed)
    chosen: list[System] = []
    while len(chosen) < n:
        one = random_system(rng, str(len(chosen)))
        try:
            from_systems([one])
        except TooWideError:
            continue
        chosen.append(one)
    return chosen


def test_columns_agree_with_the_exact_engine() -> None:
    """Is every verdict on a batch of random systems the one that solve gives?"""
    systems = fitting(400, 3)
    said, found = words(systems)
    assert said == [solve(s).verdict for s in systems]
    assert set(Counter(found.layer.tolist())) == {1, 2, 3}


@pytest.mark.parametrize("mode", ["nearest", "truncation", "either"])
def test_half_units_are_the_rounding_of_the_model(mode: Mode) -> None:
    """Do the columns know no tolerance of their own?"""
    printed = np.arange(-30, 31, dtype=np.int64)
    low, high, low_open, high_open = half_units(printed, mode)
    for i, n in enumerate(printed.tolist()):
        interval = rounded(Fraction(n), Fraction(1), mode)
        assert (Fraction(int(low[i]), 2), Fraction(int(high[i]), 2)) == (interval.low, interval.high)
        assert (bool(low_open[i]), bool(high_open[i])) == (interval.low_open, interval.high_open)


# systems in which one thing needs care, and the verdict
SPECIAL = [
    (system("T=86.8 X=55.3 M=31.5", total("T", "X", "M")), "consistent"),
    (system("T=88.8 X=55.3 M=31.5", total("T", "X", "M")), "inconsistent"),
    (system("T=5 P=0 g=2.5", grew("T", "P", "g")), "open"),
    (system("T=5 P=? g=2.5", grew("T", "P", "g")), "open"),
    (system("T=5 P=-3 g=2.5", grew("T", "P", "g")), "open"),
    (system("A=100 B=249 C=40 D=101 g=2.5", grew("B", "A", "g"), grew("D", "C", "g")), "open"),
    (system("a=6 b=7", Duplicate(("a", "b"))), "inconsistent"),
    (system("a=6 b=? c=7", Duplicate(("a", "b")), Duplicate(("b", "c"))), "inconsistent"),
    (system("a=6 b=6.4", Duplicate(("a", "b"))), "consistent"),
    (system("T=8 a=3 b=3", total("T", "a", "b"), mode="truncation"), "inconsistent"),
    (system([fact("a", low="5", high="3", given=False)]), "inconsistent"),
    (system([fact("a", low="5", high="5", low_open=True, given=False)]), "inconsistent"),
    (system("a=5/INF b=5/INF", Linear((("a", Fraction(1)), ("b", Fraction(-1))), "<", Fraction(0))), "inconsistent"),
    (system("a=5 b=5", Linear((("a", Fraction(1)), ("b", Fraction(-1))), "<", Fraction(0))), "consistent"),
    (system("a=5 b=4", Linear((("a", Fraction(1)), ("b", Fraction(1))), ">=", Fraction(11))), "inconsistent"),
    (system("a=9 b=4", Order("a", "b")), "inconsistent"),
    (system("T=105 P=100 p=5", Growth("T", "P", percent="p")), "consistent"),
    (system("T=115 P=100 p=5", Growth("T", "P", percent="p")), "inconsistent"),
    (system("T=105 P=100 d=5", Growth("T", "P", change="d")), "consistent"),
    (system("T=115 P=100 d=5", Growth("T", "P", change=fact("", "5"))), "inconsistent"),
    (system("X=40 T=100 s=40", Share("X", "T", "s")), "consistent"),
    (system("X=44 T=100 s=40", Share("X", "T", "s")), "inconsistent"),
    (system("Y=250 n=100 r=2.5", Product("Y", "r", "n")), "consistent"),
    (system("Y=290 n=100 r=2.5", Product("Y", "r", "n")), "inconsistent"),
    # beyond what 64-bit sums hold
    (system("T=3000000000000000 a=2000000000000000.5 b=999999999999999.4", total("T", "a", "b")), "consistent"),
    (system("T=3000000000000000 a=2000000000000000.5 b=999999999999994.4", total("T", "a", "b")), "inconsistent"),
    (system("T=12345678901 a=0.00000001 b=12345678901", total("T", "a", "b")), "consistent"),
    (system("T=5000000 P=2 g=2500000", grew("T", "P", "g")), "consistent"),
    (system("T=5 P=2 g=0.000000025", grew("T", "P", "g")), "inconsistent"),
]


def test_special_cases_side_by_side() -> None:
    """Do systems that need care get their verdict, however they stand beside others?"""
    said, _ = words([s for s, _ in SPECIAL])
    assert said == [word for _, word in SPECIAL]
    assert said == [solve(s).verdict for s, _ in SPECIAL]


def test_what_columns_cannot_hold_is_said() -> None:
    """Is a number refused that would not be exact?"""
    with pytest.raises(TooWideError):
        from_systems([system("T=10 a=30", replace(total("T", "a"), parts=(("a", Fraction(1, 3)),)))])
    with pytest.raises(TooWideError):
        from_systems([system("a=99999999999999999999")])
    with pytest.raises(TooWideError):
        from_systems([system([fact("a", "4.4", 0)])])


def test_nothing_at_all() -> None:
    """Are no facts no verdicts?"""
    assert len(verdicts(from_systems([])).verdict) == 0
    lonely = verdicts(from_systems([system("a=3 b=? c=>0")]))
    assert lonely.verdict.tolist() == [CONSISTENT] * 3


def test_threads_do_not_matter() -> None:
    """Is the outcome the same with one thread and with several?"""
    columns = from_systems(fitting(150, 8))
    one, many = verdicts(columns, threads=1), verdicts(columns, threads=3)
    assert np.array_equal(one.verdict, many.verdict) and np.array_equal(one.layer, many.layer)


def test_small_batches_do_not_matter(monkeypatch: pytest.MonkeyPatch) -> None:
    """Is the outcome the same however the components are cut into batches?"""
    columns = from_systems(fitting(100, 9))
    whole = verdicts(columns)
    monkeypatch.setattr(batch, "_BATCH_VARIABLES", 7)
    cut = verdicts(columns)
    assert np.array_equal(whole.verdict, cut.verdict) and np.array_equal(whole.layer, cut.layer)


def test_consistent_groups_seldom_need_the_exact_engine() -> None:
    """Does the search for witnesses settle sums and growth within rounding?"""
    rng = random.Random(4)
    systems = []
    for _ in range(200):
        x, m, g = rng.uniform(20, 90), rng.uniform(20, 90), rng.uniform(0.6, 3)
        figures = [f"{v:.1f}" for v in (x + m, x, m, (x + m) / g)]
        row = "T={} X={} M={} P={}".format(*figures) + f" g={g:.2f}"
        systems.append(system(row, total("T", "X", "M"), grew("T", "P", "g")))
    _, found = words(systems)
    assert not (found.verdict != CONSISTENT).any()
    assert (found.layer == 3).sum() <= 2


# -- the sweeps themselves --------------------------------------------------------------------------------------------


def inequalities(*rows: tuple[list[tuple[int, int]], int]) -> Inequalities:
    """Rows of (variable, coefficient) <= rhs, all in one group."""
    literal = [2 * v + (c < 0) for terms, _ in rows for v, c in terms]
    size = [abs(c) for terms, _ in rows for _, c in terms]
    lengths = np.array([len(terms) for terms, _ in rows])
    zeros = np.zeros(len(rows), np.int64)
    rhs = np.array([r for _, r in rows], np.int64)
    return Inequalities(np.r_[0, np.cumsum(lengths)], np.array(literal), np.array(size), rhs, zeros)


def tops(*bounds: tuple[int | None, int | None]) -> np.ndarray:
    """Bounds as literals."""
    flat = [UNBOUNDED if e is None else sign * e for low, high in bounds for e, sign in ((high, 1), (low, -1))]
    return np.array(flat, np.int64)


def test_a_sweep_rounds_outward() -> None:
    """3x <= 10: is x at most 4 in whole numbers, never 3, which would cut off 10/3?"""
    top = tops((0, 100))
    Sweeper(inequalities(([(0, 3)], 10)), 2).sweep(top, np.zeros(1, np.bool_))
    assert top.tolist() == [4, 0]


def test_one_unbounded_literal_still_gets_a_bound() -> None:
    """x + y = 10 with y unknown: is y bounded by x, and x by nothing?"""
    top = tops((3, 4), (None, None))
    sweeper = Sweeper(inequalities(([(0, 1), (1, 1)], 10), ([(0, -1), (1, -1)], -10)), 4)
    bad = np.zeros(1, np.bool_)
    sweeper.sweep(top, bad)
    assert top.tolist() == [4, -3, 7, -6] and not bad[0]


def test_touching_is_no_contradiction_and_missing_is() -> None:
    """x + y <= 7 with x >= 3: is y >= 4 fine and y >= 5 not?"""
    for low, expected in ((4, False), (5, True)):
        bad = np.zeros(1, np.bool_)
        Sweeper(inequalities(([(0, 1), (1, 1)], 7)), 4).sweep(tops((3, 9), (low, 9)), bad)
        assert bad[0] == expected


def test_bounds_that_grow_too_large_are_forgotten() -> None:
    """Does a bound beyond 2^41 become none instead of overflowing?"""
    top = tops((0, VALUE_LIMIT), (None, None))
    sweeper = Sweeper(inequalities(([(0, -1000), (1, 1)], 0)), 4)
    sweeper.sweep(top, np.zeros(1, np.bool_))
    assert top[2] == UNBOUNDED


def test_standard_form_marks_what_is_hard() -> None:
    """Are shared ratios and doubtful bases left to the exact engine, and plain sums not?"""
    columns: Columns = from_systems([SPECIAL[0][0], SPECIAL[2][0], SPECIAL[5][0]])
    form = standard_form(columns)
    hard = form.hard[form.component]
    assert hard.tolist() == [False] * 3 + [True] * 3 + [True] * 5


def test_decimals_of_any_size() -> None:
    """Are millions with negative decimals scaled like anything else?"""
    figures = [fact("T", "3000000", -6), fact("a", "1400000", -5), fact("b", "1500000", -5)]
    said, found = words(
        [system(figures, total("T", "a", "b")), system([*figures[:2], fact("b", "2500000", -5)], total("T", "a", "b"))]
    )
    assert said == ["consistent", "inconsistent"]
    assert set(found.layer.tolist()) <= {1, 2}
    assert facts("a=3")[0].value == Decimal(3)


def test_row_sums_survive_wrapping_totals() -> None:
    """Are sums of rows right, empty ones included, where the running total passes 64 bits many times over?"""
    rng = random.Random(3)
    lengths = [rng.randint(0, 4) for _ in range(200)]
    rows = [[rng.randint(-(1 << 60), 1 << 60) for _ in range(n)] for n in lengths]
    start = np.r_[0, np.cumsum(lengths)]
    values = np.array([value for row in rows for value in row], np.int64)
    assert max(map(abs, np.cumsum(values.astype(object)))) > 1 << 63
    assert row_sums(values, start).tolist() == [sum(row) for row in rows]
    assert row_sums(values > 0, start).tolist() == [sum(value > 0 for value in row) for row in rows]
