"""Figures of two texts that are one slip of the hand apart, whatever each text calls what they are of.

"Revenue of 11.3 billion soums" beside "11.3 trillion so'm of income" for one year and country: of numerals with a decimal point
that are one but for the word behind, or of long ones in which two digits changed places, hardly any two are there by chance. The
fewer the digits, the more of what they are of has to be said alike; ``twins`` has those of one indicator.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from datetime import date, timedelta
from decimal import Decimal
from functools import lru_cache
from itertools import combinations
from typing import Final

from factcheck.checks.lookup.facts import Facts
from factcheck.checks.lookup.headlines import Stated, same_or_unsaid
from factcheck.checks.lookup.parts import PART
from factcheck.model.claim import Claim
from factcheck.model.fact import Fact, FactKey
from factcheck.model.figure import printed_value
from factcheck.model.indicator import registry
from factcheck.model.likeness import digits, is_one_numeral, is_slip

#: Digits of a numeral at least; with no more than these its indicator or its item has to be the same.
FEW: Final = 2
#: Digits from which on a numeral is that of the same thing, and a swap too.
TELLING: Final = 3
LONG: Final = 4
#: Figures of one day and the same digits; where there are more, digits say nothing.
_MANY: Final = 8
#: The countries that the figures of each text are of.
_Areas = Mapping[str, set[str | None]]


def misprints(facts: Facts) -> Iterator[tuple[Stated, Stated]]:
    """Pairs of figures of two texts that were likely meant for one."""
    alike: dict[tuple[object, ...], list[Stated]] = {}
    areas: dict[str, set[str | None]] = {}
    texts: dict[tuple[object, ...], str] = {}
    in_several: set[tuple[object, ...]] = set()
    for fact in facts.all:
        key = fact.key
        if key.figure != "value" or key.period is None or key.dimension in (None, "percent"):
            continue
        day = _day(key.period.end)
        for claim in fact.claims:
            if claim.quote is None or claim.obs_value is None or claim.obs_value_high is not None or claim.section == "headline":
                continue
            areas.setdefault(claim.article, set()).update((key.ref_area, key.counterpart_area))
            figure = digits(claim.obs_value)
            if len(figure) < FEW:
                continue
            alike.setdefault((key.dimension, key.modality, day, "".join(sorted(figure))), []).append((fact, claim))
            printed = key.dimension, claim.obs_value
            if texts.setdefault(printed, claim.article) != claim.article:
                in_several.add(printed)
            if len(figure) >= TELLING:
                alike.setdefault((key.dimension, key.modality, key.indicator, key.item, figure), []).append((fact, claim))
    told: set[frozenset[object]] = set()
    for stated in alike.values():
        if 1 < len(stated) <= _MANY:
            yield from _slips(stated, in_several, areas, told)


def _day(end: date) -> date:
    """The last day; what is told of the first day of a year is that of the end of the year before."""
    return end - timedelta(days=1) if (end.month, end.day) == (1, 1) else end


def _slips(
    stated: Sequence[Stated], in_several: AbstractSet[tuple[object, ...]], areas: _Areas, told: set[frozenset[object]]
) -> Iterator[tuple[Stated, Stated]]:
    for one, other in combinations(stated, 2):
        (a, x), (b, y) = one, other
        if x.article == y.article or not _are_of_one_area(one, other, areas) or not _may_be_one(one, other) or not is_slip(x, y):
            continue
        if all((fact.key.dimension, claim.obs_value) in in_several for fact, claim in (one, other)):
            continue  # What several texts print twice over is no slip of one of them.
        figures = frozenset((a.name, printed_value(x), b.name, printed_value(y)))
        if figures not in told:
            told.add(figures)
            yield one, other


def _may_be_one(one: Stated, other: Stated) -> bool:
    (a, x), (b, y) = one, other
    if a.side != b.side:
        return False
    if a.key.period is None or b.key.period is None or _day(a.key.period.end) != _day(b.key.period.end):
        return _is_same_thing(a, b) and digits(x.obs_value or Decimal(0)) == digits(y.obs_value or Decimal(0))
    many = min(len(digits(claim.obs_value)) for claim in (x, y) if claim.obs_value is not None)
    same = a.key.indicator == b.key.indicator
    if not same_or_unsaid(a.key.item, b.key.item) and _says_item(x) and _says_item(y):
        return False
    if is_one_numeral(x, y) or (x.obs_value == y.obs_value and x.unit_measure != y.unit_measure):
        return many >= TELLING or _is_named_alike(a.key, b.key) or "inferred" in (x.confidence_indicator, y.confidence_indicator)
    if many >= LONG:
        return same or not (_is_known(a.key) and _is_known(b.key)) or same_or_unsaid(a.key.item, b.key.item)
    if many == TELLING:
        return (_is_of_one_name(a.key, b.key) and _is_of_one_part(a.key, b.key)) or _share_goods(a.key, b.key)
    return False


def _is_same_thing(a: Fact, b: Fact) -> bool:
    """Whether two facts are of one thing at times of which its figure may be one: those of a flow share days, a stock's any."""
    if (a.key.indicator, a.key.item, a.key.ref_area, a.key.counterpart_area) != (
        b.key.indicator, b.key.item, b.key.ref_area, b.key.counterpart_area
    ):  # fmt: skip
        return False
    is_stock = registry().kind(a.key.indicator) == "stock"
    return is_stock or (a.key.period is not None and b.key.period is not None and a.key.period.overlaps(b.key.period))


def _are_of_one_area(one: Stated, other: Stated, areas: _Areas) -> bool:
    """Whether two figures share a country, or one is read as of another only by its context, where its text tells of both."""
    (a, x), (b, y) = one, other
    first, second = _countries(a.key.ref_area, a.key.counterpart_area), _countries(b.key.ref_area, b.key.counterpart_area)
    if not first or not second or not first.isdisjoint(second):
        return True
    if a.key.indicator != b.key.indicator or a.key.item != b.key.item:
        return False
    return (x.confidence_areas != "stated" and not second.isdisjoint(areas[x.article])) or (
        y.confidence_areas != "stated" and not first.isdisjoint(areas[y.article])
    )


@lru_cache(maxsize=1 << 14)
def _countries(reporter: str | None, partner: str | None) -> frozenset[str]:
    return frozenset(area for area in (reporter, partner) if area is not None)


def _says_item(claim: Claim) -> bool:
    """Whether the words of a figure's item stand in its sentence."""
    return claim.item is not None and claim.sentence is not None and claim.item.casefold() in claim.sentence.casefold()


def _is_of_one_name(a: FactKey, b: FactKey) -> bool:
    """Whether two indicators are one, or one is the more general name: passengers, and those of railways."""
    one, other = a.indicator or "", b.indicator or ""
    return one == other or (bool(one) and bool(other) and (one.endswith(f"_{other}") or other.endswith(f"_{one}")))


def _is_of_one_part(a: FactKey, b: FactKey) -> bool:
    """Whether two items are one, or one is a part that its text does not name."""
    return a.item == b.item or (PART in (a.item, b.item) and a.indicator == b.indicator)


def _is_named_alike(a: FactKey, b: FactKey) -> bool:
    return a.indicator == b.indicator or (a.item is not None and a.item == b.item)


def _is_known(key: FactKey) -> bool:
    return registry().get(key.indicator) is not None


def _share_goods(a: FactKey, b: FactKey) -> bool:
    """Whether the item of one figure has a word of what the other is of: "refined copper" of ``copper_production``."""
    return any(not _words(one.item).isdisjoint(_words(other.item) | _words(other.indicator)) for one, other in ((a, b), (b, a)))


def _words(name: str | None) -> set[str]:
    return set() if name is None else set(name.replace("_", " ").replace(",", " ").split())
