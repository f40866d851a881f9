"""A growth of one text and both its levels in another: "imports rose 2.5 times to 8.1 billion" beside "8.1 billion from 5.2".

The new level stands in the growth's sentence and in the other text, in the same digits, so that it does not matter how each text
calls the thing. Nothing that is stated may keep them apart, and the old level must be of the time that the growth is against.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from typing import Final, NamedTuple

from factcheck.checks.constructions.at_odds import may_be_of_one, of_one_time
from factcheck.checks.constructions.growing import a_year_apart, compares_periods, is_measured_for, tied
from factcheck.checks.constructions.pairs import Pair, by_dates, current, pairs, values_of
from factcheck.checks.constructions.sentences import Place, Sentence
from factcheck.checks.lookup.headlines import same_or_unsaid
from factcheck.model.likeness import digits
from factcheck.model.relation import Relation

#: Digits of a level at least; fewer are the same by chance.
DIGITS: Final = 2
_KINDS: Final = ("growth", "change")
_Figure = tuple[str | None, Fraction]


class Wanted(NamedTuple):
    """A growth without an old level in its text, and its new one."""

    growth: Place
    level: Place


def wanted(found: Iterable[Sentence]) -> list[Wanted]:
    """The growths of sentences that give one level, and one growth."""
    asked = []
    for sentence in found:
        if len(sentence.places) < 2:
            continue
        growths = [place for place in sentence.places if place.fact.key.figure in _KINDS]
        if len(growths) != 1 or not compares_periods(growths[0]):
            continue
        levels = [place for place in current(sentence) if is_measured_for(growths[0], place)]
        if len(levels) == 1 and _is_telling(levels[0]) and of_one_time(levels[0], growths[0]):
            asked.append(Wanted(growths[0], levels[0]))
    return asked


def relations(asked: Sequence[Wanted], found: Iterable[Sentence]) -> Iterator[Relation]:
    """One for each growth with the levels of another text; ``found`` are the sentences of all texts."""
    figures = {_figure(each.level) for each in asked}
    known: dict[_Figure, list[Pair]] = {}
    for sentence in found:
        if any(_figure(place) in figures for place in (*sentence.places, *(sentence.earlier.places if sentence.earlier else ()))):
            for pair in _pairs(sentence):
                known.setdefault(_figure(pair.new), []).append(pair)
    for growth, level in asked:
        told = [pair for pair in known.get(_figure(level), ()) if _may_be_of(growth, level, pair)]
        if told and len({_figure(pair.old) for pair in told}) == 1:
            yield from tied(growth, told[0]._replace(new=level))


def _figure(place: Place) -> _Figure:
    return place.fact.key.dimension, Fraction(place.claim.obs_value or 0)


def _is_telling(place: Place) -> bool:
    claim = place.claim
    return claim.obs_value is not None and claim.decimals is not None and len(digits(claim.obs_value)) >= DIGITS


def _pairs(sentence: Sentence) -> Iterator[Pair]:
    """The pairs of a sentence, and the one that its only level makes with that of the sentence before."""
    yield from pairs(sentence)
    earlier, own = sentence.earlier, values_of(sentence)
    if earlier is not None and len(own) == 1:
        for other in values_of(earlier):
            pair = a_year_apart(sentence, own[0], earlier, other) or by_dates(own[0], other)
            if pair is not None and may_be_of_one(own[0], other):
                yield pair


def _may_be_of(growth: Place, level: Place, pair: Pair) -> bool:
    """Whether a pair of another text may be the levels of a growth."""
    if pair.new.claim.article == growth.claim.article or not may_be_of_one(level, pair.new) or not may_be_of_one(growth, pair.new):
        return False
    if not of_one_time(level, pair.new) or not _are_of_one_area(level, pair.new):
        return False
    if not all(same_or_unsaid(one.fact.key.item, other.fact.key.item) for one in (growth, level) for other in pair[:2]):
        return False
    base, old = growth.fact.key.base, pair.old.fact.key.period
    return base is None or old is None or base == old or base.end == old.end


def _are_of_one_area(one: Place, other: Place) -> bool:
    """Whether two levels are of one country, or of one pair of them."""
    a, b = one.fact.key, other.fact.key
    return a.ref_area == b.ref_area or {a.ref_area, a.counterpart_area} == {b.ref_area, b.counterpart_area}
