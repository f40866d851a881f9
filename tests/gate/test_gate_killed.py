"""Killed at any moment, our files are the old or the new version."""

from __future__ import annotations

import json
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
