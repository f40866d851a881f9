"""Are figures read alike in two languages? Stories told twice: every field of a figure against its twin's."""

from __future__ import annotations

import re
from typing import Any

import pandas as pd
import pytest
from texts import rows

import factcheck
from factcheck.group.keys import key_of
from factcheck.model.claim import Claim

FIELDS = (
    *("obs_value_high", "unit_measure", "decimals", "form", "direction", "modifier", "indicator", "ref_area", "counterpart_area"),
    *("period_start", "period_end", "base_period_start", "base_period_end", "comparison", "price_basis", "modality"),
)
#: Per cent of the figures of either version that are read alike in every field.
ALIKE = 95
_MARK = re.compile(r"\[([^|\]]*)\|([^\]]*)\]")


def versions(pair: dict[str, Any]) -> list[list[Claim]]:
    """The claims of both versions, faithful where one of them is marked."""
    frame = pd.DataFrame(
        {
            "article": f"{pair['name']}.{lang}",
            "text": _MARK.sub(r"\1", text).strip() + "\n",
            "lang": lang,
            "published": pair["published"].isoformat(),
        }
        for text, lang in zip((pair["one"], pair["other"]), pair["langs"], strict=True)
    )
    claims = factcheck.extract(frame)
    return [[claim for claim in claims if claim.article == name] for name in frame["article"]]


def differences(one: Claim, other: Claim) -> list[str]:
    """The fields in which two readings differ; items as they are compared with each other."""
    found = [
        f"{name}: {getattr(one, name)} / {getattr(other, name)}" for name in FIELDS if getattr(one, name) != getattr(other, name)
    ]
    items = [None if key is None else key.item for key in map(key_of, (one, other))]
    return found if items[0] == items[1] else [*found, f"item: {items[0]} / {items[1]}"]


def told(pair: dict[str, Any]) -> tuple[int, list[str]]:
    """How many figures a story has, and those that are not read alike."""
    claims, others = versions(pair)
    unlike = []
    for claim in claims:
        twins = [o for o in others if (o.section, o.obs_value) == (claim.section, claim.obs_value)]
        if not twins:
            unlike.append(f"{claim.quote!r}: missing in {pair['langs'][1]}")
            continue
        twin = min(twins, key=lambda o: len(differences(claim, o)))
        others.remove(twin)
        if found := differences(claim, twin):
            unlike.append(f"{claim.quote!r} / {twin.quote!r}: {'; '.join(found)}")
    unlike += [f"{other.quote!r}: missing in {pair['langs'][0]}" for other in others]
    return len(claims) + len(others), [f"{pair['name']} {'/'.join(pair['langs'])} {line}" for line in unlike]


@pytest.mark.parametrize("file", ["stories.toml", "translations.toml"])
def test_stories_are_read_alike_in_two_languages(file: str) -> None:
    figures, unlike = 0, []
    for pair in rows(file, "pair"):
        count, lines = told(pair)
        figures += count
        unlike += lines
    alike = 100 * (figures - len(unlike)) / figures
    assert alike >= ALIKE, f"{figures - len(unlike)} of {figures}:\n" + "\n".join(unlike)
