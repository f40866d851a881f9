"""Parts that a text lists of the figure before them: "222 universities. Of them 124 are state ones, 67 private, 31 branches".

A list may leave parts out, so it stays within its whole. What takes the listed figures together ("12 solar and 5 wind, 17 in
total", "the three regions together") is their sum.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import islice, pairwise
from typing import Final

from factcheck.checks.constructions.at_odds import akin, measured_alike, of_one_time
from factcheck.checks.constructions.pairs import current
from factcheck.checks.constructions.sentences import Place, Sentence
from factcheck.checks.constructions.tying import adds_up, listed
from factcheck.checks.constructions.words import begins, ends, has, last, number_of
from factcheck.model.figure import printed_value
from factcheck.model.indicator import registry
from factcheck.model.relation import Relation
from factcheck.model.system import Linear, Order, Sum

#: Words before "of them" where it opens a sentence, and between a word for the sum and the sum.
AWAY: Final = 3
#: Characters between two figures of a list.
REACH: Final = 90
#: Sentences back to the one with the whole.
BACK: Final = 2
#: The same for a list that is counted: "the five crops together".
FAR_BACK: Final = 4
#: Words up to "together" of what sums up a list: "and the two giants together".
LONG: Final = 6
#: How far listed figures may be from what is called their sum; farther off, some of them were not read.
NEAR: Final = Fraction(13, 10)


def relations(sentence: Sentence) -> Iterator[Relation]:
    """The list that a sentence opens with "of them", and the sum that it closes with."""
    if sentence.stands_alone:
        return
    opens, closes = has(sentence.text, "of_them") or has(sentence.text, "of_it"), has(sentence.text, "together")
    values = [place for place in current(sentence) if adds_up(place)] if opens or closes else []
    if not values:
        return
    opened = _opened(sentence, values) if opens else None
    if opened is not None:
        whole, parts = opened
        yield _within(whole, parts)
    summed = _summed(sentence, values) if closes else None
    if summed is not None:
        total, parts = summed
        yield listed(total, parts, Sum(total.fact.name, tuple((part.fact.name, Fraction(1)) for part in parts)))


def _opened(sentence: Sentence, values: Sequence[Place]) -> tuple[Place, list[Place]] | None:
    """The whole and its parts: behind "of them" in the sentence, or before it where "of them" follows the first part."""
    for at, first in enumerate(values):
        words = sentence.before(first)
        cue = _cue(words)
        if cue is None and not begins(sentence.behind(first), "of_them"):
            continue
        before = [place for place in values[:at] if measured_alike(place, first)]
        if not before and (at or (cue is not None and len(words[:cue].split()) > 2 * AWAY)):
            return None
        whole, parts = before[-1] if before else _only(sentence, first), _goes_on(sentence, values[at:])
        return None if whole is None or _make_another(sentence, whole, parts) else (whole, parts)
    return None


def _make_another(sentence: Sentence, whole: Place, parts: Sequence[Place]) -> bool:
    """Whether parts beyond their whole make up another figure near by: "21.4 million passengers on 43,600 trains. Of these …"."""
    total = sum((printed_value(part.claim) for part in parts), Fraction(0))
    if total <= printed_value(whole.claim):
        return False
    near = (place for earlier in islice(sentence.all_earlier(), BACK) for place in current(earlier))
    return any(measured_alike(place, whole) and printed_value(place.claim) == total for place in near)


def _cue(words: str) -> int | None:
    """Where "of them" ends in the words before a figure; None where it is not said, or too far from the figure."""
    for family, away in (("of_them", AWAY), ("of_it", 0)):
        at = last(words, family)
        if at is not None and len(words[at:].split()) <= away:
            return at
    return None


def _only(sentence: Sentence, part: Place) -> Place | None:
    """The one figure before the sentence that the parts can be of."""
    for earlier in islice(sentence.adjacent(), BACK):
        alike = [place for place in current(earlier) if measured_alike(place, part) and adds_up(place)]
        alike = [place for place in alike if of_one_time(place, part)]
        if alike:
            return alike[0] if len(alike) == 1 else None
    return None


def _goes_on(sentence: Sentence, values: Sequence[Place]) -> list[Place]:
    """The list from its first figure on, up to a part of a part, a sum or something measured otherwise."""
    found = [values[0]]
    for one, other in pairwise(values):
        words = sentence.between(one, other)
        closes = any(has(words, family) for family in ("of_them", "together")) or ";" in words or len(words) > REACH
        if closes or not measured_alike(one, other) or not of_one_time(one, other) or _is_of_other_kind(one, other):
            break
        found.append(other)
    return found


def _is_of_other_kind(one: Place, other: Place) -> bool:
    """Whether a further figure counts other things, or is a sum or difference of others itself."""
    entry = registry().get(other.claim.indicator)
    return (entry is not None and bool(entry.parts)) or (one.fact.key.dimension == "count" and not akin(one, other))


def _summed(sentence: Sentence, values: Sequence[Place]) -> tuple[Place, list[Place]] | None:
    """What is called the sum, and the figures before it in the sentence, or all of an earlier sentence where it counts them."""
    for at, total in enumerate(values):
        if at > 1 and ends(sentence.before(total), "together", AWAY) and not _names_more(sentence.between(values[at - 1], total)):
            parts = [place for place in values[:at] if measured_alike(place, total)]
            return (total, parts) if len(parts) == at and _is_near(total, parts) else None
    in_figures = [place for place in values if place.claim.decimals is not None]
    if sentence.last is None or len(in_figures) != 1:
        return None
    total = in_figures[0]
    words = sentence.text[: total.start]
    many = number_of(words) if has(words, "together") else None
    for earlier in islice(sentence.all_earlier(), FAR_BACK) if many is not None else ():
        parts = [place for place in current(earlier) if measured_alike(place, total)]
        if len(parts) == many and _is_near(total, parts):
            return total, parts
    return None


def _names_more(words: str) -> bool:
    """Whether what is taken together is named at length, and so is one more part: "and all the mature fields taken together"."""
    at = last(words, "together")
    return at is not None and len(words[:at].split()) > LONG


def _is_near(total: Place, parts: Sequence[Place]) -> bool:
    added, printed = sum((printed_value(part.claim) for part in parts), Fraction(0)), printed_value(total.claim)
    return added <= NEAR * printed and printed <= NEAR * added


def _within(whole: Place, parts: Sequence[Place]) -> Relation:
    if len(parts) == 1:
        return listed(whole, parts, Order(parts[0].fact.name, whole.fact.name))
    terms = (*((part.fact.name, Fraction(1)) for part in parts), (whole.fact.name, Fraction(-1)))
    return listed(whole, parts, Linear(terms, "<=", Fraction(0)))
