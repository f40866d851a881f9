"""Commands are found in their folder and loaded when called; what goes wrong ends in one line and the right exit code."""

from __future__ import annotations

import ast
import json
import os
import signal
import subprocess
import sys
import time
from functools import partial
from pathlib import Path

import click
import pytest

from factcheck import __version__, cli

FOLDER = Path(cli.__file__).parent
COMMANDS = sorted(path.stem for path in FOLDER.glob("[!_]*.py"))
HEAVY = ("pandas", "numpy", "pint", "jinja2", "babel", "rich", "pyarrow", "trafilatura", "great_expectations", "highspy")


def run(*args: str, **options: object) -> subprocess.CompletedProcess[str]:
    """The real command line in a process of its own."""
    return subprocess.run([sys.executable, "-m", "factcheck", *args], capture_output=True, text=True, check=False, **options)  # type: ignore[call-overload,no-any-return]


def test_help_lists_every_module_with_its_first_line(capsys: pytest.CaptureFixture[str]) -> None:
    """Is a new command in the help without being registered?"""
    assert cli.main(["--help"]) == 0
    told = " ".join(capsys.readouterr().out.split())
    for name in COMMANDS:
        assert f"{name} {cli.first_line(FOLDER / f'{name}.py')}" in told


@pytest.mark.parametrize("name", COMMANDS)
def test_command_modules_start_with_a_one_line_docstring(name: str) -> None:
    """The help reads the first line only; does it hold the whole docstring?"""
    path = FOLDER / f"{name}.py"
    docstring = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))
    assert docstring is not None
    assert cli.first_line(path) == docstring.partition("\n")[0]


@pytest.mark.parametrize("name", COMMANDS)
def test_each_command_explains_itself(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Does --help work for every command, and say that --debug exists?"""
    assert cli.main([name, "--help"]) == 0
    shown = capsys.readouterr().out
    assert shown.startswith(f"Usage: factcheck {name} ")
    assert "--debug" in shown


def test_help_loads_no_step() -> None:
    """What "factcheck --help" imports is what it costs."""
    code = "import sys, json; from factcheck.cli import main; main(['--help']); print(json.dumps(sorted(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = json.loads(done.stdout.splitlines()[-1])
    ours = {name for name in loaded if name.startswith("factcheck.")}
    assert ours <= {"factcheck.api", "factcheck.cli", "factcheck.extract", "factcheck.given"}
    assert not set(HEAVY) & set(loaded)


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    """Is the version the package's?"""
    assert cli.main(["--version"]) == 0
    assert capsys.readouterr().out == f"factcheck {__version__}\n"


@pytest.mark.parametrize(
    ("args", "told"),
    [
        (["chekc"], "did you mean 'check'?"),
        (["zzz"], "'factcheck --help' lists the commands"),
        (["--colour"], "No such option"),
        (["check"], "Missing argument 'PATH...'"),
        (["check", "--fail-on", "info", "a.txt"], "'error', 'warning', 'never'"),
        (["check", "--published", "10.09.2025", "a.txt"], "write it as 2025-09-10"),
        (["check", "--published", "2025-02-30", "a.txt"], "write it as 2025-09-10"),
        (["check", "--format", "pdf", "a.txt"], "there are "),
        (["check", "--report", "report.html", "a.txt"], "write it as html:report.html"),
        (["check", "--report", "html:", "a.txt"], "write it as html:report.html"),
        (["check", "--report", "doc:a.doc", "a.txt"], "no format 'doc'"),
        (["check", "--report", "json:a.txt", "a.txt"], "would be overwritten"),
        (["check", "--lang", "de", "a.txt"], "'en', 'ru', 'kk', 'uz'"),
        (["check", "--article-lang", "uz", "a.txt"], "'uz-Cyrl', 'uz-Latn'"),
        (["check", "--jobs", "-1", "a.txt"], "x>=0"),
        (["extract", "--format", "xml", "a.txt"], "'jsonl', 'csv', 'parquet', 'table'"),
        (["explain", "sum-of-part"], "did you mean 'sum-of-parts'?"),
    ],
)
def test_bad_usage_names_the_cure(args: list[str], told: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Exit code 2, nothing on standard output, and what to write instead on standard error."""
    assert cli.main(args) == 2
    shown = capsys.readouterr()
    assert shown.out == ""
    assert told in " ".join(shown.err.split())


def _breaking(monkeypatch: pytest.MonkeyPatch, error: BaseException) -> None:
    def callback() -> None:
        raise error

    monkeypatch.setattr("factcheck.cli.rules.command", click.Command("rules", callback=callback))


def test_a_crash_is_one_line_and_exit_code_2(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """Does a fault of ours say what to do, without a traceback?"""
    error = KeyError("no such\nthing")
    error.add_note("while reading a.txt")
    _breaking(monkeypatch, error)
    assert cli.main(["rules"]) == 2
    shown = capsys.readouterr()
    assert shown.out == ""
    assert len(shown.err.splitlines()) == 1
    assert "KeyError" in shown.err
    assert "while reading a.txt" in shown.err
    assert "--debug" in shown.err


def test_a_crash_with_debug_prints_the_traceback(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """And with --debug the whole of it?"""
    _breaking(monkeypatch, KeyError("thing"))
    assert cli.main(["rules", "--debug"]) == 2
    assert "Traceback" in capsys.readouterr().err


def test_an_interruption_is_quiet(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """Ctrl-C ends with the code a shell expects, and no word."""
    _breaking(monkeypatch, KeyboardInterrupt())
    assert cli.main(["rules"]) == cli.INTERRUPTED
    assert capsys.readouterr() == ("", "")


def test_a_closed_pipe_is_quiet() -> None:
    """Is "factcheck … | head" free of tracebacks?"""
    reader, writer = os.pipe()
    os.close(reader)
    with os.fdopen(writer, "wb") as pipe:
        process = subprocess.run([sys.executable, "-m", "factcheck", "--help"], stdout=pipe, stderr=subprocess.PIPE, check=False)
    assert process.returncode == cli.PIPE_CLOSED
    assert process.stderr == b""


@pytest.mark.slow
def test_ctrl_c_while_reading_standard_input() -> None:
    """Does a waiting command end at once when interrupted?"""
    process = subprocess.Popen(
        [sys.executable, "-m", "factcheck", "check", "-"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        # What a shell runs in the background ignores the signal, and so would all that it starts.
        preexec_fn=partial(signal.signal, signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509 - no threads here
    )
    time.sleep(1.5)
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=20)
    assert process.returncode == cli.INTERRUPTED
    assert (out, err) == (b"", b"")
