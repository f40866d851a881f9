"""GitLab's code quality report: one JSON list, worst first."""

from __future__ import annotations

from hashlib import sha256
from typing import Any, Final

from factcheck.model.finding import Finding
from factcheck.model.report import Report
from factcheck.report.catalogue import Catalogue, catalogue
from factcheck.report.index import Index, anchor
from factcheck.report.output.json import dumps
from factcheck.report.passage import plain
from factcheck.report.places import Spot, paragraph, spot, unread_spot
from factcheck.report.rendering import Rendering

SEVERITIES: Final = {"error": "critical", "warning": "minor", "info": "info"}


def render(report: Report, rendering: Rendering) -> str:
    """Findings nobody accepted, and inputs that could not be read."""
    index, words = Index(report), catalogue(rendering.lang)
    issues = [
        {
            "description": plain(words.say("ci.unread", reason=entry.in_language(words.lang))),
            "check_name": "unread",
            "fingerprint": _fingerprint(entry.article),
            "severity": "blocker",
            "location": _location(unread_spot(entry)),
        }
        for entry in report.unread
    ]
    issues.extend(_issue(finding, index, words) for finding in index.ordered)
    return dumps(issues, indent=2) + "\n"


def _issue(finding: Finding, index: Index, words: Catalogue) -> dict[str, Any]:
    here = anchor(finding)
    return {
        "description": paragraph(finding, index, words),
        "check_name": finding.rule,
        "fingerprint": _fingerprint(finding.finding_id),
        "severity": SEVERITIES[finding.severity],
        "location": _location(Spot("") if here is None else spot(here, index)),
    }


def _location(spot: Spot) -> dict[str, Any]:
    return {"path": spot.path, "lines": {"begin": spot.line or 1}}


def _fingerprint(text: str) -> str:
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
