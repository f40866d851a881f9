"""A table read by columns is the table read row by row."""

from __future__ import annotations

from pathlib import Path

import pytest
from claim_strategies import claims
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from factcheck.model import claim_frame
from factcheck.model.claim import Claim
from factcheck.model.claim_columns import claims_of
from factcheck.model.claim_frame import parquet_bytes
from factcheck.model.claim_row import from_json
from factcheck.model.claim_table import ClaimTable, from_bytes

ROW = {"article": "a.txt", "unit_measure": "USD", "indicator": "exports", "ref_area": "KZ", "time_period": "2025"}


def row_by_row(content: bytes) -> ClaimTable:
    """The table without the short way."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(claim_frame, "claims_of", lambda *_: None)
        return from_bytes("t.parquet", content)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(claims(), min_size=1, max_size=5))
def test_columns_say_what_rows_say(table: list[Claim]) -> None:
    """Are claims, places and problems the same, whatever is in the cells?"""
    content = parquet_bytes(table)
    assert from_bytes("t.parquet", content) == row_by_row(content)


def _table(count: int, **changes: dict[str, str]) -> bytes:
    import pyarrow as pa
    import pyarrow.parquet as pq

    rows = [ROW | {"claim_id": f"c{n}", "obs_value": str(n), "decimals": 0} | changes.get(f"c{n}", {}) for n in range(count)]
    out = pa.BufferOutputStream()
    pq.write_table(pa.Table.from_pylist(rows), out)
    content: bytes = out.getvalue().to_pybytes()
    return content


@pytest.mark.parametrize(
    "change",
    [{"obs_value": "many"}, {"unit_measure": "USDD"}, {"time_period": "2025-Q5"}, {"ref_area": "Kazakhstan"}, {"claim_id": "c7"}],
    ids=lambda change: next(iter(change)),
)
def test_a_bad_row_among_many_is_told_by_its_number(change: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    """Does a fault in one batch of several cost its own row only, and is it named as ever?"""
    monkeypatch.setattr(claim_frame, "BATCH", 400)
    content = _table(1_000, c617=change)
    table = from_bytes("t.parquet", content)
    assert len(table.claims) == 999
    (problem,) = table.problems
    assert problem.line == 618
    assert problem.column == next(iter(change))
    assert table.problems == row_by_row(content).problems


def test_good_rows_take_the_short_way() -> None:
    """Is the short way taken at all, and its claims made as the constructor makes them?"""
    columns = {name: ([value], [0, 0]) for name, value in ROW.items()}
    columns |= {"claim_id": (["a", "b"], [0, 1]), "obs_value": (["5"], [0, 0]), "decimals": ([0], [0, 0])}
    found = claims_of(columns, 2)
    assert found == [from_json(ROW | {"claim_id": name, "obs_value": "5", "decimals": 0}) for name in "ab"]


def test_no_claim_lacks_a_field(tmp_path: Path) -> None:
    """Does a claim of a table of few columns have every field?"""
    (tmp_path / "t.parquet").write_bytes(_table(3))
    claim = from_bytes("t.parquet", (tmp_path / "t.parquet").read_bytes()).claims[0]
    assert repr(claim)
    assert (claim.form, claim.modifier, claim.modality) == ("level", "exact", "actual")


def test_a_figure_is_read_without_the_zeros_of_its_column() -> None:
    """Are findings of a Parquet table the same, with their ids, as those of the same claims in JSON Lines?"""
    content = parquet_bytes([from_json(ROW | {"claim_id": "a", "obs_value": "5.5", "decimals": 1})])
    assert [str(claim.obs_value) for claim in from_bytes("t.parquet", content).claims] == ["5.5"]
