"""A value per unit beside what it divides: "$22.5 million for 500 million kWh, that is 4.5 cents a kWh", "$140 per visitor".

Total and count are the only figures of their units in three sentences, so that it does not matter what each of them was read as.
A mean of what is counted ("on average one flight carried 135 passengers") has its total and count on either side of it, each the
only one of its noun in the text.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import islice
from typing import Final

from factcheck.checks.constructions.at_odds import of_one_time
from factcheck.checks.constructions.pairs import current
from factcheck.checks.constructions.sentences import Place, Sentence
from factcheck.checks.constructions.tying import adds_up, per_unit
from factcheck.checks.constructions.words import begins, ends, has, plain
from factcheck.checks.lookup.facts import measure_of
from factcheck.checks.lookup.units import multiply
from factcheck.model.figure import canonical, printed_value
from factcheck.model.relation import Relation

#: Sentences back to the first of the figures.
BACK: Final = 2
#: The same for a mean, whose total and count are known by their nouns, and how far their ratio may be from it.
FAR_BACK: Final = 12
TWICE: Final = 2
#: Letters in which the noun of "per visitor" and that of what is counted must begin alike.
STEM: Final = 5
#: Letters of a noun at least, so that its beginning tells it: "reys".
SHORT: Final = 4
#: Words behind "per" among which the noun stands.
AWAY: Final = 2


def relations(sentence: Sentence) -> Iterator[Relation]:
    """One for each value per unit."""
    for rate in current(sentence):
        found = _compound(sentence, rate) if "/" in (rate.claim.unit_measure or "") else _for_each(sentence, rate)
        if found is not None and not _is_rounded(found[0], rate, found[1]):
            yield per_unit(found[0], rate, found[1])


def _is_rounded(total: Place, rate: Place, count: Place) -> bool:
    """Whether a mean of what is counted in whole numbers is only rounded, as no number of things is."""
    whole, many = canonical(total.claim, "either"), canonical(count.claim, "either")
    if rate.claim.unit_measure != "count" or None in (whole.low, whole.high, many.low, many.high):
        return False
    half, mean = Fraction(1, 2 * 10 ** max(rate.claim.decimals or 0, 0)), printed_value(rate.claim)
    return (mean - half) * (many.low or 0) <= (whole.high or 0) and (whole.low or 0) <= (mean + half) * (many.high or 0)


def means(sentence: Sentence) -> Iterator[Relation]:
    """For a mean with "one flight" in it: its total and count, whichever of the three the text gives last."""
    if not any(place.fact.key.dimension == "count" and _noun(place) for place in sentence.places):
        return
    near = [sentence, *islice(sentence.all_earlier(), FAR_BACK)]
    if not any(has(each.text, "on_average") for each in near):
        return
    places = [place for each in near for place in current(each) if place.fact.key.dimension == "count"]
    for each in near:
        own = current(each)
        if len(own) != 1 or own[0] not in places or not has(each.text, "on_average"):
            continue
        rate, words = own[0], plain(each.text)
        counts = _once([p for p in places if _noun(p) != _noun(rate) and _is_each(words, _noun(p))])
        if len(counts) != 1:
            continue
        totals = _once([p for p in places if p is not rate and _noun(p) == _noun(rate) and _is_near(p, rate, counts[0])])
        if (
            len(totals) == 1
            and not _is_rounded(totals[0], rate, counts[0])
            and _noun(rate)
            and sentence in _sentences_of(near, (rate, totals[0], counts[0]))
        ):
            yield per_unit(totals[0], rate, counts[0])


def _once(places: Sequence[Place]) -> list[Place]:
    """One place for each value: a headline repeats the body."""
    return list({printed_value(place.claim): place for place in reversed(places)}.values())


def _is_near(total: Place, rate: Place, count: Place) -> bool:
    """Whether a total may be meant for so many times the mean."""
    product, printed = printed_value(rate.claim) * printed_value(count.claim), printed_value(total.claim)
    return printed <= TWICE * product and product <= TWICE * printed


def _sentences_of(near: Sequence[Sentence], places: Sequence[Place]) -> list[Sentence]:
    return [each for each in near if any(place in each.places for place in places)]


def _noun(place: Place) -> str:
    """The beginning of the noun that is counted, as the last word of the figure."""
    words = [word for word in plain(place.claim.quote or "").split() if not any(map(str.isdigit, word))]
    return words[-1][:STEM] if words and len(words[-1]) >= SHORT else ""


def _is_each(words: str, noun: str) -> bool:
    """Whether a text has "one flight", "each flight", "per flight" with that noun."""
    if not noun:
        return False
    found = words.split()
    return any(word.startswith(noun) and has(" ".join(found[max(at - AWAY, 0) : at]), "each") for at, word in enumerate(found))


def _compound(sentence: Sentence, rate: Place) -> tuple[Place, Place] | None:
    """What a rate with a unit of its own divides: tonnes and hectares, dollars and kilowatt-hours."""
    alike = [place for place in current(sentence) if place.fact.key.dimension == rate.fact.key.dimension]
    window = _window(sentence, rate) if len(alike) == 1 else []
    pairs = [
        (total, count)
        for total in window
        for count in window
        if total is not count and multiply(measure_of(rate.fact.key), measure_of(count.fact.key), measure_of(total.fact.key))
    ]
    beside = [pair for pair in pairs if all(place.claim.sentence == rate.claim.sentence for place in pair)]
    pairs = beside or pairs
    if len(pairs) != 1:
        return None
    told = {place.claim.sentence for place in (rate, *pairs[0])}
    return pairs[0] if len(told) < len(pairs[0]) + 1 else None


def _for_each(sentence: Sentence, rate: Place) -> tuple[Place, Place] | None:
    """The amount right before "or $140 per visitor", and the one count of visitors, or the one of the sentence that fits."""
    at, words = sentence.places.index(rate), sentence.behind(rate)
    if not (begins(words, "per") or begins(words, "each")):
        return None
    nouns = [word[:STEM] for word in words.casefold().split()[1 : 1 + AWAY] if len(word) >= STEM]
    if not at or not ends(sentence.between(sentence.places[at - 1], rate), "restates", AWAY):
        return _of_mean(sentence, rate, nouns) if has(sentence.before(rate), "on_average") else None
    total = sentence.places[at - 1]
    if total.fact.key.dimension != rate.fact.key.dimension:
        return None
    counts = [
        place
        for place in _window(sentence, total)
        if place.fact.key.dimension == "count" and any(_begins(place, noun) for noun in nouns)
    ]
    if not counts:
        own = [place for place in current(sentence) if place.fact.key.dimension == "count"]
        counts = [place for place in own if len(own) == 1 and _is_near(total, rate, place)]
    return (total, counts[0]) if len(counts) == 1 else None


def _of_mean(sentence: Sentence, rate: Place, nouns: Sequence[str]) -> tuple[Place, Place] | None:
    """The one count of what a mean is for each of, and the one amount near so many times it: "an average of 3,500 per mill"."""
    near = _window(sentence, rate)
    counts = [place for place in near if place.fact.key.dimension == "count" and any(_begins(place, noun) for noun in nouns)]
    if len(counts) != 1:
        return None
    alike = [p for p in near if p.fact.key.dimension == rate.fact.key.dimension and p is not counts[0] and adds_up(p)]
    totals = [place for place in alike if _is_near(place, rate, counts[0])]
    return (totals[0], counts[0]) if len(totals) == 1 else None


def _begins(place: Place, noun: str) -> bool:
    return any(word.startswith(noun) for word in (place.claim.quote or "").casefold().split())


def _window(sentence: Sentence, rate: Place) -> Sequence[Place]:
    """The amounts of a sentence and of those before it that may be of the time of the rate."""
    near = (sentence, *islice(sentence.adjacent(), BACK))
    return [
        place
        for each in near
        for place in current(each)
        if place is not rate
        and place.fact.key.figure == "value"
        and "/" not in (place.claim.unit_measure or "")
        and (place.fact.key.dimension == "count" or adds_up(place))
        and (of_one_time(place, rate) or place.claim.confidence_period != "stated")
    ]
