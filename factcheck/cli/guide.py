"""Print the editors' guide, one page: how to read a report and what to do with it."""

from __future__ import annotations

import sys

import click

from factcheck.model.messages import LANGUAGES


@click.command()
@click.option("--lang", type=click.Choice(LANGUAGES), default="en", show_default=True, help="Language of the guide.")
def command(*, lang: str) -> int:
    """Print the editors' guide, one page: how to read a report and what to do with it."""
    from factcheck.report.guide import text
    from factcheck.report.terminal.console import console

    settings = console(sys.stdout)
    sys.stdout.write(text(lang, width=settings["width"], ascii_only=settings["ascii_only"], encoding=settings["encoding"]))
    return 0
