"""The lines of a claim table as text: JSON Lines and CSV, with what breaks a file in a repository told apart.

Each reader yields (line number, row) or a Problem. Lines are decoded one by one, so that a bad byte costs its own row only.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any, Final

from factcheck.model.claim import INTEGER_COLUMNS
from factcheck.model.claim_row import header_faults
from factcheck.model.problem import Problem

_BOMS: Final = {b"\xff\xfe": "UTF-16", b"\xfe\xff": "UTF-16"}
_OURS, _MIDDLE, _THEIRS = "<<<<<<<", "=======", ">>>>>>>"

Row = tuple[int, dict[str, Any]]


def json_rows(file: str, content: bytes) -> Iterator[Row | Problem]:
    """One JSON object a line; empty lines are passed over. Numbers keep their literal text."""
    for line, text in _lines(file, content):
        if isinstance(text, Problem):
            yield text
            continue
        if not text.strip():
            continue
        try:
            row = _DECODER.decode(text.strip())
        except (ValueError, RecursionError) as error:
            yield _broken(file, line, text, error)
            continue
        if not isinstance(row, dict):
            yield Problem(file, f"the line holds {_kind(row)}, not an object", "write one claim a line: {…}", line)
            continue
        yield line, row


def csv_rows(file: str, content: bytes) -> Iterator[Row | Problem]:
    """A header, then one row a claim. A quoted cell may run over several lines; the row is named by its first."""
    decoded: list[tuple[int, str]] = []
    for line, text in _lines(file, content):
        if isinstance(text, Problem):
            yield text
        else:
            decoded.append((line, text))
    if not decoded:
        return
    reader = csv.reader((text for _, text in decoded), delimiter=_delimiter(decoded[0][1]), strict=True)
    try:
        columns = [name.strip() for name in next(reader)]
    except csv.Error as error:
        yield Problem(file, f"no CSV: {error}", "begin the file with the names of the columns", decoded[0][0])
        return
    faults = _header_faults(columns)
    if faults:
        yield from (Problem(file, reason, cure, decoded[0][0], column) for column, reason, cure in faults)
        return
    while True:
        line = decoded[min(reader.line_num, len(decoded) - 1)][0]
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield Problem(file, f"no CSV: {error}", "close the quotes; the file may be cut off", line)
            return
        if not row:
            continue
        if len(row) != len(columns):
            cure = "mend the row: a quote, a comma or its end is missing"
            yield Problem(file, f"the row has {len(row)} cells, the header {len(columns)}", cure, line)
            continue
        yield line, dict(zip(columns, row, strict=True))


def _header_faults(columns: list[str]) -> list[tuple[str | None, str, str]]:
    if not any(columns):
        return [(None, "the first line is empty", "begin the file with the names of the columns")]
    repeated = [name for name in columns if columns.count(name) > 1]
    if repeated:
        return [(repeated[0], "two columns have this name", "rename one")]
    return [*header_faults(columns)]


def as_json(row: Mapping[str, str]) -> dict[str, Any]:
    """A CSV row as JSON would write it: empty cells null, whole numbers in the columns of whole numbers."""
    return {name: None if cell == "" else _as_whole(cell) if name in INTEGER_COLUMNS else cell for name, cell in row.items()}


def _as_whole(cell: str) -> int | str:
    return int(cell) if re.fullmatch(r"[+-]?[0-9]{1,18}", cell.strip()) else cell


def _lines(file: str, content: bytes) -> Iterator[tuple[int, str | Problem]]:
    """Decoded lines with their newline; conflict blocks, NUL bytes and lines in another encoding as problems."""
    if content[:2] in _BOMS:
        yield 1, Problem(file, f"is {_BOMS[content[:2]]}, not UTF-8", "save it as UTF-8")
        return
    in_conflict = False
    for number, raw in enumerate(io.BytesIO(content.removeprefix(b"\xef\xbb\xbf")), start=1):
        try:
            text = raw.decode("utf-8")
        except UnicodeDecodeError as error:
            byte = f"byte 0x{raw[error.start]:02x} at {error.start + 1}"
            yield number, Problem(file, f"is not UTF-8 ({byte})", "save the file as UTF-8", number)
            continue
        if text.startswith(_OURS):
            in_conflict = True
            yield number, Problem(file, "a merge conflict is not resolved", "choose a side and drop the marker lines", number)
        elif text.startswith(_THEIRS):
            in_conflict = False
        elif "\0" in text:
            yield number, Problem(file, "holds a NUL byte", "the file is binary or damaged; restore it", number)
        elif not in_conflict and not text.startswith(_MIDDLE):
            # Inside a conflict neither side is right yet.
            yield number, text


def _broken(file: str, line: int, text: str, error: Exception) -> Problem:
    if not text.endswith("\n") and not text.rstrip().endswith("}"):
        return Problem(file, "the last line is cut off", "restore the end of the file", line)
    reason = f"no JSON: {error.msg} at column {error.colno}" if isinstance(error, json.JSONDecodeError) else str(error)
    return Problem(file, reason, "mend the line, or write it again with factcheck extract", line)


def _kind(value: Any) -> str:
    kinds = {list: "a list", str: "a string", bool: "true or false", type(None): "null"}
    return kinds.get(type(value), "a number")


def _delimiter(header: str) -> str:
    return max(",;\t", key=header.count) if "," not in header else ","


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    row = dict(pairs)
    if len(row) != len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise ValueError(f"the key {twice!r} stands twice")
    return row


def _constant(name: str) -> float:
    raise ValueError(f"{name} is not a finite number")


_DECODER: Final = json.JSONDecoder(parse_float=Decimal, parse_constant=_constant, object_pairs_hook=_object)
