"""Findings as a table: one row a figure of a finding, for spreadsheets."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from fractions import Fraction
from io import StringIO
from typing import Final

from factcheck.model.claim import decimal_text
from factcheck.model.finding import Finding, Place
from factcheck.model.numbers import bound_text
from factcheck.model.report import Report
from factcheck.report import steps
from factcheck.report.catalogue import Catalogue, catalogue
from factcheck.report.index import Index
from factcheck.report.passage import plain
from factcheck.report.rendering import Rendering

COLUMNS: Final = (
    "finding_id", "severity", "rule", "message", "why", "advice", "role", "article", "line", "column", "start", "end", "quote",
    "obs_value", "unit_measure", "low", "high", "indicator", "ref_area", "counterpart_area", "time_period", "claim_id", "waived",
)  # fmt: skip

_NUMBER = re.compile(r"[-+]?[\d\s.,]+ ?%?")
#: What spreadsheets take for the start of a formula.
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")


def render(report: Report, rendering: Rendering) -> str:
    """CSV with a header (RFC 4180 quoting, line feeds), worst findings first, accepted ones last."""
    index, words = Index(report), catalogue(rendering.lang)
    table = StringIO()
    writer = csv.writer(table, lineterminator="\n")
    writer.writerow(COLUMNS)
    for finding in (*index.ordered, *index.waived):
        for role, places in (("claim", finding.claims), ("repeat", finding.repeats)):
            writer.writerows([_cell(cell) for cell in _row(finding, role, place, index, words)] for place in places)
    return table.getvalue()


def _row(finding: Finding, role: str, place: Place, index: Index, words: Catalogue) -> Iterator[str]:
    claim = index.claims.get(place.claim_id)
    position = index.position(place.article, place.start)
    interval = None if claim is None or claim.obs_value is None else claim.interval()
    yield from (finding.finding_id, finding.severity, finding.rule, plain(finding.message.in_language(words.lang)))
    yield from (plain(steps.why(finding, index, words)), steps.advice(finding, words), role, place.article)
    yield from ("", "") if position is None else (str(position[0]), str(position[1]))
    yield from (_known(place.start), _known(place.end), plain(place.quote or ""))
    yield "" if claim is None or claim.obs_value is None else decimal_text(claim.obs_value)
    yield _known(claim and claim.unit_measure)
    yield from ("", "") if interval is None else (_bound(interval.low, upper=False), _bound(interval.high, upper=True))
    for name in ("indicator", "ref_area", "counterpart_area", "time_period"):
        yield _known(claim and getattr(claim, name))
    yield place.claim_id
    yield "" if finding.waived is None else plain(str(finding.waived.get("reason") or "yes"))


def _bound(value: Fraction | None, *, upper: bool) -> str:
    return bound_text(value, upper=upper) or ""


def _known(value: object) -> str:
    return "" if value is None else str(value)


def _cell(text: str) -> str:
    """A text that a spreadsheet would run as a formula starts with an apostrophe; numbers stay numbers."""
    return f"'{text}" if text.startswith(_FORMULA) and not _NUMBER.fullmatch(text) else text
