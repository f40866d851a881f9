"""Is a conflict the smallest set of figures that cannot stand together?"""

from __future__ import annotations

from fractions import Fraction
from itertools import combinations

from engine_systems import fact, facts, grew, system, total

from factcheck.engine import solve
from factcheck.engine.conflict import SEARCHED_FACTS, HittingSets
from factcheck.model.system import Duplicate, Linear, Order

ONE = Fraction(1)


def test_three_figures_of_a_sum() -> None:
    """Do a total and its parts form the conflict, with the relation that says so, and nothing else?"""
    got = solve(system("T=90 X=55.3 M=31.5 other=7 g=2.5", total("T", "X", "M"), Order("other", "T"), grew("T", "other", "g")))
    assert (got.conflict, got.rows, got.conflict_is_smallest) == (("M", "T", "X"), (0,), True)


def test_fewest_of_several_conflicts() -> None:
    """Is the conflict of two figures shown although another of five is met first?"""
    rows = (total("T", "a", "b", "c", "d"), Duplicate(("z", "y")))
    got = solve(system("T=90 a=1 b=2 c=3 d=4 y=5 z=5.9 ", *rows, Order("a", "z")))
    assert got.conflict == ("y", "z")


def test_relations_that_contradict_each_other() -> None:
    """Is the conflict empty when no figure is needed for it?"""
    less = Linear((("a", ONE), ("b", -ONE)), "<", Fraction(0))
    more = Linear((("a", ONE), ("b", -ONE)), ">", Fraction(0))
    got = solve(system("a=3 b=9", less, more))
    assert (got.verdict, got.conflict, got.rows, got.repairs) == ("inconsistent", (), (0, 1), ())


def test_one_figure_against_a_relation() -> None:
    """Is a figure that no relation allows a conflict by itself?"""
    got = solve(system("a=45/INF", Linear((("a", ONE),), "==", Fraction(25))))
    assert (got.conflict, got.rows) == (("a",), (0,))


def test_empty_interval_of_a_figure() -> None:
    """Is a figure whose bounds exclude every value a conflict by itself?"""
    got = solve(system([fact("a", low="5", high="3", given=False)]))
    assert (got.verdict, got.conflict) == ("inconsistent", ("a",))


def test_ties_do_not_depend_on_order() -> None:
    """Of two conflicts of equal size, is the same one shown whatever comes first in the input?"""
    one, two = total("T", "X", "M"), total("S", "Y", "N")
    figures = facts("T=90 X=55 M=31 S=80 Y=50 N=20")
    bond = Order("T", "S")
    seen = {
        solve(system(list(order), *rows)).conflict
        for order in (figures, figures[::-1])
        for rows in ((one, two, bond), (bond, two, one))
    }
    assert len(seen) == 1


def test_beyond_forty_facts_the_conflict_is_minimal() -> None:
    """Is a conflict in a large component still one where every figure is needed, and is it said what was proved?"""
    parts = [f"p{i}" for i in range(60)]
    figures = facts(" ".join(f"{name}=1" for name in parts) + " T=200 a=5 b=30 c=30 r=50 q=200")
    rows = (total("T", *parts), total("q", "r", *parts[:30], "b", "c"), Duplicate(("a", "p0")))
    got = solve(system(figures, *rows))
    assert got.verdict == "inconsistent"
    assert len(figures) > SEARCHED_FACTS
    for left_out in got.conflict:
        rest = [f if f.name in got.conflict and f.name != left_out else fact(f.name) for f in figures]
        assert solve(system(rest, *rows)).verdict == "consistent"
    assert got.conflict_is_smallest or "a smaller conflict was not searched for" in (got.reason or "")


def test_hitting_sets_are_the_fewest() -> None:
    """Does the search find as few figures as trying all sets does?"""
    families = [
        [{1, 2}, {2, 3}, {3, 1}],
        [{1}, {2, 3, 4}, {4, 5}, {3, 5}],
        [{1, 2, 3}, {4, 5, 6}, {1, 4}, {2, 5}, {3, 6}, {1, 6}],
        [{i, (i * 3) % 11, (i * 5) % 11} for i in range(11)],
    ]
    for family in families:
        sets = [frozenset(s) for s in family]
        everything = sorted(set().union(*sets))
        fewest = next(k for k in range(12) if any(all(s & set(c) for s in sets) for c in combinations(everything, k)))
        found = HittingSets(sets).fewest(99)
        assert found is not None and len(found) == fewest and all(s & found for s in sets)
        assert HittingSets(sets).fewest(fewest) is None
