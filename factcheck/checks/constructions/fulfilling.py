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
from factcheck.checks.constructions.tying import adds_up, of_ratio
from factcheck.checks.lookup.plans_met import is_of_plan
from factcheck.model.relation import Relation

#: Sentences back to what was done.
BACK: Final = 2
_AHEAD: Final = ("plan", "target", "forecast")


def relations(sentence: Sentence) -> Iterator[Relation]:
    """One where the sentence has one plan and one per cent of a plan."""
    done = [place for place in sentence.places if is_of_plan(place.fact, (place.claim,))]
    plans = [place for place in sentence.places if place.claim.modality in _AHEAD and adds_up(place)]
    if len(done) != 1 or len(plans) != 1:
        return
    actual = _actual(sentence, plans[0])
    if actual is not None:
        yield of_ratio("target", actual, plans[0], done[0], "progress")


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
