"""One target has one value, and progress towards it is told.

A target that several texts repeat must be one figure where indicator, areas and deadline are the same. Where no deadline is given
the texts may speak of two plans, so a difference is a warning at most. Beside a target stands how far the latest value is from
it, as information. A target is never set against an actual value as if both had to agree; but where a text says what per cent of a
plan was done, plan, per cent and what was done must fit. A plan that is called fulfilled is not beyond all that was done.

Flags:
    Kazakhstan aims to bring exports to Pakistan to $1 billion by 2030. The target for Kazakhstan's exports to Pakistan by 2030 is
    $3 billion.

Leaves alone:
    Kazakhstan aims to bring exports to Pakistan to $1 billion by 2030. The target for Kazakhstan's exports to Pakistan by 2030 is
    $1 billion.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from factcheck.checks.lookup.facts import Facts, Measure, Series, series_of
from factcheck.checks.lookup.plans_met import is_of_plan, plans_met
from factcheck.checks.lookup.ties import is_additive
from factcheck.model.claim import Confidence
from factcheck.model.fact import Fact
from factcheck.model.period import Period
from factcheck.model.relation import Relation
from factcheck.model.system import Duplicate, Growth, Order, Share

#: What is set against what was done.
_AHEAD = ("plan", "target", "forecast")
TWO = 2


def relations(facts: Facts) -> Iterator[Relation]:
    """Per cents of plans and plans that were met; repeated targets, then progress towards each."""
    yield from _fulfilled(facts)
    for plan, most in plans_met(facts):
        yield Relation(
            rule="target",
            roles=(("target", plan), ("actual", most)),
            rows=(Order(plan.name, most.name),),
            reason="progress",
            strength="inferred",
            chained=False,
            in_words=plan.claims[0].article == most.claims[0].article,
        )
    for series, measure, period, fact in facts.each_value():
        if series.modality != "target":
            continue
        if len(fact.claims) > 1:
            yield Relation(
                rule="target",
                roles=(("same", fact),),
                rows=(Duplicate((fact.name,)),),
                reason="same_target",
                strength="stated" if period is not None else "inferred",
                chained=False,
            )
        latest = _latest(facts, series, measure)
        if latest is not None:
            yield Relation(
                rule="target",
                roles=(("target", fact), ("actual", latest)),
                rows=(),
                told=True,
                reason="progress",
                at_most="info",
                chained=False,
            )


def _fulfilled(facts: Facts) -> Iterator[Relation]:
    """What was done is the per cent of the plan, which stands in the sentence of the per cent, or elsewhere for the same period."""
    for done in facts.all:
        if not is_of_plan(done, done.claims):
            continue
        series = series_of(done)._replace(modality="actual")  # "97 % of the plan" may itself be read as planned.
        for modality in _AHEAD:
            for measure, plans in facts.values.get(series._replace(modality=modality), {}).items():
                beside = [plan for plan in plans.values() if _in_one_sentence(plan, done)]
                elsewhere = [] if beside or done.key.period not in plans else [plans[done.key.period]]
                for plan in (beside or elsewhere) if len(beside) < TWO else ():
                    actual = _actual(facts.values.get(series, {}).get(measure, {}), done, plan)
                    if actual is None or not (beside or _in_one_sentence(actual, done) or _in_one_text(actual, plan, done)):
                        continue
                    yield _done(actual, plan, done, "resolved" if beside or _in_one_text(actual, plan, done) else "inferred")


def _actual(values: Mapping[Period | None, Fact], done: Fact, plan: Fact) -> Fact | None:
    """What was done by the period of the per cent; where that is the plan's, the last that the text gives of the plan's year."""
    if done.key.period in values:
        return values[done.key.period]
    year = done.key.period
    if year is None or year.start is None or year != plan.key.period:
        return None
    articles = {claim.article for claim in done.claims}
    begun = {p: fact for p, fact in values.items() if p is not None and p.start == year.start and p.end < year.end}
    told = [p for p, fact in begun.items() if any(claim.article in articles for claim in fact.claims)]
    return begun[max(told)] if told else None


def _done(actual: Fact, plan: Fact, done: Fact, strength: Confidence) -> Relation:
    is_share = done.key.figure == "share"
    names = ("part", "whole", "share") if is_share else ("new", "base", "growth")
    row = Share(actual.name, plan.name, done.name) if is_share else Growth(actual.name, plan.name, factor=done.name)
    return Relation(
        rule="target",
        roles=tuple(zip(names, (actual, plan, done), strict=True)),
        rows=(row,),
        reason="progress",
        strength=strength,
        chained=False,
    )


def _in_one_sentence(one: Fact, other: Fact) -> bool:
    sentences = {(claim.article, claim.sentence) for claim in one.claims}
    return any(claim.sentence is not None and (claim.article, claim.sentence) in sentences for claim in other.claims)


def _in_one_text(*facts: Fact) -> bool:
    return bool(set.intersection(*({claim.article for claim in fact.claims} for fact in facts)))


def _latest(facts: Facts, series: Series, measure: Measure) -> Fact | None:
    """The actual value that ends last, of those the longest."""
    if not is_additive(series, measure):
        return None
    values = facts.values.get(series._replace(modality="actual"), {}).get(measure, {})
    dated = [period for period in values if period is not None]
    if not dated:
        return None
    return values[max(dated, key=_ends_last)]


def _ends_last(period: Period) -> tuple[object, int]:
    return period.end, period.days or 0
