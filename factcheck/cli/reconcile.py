"""Reconcile claim tables: the findings of check, with no articles needed."""

from __future__ import annotations

from pathlib import Path
from time import perf_counter

import click

from factcheck.cli import _decisions as decisions
from factcheck.cli import _options as options
from factcheck.model.collecting import without_collecting


@click.command()
@click.argument("claims", nargs=-1, required=True, metavar="CLAIMS...")
@options.results
@options.against
@options.allow_empty
@options.show_system
@decisions.told
@without_collecting()
def command(
    *,
    claims: tuple[str, ...],
    format_: str,
    reports: tuple[tuple[str, str], ...],
    fail_on: str,
    lang: str,
    against: tuple[str, ...],
    allow_empty: bool,
    show_system: bool,
) -> int:
    """Reconcile claim tables: the findings of check, with no articles needed.

    CLAIMS are JSON Lines, CSV or Parquet files, or folders of them; of the columns only obs_value, unit_measure, indicator,
    ref_area and a period are required. Exit codes as for check.
    """
    import factcheck
    from factcheck.cli._deliver import Delivery, Watched, deliver, refuse_overwriting
    from factcheck.cli._desk import Desk

    refuse_overwriting(reports, (*claims, *against))
    desk = Desk()
    watched = Watched() if show_system else None
    started = perf_counter()
    report = factcheck.reconcile(
        [Path(path) for path in claims],
        against=[Path(path) for path in against],
        lang=lang,
        solve=None if watched is None else watched.solve,
        correct=desk.correct,
    )
    delivery = Delivery(format=format_, reports=reports, fail_on=fail_on, lang=lang, allow_empty=allow_empty)
    return deliver(desk.accept(report), delivery, perf_counter() - started, None if watched is None else watched.systems)
