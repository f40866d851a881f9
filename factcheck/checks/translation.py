"""Two versions of one story carry the same figures.

Articles that are declared versions of one story (``story`` in articles.csv, or ``--story``) are read side by side: a figure of
one version is looked for in the other with its value, unit, direction, modifier and period. A figure that says something else
there is an error, a missing one is told: "over" is not "under", and what both versions date is dated alike. Rounding to fewer
digits is the translator's right and is left alone.

Flags:
    Kazakhstan's exports to Pakistan reached $55.3 million in January-June 2025.
    ==
    Kazakhstan's exports to Pakistan reached $53.5 million in January-June 2025.

Leaves alone:
    Kazakhstan's exports to Pakistan reached $55.3 million in January-June 2025.
    ==
    Kazakhstan's exports to Pakistan came to $55.3 million in January-June 2025.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import Final

from factcheck.checks.lookup.facts import Facts
from factcheck.checks.lookup.versions import Paired, paired
from factcheck.model.fact import Fact
from factcheck.model.relation import Relation
from factcheck.model.system import Duplicate, Linear
from factcheck.model.unit_scale import is_currency

#: No power of ten, as units of one figure may be such a power apart.
TINY: Final = Fraction(1, 7 * 10**9)
#: Modifiers that leave the top open, and the bottom.
_LEAST: Final = ("more_than", "at_least")
_MOST: Final = ("less_than", "at_most", "up_to")


def relations(facts: Facts) -> Iterator[Relation]:
    """For each pair of versions the figures that stand in one place of both, and those that stand in one only."""
    versions: dict[str, list[str]] = {}
    for article, story in facts.stories.items():
        versions.setdefault(story, []).append(article)
    if not versions:
        return
    by_article: dict[str, list[Fact]] = {}
    for fact in facts.all:
        for claim in fact.claims:
            if claim.article in facts.stories:
                by_article.setdefault(claim.article, []).append(_alone(fact, claim.claim_id))
    for articles in versions.values():
        first, *others = sorted(articles)
        for other in others:
            for pair in paired(by_article.get(first, []), by_article.get(other, [])):
                yield _relation(pair)


def _alone(fact: Fact, claim_id: str) -> Fact:
    """The fact as one claim states it."""
    claims = tuple(claim for claim in fact.claims if claim.claim_id == claim_id)
    return Fact(f"{fact.name} in {claims[0].article} {claim_id}", fact.key, claims, (), fact.scope, fact.side)


def _relation(pair: Paired) -> Relation:
    if pair.other is None:
        return Relation(
            rule="translation",
            roles=(("missing", pair.one),),
            rows=(),
            told=True,
            reason="one_story",
            at_most="info",
            chained=False,
        )
    return Relation(
        rule="translation",
        roles=(("version", pair.one), ("version", pair.other)),
        rows=(_never(pair.one, pair.other) if _differ(pair.one, pair.other) else Duplicate((pair.one.name, pair.other.name)),),
        reason="one_story",
        chained=False,
    )


def _differ(one: Fact, other: Fact) -> bool:
    """Whether what surrounds two equal figures makes them different ones."""
    return _in_other_unit(one, other) or _on_other_side(one, other) or _at_other_time(one, other)


def _on_other_side(one: Fact, other: Fact) -> bool:
    """Whether one version gives as a least what the other gives as a most: "over 5 million" and "under 5 million"."""
    modifiers = {claim.modifier for fact in (one, other) for claim in fact.claims}
    return not modifiers.isdisjoint(_LEAST) and not modifiers.isdisjoint(_MOST)


def _at_other_time(one: Fact, other: Fact) -> bool:
    """Whether both versions date a figure of one indicator themselves, and the two times share no day."""
    a, b = one.key, other.key
    if a.period is None or b.period is None or a.indicator is None or a.indicator != b.indicator or a.period.overlaps(b.period):
        return False
    return all(claim.confidence_period == "stated" for fact in (one, other) for claim in fact.claims)


def _in_other_unit(one: Fact, other: Fact) -> bool:
    """Whether the versions give a figure in units that cannot be converted: dollars and euros, tonnes and litres."""
    a, b = one.key.dimension, other.key.dimension
    return a != b and all(is_currency(dimension) or str(dimension).startswith("[") for dimension in (a, b))


def _never(one: Fact, other: Fact) -> Linear:
    """What two like amounts never fulfil together, though each does alone: one is tiny beside the other."""
    least, most = (other, one) if any(claim.modifier in _LEAST for claim in other.claims) else (one, other)
    return Linear(((least.name, Fraction(1)), (most.name, -TINY)), "==", Fraction(0))
