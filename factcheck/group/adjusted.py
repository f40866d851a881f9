"""Rates without the season's share, and annualised ones: another measure of the same thing, kept apart from the plain one."""

from __future__ import annotations

from typing import Final

from factcheck.group.words import holds, is_word_of, tokens
from factcheck.model.claim import Claim
from factcheck.model.fact import Figure

#: How an adjusted rate is named as an item.
ADJUSTED: Final = "adjusted"


def is_adjusted(claim: Claim, kind: Figure) -> bool:
    """Whether the sentence of a growth or a rate in per cent speaks of the season or of a year's pace.

    Where it gives both rates, neither is held against a plain one: which is which is seldom sure.
    """
    if claim.sentence is None or (kind not in ("growth", "points") and claim.unit_measure != "percent"):
        return False
    return holds(claim.sentence, "adjusted")


def adjusted(item: str | None) -> str:
    """The item of an adjusted rate; words for the adjustment are no part of it."""
    if item is None or all(is_word_of(word, "adjusting") for word in tokens(item)):
        return ADJUSTED
    return f"{item}, {ADJUSTED}"
