"""One finding for one trouble: conflicts over the same figures become one, consequences are told with their cause."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from factcheck.explain.conflict import Agreed, Conflict
from factcheck.explain.printed import Printed
from factcheck.explain.slips import meant_by
from factcheck.model.finding import SEVERITIES

#: Figures that two conflicts must share to be one trouble. One shared figure is two findings that name each other.
SHARED = 2
#: Why figures are tied that may also be those of one fact, which is judged before them.
LIKELY = "likely_one_fact"


def merged(conflicts: Sequence[Conflict], told: Sequence[Conflict], agreed: Iterable[Agreed]) -> list[Conflict]:
    """The conflicts to report: violated ones come first, the worst of them before what it may be a milder telling of; then what is
    implausible, then what is only told.
    """
    kept: list[Conflict] = []
    by_figure: dict[Printed, list[int]] = {}
    by_claims: dict[frozenset[str], int] = {}
    by_slip: dict[tuple[str, int], int] = {}
    for conflict in sorted(conflicts, key=_rank):
        ids = frozenset(conflict.claim_ids())
        home = by_claims.get(ids)
        if home is None:
            home = _home(conflict, kept, by_figure)
        if home is None and conflict.relation.reason == LIKELY:
            home = _told_already(conflict, kept)
        slip = _slip(conflict)
        if home is None and slip is not None:
            home = by_slip.get(slip)
        if slip is not None:
            by_slip.setdefault(slip, len(kept) if home is None else home)
        by_claims[ids] = len(kept) if home is None else home
        if home is not None:
            kept[home] = replace(kept[home], joined=(*kept[home].joined, conflict))
            continue
        for figure in conflict.figures:
            by_figure.setdefault(figure, []).append(len(kept))
        kept.append(conflict)
    supported: set[str] = set()
    if any(conflict.relation.rule == "headline-body" for conflict in told):
        supported = {claim.claim_id for a in agreed for figure in a.figures for claim in figure.claims}
        supported |= {claim.claim_id for c in kept for figure in c.chosen.values() for claim in figure.claims}
    return kept + [conflict for conflict in told if _is_worth_telling(conflict, kept, by_figure, supported)]


def _rank(conflict: Conflict) -> tuple[bool, bool, int]:
    return conflict.outcome != "violated", conflict.rule != "translation", SEVERITIES.index(conflict.severity)


def _home(conflict: Conflict, kept: list[Conflict], by_figure: dict[Printed, list[int]]) -> int | None:
    """The conflict that this one goes with."""
    shared: dict[int, int] = {}
    for figure in conflict.figures:
        for index in by_figure.get(figure, ()):
            shared[index] = shared.get(index, 0) + 1
    for index, count in sorted(shared.items()):
        other = kept[index]
        if count >= SHARED or count == min(len(conflict.figures), len(other.figures)):
            return index
        if conflict.rule == "magnitude" and conflict.outcome == "implausible" and other.rule == "magnitude":
            return index
    return None


def _slip(conflict: Conflict) -> tuple[str, int] | None:
    """The claim that has million for billion, and by how much: every conflict that this would heal is one trouble."""
    meant = meant_by(conflict) if conflict.rule == "magnitude" and conflict.outcome == "violated" else None
    return None if meant is None else (conflict.chosen[meant[0]].claim.claim_id, meant[1])


def _told_already(conflict: Conflict, kept: list[Conflict]) -> int | None:
    """The conflict of the same rule that holds two such figures of the same thing against each other."""
    figures = _as_figures(conflict)
    return next((index for index, other in enumerate(kept) if other.rule == conflict.rule and figures <= _as_figures(other)), None)


def _as_figures(conflict: Conflict) -> set[tuple[object, ...]]:
    figures = (*conflict.chosen.values(), *conflict.beside)
    return {(figure.fact.key.indicator, figure.fact.key.figure, figure.value, figure.claim.unit_measure) for figure in figures}


def _is_worth_telling(conflict: Conflict, kept: list[Conflict], by_figure: dict[Printed, list[int]], supported: set[str]) -> bool:
    rule = conflict.relation.rule
    if rule == "headline-body":
        return not any(claim.claim_id in supported for figure in conflict.figures for claim in figure.claims)
    if rule == "growth-chain":
        long, short = (conflict.all_chosen[conflict.relation.the(role).name] for role in ("long", "short"))
        return not (_within(long, short) and _within(short, long))
    return _home(conflict, kept, by_figure) is None


def _within(one: Printed, other: Printed) -> bool:
    """Whether one's printed value is a value the other can stand for."""
    return one.value in other.interval()
