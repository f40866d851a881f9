"""Guard an update of claim tables: JSON Schema, expectation suites, reconciliation, waivers."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from factcheck.cli import CLEAN, FAILED, FINDINGS
from factcheck.cli import _decisions as decisions
from factcheck.cli import _options as options
from factcheck.model.collecting import without_collecting

#: Seconds of waiting that are announced.
WORTH_SAYING = 10


@click.command()
@click.argument("claims", nargs=-1, required=True, metavar="CLAIMS...")
@options.results
@click.option("--against", multiple=True, metavar="PATH", help="Claim tables already accepted, as context; repeatable.")
@click.option(
    "--suites",
    "suite_folders",
    multiple=True,
    metavar="DIR",
    type=click.Path(file_okay=False, path_type=Path),
    help="Expectation suites beside ours and those in expectations/; repeatable.",
)
@click.option("--changed-since", metavar="REV", help="Judge only claims that are new or changed since a git revision.")
@click.option("--waivers-from", metavar="REV", help="Take waivers, readings and baseline from a git revision, not from disk.")
@without_collecting()
def command(
    *,
    claims: tuple[str, ...],
    format_: str,
    reports: tuple[tuple[str, str], ...],
    fail_on: str,
    lang: str,
    against: tuple[str, ...],
    suite_folders: tuple[Path, ...],
    changed_since: str | None,
    waivers_from: str | None,
) -> int:
    """Guard an update of claim tables: JSON Schema, expectation suites, reconciliation, waivers.

    CLAIMS are JSON Lines, CSV or Parquet files, or folders of them. Exit codes: 0 the update may go in; 1 an expectation is broken
    or a finding is at or above --fail-on, and nobody waived it; 2 a row or file is no claim table, or the gate's own configuration
    (a suite, a waiver) is wrong.
    """
    from factcheck import __version__
    from factcheck.cli._deliver import as_data, refuse_overwriting, write
    from factcheck.gate import stages, summary
    from factcheck.gate.folder import DecisionError, find_root
    from factcheck.gate.git import GitError
    from factcheck.gate.suites import SuiteError
    from factcheck.report import render
    from factcheck.report.rendering import today

    refuse_overwriting(reports, (*claims, *against))
    wanted = stages.Options(
        root=find_root(Path.cwd()),
        today=today(),
        against=against,
        suite_folders=decisions.suite_folders(suite_folders),
        changed_since=changed_since,
        waivers_from=waivers_from,
        lang=lang,
    )
    seconds = stages.schema_seconds(claims)
    if seconds > WORTH_SAYING:
        click.echo(
            f"factcheck: the JSON Schema alone will take about {seconds:.0f} s; pip install 'factcheck[fast]' makes it a few",
            err=True,
        )
    try:
        gated = stages.run(claims, wanted)
    except (SuiteError, DecisionError, GitError) as error:
        click.echo(f"factcheck: {error}", err=True)
        return FAILED
    told = summary.text(gated, fail_on=fail_on, version=__version__, lang=lang)
    report = stages.as_report(gated, fail_on)
    written = [write(Path(file), render(report, name, lang=lang, fail_on=fail_on)) for name, file in reports]
    if format_ == "text":
        sys.stdout.write(told)
    else:
        as_data()
        sys.stdout.write(render(report, format_, lang=lang, fail_on=fail_on))
        click.echo(told, nl=False, err=True)
    if gated.broken or not all(written):
        return FAILED
    return FINDINGS if any(f.waived is None and summary.fails(f.severity, fail_on) for f in report.findings) else CLEAN
