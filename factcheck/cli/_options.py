"""Options that several commands share, and the values they take."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import click

from factcheck.model.article import LANGS
from factcheck.report import LANGUAGES, formats


class Day(click.ParamType[date]):
    """A calendar day, written as ISO 8601 does."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """The day; a usage error says how to write one."""
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(value)
        except ValueError:
            self.fail(f"{value!r} is no date; write it as 2025-09-10", param, ctx)


class ReportTarget(click.ParamType[tuple[str, str]]):
    """``FORMAT:FILE``; the format is one of the modules of ``factcheck/report/output``."""

    name = "format:file"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, str]:
        """Format and file; a usage error names the formats there are."""
        if isinstance(value, tuple):
            return value
        name, colon, file = value.partition(":")
        if not colon or not file:
            self.fail(f"{value!r} names no file; write it as html:report.html", param, ctx)
        return known_format(name, self, param, ctx), file


class ReportFormat(click.ParamType[str]):
    """The name of a report format."""

    name = "format"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The name; a usage error names the formats there are."""
        return known_format(value, self, param, ctx)


def known_format(name: str, kind: click.ParamType[Any], param: click.Parameter | None, ctx: click.Context | None) -> str:
    """The name if ``factcheck.report`` has such a format."""
    if name not in formats():
        kind.fail(f"no format {name!r}; there are {', '.join(formats())}", param, ctx)
    return name


Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]


def apply(*options: Decorator) -> Decorator:
    """Several options as one decorator, in the order they are to show in ``--help``."""

    def decorate(function: Callable[..., Any]) -> Callable[..., Any]:
        for option in reversed(options):
            function = option(function)
        return function

    return decorate


published = click.option("--published", type=Day(), help="Publication date of articles that carry none.")
article_lang = click.option(
    "--article-lang", type=click.Choice(LANGS), help="Language of the articles instead of the one recognised."
)
story = click.option("--story", is_flag=True, help="The articles are versions of one story: their figures must be the same.")
lang = click.option(
    "--lang", type=click.Choice(LANGUAGES), default="en", show_default=True, help="Language of messages and reports."
)
jobs = click.option(
    "--jobs", type=click.IntRange(0), default=1, metavar="N", show_default=True, help="Processes that read articles; 0: one a core."
)
allow_empty = click.option("--allow-empty", is_flag=True, help="Nothing to read is no error.")

#: What ``check`` and ``reconcile`` print and write.
results = apply(
    click.option(
        "--format", "format_", type=ReportFormat(), default="text", show_default=True, help="What standard output carries."
    ),
    click.option(
        "--report", "reports", type=ReportTarget(), multiple=True, help="Also write a report, e.g. html:report.html; repeatable."
    ),
    click.option(
        "--fail-on",
        type=click.Choice(["error", "warning", "never"]),
        default="error",
        show_default=True,
        help="The mildest severity that makes the exit code 1.",
    ),
    lang,
)
against = click.option(
    "--against",
    multiple=True,
    metavar="PATH",
    help="Articles or claim tables as context; only findings that touch PATHs are shown.",
)
show_system = click.option(
    "--show-system", is_flag=True, help="Instead of the report, print the systems the engine got, as 'factcheck solve' reads them."
)
