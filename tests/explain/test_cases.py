"""Small clusters of claims and exactly the errors and warnings they must give."""

from __future__ import annotations

import random

import pytest
from case_file import Case, cases

from factcheck import checks, engine, explain, group
from factcheck.model.claim import Claim
from factcheck.model.finding import Finding
from factcheck.model.numbers import bound_text
from factcheck.model.report import Outcome

CASES = cases()


def outcome(claims: tuple[Claim, ...], stories: dict[str, str] | None = None) -> Outcome:
    facts = group.facts(claims)
    return explain.outcome(facts, checks.relations(facts, stories=stories or {}), engine.solve)


def said(finding: Finding) -> str:
    """Severity, rule and the claims of the smallest set, in alphabetical order."""
    return " ".join([finding.severity, finding.rule, *sorted(place.claim_id for place in finding.claims)])


def loud(found: Outcome) -> list[str]:
    return sorted(said(finding) for finding in found.findings if finding.severity != "info")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_case_gives_its_errors_and_warnings_and_no_others(case: Case) -> None:
    assert loud(outcome(case.claims, case.stories)) == sorted(case.findings)


@pytest.mark.parametrize("case", [case for case in CASES if case.infos], ids=lambda case: case.name)
def test_a_case_gives_its_notes(case: Case) -> None:
    notes = [said(finding) for finding in outcome(case.claims, case.stories).findings if finding.severity == "info"]
    assert [note for note in case.infos if note not in notes] == [], notes


@pytest.mark.parametrize("case", [case for case in CASES if case.agreements], ids=lambda case: case.name)
def test_a_case_gives_its_agreements(case: Case) -> None:
    found = [" ".join([a.rule, *sorted(a.claims)]) for a in outcome(case.claims).agreements]
    assert [agreement for agreement in case.agreements if agreement not in found] == [], found


@pytest.mark.parametrize("case", [case for case in CASES if case.implied], ids=lambda case: case.name)
def test_a_case_implies_its_values(case: Case) -> None:
    found = []
    for value in outcome(case.claims).implied:
        assert value.key.period is not None
        low, high = bound_text(value.interval.low, upper=False), bound_text(value.interval.high, upper=True)
        found.append(f"{value.key.indicator} {value.key.period.sdmx()} {low} {high}")
    assert [value for value in case.implied if value not in found] == [], found


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_every_claim_is_covered_once(case: Case) -> None:
    covered = [entry.claim_id for entry in outcome(case.claims, case.stories).coverage]
    assert sorted(covered) == sorted(claim.claim_id for claim in case.claims)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_the_order_of_claims_changes_nothing(case: Case) -> None:
    shuffled = list(case.claims)
    random.Random(7).shuffle(shuffled)
    first, second = outcome(case.claims, case.stories), outcome(tuple(shuffled), case.stories)
    assert [f.to_json() for f in first.findings] == [f.to_json() for f in second.findings]
