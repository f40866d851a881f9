"""The headline's figures are in the body.

A headline may round what the body says, or take the growth from two values of the body. A headline figure that nothing in the body
supports is told, so that somebody looks where it came from. Where body and headline give different figures for one fact, same-fact
reports it.

Flags:
    Exports of Kazakhstan to Pakistan pass $90 million
    --
    Kazakhstan and Pakistan discussed transport on Monday. In 2025 grain exports of Kazakhstan were 12.5 million tonnes.

Leaves alone:
    Exports of Kazakhstan to Pakistan reach $55 million in January-July 2025
    --
    Kazakhstan's exports to Pakistan were $55.5 million in January-July 2025.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from factcheck.checks.lookup.facts import Facts
from factcheck.model.claim import Claim
from factcheck.model.fact import Fact
from factcheck.model.relation import Relation


def relations(facts: Facts) -> Iterator[Relation]:
    """One relation for each headline figure whose fact the body does not state, nor any figure of the same value and unit."""
    with_headline = {claim.article for fact in facts.all for claim in fact.claims if claim.section == "headline"}
    body_values: dict[str, set[tuple[object, ...]]] = {}
    bodies: set[str] = set()
    for fact in facts.all:
        for claim in fact.claims:
            if claim.article in with_headline and claim.section != "headline":
                bodies.add(claim.article)
                body_values.setdefault(claim.article, set()).add(_printed(claim))
    for fact in facts.all:
        for claim in fact.claims:
            if claim.section == "headline" and claim.article in bodies and not _in_body(fact, claim, body_values):
                yield Relation(
                    rule="headline-body",
                    roles=(("headline", replace(fact, claims=(claim,))),),
                    rows=(),
                    told=True,
                    reason="same_article",
                    at_most="info",
                    chained=False,
                )


def _in_body(fact: Fact, headline: Claim, body_values: dict[str, set[tuple[object, ...]]]) -> bool:
    if any(c.article == headline.article and c.section != "headline" for c in fact.claims):
        return True
    return _printed(headline) in body_values[headline.article]


def _printed(claim: Claim) -> tuple[object, ...]:
    return claim.obs_value, claim.obs_value_high, claim.unit_measure
