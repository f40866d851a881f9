"""A mean amount for each of something: "a tonne of wheat came to $253 on average", "7,900 combines, each threshed 785 tonnes".

What it was in all and how much or how many it was for stand before it, in one unit and of one time. Where the mean fits two
of them nothing is said; else it is of the newest and largest sum that it can be of.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from fractions import Fraction
from itertools import islice, product
from typing import Final

from factcheck.checks.constructions.at_odds import of_one_time
from factcheck.checks.constructions.pairs import current
from factcheck.checks.constructions.sentences import Place, Sentence
from factcheck.checks.constructions.tying import adds_up, per_unit
from factcheck.checks.constructions.words import begins, has, plain
from factcheck.model.figure import canonical, printed_value
from factcheck.model.relation import Relation
from factcheck.model.unit_scale import is_currency, scale

#: Sentences back to the sum and to what it was paid for.
FAR_BACK: Final = 12
#: How far the sum for each may be from the mean; farther off it is of something else.
NEAR: Final = Fraction(2)
#: Letters in which two forms of a noun begin alike, and words behind "each" among which it stands.
STEM: Final = 5
AWAY: Final = 2
_MASS: Final = "[mass]"


def relations(sentence: Sentence) -> Iterator[Relation]:
    """One for the only amount of a sentence that says "on average" and "each"."""
    if not any(map(_is_amount, sentence.places)) or not has(sentence.text, "on_average"):
        return
    amounts = [place for place in current(sentence) if _is_amount(place)]
    if len(amounts) != 1:
        return
    rate, nouns = amounts[0], _nouns(sentence.text)
    own = [place for place in sentence.places if place.fact.key.dimension == "count" and place.end <= rate.start]
    each_of_them = own if len(own) == 1 and has(sentence.between(own[0], rate), "each_of_them") else []
    if not nouns and not each_of_them:
        return
    if not each_of_them and is_currency(rate.claim.unit_measure) and any(has(noun, "tonne") for noun in nouns):
        rate = _a_tonne(rate)
    near = [
        place
        for each in (sentence, *islice(sentence.all_earlier(), FAR_BACK))
        for place in current(each)
        if place is not amounts[0]
    ]
    totals = [p for p in near if p.claim.unit_measure == amounts[0].claim.unit_measure and adds_up(p)]
    counts = each_of_them or [p for p in near if _is_of(p, nouns)]
    pairs = [
        (total, count)
        for total, count in product(totals, counts)
        if (each_of_them or of_one_time(total, count)) and _is_near(total, count, rate)
    ]
    if not pairs or any(_fits(total, count, rate) for total, count in pairs):
        return
    total, count = max(pairs, key=_newest_and_largest)
    yield per_unit(total, rate, count)


def _newest_and_largest(pair: tuple[Place, Place]) -> tuple[date, Fraction, Fraction, str]:
    """A mean is of all, and of the newest; a period that is not known is the oldest."""
    total, count = pair
    period = total.fact.key.period
    ends = date.min if period is None else period.end
    return ends, printed_value(total.claim), printed_value(count.claim), total.fact.name


def _a_tonne(rate: Place) -> Place:
    """An amount of money as that for a tonne."""
    unit = f"{rate.claim.unit_measure}/tonne"
    claim = replace(rate.claim, unit_measure=unit)
    key = replace(rate.fact.key, dimension=scale(unit)[0])
    return replace(rate, claim=claim, fact=replace(rate.fact, name=f"{rate.fact.name} a tonne", key=key, claims=(claim,)))


def _nouns(text: str) -> list[str]:
    """The words behind "a", "one" or "each"."""
    words = plain(text).split()
    return [
        word.strip(".,;:")
        for at, first in enumerate(words)
        if begins(first, "each")
        for word in words[at + 1 : at + 1 + AWAY]
        if len(word) >= STEM
    ]


def _is_amount(place: Place) -> bool:
    """Whether a figure is of money or weight."""
    return is_currency(place.claim.unit_measure) or place.fact.key.dimension == _MASS


def _is_of(place: Place, nouns: Sequence[str]) -> bool:
    """Whether a figure counts or weighs what a noun is one of."""
    if place.fact.key.figure != "value" or place.claim.modality != "actual":
        return False
    if place.fact.key.dimension == _MASS:
        return any(has(noun, "tonne") for noun in nouns)
    if place.fact.key.dimension != "count":
        return False
    words = plain(place.claim.quote or "").split()
    if any(word.startswith(noun[:STEM]) for noun in nouns for word in words):
        return True
    are_visitors = any(has(noun, "visitors") for noun in nouns)
    return are_visitors and (place.claim.indicator == "tourist_arrivals" or any(has(word, "visitors") for word in words))


def _is_near(total: Place, count: Place, rate: Place) -> bool:
    each = printed_value(count.claim) * printed_value(rate.claim)
    return printed_value(total.claim) <= NEAR * each and each <= NEAR * printed_value(total.claim)


def _fits(total: Place, count: Place, rate: Place) -> bool:
    """Whether a sum is as much for each as the mean, within what is printed."""
    whole, many, mean = (canonical(place.claim, "either") for place in (total, count, rate))
    if None in (whole.low, whole.high, many.low, many.high, mean.low, mean.high):
        return True
    low, high = Fraction(whole.low or 0), Fraction(whole.high or 0)
    return low <= Fraction(mean.high or 0) * Fraction(many.high or 0) and Fraction(mean.low or 0) * Fraction(many.low or 0) <= high
