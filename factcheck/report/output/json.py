"""The report as one JSON object, as DESIGN fixes it: for programs."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import cache
from pathlib import PurePath
from typing import Any

from factcheck.model.report import Report
from factcheck.report.rendering import Rendering

_SURROGATE = re.compile("[\ud800-\udfff]")


def render(report: Report, rendering: Rendering) -> str:
    """JSON with one finding, claim or agreement a line, ending with a line feed.

    Rows on lines of their own keep two reports comparable by ``diff`` and a large one quick to write. Messages carry the language
    the findings were made in; ``lang`` changes nothing.
    """
    members = (f'"{name}": {_claims(report) if name == "claims" else _member(value)}' for name, value in report.members())
    return "{\n" + ",\n".join(members) + "\n}\n"


def _claims(report: Report) -> str:
    """The rows of the claims, written at once: most of a large report."""
    return _list(_escaped(claim.to_json_line(compact=True)) for claim in report.claims)


def _member(value: Any) -> str:
    """A value of the report's object; a list has a line for each of its rows, of which one is made at a time."""
    return _list(map(dumps, value)) if isinstance(value, Iterator) else dumps(value)


def _list(rows: Iterable[str]) -> str:
    text = ",\n".join(rows)
    return f"[\n{text}\n]" if text else "[]"


def dumps(value: Any, *, indent: int | None = None) -> str:
    """JSON with letters as they are; what UTF-8 cannot hold (a lone surrogate from a broken input) is escaped."""
    return _escaped(_encoder(indent).encode(value))


@cache
def _encoder(indent: int | None) -> json.JSONEncoder:
    separators = (",", ":") if indent is None else None
    return json.JSONEncoder(ensure_ascii=False, indent=indent, default=_plain, separators=separators, allow_nan=False)


def _escaped(text: str) -> str:
    try:
        text.encode()
    except UnicodeEncodeError:
        return _SURROGATE.sub(lambda match: f"\\u{ord(match[0]):04x}", text)
    return text


def _plain(value: object) -> str | list[Any]:
    """Options may hold paths, dates and exact numbers."""
    if isinstance(value, (PurePath, Decimal, Fraction)):
        return str(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, (set, frozenset)):
        return sorted(value)
    raise TypeError(f"the report holds {value!r}, which JSON has no shape for")
