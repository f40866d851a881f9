"""Ways to break a data update, one row each: where it is stopped, with which exit code, and what the message says."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from gate_tables import jsonl, rows, write

from factcheck.cli import main
from factcheck.model import claim_table

TODAY = date(2025, 9, 10)


@dataclass(frozen=True)
class Way:
    """A way to break an update: what it does to a folder that passes, and what the gate must answer."""

    name: str
    do: Callable[[Path], object]
    stage: str
    code: int
    words: str


def _cells(stage: str, code: int, words: str, name: str, **changes: dict[str, Any]) -> Way:
    return Way(name, lambda folder: write(folder, rows(**changes)), stage, code, words)


def _bytes(name: str, words: str, change: Callable[[bytes], bytes], stage: str = "schema", code: int = 2) -> Way:
    return Way(name, lambda folder: write(folder).write_bytes(change(jsonl(rows()))), stage, code, words)


def _csv(name: str, words: str, change: Callable[[str], str], stage: str = "schema", code: int = 2) -> Way:
    def do(folder: Path) -> None:
        path = write(folder)
        text = claim_table.csv_text(claim_table.read([path]).claims)
        path.unlink()
        path.with_suffix(".csv").write_text(change(text))

    return Way(name, do, stage, code, words)


def _file(name: str, path: str, content: str, words: str) -> Way:
    def do(folder: Path) -> None:
        write(folder)
        (folder / path).parent.mkdir(exist_ok=True)
        (folder / path).write_text(content)

    return Way(name, do, "configuration", 2, words)


def _waiver(**changes: Any) -> str:
    entry = {
        "id": "7k2q9f0c",
        "rule": "same-fact",
        "kind": "revised",
        "reason": "revised on 20 August",
        "owner": "desk",
        "added": date(2025, 8, 21),
        "expires": date(2025, 11, 21),
    } | changes
    lines = [f"{key} = {json.dumps(v) if isinstance(v, str) else v}" for key, v in entry.items() if v is not None]
    return "version = 1\n[[waiver]]\n" + "\n".join(lines) + "\n"


def _waived_then(change: Callable[[Path], object], until: str = "2025-12-01") -> Callable[[Path], object]:
    """A share of 127 is accepted, then something changes."""

    def do(folder: Path) -> None:
        write(folder, rows(s25={"obs_value": "127"}))
        main(["gate", "claims", "--report", f"json:{folder / 'out.json'}"])
        (finding,) = json.loads((folder / "out.json").read_text())["findings"]
        assert main(["waive", finding["finding_id"], "--reason", "so be it", "--until", until]) == 0
        change(folder)

    return do


def _expire(folder: Path) -> None:
    path = folder / ".factcheck" / "waivers.toml"
    text = (
        path.read_text().replace(f"added = {TODAY}", "added = 2025-06-01").replace("expires = 2025-12-01", "expires = 2025-09-09")
    )
    path.write_text(text)


def _without(column: str) -> Callable[[Path], object]:
    return lambda folder: write(folder, [{k: v for k, v in row.items() if k != column} for row in rows()])


def _rename(folder: Path, old: str, new: str) -> None:
    write(folder, [{new if k == old else k: v for k, v in row.items()} for row in rows()])


def _parquet(change: Callable[[Any], Any]) -> Callable[[Path], object]:
    def do(folder: Path) -> None:
        import pyarrow as pa
        import pyarrow.parquet as pq

        path = write(folder)
        frame = claim_table.to_frame(claim_table.read([path]).claims)
        path.unlink()
        pq.write_table(pa.Table.from_pandas(change(frame), preserve_index=False), path.with_suffix(".parquet"))

    return do


def _swap_columns(frame: Any) -> Any:
    return frame.rename(columns={"obs_value": "indicator", "indicator": "obs_value"})


def _infinite(frame: Any) -> Any:
    return frame.assign(obs_value=[float("inf"), *map(float, frame["obs_value"][1:])])


SEVEN_MONTHS = {"time_period": "2025-01-01/P7M", "quote": "30.5 million"}
CONFLICT = b"<<<<<<< ours\n%b=======\n%b>>>>>>> theirs\n"
WAYS = [
    # Cells of a wrong type: the record is no claim.
    _cells("schema", 2, "'many' is not a number", "word for a value", x25={"obs_value": "many"}),
    _cells("schema", 2, "True is not a number", "boolean for a value", x25={"obs_value": True}),
    _cells("schema", 2, "decimal point", "decimal comma", x25={"obs_value": "55,3"}),
    _cells("schema", 2, "not a finite number", "NaN as text", x25={"obs_value": "NaN"}),
    _cells("schema", 2, "not a finite number", "infinity as text", x25={"obs_value": "-Infinity"}),
    _cells("schema", 2, "40 digits", "value beyond all reason", x25={"obs_value": "1e99"}),
    _cells("schema", 2, "not integer", "text for a span", x25={"start": "12", "end": 14}),
    _cells("schema", 2, "whole number", "fraction for decimals", x25={"decimals": 0.5}),
    _cells("schema", 2, "is not text", "list for a quote", x25={"quote": ["55.3"]}),
    _cells("schema", 2, "write one of level", "unknown form", x25={"form": "stock"}),
    _cells("schema", 2, "write one of exact", "unknown modifier", x25={"modifier": "circa"}),
    _cells("schema", 2, "write one of actual", "unknown modality", x25={"modality": "hoped"}),
    _cells("schema", 2, "ISO 3166", "country in full", x25={"ref_area": "Kazakhstan"}),
    _cells("schema", 2, "2025-08-21", "date of another order", x25={"published": "10.09.2025"}),
    _cells("schema", 2, "calendar", "30 February", x25={"published": "2025-02-30"}),
    _cells("schema", 2, "SDMX", "period in words", x25={"time_period": "first half"}),
    _cells("schema", 2, "SDMX", "fifth quarter", x25={"time_period": "2025-Q5"}),
    _cells("schema", 2, "make them agree", "two periods", x25={"period_start": "2025-01-01", "period_end": "2025-07-31"}),
    Way("column missing", _without("unit_measure"), "schema", 2, "add unit_measure"),
    Way("period missing", _without("time_period"), "schema", 2, "period_end"),
    Way("column misspelt", lambda folder: _rename(folder, "form", "forms"), "schema", 2, "did you mean form?"),
    # Files that are broken.
    _bytes("truncated file", "cut off", lambda text: text[:-30]),
    _bytes("wrong encoding", "not UTF-8", lambda text: text.replace(b"55.3 million", "55,3 млн".encode("cp1251"))),
    _bytes("UTF-16", "UTF-16", lambda text: text.decode().encode("utf-16")),
    _bytes("merge markers", "merge conflict", lambda text: CONFLICT % (text, text)),
    _bytes("NaN literal", "not a finite number", lambda text: text.replace(b'"55300000"', b"NaN")),
    _bytes("infinite literal", "not a finite number", lambda text: text.replace(b'"55300000"', b"-Infinity")),
    _bytes("key twice", "stands twice", lambda text: text.replace(b'{"article"', b'{"article": "b", "article"')),
    _bytes("one JSON list", "not an object", lambda text: b"[" + b",".join(text.splitlines()) + b"]"),
    _bytes("binary file", "NUL", lambda text: b"\x00\x01" + text),
    _bytes("empty table", "no rows", lambda _: b""),
    _csv("header only", "no rows", lambda text: text.splitlines(keepends=True)[0]),
    _csv("row cut short", "cells, the header", lambda text: text.rstrip("\n").rpartition(",")[0] + "\n"),
    _csv("quote left open", "close the quotes", lambda text: text.replace("trade.txt", '"trade.txt', 1)),
    _csv("two columns of one name", "two columns", lambda text: text.replace("low,high", "low,low", 1)),
    _csv(
        "columns swapped",
        "is not a number",
        lambda text: text.replace("obs_value,", "§").replace("indicator,", "obs_value,").replace("§", "indicator,"),
    ),
    Way("columns swapped in Parquet", _parquet(_swap_columns), "schema", 2, "is not a number"),
    Way("infinite in Parquet", _parquet(_infinite), "schema", 2, "not a finite number"),
    Way("damaged Parquet", lambda folder: write(folder, [], "t.parquet"), "schema", 2, "no readable Parquet"),
    Way("file deleted", lambda folder: (folder / "claims").mkdir(), "schema", 2, "no claim table"),
    # Records that read, and cannot be.
    _bytes("duplicate id", "no two claims share an id", lambda text: text + text.splitlines(keepends=True)[0], "expectations", 1),
    _cells("expectations", 1, "every claim has a value", "value missing", x25={"obs_value": None}),
    _cells(
        "expectations",
        1,
        "no period ends before",
        "reversed period",
        x25={"time_period": None, "period_start": "2025-06-30", "period_end": "2025-01-01"},
    ),
    _cells(
        "expectations",
        1,
        "no base period ends before",
        "reversed base",
        g25={"base_period_start": "2024-12-31", "base_period_end": "2024-01-01"},
    ),
    _cells("expectations", 1, "did you mean USD?", "unknown unit", x25={"unit_measure": "USDD"}),
    _cells("expectations", 1, "tonne", "symbol for a unit", n25={"unit_measure": "t"}),
    _cells("expectations", 1, "counts are not negative", "negative count", n25={"obs_value": "-42"}),
    _cells("expectations", 1, "shares lie within", "share of 127", s25={"obs_value": "127"}),
    _cells("expectations", 1, "shares lie within", "negative share", s25={"obs_value": "-12"}),
    _cells("expectations", 1, "growth factors are positive", "factor of zero", g25={"obs_value": "0"}),
    _cells("expectations", 1, "below its low", "low above the value", x25={"low": "60000000", "high": None}),
    _cells("expectations", 1, "above its high", "high below the value", x25={"low": None, "high": "50000000"}),
    _cells("expectations", 1, "ranges run upwards", "range upside down", x25={"obs_value_high": "5000000", "modifier": "range"}),
    _cells("expectations", 1, "no quote is blank", "blank quote", x25={"quote": "  "}),
    _cells("expectations", 1, "growth rate leads", "growth that does not fit its levels", g25={"obs_value": "7.2"}),
    # Tables that are in order, and say what cannot be true.
    _cells("reconciliation", 1, "the parts make", "total that its parts cannot reach", m25={"obs_value": "41500000"}),
    Way(
        "two values of one fact",
        lambda folder: write(folder, [*rows(), rows()[1] | {"claim_id": "y25", "obs_value": "53300000", "quote": "53.3 million"}]),
        "reconciliation",
        1,
        "same-fact",
    ),
    Way(
        "seven months below the first six",
        lambda folder: write(folder, [*rows(), rows()[2] | {"claim_id": "m7", "obs_value": "30500000", **SEVEN_MONTHS}]),
        "expectations",
        1,
        "never shrinks",
    ),
    # The gate's own files.
    _file(
        "unknown expectation", "expectations/own.json", '{"expectations": [{"type": "expect_nothing"}]}', "no expectation is called"
    ),
    _file("malformed suite", "expectations/own.json", "{", "no readable JSON"),
    _file("suite folder that is not there", "factcheck.toml", 'suites = ["none"]\n', "none: no such folder"),
    _file("misspelt key of the configuration", "factcheck.toml", 'fail_on = "never"\n', "did you mean fail-on?"),
    _file("malformed waiver file", ".factcheck/waivers.toml", "version = 1\n[[waiver]\n", "no TOML"),
    _file("waiver without version", ".factcheck/waivers.toml", "[[waiver]]\n", "version = 1"),
    _file("waiver without reason", ".factcheck/waivers.toml", _waiver(reason=None), "reason is missing"),
    _file("waiver of an unknown kind", ".factcheck/waivers.toml", _waiver(kind="accepted"), "none of revised"),
    _file("waiver without end", ".factcheck/waivers.toml", _waiver(expires=None), "expires is missing"),
    _file("waiver for a year", ".factcheck/waivers.toml", _waiver(expires=date(2026, 8, 21)), "at most 180"),
    _file("waiver from the future", ".factcheck/waivers.toml", _waiver(added=TODAY + timedelta(days=9)), "in the future"),
    _file("waiver with a misspelt key", ".factcheck/waivers.toml", _waiver(expire=date(2025, 11, 21)), "did you mean expires?"),
    _file("waiver without a real id", ".factcheck/waivers.toml", _waiver(id="all"), "no fingerprint"),
    _file("malformed baseline", ".factcheck/baseline.json", "[]", "factcheck baseline"),
    _file("malformed reading", ".factcheck/readings.toml", 'version = 1\n[[reading]]\nclaim_id = "x25"\n', "reason is missing"),
    # Waivers that no longer hold.
    Way(
        "changed figure, old waiver",
        _waived_then(lambda f: write(f, rows(s25={"obs_value": "128"}))),
        "expectations",
        1,
        "matches no finding",
    ),
    Way("expired waiver", _waived_then(_expire), "expectations", 1, "expired on 2025-09-09"),
]


@pytest.fixture(autouse=True)
def _alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1757500000")  # 2025-09-10


@pytest.mark.slow
@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.name)
def test_a_broken_update_is_stopped(way: Way, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Is it stopped at its stage, with its exit code and a message that says what to do, and are good rows still looked at?"""
    way.do(tmp_path)
    capsys.readouterr()
    assert main(["gate", "claims"]) == way.code
    captured = capsys.readouterr()
    if way.stage == "configuration":
        assert captured.out == ""
        assert way.words in captured.err
        return
    states = {line.split()[1]: line.split()[2] for line in captured.out.splitlines() if line[:2] in ("1 ", "2 ", "3 ")}
    assert states[way.stage] == "FAILED"
    assert way.words in captured.out
    # What expectations prove of a table, the reconciliation of its figures may find as well.
    before = [stage for stage in ("schema", "expectations") if states[stage] == "FAILED"]
    assert before == ([] if way.stage == "reconciliation" else [way.stage])


KEPT = [
    ("as it is", lambda text: text),
    ("CRLF", lambda text: text.replace(b"\n", b"\r\n")),
    ("byte-order mark", lambda text: b"\xef\xbb\xbf" + text),
    ("empty lines", lambda text: b"\n" + text.replace(b"\n", b"\n\n")),
    ("no newline at the end", lambda text: text.rstrip(b"\n")),
    ("other order of rows", lambda text: b"".join(reversed(text.splitlines(keepends=True)))),
    (
        "other order of keys",
        lambda text: b"".join(json.dumps(dict(reversed(json.loads(line).items()))).encode() + b"\n" for line in text.splitlines()),
    ),
    ("further columns", lambda text: text.replace(b"{", b'{"obs_status": "A", ')),
    ("numbers for strings", lambda text: text.replace(b'"55300000"', b"55300000")),
    (
        "period as days",
        lambda text: text.replace(b'"time_period": "2025-S1"', b'"period_start": "2025-01-01", "period_end": "2025-06-30"'),
    ),
]


@pytest.mark.slow
@pytest.mark.parametrize(("name", "change"), KEPT, ids=[name for name, _ in KEPT])
def test_nothing_good_is_lost_or_stopped(
    name: str, change: Callable[[bytes], bytes], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Is every row of a table that is merely unusual taken?"""
    write(tmp_path).write_bytes(change(jsonl(rows())))
    assert main(["gate", "claims"]) == 0
    assert f"{len(rows())} rows read, 0 problems" in capsys.readouterr().out


def test_the_table_is_long_enough() -> None:
    """Are there forty ways and more, each its own?"""
    assert len({way.name for way in WAYS}) == len(WAYS) > 40
