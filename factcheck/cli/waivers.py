"""List the waivers, or take out those that ran out or match nothing (waivers prune)."""

from __future__ import annotations

import click

from factcheck.cli import CLEAN
from factcheck.cli._decisions import sources as findings_from
from factcheck.cli._decisions import told, wanted


@click.group(invoke_without_command=True)
@click.pass_context
@told
def command(context: click.Context) -> int:
    """List the waivers of .factcheck/waivers.toml, or take out those that ran out or match nothing (waivers prune)."""
    from factcheck.gate import waivers
    from factcheck.gate.folder import Decisions

    if context.invoked_subcommand is not None:
        return CLEAN
    run = wanted()
    for waiver in waivers.load(Decisions(run.root), run.today):
        state = "expired" if waiver.expires < run.today else "until"
        click.echo(f"{waiver.id:<8}  {state:<7} {waiver.expires}  {waiver.kind:<16}  {waiver.owner}: {waiver.reason}")
        if waiver.about:
            click.echo(f"          {waiver.rule}: {waiver.about}")
    return CLEAN


@command.command("prune")
@findings_from
@told
def prune(*, sources: tuple[str, ...]) -> int:
    """Take out waivers that ran out, and those that match no finding."""
    from factcheck.gate import known, waivers
    from factcheck.gate.folder import Decisions

    run = wanted()
    all_waivers = waivers.load(Decisions(run.root), run.today)
    found = known.findings(sources, run)
    drop = [
        w for w in all_waivers if w.expires < run.today or (found is not None and not any(w.names(k.id, k.rule) for k in found))
    ]
    if drop:
        waivers.prune(run.root, drop, run.today)
    for waiver in drop:
        why = f"expired on {waiver.expires}" if waiver.expires < run.today else "matches no finding"
        click.echo(f"{waiver.id}  removed: {why} ({waiver.about or waiver.reason})")
    kept = len(all_waivers) - len(drop)
    click.echo(f"{kept} kept" + ("" if found is not None else "; without claims/ or --from only expired ones were looked for"))
    return CLEAN
