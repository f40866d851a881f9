"""Extract claims: every number an article states, as a table row."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from factcheck.cli import CLEAN, FAILED
from factcheck.cli import _options as options
from factcheck.model.article import Lang, Unread

if TYPE_CHECKING:
    from factcheck.pipeline import Reading

FORMATS = ("jsonl", "csv", "parquet", "table")


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option("--format", "format_", type=click.Choice(FORMATS), default="jsonl", show_default=True)
@click.option("--all", "all_numbers", is_flag=True, help="Also the numbers that claim nothing, with the reason in set_aside.")
@click.option("--explain", is_flag=True, help="Print each number with what read it, or why it is no claim.")
@click.option(
    "--update",
    metavar="DIR",
    type=click.Path(file_okay=False, path_type=Path),
    help="Write one JSON Lines file an article into DIR and print the files' names; only what changed is written.",
)
@options.published
@options.article_lang
@options.jobs
@options.allow_empty
def command(
    *,
    paths: tuple[str, ...],
    format_: str,
    all_numbers: bool,
    explain: bool,
    update: Path | None,
    published: date | None,
    article_lang: Lang | None,
    jobs: int,
    allow_empty: bool,
) -> int:
    """Extract claims: every number an article states, as a table row.

    PATH is a file (txt, md, html, docx, JSON Lines), a folder, or - for standard input. Rows are printed as soon as their article
    is read. Exit codes: 0, or 2 where an input could not be read (the others are still read).
    """
    from factcheck import api
    from factcheck.cli import _claims

    readings = _Readable(
        api.readings(
            [Path(path) for path in paths], published=published, article_lang=article_lang, all_numbers=all_numbers, jobs=jobs
        )
    )
    if update is not None:
        _claims.update(readings, update)
    else:
        _claims.FORMATS[format_](readings, all_numbers=all_numbers)
    return readings.exit_code(allow_empty=allow_empty)


class _Readable:
    """The readings among what comes; what could not be read is told on standard error at once, and counted."""

    def __init__(self, readings: Iterable[Reading | Unread]) -> None:
        self._readings = readings
        self._read = 0
        self._unread = 0

    def __iter__(self) -> Iterator[Reading]:
        from factcheck.cli._deliver import complain

        for reading in self._readings:
            if isinstance(reading, Unread):
                complain([reading])
                self._unread += 1
            else:
                self._read += 1
                yield reading

    def exit_code(self, *, allow_empty: bool) -> int:
        """2 where an input could not be read, or nothing was there to read."""
        return FAILED if self._unread or not (self._read or allow_empty) else CLEAN
