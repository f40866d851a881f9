"""From a report to what the user gets: standard output, report files, unread inputs told, the exit code."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

import click

from factcheck.cli import CLEAN, FAILED, FINDINGS
from factcheck.model.article import Unread
from factcheck.model.finding import SEVERITIES
from factcheck.model.report import Report
from factcheck.model.system import System, Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """Where a report goes and what makes it fail: the options that ``check``, ``reconcile`` and ``demo`` share."""

    format: str = "text"
    reports: tuple[tuple[str, str], ...] = ()
    fail_on: str = "error"
    lang: str = "en"
    allow_empty: bool = False


def deliver(report: Report, delivery: Delivery, seconds: float, systems: Iterable[System] | None = None) -> int:
    """Write the reports, print the result, and return the exit code that findings and unread inputs call for.

    With ``systems`` they are the result: what the engine got, as ``factcheck solve`` reads it.
    """
    from factcheck.report import Rendering, pieces, render
    from factcheck.report.terminal.console import console

    report = replace(report, options={**report.options, "fail_on": delivery.fail_on})
    if delivery.allow_empty:
        report = replace(report, unread=tuple(entry for entry in report.unread if not is_empty_folder(entry)))
    failed = complain(report.unread, delivery.lang) or _is_empty(report, allowed=delivery.allow_empty)
    written = []
    for name, file in delivery.reports:
        # Seconds stay out of files: the same input is to give the same bytes.
        text = render(report, name, lang=delivery.lang, fail_on=delivery.fail_on)
        if write(Path(file), text):
            written.append(file)
        else:
            failed = True
    if systems is not None:
        for finding in report.findings:
            tuple(finding.repairs)  # the engine is asked for repairs only when somebody looks at them
        put_systems(systems)
    elif delivery.format == "text":
        settings = {"written": tuple(written), "seconds": seconds, **console(sys.stdout)}
        sys.stdout.write(render(report, "text", lang=delivery.lang, fail_on=delivery.fail_on, **settings))
    else:
        as_data()
        sys.stdout.writelines(pieces(report, delivery.format, lang=delivery.lang, fail_on=delivery.fail_on))
    if failed:
        return FAILED
    rendering = Rendering(fail_on=delivery.fail_on)
    return FINDINGS if any(report.count(severity) and rendering.fails(severity) for severity in SEVERITIES) else CLEAN


def complain(unread: Iterable[Unread], lang: str = "en") -> bool:
    """One line on standard error for each input that could not be read; whether there was one."""
    lines = [f"factcheck: {entry.article}: {entry.in_language(lang)}" for entry in unread]
    for line in lines:
        click.echo(" ".join(line.split()), err=True)
    return bool(lines)


def is_empty_folder(entry: Unread) -> bool:
    """Whether all that is wrong with an input is that it is a folder with nothing in it for us."""
    return Path(entry.article).is_dir() and os.access(entry.article, os.R_OK | os.X_OK)


def _is_empty(report: Report, *, allowed: bool) -> bool:
    """Whether there was nothing to check, which is an error unless it is allowed."""
    if allowed or report.articles or report.claims:
        return False
    click.echo("factcheck: nothing to check; name articles or claim tables, or say --allow-empty", err=True)
    return True


def write(path: Path, text: str) -> bool:
    """Replace a file; False, with a line on standard error, where that is not possible."""
    from factcheck.model import atomic

    try:
        atomic.write_bytes(path, text.encode("utf-8", "backslashreplace"))
    except OSError as error:
        reason = error.strerror or str(error)
        click.echo(f"factcheck: {path}: cannot be written ({reason}); name another file", err=True)
        return False
    return True


class Watched:
    """The engine, and every system it got."""

    def __init__(self) -> None:
        self.systems: list[System] = []

    def solve(self, system: System) -> Verdict:
        """What the engine says."""
        from factcheck import engine

        self.systems.append(system)
        return engine.solve(system)


def put_systems(systems: Iterable[System]) -> None:
    """A JSON list of systems, one a line."""
    from factcheck.engine.writing import to_json

    as_data()
    sys.stdout.write("[" + ",\n ".join(json.dumps(to_json(system), ensure_ascii=False) for system in systems) + "]\n")


def as_data() -> None:
    """Make standard output UTF-8 with plain line feeds, whatever the console is: programs read it."""
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(encoding="utf-8", newline="\n")


def refuse_overwriting(reports: Iterable[tuple[str, str]], inputs: Iterable[str]) -> None:
    """A usage error where a report would replace an input."""
    given = {Path(path).resolve() for path in inputs if path != "-"}
    for _, file in reports:
        if Path(file).resolve() in given:
            raise click.UsageError(f"--report {file}: this file is an input and would be overwritten; name another file")
