"""Plans called fulfilled in one text and given in another: "the year's plan was met by 102 %" beside "960 billion was planned".

What was done stands in the sentence that calls the plan fulfilled, or is the last figure before it. The plan is the only one near
it that any text gives for its time and country, under its own name or one that says as little.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from itertools import islice
from typing import Final, NamedTuple

from factcheck.checks.constructions.at_odds import akin, measured_alike
from factcheck.checks.constructions.pairs import current
from factcheck.checks.constructions.sentences import Place, Sentence
from factcheck.checks.constructions.tying import adds_up, of_ratio
from factcheck.checks.lookup.headlines import same_or_unsaid
from factcheck.checks.lookup.plans_met import is_near, is_of_plan, says_met
from factcheck.model.fact import Fact
from factcheck.model.figure import printed_value
from factcheck.model.indicator import registry
from factcheck.model.relation import Relation
from factcheck.model.system import Order

#: Sentences back to what was done, those without an amount counted.
BACK: Final = 3
_AHEAD: Final = ("plan", "target", "forecast")


class Wanted(NamedTuple):
    """What was done of a plan that is called fulfilled, by so many per cent of it if the text says so."""

    actual: Place
    ratio: Place | None


def areas_with_plans(facts: Iterable[Fact]) -> frozenset[str | None]:
    """The countries of which some text gives a plan."""
    return frozenset(fact.key.ref_area for fact in facts if any(claim.modality in _AHEAD for claim in fact.claims))


def wanted(found: Iterable[Sentence], areas: AbstractSet[str | None]) -> list[Wanted]:
    """Those of an article whose sentences give no plan, of countries of which there is one."""
    asked = []
    for sentence in found if areas else ():
        if any(place.claim.modality in _AHEAD for place in sentence.places) or sentence.section == "headline":
            continue
        ratios = [place for place in sentence.places if _is_of_plan(place)]
        if len(ratios) > 1:
            continue
        actual = _only(sentence)
        if actual is None and ratios:
            actual = next(filter(None, map(_only, islice(sentence.all_earlier(), BACK))), None)
        if actual is not None and actual.fact.key.ref_area in areas and (ratios or says_met(sentence.places[0].claim)):
            asked.append(Wanted(actual, ratios[0] if ratios else None))
    return asked


def _is_of_plan(place: Place) -> bool:
    """Whether a figure says how much of a plan was done: no growth that happens to stand by one."""
    key = place.fact.key
    return (key.figure == "share" or key.comparison == "plan") and is_of_plan(place.fact, (place.claim,))


def _only(sentence: Sentence) -> Place | None:
    """The one amount of a sentence that tells what was."""
    found = [place for place in current(sentence) if adds_up(place) and place.claim.modality == "actual"]
    return found[0] if len(found) == 1 else None


def relations(asked: Sequence[Wanted], found: Iterable[Sentence]) -> Iterator[Relation]:
    """One for each plan that has one figure in all texts; ``found`` are their sentences."""
    plans = [place for sentence in found for place in sentence.places if place.claim.modality in _AHEAD and adds_up(place)]
    for each in asked:
        meant = [plan for plan in plans if _may_be_of(each.actual, plan)]
        if len({printed_value(plan.claim) for plan in meant}) == 1:
            yield _relation(each, meant[0])


def _relation(each: Wanted, plan: Place) -> Relation:
    if each.ratio is not None:
        return of_ratio("target", each.actual, plan, each.ratio, "progress", strength="inferred")
    done, planned = each.actual.fact, plan.fact
    roles, row = (("target", planned), ("actual", done)), Order(planned.name, done.name)
    return Relation("target", roles, (row,), reason="progress", strength="inferred", chained=False)


def _may_be_of(actual: Place, plan: Place) -> bool:
    a, b = actual.fact.key, plan.fact.key
    if not measured_alike(actual, plan) or not is_near(actual.claim, plan.claim) or not _is_named_for(actual, plan):
        return False
    if actual.claim.obs_value == plan.claim.obs_value or a.period is None or b.period is None:
        return False  # What was done may itself be read as planned elsewhere.
    is_due = b.period.start is None and b.period.end == a.period.end
    if a.period != b.period and not is_due and not (b.period.contains(a.period) and b.period.start == a.period.start):
        return False
    return a.ref_area == b.ref_area and same_or_unsaid(a.counterpart_area, b.counterpart_area)


def _is_named_for(actual: Place, plan: Place) -> bool:
    """Whether both go by one name, or by one of which no other is known or sure."""
    a, b = actual.fact.key, plan.fact.key
    if akin(actual, plan):
        return same_or_unsaid(a.item, b.item)
    return not (_is_known(actual) and _is_known(plan))


def _is_known(place: Place) -> bool:
    return registry().get(place.claim.indicator) is not None and place.claim.confidence_indicator != "inferred"
