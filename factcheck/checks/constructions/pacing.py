"""A mean of each day or month beside what it was in all: "99.6 million tonnes in 2025, or 273,000 tonnes a day on average".

The whole stands in the same sentence or in one of the last before it, of the same indicator and time. It is the one that the mean
fits, else the nearest. A mean of working days, of a year where the period is none, or far from every whole is of something else.
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
from factcheck.checks.lookup.parts import PART
from factcheck.model.figure import canonical, printed_value
from factcheck.model.period import Period
from factcheck.model.relation import Relation
from factcheck.model.system import Sum
from factcheck.model.unit_scale import scale

#: Sentences with figures back to the whole; one further back that fits keeps a nearer one from being held against the mean.
BACK: Final = 6
#: How far so many times the mean may be from the whole.
NEAR: Final = Fraction(2)
#: Working days of a week in which some things alone are done, and how near to that a mean counts as one of working days.
_WORKING: Final = (Fraction(5, 7), Fraction(6, 7))
_LEEWAY: Final = Fraction(5, 100)
_MARKS: Final = re.compile(r"[,;:()](?!\d)")
#: What a mean is for, and the words that say so.
_DAY: Final = "each_day"
_MONTH: Final = "each_month"
#: Days and months of a year.
_YEAR: Final = {_DAY: (365, 366), _MONTH: (12,)}


def relations(sentence: Sentence) -> Iterator[Relation]:
    """One for each mean of a day or month."""
    if not (has(sentence.text, _DAY) or has(sentence.text, _MONTH)):
        return
    for place in sentence.places:
        each = _each(sentence, place)
        if each is None:
            continue
        rate = _bare(place)
        wholes = list(_wholes((sentence, *islice(sentence.all_earlier(), BACK)), place, rate))
        near = [
            (whole, times) for whole in wholes if (times := _times(whole.fact.key.period, each)) and _is_near(whole, rate, times)
        ]
        near = [pair for pair in near if _is_plain(pair[0], place, sentence)] or near
        if near and not any(_is_of_other_days(whole, rate, times, each) for whole, times in near):
            whole, times = next((pair for pair in near if _fits(pair[0], rate, pair[1])), _nearest(near, place))
            further = _wholes(islice(sentence.all_earlier(), BACK, None), place, rate)
            if not _fits(whole, rate, times) and any(_is_fitted(other, rate, each) for other in further):
                continue
            row = Sum(whole.fact.name, ((rate.fact.name, Fraction(times)),))
            yield in_words("per-unit", (("total", whole), ("rate", rate)), row, reason="mean_times_length")


def _each(sentence: Sentence, place: Place) -> str | None:
    """What an amount is the mean of, by the words right around it; None where it is no mean of a day or month."""
    claim = place.claim
    if place.fact.key.figure != "value" or claim.modality != "actual" or claim.obs_value_high is not None:
        return None
    before, behind = sentence.text[: place.start], sentence.text[place.end :]
    around = f"{_MARKS.split(before)[-1]} {claim.quote} {_MARKS.split(behind)[0]}"
    if not has(around, "on_average"):
        return None
    found = [each for each in (_DAY, _MONTH) if has(around, each)]
    return found[0] if len(found) == 1 else None


def _bare(place: Place) -> Place:
    """A mean as a plain amount: tonnes a day as tonnes."""
    unit, _, per = (place.claim.unit_measure or "").partition("/")
    if not per:
        return place
    claim = replace(place.claim, unit_measure=unit, form="level")
    key = replace(place.fact.key, dimension=scale(unit)[0])
    return replace(place, claim=claim, fact=replace(place.fact, name=f"{place.fact.name} each", key=key, claims=(claim,)))


def _is_plain(whole: Place, mean: Place, sentence: Sentence) -> bool:
    """Whether a whole of the mean's own sentence or time is told without "about" or "over", so that one that is proves nothing."""
    beside = whole in sentence.places or whole.fact.key.period == mean.fact.key.period
    return beside and whole.claim.modifier == "exact"


def _nearest(near: list[tuple[Place, int]], mean: Place) -> tuple[Place, int]:
    """The nearest whole of the mean's own time, else the nearest."""
    return next((pair for pair in near if pair[0].fact.key.period == mean.fact.key.period), near[0])


def _is_fitted(whole: Place, rate: Place, each: str) -> bool:
    times = _times(whole.fact.key.period, each)
    return times is not None and _fits(whole, rate, times)


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


def _times(period: Period | None, each: str) -> int | None:
    """How many days or months a period has; None for a single one."""
    many = None if period is None else period.days if each == _DAY else period.months
    return many if many is not None and many > 1 else None


def _is_near(whole: Place, rate: Place, times: int) -> bool:
    product, printed = printed_value(rate.claim) * times, printed_value(whole.claim)
    return printed <= NEAR * product and product <= NEAR * printed


def _fits(whole: Place, rate: Place, times: int) -> bool:
    """Whether so many times the mean is the whole, within what is printed."""
    total, mean = canonical(whole.claim, "either"), canonical(rate.claim, "either")
    if total.low is None or total.high is None or mean.low is None or mean.high is None:
        return True
    return mean.low * times <= total.high and total.low <= mean.high * times


def _is_of_other_days(whole: Place, rate: Place, times: int, each: str) -> bool:
    """Whether a mean is of the working days of a period, or fits a year where the period is not one: it was misread."""
    if times not in _YEAR[each] and any(_fits(whole, rate, many) for many in _YEAR[each]):
        return True
    ratio = printed_value(whole.claim) / (printed_value(rate.claim) * times)
    return each == _DAY and any(abs(ratio / part - 1) <= _LEEWAY for part in _WORKING)
