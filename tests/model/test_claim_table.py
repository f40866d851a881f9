"""Claim tables: what goes out comes back, and every bad row is told apart from the good ones."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from claim_strategies import claims, tables
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from factcheck.model.claim import Claim
from factcheck.model.claim_table import (
    RowError,
    from_frame,
    from_json,
    jsonl_text,
    read,
    read_csv,
    read_jsonl,
    read_parquet,
    to_frame,
    write_csv,
    write_jsonl,
    write_parquet,
)

ROUND_TRIP = settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
ROW: dict[str, Any] = {
    "obs_value": "86800000",
    "unit_measure": "USD",
    "indicator": "exports",
    "ref_area": "KZ",
    "time_period": "2025-S1",
}
FORMATS = {"jsonl": (write_jsonl, read_jsonl), "csv": (write_csv, read_csv), "parquet": (write_parquet, read_parquet)}


@pytest.mark.parametrize("kind", FORMATS)
@ROUND_TRIP
@given(table=tables())
def test_every_claim_survives_a_file(kind: str, table: list[Claim], tmp_path: Path) -> None:
    """Does a table come back as it was, in every format, value for value?"""
    write, read_back = FORMATS[kind]
    write(table, tmp_path / f"t.{kind}")
    back = read_back(tmp_path / f"t.{kind}")
    assert back.problems == ()
    assert list(back.claims) == table


@ROUND_TRIP
@given(table=tables())
def test_every_claim_survives_a_frame(table: list[Claim]) -> None:
    """Is a pandas table lossless?"""
    back, problems = from_frame(to_frame(table))
    assert problems == ()
    assert list(back) == table


@ROUND_TRIP
@given(claim=claims(), aside=st.sampled_from([None, "date"]))
def test_a_line_is_the_json_of_the_claim(claim: Claim, aside: Any) -> None:
    """Is the line that is written at once what the json module writes?"""
    claim = replace(claim, set_aside=aside)
    assert claim.to_json_line() == json.dumps(claim.to_json(), ensure_ascii=False)


@given(claim=claims())
def test_json_is_a_fixed_point(claim: Claim) -> None:
    """Is the JSON of what was read the JSON that was written?"""
    assert from_json(json.loads(json.dumps(claim.to_json()))).to_json() == claim.to_json()


@ROUND_TRIP
@given(table=tables())
def test_writing_twice_gives_the_same_bytes(table: list[Claim], tmp_path: Path) -> None:
    """Would a git diff stay empty?"""
    write_jsonl(table, tmp_path / "a.jsonl")
    write_jsonl(read_jsonl(tmp_path / "a.jsonl").claims, tmp_path / "b.jsonl")
    assert (tmp_path / "a.jsonl").read_bytes() == (tmp_path / "b.jsonl").read_bytes()


@pytest.mark.parametrize(
    ("period", "start", "end"),
    [
        ("2025", date(2025, 1, 1), date(2025, 12, 31)),
        ("2025-S2", date(2025, 7, 1), date(2025, 12, 31)),
        ("2025-Q1", date(2025, 1, 1), date(2025, 3, 31)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2024-M02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2025-W01", date(2024, 12, 30), date(2025, 1, 5)),
        ("2025-05-17", date(2025, 5, 17), date(2025, 5, 17)),
        ("2025-01-01/P7M", date(2025, 1, 1), date(2025, 7, 31)),
        ("2025-01-01/P10D", date(2025, 1, 1), date(2025, 1, 10)),
        ("2025-01-01/2025-07-31", date(2025, 1, 1), date(2025, 7, 31)),
    ],
)
def test_a_period_in_sdmx_notation_becomes_days(period: str, start: date, end: date) -> None:
    """Is an official table with time_period alone enough?"""
    claim = from_json(ROW | {"time_period": period})
    assert (claim.period_start, claim.period_end) == (start, end)


def test_five_columns_are_enough_and_the_rest_has_defaults() -> None:
    """Can an official table be checked as it is?"""
    claim = from_json(ROW, article="trade.csv")
    assert (claim.form, claim.modifier, claim.modality, claim.article) == ("level", "exact", "actual", "trade.csv")
    assert claim.decimals == 0
    assert (claim.low, claim.high) == (Decimal("86750000"), Decimal("86850000"))
    assert len(claim.claim_id) == 12
    assert from_json(ROW, article="trade.csv") == claim
    assert from_json(ROW | {"obs_value": "86900000"}, article="trade.csv").claim_id != claim.claim_id


@pytest.mark.parametrize(
    ("raw", "decimals"),
    [("19.30", 2), ("150000", 0), ("8.68e7", -5), (Decimal("5.0"), 1), (5.0, 0), (0.1, 1), (7, 0)],
)
def test_without_the_column_decimals_come_from_the_digits(raw: Any, decimals: int) -> None:
    """Do written zeros count, and zeros that a float made not?"""
    assert from_json(ROW | {"obs_value": raw}).decimals == decimals


def test_an_empty_decimals_cell_means_a_number_in_words() -> None:
    """Is null kept apart from absent?"""
    assert from_json(ROW | {"decimals": None}).decimals is None
    assert from_json(ROW | {"decimals": None}).low == Decimal("81800000")


def test_the_country_code_of_namibia_is_no_missing_value(tmp_path: Path) -> None:
    """Is NA read as text?"""
    write_csv([from_json(ROW | {"ref_area": "NA"})], tmp_path / "t.csv")
    assert read_csv(tmp_path / "t.csv").claims[0].ref_area == "NA"


BAD_CELLS = [
    ("obs_value", "many", "not a number"),
    ("obs_value", "86,8", "decimal point"),
    ("obs_value", "NaN", "not a finite number"),
    ("obs_value", float("inf"), "not a finite number"),
    ("obs_value", True, "not a number"),
    ("obs_value", [1], "not a number"),
    ("obs_value", None, "is empty"),
    ("obs_value", "1e999", "40 digits"),
    ("obs_value_high", "1", "below obs_value"),
    ("start", "12.5", "whole number"),
    ("start", -1, "negative"),
    ("end", 5, "span"),
    ("decimals", "1.5", "whole number"),
    ("decimals", 999, "±40"),
    ("unit_measure", "dollars", "unknown unit"),
    ("unit_measure", "T", "write the unit in full"),
    ("form", "lvl", "write one of level"),
    ("modifier", "circa", "write one of exact"),
    ("modality", "hope", "write one of actual"),
    ("direction", "sideways", "write one of up"),
    ("lang", "de", "write one of en"),
    ("ref_area", "Kazakhstan", "ISO 3166"),
    ("published", "21.08.2025", "2025-08-21"),
    ("published", "2025-02-30", "calendar"),
    ("time_period", "2025-Q5", "SDMX"),
    ("time_period", "first half", "SDMX"),
    ("period_start", "2025-02-01", "make them agree"),
    ("base_period_start", "2024-01-01", "has no end"),
    ("modalty", "plan", "did you mean modality"),
]


@pytest.mark.parametrize(("column", "value", "words"), BAD_CELLS)
def test_a_bad_cell_is_named_with_its_cure(column: str, value: Any, words: str) -> None:
    """Does the message say what to do?"""
    row = ROW | {"start": 10, "end": 14} | {column: value}
    with pytest.raises(RowError) as error:
        from_json(row)
    assert words in str(error.value)
    assert all(cure for _, _, cure in error.value.faults)


@pytest.mark.parametrize("column", ["obs_value", "unit_measure", "indicator", "ref_area", "time_period"])
def test_a_missing_column_is_told_once_for_a_csv(column: str, tmp_path: Path) -> None:
    """Is a thousand-row file without a column one problem, not a thousand?"""
    columns = [name for name in ROW if name != column]
    lines = [",".join(columns)] + [",".join(ROW[name] for name in columns)] * 50
    (tmp_path / "t.csv").write_text("\n".join(lines) + "\n")
    table = read_csv(tmp_path / "t.csv")
    assert [problem.column for problem in table.problems] == [column]
    assert table.claims == ()


def test_a_reversed_period_is_a_problem() -> None:
    """Are the ends in order?"""
    row = {k: v for k, v in ROW.items() if k != "time_period"} | {"period_start": "2025-06-30", "period_end": "2025-01-01"}
    with pytest.raises(RowError, match="runs backwards"):
        from_json(row)


GOOD = json.dumps(ROW | {"claim_id": "good"}).encode()
OTHER = json.dumps(ROW | {"claim_id": "other"}).encode()
BROKEN_FILES = {
    "truncated line": (GOOD + b"\n" + OTHER[:40], "cut off", 2),
    "no JSON": (GOOD + b"\n{oops}\n", "no JSON", 2),
    "a list": (GOOD + b"\n[1, 2]\n", "not an object", 2),
    "NaN": (GOOD + b"\n" + OTHER.replace(b'"86800000"', b"NaN") + b"\n", "not a finite number", 2),
    "duplicate id": (GOOD + b"\n" + GOOD + b"\n", "also stands in line 1", 2),
    "duplicate key": (GOOD + b'\n{"obs_value": "1", ' + OTHER[1:] + b"\n", "stands twice", 2),
    "merge conflict": (GOOD + b"\n<<<<<<< ours\n" + OTHER + b"\n=======\n" + OTHER + b"\n>>>>>>> theirs\n", "merge conflict", 2),
    "wrong encoding": (GOOD + b"\n" + OTHER.replace(b"exports", "экспорт".encode("cp1251")) + b"\n", "not UTF-8", 2),
    "NUL byte": (GOOD + b"\n" + b"\0\n", "NUL", 2),
}


@pytest.mark.parametrize("name", BROKEN_FILES)
def test_a_broken_line_costs_only_itself(name: str, tmp_path: Path) -> None:
    """Is every good row still returned, and the bad one named by file and line?"""
    content, words, line = BROKEN_FILES[name]
    path = tmp_path / "t.jsonl"
    path.write_bytes(content)
    table = read_jsonl(path)
    assert [claim.claim_id for claim in table.claims] == ["good"]
    (problem,) = table.problems
    assert words in str(problem)
    assert (problem.file, problem.line) == (str(path), line)
    assert problem.cure


def test_newlines_of_windows_and_a_byte_order_mark_are_no_faults(tmp_path: Path) -> None:
    """Does a file saved by a Windows editor read the same?"""
    (tmp_path / "a.jsonl").write_bytes(GOOD + b"\n" + OTHER + b"\n")
    (tmp_path / "b.jsonl").write_bytes(b"\xef\xbb\xbf" + GOOD + b"\r\n" + OTHER + b"\r\n")
    assert read_jsonl(tmp_path / "a.jsonl").claims == tuple(
        Claim(**{f: getattr(c, f) for f in Claim.__dataclass_fields__} | {"article": "a.jsonl"})
        for c in read_jsonl(tmp_path / "b.jsonl").claims
    )


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"obs_value,unit_measure,indicator,ref_area,time_period\n1,USD,exports,KZ\n", "the row has 4 cells, the header 5"),
        (b'obs_value,unit_measure,indicator,ref_area,time_period\n1,USD,"exports,KZ,2025\n', "close the quotes"),
        (b"obs_value,obs_value,unit_measure,indicator,ref_area,time_period\n", "two columns"),
        (b"\n1,USD\n", "names of the columns"),
        (b"obs_value,unit_measure,indicator,ref_area,time_period\n", "no rows"),
        (b"", "no rows"),
        (b"\xff\xfeo\0b\0", "UTF-16"),
        (b'"a"b,c\n', "no CSV"),
    ],
)
def test_a_broken_csv_is_named(content: bytes, words: str, tmp_path: Path) -> None:
    """Is each way to break a CSV told apart?"""
    (tmp_path / "t.csv").write_bytes(content)
    table = read_csv(tmp_path / "t.csv")
    assert table.claims == ()
    assert words in " ".join(map(str, table.problems))


def test_a_semicolon_table_reads(tmp_path: Path) -> None:
    """Do spreadsheets of countries with decimal commas read?"""
    (tmp_path / "t.csv").write_text(";".join(ROW) + "\n" + ";".join(ROW.values()) + "\n")
    assert len(read_csv(tmp_path / "t.csv").claims) == 1


def test_cells_that_run_over_lines_keep_the_line_numbers_right(tmp_path: Path) -> None:
    """Is the row after a quoted newline named by its own line?"""
    header = "claim_id,sentence,obs_value,unit_measure,indicator,ref_area,time_period\n"
    (tmp_path / "t.csv").write_text(header + 'a,"one\ntwo",1,USD,x,KZ,2025\nb,three,bad,USD,x,KZ,2025\n')
    table = read_csv(tmp_path / "t.csv")
    assert table.claims[0].sentence == "one\ntwo"
    assert [problem.line for problem in table.problems] == [4]


def test_a_folder_is_searched_and_ids_are_unique_over_files(tmp_path: Path) -> None:
    """Are two files with one id told with both places, hidden files left alone, the same file read once?"""
    (tmp_path / "a.jsonl").write_bytes(GOOD)
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "b.jsonl").write_bytes(GOOD + b"\n" + OTHER)
    (tmp_path / ".c.jsonl.part").write_bytes(b"half")
    (tmp_path / "README.md").write_text("no table")
    table = read([tmp_path, tmp_path / "a.jsonl"])
    assert [claim.claim_id for claim in table.claims] == ["good", "other"]
    (problem,) = table.problems
    assert "a.jsonl:1" in problem.reason
    assert table.place(1) == (str(tmp_path / "deep" / "b.jsonl"), 2)


@pytest.mark.parametrize("name", ["missing.jsonl", "page.html", "empty_folder"])
def test_a_path_that_is_no_table_is_a_problem(name: str, tmp_path: Path) -> None:
    """Is each told with a cure, and the other inputs still read?"""
    (tmp_path / "page.html").write_text("<p>")
    (tmp_path / "empty_folder").mkdir()
    (tmp_path / "a.jsonl").write_bytes(GOOD)
    table = read([tmp_path / name, tmp_path / "a.jsonl"])
    assert len(table.claims) == 1
    assert len(table.problems) == 1
    assert table.problems[0].unread().article == str(tmp_path / name)


def test_a_damaged_parquet_file_is_a_problem(tmp_path: Path) -> None:
    """Is a truncated Parquet file told, not raised?"""
    write_parquet([from_json(ROW)], tmp_path / "t.parquet")
    content = (tmp_path / "t.parquet").read_bytes()
    (tmp_path / "t.parquet").write_bytes(content[: len(content) // 2])
    table = read_parquet(tmp_path / "t.parquet")
    assert "no readable Parquet" in str(table.problems[0])


def test_figures_too_wide_for_the_usual_type_stay_exact(tmp_path: Path) -> None:
    """Do 30 digits in front and 30 behind survive Parquet?"""
    wide = [from_json(ROW | {"obs_value": "1" * 30 + "." + "7" * 30}), from_json(ROW | {"obs_value": "9" * 38})]
    write_parquet(wide, tmp_path / "t.parquet")
    assert read_parquet(tmp_path / "t.parquet").claims == tuple(wide)


def test_parquet_decimals_are_decimals(tmp_path: Path) -> None:
    """Can other tools compute with the column?"""
    import pyarrow.parquet as pq

    write_parquet([from_json(ROW)], tmp_path / "t.parquet")
    assert str(pq.read_schema(tmp_path / "t.parquet").field("obs_value").type) == "decimal128(38, 12)"


def test_a_frame_from_elsewhere_reads() -> None:
    """Do floats, timestamps and NaN of an ordinary frame become exact values, dates and None?"""
    import pandas as pd

    frame = pd.DataFrame(
        {
            "obs_value": [86.8, 150000.0],
            "unit_measure": ["USD", "count"],
            "indicator": ["exports", "population"],
            "ref_area": ["KZ", None],
            "period_end": pd.to_datetime(["2025-06-30", None]),
            "start": [1.0, float("nan")],
            "end": [5.0, float("nan")],
        }
    )
    table, problems = from_frame(frame)
    assert problems == ()
    assert [claim.obs_value for claim in table] == [Decimal("86.8"), Decimal("150000")]
    assert [claim.decimals for claim in table] == [1, 0]
    assert [claim.period_end for claim in table] == [date(2025, 6, 30), None]
    assert [claim.start for claim in table] == [1, None]


@settings(max_examples=60, deadline=None)
@given(content=st.binary(max_size=200))
def test_no_bytes_whatever_raise(content: bytes, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Is garbage always a problem, never an exception?"""
    folder = tmp_path_factory.mktemp("bytes")
    for name in ("t.jsonl", "t.csv", "t.parquet"):
        (folder / name).write_bytes(content)
        table = read([folder / name])
        assert table.problems
        assert not table.claims


def test_jsonl_keeps_letters_readable() -> None:
    """Can a person review a diff?"""
    assert "\\u" not in jsonl_text([from_json(ROW | {"quote": "\u0431 $"})])
