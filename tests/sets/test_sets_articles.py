"""Articles on many subjects: those without a mistake are left alone, a planted mistake is found and nothing besides."""

from __future__ import annotations

import tomllib
from typing import Any

import pytest
from texts import HERE, article, loud, report, rows, told

CLEAN = rows("articles.toml", "article")
PLANTED = tomllib.loads((HERE / "planted.toml").read_text(encoding="utf-8"))


def marked(entry: dict[str, Any]) -> Any:
    """The entry as a test; one that is known to be misread is expected to fail until it is mended."""
    gap = [pytest.mark.xfail(reason=entry["gap"], strict=True)] if "gap" in entry else []
    return pytest.param(entry, marks=gap, id=entry["name"])


@pytest.mark.parametrize("entry", list(map(marked, CLEAN)))
def test_an_article_without_a_mistake_is_left_alone(entry: dict[str, Any]) -> None:
    assert list(map(told, loud(report([article(entry)])))) == []


@pytest.mark.parametrize(("cluster", "finds"), PLANTED["finds"].items())
def test_what_was_planted_is_found_and_nothing_else(cluster: str, finds: list[str]) -> None:
    found = loud(report(article(entry) for entry in PLANTED["article"] if entry["cluster"] == cluster))
    said = [f"{f.severity} {f.rule}: " + " | ".join(place.quote or "" for place in f.claims) for f in found]
    assert sorted(said) == sorted(finds)
