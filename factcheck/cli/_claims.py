"""Claims on standard output, article by article: JSON Lines, CSV, a table to look at, what read each number; or as Parquet.

The texts are functions of one article, so that they are made in the process that read it.
"""

from __future__ import annotations

import csv
import io
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Final

import click

from factcheck.model.claim import COLUMNS, Claim, decimal_text
from factcheck.model.claim_table import jsonl_text
from factcheck.pipeline import Extracted
from factcheck.report.terminal.columns import columns, head, padded

#: Columns of ``--format table`` and the widest each may become.
TABLE: Final = {"quote": 36, "value": 16, "unit": 18, "form": 16, "indicator": 24, "areas": 9, "period": 24}


def jsonl(article: Extracted) -> str:
    """One JSON object a line."""
    return jsonl_text(article.claims)


def csv_rows(article: Extracted, names: tuple[str, ...] = COLUMNS) -> str:
    """One row a claim, without a header; an empty cell is null."""
    out = io.StringIO()
    csv.DictWriter(out, names, restval=None, lineterminator="\n").writerows(claim.to_json() for claim in article.claims)
    return out.getvalue()


def csv_rows_of_all(article: Extracted) -> str:
    """The same with ``set_aside``."""
    return csv_rows(article, (*COLUMNS, "set_aside"))


def table(article: Extracted) -> str:
    """The main columns, aligned, under the name of the article."""
    rows = [[head(cell, most) for cell, most in zip(row, TABLE.values(), strict=True)] for row in (tuple(TABLE), *_rows(article))]
    widths = [max(map(columns, column)) for column in zip(*rows, strict=True)]
    return article.article.name + "\n" + "".join("  ".join(map(padded, row, widths)).rstrip() + "\n" for row in rows)


def explained(article: Extracted) -> str:
    """Each number with what read it, or why it is no claim."""
    lines = [article.article.name]
    for row, because in zip(_rows(article), article.because, strict=True):
        lines.append("  " + "  ".join(cell for cell in row if cell))
        lines += (f"      {field:10} {' '.join(words.split())}" for field, words in because.items() if words)
    return "\n".join(lines) + "\n"


def texts(format_: str, *, all_numbers: bool) -> tuple[str, Callable[[Extracted], str]]:
    """What a format begins with, and the function that gives its text for an article."""
    if format_ == "csv":
        names = (*COLUMNS, "set_aside") if all_numbers else COLUMNS
        return ",".join(names) + "\n", csv_rows_of_all if all_numbers else csv_rows
    return "", {"jsonl": jsonl, "table": table, "explain": explained}[format_]


def put_parquet(articles: Iterable[Extracted]) -> None:
    """One Parquet file on standard output, once all is read."""
    from factcheck.model.claim_frame import parquet_bytes

    if sys.stdout.isatty():
        raise click.UsageError(
            "Parquet is binary; redirect it into a file: factcheck extract --format parquet ... > claims.parquet"
        )
    sys.stdout.buffer.write(parquet_bytes([claim for article in articles for claim in article.claims]))
    sys.stdout.buffer.flush()


def update(articles: Iterable[Extracted], folder: Path) -> None:
    """One file an article; prints the name of each."""
    from factcheck.cli._update import Folder

    tables = Folder(folder)
    for article in articles:
        file = tables.put(article.article.name, article.claims)
        if file is not None:
            sys.stdout.write(f"{file}\n")


def _rows(article: Extracted) -> Iterable[tuple[str, ...]]:
    return map(_row, article.claims)


def _row(claim: Claim) -> tuple[str, ...]:
    low, high = claim.obs_value, claim.obs_value_high
    value = "" if low is None else decimal_text(low) + ("" if high is None else f"\u2013{decimal_text(high)}")
    about = ": ".join(name for name in (claim.indicator, claim.item) if name)
    areas = "\u2013".join(area for area in (claim.ref_area, claim.counterpart_area) if area)
    period = claim.time_period or ("" if claim.period_end is None else f"\u2026{claim.period_end}")
    form = f"({claim.set_aside})" if claim.form is None else claim.form
    return (" ".join((claim.quote or "").split()), value, claim.unit_measure or "", form, about, areas, period)
