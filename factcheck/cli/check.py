"""Check articles: which of their figures cannot all be true."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from time import perf_counter

import click

from factcheck.cli import _decisions as decisions
from factcheck.cli import _options as options
from factcheck.cli._configuration import current
from factcheck.model.article import Lang


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@options.results
@options.against
@options.published
@options.article_lang
@options.story
@options.jobs
@options.allow_empty
@options.show_system
@decisions.told
def command(
    *,
    paths: tuple[str, ...],
    format_: str,
    reports: tuple[tuple[str, str], ...],
    fail_on: str,
    lang: str,
    against: tuple[str, ...],
    published: date | None,
    article_lang: Lang | None,
    story: bool,
    jobs: int,
    allow_empty: bool,
    show_system: bool,
) -> int:
    """Check articles: which of their figures cannot all be true.

    PATH is a file (txt, md, html, docx, JSON Lines), a folder, or - for standard input. Exit codes: 0 clean, 1 findings at or
    above --fail-on, 2 an input that could not be read (the others are still checked) or bad usage.
    """
    import factcheck
    from factcheck.cli._deliver import Delivery, Watched, deliver, refuse_overwriting
    from factcheck.cli._desk import Desk
    from factcheck.cli._progress import progress

    refuse_overwriting(reports, (*paths, *against))
    desk = Desk()
    watched = Watched() if show_system else None
    started = perf_counter()
    with progress(paths, lang=lang) as each:
        report = factcheck.check(
            [Path(path) for path in paths],
            against=[Path(path) for path in against],
            published=published,
            article_lang=article_lang,
            languages=() if article_lang else current().languages,
            story=story,
            lang=lang,
            jobs=jobs,
            each=each,
            solve=None if watched is None else watched.solve,
            correct=desk.correct,
        )
    delivery = Delivery(format=format_, reports=reports, fail_on=fail_on, lang=lang, allow_empty=allow_empty)
    return deliver(desk.accept(report), delivery, perf_counter() - started, None if watched is None else watched.systems)
