"""The whole console output: a line about the input, findings under their article, the footer."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Final

from factcheck.model.finding import Finding
from factcheck.model.report import Report
from factcheck.report import labels, steps
from factcheck.report.catalogue import Catalogue, catalogue
from factcheck.report.index import Index, anchor
from factcheck.report.passage import plain
from factcheck.report.rendering import Rendering
from factcheck.report.terminal.block import Block
from factcheck.report.terminal.columns import wrapped
from factcheck.report.terminal.footer import Footer
from factcheck.report.terminal.ink import ASCII, UNICODE, Ink, drawable

#: Notes that are drawn; an archive has thousands, which nobody reads on a console. Errors and warnings are always all there.
MOST_NOTES: Final = 100


def draw(report: Report, rendering: Rendering) -> str:
    """The report for a console of ``rendering.width`` columns, ending with a line feed."""
    words = catalogue(rendering.lang)
    ink = Ink(rendering.colour)
    symbols = ASCII if rendering.ascii_only else UNICODE
    index = Index(report)
    block = Block(index, words, ink, symbols, rendering.width)
    parts = [*wrapped(_header(report, words, symbols.dot), rendering.width), ""]
    drawn = _drawn(index)
    for article, findings in _by_article(drawn).items():
        rows = wrapped(plain(article), rendering.width)
        parts.extend([ink.paint(row, "bold") for row in rows] if article else [words.say("terminal.no_article")])
        for finding in findings:
            parts.extend(block.lines(finding))
        parts.append("")
    if left := len(index.ordered) - len(drawn):
        parts.extend([*wrapped(words.say("terminal.notes_left", n=left), rendering.width), ""])
    if index.waived:
        parts.extend(_waived(index, words, ink, symbols.waived, rendering.width))
        parts.append("")
    parts.extend(Footer(report, rendering, words, ink, symbols).lines())
    return drawable("\n".join(parts) + "\n", ascii_only=rendering.ascii_only, encoding=rendering.encoding)


def _header(report: Report, words: Catalogue, dot: str) -> str:
    name = f"factcheck {report.version}"
    if not report.articles:
        return f"{name} {dot} {words.say('count.figures', n=len(report.claims))}"
    langs = Counter(article.lang for article in report.articles)
    told = ", ".join(f"{number} {lang}" for lang, number in langs.most_common())
    return f"{name} {dot} {words.say('count.articles', n=len(report.articles))} ({told})"


def _drawn(index: Index) -> list[Finding]:
    """The findings, worst first, without the notes after the hundredth."""
    notes = [finding for finding in index.ordered if finding.severity == "info"]
    left = {id(finding) for finding in notes[MOST_NOTES:]}
    return [finding for finding in index.ordered if id(finding) not in left]


def _by_article(findings: list[Finding]) -> dict[str, list[Finding]]:
    """Findings under the article of their first claim; articles in the order of their worst finding."""
    grouped: dict[str, list[Finding]] = {}
    for finding in findings:
        here = anchor(finding)
        grouped.setdefault(here.article if here else "", []).append(finding)
    return grouped


def _waived(index: Index, words: Catalogue, ink: Ink, icon: str, width: int) -> Iterator[str]:
    """One line a waived finding: accepted findings stay visible."""
    yield ink.paint(words.say("terminal.waived"), "bold")
    for finding in index.waived:
        waiver = finding.waived or {}
        told = steps.waiver_told(finding, words)
        if waiver.get("expires"):
            told.append(words.say("waiver.until", date=labels.iso_day(waiver["expires"], words.lang)))
        short = index.short_ids[finding.finding_id]
        text = f"{finding.rule}  {plain(finding.message.in_language(words.lang))}  #{short}"
        yield from (f"  {icon if n == 0 else ' '} {row}" for n, row in enumerate(wrapped(text, width - 4)))
        about = steps.about(finding, index, words)
        note = plain(" · ".join(part for part in (about, *told) if part))
        yield from (f"    {ink.paint(row, 'dim')}" for row in wrapped(note, width - 4) if row)
