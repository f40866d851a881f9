"""Killed at any moment, our files are the old or the new version."""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
import time
import tomllib
from pathlib import Path

import pytest

from factcheck.model.claim_table import read_jsonl

WRITER = """
import sys
from datetime import date
from pathlib import Path
from factcheck.gate import baseline, waivers
from factcheck.model.claim_row import from_json
from factcheck.model.claim_table import write_jsonl
root, today = Path(sys.argv[1]), date(2025, 9, 10)
row = {"unit_measure": "USD", "indicator": "exports", "ref_area": "KZ", "time_period": "2025", "quote": "x" * 2000}
for size in range(10**6):
    ids = [f"{n:08d}" for n in range(200 + size % 2)]
    write_jsonl([from_json(row | {"obs_value": "1", "claim_id": i}) for i in ids], root / "claims" / "a.jsonl")
    baseline.write(root, dict.fromkeys(ids, "growth"))
    waivers.add(root, waivers.Waiver(id="7k2q9f0c", kind="other", reason="y" * 4000, added=today, expires=today), today)
    if not size:
        print("started", flush=True)
"""


ARTICLE = "Kazakhstan's exports were $86.8 million in 2025. Exports of Kazakhstan were $86 million in 2025.\n"


@pytest.mark.slow
def test_files_are_whole_after_a_kill(tmp_path: Path) -> None:
    """Do claims, waivers and baseline read after twelve kills at random moments?"""
    moments = random.Random(7)
    for _ in range(12):
        with subprocess.Popen([sys.executable, "-c", WRITER, str(tmp_path)], stdout=subprocess.PIPE) as writer:
            assert writer.stdout is not None
            assert writer.stdout.readline() == b"started\n"
            time.sleep(0.05 + moments.random() / 5)
            writer.kill()
        decisions = tmp_path / ".factcheck"
        table = read_jsonl(tmp_path / "claims" / "a.jsonl")
        assert table.problems == ()
        assert len(table.claims) in (200, 201)
        assert len(json.loads((decisions / "baseline.json").read_text())) in (200, 201)
        assert [len(waiver["reason"]) for waiver in tomllib.loads((decisions / "waivers.toml").read_text())["waiver"]] == [4000]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("arguments", "made"),
    [
        (["extract", "--update", "claims", "articles"], "claims/a.jsonl"),
        (["baseline", "claims"], ".factcheck/baseline.json"),
    ],
    ids=lambda value: value[0] if isinstance(value, list) else "",
)
def test_a_killed_command_leaves_the_old_or_the_new(arguments: list[str], made: str, tmp_path: Path) -> None:
    """Whenever a command is killed, is the file it writes what it was before or what it would have become?"""
    environment = {**os.environ, "SOURCE_DATE_EPOCH": "1757500000"}
    command = [sys.executable, "-m", "factcheck", *arguments]
    article, file = tmp_path / "articles" / "a.txt", tmp_path / made
    article.parent.mkdir()

    def begin(number: int) -> None:
        """A folder in which the command has something new to write."""
        article.write_text(ARTICLE.replace("86 million", f"{80 + number % 2} million"))
        if arguments[0] == "baseline":
            subprocess.run(
                [*command[:3], "extract", "--update", "claims", "articles"], check=True, cwd=tmp_path, capture_output=True
            )

    whole = set()
    for number in range(2):
        begin(number)
        started = time.monotonic()
        subprocess.run(command, check=True, cwd=tmp_path, env=environment, capture_output=True)
        takes = time.monotonic() - started
        whole.add(file.read_bytes())
    assert len(whole) == 2
    moments = random.Random(7)
    for number in range(6):
        begin(number)
        with subprocess.Popen(command, cwd=tmp_path, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as run:
            time.sleep(takes * (0.3 + 0.8 * moments.random()))
            run.kill()
        assert file.read_bytes() in whole
        assert [path.name for path in file.parent.iterdir() if not path.name.startswith(".")] == [file.name]
