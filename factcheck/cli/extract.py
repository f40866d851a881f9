"""Extract claims: every number an article states, as a table row."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

import click

from factcheck.cli import CLEAN, FAILED
from factcheck.cli import _options as options
from factcheck.cli._configuration import current
from factcheck.model.article import Lang, Unread

Made = TypeVar("Made")

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
    from factcheck.cli._deliver import as_data

    read: Callable[..., Iterator[Any]] = partial(
        api.each_article,
        [Path(path) for path in paths],
        published=published,
        article_lang=article_lang,
        languages=() if article_lang else current().languages,
        all_numbers=all_numbers or explain,
        jobs=jobs,
    )
    told = _Told(allow_empty=allow_empty)
    if update is not None:
        _claims.update(told.readable(read()), update)
    elif format_ == "parquet" and not explain:
        _claims.put_parquet(told.readable(read()))
    else:
        beginning, text = _claims.texts("explain" if explain else format_, all_numbers=all_numbers)
        as_data()
        sys.stdout.write(beginning)
        for lines in told.readable(read(explain=explain, in_parts=format_ in ("jsonl", "csv"), then=text)):
            sys.stdout.write(lines)
            sys.stdout.flush()
    return told.exit_code()


class _Told:
    """Tells on standard error what could not be read, and counts."""

    def __init__(self, *, allow_empty: bool) -> None:
        self._allow_empty = allow_empty
        self._read = 0
        self._unread = 0

    def readable(self, articles: Iterable[Made | Unread]) -> Iterator[Made]:
        """What could be read."""
        from factcheck.cli._deliver import complain, is_empty_folder

        for article in articles:
            if not isinstance(article, Unread):
                self._read += 1
                yield article
            elif not (self._allow_empty and is_empty_folder(article)):
                complain([article])
                self._unread += 1

    def exit_code(self) -> int:
        """2 where an input could not be read, or nothing was there to read."""
        return FAILED if self._unread or not (self._read or self._allow_empty) else CLEAN
