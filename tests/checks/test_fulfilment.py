"""Per cents of a plan are no shares of what is there."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from factcheck import checks, group
from factcheck.model.claim import Claim

SHARE = Claim(
    claim_id="3",
    article="a.txt",
    lang="en",
    quote="96.2 percent",
    start=80,
    obs_value=Decimal("96.2"),
    decimals=1,
    unit_measure="percent",
    form="share",
    indicator="budget_revenue",
    item="taxes",
    ref_area="KZ",
    period_start=date(2025, 1, 1),
    period_end=date(2025, 8, 31),
)
PART = replace(SHARE, claim_id="1", start=0, obs_value=Decimal("9.8e12"), decimals=-11, unit_measure="KZT", form="level")
WHOLE = replace(PART, claim_id="2", start=40, obs_value=Decimal("12.9e12"), item=None)


def related(lang: str, sentence: str) -> bool:
    """Whether a share in such a sentence is tied to its part and whole."""
    facts = group.facts([PART, WHOLE, replace(SHARE, lang=lang, sentence=sentence)])
    return any(relation.rule == "share" for relation in checks.relations(facts))


@pytest.mark.parametrize(
    ("lang", "sentence"),
    [
        ("en", "Taxes brought in 96.2 percent of the planned amount."),
        ("en", "Taxes came to 96.2 percent of the annual target."),
        ("en", "Taxes reached 96.2 percent of their 2025 target."),
        ("ru", "Налоги составили 96.2 percent к плану."),
        ("ru", "Налоги собраны на 96.2 percent от запланированного."),
        ("kk", "Салық жоспардың 96.2 percent құрады."),
        ("ru", "Налоги собраны на 96.2 percent от плана 2025 года."),
        ("kk", "Салық 2025 жылғы жоспардың 96.2 percent құрады."),
        ("uz-Latn", "Soliq 2025-yilgi rejaning 96.2 percent ni tashkil etdi."),
        ("uz-Cyrl", "Солиқ режаси 96.2 percent бажарилди."),
        ("uz-Latn", "Soliq rejasi 96.2 percent bajarildi."),
    ],
)
def test_per_cent_of_a_plan(lang: str, sentence: str) -> None:
    assert not related(lang, sentence)


def test_per_cent_of_the_whole() -> None:
    assert related("en", "Taxes brought in 96.2 percent of revenue.")
