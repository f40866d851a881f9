"""The report as one JSON object, as DESIGN fixes it: for programs."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import cache
from itertools import islice
from pathlib import PurePath
from typing import Any, Final

from factcheck.model.report import Report
from factcheck.report.rendering import Rendering

#: Rows that are written at once.
FEW: Final = 256
_SURROGATE = re.compile("[\ud800-\udfff]")


def render(report: Report, rendering: Rendering) -> str:
    """JSON with one finding, claim or agreement a line, ending with a line feed.

    Rows on lines of their own keep two reports comparable by ``diff`` and a large one quick to write. Messages carry the language
    the findings were made in; ``lang`` changes nothing.
    """
    return "".join(pieces(report, rendering))


def pieces(report: Report, _: Rendering) -> Iterator[str]:
    """The same in pieces: one letter beyond Latin takes twice the memory of all that is one text with it."""
    before = "{\n"
    for name, value in report.members():
        yield f'{before}"{name}": '
        if name == "claims":
            yield from _list(_escaped(claim.to_json_line(compact=True)) for claim in report.claims)
        elif isinstance(value, Iterator):
            yield from _list(map(dumps, value))
        else:
            yield dumps(value)
        before = ",\n"
    yield "\n}\n"


def _list(rows: Iterator[str]) -> Iterator[str]:
    """A list with a line for each of its rows, of which a few are made at a time."""
    before = "[\n"
    while few := ",\n".join(islice(rows, FEW)):
        yield before + few
        before = ",\n"
    yield "[]" if before == "[\n" else "\n]"


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
