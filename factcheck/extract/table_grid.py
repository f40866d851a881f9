"""The cells of a table section: rows of token ranges."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import Final, NamedTuple

from factcheck.extract.scan import Scan
from factcheck.model.article import Section

_BETWEEN: Final = re.compile(r"\t|\|")
_GAPS: Final = re.compile(r"(?<=\S)[ \u00a0]{2,}(?=\S)")
_LETTER: Final = re.compile(r"\w")


class Cell(NamedTuple):
    """Tokens ``first`` to ``last`` (exclusive) of a cell; an empty one has none."""

    first: int
    last: int


class Row(NamedTuple):
    """The cells of a line, and its offsets."""

    start: int
    end: int
    cells: tuple[Cell, ...]


def rows(scan: Scan, section: Section) -> list[Row]:
    """The rows of a table, all of one width: a head without a name for the labels gets an empty cell first."""
    lines = list(_lines(scan.article.text, section))
    between = _BETWEEN if any(_BETWEEN.search(line) for _, line in lines) else _GAPS
    table = [
        Row(start, start + len(line), tuple(_cells(scan, start, line, between))) for start, line in lines if _LETTER.search(line)
    ]
    width = max((len(row.cells) for row in table), default=0)
    return [_widened(row, width) for row in table]


def _lines(text: str, section: Section) -> list[tuple[int, str]]:
    found, start = [], section.start
    for line in text[section.start : section.end].split("\n"):
        core = line.strip()
        if core:
            found.append((start + line.index(core), core))
        start += len(line) + 1
    return found


def _cells(scan: Scan, start: int, line: str, between: re.Pattern[str]) -> list[Cell]:
    """The cells of a line; bars at its ends part nothing."""
    ends = [0, *(x for m in between.finditer(line) for x in m.span()), len(line)]
    spans = list(zip(ends[::2], ends[1::2], strict=True))
    if line.startswith("|"):
        spans = spans[1:]
    if line.endswith("|") and len(spans) > 1:
        spans = spans[:-1]
    return [Cell(bisect_left(scan.starts, start + a), bisect_left(scan.starts, start + b)) for a, b in spans]


def _widened(row: Row, width: int) -> Row:
    """A row with as many cells as the widest: one is missing before the first, further ones behind the last."""
    missing = width - len(row.cells)
    if missing <= 0:
        return row
    empty = Cell(row.cells[0].first, row.cells[0].first)
    return row._replace(cells=(empty, *row.cells, *[empty] * (missing - 1)))
