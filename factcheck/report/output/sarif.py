"""SARIF 2.1.0: for code-scanning views. Counterparts are related locations, accepted findings are suppressed results."""

from __future__ import annotations

from typing import Any, Final
from urllib.parse import quote

from factcheck.model.article import Article
from factcheck.model.finding import Finding, Place
from factcheck.model.report import Report, article_json
from factcheck.report.catalogue import Catalogue, catalogue
from factcheck.report.index import Index, anchor, others
from factcheck.report.output.json import dumps
from factcheck.report.passage import plain
from factcheck.report.places import Spot, paragraph, quoted, repository_path, spot, unread_spot
from factcheck.report.rendering import Rendering

SCHEMA: Final = "https://json.schemastore.org/sarif-2.1.0.json"
LEVELS: Final = {"error": "error", "warning": "warning", "info": "note"}
#: The name of our fingerprint: its value stays while the figures do, wherever their words move.
FINGERPRINT: Final = "factcheckFinding/v1"


def render(report: Report, rendering: Rendering) -> str:
    """One SARIF log with one run."""
    index, words = Index(report), catalogue(rendering.lang)
    findings = (*index.ordered, *index.waived)
    rules = list(dict.fromkeys(finding.rule for finding in findings))
    run: dict[str, Any] = {
        "tool": {
            "driver": {
                "name": "factcheck",
                "version": report.version,
                "language": "en" if rendering.lang == "en" else rendering.lang,
                "rules": [_rule(rule, words) for rule in rules],
            }
        },
        "columnKind": "unicodeCodePoints",
        "artifacts": [_artifact(article) for article in report.articles],
        "invocations": [_invocation(report, rendering.lang)],
        "results": [_result(finding, rules, index, words) for finding in findings],
    }
    return dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, indent=2) + "\n"


def _rule(rule: str, words: Catalogue) -> dict[str, Any]:
    return {"id": rule, "shortDescription": {"text": words.name("rule", rule)}}


def _artifact(article: Article) -> dict[str, Any]:
    known = article_json(article)
    return {
        "location": {"uri": _uri(article.name)},
        "length": len(article.text.encode("utf-8", "surrogatepass")),
        "hashes": {"sha-256": known["sha256"]},
        "encoding": article.encoding,
    }


def _invocation(report: Report, lang: str) -> dict[str, Any]:
    notices = [
        {"level": "error", "message": {"text": plain(entry.in_language(lang))}, "locations": [_row(unread_spot(entry))]}
        for entry in report.unread
    ]
    notes = [{"level": "note", "message": {"text": plain(note[lang])}} for note in report.notes]
    return {"executionSuccessful": not report.unread, "toolExecutionNotifications": notices + notes}


def _result(finding: Finding, rules: list[str], index: Index, words: Catalogue) -> dict[str, Any]:
    here = anchor(finding)
    result: dict[str, Any] = {
        "ruleId": finding.rule,
        "ruleIndex": rules.index(finding.rule),
        "level": LEVELS[finding.severity],
        "message": {"text": paragraph(finding, index, words)},
        "locations": [] if here is None else [_at(here, index, words)],
        "partialFingerprints": {FINGERPRINT: finding.finding_id},
        "properties": {"findingId": finding.finding_id, "messageKey": finding.message.key},
    }
    places = (*others(finding), *finding.repeats)
    if places:
        result["relatedLocations"] = [{"id": number, **_at(place, index, words)} for number, place in enumerate(places, start=1)]
    if finding.waived is not None:
        reason = str(finding.waived.get("reason") or "")
        result["suppressions"] = [{"kind": "external", "status": "accepted", "justification": plain(reason)}]
    return result


def _at(place: Place, index: Index, words: Catalogue) -> dict[str, Any]:
    at = spot(place, index)
    location = _row(at)
    if at.column is not None and place.start is not None and place.end is not None:
        location["physicalLocation"]["region"] = {
            "startLine": at.line,
            "startColumn": at.column,
            "endLine": at.end_line,
            "endColumn": at.end_column,
            "charOffset": place.start,
            "charLength": place.end - place.start,
            "snippet": {"text": place.quote or ""},
        }
    location["message"] = {"text": quoted(place, index, words)}
    return location


def _row(spot: Spot) -> dict[str, Any]:
    """A location of a whole line, or of a file."""
    location: dict[str, Any] = {"artifactLocation": {"uri": _uri(spot.path)}}
    if spot.line is not None:
        location["region"] = {"startLine": spot.line}
    return {"physicalLocation": location}


def _uri(name: str) -> str:
    """A path as a relative reference; an absolute one as a file URI."""
    path = quote(repository_path(name).encode("utf-8", "surrogatepass"), safe="/-._~!$&'()*+,;=@")
    return f"file://{path}" if path.startswith("/") else path
