"""Reads ``tests/cases/*.toml``: a small claim table and the findings it must give.

A row of ``claims`` is ``id | article | form | value | unit | what | areas | period | base | more``. A value has its magnitude in
words ("86.8 million"), its digits count as printed. ``what`` is indicator or indicator[item], ``areas`` KZ or KZ-PK. A period is
a year, a month, ``2025-01..2025-06``, a day, or ``..2030`` for a deadline; a base likewise. ``more`` sets further columns:
``modifier=about``.
"""

from __future__ import annotations

import re
import tomllib
from calendar import monthrange
from dataclasses import dataclass, fields
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from factcheck.model.claim import Claim

FOLDER = Path(__file__).parents[1] / "cases"
MAGNITUDES = {"thousand": 3, "million": 6, "billion": 9, "trillion": 12}
COLUMNS = {field.name for field in fields(Claim)}


@dataclass(frozen=True)
class Case:
    """Claims, and what must come out."""

    name: str
    claims: tuple[Claim, ...]
    findings: tuple[str, ...]
    infos: tuple[str, ...]
    agreements: tuple[str, ...]
    implied: tuple[str, ...]
    stories: dict[str, str]


def cases() -> list[Case]:
    """Every case, by name."""
    return [read(path) for path in sorted(FOLDER.glob("*.toml"))]


def read(path: Path) -> Case:
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    rows = [line for line in data["claims"].strip().splitlines() if line.strip()]
    return Case(
        name=path.stem,
        claims=tuple(claim(row, number) for number, row in enumerate(rows)),
        findings=tuple(data.get("findings", ())),
        infos=tuple(data.get("infos", ())),
        agreements=tuple(data.get("agreements", ())),
        implied=tuple(data.get("implied", ())),
        stories=data.get("stories", {}),
    )


def claim(row: str, number: int) -> Claim:
    cells = [cell.strip() for cell in row.split("|")]
    name, article, form, value, unit, what, areas, when, base, *more = cells
    columns: dict[str, Any] = {}
    for pair in " ".join(more).split(";"):
        key, mark, text = pair.strip().partition("=")
        if mark:
            assert key in COLUMNS, f"{row}: no column {key!r}"
            columns[key] = int(text) if key in ("start", "end") else date.fromisoformat(text) if key == "published" else text
    amount, decimals = figure(value)
    start, end = period(when)
    base_start, base_end = period(base)
    found = re.fullmatch(r"([^\[]*)(?:\[(.*)\])?", what)
    assert found
    ref, _, partner = areas.partition("-")
    if "obs_value_high" in columns:
        columns["obs_value_high"] = figure(columns["obs_value_high"])[0]
    defaults: dict[str, Any] = {
        "claim_id": name,
        "article": article,
        "lang": "en",
        "quote": value,
        "start": 100 * number,
        "end": 100 * number + len(value),
        "section": "body",
        "form": form,
        "obs_value": amount,
        "decimals": decimals,
        "unit_measure": unit or None,
        "indicator": found[1] or None,
        "item": found[2],
        "ref_area": ref or None,
        "counterpart_area": partner or None,
        "period_start": start,
        "period_end": end,
        "base_period_start": base_start,
        "base_period_end": base_end,
        "comparison": "period" if base else None,
        "confidence_indicator": "stated",
        "confidence_areas": "stated",
        "confidence_period": "stated",
    }
    return Claim(**(defaults | columns))


def figure(text: str) -> tuple[Decimal, int | None]:
    number, _, magnitude = text.replace("~", "").partition(" ")
    power = MAGNITUDES.get(magnitude, 0)
    value = Decimal(number)
    exponent = value.as_tuple().exponent
    assert isinstance(exponent, int)
    decimals = None if text.startswith("~") else -exponent - power
    return value.scaleb(power), decimals


def period(text: str) -> tuple[date | None, date | None]:
    if not text:
        return None, None
    first, dots, last = text.partition("..")
    if not dots:
        return days(text)
    return (days(first)[0] if first else None), days(last)[1]


def days(text: str) -> tuple[date, date]:
    parts = [int(part) for part in text.split("-")]
    if len(parts) == 1:
        return date(parts[0], 1, 1), date(parts[0], 12, 31)
    if len(parts) == 2:
        return date(parts[0], parts[1], 1), date(parts[0], parts[1], monthrange(*parts)[1])
    return date(*parts), date(*parts)
