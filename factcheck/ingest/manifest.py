"""``articles.csv`` beside the articles: publication date, source, address and story of each.

The first line names the columns: ``article`` (the file's name, or the id in a JSON Lines file) and any of the others; further
columns are ignored. Commas, semicolons and tabs part the cells alike.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from io import StringIO
from pathlib import Path
from typing import Final

from factcheck.ingest.dates import parse_date
from factcheck.ingest.draft import whole
from factcheck.ingest.encoding import decode
from factcheck.ingest.unreadable import UnreadableError
from factcheck.model.article import Unread

NAME: Final = "articles.csv"
COLUMNS: Final = ("article", "published", "source", "url", "story")


@dataclass(frozen=True, slots=True)
class Entry:
    """A row of the manifest; None where the cell is empty."""

    published: date | None = None
    source: str | None = None
    url: str | None = None
    story: str | None = None


@dataclass(frozen=True, slots=True)
class Manifest:
    """The entries by article, and the rows that could not be read."""

    entries: Mapping[str, Entry] = field(default_factory=dict)
    unread: tuple[Unread, ...] = ()

    def entry(self, article: str) -> Entry:
        """What is said of an article; an empty entry where nothing is."""
        return self.entries.get(article, Entry())


def read_manifest(path: Path) -> Manifest:
    """The manifest in a file; an empty one where there is no file."""
    if not path.is_file():
        return Manifest()
    name = str(path)
    try:
        with path.open("rb") as file:
            text, _ = decode(whole(file))
    except OSError as error:
        return Manifest(unread=(Unread(name, f"{error.strerror}; make it readable"),))
    except UnreadableError as error:
        return Manifest(unread=(Unread(name, str(error)),))
    try:
        return _rows(text, name)
    except csv.Error as error:
        return Manifest(unread=(Unread(name, f"it is no CSV ({error}); save it as CSV in UTF-8"),))


def _rows(text: str, name: str) -> Manifest:
    first = text.split("\n", 1)[0]
    delimiter = max(",;\t", key=first.count)
    reader = csv.reader(StringIO(text, newline=""), delimiter=delimiter, strict=True)
    header = [cell.strip().lower() for cell in next(reader, [])]
    if "article" not in header:
        return Manifest(unread=(Unread(name, "line 1 names no column 'article'; write 'article,published' above the rows"),))
    entries: dict[str, Entry] = {}
    unread: list[Unread] = []
    line = reader.line_num + 1
    for row in reader:
        problem = _file_row(row, header, entries) if any(cell.strip() for cell in row) else None
        if problem:
            unread.append(Unread(name, f"line {line}: {problem}"))
        line = reader.line_num + 1
    return Manifest(entries, tuple(unread))


def _file_row(row: list[str], header: list[str], entries: dict[str, Entry]) -> str | None:
    """Adds a row to the entries, or says what is wrong with it."""
    if len(row) > len(header):
        return f"{len(row)} cells under {len(header)} columns; put cells that hold the delimiter in quotation marks"
    cells = {column: cell.strip() for column, cell in zip(header, row, strict=False) if column in COLUMNS}
    article = cells.get("article", "").replace("\\", "/").removeprefix("./")
    if not article:
        return "no article named; write its file name in the column 'article'"
    if article in entries:
        return f"a second row for {article}; keep one"
    printed = cells.get("published")
    published = parse_date(printed) if printed else None
    if printed and published is None:
        return f"{printed!r} is no date; write it as 2025-09-10"
    entries[article] = Entry(published, cells.get("source") or None, cells.get("url") or None, cells.get("story") or None)
    return None
