"""Per cents that no words tie to their figures, and that fit two of them but for a slip with a name.

"The remaining 2.19 million worked for themselves. At 27.3 % of all jobs …": of the 9.25 million two sentences before they are
23.7 %. Three digits that only changed places are hardly ever there by chance, nor are those of a growth that was divided by the new
figure instead of the old one. So the pair is taken for what the per cent is of: the only such pair of figures near it, or of its
indicator, area and periods, where it fits no other pair there as it is printed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from decimal import Decimal
from fractions import Fraction
from itertools import chain, pairwise, permutations
from typing import Final, NamedTuple

from factcheck.checks.constructions.at_odds import akin, measured_alike, of_one_time
from factcheck.checks.constructions.growing import compares_periods
from factcheck.checks.constructions.pairs import by_dates
from factcheck.checks.constructions.sentences import Place, Sentence, by_article
from factcheck.checks.constructions.tying import adds_up, of_ratio
from factcheck.checks.lookup.headlines import same_or_unsaid
from factcheck.checks.lookup.words import any_says
from factcheck.model.fact import Fact
from factcheck.model.figure import printed_value
from factcheck.model.indicator import registry
from factcheck.model.likeness import digits
from factcheck.model.relation import Relation

#: Digits of a per cent at least.
DIGITS: Final = 3
#: Sentences to each side in which the figures stand.
AROUND: Final = 3
#: Figures to choose from; of more, some pair fits whatever per cent.
MANY: Final = 12
_Pair = tuple[Place, Place]
_Subject = tuple[object, ...]


class Telling(NamedTuple):
    """A per cent with so many digits, the sentences of its article, and its own number among them."""

    ratio: Place
    found: Sequence[Sentence]
    at: int


def telling(found: Sequence[Sentence]) -> list[Telling]:
    """Those of an article."""
    return [Telling(place, found, at) for at, sentence in enumerate(found) for place in sentence.places if _is_telling(place)]


def relations(wanted: Sequence[Telling], facts: Iterable[Fact]) -> Iterator[Relation]:
    """One for each per cent that is ``wanted``, as no words and no key tie it, and that fits one pair after such a slip.

    ``facts`` are those of all texts.
    """
    asked = [(each, _near(each)) for each in wanted]
    subjects = {subject for each, near in asked for subject in (*_subjects(each.ratio.fact), *_a_year_before(each.ratio, near))}
    shared = _by_subject(facts, subjects)
    for each, near in asked:
        ratio = each.ratio
        told = [
            place
            for subject in _subjects(ratio.fact)
            for place in shared.get(subject, ())
            if _may_be_of(ratio, place)
        ]  # fmt: skip
        before = [
            (new, old)
            for new in near
            for subject in _a_year_before(ratio, [new])
            for old in shared.get(subject, ())
            if _are_of_one_series(new, old)
        ]
        for candidates in (_among(near), _among(told), before):
            pairs = _slipped(ratio, candidates)
            if pairs is None or len(pairs) > 1:
                break
            if pairs:
                yield _relation(ratio, *pairs[0])
                break


def _is_telling(place: Place) -> bool:
    claim = place.claim
    if claim.unit_measure != "percent" or claim.modifier != "exact" or claim.obs_value is None or claim.section == "headline":
        return False
    if any_says((claim,), "fulfilment"):
        return False
    is_growth = place.fact.key.figure == "growth" and compares_periods(place)
    return (is_growth or place.fact.key.figure == "share") and len(digits(claim.obs_value)) >= DIGITS


def _near(each: Telling) -> list[Place]:
    """The values of the sentences around one of an article."""
    window = each.found[max(each.at - AROUND, 0) : each.at + AROUND + 1]
    return [place for sentence in window for place in sentence.places if _is_value(place)]


def _is_value(place: Place) -> bool:
    is_plain = place.claim.obs_value_high is None and place.claim.decimals is not None
    return is_plain and adds_up(place)


def _by_subject(facts: Iterable[Fact], wanted: AbstractSet[_Subject]) -> dict[_Subject, list[Place]]:
    """The values of each indicator, area and time of which there is a per cent, each once."""
    shared: dict[_Subject, dict[tuple[Fraction, str | None], Place]] = {}
    names = {subject[0] for subject in wanted} - {None}
    for article in by_article(fact for fact in facts if fact.key.indicator in names and not wanted.isdisjoint(_told_of(fact))):
        for place in chain.from_iterable(sentence.places for sentence in article):
            for subject in _told_of(place.fact) if _is_value(place) else ():
                shared.setdefault(subject, {}).setdefault((printed_value(place.claim), place.fact.key.item), place)
    return {subject: list(places.values()) for subject, places in shared.items()}


def _told_of(fact: Fact) -> Iterator[_Subject]:
    """What a value is of: the indicator, in each of its countries, and the time."""
    key = fact.key
    for area in dict.fromkeys((key.ref_area, key.counterpart_area)):
        if area is not None:
            yield key.indicator, area, key.period, key.modality


def _subjects(fact: Fact) -> Iterator[_Subject]:
    """What a per cent may be of: a growth leads to a value of its own time and from one of its base."""
    key = fact.key
    for period in (key.period, key.base) if key.figure == "growth" else (key.period,):
        yield key.indicator, key.ref_area, period, key.modality


def _a_year_before(ratio: Place, near: Iterable[Place]) -> Iterator[_Subject]:
    """What the old values are of that a growth may lead from, where its new one is among those near it."""
    for place in near if ratio.fact.key.figure == "growth" else ():
        key = place.fact.key
        if key.indicator is not None and key.period is not None and key.ref_area is not None:
            yield key.indicator, key.ref_area, key.period.shifted_years(-1), key.modality


def _are_of_one_series(one: Place, other: Place) -> bool:
    a, b = one.fact.key, other.fact.key
    return (a.item, a.ref_area, a.counterpart_area) == (b.item, b.ref_area, b.counterpart_area)


def _may_be_of(ratio: Place, place: Place) -> bool:
    a, b = ratio.fact.key, place.fact.key
    if a.figure == "growth":
        areas = {a.ref_area, a.counterpart_area} == {b.ref_area, b.counterpart_area}
        return same_or_unsaid(a.item, b.item) and (areas or (a.ref_area == b.ref_area and a.counterpart_area is None))
    if a.ref_area != b.ref_area:
        return False
    return b.item is None or (same_or_unsaid(a.item, b.item) and same_or_unsaid(a.counterpart_area, b.counterpart_area))


def _among(places: Sequence[Place]) -> Iterator[_Pair]:
    """The pairs of some figures; of many of them, only those with the one that is the whole of the others."""
    if len(places) <= MANY:
        yield from permutations(places, 2)
        return
    wholes = [place for place in places if place.fact.key.item is place.fact.key.counterpart_area is None]
    for whole in {printed_value(place.claim): place for place in wholes}.values():
        yield from ((part, whole) for part in places)


def _slipped(ratio: Place, pairs: Iterable[_Pair]) -> list[_Pair] | None:
    """The pairs that a per cent fits after its slip, one for each two values; None where it fits a pair as it is."""
    printed, decimals = ratio.claim.obs_value, ratio.claim.decimals or 0
    if printed is None:
        return []
    is_growth = ratio.fact.key.figure == "growth"
    meant = {printed, *_unswapped(printed)}
    found: dict[tuple[float, float], _Pair] = {}
    for one, other in pairs:
        a, b = float(one.claim.obs_value or 0), float(other.claim.obs_value or 0)
        if not a or not b:
            continue
        value = _per_cent(a / b - is_growth, decimals)
        on_new = is_growth and (a < b) == (ratio.claim.direction == "down") and _per_cent(1 - b / a, decimals) == printed
        if (value in meant or on_new) and _may_be_pair(ratio, one, other):
            if value == printed:
                return None
            found.setdefault((a, b), (one, other))
    return list(found.values())


def _per_cent(part: float, decimals: int) -> Decimal:
    return Decimal(str(round(abs(part) * 100, decimals)))


def _unswapped(printed: Decimal) -> Iterator[Decimal]:
    """The figures of which two neighbouring digits changed places in a printed one."""
    sign, digits_, exponent = printed.as_tuple()
    for at, (one, other) in enumerate(pairwise(digits_)):
        if one != other:
            yield Decimal((sign, (*digits_[:at], other, one, *digits_[at + 2 :]), int(exponent)))


def _may_be_pair(ratio: Place, one: Place, other: Place) -> bool:
    if not measured_alike(one, other) or not printed_value(other.claim) or _are_of_two(one, other):
        return False
    if ratio.fact.key.figure == "share":
        return printed_value(one.claim) < printed_value(other.claim) and of_one_time(one, other)
    pair = by_dates(one, other)
    return pair is not None and pair.new is one


def _are_of_two(one: Place, other: Place) -> bool:
    """Whether the words name two things of which none is a part of the other: revenue and spending."""
    return not akin(one, other) and registry().get(one.claim.indicator) is not None is not registry().get(other.claim.indicator)


def _relation(ratio: Place, one: Place, other: Place) -> Relation:
    rule, reason = ("share", "part_of_whole") if ratio.fact.key.figure == "share" else ("growth", "growth_of")
    return of_ratio(rule, one, other, ratio, reason, strength="inferred")
