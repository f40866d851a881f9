"""Relations that a sentence makes by its construction, where the keys of its figures do not meet.

"It rose from 306 to 380 trillion, or by 24.2 %" says how its three figures hang together, whether or not each of them was read
with the same item and period. Each module knows one such construction; it ties figures only where there is one way to do so,
nothing that is stated keeps them apart, and no check has tied them by their keys.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from typing import Final

from factcheck.checks.constructions import adding, dividing, growing, listing, sharing
from factcheck.checks.constructions.sentences import Sentence, sentences
from factcheck.checks.lookup.facts import Facts
from factcheck.model.fact import Fact
from factcheck.model.relation import Relation

#: Rules that tie a ratio to the two figures that it is of, and the roles of the ratio.
_RULES: Final = frozenset({"growth", "share", "per-unit", "target"})
_RATIOS: Final = ("growth", "share", "rate")

#: A sentence, and the ratios that are tied by their keys already → relations of the sentence.
Construction = Callable[[Sentence, AbstractSet[str]], Iterator[Relation]]
_CONSTRUCTIONS: Final[tuple[Construction, ...]] = (
    growing.relations,
    sharing.relations,
    adding.relations,
    listing.relations,
    dividing.relations,
)


def with_constructions(facts: Facts, found: Sequence[Relation]) -> list[Relation]:
    """The relations found by keys with those that sentences make; what the words tie is no longer tied by its key otherwise."""
    tied = frozenset(_tied(found))
    made = [r for sentence in sentences(facts.all) for construct in _CONSTRUCTIONS for r in construct(sentence, tied)]
    by_words = {ratio.claims[0].claim_id for r in made if r.strength == "stated" for ratio in _ratios(r)}
    said = {(relation.rule, _claims(relation)) for relation in made}
    rules = {rule for rule, _ in said}
    twice = (r.rule in rules and (r.rule, _claims(r)) in said for r in found)
    return [*(r for r, is_said in zip(found, twice, strict=True) if not is_said and not _is_said_otherwise(r, by_words)), *made]


def _claims(relation: Relation) -> frozenset[str]:
    return frozenset(claim.claim_id for fact in relation.facts for claim in fact.claims)


def _tied(found: Iterable[Relation]) -> Iterator[str]:
    """The ratios of relations whose figures are all stated, each one figure."""
    for relation in found:
        if relation.rule in _RULES and all(fact.claims and _is_one_figure(fact) for fact in relation.facts):
            for ratio in _ratios(relation):
                yield from (claim.claim_id for claim in ratio.claims)


def _is_one_figure(fact: Fact) -> bool:
    """Whether no text prints several figures for a fact, as where parts of a thing have lost their names."""
    printed = {(claim.article, claim.obs_value) for claim in fact.claims}
    return len(printed) == len({article for article, _ in printed})


def _ratios(relation: Relation) -> Iterator[Fact]:
    for role in _RATIOS:
        yield from relation.in_role(role)


def _is_said_otherwise(relation: Relation, by_words: AbstractSet[str]) -> bool:
    """Whether each claim of a relation's ratio stands in a sentence that says of which figures it is."""
    if not by_words or relation.rule not in _RULES:
        return False
    claims = [claim for ratio in _ratios(relation) for claim in ratio.claims]
    return bool(claims) and all(claim.claim_id in by_words for claim in claims)
