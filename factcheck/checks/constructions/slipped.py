"""Per cents that no words tie to their figures, and that fit two of them but for two digits that changed places.

"The remaining 2.19 million worked for themselves. At 27.3 % of all jobs …": of the 9.25 million two sentences before they are
23.7 %. Three digits that only changed places are hardly ever there by chance, so the pair is taken for what the per cent is of: the
only such pair of figures near it, or of its indicator, area and period, where it fits no other pair there as it is printed.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
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
    shared = _by_subject(facts, {_subject(each.ratio.fact) for each in wanted})
    for each in wanted:
        ratio = each.ratio
        pairs = _slipped(ratio, _near(each))
        if pairs is not None and not pairs:
            pairs = _slipped(ratio, [place for place in shared.get(_subject(ratio.fact), ()) if _may_be_of(ratio, place)])
        if pairs is not None and len(pairs) == 1:
            yield _relation(ratio, *pairs[0])


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


def _by_subject(facts: Iterable[Fact], wanted: Collection[_Subject]) -> dict[_Subject, list[Place]]:
    """The values of each indicator, area and time of which there is a per cent, each once."""
    shared: dict[_Subject, dict[Fraction, Place]] = {}
    for article in by_article(fact for fact in facts if fact.key.indicator is not None and _subject(fact) in wanted):
        for place in chain.from_iterable(sentence.places for sentence in article):
            if _is_value(place):
                shared.setdefault(_subject(place.fact), {}).setdefault(printed_value(place.claim), place)
    return {subject: list(places.values()) for subject, places in shared.items()}


def _subject(fact: Fact) -> _Subject:
    key = fact.key
    return key.indicator, key.ref_area, key.period, key.modality


def _may_be_of(ratio: Place, place: Place) -> bool:
    a, b = ratio.fact.key, place.fact.key
    return b.item is None or (same_or_unsaid(a.item, b.item) and same_or_unsaid(a.counterpart_area, b.counterpart_area))


def _slipped(ratio: Place, places: Sequence[Place]) -> list[_Pair] | None:
    """The pairs that a per cent fits after its slip, one for each two values; None where it fits a pair as it is."""
    printed, decimals = ratio.claim.obs_value, ratio.claim.decimals or 0
    if printed is None or len(places) > MANY:
        return []
    is_growth = ratio.fact.key.figure == "growth"
    meant = {printed, *_unswapped(printed)}
    sizes = [(float(place.claim.obs_value or 0), place) for place in places]
    found: dict[tuple[float, float], _Pair] = {}
    for (a, one), (b, other) in permutations(sizes, 2):
        value = Decimal(str(round(abs(a / b - is_growth) * 100, decimals))) if b else None
        if value in meant and _may_be_pair(ratio, one, other):
            if value == printed:
                return None
            found.setdefault((a, b), (one, other))
    return list(found.values())


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
