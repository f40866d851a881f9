"""Plans that a text calls fulfilled, with the most that was done by what the texts say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from fractions import Fraction
from typing import Final

from factcheck.checks.lookup.facts import Facts, measure_of
from factcheck.checks.lookup.headlines import Stated, same_or_unsaid
from factcheck.checks.lookup.words import any_says, clause_says
from factcheck.model.claim import Claim
from factcheck.model.fact import Fact
from factcheck.model.figure import canonical, printed_value

#: What was done of a plan that is called fulfilled is within this of it; what is farther off is of something else.
NEAR: Final = Fraction(4, 3)
#: Letters in which two forms of a counted noun begin alike.
STEM: Final = 6
_AHEAD: Final = ("plan", "target")
_YEAR: Final = 12


def plans_met(facts: Facts) -> Iterator[tuple[Fact, Fact]]:
    """Each plan that is called fulfilled with the largest figure of what was done, as single claims."""
    yield from _met_where_planned(facts)
    yield from _met_where_done(facts)


def _met_where_done(facts: Facts) -> Iterator[tuple[Fact, Fact]]:
    """What a text tells as done where it calls a plan fulfilled that it does not give, with the one plan given for it elsewhere."""
    values = list(facts.each_value())
    given = {(claim.article, claim.sentence) for s, _, _, plan in values if s.modality in _AHEAD for claim in plan.claims}
    planned = {series.indicator for series in facts.values if series.modality in _AHEAD} - {None}
    for series, measure, period, done in values:
        if series.modality != "actual" or period is None or series.indicator not in planned:
            continue
        told = [claim for claim in done.claims if (claim.article, claim.sentence) not in given and says_met(claim)]
        if not told:
            continue
        plans = [
            (plan, claim)
            for ahead in _AHEAD
            for item in dict.fromkeys((series.item, None))
            for plan in [facts.values.get(series._replace(modality=ahead, item=item), {}).get(measure, {}).get(period)]
            if plan is not None
            for claim in plan.claims
            if is_near(told[0], claim)
        ]
        if len({claim.obs_value for _, claim in plans}) == 1:
            yield _alone(*plans[0]), _alone(done, told[0])


def is_of_plan(fact: Fact, claims: Iterable[Claim]) -> bool:
    """Whether a growth or share is one on a plan, by its base or by the words around it."""
    key = fact.key
    return (key.figure == "growth" and key.comparison == "plan") or (
        key.figure in ("share", "growth") and clause_says(claims, "fulfilment")
    )


def says_met(claim: Claim) -> bool:
    """Whether the sentence of a claim calls a plan fulfilled."""
    return any_says((claim,), "plan_met") and not any_says((claim,), "plan_not_met")


def is_near(own: Claim, claim: Claim) -> bool:
    """Whether what was done may be what was planned, more or less."""
    done, planned = printed_value(own), printed_value(claim)
    return planned <= NEAR * done <= NEAR * NEAR * planned


def _met_where_planned(facts: Facts) -> Iterator[tuple[Fact, Fact]]:
    for series, measure, _, plan in list(facts.each_value()):
        if series.modality not in _AHEAD or series.indicator is None:
            continue
        for claim in plan.claims:
            if not says_met(claim):
                continue
            done = [
                (fact, own)
                for other, measures in facts.values.items()
                if other.modality == "actual"
                for fact in measures.get(measure, {}).values()
                for own in fact.claims
                if (other.indicator == series.indicator or _is_of_one_noun(own, claim)) and _is_of(fact, own, plan, claim)
            ]
            most = max(done, key=_size, default=None)
            if most is not None:
                own_text = [each for each in done if each[1].article == claim.article and _is_rounding(each[1], most[1])]
                yield _alone(plan, claim), _alone(*max(own_text, key=_size, default=most))


def _is_of(actual: Fact, own: Claim, plan: Fact, claim: Claim) -> bool:
    """Whether a figure may be what was done of a plan: in the plan's time, or in its text over a year where that time is open."""
    a, b = actual.key, plan.key
    fields = ((a.ref_area, b.ref_area), (a.counterpart_area, b.counterpart_area))
    if not is_near(own, claim) or actual.side != plan.side:
        return False
    beside = b.item is None and own.sentence is not None and own.sentence == claim.sentence
    if (
        not (a.item in (None, b.item) or beside or _is_of_one_noun(own, claim))
        or measure_of(a) != measure_of(b)
        or not all(same_or_unsaid(p, q) for p, q in fields)
    ):
        return False
    if a.period is not None and a.period == b.period:
        return True
    is_open = claim.confidence_period != "stated" and own.article == claim.article
    return is_open and a.period is not None and a.period.months == _YEAR


def _is_of_one_noun(own: Claim, claim: Claim) -> bool:
    """Whether one text counts the same things in both figures."""
    if own.article != claim.article or own.unit_measure != "count" or claim.unit_measure != "count":
        return False
    one, other = ((each.quote or "").casefold().split()[-1:] for each in (own, claim))
    return bool(one) and bool(other) and len(one[0]) >= STEM and one[0][:STEM] == other[0][:STEM]


def _is_rounding(one: Claim, other: Claim) -> bool:
    """Whether two figures of what was done say the same, as far as their digits go."""
    return canonical(one, "either").overlaps(canonical(other, "either"))


def _alone(fact: Fact, claim: Claim) -> Fact:
    return replace(fact, name=f"{fact.name} {claim.claim_id}", claims=(claim,), links=())


def _size(stated: Stated) -> tuple[Fraction, bool]:
    """By value; of figures that say the same the one of the body."""
    return printed_value(stated[1]), stated[1].section != "headline"
