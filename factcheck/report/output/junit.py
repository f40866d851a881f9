"""JUnit XML: one suite an article, one case a finding; an article without findings is one passed case."""

from __future__ import annotations

import re
from typing import Final
from xml.etree import ElementTree

from factcheck.model.finding import Finding
from factcheck.model.report import Report
from factcheck.report.catalogue import Catalogue, catalogue
from factcheck.report.index import Index, anchor
from factcheck.report.passage import plain
from factcheck.report.places import paragraph, pointed, repository_path, spot, unread_spot
from factcheck.report.rendering import Rendering

#: Characters that XML 1.0 has no way to write.
_UNWRITABLE: Final = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def render(report: Report, rendering: Rendering) -> str:
    """Findings that fail the run are failures, milder ones passed cases with their text; what could not be read is an error."""
    index, words = Index(report), catalogue(rendering.lang)
    root = ElementTree.Element("testsuites", name="factcheck")
    for article, findings in _by_article(index).items():
        suite = ElementTree.SubElement(root, "testsuite", name=_text(repository_path(article)))
        for finding in findings:
            _case(suite, finding, index, words, rendering)
        if not findings:
            ElementTree.SubElement(suite, "testcase", classname="factcheck", name="figures agree")
    for entry in report.unread:
        at = unread_spot(entry)
        suite = ElementTree.SubElement(root, "testsuite", name=_text(at.path))
        case = ElementTree.SubElement(suite, "testcase", classname="factcheck.read", name=_text(entry.article))
        case.set("file", _text(at.path))
        if at.line is not None:
            case.set("line", str(at.line))
        ElementTree.SubElement(case, "error", message=_text(plain(entry.in_language(words.lang))), type="unread")
    if report.notes:
        suite = ElementTree.SubElement(root, "testsuite", name="factcheck")
        case = ElementTree.SubElement(suite, "testcase", classname="factcheck", name="desk")
        ElementTree.SubElement(case, "system-out").text = _text("\n".join(plain(note[words.lang]) for note in report.notes))
    for element in (*root, root):
        for name, tag in (("tests", "testcase"), ("failures", "failure"), ("errors", "error"), ("skipped", "skipped")):
            element.set(name, str(sum(1 for _ in element.iter(tag))))
    ElementTree.indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ElementTree.tostring(root, encoding="unicode") + "\n"


def _by_article(index: Index) -> dict[str, list[Finding]]:
    grouped: dict[str, list[Finding]] = {article: [] for article in index.articles}
    for finding in (*index.ordered, *index.waived):
        here = anchor(finding)
        grouped.setdefault(here.article if here else "", []).append(finding)
    return grouped


def _case(suite: ElementTree.Element, finding: Finding, index: Index, words: Catalogue, rendering: Rendering) -> None:
    here = anchor(finding)
    name = plain(f"{finding.message.in_language(words.lang)} #{index.short_ids[finding.finding_id]}")
    case = ElementTree.SubElement(suite, "testcase", classname=f"factcheck.{finding.rule}", name=_text(name))
    if here is not None:
        at = spot(here, index)
        case.set("file", _text(at.path))
        if at.line is not None:
            case.set("line", str(at.line))
    text = _text(paragraph(finding, index, words))
    place = "" if here is None else f"{pointed(here, index)}: "
    if finding.waived is not None:
        reason = plain(str(finding.waived.get("reason") or ""))
        ElementTree.SubElement(case, "skipped", message=_text(words.say("ci.waived", reason=reason)))
    elif rendering.fails(finding.severity):
        failure = ElementTree.SubElement(case, "failure", message=_text(name), type=finding.severity)
        failure.text = _text(f"{place}{text}")
    else:
        ElementTree.SubElement(case, "system-out").text = _text(f"{finding.severity}: {place}{text}")


def _text(text: str) -> str:
    return _UNWRITABLE.sub("\N{REPLACEMENT CHARACTER}", text)
