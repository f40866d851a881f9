"""What must not matter: the order of articles, articles on other things, copies."""

from __future__ import annotations

import random
from typing import Any

import pytest
from texts import article, loud, report, rows, told

from factcheck.demo import articles
from factcheck.model.report import Report

CLEAN = {entry["name"]: article(entry) for entry in rows("clean.toml", "article")}


def demo() -> list[dict[str, Any]]:
    """The demo's articles, which contradict each other."""
    return [{"article": a.name, "text": a.text, "lang": a.lang, "published": str(a.published)} for a in articles()]


def wrong() -> list[dict[str, Any]]:
    """Clean articles, two of them with a slip."""
    slips = {"en_trade": ("$1,874.6 million", "$1,784.6 million"), "uz_budget": ("231,9", "213,9")}
    return [row | {"text": row["text"].replace(*slips.get(name, ("", "")))} for name, row in CLEAN.items()]


def signs(found: Report) -> list[tuple[str, str, str]]:
    """What is told, without the texts and spans it is told of."""
    return sorted((finding.finding_id, finding.severity, finding.message.text) for finding in found.findings)


@pytest.mark.parametrize("entry", CLEAN.values(), ids=CLEAN)
def test_a_clean_article_is_left_alone(entry: dict[str, Any]) -> None:
    assert list(map(told, loud(report([entry])))) == []


def test_clean_articles_are_left_alone_together() -> None:
    assert list(map(told, loud(report(CLEAN.values())))) == []


@pytest.mark.parametrize("cluster", [demo, wrong])
def test_the_order_of_articles_changes_nothing(cluster: Any) -> None:
    told_by = cluster()
    first = report(told_by)
    assert loud(first)
    for seed in range(3):
        random.Random(seed).shuffle(told_by)
        assert signs(report(told_by)) == signs(first)


@pytest.mark.parametrize("cluster", [demo, wrong])
def test_an_article_on_something_else_changes_no_finding(cluster: Any) -> None:
    """The releases speak of other things, and of the same things at other times."""
    told_by = cluster()
    before = signs(report(told_by))
    for entry in rows("releases.toml", "release"):
        if entry["name"] in ("opros_predpriyatiy", "sezonnaya_popravka", "aniqlangan_lotin", "mavsumiy"):
            assert signs(report([*told_by, article(entry)])) == before


@pytest.mark.parametrize("cluster", [demo, wrong])
def test_a_copy_adds_no_conflict(cluster: Any) -> None:
    told_by = cluster()
    before = {sign[:2] for sign in signs(report(told_by)) if sign[1] != "info"}
    for copied in told_by:
        after = report([*told_by, copied | {"article": "copy of " + copied["article"]}])
        assert {sign[:2] for sign in signs(after) if sign[1] != "info"} == before
