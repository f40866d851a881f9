"""A mean amount of money for each of something: "a tonne of wheat came to $253 on average", "a visitor leaves $410 on average".

What was paid in all and how much or how many it was for stand before it, in one currency and of one time. Where the mean fits two
of them nothing is said; else it is of the newest sum, and of the largest number that it can be for.
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
from factcheck.checks.constructions.words import begins, has, plain
from factcheck.checks.lookup.facts import measure_of, series_of
from factcheck.checks.lookup.ties import is_additive
from factcheck.model.figure import canonical, printed_value
from factcheck.model.relation import Relation
from factcheck.model.system import Product
from factcheck.model.unit_scale import is_currency, scale

#: Sentences back to the sum and to what it was paid for.
FAR_BACK: Final = 12
#: How far the sum for each may be from the mean; farther off it is of something else.
NEAR: Final = Fraction(3, 2)
#: Letters in which two forms of a noun begin alike, and words behind "each" among which it stands.
STEM: Final = 5
AWAY: Final = 2
_MASS: Final = "[mass]"


def relations(sentence: Sentence) -> Iterator[Relation]:
    """One for the only amount of a sentence that says "on average" and "each"."""
    if not any(is_currency(place.claim.unit_measure) for place in sentence.places) or not has(sentence.text, "on_average"):
        return
    money = [place for place in current(sentence) if is_currency(place.claim.unit_measure)]
    if len(money) != 1:
        return
    rate, nouns = money[0], _nouns(sentence.text)
    if not nouns:
        return
    if any(has(noun, "tonne") for noun in nouns):
        rate = _a_tonne(rate)
    near = [
        place for each in (sentence, *islice(sentence.all_earlier(), FAR_BACK)) for place in current(each) if place is not money[0]
    ]
    totals = [p for p in near if p.claim.unit_measure == money[0].claim.unit_measure and _adds_up(p)]
    counts = [p for p in near if _is_of(p, nouns)]
    pairs = [
        (total, count) for total, count in product(totals, counts) if of_one_time(total, count) and _is_near(total, count, rate)
    ]
    if not pairs or any(_fits(total, count, rate) for total, count in pairs):
        return
    total, count = max(pairs, key=lambda pair: (_ends(pair[0]), printed_value(pair[1].claim), -(pair[1].claim.start or 0)))
    if sum(_ends(other) == _ends(total) for other in {total.fact.name: total for total, _ in pairs}.values()) == 1:
        yield Relation(
            rule="per-unit",
            roles=(("total", total.fact), ("rate", rate.fact), ("count", count.fact)),
            rows=(Product(total.fact.name, rate.fact.name, count.fact.name),),
            reason="rate_times_count",
            strength="resolved",
            chained=False,
            in_words=True,
        )


def _a_tonne(rate: Place) -> Place:
    """An amount of money as that for a tonne."""
    unit = f"{rate.claim.unit_measure}/tonne"
    claim = replace(rate.claim, unit_measure=unit)
    key = replace(rate.fact.key, dimension=scale(unit)[0])
    return replace(rate, claim=claim, fact=replace(rate.fact, name=f"{rate.fact.name} a tonne", key=key, claims=(claim,)))


def _ends(place: Place) -> date:
    """When the period of a figure ends; one that is not known is the oldest."""
    period = place.fact.key.period
    return date.min if period is None else period.end


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


def _adds_up(place: Place) -> bool:
    return place.fact.key.figure == "value" and is_additive(series_of(place.fact), measure_of(place.fact.key))


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
