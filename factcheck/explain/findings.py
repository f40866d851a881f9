"""Facts and relations → findings, agreements, coverage and implied values."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from fractions import Fraction
from functools import partial

from factcheck.explain.chains import chain_conflicts
from factcheck.explain.conflict import Agreed, Conflict
from factcheck.explain.coverage import compared, coverage
from factcheck.explain.digits import decimal
from factcheck.explain.doubt import doubted
from factcheck.explain.fit import fractions
from factcheck.explain.judging import Judge, Judgements, Solve
from factcheck.explain.later import Later, LaterMessage
from factcheck.explain.merging import merged
from factcheck.explain.printed import STRENGTHS, strength
from factcheck.explain.slips import meant_by, named, repairs
from factcheck.explain.steps import same, steps
from factcheck.explain.suspicion import with_suspects
from factcheck.explain.telling import Implied, figure_param, period_param
from factcheck.explain.told import told
from factcheck.explain.wording import message
from factcheck.model.claim import decimal_text
from factcheck.model.fact import Fact, Link
from factcheck.model.finding import SEVERITIES, Finding, Message, Place, Step, finding_id
from factcheck.model.interval import Interval
from factcheck.model.relation import Relation
from factcheck.model.report import Agreement, Outcome
from factcheck.model.report import Implied as ImpliedValue
from factcheck.model.unit_scale import scale

#: Rules whose one fact is stated several times.
_SAME = frozenset({"same-fact", "date", "target"})
#: Order of judging: what one fact says, what adds up, what grows, what only several relations show.
_RULES = (
    "same-fact", "date", "target", "unit", "sum-of-parts", "share", "growth", "period-sum", "per-unit", "nested-period", "mirror",
    "magnitude", "translation", "growth-mix", "growth-chain", "headline-body",
)  # fmt: skip
_ORDER = {rule: place for place, rule in enumerate(_RULES)}


def outcome(facts: Sequence[Fact], relations: Iterable[Relation], solve: Solve, lang: str = "en") -> Outcome:
    """What the relations say about the facts; ``solve`` is the engine, ``lang`` the language of the messages."""
    judged = _judged(relations, solve)
    del relations  # a big table has a gigabyte of them; those that told something are kept with it
    suspected = with_suspects(judged.conflicts, judged.agreed)
    conflicts = merged([doubted(named(conflict)) for conflict in suspected], judged.told, judged.agreed)
    word = partial(_message, implied=judged.implied, lang=lang)
    findings = _related(_told_once([_finding(conflict, word) for conflict in conflicts]))
    return Outcome(
        findings=findings,
        agreements=Later(partial(map, _agreement), judged.agreed, len(judged.agreed)),
        coverage=Later(lambda stated: coverage(stated, findings, judged.agreed), facts, sum(len(fact.claims) for fact in facts)),
        implied=Later(_implied, judged.implied),
        compared=compared(findings, judged.agreed),
    )


def _judged(relations: Iterable[Relation], solve: Solve) -> Judgements:
    """What judging all relations gives; the figures of facts that came to nothing go with the judge."""
    judge = Judge(solve)
    ordered = sorted(relations, key=lambda relation: _ORDER.get(relation.rule, len(_ORDER)))
    for relation in ordered:
        if relation.rule in _SAME and relation.in_role("same"):
            judge.judge_same(relation)
        else:
            judge.judge(relation)
    return Judgements([*judge.conflicts, *chain_conflicts(judge, ordered)], judge.told, judge.agreed, judge.implied)


def _finding(conflict: Conflict, word: Callable[[Conflict], Message]) -> Finding:
    shown = tuple(Place.of(claim) for claim in conflict.claims.values())
    first = min((figure.fact for figure in conflict.chosen.values()), key=lambda fact: fact.name)
    periods = {_period_text(figure.fact) for figure in conflict.chosen.values()}
    values = [" ".join(figure.key()) for figure in conflict.chosen.values()]
    return Finding(
        finding_id=finding_id(conflict.rule, first.key, periods, values),
        rule=conflict.rule,
        severity=conflict.severity,
        claims=shown,
        message=LaterMessage(word, conflict),
        repeats=_repeats(conflict),
        arithmetic=Later(_arithmetic, conflict),
        repairs=Later(repairs, conflict),
        links=_links(conflict),
        lowered_by=conflict.lowered_by,
    )


def _period_text(fact: Fact) -> str:
    period, base = fact.key.period, fact.key.base
    return f"{period.start}..{period.end}" if period else "?" if base is None else f"? on {base.end}"


def _message(conflict: Conflict, implied: Implied, lang: str) -> Message:
    meant = meant_by(conflict) if conflict.rule == "magnitude" and conflict.outcome == "violated" else None
    if meant is None:
        return message(*told(conflict, implied), lang)
    name, power = meant
    figure = conflict.chosen[name]
    key = figure.fact.key
    value = decimal_text(decimal(Fraction(figure.claim.obs_value or 0) * Fraction(10) ** power))
    what = {"indicator": key.indicator or "", "item": key.item, "ref_area": key.ref_area, "counterpart_area": key.counterpart_area}
    params = {
        "what": what,
        "when": period_param(key.period),
        "printed": figure_param(figure),
        "meant": {"value": value, "unit": figure.claim.unit_measure},
    }
    return message("magnitude.slip", params, lang)


def _repeats(conflict: Conflict) -> tuple[Place, ...]:
    """Further claims that state the figures of the set."""
    shown = set(conflict.claim_ids())
    figures = [*conflict.chosen.values(), *conflict.beside]
    return tuple(Place.of(claim) for figure in figures for claim in figure.claims if claim.claim_id not in shown)


def _arithmetic(conflict: Conflict) -> tuple[Step, ...]:
    if conflict.relation.rule in _SAME and conflict.relation.in_role("same"):
        own = same(list(conflict.chosen.values()), conflict.claim_ids())
    else:
        own = ()
        for relation in conflict.relations or (conflict.relation,):
            chosen = conflict.chosen if conflict.relations else conflict.all_chosen or conflict.chosen
            ids = {name: conflict.claims[name].claim_id for name in chosen if name in conflict.claims}
            own += steps(relation, chosen, ids)
    return tuple(
        {(step.text, step.claims): step for step in (*own, *(s for c in conflict.joined for s in _arithmetic(c)))}.values()
    )


def _links(conflict: Conflict) -> tuple[Link, ...]:
    claims = list(conflict.claims.values())
    first = claims[0]
    found = []
    for claim in claims[1:]:
        own = () if conflict.relation.in_words else (strength(first), strength(claim))
        weakest = max((*own, conflict.relation.strength), key=STRENGTHS.index)
        found.append(Link((first.claim_id, claim.claim_id), conflict.relation.reason, weakest))
    return tuple(found)


def _told_once(findings: Iterable[Finding]) -> list[Finding]:
    """Each finding once: the same figures of a copy of a text are repeats."""
    found: dict[str, Finding] = {}
    for finding in findings:
        first = found.get(finding.finding_id)
        if first is None:
            found[finding.finding_id] = finding
            continue
        shown = {place.claim_id for place in (*first.claims, *first.repeats)}
        more = tuple(place for place in (*finding.claims, *finding.repeats) if place.claim_id not in shown)
        found[finding.finding_id] = replace(first, repeats=(*first.repeats, *more))
    return list(found.values())


def _related(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """Findings name those that share a shown claim; the worst come first."""
    by_claim: dict[str, list[str]] = {}
    for finding in findings:
        for place in finding.claims:
            by_claim.setdefault(place.claim_id, []).append(finding.finding_id)
    found = []
    for finding in findings:
        others = {other for place in finding.claims for other in by_claim[place.claim_id]} - {finding.finding_id}
        found.append(replace(finding, related=tuple(sorted(others))) if others else finding)
    return tuple(sorted(found, key=_rank))


def _rank(finding: Finding) -> tuple[object, ...]:
    first = finding.claims[0]
    return SEVERITIES.index(finding.severity), first.article, first.start or 0, finding.rule, finding.finding_id


def _agreement(agreed: Agreed) -> Agreement:
    relation = agreed.relation
    if _is_one_fact(relation):
        claims = tuple(claim.claim_id for figure in agreed.figures for claim in figure.claims)
    else:
        claims = tuple(claim.claim_id for claim in agreed.claims)
    return Agreement(relation.rule, claims, Later(_steps_of, agreed))


def _steps_of(agreed: Agreed) -> tuple[Step, ...]:
    """The arithmetic of an agreement."""
    if _is_one_fact(agreed.relation):
        return tuple(same(list(agreed.figures), [figure.claim.claim_id for figure in agreed.figures]))
    chosen = {figure.fact.name: figure for figure in agreed.figures}
    ids = {name: claim.claim_id for name, claim in zip(chosen, agreed.claims, strict=True)}
    return tuple(steps(agreed.relation, chosen, ids))


def _is_one_fact(relation: Relation) -> bool:
    """Whether it ties several reports of one fact."""
    return relation.rule in _SAME and bool(relation.in_role("same"))


def _implied(implied: Implied) -> Iterable[ImpliedValue]:
    """Values that follow, in the unit of the claims they follow from; that unit stands as their dimension."""
    for following in implied.values():
        key = following.fact.key
        if key.dimension == "any unit" or key.indicator is None or " per " in following.fact.name:
            continue
        units = [claim.unit_measure for claim in following.claims if scale(claim.unit_measure)[0] == key.dimension]
        unit = units[0] if units else key.dimension
        interval = Interval(*fractions((following.low, following.high))).scaled(1 / scale(unit)[1])
        yield ImpliedValue(replace(key, dimension=unit), interval, tuple(claim.claim_id for claim in following.claims))
