"""A mean of each day or month beside what it was in all: "99.6 million tonnes in 2025, or 273,000 tonnes a day on average".

The whole stands in the same sentence or in one of the last before it, of the same indicator and time. It is the one that the mean
fits, else the nearest, with the mean's own partner where there are several. A mean of working days, of a year where the period is
none, or far from every whole is of something else.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from fractions import Fraction
from itertools import islice
from typing import Final

from factcheck.checks.constructions.at_odds import akin, may_be_of_one, measured_alike
from factcheck.checks.constructions.sentences import Place, Sentence
from factcheck.checks.constructions.tying import adds_up, in_words
from factcheck.checks.constructions.words import has
from factcheck.checks.lookup.means import bare, is_near, is_of_other_days, is_so_many, times_in
from factcheck.checks.lookup.parts import PART
from factcheck.model.relation import Relation
from factcheck.model.system import Sum

#: Sentences with figures back to the whole; one further back that fits keeps a nearer one from being held against the mean.
BACK: Final = 6
_MARKS: Final = re.compile(r"[,;:()](?!\d)")
#: The words that say what a mean is for.
_CUES: Final = {"each_day": "day", "each_month": "month"}


def relations(sentence: Sentence) -> Iterator[Relation]:
    """One for each mean of a day or month."""
    if not any(has(sentence.text, cue) for cue in _CUES):
        return
    for place in sentence.places:
        each = _each(sentence, place)
        if each is None:
            continue
        rate = _bare(place)
        wholes = list(_wholes((sentence, *islice(sentence.all_earlier(), BACK)), place, rate))
        near = [
            (whole, times)
            for whole in wholes
            if (times := times_in(whole.fact.key.period, each)) and is_near(whole.claim, rate.claim, times)
        ]
        near = [pair for pair in near if _is_plain(pair[0], place, sentence)] or near
        if near and not any(is_of_other_days(whole.claim, rate.claim, times, each) for whole, times in near):
            whole, times = next((pair for pair in near if is_so_many(pair[0].claim, rate.claim, pair[1])), _nearest(near, place))
            further = _wholes(islice(sentence.all_earlier(), BACK, None), place, rate)
            if not is_so_many(whole.claim, rate.claim, times) and any(_is_fitted(other, rate, each) for other in further):
                continue
            row = Sum(whole.fact.name, ((rate.fact.name, Fraction(times)),))
            yield in_words("per-unit", (("total", whole), ("rate", rate)), row, reason="mean_times_length")


def _each(sentence: Sentence, place: Place) -> str | None:
    """What an amount is the mean of, by the words right around it; None where it is no mean of a day or month."""
    claim = place.claim
    if place.fact.key.figure != "value" or claim.modality != "actual" or claim.obs_value_high is not None:
        return None
    unit, _, each = (claim.unit_measure or "").partition("/")
    if unit and each in _CUES.values() and has(sentence.text, "on_average"):
        return each
    before, behind = sentence.text[: place.start], sentence.text[place.end :]
    around = f"{_MARKS.split(before)[-1]} {claim.quote} {_MARKS.split(behind)[0]}"
    if not has(around, "on_average"):
        return None
    found = [each for cue, each in _CUES.items() if has(around, cue)]
    return found[0] if len(found) == 1 else None


def _bare(place: Place) -> Place:
    """A mean as a plain amount: tonnes a day as tonnes."""
    fact = bare(place.fact._replace(claims=(place.claim,)))
    return place if fact is None else replace(place, claim=fact.claims[0], fact=fact)


def _is_plain(whole: Place, mean: Place, sentence: Sentence) -> bool:
    """Whether a whole of the mean's own sentence or time is told without "about" or "over", so that one that is proves nothing."""
    beside = whole in sentence.places or whole.fact.key.period == mean.fact.key.period
    return beside and whole.claim.modifier == "exact"


def _nearest(near: list[tuple[Place, int]], mean: Place) -> tuple[Place, int]:
    """The nearest whole of the mean's own time, else the nearest; of two figures for it the one that was told first."""
    near = [pair for pair in near if pair[0].claim.counterpart_area == mean.claim.counterpart_area] or near
    nearest = next((pair for pair in near if pair[0].fact.key.period == mean.fact.key.period), near[0])
    alike = [pair for pair in near if pair[0].fact.key == nearest[0].fact.key]
    return ([pair for pair in alike if pair[0].claim.section != "headline"] or alike)[-1]


def _is_fitted(whole: Place, rate: Place, each: str) -> bool:
    times = times_in(whole.fact.key.period, each)
    return times is not None and is_so_many(whole.claim, rate.claim, times)


def _wholes(sentences: Iterable[Sentence], place: Place, rate: Place) -> Iterator[Place]:
    """The amounts of some sentences that a mean can be of, the nearest first."""
    for each in sentences:
        for whole in reversed(each.places):
            if (
                whole is place
                or whole.fact.key.item == PART
                or not adds_up(whole)
                or whole.claim.modality != "actual"
                or _each(each, whole) is not None
            ):
                continue
            if measured_alike(whole, rate) and akin(whole, rate) and may_be_of_one(whole, rate) and _is_of_time(whole, place):
                yield whole


def _is_of_time(whole: Place, rate: Place) -> bool:
    """Whether a mean can be of the time of a whole: a day that a text does not state is no time of its own."""
    time = rate.fact.key.period
    return time is None or time == whole.fact.key.period or rate.claim.confidence_period != "stated" or time.days == 1
