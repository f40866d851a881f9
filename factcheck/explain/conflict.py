"""What judging a relation gives: a conflict with its figures and severity, or figures that fit."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import field
from typing import Literal

from factcheck.explain.fit import Bounds
from factcheck.explain.printed import Printed
from factcheck.explain.severity import claims_of
from factcheck.explain.systems import Chosen
from factcheck.model.claim import Claim
from factcheck.model.fact import Fact
from factcheck.model.finding import Severity
from factcheck.model.relation import Relation
from factcheck.model.system import Verdict
from factcheck.model.value import Value, slotted

#: ``violated``: no values satisfy the rows. ``implausible``: some do, but hardly. ``told``: worth knowing.
Outcome = Literal["violated", "implausible", "told"]


@slotted
class Conflict(Value):
    """Figures that do not fit: ``chosen`` holds the smallest set, ``beside`` further figures that say the same as one of them.

    ``bounds`` are those of all facts of the relation in the nearest mode and hard reading, none where it is only told; ``joined``
    are conflicts over mostly the same figures that one change would heal as well; ``suspects`` are the names of the figures, the
    likeliest culprit first.
    """

    relation: Relation
    chosen: Chosen
    claims: Mapping[str, Claim]
    outcome: Outcome
    severity: Severity
    lowered_by: tuple[str, ...] = ()
    rule: str = ""
    beside: tuple[Printed, ...] = ()
    all_chosen: Chosen = field(default_factory=dict)
    bounds: Mapping[str, Bounds] = field(default_factory=dict)
    verdict: Callable[[], Verdict] | None = None
    joined: tuple[Conflict, ...] = ()
    relations: tuple[Relation, ...] = ()
    suspects: tuple[str, ...] = ()

    @property
    def figures(self) -> frozenset[Printed]:
        """The figures of the smallest set."""
        return frozenset(self.chosen.values())

    def claim_ids(self) -> tuple[str, ...]:
        """The shown claims."""
        return tuple(claim.claim_id for claim in self.claims.values())


@slotted
class Agreed(Value):
    """Figures that fit a relation; a big table has hundreds of thousands, so nothing is kept that follows from them."""

    relation: Relation
    figures: tuple[Printed, ...]

    @property
    def claims(self) -> list[Claim]:
        """One claim a figure."""
        return claims_of(self.figures)


@slotted
class Following(Value):
    """A fact that nobody states, the bounds that follow for it (as in ``fit``), and the claims they follow from."""

    fact: Fact
    low: int
    high: int
    claims: tuple[Claim, ...]
