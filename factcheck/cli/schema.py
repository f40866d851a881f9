"""Print a JSON Schema (Draft 2020-12): claims, report or system."""

from __future__ import annotations

import click

#: Named here so that --help needs no file; a test compares them with the folder.
NAMES = ("claims", "report", "system")


@click.command()
@click.argument("name", type=click.Choice(NAMES))
def command(name: str) -> None:
    """Print the JSON Schema of a claim (one row of a table), of a report, or of the engine's input."""
    from factcheck.model import schema

    click.echo(schema.text(name), nl=False)
