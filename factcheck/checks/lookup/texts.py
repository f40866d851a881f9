"""Figures in the order in which a text gives them, so that a check sees what stands before a figure and between two."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction
from typing import NamedTuple

from factcheck.checks.lookup.facts import measure_of
from factcheck.model.claim import Claim
from factcheck.model.fact import Fact
from factcheck.model.figure import printed_value


class Stated(NamedTuple):
    """A fact and one claim that states it."""

    start: int
    claim: Claim
    fact: Fact


class Texts:
    """The figures of each article in their order; claims without a place, and those of the headline, are left out."""

    def __init__(self, facts: Iterable[Fact]) -> None:
        self._by_article: dict[str, list[Stated]] = {}
        for fact in facts:
            for claim in fact.claims:
                if claim.start is not None and claim.section != "headline":
                    self._by_article.setdefault(claim.article, []).append(Stated(claim.start, claim, fact))
        for stated in self._by_article.values():
            stated.sort(key=lambda each: (each.start, each.fact.name))

    def before(self, claim: Claim, reach: int) -> Stated | None:
        """The last figure before a claim, at most so many characters away, that is measured alike."""
        own = self._own(claim)
        if own is None:
            return None
        alike = [each for each in self._like(own) if each.start < own.start]
        return alike[-1] if alike and own.start - (alike[-1].claim.end or alike[-1].start) <= reach else None

    def leaves_none_out(self, facts: Sequence[Fact], article: str) -> bool:
        """Whether no other figure measured like these facts stands among them in an article, or in a sentence with one of them."""
        names = {fact.name for fact in facts}
        places = [each for each in self._by_article.get(article, ()) if each.fact.name in names]
        if not places:
            return False
        sentences = {each.claim.sentence for each in places} - {None}
        first, last = places[0].start, places[-1].start
        others = (each for each in self._like(places[0]) if each.fact.name not in names)
        return not any(first < each.start < last or each.claim.sentence in sentences for each in others)

    def divides_another(self, claim: Claim) -> bool:
        """Whether a claim and the others of its sentence that are measured alike make up a figure elsewhere in the text."""
        own = self._own(claim)
        if own is None:
            return False
        alike = self._like(own)
        parts = [each for each in alike if each.claim.sentence == claim.sentence]
        total = sum((printed_value(each.claim) for each in parts), Fraction(0))
        return len(parts) > 1 and any(printed_value(each.claim) == total for each in alike if each not in parts)

    def _own(self, claim: Claim) -> Stated | None:
        return next((each for each in self._by_article.get(claim.article, ()) if each.claim.claim_id == claim.claim_id), None)

    def _like(self, one: Stated) -> list[Stated]:
        key, measure = one.fact.key, measure_of(one.fact.key)
        return [
            each
            for each in self._by_article[one.claim.article]
            if (own := each.fact.key) is key
            or (own.figure == key.figure and own.dimension == key.dimension and measure_of(own) == measure)
        ]
