"""Are articles on fresh subjects read as a careful reader annotated them?"""

from __future__ import annotations

import json
from collections import defaultdict
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

import factcheck
from factcheck.model.claim import Claim

ROUNDS = sorted(path.parent for path in Path(__file__).with_name("rounds").glob("*/claims.jsonl"))
#: Core F1 in per cent below which no round may fall.
CORE = 96
#: Units that are one under several names.
ALIAS = {"quintal/hectare": "centner/hectare", "decitonne/hectare": "centner/hectare"}

Gold = dict[str, Any]


def gold(folder: Path) -> dict[str, list[Gold]]:
    """What the annotator found, by article."""
    found: dict[str, list[Gold]] = defaultdict(list)
    for line in (folder / "claims.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        found[row["doc"]].append(row)
    return found


def overlap(row: Gold, claim: Claim) -> int:
    return min(row["end"], claim.end or 0) - max(row["start"], claim.start or 0)


def equal(one: Any, other: Decimal | None) -> bool:
    """Fractions in words are per cent with four decimals."""
    if one is None or other is None:
        return one is None and other is None
    return abs(Decimal(str(one)) - other) <= Decimal("0.0001") * max(1, abs(other))


def is_right(row: Gold, claim: Claim) -> bool:
    """Whether value, unit and form are those of one of the acceptable readings."""
    for reading in (row, *({**row, **alt} for alt in row.get("alt", ()))):
        unit = ALIAS.get(reading.get("unit"), reading.get("unit"))
        high = reading.get("value_high") is None or equal(reading["value_high"], claim.obs_value_high)
        if equal(reading.get("value"), claim.obs_value) and high and unit == claim.unit_measure and reading["form"] == claim.form:
            return True
    return False


def pairs(rows: list[Gold], claims: list[Claim]) -> list[tuple[Gold, Claim]]:
    """Each figure with the claim that overlaps it, of several the right one, else that which overlaps most."""
    free = list(claims)
    found: list[tuple[Gold, Claim]] = []
    for row in rows:
        best = max(free, key=lambda claim: (overlap(row, claim) > 0, is_right(row, claim), overlap(row, claim)), default=None)
        if best is not None and overlap(row, best) > 0:
            free.remove(best)
            found.append((row, best))
    return found


@pytest.mark.parametrize("folder", ROUNDS, ids=lambda folder: folder.name)
def test_a_round_is_read_right(folder: Path) -> None:
    annotated = gold(folder)
    claims = factcheck.extract(folder.glob("*.txt"))
    expected = told = right = 0
    wrong: list[str] = []
    for doc, rows in annotated.items():
        read = [claim for claim in claims if Path(claim.article).name == doc]
        matched = pairs(rows, read)
        optional = sum(row.get("tier") == "optional" for row, _ in matched)
        needed = [(row, claim) for row, claim in matched if row.get("tier") != "optional"]
        expected += sum(row.get("tier") != "optional" for row in rows)
        told += len(read) - optional
        right += sum(is_right(row, claim) for row, claim in needed)
        wrong += [
            f"{doc}: {row['quote']!r} read as {claim.obs_value} {claim.unit_measure} {claim.form}"
            for row, claim in needed
            if not is_right(row, claim)
        ]
    assert 200 * right >= CORE * (expected + told), wrong


def test_there_are_nine_rounds_in_every_language() -> None:
    assert len(ROUNDS) == 9
    assert all({path.stem[:2] for path in folder.glob("*.txt")} == {"en", "ru", "kk", "uc", "ul"} for folder in ROUNDS)
