"""Figures that are called a part of the figure before them."""

from __future__ import annotations

from factcheck.group.words import ends_in
from factcheck.model.claim import Claim


def is_part_of(claim: Claim, earlier: Claim) -> bool:
    """Whether the words right before a smaller figure call it a part of an earlier one in its text: "of which", "including"."""
    if claim.article != earlier.article or claim.item is not None or claim.obs_value is None or earlier.obs_value is None:
        return False
    if claim.obs_value >= earlier.obs_value or claim.quote is None or claim.sentence is None:
        return False
    return ends_in(claim.sentence.partition(claim.quote)[0], "of_which")
