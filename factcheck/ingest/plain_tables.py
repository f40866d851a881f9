"""Tables in plain text and Markdown: runs of lines with cells parted by tabs, bars or wide gaps."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise
from typing import Final, NamedTuple

from factcheck.model.article import Section

#: Rows that a table has at least: with tabs or a ruled line below its head, and where only its columns show it.
_RULED_ROWS: Final = 2
_BARE_ROWS: Final = 3
#: Columns of a table that only its gaps or bars show; with fewer a wide gap must part label and figure.
_COLUMNS: Final = 3
_LINE: Final = re.compile(r"[^\n]*")
_RULE: Final = re.compile(r"[ \t]*[|+]?[ \t]*:?[-=\u2500]{2,}:?[ \t]*(?:[|+ ][ \t]*:?[-=\u2500]{2,}:?[ \t]*)*[|+]?[ \t\r]*")
_GAP: Final = re.compile(r"(?<=\S)[ \u00a0]{2,}(?=\S)")
_WIDE: Final = re.compile(r"(?<=\S)[ \u00a0]{3,}(?=\S)")
_FIGURE: Final = re.compile(r"[-+\u2212\u2013(]? ?[$\u20ac\u00a3]?\d")


class _Line(NamedTuple):
    start: int
    text: str

    @property
    def end(self) -> int:
        return self.start + len(self.text)


def plain_tables(text: str, start: int) -> list[Section]:
    """The tables of a text from an offset on, in order."""
    if "\t" not in text and "|" not in text and "  " not in text:
        return []
    lines = [_Line(m.start(), m[0]) for m in _LINE.finditer(text, start) if m.start() == start or text[m.start() - 1] == "\n"]
    found: list[Section] = []
    for looks, is_table in ((_has_tab, _by_tab), (_has_bar, _by_bar), (_has_gap, _by_gap)):
        for run in _runs(lines, looks):
            section = Section("table", run[0].start, run[-1].end)
            if is_table(run) and not any(s.start < section.end and section.start < s.end for s in found):
                found.append(section)
    return sorted(found, key=lambda section: section.start)


def _runs(lines: Iterable[_Line], looks: Callable[[str], bool]) -> Iterator[list[_Line]]:
    """Runs of lines that look like rows, ruled lines between them included."""
    run: list[_Line] = []
    for line in [*lines, None]:
        if line is not None and (looks(line.text) or (run and _RULE.fullmatch(line.text))):
            run.append(line)
            continue
        while run and _RULE.fullmatch(run[-1].text):
            run.pop()
        if run:
            yield run
        run = []


def _has_tab(line: str) -> bool:
    return "\t" in line.strip()


def _has_bar(line: str) -> bool:
    return "|" in line


def _has_gap(line: str) -> bool:
    return _GAP.search(line) is not None and "|" not in line


def _by_tab(run: list[_Line]) -> bool:
    return len(run) >= _RULED_ROWS


def _by_bar(run: list[_Line]) -> bool:
    """Whether rows with bars are a table: a ruled line stands below the first, or all have the same columns, figures among them."""
    if any(_RULE.fullmatch(line.text) for line in run[:_RULED_ROWS]):
        return len(run) >= _RULED_ROWS
    cells = [line.text.strip().strip("|").split("|") for line in run]
    return _is_regular(cells, _COLUMNS - 1 if len(cells[0]) > 1 else _COLUMNS)


def _by_gap(run: list[_Line]) -> bool:
    """Whether rows with wide gaps are a table: the same columns, the figures of all rows but the first in the same ones."""
    rows = [line.text for line in run if not _RULE.fullmatch(line.text)]
    cells = [_GAP.split(row.strip()) for row in rows]
    if len(cells) >= _BARE_ROWS and len(cells[0]) == len(cells[1]) - 1:
        cells[0].insert(0, "")  # The head has no name for the labels.
    if cells and len(cells[0]) < _COLUMNS and not all(_WIDE.search(row) for row in rows[1:]):
        return False
    return _is_regular(cells, 2)


def _is_regular(cells: list[list[str]], columns: int) -> bool:
    """Whether rows have the same number of cells, and each but the first a figure behind its label."""
    if len(cells) < _BARE_ROWS or len(cells[0]) < columns or any(len(a) != len(b) for a, b in pairwise(cells)):
        return False
    return all(any(_FIGURE.match(cell.strip()) for cell in row[1:]) for row in cells[1:])
