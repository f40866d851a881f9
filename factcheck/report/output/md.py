"""Markdown: for a pull request's comment or a job summary."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from factcheck.model.finding import Finding
from factcheck.model.report import Report
from factcheck.report import steps
from factcheck.report.catalogue import Catalogue, catalogue
from factcheck.report.index import Index, anchor
from factcheck.report.passage import ELLIPSIS, Passage, passage, plain
from factcheck.report.places import pointed
from factcheck.report.rendering import Rendering

ICONS: Final = {"error": "✗", "warning": "!", "info": "i"}
#: What Markdown or HTML could take for markup within a line, and at its start.
_INLINE: Final = re.compile(r"([\\`*_\[\]|<>~&])")
_START: Final = re.compile(r"^(\s*)([-+=]|\d+(?=[.)]\s))")
#: Names and numbers that forges would turn into mentions and links; the empty comment keeps them text.
_REFERENCE: Final = re.compile(r"([@#])(?=\w)")
#: Room for the words around a figure.
CONTEXT: Final = 80


def render(report: Report, rendering: Rendering) -> str:
    """Verdict line, then findings worst first with their quotes, then what was accepted and what could not be read."""
    index, words = Index(report), catalogue(rendering.lang)
    parts = [f"## {words.say('page.kicker')}", _counts(report, words)]
    parts.extend("\n".join(_finding(finding, index, words)) for finding in index.ordered)
    if index.waived:
        parts.append(f"### {words.say('page.waived')}")
        parts.append("\n".join(_waived(finding, index, words) for finding in index.waived))
    if report.unread:
        parts.append(f"### {words.say('page.unread')}")
        parts.append("\n".join(f"- {_text(entry.article)}: {_text(entry.in_language(words.lang))}" for entry in report.unread))
    if report.notes:
        parts.append("\n".join(f"- {_text(note[words.lang])}" for note in report.notes))
    parts.append(words.say("page.not_compared_is_not_correct"))
    return "\n\n".join(parts) + "\n"


def _counts(report: Report, words: Catalogue) -> str:
    summary = report.summary()
    findings = (("errors", "errors"), ("warnings", "warnings"), ("notes", "infos"), ("waived", "waived"))
    coverage = (("figures", "claims"), ("compared", "compared"), ("not_compared", "not_compared"))
    lines = [" · ".join(words.say(f"count.{key}", n=summary[name]) for key, name in group) for group in (findings, coverage)]
    return "  \n".join(lines)


def _finding(finding: Finding, index: Index, words: Catalogue) -> Iterator[str]:
    here, short = anchor(finding), index.short_ids[finding.finding_id]
    severity = words.name("severity", finding.severity)
    yield f"### {_text(ICONS[finding.severity])} {severity}: {_text(finding.message.in_language(words.lang))}"
    yield ""
    for place in finding.claims:
        whole = _short(passage(place, index.articles.get(place.article), index.claims.get(place.claim_id)))
        mark = "**" if place is here else "*"
        yield f"> {_text(whole.before)}{mark}{_text(whole.figure)}{mark}{_text(whole.after)}  "
        yield f"> — `{_code(pointed(place, index))}`"
        yield ""
    why = steps.why(finding, index, words)
    if why:
        yield f"{words.say('finding.arithmetic')}: {_text(why)}  "
    yield f"{words.say('finding.todo')}: {_text(steps.advice(finding, words))}  "
    yield f"`{finding.rule}` `#{short}`"


def _short(whole: Passage) -> Passage:
    before, after = whole.before, whole.after
    if len(before) > CONTEXT:
        before = ELLIPSIS + " " + before[-CONTEXT:].partition(" ")[2]
    if len(after) > CONTEXT:
        after = after[:CONTEXT].rpartition(" ")[0] + " " + ELLIPSIS
    # Emphasis marks bind only to a letter or digit, so spaces stay outside.
    return Passage(before, whole.figure.strip(), after)


def _waived(finding: Finding, index: Index, words: Catalogue) -> str:
    reason = str((finding.waived or {}).get("reason") or "")
    message = _text(finding.message.in_language(words.lang))
    return f"- `{finding.rule}` {message} ({_text(reason)}) `#{index.short_ids[finding.finding_id]}`"


def _text(text: str) -> str:
    """One line in which nothing is markup."""
    inline = _INLINE.sub(r"\\\1", plain(text))
    return _REFERENCE.sub(r"\1<!-- -->", _START.sub(r"\1\\\2", inline))


def _code(text: str) -> str:
    return plain(text).replace("`", "'")
