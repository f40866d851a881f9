"""Two things set against each other: "402 thousand tonnes of beef, 2.5 times more than mutton (161)", "10 % above Bukhara (390)".

Both figures stand in the sentence of the ratio and are of one time; or the one stands right before it, and the other is the one
figure of the same name that the text gives of all.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from factcheck.checks.constructions.at_odds import measured_alike, of_one_time
from factcheck.checks.constructions.pairs import by_dates, values_of
from factcheck.checks.constructions.sentences import Place, Sentence
from factcheck.checks.constructions.tying import of_ratio
from factcheck.checks.constructions.words import begins, has, has_ending
from factcheck.model.figure import printed_value
from factcheck.model.relation import Relation

#: Words between a ratio and "than", and between a figure and the ratio that restates it.
AWAY: Final = 2
SHORT: Final = 4
_OF_OTHERS: Final = ("area", "item")


def relations(sentence: Sentence) -> Iterator[Relation]:
    """One where the sentence has one ratio, of one thing to another."""
    if len(sentence.places) == 1:
        return
    ratios = [place for place in sentence.places if place.fact.key.figure == "growth"]
    if len(ratios) != 1 or ratios[0].claim.decimals is None:
        return
    ratio = ratios[0]
    values = values_of(sentence)
    if _is_of_average(sentence, ratio):
        pair = _average(sentence, values, ratio)
    else:
        pair = _both(sentence, values, ratio) if _is_of_two(sentence, ratio) else None
    if pair is not None:
        yield of_ratio("growth", *pair, ratio, "growth_of")


def _is_of_two(sentence: Sentence, ratio: Place) -> bool:
    """Whether a ratio compares two things of one time, not one thing at two times."""
    if ratio.fact.key.comparison in _OF_OTHERS and ratio.claim.form == "growth_factor":
        return True
    behind, before = sentence.behind(ratio), sentence.before(ratio)
    word = before.split()[-1] if before.split() else ""
    if begins(behind, "than", AWAY):
        return not has(behind, "time")
    is_put_before = has_ending(word, "from_ending") and begins(behind, "more", 1)
    return is_put_before and not has(before.rpartition(",")[2], "time")


def _both(sentence: Sentence, values: list[Place], ratio: Place) -> tuple[Place, Place] | None:
    """The two figures of the sentence, the one first that is so many times the other: the larger one, unless it is "less"."""
    if len(values) != 2 or ";" in sentence.between(*values):
        return None
    one, other = sorted(values, key=lambda place: printed_value(place.claim), reverse=ratio.claim.direction != "down")
    if not measured_alike(one, other) or not of_one_time(one, other) or by_dates(one, other) is not None:
        return None
    return (one, other) if printed_value(other.claim) else None


def _is_of_average(sentence: Sentence, ratio: Place) -> bool:
    """Whether the average stands right behind a ratio, or right before it in the case that says "than"."""
    words = sentence.before(ratio).split()[-AWAY:]
    is_before = bool(words) and has_ending(words[-1], "from_ending") and has(" ".join(words), "average")
    return is_before or begins(sentence.behind(ratio), "average", SHORT)


def _average(sentence: Sentence, values: list[Place], ratio: Place) -> tuple[Place, Place] | None:
    """The figure right before a ratio to the average, and the average."""
    before = [place for place in values if place.end <= ratio.start]
    if not before or len(sentence.between(before[-1], ratio).split()) > SHORT:
        return None
    one = before[-1]
    found = {
        printed_value(place.claim): place
        for earlier in sentence.all_earlier()
        for place in values_of(earlier)
        if place.fact.key.item is None and place.claim.indicator == one.claim.indicator is not None
        if place.claim.confidence_indicator == "stated"
        and measured_alike(place, one)
        and place.fact.key.period == one.fact.key.period
    }
    return (one, next(iter(found.values()))) if len(found) == 1 else None
