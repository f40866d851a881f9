"""Figures of two texts that are one slip of the hand apart and differ in no more than what a text may leave out.

Digits that are the same but for a power of ten, or but for two that changed places, are hardly ever two figures by chance: where
the indicator is one, they are taken for one figure although only one text says of which part, partner or day it is.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from typing import Final

from factcheck.checks.lookup.facts import Facts
from factcheck.checks.lookup.headlines import Stated, same_or_unsaid
from factcheck.model.claim import Claim
from factcheck.model.fact import FactKey
from factcheck.model.figure import printed_value
from factcheck.model.likeness import digits, swapped

#: Fewer digits than these are alike by chance.
DIGITS: Final = 3
#: Texts that are looked at for one figure of one fact: a third adds nothing.
_TEXTS: Final = 2
#: So many days apart two texts may tell of one day that only one of them names.
_DAYS: Final = 7


def twins(facts: Facts) -> Iterator[tuple[Stated, Stated]]:
    """Pairs of figures of two texts that were likely meant for one."""
    alike: dict[tuple[object, ...], list[Stated]] = {}
    seen: dict[tuple[object, ...], set[str]] = {}
    for fact in facts.all:
        key = fact.key
        if key.indicator is None or key.figure == "date":
            continue
        for claim in fact.claims:
            if claim.quote is None or claim.obs_value is None or claim.obs_value_high is not None or claim.section == "headline":
                continue
            figure = digits(claim.obs_value)
            articles = seen.setdefault((fact.name, claim.obs_value, claim.unit_measure), set())
            if len(figure) >= DIGITS and len(articles) < _TEXTS and claim.article not in articles:
                articles.add(claim.article)
                place = key.indicator, key.figure, key.dimension, key.modality, "".join(sorted(figure))
                alike.setdefault(place, []).append((fact, claim))
    for stated in alike.values():
        told: set[frozenset[object]] = set()
        for one, other in combinations(stated, 2):
            figures = frozenset((one[0].name, printed_value(one[1]), other[0].name, printed_value(other[1])))
            if one[1].article != other[1].article and figures not in told and _is_slip(one, other) and _may_be_one(one, other):
                told.add(figures)
                yield one, other


def _is_slip(one: Stated, other: Stated) -> bool:
    a, b = one[1], other[1]
    if a.obs_value is None or b.obs_value is None or a.direction != b.direction:
        return False
    x, y = abs(printed_value(a)), abs(printed_value(b))
    if one[0].key.figure in ("growth", "change", "points"):
        x, y = abs(x - 1), abs(y - 1)
    if x == y or not x or not y:
        return False
    p, q = digits(a.obs_value), digits(b.obs_value)
    return p == q or (x * int(q) == y * int(p) and swapped(p, q))


def _may_be_one(one: Stated, other: Stated) -> bool:
    a, b = one[0], other[0]
    if a.side != b.side or not all(same_or_unsaid(p, q) for p, q in _said(a.key, b.key)):
        return False
    if a.key.ref_area != b.key.ref_area and None not in (a.key.ref_area, b.key.ref_area) and not _has_one_name(one, other):
        return False
    if a.key.period is None or b.key.period is None:
        return _are_of_one_week(one[1], other[1])
    return a.key.period.end == b.key.period.end


def _are_of_one_week(a: Claim, b: Claim) -> bool:
    """Whether two texts may be of one week, as far as it is known when they were published."""
    return a.published is None or b.published is None or abs((a.published - b.published).days) <= _DAYS


def _has_one_name(one: Stated, other: Stated) -> bool:
    """Whether both figures are of one thing with a name of its own, and neither text says that it is in another country."""
    (a, x), (b, y) = one, other
    name = a.key.item or ""
    return a.key.item == b.key.item and name.istitle() and "stated" not in (x.confidence_areas, y.confidence_areas)


def _said(a: FactKey, b: FactKey) -> Iterator[tuple[object, object]]:
    yield a.item, b.item
    yield a.counterpart_area, b.counterpart_area
    yield a.base, b.base
