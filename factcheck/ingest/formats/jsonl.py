"""JSON Lines: one article a line, ``{"article", "text"}`` and optionally ``published``, ``lang``, ``source``, ``url``, ``story``.

The file is read line by line and may be of any length; other keys are ignored.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from io import TextIOWrapper
from typing import Any, BinaryIO, Final

from factcheck.ingest.dates import parse_date
from factcheck.ingest.draft import LIMIT, LIMIT_TEXT, Draft
from factcheck.ingest.encoding import WIDE_MARKS, decode
from factcheck.ingest.stream import rejoined
from factcheck.ingest.unreadable import UnreadableError, unread
from factcheck.model.article import Unread

EXAMPLE: Final = '{"article": "id", "text": "..."}'


def drafts(file: BinaryIO, name: str) -> Iterator[Draft | Unread]:
    """The articles of the file in order; a line that cannot be read is told by its number."""
    is_empty = True
    for number, (line, encoding) in enumerate(_lines(file), 1):
        if not line.strip():
            continue
        is_empty = False
        try:
            yield _draft(line, encoding, number)
        except UnreadableError as error:
            yield unread(name, error.told, line=number)
    if is_empty:
        raise UnreadableError("jsonl_empty", example=EXAMPLE)


def _lines(file: BinaryIO) -> Iterator[tuple[bytes, str | None]]:
    """The lines, with their encoding where it is known; a line beyond the limit is cut behind it."""
    limit = LIMIT + 1
    line = file.readline(limit)
    if line.startswith(WIDE_MARKS):
        yield from _wide_lines(rejoined(line, file))
        return
    line = line.removeprefix(b"\xef\xbb\xbf") or file.readline(limit)
    while line:
        yield line, None
        while len(line) >= limit and not line.endswith(b"\n"):
            line = file.readline(limit)
        line = file.readline(limit)


def _wide_lines(file: BinaryIO) -> Iterator[tuple[bytes, str]]:
    """The lines of a UTF-16 file, in UTF-8."""
    text = TextIOWrapper(file, "utf-16", newline="\n")
    try:
        while line := text.readline(LIMIT + 1):
            yield line.encode(), "utf-16"
    except UnicodeDecodeError as error:
        raise UnreadableError("broken_utf_16", error=error.reason) from error


def _draft(line: bytes, encoding: str | None, number: int) -> Draft:
    if len(line) > LIMIT:
        raise UnreadableError("line_too_long", limit=LIMIT_TEXT)
    text, found = decode(line)
    row = _parsed(text)
    return Draft(
        text=_text(row),
        encoding=encoding or found,
        name=_article(row),
        published=_published(row),
        source=_optional(row, "source"),
        url=_optional(row, "url"),
        story=_optional(row, "story"),
        lang=_optional(row, "lang"),
        line=number,
    )


def _parsed(text: str) -> dict[str, Any]:
    try:
        row = json.loads(text)
    except json.JSONDecodeError as error:
        raise UnreadableError("no_json", error=error.msg, place=error.pos + 1, example=EXAMPLE) from error
    except (RecursionError, ValueError) as error:
        raise UnreadableError("no_article_json", error=error, example=EXAMPLE) from error
    if not isinstance(row, dict):
        raise UnreadableError("no_json_object", example=EXAMPLE)
    return row


def _article(row: dict[str, Any]) -> str:
    name = row.get("article")
    if isinstance(name, int) and not isinstance(name, bool):
        return str(name)
    if not isinstance(name, str) or not name.strip():
        raise UnreadableError("no_article_id")
    return _sound(name, "article")


def _text(row: dict[str, Any]) -> str:
    if "text" not in row:
        raise UnreadableError("no_text_key")
    text = row["text"]
    if not isinstance(text, str):
        raise UnreadableError("text_no_string", value=json.dumps(text)[:20])
    return _sound(text, "text")


def _published(row: dict[str, Any]) -> date | None:
    value = row.get("published")
    if value is None or value == "":
        return None
    when = parse_date(value) if isinstance(value, str) else None
    if when is None:
        raise UnreadableError("published_no_date", value=json.dumps(value)[:40])
    return when


def _optional(row: dict[str, Any], key: str) -> str | None:
    value = row.get(key)
    if value is None or value == "":
        return None
    if not isinstance(value, str):
        raise UnreadableError("no_string", name=key, value=json.dumps(value)[:40])
    return _sound(value, key)


def _sound(text: str, key: str) -> str:
    """The text, if it can be written out again: half of a surrogate pair cannot."""
    try:
        text.encode()
    except UnicodeEncodeError as error:
        raise UnreadableError(
            "half_character", name=key, character=f"\\u{ord(text[error.start]):04x}", place=error.start + 1
        ) from error
    return text
