"""Check the five bundled articles and write a report to open in a browser."""

from __future__ import annotations

from time import perf_counter

import click

from factcheck.cli import _options as options


@click.command()
@click.option(
    "--report",
    "reports",
    type=options.ReportTarget(),
    multiple=True,
    default=["html:reports/factcheck.html"],
    show_default=True,
    help="The report to write; repeatable.",
)
@options.lang
def command(*, reports: tuple[tuple[str, str], ...], lang: str) -> int:
    """Check the five bundled articles and write a report to open in a browser.

    The articles were written for this purpose around figures that news agencies printed from 2024 to 2026: two in Uzbek (Cyrillic),
    two in Kazakh, one in Uzbek (Latin).
    """
    import factcheck
    from factcheck import demo
    from factcheck.cli._deliver import Delivery, deliver

    started = perf_counter()
    report = factcheck.check(demo.articles(), lang=lang)
    return deliver(report, Delivery(reports=reports, lang=lang), perf_counter() - started)
