"""A small claim table that passes the gate, and ways to write it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

#: Trade of one half-year in one article: parts, whole, growth and base that fit, and a share and a count.
ROWS: tuple[dict[str, Any], ...] = (
    {"claim_id": "t25", "obs_value": "86800000", "quote": "86.8 million dollars", "indicator": "trade_turnover"},
    {"claim_id": "x25", "obs_value": "55300000", "quote": "55.3 million", "indicator": "exports"},
    {"claim_id": "m25", "obs_value": "31500000", "quote": "31.5 million", "indicator": "imports"},
    {"claim_id": "t24", "obs_value": "34700000", "quote": "34.7 million", "indicator": "trade_turnover", "time_period": "2024-S1"},
    {
        "claim_id": "g25",
        "obs_value": "2.5",
        "decimals": 1,
        "quote": "2.5 times",
        "indicator": "trade_turnover",
        "form": "growth_factor",
        "unit_measure": "ratio",
        "direction": "up",
        "comparison": "period",
        "base_period_start": "2024-01-01",
        "base_period_end": "2024-06-30",
    },
    {
        "claim_id": "s25",
        "obs_value": "12",
        "decimals": 0,
        "quote": "12%",
        "indicator": "poverty",
        "form": "share",
        "unit_measure": "percent",
    },
    {"claim_id": "n25", "obs_value": "42", "decimals": 0, "quote": "42", "indicator": "enterprises", "unit_measure": "count"},
)
DEFAULTS: dict[str, Any] = {
    "article": "trade.txt",
    "lang": "en",
    "published": "2025-09-10",
    "form": "level",
    "decimals": -5,
    "unit_measure": "USD",
    "ref_area": "KZ",
    "counterpart_area": "PK",
    "time_period": "2025-S1",
}


def rows(**changes: dict[str, Any]) -> list[dict[str, Any]]:
    """The table, with some claims changed: rows(s25={"obs_value": "127"})."""
    return [DEFAULTS | row | changes.get(row["claim_id"], {}) for row in ROWS]


def jsonl(table: list[dict[str, Any]]) -> bytes:
    """A table as JSON Lines."""
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in table).encode()


def write(folder: Path, table: list[dict[str, Any]] | None = None, name: str = "trade.jsonl") -> Path:
    """The table in ``folder/claims``."""
    path = folder / "claims" / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(jsonl(rows() if table is None else table))
    return path
