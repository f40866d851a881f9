"""Texts of ``tests/sets/*.toml``, checked as articles."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import pandas as pd

import factcheck
from factcheck.model.finding import Finding
from factcheck.model.report import Report

HERE = Path(__file__).parent


def rows(file: str, table: str) -> list[dict[str, Any]]:
    """The entries of one table of a file."""
    entries: list[dict[str, Any]] = tomllib.loads((HERE / file).read_text(encoding="utf-8"))[table]
    return entries


def article(entry: Mapping[str, Any], name: str | None = None) -> dict[str, Any]:
    """A row of a table of articles: the entry's text with its language and day."""
    text = entry["text"].strip() + "\n"
    return {"article": name or entry["name"], "text": text, "lang": entry["lang"], "published": entry["published"].isoformat()}


def report(articles: Iterable[Mapping[str, Any]]) -> Report:
    """What the whole flow finds in articles; columns ``article``, ``text``, ``lang``, ``published`` and ``story``."""
    return factcheck.check(pd.DataFrame(list(articles)))


def loud(found: Report) -> list[Finding]:
    """The errors and warnings."""
    return [finding for finding in found.findings if finding.severity != "info"]


def told(finding: Finding) -> str:
    """A finding in one line, for a failing test."""
    quotes = ", ".join(place.quote or "" for place in finding.claims)
    return f"{finding.severity} {finding.rule}: {finding.message.text} ({quotes})"
