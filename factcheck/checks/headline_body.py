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
        headlines = [claim for claim in fact.claims if claim.section == "headline" and claim.article in bodies]
        in_body = {claim.article for claim in fact.claims if claim.section != "headline"} if headlines else set()
        for claim in headlines:
            if claim.article in in_body or _printed(claim) in body_values[claim.article]:
                continue
            # A fact of its own, so that other texts that state the figure do not answer for this one.
            alone = replace(fact, name=f"{fact.name} in the headline of {claim.article}", claims=(claim,))
            yield Relation(
                rule="headline-body",
                roles=(("headline", alone),),
                rows=(),
                told=True,
                reason="same_article",
                at_most="info",
                chained=False,
            )


def _printed(claim: Claim) -> tuple[object, ...]:
    return claim.obs_value, claim.obs_value_high, claim.unit_measure
