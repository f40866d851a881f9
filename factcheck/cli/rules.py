"""The catalogue of checks: what each relation says must hold."""

from __future__ import annotations

import json

import click

from factcheck.cli import _catalogue as catalogue


@click.command()
@click.option("--format", "format_", type=click.Choice(["text", "json", "md"]), default="text", show_default=True)
@click.option("--write", is_flag=True, help="Write the catalogue to factcheck/checks/README.md, for those who change a check.")
def command(format_: str, write: bool) -> int | None:
    """The catalogue of checks: what each relation says must hold."""
    if write:
        from factcheck.cli._deliver import write as write_file

        return None if write_file(catalogue.FILE, catalogue.markdown()) else 2
    if format_ == "md":
        click.echo(catalogue.markdown(), nl=False)
    elif format_ == "json":
        rules = [{"rule": rule, "holds": catalogue.holds(rule), "page": catalogue.page(rule)} for rule in catalogue.names()]
        click.echo(json.dumps(rules, ensure_ascii=False, indent=2))
    else:
        width = max((len(rule) for rule in catalogue.names()), default=0)
        for rule in catalogue.names():
            click.echo(f"{rule:{width}}  {catalogue.holds(rule)}")
    return None
