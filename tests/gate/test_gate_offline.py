"""Nothing leaves the computer: every command runs while sockets are blocked."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from gate_tables import rows, write

from factcheck import cli
from factcheck.report import formats

#: Python imports this in every process that has its folder on the path, before anything of ours.
BLOCKED = """
import socket


def refuse(*_, **__):
    raise AssertionError("a socket was opened")


for name in ("connect", "connect_ex", "sendto", "bind"):
    setattr(socket.socket, name, refuse)
socket.getaddrinfo = socket.create_connection = socket.gethostbyname = refuse
"""
ARTICLE = "Kazakhstan's exports were $86.8 million in 2025. Exports of Kazakhstan were $86 million in 2025.\n"
SYSTEM = '{"id": "s", "facts": [{"name": "a", "value": "1", "decimals": 0}], "relations": []}'

RUNS = [
    ("check", ["a.txt", "--jobs", "2"], 0),
    ("extract", ["a.txt", "--format", "parquet"], 0),
    ("extract", ["--update", "claims", "a.txt"], 0),
    ("reconcile", ["claims"], 0),
    ("gate", ["claims", *(part for name in formats() for part in ("--report", f"{name}:out/{name}"))], 1),
    ("solve", ["s.json"], 0),
    ("demo", ["--report", "html:out/demo.html"], 0),
    ("baseline", [], 0),
    ("waivers", [], 0),
    ("waivers", ["prune"], 0),
    ("waive", ["7k2q9f0c", "--from", "a.txt", "--reason", "x", "--until", "2025-12-01"], 2),
    ("rules", [], 0),
    ("explain", ["growth"], 0),
    ("schema", ["claims"], 0),
    ("guide", [], 0),
]


@pytest.mark.slow
@pytest.mark.parametrize(("command", "arguments", "code"), RUNS, ids=[f"{name} {' '.join(a)[:30]}" for name, a, _ in RUNS])
def test_a_command_opens_no_socket(command: str, arguments: list[str], code: int, tmp_path: Path) -> None:
    """Does every command do its work, and end as it should, without the network?"""
    (tmp_path / "blocked").mkdir()
    (tmp_path / "blocked" / "sitecustomize.py").write_text(BLOCKED)
    (tmp_path / "a.txt").write_text(ARTICLE)
    (tmp_path / "s.json").write_text(SYSTEM)
    write(tmp_path, rows(s25={"obs_value": "127"}))
    environment = {**os.environ, "PYTHONPATH": str(tmp_path / "blocked"), "SOURCE_DATE_EPOCH": "1757500000"}
    done = subprocess.run(
        [sys.executable, "-m", "factcheck", command, *arguments], capture_output=True, check=False, cwd=tmp_path, env=environment
    )
    assert b"socket was opened" not in done.stderr
    assert b"crashed" not in done.stderr, done.stderr
    assert done.returncode == code, done.stderr


def test_every_command_is_run() -> None:
    """Is no command left out above?"""
    assert {name for name, _, _ in RUNS} == {path.stem for path in Path(cli.__file__).parent.glob("[!_]*.py")}


def test_the_block_holds(tmp_path: Path) -> None:
    """Would a command that opens a socket be caught?"""
    (tmp_path / "sitecustomize.py").write_text(BLOCKED)
    code = "import socket; socket.create_connection(('127.0.0.1', 9))"
    environment = {**os.environ, "PYTHONPATH": str(tmp_path)}
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False, env=environment)
    assert b"socket was opened" in done.stderr
