"""Take today's findings as known, so that the gate fails on new ones only; written to .factcheck/baseline.json."""

from __future__ import annotations

import click

from factcheck.cli import CLEAN, FAILED
from factcheck.cli._decisions import told, wanted


@click.command()
@click.argument("paths", nargs=-1, metavar="PATH...")
@told
def command(*, paths: tuple[str, ...]) -> int:
    """Take today's findings as known, so that the gate fails on new ones only; written to .factcheck/baseline.json.

    PATH is what the gate guards (claim tables, articles); without it claims/. Findings with a waiver of their own stay out. Taking
    the baseline again drops what no longer occurs.
    """
    from factcheck.gate import baseline, known

    run = wanted()
    found = known.findings(paths, run)
    if found is None:
        click.echo(f"factcheck: there is no {known.DEFAULT}/ here; name the claim tables or articles", err=True)
        return FAILED
    accepted = {one.id: one.rule for one in found if one.accepted in (None, baseline.KIND)}
    path = baseline.write(run.root, accepted)
    click.echo(f"{path}: {len(accepted)} findings known")
    return CLEAN
