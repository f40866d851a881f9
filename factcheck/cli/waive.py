"""Accept a finding until a day, with a reason; written to .factcheck/waivers.toml."""

from __future__ import annotations

from datetime import date

import click

from factcheck.cli import CLEAN
from factcheck.cli import _options as options
from factcheck.cli._decisions import sources as findings_from
from factcheck.cli._decisions import told, wanted

#: Named here so that --help needs no import of the gate; a test compares them with the gate's.
KINDS = ("revised", "scope", "source-error", "not-a-claim", "extraction-error", "other")


@click.command()
@click.argument("finding_id", metavar="ID")
@click.option("--reason", required=True, help="Why the finding is accepted.")
@click.option("--until", type=options.Day(), required=True, help="The last day the waiver holds, at most 180 days from today.")
@click.option("--kind", type=click.Choice(KINDS), default="other", show_default=True, help="What lies behind the finding.")
@click.option("--owner", default="", help="Who answers for it; without it git's user.name.")
@findings_from
@told
def command(*, finding_id: str, reason: str, until: date, kind: str, owner: str, sources: tuple[str, ...]) -> int:
    """Accept a finding until a day, with a reason; written to .factcheck/waivers.toml.

    ID is what stands after # in a report, or its first characters (at least four). A waiver holds for these figures only: when one
    changes, the finding is a new one. A waiver of the same id is replaced.
    """
    from factcheck.gate import git, known, waivers

    run = wanted()
    finding = known.one(finding_id, known.findings(sources, run))
    waiver = waivers.Waiver(
        id=finding.id,
        rule=finding.rule,
        about=finding.about,
        kind=kind,
        reason=reason,
        owner=owner or git.user_name(run.root),
        added=run.today,
        expires=until,
    )
    path = waivers.add(run.root, waiver, run.today)
    click.echo(f"{path}: {waiver.id} waived until {until} ({waiver.about or 'its figures were not looked up'})")
    return CLEAN
