"""Figures that the construction of a sentence ties, whatever their keys are: ``constructions.toml``, invented texts."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from factcheck import checks, engine, explain, group
from factcheck.extract.reader import read_claims
from factcheck.model.article import Article, Section
from factcheck.model.finding import Finding

CASES = tomllib.loads(Path(__file__).with_name("constructions.toml").read_text(encoding="utf-8"))["case"]


def findings(case: dict[str, Any]) -> tuple[Finding, ...]:
    """What is found in the text of a case."""
    text = case["text"].strip()
    article = Article("a.txt", text, case["lang"], case["published"], sections=(Section("body", 0, len(text)),))
    facts = group.facts(read_claims(article))
    return explain.outcome(facts, checks.relations(facts), engine.solve).findings


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_sentences_tie_their_figures(case: dict[str, Any]) -> None:
    """Is what a sentence says of its own figures held to, and nothing else?"""
    found = [
        f"{finding.severity} {finding.rule}: {' | '.join(place.quote or '' for place in finding.claims)}"
        for finding in findings(case)
        if finding.severity != "info"
    ]
    assert found == case["finds"]


def test_both_ways_are_tried() -> None:
    """Is there a text that is flagged and one that is left alone in each language?"""
    for lang in ("en", "ru", "kk", "uz-Cyrl", "uz-Latn"):
        assert {bool(case["finds"]) for case in CASES if case["lang"] == lang} == {True, False}
