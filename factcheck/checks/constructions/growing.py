"""Growth beside its two levels: "from 306 to 380 trillion, or by 24.2 %", "12 million. A year before it was 10, up 20 %".

The pair must be the only one that the growth can be of: it stands next to it in the sentence, or one of the two stands there alone
and the other one is the only fitting figure of the sentence before.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from typing import Final

from factcheck.checks.constructions.at_odds import akin, may_be_of_one, measured_alike
from factcheck.checks.constructions.pairs import Pair, around, by_dates, nearest, pairs, values_of
from factcheck.checks.constructions.sentences import Place, Sentence
from factcheck.checks.constructions.words import begins, has
from factcheck.checks.lookup.facts import Measure, measure_of
from factcheck.checks.lookup.ties import Tie, tie_to
from factcheck.checks.lookup.words import clause_says, says
from factcheck.model.fact import FactKey
from factcheck.model.figure import printed_value
from factcheck.model.relation import Relation
from factcheck.model.system import Growth

#: Words between a growth and its pair that leave no room for another subject: ", a gain of 17.8 %".
SHORT: Final = 3
TWO: Final = 2
#: How far the old figure of the next sentence may be from where a growth leads back to.
NEAR: Final = Fraction(3, 2)
_KINDS: Final = ("growth", "change", "points")
#: The end of a sentence before one that is quoted.
_STOP: Final = re.compile(r"[^\W\d]{3,}[.!?]\s+[\"\u00ab\u201c\u201e]")


def relations(sentence: Sentence) -> Iterator[Relation]:
    """One for each growth, change or difference: its pair by the words, else by the dates."""
    own = [place for place in sentence.places if place.fact.key.figure in _KINDS and compares_periods(place)]
    found = list(pairs(sentence)) if own else []
    beside = {growth.claim.claim_id: _beside(sentence, growth, found) for growth in own}
    for growth in own:
        pair = beside[growth.claim.claim_id]
        rivals = [other for other in own if _figure(other) == _figure(growth)]
        if pair is None and len(rivals) == 1:
            pair = _across(sentence, growth)
        elif sum(beside[other.claim.claim_id] == pair for other in rivals) > 1:
            pair = None
        if pair is not None and not _is_on_another_time(growth, pair):
            yield from tied(growth, pair)
    if not own:
        yield from _ahead(sentence)


def _ahead(sentence: Sentence) -> Iterator[Relation]:
    """The growth of the sentence before, whose old level is the only figure here: "up 27 % to 142.6. In 2024 it was 124.9"."""
    earlier = sentence.earlier
    if earlier is None or len(sentence.places) != 1 or len(earlier.places) != TWO or not values_of(sentence):
        return
    old, growths, values = sentence.places[0], [p for p in earlier.places if p.fact.key.figure in _KINDS], values_of(earlier)
    if len(growths) != 1 or len(values) != 1 or not compares_periods(growths[0]):
        return
    growth, new = growths[0], values[0]
    if not (measured_alike(new, old) and may_be_of_one(new, old) and is_measured_for(growth, new) and may_be_of_one(growth, new)):
        return
    if a_year_apart(sentence, old, earlier, new) is None and not (
        by_dates(new, old) and growth.fact.key.base == old.fact.key.period
    ):
        return
    if not _is_near(growth, new, old):
        return
    if not _is_on_another_time(growth, Pair(new, old, by_words=False)) and growth.fact.key.modality == new.fact.key.modality:
        yield from tied(growth, Pair(new, old, by_words=False))


def _is_near(growth: Place, new: Place, old: Place) -> bool:
    """Whether a growth leads back to about the old figure; one that does not is of something else."""
    moved, value = printed_value(growth.claim), printed_value(new.claim)
    led = value / (moved or 1) if growth.fact.key.figure == "growth" else value - moved
    told = printed_value(old.claim)
    return 0 < led <= NEAR * told <= NEAR * NEAR * led


def _is_on_another_time(growth: Place, pair: Pair) -> bool:
    """Whether a growth is against a time of its own, not the one a year before and not that of the old figure."""
    key, old = growth.fact.key, pair.old.fact.key.period
    if key.base is None or key.period is None or old is None:
        return False
    return key.base not in (old, key.period.shifted_years(-1)) and key.base.end > old.end


def _beside(sentence: Sentence, growth: Place, found: list[Pair]) -> Pair | None:
    """The pair of the sentence that a growth stands in or next to."""
    pair = around(sentence, growth)
    if pair is not None and is_measured_for(growth, pair.new):
        return pair
    pair = nearest(sentence, growth, [pair for pair in found if _may_be_of(growth, pair)])
    return pair if pair is not None and _goes_with(sentence, growth, pair) else None


def _figure(place: Place) -> str:
    return place.fact.key.figure


def _across(sentence: Sentence, growth: Place) -> Pair | None:
    """The pair that this sentence and the one before make."""
    earlier = sentence.earlier
    if earlier is None:
        return None
    values = [place for place in values_of(sentence) if is_measured_for(growth, place)]
    if not values_of(sentence):
        if begins(sentence.before(growth), "but") or _is_of_other_way(growth, earlier):
            return None
        found = [pair for pair in pairs(earlier) if _may_be_of(growth, pair) and not _is_of_another(growth, pair)]
        return found[0] if len(found) == 1 and len(values_of(earlier)) == 2 else None
    if len(values) != 1:
        return None
    found = []
    for other in values_of(earlier):
        if measured_alike(values[0], other) and may_be_of_one(values[0], other) and _are_both_plain(values[0], other):
            pair = a_year_apart(sentence, values[0], earlier, other)
            if pair is None and other.claim.confidence_indicator != "inferred":
                pair = by_dates(values[0], other)
            if pair is not None and _may_be_of(growth, pair) and not _is_told_twice(earlier, pair):
                found.append(pair)
    return found[0] if len(found) == 1 else None


def _is_told_twice(earlier: Sentence, pair: Pair) -> bool:
    """Whether a sentence farther before gives another figure for one of a pair, so that the growth may be of that one."""
    known = [place for sentence in earlier.all_earlier() if sentence.section == earlier.section for place in values_of(sentence)]
    told = [(place.fact.key, place.fact.scope, place.claim.obs_value) for place in pair[:2]]
    return any(
        (place.fact.key, place.fact.scope) == (key, scope) and place.claim.obs_value != value
        for place in known
        for key, scope, value in told
    )


def _is_of_other_way(growth: Place, earlier: Sentence) -> bool:
    """Whether something fell, and the sentence before tells of what rose, or the other way round."""
    told = {printed_value(pair.new.claim) > printed_value(pair.old.claim) for pair in pairs(earlier)}
    return told == {growth.claim.direction == "down"}


def _are_both_plain(one: Place, other: Place) -> bool:
    """Whether none of two figures, or both, are of a kind that is set beside no other: so much a month, others counted in."""
    return (one.fact.scope is None) == (other.fact.scope is None) or None in (one.claim.indicator, other.claim.indicator)


def a_year_apart(sentence: Sentence, value: Place, earlier: Sentence, other: Place) -> Pair | None:
    """The pair of two sentences that say "a year before" of one of their only figures."""
    if len(values_of(earlier)) > 1:
        return None
    is_old, was_old = has(sentence.before(value), "year_before"), has(earlier.before(other), "year_before")
    if is_old == was_old:
        return None
    return Pair(other, value, by_words=True) if is_old else Pair(value, other, by_words=True)


def _goes_with(sentence: Sentence, growth: Place, pair: Pair) -> bool:
    """Whether a growth in the sentence of a pair is not of something else that the sentence turns to."""
    first, second = sorted((pair.new, pair.old), key=lambda place: place.start)
    if first.start < growth.start < second.start:
        return True
    is_before = growth.start < first.start
    words = sentence.between(growth, first) if is_before else sentence.between(second, growth)
    if _STOP.search(words):
        return False  # "From 12.5 to 15. "My bill has doubled," she said."
    if has(words, "restates"):
        return True
    if has(words, "but"):
        return False
    if akin(growth, pair.new) or akin(growth, pair.old):
        return True
    return not is_before and not _is_of_another(growth, pair) and len(words.split()) <= SHORT and not has(words, "and")


def _is_of_another(growth: Place, pair: Pair) -> bool:
    """Whether a growth has a subject of its own: "imports added 15.1 %" behind the exports of two years."""
    if growth.claim.confidence_indicator == "inferred":
        return False
    return not (akin(growth, pair.new) or akin(growth, pair.old))


def compares_periods(place: Place) -> bool:
    """Whether a growth is over time, not of a plan or beyond another place."""
    key = place.fact.key
    if key.comparison not in (None, "period") or clause_says((place.claim,), "fulfilment"):
        return False
    return key.item is None or not says(key.item, "adjusted")


def is_measured_for(growth: Place, value: Place) -> bool:
    """Whether a growth can be of a value of this unit."""
    own, key = growth.fact.key, value.fact.key
    if own.figure == "points":
        return key.dimension == "percent"
    if own.figure == "change":
        return key.figure == "value" and key.dimension == own.dimension
    return key.dimension not in ("percentage_point", "ratio", None)


def _may_be_of(growth: Place, pair: Pair) -> bool:
    """Whether a growth may lead from the old figure to the new one: nothing stated keeps them apart."""
    if not is_measured_for(growth, pair.new) or not may_be_of_one(growth, pair.new):
        return False
    own, new, old = growth.fact.key, pair.new.fact.key, pair.old.fact.key
    if own.modality not in (new.modality, old.modality):
        return False
    if pair.by_words:
        return True
    if not akin(pair.new, pair.old):
        return False
    if own.base == old.period and own.period == new.period:
        return True
    return growth.claim.confidence_period != "stated" and _gap(new) == _gap(old) and not _is_dated_otherwise(own, new, old)


def _gap(key: FactKey) -> int | None:
    return None if key.period is None else key.period.months


def _is_dated_otherwise(own: FactKey, new: FactKey, old: FactKey) -> bool:
    """Whether a growth's own periods fit neither figure."""
    return own.period != new.period and own.base != old.period


def tied(growth: Place, pair: Pair) -> Iterator[Relation]:
    """The relation of a growth, change or difference with its pair, if its prices allow one."""
    key = growth.fact.key
    measure = Measure(*measure_of(pair.new.fact.key)[:2])
    new, old = pair.new.fact, pair.old.fact
    if key.figure == "growth":
        found = Tie(measure, ambiguous=True) if measure.dimension == "percent" else tie_to(new.key.indicator, growth.fact, measure)
        row = Growth(new.name, old.name, factor=growth.fact.name)
    else:
        found, row = Tie(measure), Growth(new.name, old.name, change=growth.fact.name)
    if found is None:
        return
    yield Relation(
        rule="growth",
        roles=(("new", new), ("base", old), ("growth", growth.fact)),
        rows=(row,),
        reason="growth_of",
        strength="stated" if pair.by_words else "resolved",
        allowed=found.allowed or (pair.by_words and found.at_most == "error"),
        ambiguous=found.ambiguous,
        at_most=found.at_most,
        chained=False,
        in_words=True,
    )
