"""Figures that two texts tie to each other: ``across.toml``, invented texts."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from factcheck import checks, engine, explain, group
from factcheck.extract.reader import read_claims
from factcheck.model.article import Article, Section
from factcheck.model.finding import Finding

CASES = tomllib.loads(Path(__file__).with_name("across.toml").read_text(encoding="utf-8"))["case"]


def findings(case: dict[str, Any]) -> tuple[Finding, ...]:
    """What is found in the texts of a case."""
    articles = [
        Article(f"{name}.txt", text.strip(), lang, case["published"], sections=(Section("body", 0, len(text.strip())),))
        for name, (lang, text) in zip("abc", case["texts"], strict=False)
    ]
    facts = group.facts([claim for article in articles for claim in read_claims(article)])
    return explain.outcome(facts, checks.relations(facts), engine.solve).findings


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_texts_tie_their_figures(case: dict[str, Any]) -> None:
    """Are the figures of two texts held against each other where they were likely meant for one, and not elsewhere?"""
    found = [
        f"{finding.severity} {finding.rule}: {' | '.join(place.quote or '' for place in finding.claims)}"
        for finding in findings(case)
        if finding.severity != "info"
    ]
    assert found == case["finds"]


def test_both_ways_are_tried() -> None:
    """Is there a text that is flagged and one that is left alone in each language?"""
    for lang in ("en", "ru", "kk", "uz-Cyrl", "uz-Latn"):
        assert {bool(case["finds"]) for case in CASES if any(lang == own for own, _ in case["texts"])} == {True, False}
