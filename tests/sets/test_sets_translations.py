"""Twenty stories in two languages: one planted change is found, the faithful version gives nothing."""

from __future__ import annotations

import re
from typing import Any

import pytest
from texts import report, rows, told

from factcheck.model.finding import Finding

PAIRS = rows("translations.toml", "pair")
#: What may be said aloud of a change; a figure that is only missing is told.
SEVERITY = {"missing": "info"}
_MARK = re.compile(r"\[([^|\]]*)\|([^\]]*)\]")


def found(pair: dict[str, Any], *, planted: bool) -> list[Finding]:
    """What the two versions give beside each other."""
    versions = (pair["one"], _MARK.sub(r"\2" if planted else r"\1", pair["other"]))
    articles = [
        {
            "article": f"{pair['name']}.{number}",
            "text": text.strip() + "\n",
            "lang": lang,
            "published": pair["published"].isoformat(),
            "story": pair["name"],
        }
        for number, (text, lang) in enumerate(zip(versions, pair["langs"], strict=True), start=1)
    ]
    return [finding for finding in report(articles).findings if finding.rule == "translation" or finding.severity != "info"]


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: pair["name"])
def test_a_faithful_version_gives_nothing(pair: dict[str, Any]) -> None:
    assert list(map(told, found(pair, planted=False))) == []


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: pair["name"])
def test_the_planted_change_is_found_and_nothing_else(pair: dict[str, Any]) -> None:
    findings = found(pair, planted=True)
    severity = SEVERITY.get(pair["change"], "error")
    assert [(finding.severity, finding.rule) for finding in findings] == [(severity, "translation")], list(map(told, findings))
