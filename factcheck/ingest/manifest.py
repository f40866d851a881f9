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
from factcheck.ingest.unreadable import UnreadableError, unread
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
        return Manifest(unread=(unread(name, "cannot_read", error=error.strerror),))
    except UnreadableError as error:
        return Manifest(unread=(unread(name, error.told),))
    try:
        return _rows(text, name)
    except csv.Error as error:
        return Manifest(unread=(unread(name, "no_csv", error=error),))


def _rows(text: str, name: str) -> Manifest:
    first = text.split("\n", 1)[0]
    delimiter = max(",;\t", key=first.count)
    reader = csv.reader(StringIO(text, newline=""), delimiter=delimiter, strict=True)
    header = [cell.strip().lower() for cell in next(reader, [])]
    if "article" not in header:
        return Manifest(unread=(unread(name, "manifest_columns"),))
    entries: dict[str, Entry] = {}
    bad: list[Unread] = []
    line = reader.line_num + 1
    for row in reader:
        try:
            if any(cell.strip() for cell in row):
                _file_row(row, header, entries)
        except UnreadableError as error:
            bad.append(unread(name, error.told, line=line))
        line = reader.line_num + 1
    return Manifest(entries, tuple(bad))


def _file_row(row: list[str], header: list[str], entries: dict[str, Entry]) -> None:
    """Adds a row to the entries. Raises UnreadableError where something is wrong with it."""
    if len(row) > len(header):
        raise UnreadableError("manifest_cells", cells=len(row), columns=len(header))
    cells = {column: cell.strip() for column, cell in zip(header, row, strict=False) if column in COLUMNS}
    article = cells.get("article", "").replace("\\", "/").removeprefix("./")
    if not article:
        raise UnreadableError("manifest_no_article")
    if article in entries:
        raise UnreadableError("manifest_twice", article=article)
    printed = cells.get("published")
    published = parse_date(printed) if printed else None
    if printed and published is None:
        raise UnreadableError("manifest_no_date", value=repr(printed))
    entries[article] = Entry(published, cells.get("source") or None, cells.get("url") or None, cells.get("story") or None)
