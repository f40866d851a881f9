"""How many pairs of figures of an archive are looked at as one figure with a slip."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import permutations

from example_claims import EXPORTS

from factcheck import group
from factcheck.checks.lookup.facts import Facts
from factcheck.checks.lookup.twins import _within_reach, twins
from factcheck.model.claim import Claim

FIRST = replace(EXPORTS, article="1.txt", quote="$868 million", obs_value=Decimal("868e6"), decimals=-6)
SWAPPED = replace(FIRST, claim_id="2", article="2.txt", quote="$886 million", obs_value=Decimal("886e6"))


def test_figures_of_other_countries_and_days_are_no_pairs() -> None:
    areas = ("AF", "CN", "DE", "GE", "IR", "KG", "KZ", "PK", "RU", "TJ", "TR", "UZ")
    pairs = list(permutations(areas, 2))
    claims = [
        replace(
            FIRST,
            claim_id=f"{n}-{year}",
            article=f"{n}-{year}.txt",
            ref_area=a,
            counterpart_area=b,
            period_start=date(year, 1, 1),
            period_end=date(year, 6, 30),
        )
        for n, (a, b) in enumerate(pairs)
        for year in (2024, 2025)
    ]
    stated = [(fact, claim) for fact in group.facts(claims) for claim in fact.claims]
    everything = len(stated) * (len(stated) - 1) // 2
    assert len(stated) == 2 * len(pairs)
    # Of one day those of one reporter, and of one route in both directions.
    assert len(_within_reach(stated)) == 2 * (len(areas) * 11 * 10 // 2 + len(pairs) // 2) < everything / 10


def test_a_partner_or_period_on_one_side_only_is_within_reach() -> None:
    for other in (
        replace(SWAPPED, counterpart_area=None),
        replace(SWAPPED, ref_area=None),
        replace(SWAPPED, period_start=None, period_end=None),
    ):
        assert found(FIRST, other) == 1
    assert found(FIRST, replace(SWAPPED, period_end=date(2025, 7, 31))) == 0


def found(*claims: Claim) -> int:
    """How many pairs the claims have."""
    return len(list(twins(Facts(group.facts(claims), {}, ()))))
