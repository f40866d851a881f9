"""The shipped JSON Schemas say what the code says."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from claim_strategies import claims
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.cli import schema as schema_command
from factcheck.model import schema
from factcheck.model.article import Article, Unread
from factcheck.model.cells import VOCABULARY
from factcheck.model.claim import COLUMNS, Claim
from factcheck.model.claim_row import RowError, from_json
from factcheck.model.fact import FactKey, Link
from factcheck.model.finding import ClaimRepair, Finding, Message, Place, Step
from factcheck.model.interval import Interval
from factcheck.model.period import year
from factcheck.model.report import Agreement, Coverage, Implied, Report

ENGINE_CASES = Path(__file__).parents[3] / "shared" / "dev" / "engine"
ROW: dict[str, Any] = {"obs_value": "86.8", "unit_measure": "USD", "indicator": "exports", "ref_area": "KZ", "time_period": "2025"}


@pytest.fixture(params=["jsonschema", "jsonschema-rs"])
def _library(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Every answer must be the same with and without the fast library."""
    if request.param == "jsonschema":
        monkeypatch.setattr(schema, "is_fast", lambda: False)
    elif not schema.is_fast():
        pytest.skip("jsonschema-rs is not installed")
    schema.passes.cache_clear()
    yield
    schema.passes.cache_clear()


@pytest.mark.parametrize("name", schema.names())
def test_each_schema_is_a_schema(name: str) -> None:
    """Is it valid Draft 2020-12, titled, and printed by the command as it ships?"""
    schema.validator(name)
    assert schema.document(name)["title"]
    assert schema.names() == schema_command.NAMES
    printed = CliRunner().invoke(schema_command.command, [name])
    assert json.loads(printed.output) == schema.document(name)


def test_the_columns_and_words_are_those_of_the_code() -> None:
    """Can the schema not drift from the claim?"""
    properties = schema.document("claims")["properties"]
    assert tuple(properties) == (*COLUMNS, "set_aside")
    for column, words in VOCABULARY.items():
        assert [word for word in properties[column]["enum"] if word is not None] == list(words)
    strict = schema.document("report")["properties"]["claims"]["items"]
    assert tuple(strict["properties"]) == (*COLUMNS, "set_aside")
    assert strict["required"] == list(COLUMNS)
    assert all(entry["description"] for entry in properties.values())


@pytest.mark.usefixtures("_library")
@settings(max_examples=25, deadline=None)
@given(claim=claims())
def test_every_claim_is_valid(claim: Claim) -> None:
    """Does what we write pass, as a row and inside a report?"""
    assert schema.problems("claims", claim.to_json(), "t") == ()
    report = Report("1.0", {}, (), (claim,), ())
    assert schema.problems("report", json.loads(json.dumps(report.to_json())), "r") == ()


WRONG = st.sampled_from(["many", "", "1,5", "2025-13-01", "kz", 12, -1, 1.5, True, None, [], {}, "NaN", "level", "2025-Q5", "1e5"])


@pytest.mark.usefixtures("_library")
@settings(max_examples=150, deadline=None)
@given(column=st.sampled_from([*COLUMNS, "set_aside"]), value=WRONG)
def test_what_the_schema_refuses_the_reader_refuses_too(column: str, value: Any) -> None:
    """Is a row that the gate would stop at its first stage never read silently elsewhere?"""
    row = ROW | {column: value}
    # An empty string is null to the reader.
    if schema.problems("claims", row, "t") and value != "":
        with pytest.raises(RowError):
            from_json(row)


@pytest.mark.usefixtures("_library")
@pytest.mark.parametrize(
    ("change", "path", "words"),
    [
        ({"obs_value": "many"}, "$.obs_value", "decimal string"),
        ({"start": "1"}, "$.start", "not integer or null"),
        ({"form": "lvl"}, "$.form", "write one of level"),
        ({"ref_area": "Kazakhstan"}, "$.ref_area", "ISO 3166"),
        ({"decimals": 1.5}, "$.decimals", "not integer"),
        ({"published": "21.08.2025"}, "$.published", "publication date"),
        ({"time_period": "soon"}, "$.time_period", "SDMX"),
    ],
)
def test_a_fault_is_told_with_path_and_cure(change: dict[str, Any], path: str, words: str) -> None:
    """Can a data engineer act on it?"""
    (problem,) = schema.problems("claims", ROW | change, "t.jsonl", 7)
    assert (problem.file, problem.line, problem.path) == ("t.jsonl", 7, path)
    assert words in str(problem)


def test_each_missing_column_is_named() -> None:
    """Are two missing columns two problems?"""
    found = schema.problems("claims", {"obs_value": "1", "unit_measure": "USD", "time_period": None}, "t")
    assert {problem.cure for problem in found} == {"add indicator", "add ref_area"}


def test_numbers_pass_as_literals() -> None:
    """Is a JSON number, read exactly, as good as a string?"""
    assert schema.problems("claims", ROW | {"obs_value": Decimal("86.80")}, "t") == ()


def test_a_full_report_is_valid() -> None:
    """Does every part of a report have its place in the schema?"""
    claim = from_json(ROW | {"quote": "$86.8", "start": 3, "end": 8})
    key = FactKey("exports", None, "KZ", None, "USD", year(2025), "actual", None, "value")
    step = Step("a + b", Decimal("86.8"), Interval(Fraction(1, 3), None), (claim.claim_id,))
    finding = Finding(
        finding_id="7k2q9f0c",
        rule="same-fact",
        severity="error",
        claims=(Place.of(claim),),
        message=Message("same-fact.error", {"a": "1"}, "text"),
        repeats=(Place.of(claim),),
        arithmetic=(step,),
        repairs=(ClaimRepair({claim.claim_id: Interval(None, Fraction(2))}, None, Fraction(3, 2)),),
        links=(Link((claim.claim_id, claim.claim_id), "one area", "stated"),),
        lowered_by=("2",),
        related=("aaaaaaaa",),
        waived={
            "id": "7k2q",
            "kind": "revised",
            "reason": "revised",
            "owner": "desk",
            "added": "2025-08-21",
            "expires": "2025-11-21",
        },
    )
    report = Report(
        "1.0",
        {"lang": "en"},
        (Article("a.txt", "text", "en", date(2025, 1, 1)),),
        (claim,),
        (finding,),
        (Agreement("sum-of-parts", (claim.claim_id,), (step,)),),
        (Coverage(claim.claim_id, "waived", (), None),),
        (Implied(key, Interval(Fraction(0), None), (claim.claim_id,)),),
        (Unread("b.txt", "is empty; fill it"),),
    )
    document = json.loads(json.dumps(report.to_json()))
    assert schema.problems("report", document, "r") == ()
    assert schema.problems("report", document | {"extra": 1}, "r") != ()


SYSTEM: dict[str, Any] = {
    "id": "s",
    "mode": "nearest",
    "comment": "unknown keys are ignored here",
    "facts": [
        {"name": "T", "value": "86.8", "decimals": 1, "weight": "INF"},
        {"name": "X", "low": "55.25", "high": "55.35", "open": ["high"]},
        {"name": "g", "value": 2.5, "decimals": "INF", "fixed": True},
        {"name": "N", "value": None},
    ],
    "relations": [
        {"type": "sum", "total": "T", "parts": [["X", 1], ["M", "1"]]},
        {"type": "growth", "new": "T", "base": "P", "factor": "g"},
        {"type": "growth", "new": "M", "base": "P", "percent": {"value": "19.3", "decimals": 1}},
        {"type": "growth", "new": "T", "base": "P", "change": "d"},
        {"type": "share", "part": "X", "whole": "T", "percent": "s"},
        {"type": "product", "total": "T", "rate": "r", "count": "n"},
        {"type": "order", "less": "H1", "more": "M7"},
        {"type": "duplicate", "facts": ["T", "T2"]},
        {"type": "linear", "terms": [["X", "1"], ["T", "-0.6"]], "op": "<=", "rhs": "0"},
    ],
}


def test_the_engines_input_as_documented_is_valid() -> None:
    """Do all nine relations pass, alone and in a list?"""
    assert schema.problems("system", SYSTEM, "s") == ()
    assert schema.problems("system", [SYSTEM, SYSTEM], "s") == ()


@pytest.mark.parametrize(
    ("relation", "words"),
    [
        ({"type": "sums"}, "write one of sum"),
        ({"type": "sum", "total": "T"}, "add parts"),
        ({"type": "sum", "total": "T", "parts": [["X"]]}, "too short"),
        ({"type": "sum", "total": "T", "parts": [], "totl": 1}, "did you mean total"),
        ({"type": "growth", "new": "T", "base": "P"}, "exactly one of factor, percent, change"),
        ({"type": "growth", "new": "T", "base": "P", "factor": "a", "change": "b"}, "exactly one"),
        ({"type": "linear", "terms": [], "op": "=", "rhs": 0}, "write one of <="),
    ],
)
def test_a_broken_relation_is_named(relation: dict[str, Any], words: str) -> None:
    """Is each slip in a system told with its place?"""
    found = schema.problems("system", SYSTEM | {"relations": [relation]}, "s.json")
    assert words in " ".join(map(str, found))
    assert all(str(problem.path).startswith("$.relations[0]") for problem in found)


@pytest.mark.parametrize(
    "change", [{"valu": 1}, {"value": "x"}, {"decimals": "inf"}, {"decimals": 1.5}, {"weight": -1}, {"open": ["top"]}]
)
def test_a_broken_fact_is_refused(change: dict[str, Any]) -> None:
    """Is an unknown or wrong key of a fact an error?"""
    assert schema.problems("system", SYSTEM | {"facts": [{"name": "T"} | change]}, "s") != ()


@pytest.mark.skipif(not ENGINE_CASES.is_dir(), reason="the development cases are not here")
@pytest.mark.parametrize("name", ["rounding", "repairs"])
def test_the_development_systems_are_valid(name: str) -> None:
    """Do real systems pass?"""
    assert schema.problems("system", json.loads((ENGINE_CASES / f"{name}.json").read_text()), name) == ()
