"""A plan with the per cent of it that was done: "Revenue was 312 trillion. The plan of 308 trillion was fulfilled by 101 %".

What was done stands in the sentence of the plan, or as the only newest figure of its name right before it.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Final

from factcheck.checks.constructions.at_odds import akin, measured_alike
from factcheck.checks.constructions.pairs import current
from factcheck.checks.constructions.sentences import Place, Sentence
from factcheck.checks.lookup.facts import measure_of, series_of
from factcheck.checks.lookup.ties import is_additive
from factcheck.checks.lookup.words import clause_says
from factcheck.model.relation import Relation
from factcheck.model.system import Growth, Share

#: Sentences back to what was done.
BACK: Final = 2
_AHEAD: Final = ("plan", "target", "forecast")


def relations(sentence: Sentence) -> Iterator[Relation]:
    """One where the sentence has one plan and one per cent of a plan."""
    done = [place for place in sentence.places if place.fact.key.figure in ("share", "growth") and _is_of_plan(place)]
    plans = [place for place in sentence.places if place.claim.modality in _AHEAD and _adds_up(place)]
    if len(done) != 1 or len(plans) != 1:
        return
    actual = _actual(sentence, plans[0])
    if actual is not None:
        yield _relation(actual, plans[0], done[0])


def _is_of_plan(place: Place) -> bool:
    return clause_says((place.claim,), "fulfilment")


def _adds_up(place: Place) -> bool:
    return place.fact.key.figure == "value" and is_additive(series_of(place.fact), measure_of(place.fact.key))


def _actual(sentence: Sentence, plan: Place) -> Place | None:
    """The one figure of the plan's name that is no plan itself, in the sentence, else right before."""
    for each in (sentence, *islice(sentence.adjacent(), BACK)):
        found = [
            place
            for place in current(each)
            if place.claim.modality == "actual" and measured_alike(place, plan) and akin(place, plan)
        ]
        if found:
            return found[0] if len(found) == 1 and _is_within(found[0], plan) else None
    return None


def _is_within(actual: Place, plan: Place) -> bool:
    """Whether what was done was done since the plan began, as far as that is known, and by all that it is for."""
    period, whole = actual.fact.key.period, plan.fact.key.period
    if actual.fact.key.item not in (None, plan.fact.key.item):
        return False
    return period is None or whole is None or (whole.contains(period) and whole.start == period.start)


def _relation(actual: Place, plan: Place, done: Place) -> Relation:
    is_share = done.fact.key.figure == "share"
    names = ("part", "whole", "share") if is_share else ("new", "base", "growth")
    facts = (actual.fact, plan.fact, done.fact)
    new, base, ratio = (fact.name for fact in facts)
    return Relation(
        rule="target",
        roles=tuple(zip(names, facts, strict=True)),
        rows=(Share(new, base, ratio) if is_share else Growth(new, base, factor=ratio),),
        reason="progress",
        strength="resolved",
        chained=False,
        in_words=True,
    )
