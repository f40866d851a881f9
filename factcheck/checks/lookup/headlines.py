"""Headline figures that nothing in the body says, and the body's figure that each was most likely meant for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction
from itertools import permutations
from typing import Final

from factcheck.checks.lookup.facts import Facts
from factcheck.model.claim import Claim
from factcheck.model.fact import Fact
from factcheck.model.figure import canonical, printed_value
from factcheck.model.likeness import NEAR, is_stated, reads_like

#: Levels of a body that a headline's growth is looked for in.
_LEVELS: Final = 40
#: Items that say no more than that something is counted.
_ANYBODY: Final = (None, "people")
#: A claim with the fact that it states.
Stated = tuple[Fact, Claim]


def meant_in_body(facts: Facts) -> Iterator[tuple[Stated, Stated]]:
    """Each headline figure that the body does not give, with the body's figure of the same thing that it may have been meant for.

    That one is near it or a slip of the hand away, or the only figure that the body states of the very fact. A growth that follows
    from levels of the body is supported by them.
    """
    headlines: dict[str, list[Stated]] = {}
    for fact in facts.all:
        for claim in fact.claims:
            if claim.section == "headline" and claim.obs_value is not None and fact.key.figure != "date":
                headlines.setdefault(claim.article, []).append((fact, claim))
    if not headlines:
        return
    bodies: dict[str, list[Stated]] = {}
    for fact in facts.all:
        for claim in fact.claims:
            if claim.article in headlines and claim.section != "headline" and claim.obs_value is not None:
                bodies.setdefault(claim.article, []).append((fact, claim))
    for article, stated in headlines.items():
        body = bodies.get(article, [])
        for headline in stated:
            if not any(_supports(headline, one) for one in body) and not _is_computed(headline, body):
                meant = _meant(headline, body)
                if meant is not None:
                    yield headline, meant


def _supports(headline: Stated, other: Stated) -> bool:
    """Whether a body figure can be the headline's, whatever it is of."""
    (fact, claim), (own, body) = headline, other
    if body.obs_value in (claim.obs_value, claim.obs_value_high):
        return True
    if own.key.figure != fact.key.figure or own.key.dimension != fact.key.dimension or own.key.modality != fact.key.modality:
        return False
    if claim.modifier == "exact" and body.modifier != "exact" and _apart(claim, body) > NEAR:
        return False  # "More than 3" is no ground for 5.
    return canonical(claim, "either").overlaps(canonical(body, "either"))


def _is_computed(headline: Stated, body: Iterable[Stated]) -> bool:
    """Whether the growth in a headline follows from two levels of the body."""
    fact, claim = headline
    if fact.key.figure != "growth":
        return False
    levels = [(own, one) for own, one in body if own.key.figure == "value" and own.key.indicator == fact.key.indicator][:_LEVELS]
    meant = canonical(claim, "either")
    return any(
        printed_value(b) != 0 and printed_value(a) / printed_value(b) in meant
        for (one, a), (other, b) in permutations(levels, 2)
        if one.key.dimension == other.key.dimension
    )


def _meant(headline: Stated, body: Iterable[Stated]) -> Stated | None:
    fact, claim = headline
    candidates = [other for other in body if is_same_but_item(fact, other[0]) and not other[1].obs_value_high]
    exact = [other for other in candidates if other[0].key.item == fact.key.item]
    told = {one.obs_value for _, one in exact}
    if len(told) == 1 and is_stated(claim) and any(is_stated(one) for _, one in exact):
        return exact[0]
    likely = [other for other in exact or candidates if _reads_like(claim, other[1])]
    return min(likely, key=lambda other: _apart(claim, other[1]), default=None)


def is_same_but_item(a: Fact, b: Fact) -> bool:
    """Whether two facts may be one, but that only one of them says of which part it is."""
    one, other = a.key, b.key
    if one.indicator is None or a.side != b.side or not _may_be_one_part(one.item, other.item):
        return False
    return (one.indicator, one.ref_area, one.counterpart_area, one.dimension, one.period, one.modality, one.figure) == (
        other.indicator, other.ref_area, other.counterpart_area, other.dimension, other.period, other.modality, other.figure
    ) and same_or_unsaid(one.base, other.base)  # fmt: skip


def _may_be_one_part(one: str | None, other: str | None) -> bool:
    """Whether two items are one, or one of them says no more than a piece of the other: flats, and flats of Astana."""
    if same_or_unsaid(one, other):
        return True
    first, second = ({*(item or "").split(", ")} for item in (one, other))
    return first <= second or second <= first


def same_or_unsaid(a: object, b: object) -> bool:
    """Whether two fields are one, or one of them is not given."""
    return a == b or a in _ANYBODY or b in _ANYBODY


def _reads_like(a: Claim, b: Claim) -> bool:
    if a.obs_value is None or b.obs_value is None or a.direction != b.direction:
        return False
    return reads_like(a.obs_value, b.obs_value)


def _apart(a: Claim, b: Claim) -> Fraction:
    low, high = sorted((abs(printed_value(a)), abs(printed_value(b))))
    return high / low if low else Fraction(10**9)
