"""How every claim ended: agreeing, in a finding, or not compared and why. Nothing is passed in silence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from factcheck.explain.conflict import Agreed
from factcheck.model.claim import Claim
from factcheck.model.fact import Fact
from factcheck.model.finding import Finding
from factcheck.model.indicator import registry
from factcheck.model.report import Coverage

#: Other claims named beside one; a figure repeated in a thousand texts does not list them all.
MOST_NAMED: Final = 12


def compared(findings: Iterable[Finding], agreed: Iterable[Agreed]) -> int:
    """How many claims were compared: those in findings, and those that agree."""
    found = {place.claim_id for finding in findings for place in (*finding.claims, *finding.repeats)}
    found.update(claim.claim_id for agreement in agreed for figure in agreement.figures for claim in figure.claims)
    return len(found)


def coverage(facts: Iterable[Fact], findings: Iterable[Finding], agreed: Iterable[Agreed]) -> Iterator[Coverage]:
    """One entry a claim. A doubt outranks an agreement, an agreement a mere note."""
    doubted = _in_findings(f for f in findings if f.severity != "info")
    noted = _in_findings(f for f in findings if f.severity == "info")
    agreeing = _agreeing(agreed)
    for fact in facts:
        for claim in fact.claims:
            name = claim.claim_id
            if name in doubted:
                yield Coverage(name, "finding", _others(name, doubted[name]))
            elif name in agreeing:
                yield Coverage(name, "agrees", _others(name, agreeing[name]))
            elif name in noted:
                yield Coverage(name, "finding", _others(name, noted[name]))
            else:
                yield Coverage(name, "not_compared", (), why_not(fact, claim))


def _in_findings(findings: Iterable[Finding]) -> dict[str, list[tuple[str, ...]]]:
    """Claim → the shown claims of its findings."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for finding in findings:
        shown = tuple(place.claim_id for place in finding.claims)
        for place in (*finding.claims, *finding.repeats):
            found.setdefault(place.claim_id, []).append(shown)
    return found


def _agreeing(agreed: Iterable[Agreed]) -> dict[str, tuple[tuple[str, ...], ...]]:
    """Claim → the shown claims of its agreements, as many as are told; tuples, as a big table has a million."""
    found: dict[str, tuple[tuple[str, ...], ...]] = {}
    for agreement in agreed:
        shown = tuple(claim.claim_id for claim in agreement.claims)
        for figure in agreement.figures:
            for claim in figure.claims:
                before = found.get(claim.claim_id, ())
                if len(before) < MOST_NAMED:
                    found[claim.claim_id] = (*before, shown)
    return found


def _others(name: str, sets: Sequence[tuple[str, ...]]) -> tuple[str, ...]:
    """The members of the sets but for one, each once, and no more than are read."""
    return tuple(dict.fromkeys(other for members in sets[:MOST_NAMED] for other in members if other != name))[:MOST_NAMED]


def why_not(fact: Fact, claim: Claim) -> str:
    """Why a claim was set against nothing, as a key: what is missing first, then what forbids, else that it stands alone."""
    key = fact.key
    if key.indicator is None:
        return "no_indicator"
    if key.figure == "date":
        return "alone"
    if key.period is None and claim.modality != "target":
        return "no_period"
    if key.ref_area is None:
        return "no_area"
    if claim.modifier == "range" or claim.obs_value_high is not None:
        return "range"
    if claim.modality != "actual":
        return "not_actual"
    if key.figure in ("growth", "change", "points"):
        if key.comparison not in (None, "period"):
            return "other_comparison"
        if key.base is None:
            return "no_base"
        entry = registry().nearest(key.indicator)
        if key.figure == "growth" and entry is not None and entry.growth == "real" and key.price_basis is None:
            return "real_growth"
    return "alone"
