"""A new figure and the old one beside it, as the words or the dates of the two put them: "from 306 to 380", "12 against 10"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from factcheck.checks.constructions.at_odds import akin, may_be_of_one, measured_alike
from factcheck.checks.constructions.sentences import Place, Sentence
from factcheck.checks.constructions.words import begins, ends, has, has_ending

_HANGING: Final = re.compile(r"[-\u2013'\u2019]?[^\W\d_]+")
#: Words that may stand between "to" and its figure ("to a record 380"), or between a figure and "than".
AWAY = 3
#: Words between a growth and the old figure behind it: "40 percent less than the $73.5 million".
NEAR = 5
#: The same where a clause tells of the time before: "up 8 percent since the beginning of the year, when it stood at 26.4".
FAR = 14


class Pair(NamedTuple):
    """Two figures of one thing at two times; ``by_words`` where words put them so, else their dates do."""

    new: Place
    old: Place
    by_words: bool


def values_of(sentence: Sentence) -> list[Place]:
    """The values and shares of a sentence in their order."""
    return _figures_of(sentence)[0]


def pairs(sentence: Sentence) -> Iterator[Pair]:
    """The pairs of neighbouring figures in a sentence."""
    for first, second in pairwise(values_of(sentence)):
        if measured_alike(first, second) and may_be_of_one(first, second):
            pair = _by_words(sentence, first, second) or by_dates(first, second)
            if pair is not None:
                yield pair


def current(sentence: Sentence) -> list[Place]:
    """The values and shares of a sentence but those of an earlier time that stand beside newer ones."""
    return _figures_of(sentence)[1]


def _figures_of(sentence: Sentence) -> tuple[list[Place], list[Place]]:
    """The values, and those of them that are current."""
    if sentence.known is None:
        values = [place for place in sentence.places if place.fact.key.figure in ("value", "share")]
        sentence.known = values, values
        if len(values) > 1:
            old = {pair.old.claim.claim_id for pair in pairs(sentence)}
            sentence.known = values, [place for place in values if place.claim.claim_id not in old]
    return sentence.known


def around(sentence: Sentence, growth: Place) -> Pair | None:
    """The pair that a growth parts or closes: "380, up 24 % from 306", "380, by 24 % more than a year ago (306)"."""
    values = values_of(sentence)
    before = [place for place in values if place.end <= growth.start]
    behind = [place for place in values if place.start >= growth.end]
    if before and behind and _is_old(sentence, growth, behind[0]):
        alike = [place for place in before if measured_alike(place, behind[0])]
        named = [place for place in alike if akin(place, behind[0])] or (alike if len(alike) == 1 else [])
        return Pair(named[-1], behind[0], by_words=True) if named else None
    if len(before) > 1 and measured_alike(before[-2], before[-1]) and _is_left(sentence, before[-1], growth):
        return Pair(before[-2], before[-1], by_words=True)
    return None


def _is_old(sentence: Sentence, growth: Place, value: Place) -> bool:
    """Whether a value behind a growth is what it is measured against."""
    words = sentence.between(growth, value)
    if len(words.split()) <= FAR and ";" not in words and has(words, "when_it_was"):
        return True
    if len(words.split()) <= NEAR and ";" not in words and ends(words, "than", AWAY):
        return True
    opened, bracket, _ = words.rpartition("(")
    return bool(bracket) and sentence.behind(value).lstrip().startswith(")") and (has(opened, "than") or begins(opened, "more"))


def _is_left(sentence: Sentence, value: Place, growth: Place) -> bool:
    """Whether a growth follows the value it is measured against right away: "1 050 000 so'mdan 10 foiz ko'p"."""
    words = sentence.between(value, growth).split()
    return not words and has_ending(_whole_word(sentence, value), "from_ending") and begins(sentence.behind(growth), "more")


def by_dates(one: Place, other: Place) -> Pair | None:
    """The pair if one of two periods is the other, years or months earlier."""
    first, second = one.fact.key.period, other.fact.key.period
    if first is None or second is None or first == second:
        return None
    new, old = (one, other) if first.end > second.end else (other, one)
    later, earlier = (first, second) if first.end > second.end else (second, first)
    alike = later.months == earlier.months or later.days == earlier.days
    apart = later.start is None or earlier.end < later.start
    return Pair(new, old, by_words=False) if alike and apart else None


def _by_words(sentence: Sentence, first: Place, second: Place) -> Pair | None:
    before, between, behind = sentence.before(first), sentence.between(first, second), sentence.behind(second)
    if ends(before, "from", AWAY) and ends(between, "to", AWAY):
        return Pair(second, first, by_words=True)
    if ends(before, "to", AWAY) and ends(between, "from", AWAY) and not has(between, "and"):
        return Pair(first, second, by_words=True)
    one, two = _whole_word(sentence, first), _whole_word(sentence, second)
    if has_ending(one, "from_ending") and has_ending(two, "to_ending"):
        return Pair(second, first, by_words=True)
    if has_ending(one, "to_ending") and has_ending(two, "from_ending"):
        return Pair(first, second, by_words=True)
    if begins(between, "against", AWAY):
        return Pair(first, second, by_words=True)
    if begins(between, "than_that"):
        return Pair(second, first, by_words=True)
    return Pair(first, second, by_words=True) if begins(behind, "than_that") else None


def _whole_word(sentence: Sentence, place: Place) -> str:
    """A figure with the letters that hang on to it: "100%-dan"."""
    hanging = _HANGING.match(sentence.text, place.end)
    return sentence.text[place.start : place.end if hanging is None else hanging.end()]


def nearest(sentence: Sentence, place: Place, found: Sequence[Pair]) -> Pair | None:
    """The pair that stands next to a figure, with no value between them; the nearer one where there are two."""
    values = values_of(sentence)

    def gap(pair: Pair) -> int | None:
        first, second = sorted((pair.new, pair.old), key=lambda each: each.start)
        if place.start >= second.end:
            between = [v for v in values if second.end <= v.start and v.end <= place.start]
            return None if between else place.start - second.end
        if place.end <= first.start:
            between = [v for v in values if place.end <= v.start and v.end <= first.start]
            return None if between else first.start - place.end
        return 0

    near = [(distance, number) for number, pair in enumerate(found) if (distance := gap(pair)) is not None]
    return found[min(near)[1]] if near else None
