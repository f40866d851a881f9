"""A relation: an equation or bound that ties facts together, with everything needed to judge it."""

from __future__ import annotations

from factcheck.model.claim import Confidence
from factcheck.model.fact import Fact
from factcheck.model.finding import Severity
from factcheck.model.system import Row
from factcheck.model.value import Value, slotted


@slotted
class Relation(Value):
    """Facts in their roles and the rows that hold among them, written with the facts' names (DESIGN §5).

    ``rows`` must hold; ``plausible`` rows only usually do, so that breaking them is a warning. ``told`` relations are reported as
    information even where they hold. A growth fact stands in rows as the factor new ÷ old.

    ``reason`` is a key that says why the facts are tied, ``strength`` how sure that is. ``allowed`` is False where the
    indicator's price basis may not carry the relation, ``ambiguous`` True where the words allow a reading under which it does not
    hold (a per-cent change of a rate). ``at_most`` caps the severity. ``chained`` relations may be joined with others to a longer
    argument. A ``silent`` relation may find that figures agree, never that they do not. Where the figures are tied ``in_words``, by
    the construction of the sentence that has them, it does not matter how sure it is what each of them is of, and of when.
    """

    rule: str
    roles: tuple[tuple[str, Fact], ...]
    rows: tuple[Row, ...]
    plausible: tuple[Row, ...] = ()
    told: bool = False
    reason: str = "same_series"
    strength: Confidence = "stated"
    allowed: bool = True
    ambiguous: bool = False
    at_most: Severity = "error"
    chained: bool = True
    silent: bool = False
    in_words: bool = False

    @property
    def facts(self) -> tuple[Fact, ...]:
        """The facts in the order of their roles."""
        return tuple([fact for _, fact in self.roles])

    def in_role(self, role: str) -> tuple[Fact, ...]:
        """The facts of one role, in order."""
        return tuple([fact for name, fact in self.roles if name == role])

    def the(self, role: str) -> Fact:
        """The one fact of a role."""
        return self.in_role(role)[0]
