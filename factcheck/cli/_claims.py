"""Claims on standard output, article by article: JSON Lines, CSV, Parquet, or a table to look at."""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from factcheck.cli._deliver import as_data
from factcheck.model.claim import COLUMNS, Claim, decimal_text
from factcheck.model.claim_table import jsonl_text
from factcheck.report.terminal.columns import columns, head, padded

if TYPE_CHECKING:
    from factcheck.pipeline import Extracted

#: Columns of ``--format table`` and the widest each may become.
TABLE: Final = {"quote": 36, "value": 16, "unit": 18, "form": 16, "indicator": 24, "areas": 9, "period": 24}


def jsonl(articles: Iterable[Extracted], *, all_numbers: bool) -> None:
    """One JSON object a line."""
    as_data()
    for article in articles:
        sys.stdout.write(jsonl_text(article.claims))
        sys.stdout.flush()


def csv_(articles: Iterable[Extracted], *, all_numbers: bool) -> None:
    """A header and one row a claim; ``set_aside`` is a column with ``--all``."""
    as_data()
    names = (*COLUMNS, "set_aside") if all_numbers else COLUMNS
    writer = csv.DictWriter(sys.stdout, names, restval=None, lineterminator="\n")
    writer.writeheader()
    for article in articles:
        writer.writerows(claim.to_json() for claim in article.claims)
        sys.stdout.flush()


def parquet(articles: Iterable[Extracted], *, all_numbers: bool) -> None:
    """One Parquet file, once all is read."""
    from factcheck.model.claim_frame import parquet_bytes

    if sys.stdout.isatty():
        raise click.UsageError("Parquet is binary; redirect it into a file: factcheck extract … --format parquet > claims.parquet")
    content = parquet_bytes([claim for article in articles for claim in article.claims])
    sys.stdout.buffer.write(content)


def table(articles: Iterable[Extracted], *, all_numbers: bool) -> None:
    """The main columns, aligned, under the name of each article."""
    for article in articles:
        sys.stdout.write(f"{article.article.name}\n")
        sys.stdout.write(_aligned([tuple(TABLE), *map(_row, article.claims)]))
        sys.stdout.flush()


def _row(claim: Claim) -> tuple[str, ...]:
    low, high = claim.obs_value, claim.obs_value_high
    value = "" if low is None else decimal_text(low) + ("" if high is None else f"\u2013{decimal_text(high)}")
    about = claim.indicator or "" if claim.item is None else f"{claim.indicator or ''}: {claim.item}"
    areas = "\u2013".join(area for area in (claim.ref_area, claim.counterpart_area) if area)
    period = claim.time_period or ("" if claim.period_end is None else f"\u2026{claim.period_end}")
    form = f"({claim.set_aside})" if claim.form is None else claim.form
    return (" ".join((claim.quote or "").split()), value, claim.unit_measure or "", form, about, areas, period)


def _aligned(rows: list[tuple[str, ...]]) -> str:
    cut = [[head(cell, most) for cell, most in zip(row, TABLE.values(), strict=True)] for row in rows]
    widths = [max(map(columns, column)) for column in zip(*cut, strict=True)]
    return "".join("  ".join(map(padded, row, widths)).rstrip() + "\n" for row in cut)


def update(articles: Iterable[Extracted], folder: Path) -> None:
    """One file an article; prints the name of each."""
    from factcheck.cli._update import Folder

    tables = Folder(folder)
    for article in articles:
        file = tables.put(article.article.name, article.claims)
        if file is not None:
            sys.stdout.write(f"{file}\n")


def explained(articles: Iterable[Extracted]) -> None:
    """Each number with what read it, or why it is no claim."""
    for article in articles:
        sys.stdout.write(f"{article.article.name}\n")
        for claim, because in zip(article.claims, article.because, strict=True):
            sys.stdout.write("  " + "  ".join(cell for cell in _row(claim) if cell) + "\n")
            sys.stdout.writelines(f"      {field:10} {' '.join(words.split())}\n" for field, words in because.items() if words)
        sys.stdout.flush()


FORMATS: Final = {"jsonl": jsonl, "csv": csv_, "parquet": parquet, "table": table}
