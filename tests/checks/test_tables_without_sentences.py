"""Claim tables that say where a figure stands and not in which words: what neighbours say of each other."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from factcheck import checks, engine, explain, group
from factcheck.model.claim import Claim

HALF, NINE, YEAR = (date(2025, 6, 30), date(2025, 9, 30), date(2025, 12, 31))
LENGTH = 10


def claim(start: int, quote: str, value: str, unit: str = "UZS", form: str = "level", **fields: Any) -> Claim:
    """A row of a table without sentences; by default of Uzbekistan's budget revenue in nine months of 2025."""
    about: dict[str, Any] = {
        "indicator": "budget_revenue",
        "ref_area": "UZ",
        "period_start": date(2025, 1, 1),
        "period_end": NINE,
        "decimals": 0,
        "modifier": "exact",
        "modality": "actual",
        "section": "body",
        "confidence_indicator": "stated",
        "confidence_areas": "stated",
        "confidence_period": "stated",
    }
    return Claim(
        claim_id=f"c{start}",
        article="table.txt",
        quote=quote,
        start=start,
        end=start + LENGTH,
        form=form,  # type: ignore[arg-type]
        obs_value=Decimal(value),
        unit_measure=unit,
        **{**about, **fields},
    )


def undated(start: int, quote: str, value: str, **fields: Any) -> Claim:
    """A row whose period is not known."""
    return claim(start, quote, value, period_start=None, period_end=None, **fields)


EXPORTS = {"indicator": "exports"}
EXPORTS_GROWTH = claim(60, "percent", "12.1", "percent", "growth_percent", direction="up", decimals=1, **EXPORTS)
TOURISM = {"indicator": "tourist_arrivals"}

FOUND = {
    "growth beside its two levels, the old one undated": (
        [undated(10, "214", "214", indicator="exports"), claim(30, "259", "259", **EXPORTS), EXPORTS_GROWTH],
        ["error growth: 259 | 214 | percent"],
    ),
    "growth beside its two levels, and it fits": (
        [undated(10, "231", "231", indicator="exports"), claim(30, "259", "259", **EXPORTS), EXPORTS_GROWTH],
        [],
    ),
    "growth beside levels of something else": (
        [undated(10, "214", "214", indicator="imports"), claim(30, "259", "259", **EXPORTS), EXPORTS_GROWTH],
        [],
    ),
    "growth far from its levels": (
        [
            undated(10, "214", "214", indicator="exports"),
            claim(30, "259", "259", **EXPORTS),
            claim(900, "percent", "12.1", "percent", "growth_percent", direction="up", decimals=1, **EXPORTS),
        ],
        [],
    ),
    "per cent beside its plan": (
        [
            claim(10, "done", "311"),
            claim(40, "plan", "403", modality="plan", period_end=YEAR),
            claim(70, "percent", "87.4", "percent", "rate", decimals=1, item="plan fulfilment"),
        ],
        ["error target: done | plan | percent"],
    ),
    "per cent beside its plan, and it fits": (
        [
            claim(10, "done", "311"),
            claim(40, "plan", "403", modality="plan", period_end=YEAR),
            claim(70, "percent", "77.2", "percent", "rate", decimals=1, item="plan fulfilment"),
        ],
        [],
    ),
    "share of one part beside a plan of the whole": (
        [
            claim(10, "done", "311"),
            claim(40, "plan", "403", modality="plan", period_end=YEAR),
            claim(70, "percent", "7.4", "percent", "share", decimals=1, item="excise"),
        ],
        [],
    ),
    "spent by each visitor": (
        [
            claim(10, "spent", "3188", "USD", indicator="tourism_exports"),
            claim(40, "came", "8", "count", **TOURISM),
            claim(70, "each", "511", "USD", "rate", indicator="spending_per_tourist"),
        ],
        ["error per-unit: spent | each | came"],
    ),
    "spent by each visitor, and it fits": (
        [
            claim(10, "spent", "4088", "USD", indicator="tourism_exports"),
            claim(40, "came", "8", "count", **TOURISM),
            claim(70, "each", "511", "USD", "rate", indicator="spending_per_tourist"),
        ],
        [],
    ),
    "spent by each visitor of another time": (
        [
            claim(10, "spent", "3188", "USD", indicator="tourism_exports", period_end=HALF),
            claim(40, "came", "8", "count", period_end=HALF, **TOURISM),
            claim(70, "each", "511", "USD", "rate", indicator="spending_per_tourist"),
        ],
        [],
    ),
    "shares of a whole that has no name of its own": (
        [
            claim(20 * at, f"s{at}", value, "percent", "share", indicator="stakes_in_a_venture", item=item)
            for at, (value, item) in enumerate((("41", "red"), ("36", "blue"), ("26", "green")), start=1)
        ],
        ["error share: s1 | s2 | s3"],
    ),
    "shares of several wholes": (
        [
            claim(20 * at, f"s{at}", value, "percent", "share", indicator="stakes_in_a_venture", item=item)
            for at, (value, item) in enumerate((("61", "red"), ("56", "blue"), ("76", "green")), start=1)
        ],
        [],
    ),
    "two breakdowns of one whole, one behind the other": (
        [
            claim(10, "whole", "149"),
            claim(40, "direct", "53", item="direct taxes"),
            claim(70, "indirect", "96", item="indirect taxes"),
            claim(100, "vat", "61", item="VAT"),
            claim(130, "excise", "21", item="excise"),
        ],
        [],
    ),
    "one breakdown that does not fit": (
        [
            claim(10, "whole", "149"),
            claim(40, "direct", "83", item="direct taxes"),
            claim(70, "indirect", "96", item="indirect taxes"),
        ],
        ["error sum-of-parts: whole | direct | indirect"],
    ),
    "what a share rose by in per cent, under the name of the share": (
        [
            claim(10, "before", "62.1", "percent", "share", decimals=1, indicator="population", item="urban", period_end=HALF),
            claim(40, "now", "63.4", "percent", "share", decimals=1, indicator="population", item="urban"),
            claim(
                70,
                "by",
                "1.3",
                "percent",
                "growth_percent",
                decimals=1,
                direction="up",
                indicator="population",
                item="share of urban",
            ),
        ],
        ["warning unit: now | before | by"],
    ),
    "what people grew by beside their share": (
        [
            claim(10, "before", "62.1", "percent", "share", decimals=1, indicator="population", item="urban", period_end=HALF),
            claim(40, "now", "63.4", "percent", "share", decimals=1, indicator="population", item="urban"),
            claim(70, "by", "1.3", "percent", "growth_percent", decimals=1, direction="up", indicator="population", item="people"),
        ],
        [],
    ),
    "people in several countries and in all others": (
        [
            claim(20 * at, quote, value, "count", indicator="labour_migrants", item=item, counterpart_area=area)
            for at, (quote, value, item, area) in enumerate(
                (
                    ("all", "520", "citizens", None),
                    ("there", "379", None, "RU"),
                    ("more", "33", "further", "KZ"),
                    ("rest", "98", "workers in other countries", None),
                ),
                start=1,
            )
        ],
        ["error sum-of-parts: all | there | more | rest"],
    ),
    "a part beside its whole": (
        [
            claim(10, "grain", "27", "tonne", indicator="grain_harvest"),
            claim(40, "wheat", "31", "tonne", indicator="grain_harvest", item="wheat"),
        ],
        ["error sum-of-parts: grain | wheat"],
    ),
}


@pytest.mark.parametrize("case", FOUND)
def test_neighbours_of_a_table(case: str) -> None:
    """Are figures that stand side by side held together, and no others?"""
    claims, expected = FOUND[case]
    facts = group.facts(claims)
    findings = explain.outcome(facts, checks.relations(facts), engine.solve).findings
    found = [
        f"{finding.severity} {finding.rule}: {' | '.join(place.quote or '' for place in finding.claims)}"
        for finding in findings
        if finding.severity != "info"
    ]
    assert found == expected
