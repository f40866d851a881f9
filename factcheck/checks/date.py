"""A dated event has one date.

Relations were established, a treaty signed, an institution opened on one day: 24 February 1992 lies within February 1992, not
within 1993. A date that is given as a year or a month fits every day in it.

Flags:
    Diplomatic relations between Kazakhstan and Pakistan were established on 24 February 1992. Kazakhstan and Pakistan established
    diplomatic relations in August 1993.

Leaves alone:
    Diplomatic relations between Kazakhstan and Pakistan were established on 24 February 1992. Kazakhstan and Pakistan established
    diplomatic relations in February 1992.
"""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.checks.lookup.facts import Facts
from factcheck.model.relation import Relation
from factcheck.model.system import Duplicate


def relations(facts: Facts) -> Iterator[Relation]:
    """One relation for each event that is dated more than once."""
    for fact in facts.dates:
        if len(fact.claims) > 1 and fact.key.indicator is not None:
            yield Relation(
                rule="date", roles=(("same", fact),), rows=(Duplicate((fact.name,)),), reason="same_event", chained=False
            )
