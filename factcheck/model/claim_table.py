"""Claim tables in and out without loss: JSON Lines, CSV, Parquet and pandas.

Readers return a ``ClaimTable``: the rows that are claims, where each stands, and a ``Problem`` for every row that is none. They
raise nothing for bad input. Writers replace the file in one step.
"""

from __future__ import annotations

import io
import re
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Final

from factcheck.model import atomic
from factcheck.model.claim import COLUMNS, Claim
from factcheck.model.claim_frame import from_frame, parquet_rows, to_frame, write_parquet
from factcheck.model.claim_row import RowError, from_json, with_bounds
from factcheck.model.problem import Problem
from factcheck.model.table_lines import as_json, csv_rows, json_rows
from factcheck.model.table_rows import Check, ClaimTable, Row, collect, join

__all__ = [
    "Check",
    "ClaimTable",
    "Problem",
    "RowError",
    "csv_text",
    "from_bytes",
    "from_frame",
    "from_json",
    "jsonl_text",
    "read",
    "read_csv",
    "read_jsonl",
    "read_parquet",
    "to_frame",
    "with_bounds",
    "write_csv",
    "write_jsonl",
    "write_parquet",
]

#: Files whose columns have types.
TYPED: Final = (".parquet", ".pq")
SUFFIXES: Final = (".jsonl", ".ndjson", ".csv", ".tsv", *TYPED)

_QUOTED: Final = re.compile(r'[,;\t"\r\n]|^\s|\s$')


def read(paths: Iterable[Path | str], *, check: Check | None = None) -> ClaimTable:
    """Every claim table among files and folders (searched in depth), and from standard input for ``-``.

    A claim_id occurs once over all of them: a second row with it is a Problem that names both places. ``check`` may refuse a row of
    JSON Lines or CSV before it is read; Parquet columns have types already.
    """
    tables: list[ClaimTable] = []
    seen: set[Path] = set()
    for given in paths:
        found = _files(given)
        if isinstance(found, Problem):
            tables.append(ClaimTable((), (found,)))
            continue
        for path in found:
            if path.resolve() in seen:
                continue
            seen.add(path.resolve())
            tables.append(_read_file(path, check))
        if str(given) == "-":
            content = sys.stdin.buffer.read()
            tables.append(collect("standard input", json_rows("standard input", content), "standard input", check))
    return join(tables)


def read_jsonl(path: Path | str, *, check: Check | None = None) -> ClaimTable:
    """One JSON object a line."""
    return _from_bytes(Path(path), json_rows, check)


def read_csv(path: Path | str, *, check: Check | None = None) -> ClaimTable:
    """A header and one claim a row, cells separated by commas (or by semicolons or tabs, if the header is)."""
    typed: Check | None = None if check is None else lambda file, line, row: check(file, line, as_json(row))
    return _from_bytes(Path(path), csv_rows, typed)


def read_parquet(path: Path | str) -> ClaimTable:
    """A Parquet file; ``lines`` are row numbers from 1."""
    return collect(str(path), parquet_rows(str(path), Path(path)), Path(path).name)


def write_jsonl(claims: Iterable[Claim], path: Path | str) -> None:
    """One JSON object a line, every column in order, decimals as strings."""
    atomic.write_text(Path(path), jsonl_text(claims))


def write_csv(claims: Iterable[Claim], path: Path | str) -> None:
    """A header and one row a claim; an empty cell is null."""
    atomic.write_text(Path(path), csv_text(claims))


def jsonl_text(claims: Iterable[Claim]) -> str:
    """What ``write_jsonl`` writes."""
    return "".join([claim.to_json_line() + "\n" for claim in claims])


def csv_text(claims: Iterable[Claim]) -> str:
    """What ``write_csv`` writes; ``set_aside`` is a column only where a number was set aside."""
    rows = [claim.to_json() for claim in claims]
    columns = (*COLUMNS, "set_aside") if any("set_aside" in row for row in rows) else COLUMNS
    lines = [",".join(columns), *(",".join(_cell(row.get(name)) for name in columns) for row in rows)]
    return "\n".join(lines) + "\n"


def _cell(value: str | int | None) -> str:
    """A CSV cell; the csv module before Python 3.13 leaves a lone carriage return unquoted and cannot read it back."""
    text = "" if value is None else str(value)
    return '"' + text.replace('"', '""') + '"' if _QUOTED.search(text) else text


def files(given: Path | str) -> tuple[Path, ...]:
    """The claim tables that a path names; none where it is not there."""
    found = _files(given)
    return () if isinstance(found, Problem) else tuple(found)


def _files(given: Path | str) -> list[Path] | Problem:
    path = Path(given)
    if str(given) == "-":
        return []
    if path.is_dir():
        found = sorted(
            p
            for p in path.rglob("*")
            if p.suffix in SUFFIXES and not any(part.startswith(".") for part in p.relative_to(path).parts)
        )
        return found or Problem(str(path), "the folder holds no claim table", f"put {', '.join(SUFFIXES)} files there")
    if not path.exists():
        return Problem(str(path), "no such file or folder", "check the path")
    if path.suffix not in SUFFIXES:
        return Problem(str(path), f"unknown kind of table {path.suffix or 'without a suffix'!r}", f"use {', '.join(SUFFIXES)}")
    return [path]


def _read_file(path: Path, check: Check | None) -> ClaimTable:
    if path.suffix in TYPED:
        return read_parquet(path)
    return read_csv(path, check=check) if path.suffix in (".csv", ".tsv") else read_jsonl(path, check=check)


def from_bytes(file: str, content: bytes) -> ClaimTable:
    """The same from the bytes of a file, by the suffix of its name."""
    path = Path(file)
    if path.suffix in TYPED:
        return collect(file, parquet_rows(file, io.BytesIO(content)), path.name)
    rows = csv_rows if path.suffix in (".csv", ".tsv") else json_rows
    return collect(file, rows(file, content), path.name)


def _from_bytes(path: Path, rows: Callable[[str, bytes], Iterator[Row]], check: Check | None) -> ClaimTable:
    try:
        content = path.read_bytes()
    except OSError as error:
        return ClaimTable((), (Problem(str(path), error.strerror or str(error), "check the path and its permissions"),))
    return collect(str(path), rows(str(path), content), path.name, check)
