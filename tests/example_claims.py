"""A claim that tests change to the one they need."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from factcheck.model.claim import Claim

EXPORTS = Claim(
    claim_id="1",
    article="a.txt",
    lang="en",
    quote="$55.3 million",
    start=0,
    obs_value=Decimal("55300000"),
    decimals=-5,
    unit_measure="USD",
    indicator="exports",
    ref_area="KZ",
    counterpart_area="PK",
    period_start=date(2025, 1, 1),
    period_end=date(2025, 6, 30),
)
