"""When a text speaks of several things, and when it says one thing twice."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from case_file import claim

from factcheck.explain.choice import Figures, groups_of
from factcheck.explain.mixing import doubtful, mixed_articles
from factcheck.explain.printed import printed_figures
from factcheck.group import facts
from factcheck.model.claim import Claim
from factcheck.model.fact import Fact
from factcheck.model.likeness import alike, one_slip


def fact(*claims: Claim) -> Fact:
    (found,) = facts(claims)
    return found


def row(name: str, value: str, article: str = "a.txt", more: str = "") -> Claim:
    return claim(f"{name} | {article} | level | {value} | USD | exports | KZ | 2025 | | {more}", ord(name))


@pytest.mark.parametrize(
    ("a", "b", "slip"),
    [
        ("553", "535", True),
        ("553", "563", True),
        ("553", "55", True),
        ("553", "5553", True),
        ("553", "862", False),
        ("5", "8", False),
        ("5", "5", True),
    ],
)
def test_one_slip_apart(a: str, b: str, slip: bool) -> None:
    assert one_slip(a, b) is slip


@pytest.mark.parametrize(
    ("a", "b", "near"),
    [("86.8 million", "86 million", True), ("89.6 million", "500 million", False), ("3.4 million", "3.4 billion", True)],
)
def test_figures_that_may_have_been_meant_for_each_other(a: str, b: str, near: bool) -> None:
    assert alike(row("a", a), row("b", b)) is near


def test_three_figures_for_one_thing_are_of_several_things() -> None:
    groups = groups_of(printed_figures(fact(row("a", "5 million"), row("b", "7 million"), row("c", "9 million"))))
    assert mixed_articles(groups) == {"a.txt"}


def test_three_articles_that_differ_are_not() -> None:
    told = [row(name, value, f"{name}.txt") for name, value in (("a", "5 million"), ("b", "7 million"), ("c", "9 million"))]
    assert mixed_articles(groups_of(printed_figures(fact(*told)))) == frozenset()


def test_a_figure_taken_from_the_context_gives_way_to_a_stated_one() -> None:
    stated, other = row("a", "89.6 million"), replace(row("b", "500 million"), confidence_indicator="resolved")
    assert doubtful(groups_of(printed_figures(fact(stated, other)))) == {"b"}
    near = replace(other, obs_value=Decimal("86000000"))
    assert doubtful(groups_of(printed_figures(fact(stated, near)))) == frozenset()


@pytest.mark.parametrize(
    ("a", "b", "near"), [("9.1", "11", False), ("5.4", "4.5", True), ("12.6", "12.9", True), ("12.6", "14.1", False)]
)
def test_two_growths_of_one_body_are_near_by_chance(a: str, b: str, near: bool) -> None:
    one, other = (
        claim(f"{n} | a.txt | growth_percent | {v} | percent | exports | KZ | 2025 | 2024 |", ord(n))
        for n, v in (("a", a), ("b", b))
    )
    assert alike(one, other) is near
    assert alike(one, replace(other, article="b.txt"))


def test_a_headline_is_held_against_what_the_body_states() -> None:
    headline = replace(row("a", "13 million"), section="headline")
    body = row("b", "60 million")
    assert alike(headline, body)
    assert not alike(headline, replace(body, confidence_indicator="resolved"))


@pytest.mark.parametrize(
    ("first", "second", "mixed"),
    [
        ("By preliminary data it was so.", "By revised data it was so.", True),
        ("By preliminary data it was so.", "It was so.", False),
        ("By revised data it was so.", "The revised data say so.", False),
    ],
)
def test_a_text_that_names_its_versions_knows_that_they_differ(first: str, second: str, mixed: bool) -> None:
    groups = groups_of(
        printed_figures(fact(row("a", "3.9 million", more=f"sentence={first}"), row("b", "4.1 million", more=f"sentence={second}")))
    )
    assert bool(mixed_articles(groups)) is mixed


def test_rivals_stand_in_the_order_in_which_they_were_met() -> None:
    told = fact(*(row(name, f"{at + 1} million", f"{name}.txt") for at, name in enumerate("abcdefgh")))
    figures = Figures()
    first, *others = figures.of(told)
    for other in others:
        figures.set_clash(told, first, other)
    assert list(figures.rivals(first)) == others
