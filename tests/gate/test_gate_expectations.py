"""Our own expectations: what breaks them, what must not, and the same suites on a database."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from gate_tables import DEFAULTS, rows

from factcheck.gate import expecting, suites
from factcheck.gate.expecting import Expected
from factcheck.gate.notes import english
from factcheck.model.claim import COLUMNS, DATE_COLUMNS, DECIMAL_COLUMNS, INTEGER_COLUMNS, Claim
from factcheck.model.claim_row import RowError, from_json
from factcheck.model.claim_table import to_frame


def broken(*table: dict[str, Any]) -> dict[str, Expected]:
    """The expectations that a table breaks, by name."""
    claims = [from_json(DEFAULTS | {"claim_id": f"c{number}"} | row) for number, row in enumerate(table)]
    return {one.type: one for one in expecting.run(to_frame(claims), suites.load()) if one.state != "met"}


def test_a_part_beyond_its_whole_is_told() -> None:
    """Is the part named with its whole, and a part within rounding left alone?"""
    whole = {"indicator": "exports", "obs_value": "55300000"}
    part = whole | {"item": "potatoes", "obs_value": "55500000"}
    found = broken(whole, part)["expect_parts_within_their_whole"]
    assert found.rows == ((1, 0),)
    assert "potatoes is at least 55450000" in english(found.shown[0])
    assert broken(whole, part | {"obs_value": "55400000"}) == {}


@pytest.mark.parametrize(
    "other",
    [
        {"ref_area": "UZ"},
        {"time_period": "2024-S1"},
        {"article": "b.txt"},
        {"modality": "plan"},
        {"confidence_period": "inferred"},
        {"indicator": "inflation", "unit_measure": "percent"},
    ],
)
def test_what_is_not_a_part_is_left_alone(other: dict[str, Any]) -> None:
    """Are other areas, periods, articles, plans, guesses and rates not compared?"""
    whole = {"indicator": "exports", "obs_value": "55300000"} | {
        k: v for k, v in other.items() if k in ("indicator", "unit_measure")
    }
    assert "expect_parts_within_their_whole" not in broken(whole, whole | {"item": "potatoes", "obs_value": "99000000"} | other)


def test_two_bodies_may_differ() -> None:
    """Is a part credited to another body not held against the whole?"""
    whole = {"indicator": "exports", "obs_value": "55300000", "attribution": "the customs"}
    assert broken(whole, whole | {"item": "potatoes", "obs_value": "99000000", "attribution": "the ministry"}) == {}


def test_a_flow_that_falls_is_told() -> None:
    """Are seven months below six told, and rounding excused?"""
    six = {"indicator": "exports", "obs_value": "55300000", "time_period": "2025-S1"}
    seven = {"indicator": "exports", "obs_value": "54300000", "time_period": "2025-01-01/P7M"}
    found = broken(seven, six)["expect_cumulative_flows_not_to_fall"]
    assert found.rows == ((0, 1),)
    assert broken(seven | {"obs_value": "55200000"}, six) == {}
    assert (
        broken(
            seven | {"obs_value": "55300000"}, six, {**seven, "claim_id": "year", "time_period": "2025", "obs_value": "99000000"}
        )
        == {}
    )


@pytest.mark.parametrize(
    ("value", "direction", "fits"),
    [("150.1", "up", True), ("150", "up", True), ("140", "up", False), ("50", "down", False)],
)
def test_growth_is_set_against_its_levels(value: str, direction: str, fits: bool) -> None:
    """Does 34.7 → 86.8 fit +150 % within rounding, and nothing else?"""
    growth = {
        "claim_id": "g25",
        "form": "growth_percent",
        "unit_measure": "percent",
        "obs_value": value,
        "decimals": 1,
        "direction": direction,
        "indicator": "trade_turnover",
        "comparison": "period",
        "base_period_start": "2024-01-01",
        "base_period_end": "2024-06-30",
    }
    table = [row for row in rows() if row["indicator"] == "trade_turnover" and row["form"] == "level"]
    assert ("expect_growth_to_fit_its_levels" not in broken(*table, growth)) is fits


def test_half_of_a_level_is_no_growth_of_its_factor() -> None:
    """Is a factor held against both levels, and one level alone against nothing?"""
    table = [row for row in rows(g25={"obs_value": "7.2"}) if row["indicator"] == "trade_turnover"]
    assert "expect_growth_to_fit_its_levels" in broken(*table)
    assert broken(*table[:1], *table[2:]) == {}


def test_a_table_of_nothing_but_empty_cells_is_still_checked() -> None:
    """Is an empty frame a broken expectation, not a pass?"""
    found = [one for one in expecting.run(to_frame([]), suites.load()) if one.state != "met"]
    assert "expect_table_row_count_to_be_between" in [one.type for one in found]


BAD = {
    "no two claims share an id": {"claim_id": "t25"},
    "no period ends before it starts": {"time_period": None, "period_start": "2025-06-30", "period_end": "2025-01-01"},
    "shares lie within 0 and 100 per cent": {"form": "share", "unit_measure": "percent", "obs_value": "127"},
    "counts are not negative": {"unit_measure": "count", "obs_value": "-3"},
    "every unit is known": {"unit_measure": "USDD"},
    "areas are ISO 3166 codes of two letters": {"ref_area": "KAZ"},
    "no quote is blank": {"quote": "   "},
    "no part is larger than its whole": {"indicator": "exports", "item": "potatoes", "obs_value": "99000000", "claim_id": "p"},
    "a growth rate leads from its base to its level": rows(g25={"obs_value": "7.2", "claim_id": "g"})[4],
}


def _claim(row: dict[str, Any]) -> Claim:
    area = row["ref_area"]
    try:
        claim = from_json(row | {"ref_area": "KZ"})
    except RowError as error:
        assert error.claim is not None
        claim = error.claim
    return Claim(**{name: getattr(claim, name) for name in Claim.__dataclass_fields__} | {"ref_area": area})


def _fill(url: str, claims: list[Claim]) -> None:
    """A table of claims in a database, as an ordinary pipeline would write it."""
    import sqlalchemy as sa

    kinds: dict[str, Any] = {
        **dict.fromkeys(DECIMAL_COLUMNS, sa.Numeric(38, 12)),
        **dict.fromkeys(DATE_COLUMNS, sa.Date),
        **dict.fromkeys(INTEGER_COLUMNS, sa.Integer),
    }
    engine = sa.create_engine(url)
    table = sa.Table("claims", sa.MetaData(), *(sa.Column(name, kinds.get(name, sa.Text)) for name in COLUMNS))
    with engine.begin() as connection:
        table.drop(connection, checkfirst=True)
        table.create(connection)
        connection.execute(table.insert(), [{name: getattr(claim, name) for name in COLUMNS} for claim in claims])
    engine.dispose()


@pytest.fixture
def _postgres() -> Iterator[str]:
    """A server of our own on a free port in a temporary folder."""
    pytest.importorskip("psycopg2")
    found = [*Path("/usr/lib/postgresql").glob("*/bin/initdb"), *(Path(path) for path in [shutil.which("initdb")] if path)]
    if not found:
        pytest.skip("PostgreSQL is not installed")
    with tempfile.TemporaryDirectory() as name:
        yield from _serving(Path(name), found[0].parent)


def _serving(folder: Path, binaries: Path) -> Iterator[str]:
    as_user: dict[str, Any] = {}
    if os.geteuid() == 0:
        # PostgreSQL refuses to run as root.
        as_user = {"user": "nobody", "group": "nogroup", "extra_groups": []}
        shutil.chown(folder, "nobody", "nogroup")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]

    def run(*command: str | Path) -> None:
        # No pipes: the server would hold them open.
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=folder, **as_user)

    data = folder / "data"
    options = f"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={folder} -c fsync=off"
    run(binaries / "initdb", "-D", data, "-U", "factcheck", "-A", "trust", "-E", "UTF8")
    run(binaries / "pg_ctl", "-D", data, "-w", "-o", options, "-l", folder / "log", "start")
    try:
        yield f"postgresql+psycopg2://factcheck@127.0.0.1:{port}/postgres"
    finally:
        run(binaries / "pg_ctl", "-D", data, "-w", "-m", "fast", "stop")


@pytest.mark.slow
@pytest.mark.parametrize("database", ["sqlite", "postgresql"])
def test_the_same_suites_run_on_a_database(database: str, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    """Do a good table and every kind of bad row get the same answers as in pandas?"""
    pytest.importorskip("sqlalchemy")
    url = f"sqlite:///{tmp_path / 'claims.db'}" if database == "sqlite" else request.getfixturevalue("_postgres")
    good = [_claim(row) for row in rows()]
    _fill(url, good)
    assert [one for one in expecting.run_on_database(url, "claims", suites.load()) if one.state != "met"] == []
    usual = {"quote": "1", "obs_value": "1", "indicator": "steel"}
    bad = [_claim(DEFAULTS | usual | {"claim_id": f"bad{number}"} | row) for number, row in enumerate(BAD.values())]
    _fill(url, good + bad)
    here = {english(one.sentence) for one in expecting.run_on_database(url, "claims", suites.load()) if one.state == "failed"}
    there = {english(one.sentence) for one in expecting.run(to_frame(good + bad), suites.load()) if one.state == "failed"}
    assert here == there == set(BAD)
