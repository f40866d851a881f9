"""``factcheck extract`` through the command line: formats, standard input, processes, the folder of claim tables."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

import factcheck
from factcheck import cli, demo
from factcheck.model import claim_table

FOLDER = str(demo.FOLDER)


def shown(capfdbinary: pytest.CaptureFixture[bytes], *args: str) -> bytes:
    """Standard output of a command that ends with 0."""
    assert cli.main(list(args)) == 0
    out, err = capfdbinary.readouterr()
    assert err == b""
    return out


@pytest.mark.parametrize("format_", ["jsonl", "csv", "parquet"])
def test_every_format_holds_the_same_claims(format_: str, tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    """Is what is printed a claim table that reads back as it was?"""
    path = tmp_path / f"claims.{format_}"
    path.write_bytes(shown(capfdbinary, "extract", FOLDER, "--format", format_))
    table = claim_table.read([path])
    assert table.problems == ()
    assert table.claims == factcheck.extract(demo.FOLDER)
    assert len(table.claims) > 30


def test_all_adds_what_claims_nothing(tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    """In every format, with the reason."""
    rows = [json.loads(line) for line in shown(capfdbinary, "extract", FOLDER, "--all").splitlines()]
    aside = [row for row in rows if row.get("set_aside")]
    assert aside
    assert all(row["form"] is None for row in aside)
    header, *_ = shown(capfdbinary, "extract", FOLDER, "--all", "--format", "csv").decode().splitlines()
    assert header.endswith(",set_aside")
    assert b"set_aside" not in shown(capfdbinary, "extract", FOLDER)


def test_explain_says_what_read_each_number(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    """Numbers that are no claims too?"""
    text = shown(capfdbinary, "extract", "--explain", FOLDER).decode()
    lines = text.splitlines()
    for name in ("indicator", "areas", "period", "set_aside"):
        assert any(line.split()[:1] == [name] for line in lines)


def test_a_table_to_look_at(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    """Columns stand below each other, also behind Cyrillic."""
    lines = shown(capfdbinary, "extract", "--format", "table", f"{FOLDER}/savdo-7-oy.txt").decode().splitlines()
    assert lines[0] == f"{FOLDER}/savdo-7-oy.txt"
    column = lines[1].index("value")
    assert all(line[column - 1] == " " and line[column] != " " for line in lines[2:] if len(line) > column)


def test_standard_input(tmp_path: Path) -> None:
    """Text or JSON Lines from a pipe."""
    record = {"article": "wire-7", "text": "Exports rose 12% to $5.3 billion in 2024."}
    for content in (record["text"], json.dumps(record) + "\n"):
        done = subprocess.run(
            [sys.executable, "-m", "factcheck", "extract", "-"], input=content, capture_output=True, text=True, check=True
        )
        rows = [json.loads(line) for line in done.stdout.splitlines()]
        assert [row["quote"] for row in rows] == ["12%", "$5.3 billion"]
    assert {row["article"] for row in rows} == {"wire-7"}


def test_processes_change_nothing(tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    """Same rows in the same order."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(demo.FOLDER.glob("*.txt"))]
    lines = [json.dumps({"article": f"a{n}", "text": texts[n % 5]}, ensure_ascii=False) for n in range(40)]
    bulk = tmp_path / "bulk.jsonl"
    bulk.write_text("\n".join(lines) + "\n", encoding="utf-8")
    alone = shown(capfdbinary, "extract", str(bulk))
    assert shown(capfdbinary, "extract", str(bulk), "--jobs", "2") == alone
    assert len(alone.splitlines()) > 8 * 30


def test_update_writes_a_file_an_article_and_the_same_bytes_again(
    tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    """Is a second run silent in git?"""
    named = shown(capfdbinary, "extract", FOLDER, "--update", str(tmp_path)).decode().split()
    first = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    assert sorted(first) == [f"{path.stem}.jsonl" for path in sorted(demo.FOLDER.glob("*.txt"))]
    assert sorted(named) == sorted(str(path) for path in tmp_path.iterdir())
    shown(capfdbinary, "extract", FOLDER, "--update", str(tmp_path), "--jobs", "2")
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == first
    assert claim_table.read([tmp_path]).claims == factcheck.extract(demo.FOLDER)
