"""Figures of two texts that are one slip of the hand apart and differ in no more than what a text may leave out.

Digits that are the same but for a power of ten, or but for two that changed places, are hardly ever two figures by chance: where
the indicator is one, they are taken for one figure although only one text says of which part, partner or day it is.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations, product
from typing import Final

from factcheck.checks.lookup.facts import Facts
from factcheck.checks.lookup.headlines import Stated, same_or_unsaid
from factcheck.model.claim import Claim
from factcheck.model.fact import Fact
from factcheck.model.figure import printed_value
from factcheck.model.likeness import digits, is_one_numeral, is_slip

#: Fewer digits than these are alike by chance; two are enough where the numerals are one but for the word behind ("2.6 million",
#: "2.6 thousand").
DIGITS: Final = 3
FEW: Final = 2
#: Texts that are looked at for one figure of one fact: a third adds nothing.
_TEXTS: Final = 2
#: So many days apart two texts may tell of one day that only one of them names.
_DAYS: Final = 7


def twins(facts: Facts) -> Iterator[tuple[Stated, Stated]]:
    """Pairs of figures of two texts that were likely meant for one."""
    alike: dict[tuple[object, ...], list[Stated]] = {}
    for fact in facts.all:
        key = fact.key
        if key.indicator is None or key.figure == "date":
            continue
        for claim, figure in _told(fact):
            place = key.indicator, key.figure, key.dimension, key.modality, "".join(sorted(figure))
            alike.setdefault(place, []).append((fact, claim))
    for stated in alike.values():
        told: set[frozenset[object]] = set()
        for at, later in _within_reach(stated):
            one, other = stated[at], stated[later]
            if _is_same(one[1], other[1]) or not _may_be_one(one, other) or not _is_slip(one[1], other[1]):
                continue
            figures = frozenset((one[0].name, printed_value(one[1]), other[0].name, printed_value(other[1])))
            if figures not in told:
                told.add(figures)
                yield one, other


def _told(fact: Fact) -> Iterator[tuple[Claim, str]]:
    """The claims of a fact whose digits may be compared, with their digits; a figure of one fact by a few texts alone."""
    seen: dict[tuple[object, ...], set[str]] = {}
    for claim in fact.claims:
        if claim.quote is None or claim.obs_value is None or claim.obs_value_high is not None or claim.section == "headline":
            continue
        figure = digits(claim.obs_value)
        if len(figure) < FEW:
            continue
        if len(fact.claims) > 1:
            articles = seen.setdefault((claim.obs_value, claim.unit_measure), set())
            if len(articles) == _TEXTS or claim.article in articles:
                continue
            articles.add(claim.article)
        yield claim, figure


def _within_reach(stated: Sequence[Stated]) -> list[tuple[int, int]]:
    """Places of two figures, in order, that share a day and a reporter, both countries or a name, or that leave one of these open.

    An archive has so many figures of the same digits that not every two can be looked at.
    """
    if len(stated) == 1:
        return []
    dated = all(fact.key.period is not None for fact, _ in stated)
    shared: dict[tuple[object, ...], list[int]] = {}
    loose: dict[object, list[int]] = {}
    of_day: dict[object, list[int]] = {}
    for at, (fact, _) in enumerate(stated):
        key = fact.key
        day = key.period.end if dated and key.period is not None else None
        of_day.setdefault(day, []).append(at)
        if key.ref_area is None:
            loose.setdefault(day, []).append(at)
        else:
            shared.setdefault((day, key.ref_area), []).append(at)
            if key.counterpart_area is not None:
                shared.setdefault((day, frozenset((key.ref_area, key.counterpart_area))), []).append(at)
        if key.item is not None and key.item.istitle():
            shared.setdefault((day, "named", key.item), []).append(at)
    found = {pair for places in shared.values() for pair in combinations(places, 2)}
    for when, places in loose.items():
        found |= {(min(pair), max(pair)) for pair in product(places, of_day[when]) if pair[0] != pair[1]}
    return sorted(found)


def _is_same(a: Claim, b: Claim) -> bool:
    """Whether two figures stand in one text, or are printed alike."""
    if a.article == b.article:
        return True
    return a.obs_value == b.obs_value and (a.unit_measure, a.form, a.direction) == (b.unit_measure, b.form, b.direction)


def _is_slip(a: Claim, b: Claim) -> bool:
    few = a.obs_value is not None and len(digits(a.obs_value)) < DIGITS
    return is_slip(a, b) and (not few or is_one_numeral(a, b))


def _may_be_one(one: Stated, other: Stated) -> bool:
    a, b = one[0], other[0]
    if not same_or_unsaid(a.key.item, b.key.item) or not same_or_unsaid(a.key.base, b.key.base):
        return False
    if not _are_of_one_area(one, other) and not _are_exchanged(a, b):
        return False
    if a.key.period is None or b.key.period is None:
        return _are_of_one_week(one[1], other[1])
    return a.key.period.end == b.key.period.end


def _are_of_one_week(a: Claim, b: Claim) -> bool:
    """Whether two texts may be of one week, as far as it is known when they were published."""
    return a.published is None or b.published is None or abs((a.published - b.published).days) <= _DAYS


def _are_of_one_area(one: Stated, other: Stated) -> bool:
    a, b = one[0].key, other[0].key
    if one[0].side != other[0].side or not same_or_unsaid(a.counterpart_area, b.counterpart_area):
        return False
    return a.ref_area == b.ref_area or None in (a.ref_area, b.ref_area) or _has_one_name(one, other)


def _are_exchanged(a: Fact, b: Fact) -> bool:
    """Whether two figures are of the same two countries, each told from its own side, but by one side's statistics."""
    one, two = a.key, b.key
    if None in (one.ref_area, two.ref_area) or (one.ref_area, one.counterpart_area) != (two.counterpart_area, two.ref_area):
        return False
    return a.side is b.side is None or (a.side or one.ref_area) == (b.side or two.ref_area)


def _has_one_name(one: Stated, other: Stated) -> bool:
    """Whether both figures are of one thing with a name of its own, and neither text says that it is in another country."""
    (a, x), (b, y) = one, other
    name = a.key.item or ""
    return a.key.item == b.key.item and name.istitle() and "stated" not in (x.confidence_areas, y.confidence_areas)
