"""How a text says that figures are parts of another one: what they divide, whether they are all, which one a part is of."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Sequence
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Final

from factcheck.checks.lookup.known_parts import is_known_part
from factcheck.checks.lookup.lists import REACH as SIDE_BY_SIDE
from factcheck.checks.lookup.lists import disjoint, has_line, with_sentences_before
from factcheck.checks.lookup.texts import Texts
from factcheck.checks.lookup.words import says
from factcheck.model.claim import Claim
from factcheck.model.fact import Fact
from factcheck.model.figure import printed_value

HALVES: Final = Path(__file__).parents[1] / "halves.toml"
#: The item of what is left of a whole.
REST: Final = "other"
#: The item of a part that has no name.
PART: Final = "part"
#: Characters between a list and the figure that it divides, or between a part and its whole.
REACH: Final = 400
#: How far the sum of a list may be from a figure that it divides; what is farther off is another whole, or a partial list.
NEAR: Final = Fraction(13, 10)
#: The same, as a part of the whole, for a list that goes over several sentences.
ALMOST: Final = Fraction(1, 10)


def divided(texts: Texts, items: Iterable[Fact], group: Sequence[Fact]) -> Fact | None:
    """The part that a list behind it divides further: "the republican budget received 12.9 trillion: taxes …, all other …".

    Only a list that names all parts, or has a line for each, divides the figure before it; others go on with what stands beside it.
    """
    names, is_full = {fact.name for fact in group}, names_all(group)
    if not is_full and not all(has_line(claim) for fact in group for claim in fact.claims):
        return None
    for article in _articles(group):
        first = min((claim for fact in group for claim in fact.claims if claim.article == article), key=lambda c: c.start or 0)
        near = [
            ((claim.start or 0), fact)
            for fact in items
            if fact.name not in names and fact.key.item not in (REST, PART)
            for claim in fact.claims
            if claim.article == article and 0 < (first.start or 0) - (claim.start or 0) <= REACH
        ]
        if near and texts.leaves_none_out(group, article):
            headed = max(near, key=lambda each: each[0])[1]
            total, value = _sum(group, article), _value(headed, article)
            if value < total <= NEAR * value or (is_full and total <= value <= NEAR * total):
                return headed
    return None


def is_complete(texts: Texts, whole: Fact, group: Sequence[Fact]) -> bool:
    """Whether a list names all parts: it has a rest, or both halves of a whole, and its sum is near the whole."""
    if not names_all(group):
        return False
    articles = [article for article in _articles(group) if any(claim.article == article for claim in whole.claims)]
    return any(texts.leaves_none_out(group, article) and is_near_whole(whole, group, article) for article in articles)


def up_to_rest(whole: Fact, items: Sequence[Fact], group: list[Fact]) -> list[Fact]:
    """A list that ends in what is left of its whole, with what the sentences before it list: that which comes nearest the whole."""
    if all(fact.key.item != REST for fact in group):
        return group
    for article in _articles([*group, whole]):
        printed = _value(whole, article)
        lists = [group, *(longer for longer in with_sentences_before(items, group, article) if disjoint(longer))]
        nearest = min(lists, key=lambda each: abs(_sum(each, article) - printed))
        if abs(_sum(nearest, article) - printed) <= ALMOST * printed:
            return nearest
    return group


def are_all_of(whole: Fact, group: Iterable[Fact]) -> bool:
    """Whether figures, of whatever text, may be meant for all of a whole."""
    total, printed = sum((printed_value(fact.claims[0]) for fact in group), Fraction(0)), printed_value(whole.claims[0])
    return printed <= NEAR * total and total <= NEAR * printed


def is_near_whole(whole: Fact, group: Iterable[Fact], article: str) -> bool:
    """Whether a list of a text may be meant for all of the whole that the text gives."""
    total, printed = _sum(group, article), _value(whole, article)
    return printed <= NEAR * total and total <= NEAR * printed


def names_all(group: Iterable[Fact]) -> bool:
    """Whether items are all there are: one is the rest, or they are the halves of a whole."""
    items = frozenset(str(fact.key.item) for fact in group)
    return REST in items or items in _halves()


def is_called_part(texts: Texts, item: Fact, whole: Fact) -> bool:
    """Whether the words before an item call it a part of the whole right before it: "27.1 million tonnes, including wheat …"."""
    for claim in item.claims:
        before = texts.before(claim, REACH)
        if before is None or before.fact.name != whole.name:
            continue
        if says(_between(before.claim, claim), "including") or _is_beside(before.claim, claim, item.key.item):
            return True
    return False


def _is_beside(whole: Claim, part: Claim, item: str | None) -> bool:
    """Whether a known part stands beside its whole in a table that does not give their words, and is measured like it."""
    if whole.sentence is not None or part.sentence is not None or whole.end is None or part.start is None:
        return False
    near = part.start - whole.end <= SIDE_BY_SIDE and printed_value(part) <= NEAR * printed_value(whole)
    return near and is_known_part(item)


def _between(before: Claim, after: Claim) -> str:
    """The words of two sentences between two figures."""
    if before.sentence is None or after.sentence is None or before.quote is None or after.quote is None:
        return ""
    behind = before.sentence.partition(before.quote)[2]
    if before.sentence == after.sentence:
        return behind.partition(after.quote)[0]
    return after.sentence.partition(after.quote)[0]


def _articles(group: Sequence[Fact]) -> list[str]:
    return sorted(set.intersection(*({claim.article for claim in fact.claims} for fact in group)))


def _sum(group: Iterable[Fact], article: str) -> Fraction:
    return sum((_value(fact, article) for fact in group), Fraction(0))


def _value(fact: Fact, article: str) -> Fraction:
    return printed_value(next(claim for claim in fact.claims if claim.article == article))


@cache
def _halves() -> frozenset[frozenset[str]]:
    table = tomllib.loads(HALVES.read_text(encoding="utf-8"))
    return frozenset(frozenset(items) for items in table["whole"])
