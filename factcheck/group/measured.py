"""Another measure of the same thing, kept apart from the plain one: rates without the season's share, grain as it comes in.

Where a sentence gives both measures, neither is held against a plain one: which is which is seldom sure.
"""

from __future__ import annotations

from typing import Final

from factcheck.group.words import holds, is_word_of, tokens
from factcheck.model.claim import Claim
from factcheck.model.fact import Figure

#: How the measures are named as items: of rates, and of weights.
ADJUSTED: Final = "adjusted"
UNCLEANED: Final = "uncleaned"


def measured_item(item: str | None, claim: Claim, kind: Figure) -> str | None:
    """The item with the measure that the sentence names; words for an adjustment are no part of it."""
    if claim.sentence is None:
        return item
    if (kind in ("growth", "points") or claim.unit_measure == "percent") and holds(claim.sentence, "adjusted"):
        kept = None if item is None or all(is_word_of(word, "adjusting") for word in tokens(item)) else item
        return ", ".join(part for part in (kept, ADJUSTED) if part)
    if claim.unit_measure == "tonne" and holds(claim.sentence, "uncleaned"):
        return ", ".join(part for part in (item, UNCLEANED) if part)
    return item
