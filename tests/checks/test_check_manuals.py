"""Every check's manual page is complete, and its examples do what it says they do."""

from __future__ import annotations

import re
from datetime import date

import pytest

from factcheck import checks, engine, explain, group
from factcheck.extract.reader import read_claims
from factcheck.model.article import Article, Section
from factcheck.model.finding import Finding

PRINTED = date(2026, 2, 10)


def examples(rule: str) -> dict[str, str]:
    """The indented blocks of a manual page by their heading."""
    blocks = re.findall(r"^(Flags|Leaves alone):\n((?:    .*\n?|\n)+)", checks.manual(rule) + "\n", re.MULTILINE)
    return {heading: "\n".join(line.strip() for line in body.strip().splitlines()) for heading, body in blocks}


def article(name: str, text: str) -> Article:
    """A text with a headline above a line of two dashes, else all body."""
    headline, mark, body = text.partition("\n--\n")
    if not mark:
        text = text.replace("\n", " ")
        return Article(name, text, "en", PRINTED, sections=(Section("body", 0, len(text)),))
    whole = f"{headline}\n\n{body.replace(chr(10), ' ')}"
    sections = (Section("headline", 0, len(headline)), Section("body", len(headline), len(whole)))
    return Article(name, whole, "en", PRINTED, sections=sections)


def findings(text: str) -> tuple[Finding, ...]:
    """What is found in an example; texts apart by two equals signs are versions of one story."""
    versions = text.split("\n==\n")
    articles = [article(f"{number}.txt", version) for number, version in enumerate(versions, start=1)]
    facts = group.facts(claim for a in articles for claim in read_claims(a))
    stories = {a.name: "story" for a in articles} if len(articles) > 1 else {}
    return explain.outcome(facts, checks.relations(facts, stories=stories), engine.solve).findings


@pytest.mark.parametrize("rule", checks.rules())
def test_the_page_states_the_relation_and_has_both_examples(rule: str) -> None:
    first, _, rest = checks.manual(rule).partition("\n")
    assert first.endswith(".")
    assert rest.strip()
    assert set(examples(rule)) == {"Flags", "Leaves alone"}


@pytest.mark.parametrize("rule", checks.rules())
def test_what_the_page_says_is_flagged_is_flagged(rule: str) -> None:
    assert rule in [finding.rule for finding in findings(examples(rule)["Flags"])]


@pytest.mark.parametrize("rule", checks.rules())
def test_what_the_page_says_is_left_alone_is_left_alone(rule: str) -> None:
    found = findings(examples(rule)["Leaves alone"])
    assert [finding.message.text for finding in found if finding.severity != "info"] == []


@pytest.mark.parametrize("rule", checks.rules())
def test_the_examples_are_sentences_that_make_claims(rule: str) -> None:
    for text in examples(rule).values():
        versions = text.split("\n==\n")
        assert sum(len(read_claims(article("a.txt", version))) for version in versions) > 1
