"""How exactly is a figure known, by the digits that its quote prints?"""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest

from factcheck.model.claim import Claim

# quote, value, decimals, half of the last step in the hard reading
PRINTED = [
    ("790,000 tons", 790_000, 0, 5_000),
    ("790,000", 790_000, 0, 5_000),
    ("790 000 тонн", 790_000, 0, 5_000),
    ("113,000 tons a month", 113_000, 0, 500),
    ("1,234,500 tonna", 1_234_500, 0, 50),
    ("52,300 TEU", 52_300, 0, 50),
    ("5.0 million tons", 5_000_000, -5, 50_000),
    ("5 million tons", 5_000_000, -6, 500_000),
    ("86,80 млн тонн", 86_800_000, -4, 5_000),
    ("12.340 million tons", 12_340_000, -3, 500),
]


@pytest.mark.parametrize(("quote", "value", "decimals", "half"), PRINTED)
def test_zeros_are_round_unless_they_stand_behind_a_decimal_mark(quote: str, value: int, decimals: int, half: int) -> None:
    claim = Claim(claim_id="1", article="a.txt", quote=quote, obs_value=Decimal(value), decimals=decimals, unit_measure="tonne")
    assert (claim.interval().low, claim.interval().high) == (Fraction(value - half), Fraction(value + half))
