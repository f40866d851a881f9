"""Solve systems of figures and relations: the engine alone."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import click

UNREADABLE = 2


@click.command()
@click.argument("system", metavar="SYSTEM.json")
@click.option("--format", "format_", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.option(
    "--timeout", type=click.FloatRange(min=0, min_open=True), metavar="SECONDS", help="Stop each system after so many seconds."
)
def command(system: str, format_: str, timeout: float | None) -> int:
    """Solve systems of figures and relations: the engine alone.

    SYSTEM.json is one system or a list of them (factcheck schema system), - for standard input. JSON output is one line a
    system. Exit code 0 when all are consistent, 1 when any is inconsistent, 2 for bad input or when something was left open.
    """
    from factcheck.cli._deliver import as_data
    from factcheck.engine import solve
    from factcheck.engine.notation import ReadError
    from factcheck.engine.output import verdict_json, verdict_text
    from factcheck.engine.reading import BadSystem, read_systems
    from factcheck.engine.verdict import is_finished

    try:
        found = read_systems(_text(system))
    except ReadError as error:
        return _refuse(system, str(error))
    except OSError as error:
        return _refuse(system, f"cannot be read ({error.strerror or error}); name a file that exists, or - for standard input")
    except UnicodeDecodeError as error:
        return _refuse(system, f"is not UTF-8 at byte {error.start}; save it as UTF-8")
    if format_ == "json":
        as_data()
    code = 0
    for entry in found:
        if isinstance(entry, BadSystem):
            code = _refuse(system, str(entry))
            continue
        verdict = solve(entry, timeout=timeout)
        if verdict.verdict == "open" or not is_finished(verdict):
            code = UNREADABLE
        elif verdict.verdict == "inconsistent":
            code = max(code, 1)
        if format_ == "json":
            click.echo(json.dumps(verdict_json(verdict), ensure_ascii=False))
        else:
            click.echo(verdict_text(entry, verdict))
    return code


def _text(path: str) -> str:
    raw = sys.stdin.buffer.read() if path == "-" else Path(path).read_bytes()
    return raw.decode("utf-8-sig")


def _refuse(path: str, why: str) -> int:
    click.echo(f"factcheck: {path}: {why}", err=True)
    return UNREADABLE


if __name__ == "__main__":
    sys.exit(command(standalone_mode=False))
