"""Relations that a sentence makes by its construction, where the keys of its figures do not meet.

"It rose from 306 to 380 trillion, or by 24.2 %" says how its three figures hang together, whether or not each of them was read
with the same item and period. Each module knows one such construction; it ties figures only where there is one way to do so and
nothing that is stated keeps them apart.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from itertools import chain
from typing import Final, NamedTuple

from factcheck.checks.constructions import (
    adding,
    borrowing,
    comparing,
    dividing,
    filling,
    fulfilling,
    growing,
    itemising,
    lent_wholes,
    listing,
    pacing,
    planned,
    sharing,
    side_by_side,
    slipped,
    spending,
    wholes,
)
from factcheck.checks.constructions.sentences import Sentence, by_article
from factcheck.checks.constructions.words import families_of
from factcheck.checks.lookup.facts import Facts
from factcheck.model.fact import Fact
from factcheck.model.relation import Relation

#: Rules that tie a ratio to the two figures that it is of, and the roles of the ratio.
_RULES: Final = frozenset({"growth", "share", "per-unit", "target"})
_RATIOS: Final = ("growth", "share", "rate")


class _Construction(NamedTuple):
    """What makes the relations of a sentence; ``cues`` are the families of which its article must have a word, if there are any.

    One that looks ``far`` back also ties the only figure of a sentence, with none right before it.
    """

    make: Callable[[Sentence], Iterator[Relation]]
    cues: tuple[str, ...] = ()
    far: bool = False


_CONSTRUCTIONS: Final = (
    _Construction(growing.relations),
    _Construction(sharing.relations),
    _Construction(adding.relations),
    _Construction(itemising.relations),
    _Construction(listing.relations, ("of_them", "of_it", "together")),
    _Construction(dividing.means, ("on_average",), far=True),
    _Construction(dividing.relations),
    _Construction(fulfilling.relations),
    _Construction(filling.relations),
    _Construction(comparing.relations),
    _Construction(spending.relations, ("on_average",), far=True),
    _Construction(pacing.relations, ("each_day", "each_month"), far=True),
)
_CUES: Final = frozenset(cue for construction in _CONSTRUCTIONS for cue in construction.cues)


class _Open(NamedTuple):
    """What is left for all texts together: lists, and the ratios that their own text leaves without figures."""

    lists: list[wholes.List]
    lacking: list[borrowing.Wanted]
    telling: list[slipped.Telling]
    shares: list[lent_wholes.Wanted]
    plans: list[planned.Wanted]


def with_constructions(facts: Facts, found: Sequence[Relation]) -> list[Relation]:
    """The relations found by keys with those that sentences make; what the words tie is no longer tied by its key otherwise."""
    made, left = _in_articles(facts, found)
    if left.lists:
        made += wholes.relations(left.lists, _sentences(facts))
    beside = list(side_by_side.relations(facts.all))
    keyed = {place for relation in found for place in _tied(relation)} if beside else set()
    made += (relation for relation in beside if keyed.isdisjoint(_tied(relation)))
    made += list(_by_other_texts(facts, left, made))
    by_words = {ratio.claims[0].claim_id for relation in made if (ratio := _ratio(relation)) is not None}
    said = {(relation.rule, _claims(relation)) for relation in made}
    rules = {rule for rule, _ in said}
    twice = (r.rule in rules and (r.rule, _claims(r)) in said for r in found)
    return [*(r for r, is_said in zip(found, twice, strict=True) if not is_said and not _is_said_otherwise(r, by_words)), *made]


def _in_articles(facts: Facts, found: Sequence[Relation]) -> tuple[list[Relation], _Open]:
    """What the sentences of each article make, and what is left beside what was ``found``.

    The sentences of an article are gone before the next one's are made, unless something is left of them.
    """
    made: list[Relation] = []
    left = _Open([], [], [], [], [])
    tied: frozenset[str] | None = None
    areas = planned.areas_with_plans(facts.all)
    for article in by_article(facts.all):
        made += _of_sentences(article)
        left.lists.extend(wholes.lists(article))
        left.plans.extend(planned.wanted(article, areas))
        lacking, telling, shares = borrowing.wanted(article), slipped.telling(article), lent_wholes.wanted(article)
        if lacking or telling or shares:
            tied = _claims_tied(found) if tied is None else tied
            left.lacking.extend(each for each in lacking if each.growth.claim.claim_id not in tied)
            left.telling.extend(each for each in telling if each.ratio.claim.claim_id not in tied)
            left.shares.extend(each for each in shares if each.ratio.claim.claim_id not in tied)
    return made, left


def _of_sentences(article: Sequence[Sentence]) -> Iterator[Relation]:
    """What the constructions make of each sentence; only those are asked whose words the article has."""
    told = families_of((sentence.text for sentence in article), _CUES)
    able = [each for each in _CONSTRUCTIONS if not each.cues or not told.isdisjoint(each.cues)]
    far = [each for each in able if each.far]
    for sentence in article:
        for construction in far if sentence.stands_alone else able:
            yield from construction.make(sentence)


def _by_other_texts(facts: Facts, left: _Open, made: Sequence[Relation]) -> Iterator[Relation]:
    """What ties the ratios that their own text leaves without figures."""
    tied = _claims_tied(made)
    lacking = [each for each in left.lacking if each.growth.claim.claim_id not in tied]
    lent = list(borrowing.relations(lacking, _sentences(facts))) if lacking else []
    lent += lent_wholes.relations([each for each in left.shares if each.ratio.claim.claim_id not in tied], facts)
    plans = [each for each in left.plans if each.ratio is None or each.ratio.claim.claim_id not in tied]
    lent += planned.relations(plans, _sentences(facts)) if plans else ()
    yield from lent
    tied |= _claims_tied(lent)
    telling = [each for each in left.telling if each.ratio.claim.claim_id not in tied]
    if telling:
        yield from slipped.relations(telling, facts.all)


def _claims_tied(relations: Iterable[Relation]) -> frozenset[str]:
    """The claims of ratios that relations tie to two stated figures."""
    return frozenset(claim for relation in relations for _, claim, _ in _tied(relation))


def _sentences(facts: Facts) -> Iterator[Sentence]:
    """The sentences of all articles, made once more: a big table has a million of them."""
    return chain.from_iterable(by_article(facts.all))


def _claims(relation: Relation) -> frozenset[str]:
    return frozenset(claim.claim_id for fact in relation.facts for claim in fact.claims)


def _ratio(relation: Relation) -> Fact | None:
    """The one ratio that a relation ties to its figures; None where it has none, or lists several."""
    found = [fact for role in _RATIOS for fact in relation.in_role(role)] if relation.rule in _RULES else []
    return found[0] if len(found) == 1 else None


def _tied(relation: Relation) -> set[tuple[str, str, str | None]]:
    """The claims of a ratio with what it is measured in, where both of its figures are stated."""
    ratio = _ratio(relation)
    if ratio is None or not all(fact.claims for fact in relation.facts):
        return set()
    return {(relation.rule, claim.claim_id, relation.facts[0].key.dimension) for claim in ratio.claims}


def _is_said_otherwise(relation: Relation, by_words: AbstractSet[str]) -> bool:
    """Whether a relation's ratio stands in sentences alone that say of which figures it is; a headline repeats the body."""
    ratio = _ratio(relation) if by_words else None
    if ratio is None:
        return False
    body = [claim for claim in ratio.claims if claim.section != "headline"] or ratio.claims
    return all(claim.claim_id in by_words for claim in body)
