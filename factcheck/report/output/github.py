"""GitHub annotations, one a line, worst first: only the first ten of each kind are shown beside a change."""

from __future__ import annotations

from typing import Final

from factcheck.model.finding import Finding
from factcheck.model.report import Report
from factcheck.report.catalogue import Catalogue, catalogue
from factcheck.report.index import Index, anchor
from factcheck.report.passage import plain
from factcheck.report.places import Spot, paragraph, spot, unread_spot
from factcheck.report.rendering import Rendering

COMMANDS: Final = {"error": "error", "warning": "warning", "info": "notice"}


def render(report: Report, rendering: Rendering) -> str:
    """Workflow commands; accepted findings make none, what could not be read comes first, what the desk corrected last."""
    index, words = Index(report), catalogue(rendering.lang)
    lines = [
        _command("error", plain(words.say("ci.unread", reason=entry.in_language(words.lang))), **_where(unread_spot(entry)))
        for entry in report.unread
    ]
    lines.extend(_annotation(finding, index, words) for finding in index.ordered)
    lines.extend(_command("notice", plain(note[words.lang]), title="factcheck") for note in report.notes)
    return "".join(f"{line}\n" for line in lines)


def _annotation(finding: Finding, index: Index, words: Catalogue) -> str:
    here = anchor(finding)
    where = {} if here is None else _where(spot(here, index))
    title = f"{words.name('rule', finding.rule)} #{index.short_ids[finding.finding_id]}"
    return _command(COMMANDS[finding.severity], paragraph(finding, index, words), **where, title=title)


def _where(spot: Spot) -> dict[str, str]:
    """The properties of a command for a place."""
    properties = {"file": spot.path, "line": spot.line, "endLine": spot.end_line, "col": spot.column, "endColumn": spot.end_column}
    return {name: str(value) for name, value in properties.items() if value is not None}


def _command(kind: str, message: str, **properties: str) -> str:
    told = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    return f"::{kind} {told}::{_escaped(message)}"


def _escaped(text: str) -> str:
    # As the runner reads them back; a bare line feed would end the command and could start another.
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _escaped(text).replace(":", "%3A").replace(",", "%2C")
