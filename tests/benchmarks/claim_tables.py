"""Claim tables of any length for the benchmarks: twenty claims an article on the trade of two countries, written as Parquet.

An article prints exports, imports and turnover of a half-year and the one before it, exports of seven months too, growth factors, a
share, tonnes of grain by kind with their total, and counts. Every tenth article repeats an earlier one under another name, every
hundredth has one wrong figure.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import combinations
from pathlib import Path
from typing import Any, Final

from factcheck.model.claim import Claim, claim_id
from factcheck.model.claim_row import from_json
from factcheck.model.claim_table import write_parquet

CLAIMS_AN_ARTICLE: Final = 20
#: Claims held in memory while a table is written.
PART: Final = 100_000

_AREAS: Final = (
    *("AF", "AL", "AM", "AR", "AT", "AU", "AZ", "BA", "BD", "BE", "BG", "BR", "BY", "CA", "CH", "CL", "CN", "CY", "CZ", "DE"),
    *("DK", "EE", "EG", "ES", "FI", "FR", "GB", "GE", "GR", "HR", "HU", "ID", "IE", "IL", "IN", "IQ", "IR", "IT", "JO", "JP"),
    *("KG", "KR", "KZ", "LT", "LV", "MD", "MN", "MY", "NL", "NO", "PK", "PL", "PT", "RO", "RS", "RU", "TJ", "TM", "TR", "UZ"),
)
#: Every pair once, so that no flow is told by the partner too; every other year, so that no base is another article's value.
_PAIRS: Final = tuple(combinations(_AREAS, 2))
_YEARS: Final = range(1942, 2026, 2)
#: Flow and last month of what is told to have grown.
_GROWN: Final = (("exports", 6), ("imports", 6), ("trade_turnover", 6), ("exports", 7))
_GRAINS: Final = ("wheat", "barley", "rye")


def write(path: Path, claims: int, *, copies: bool = False) -> None:
    """A Parquet table of so many claims, the same each time; with ``copies`` all articles are one article under other names."""
    import pyarrow.parquet as pq

    count = claims // CLAIMS_AN_ARTICLE
    part = path.with_name(f".{path.name}.part")
    writer = None
    for rows in _parts(_copies(count) if copies else _articles(count)):
        write_parquet(rows, part)
        table = pq.read_table(part)
        if writer is None:
            writer = pq.ParquetWriter(path, table.schema, compression="zstd")
        writer.write_table(table.cast(writer.schema))
    part.unlink()
    if writer is not None:
        writer.close()


def _parts(articles: Iterator[list[Claim]]) -> Iterator[list[Claim]]:
    rows: list[Claim] = []
    for article in articles:
        rows += article
        if len(rows) >= PART:
            yield rows
            rows = []
    if rows:
        yield rows


def _articles(count: int) -> Iterator[list[Claim]]:
    draw = random.Random(7)
    recent: list[list[Claim]] = []
    for number in range(count):
        name = f"trade-{number:07d}.txt"
        if number % 10 == 9:
            yield [_renamed(claim, name) for claim in draw.choice(recent)]
            continue
        recent = [*recent[-49:], _article(name, number, draw, wrong=number % 100 == 50)]
        yield recent[-1]


def _copies(count: int) -> Iterator[list[Claim]]:
    first = _article("copy.txt", 0, random.Random(7), wrong=True)
    for number in range(count):
        yield [_renamed(claim, f"copy-{number:07d}.txt") for claim in first]


def _renamed(claim: Claim, name: str) -> Claim:
    return replace(claim, article=name, claim_id=claim_id(name, claim.quote or "", claim.start or 0))


def _article(name: str, number: int, draw: random.Random, *, wrong: bool) -> list[Claim]:
    year = _YEARS[number // len(_PAIRS)]
    about = dict(zip(("ref_area", "counterpart_area"), _PAIRS[number % len(_PAIRS)], strict=True))
    truth = _truth(year, draw)
    rows = [_level(flow, *when, value) for (flow, *when), value in truth.items()]
    if wrong:
        rows[0] |= {"obs_value": str(int(rows[0]["obs_value"]) * 10)}
    rows += [_growth(flow, year, last, truth[flow, year, last] / truth[flow, year - 1, last]) for flow, last in _GROWN]
    share = truth["exports", year, 6] / truth["trade_turnover", year, 6] * 100
    of_exports = {"indicator": "trade_turnover", "item": "exports", "form": "share", "decimals": 1, "unit_measure": "percent"}
    rows.append(_row(year, 6, f"{share:.1f}%") | of_exports | {"obs_value": f"{share:.1f}"})
    rows += _grain(year, draw)
    rows += [_count(year, "enterprises", 41), _count(year, "tourist_arrivals", 1_231 + number % 777), _count(year, "births", 9_817)]
    assert len(rows) == CLAIMS_AN_ARTICLE
    found = []
    for place, row in enumerate(rows):
        start = 200 * place
        where = {"claim_id": claim_id(name, row["quote"], start), "start": start, "end": start + len(row["quote"])}
        found.append(from_json(row | about | where, article=name))
    return found


def _truth(year: int, draw: random.Random) -> dict[tuple[str, int, int], float]:
    """Flow, year, last month → US dollars."""
    found: dict[tuple[str, int, int], float] = {}
    for flow in ("exports", "imports"):
        found[flow, year, 6] = 10 ** draw.uniform(7.5, 9)
        found[flow, year - 1, 6] = found[flow, year, 6] / draw.uniform(1.05, 2.5)
    for when in (year, year - 1):
        found["trade_turnover", when, 6] = found["exports", when, 6] + found["imports", when, 6]
        found["exports", when, 7] = found["exports", when, 6] * draw.uniform(1.15, 1.2)
    return found


def _level(flow: str, year: int, last: int, value: float) -> dict[str, Any]:
    tenths = round(value / 1e5)
    about = {"indicator": flow, "unit_measure": "USD", "decimals": -5, "obs_value": str(tenths * 100_000)}
    return _row(year, last, f"{tenths / 10:.1f} million dollars") | about


def _growth(flow: str, year: int, last: int, factor: float) -> dict[str, Any]:
    about = {"indicator": flow, "unit_measure": "ratio", "decimals": 2, "obs_value": f"{factor:.2f}", "form": "growth_factor"}
    base = {"base_period_start": f"{year - 1}-01-01", "base_period_end": _end(year - 1, last), "comparison": "period"}
    return _row(year, last, f"{factor:.2f} times") | about | base | {"direction": "up"}


def _grain(year: int, draw: random.Random) -> list[dict[str, Any]]:
    """Thousands of tonnes by kind, and all of it."""
    kinds = [draw.randrange(1_001, 9_000) for _ in _GRAINS]
    figures = [*zip(_GRAINS, kinds, strict=True), (None, sum(kinds))]
    about = {"indicator": "grain_exports", "unit_measure": "tonne", "decimals": -3}
    return [
        _row(year, 6, f"{tonnes} thousand tonnes") | about | {"item": kind, "obs_value": str(tonnes * 1_000)}
        for kind, tonnes in figures
    ]


def _count(year: int, indicator: str, number: int) -> dict[str, Any]:
    return _row(year, 6, f"{number} of them") | {
        "indicator": indicator,
        "unit_measure": "count",
        "decimals": 0,
        "obs_value": str(number),
    }


def _row(year: int, last: int, quote: str) -> dict[str, Any]:
    return {
        "published": f"{year}-09-10",
        "lang": "en",
        "section": "body",
        "quote": quote,
        "sentence": f"Between January and month {last} of {year} it came to {quote}, the statistics office said.",
        "period_start": f"{year}-01-01",
        "period_end": _end(year, last),
        "confidence_indicator": "stated",
        "confidence_areas": "resolved",
        "confidence_period": "stated",
    }


def _end(year: int, month: int) -> str:
    return date(year, month, 30 if month == 6 else 31).isoformat()
