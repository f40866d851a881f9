"""Where CI systems point to: paths as a repository has them, and a finding in one paragraph with its counterparts."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path, PurePath
from typing import Final, NamedTuple

from factcheck.model.article import Unread
from factcheck.model.finding import Finding, Place
from factcheck.report import steps
from factcheck.report.catalogue import Catalogue
from factcheck.report.index import Index, others
from factcheck.report.passage import plain

#: A row of a claim table as an unread input names it.
_ROW: Final = re.compile(r"(.+\.(?:jsonl|ndjson|csv|tsv|parquet|pq)):([0-9]+)", re.DOTALL)


class Spot(NamedTuple):
    """Where a CI system points to; lines and columns count from 1 and are None where they are not known."""

    path: str
    line: int | None = None
    column: int | None = None
    end_line: int | None = None
    end_column: int | None = None


def spot(place: Place, index: Index) -> Spot:
    """The row of the claim's table where the gate says it, since that is what an update changes; else its words in the article."""
    table = index.tables.get(place.claim_id)
    if table is not None:
        return Spot(repository_path(table[0]), table[1])
    path = repository_path(place.article)
    first, last = index.position(place.article, place.start), index.position(place.article, place.end)
    return Spot(path) if first is None or last is None else Spot(path, *first, *last)


def unread_spot(entry: Unread) -> Spot:
    """The file, and the line where it is a row of a table that could not be read."""
    row = _ROW.fullmatch(entry.article)
    return Spot(repository_path(entry.article)) if row is None else Spot(repository_path(row[1]), int(row[2]))


def repository_path(name: str) -> str:
    """An input's path with forward slashes, from the working folder where it lies below it."""
    path = _path(name)
    if path.is_absolute() and path.is_relative_to(Path.cwd()):
        path = path.relative_to(Path.cwd())
    return path.as_posix()


# Findings of one article stand together.
_path: Final = lru_cache(maxsize=1 << 10)(PurePath)


def pointed(place: Place, index: Index) -> str:
    """``path:line:column`` as a repository has it."""
    path, line, column, *_ = spot(place, index)
    return ":".join(str(part) for part in (path, line, column) if part is not None)


def quoted(place: Place, index: Index, words: Catalogue) -> str:
    """The figure in its words, or its value where a table gave no words."""
    claim = index.claims.get(place.claim_id)
    quote = place.quote or (claim.quote if claim else None)
    if quote:
        return plain(quote)
    return plain(steps.claim_value(claim, words)) if claim else place.claim_id


def paragraph(finding: Finding, index: Index, words: Catalogue) -> str:
    """The finding in plain text: message, what it stands against, arithmetic, what to do."""
    message = plain(finding.message.in_language(words.lang))
    parts = [message if message.endswith((".", "!", "?")) else f"{message}."]
    parts.extend(
        words.say("ci.against", quote=quoted(place, index, words), place=pointed(place, index)) for place in others(finding)
    )
    why = steps.why(finding, index, words)
    if why:
        parts.append(f"{why}.")
    parts.append(steps.advice(finding, words))
    return plain(" ".join(parts))
