"""Print the manual page of a check, by the name that findings show."""

from __future__ import annotations

import click

from factcheck.cli import _catalogue as catalogue


@click.command()
@click.argument("rule")
def command(rule: str) -> None:
    """Print the manual page of a check, by the name that findings show.

    RULE is a name from 'factcheck rules', e.g. sum-of-parts.
    """
    name = rule.replace("_", "-")
    click.echo(f"{name}\n\n{catalogue.page(name)}")
