"""Claims that stand near another one in its text."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.model.claim import Claim
from factcheck.model.fact import Fact


def near(fact: Fact, claim: Claim, reach: int) -> Iterator[Claim]:
    """The claims of a fact that stand in the article of another claim, at most so many characters before or behind it."""
    for own in fact.claims:
        if own.article == claim.article and _gap(own, claim) <= reach:
            yield own


def _gap(one: Claim, other: Claim) -> int:
    """Characters between two figures; without places those of one sentence touch, others are far apart."""
    first, second = sorted((one, other), key=lambda claim: claim.start or 0)
    if first.end is None or second.start is None:
        return 0 if one.sentence is not None and one.sentence == other.sentence else FAR
    return second.start - first.end


#: The distance of figures whose places are not known.
FAR = 1 << 30
