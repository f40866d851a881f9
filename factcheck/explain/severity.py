"""How much a contradiction proves: DESIGN §5's five conditions, and nothing else.

1 it stands with every figure in ``either`` mode and its hard reading; 2 it stands under every alternative reading; 3 nothing says
that the figures come from different bodies or versions; 4 the relation is allowed in the stated price basis; 5 every link is
stated, or resolved without a choice (``doubt`` adds what the size of a contradiction says of that).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from typing import Protocol

from factcheck.explain.caveats import gives_another, may_be_one_more, other_bodies, other_versions, tells_difference, versions
from factcheck.explain.fit import ONE, Bounds, narrowed
from factcheck.explain.printed import Printed, strength
from factcheck.explain.systems import Chosen, bounds_of
from factcheck.model.claim import Claim
from factcheck.model.fact import Fact
from factcheck.model.figure import canonical
from factcheck.model.finding import SEVERITIES, Severity
from factcheck.model.interval import Mode, Reading
from factcheck.model.relation import Relation
from factcheck.model.system import Order, Row


class Fits(Protocol):
    """Whether figures of a mode and reading can stand together, with some bounds replaced."""

    def __call__(self, mode: Mode, reading: Reading, replaced: Mapping[str, Bounds] | None = None) -> bool: ...


@dataclass(frozen=True, slots=True)
class Judged:
    """A severity and the conditions that lowered it."""

    severity: Severity
    lowered_by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Case:
    """Figures that do not fit the rows of relations in their tightest reading; ``claims`` are the ones shown, one a figure."""

    relations: tuple[Relation, ...]
    chosen: Chosen
    claims: Mapping[str, Claim]
    fits: Fits

    def judged(self) -> Judged:
        """The severity that the arithmetic proves."""
        proved = not self.fits("either", "hard")
        failed = [] if proved else ["rounding"]
        if all(relation.rule == "translation" for relation in self.relations):
            # Versions of one story are declared, so what their figures are of and whose they are is not in doubt.
            return Judged("error" if proved else "warning", tuple(failed))
        claims = list(self.claims.values())
        if self._excused(proved):
            failed.append("reading")
        if other_bodies(claims) or (other_versions(claims) and not self._in_words()):
            failed.append("source")
        elif proved and self._is_same_fact() and gives_another(claims):
            return Judged("info", (*failed, "source"))
        if not all(relation.allowed for relation in self.relations):
            failed.append("basis")
        if self._is_doubtful():
            failed.append("link")
        others = len(failed) - (not proved)
        severity: Severity = "error" if proved and not others else "warning" if others <= 1 else "info"
        caps = [relation.at_most for relation in self.relations]
        if "source" in failed and (tells_difference(claims) or self._one_text_tells_both()):
            caps.append("info")
        return Judged(max([severity, *caps], key=SEVERITIES.index), tuple(failed))

    def _is_doubtful(self) -> bool:
        """Whether a choice was made somewhere in what ties the figures."""
        if any(relation.strength == "inferred" for relation in self.relations):
            return True
        if self._in_words():
            return False
        lacking = any(_lacks_period(figure, self.claims[name]) for name, figure in self.chosen.items())
        return lacking or any(strength(claim) == "inferred" for claim in self.claims.values())

    def _one_text_tells_both(self) -> bool:
        """Whether some text gives both figures of a fact and says that one is of another version: it is known why."""
        if not self._is_same_fact():
            return False
        fact = self.relations[0].facts[0]
        for article in {claim.article for claim in fact.claims}:
            own = [claim for claim in fact.claims if claim.article == article and claim.section != "headline"]
            told = [
                [one for one in own if canonical(one, "either").overlaps(canonical(claim, "either"))]
                for claim in self.claims.values()
            ]
            if all(told) and any(versions(claim) for claim in chain.from_iterable(told)):
                return True
        return False

    def _is_same_fact(self) -> bool:
        return len(self.relations) == 1 and self.relations[0].rule == "same-fact"

    def _in_words(self) -> bool:
        return all(relation.in_words for relation in self.relations)

    def _excused(self, proved: bool) -> bool:
        """Whether an alternative reading of the words would make the figures fit."""
        if any(relation.ambiguous and self._has_percent_change(relation) for relation in self.relations):
            return True
        mode: tuple[Mode, Reading] = ("either", "hard") if proved else ("nearest", "soft")
        if any(self.fits(*mode, replaced) for replaced in _one_more(self.chosen, mode)):
            return True
        if self._in_words():
            return False
        inferred = {name for name, claim in self.claims.items() if claim.confidence_period == "inferred"}
        return bool(inferred) and not _stands_for_every_period(self, inferred, mode)

    def _has_percent_change(self, relation: Relation) -> bool:
        """Whether a growth in the relation is printed in per cent, or the relation sets an index beside a rate."""
        if relation.rule == "unit":
            return True
        return any(
            figure.fact.key.figure == "growth" and figure.claim.form != "growth_factor"
            for fact in relation.facts
            if (figure := self.chosen.get(fact.name)) is not None
        )


def _one_more(chosen: Chosen, mode: tuple[Mode, Reading]) -> Iterator[dict[str, Bounds]]:
    """Bounds in which "2.5 times more" is 3.5."""
    for name, figure in chosen.items():
        if may_be_one_more(figure.claim):
            low, high = figure.bounds(*mode)
            yield {name: (None if low is None else low + ONE, None if high is None else high + ONE)}


def _stands_for_every_period(case: Case, inferred: set[str], mode: tuple[Mode, Reading]) -> bool:
    """Whether two reports of a flow clash also if the one "since January" goes on beyond the end that was chosen for it.

    A later end can only add to a flow, so the report with the chosen end may then not be the smaller one. In other relations each
    further period is another value, and nothing stands.
    """
    if len(case.relations) != 1 or case.relations[0].rule != "same-fact" or len(inferred) != 1:
        return False
    name = next(iter(inferred))
    if not is_to_date(case.claims[name]):
        return False
    others = [other for other in case.chosen if other != name]
    rows: list[Row] = [Order(other, name) for other in others]
    facts = [_named(case.chosen[n].fact, n) for n in case.chosen]
    return narrowed(rows, bounds_of(facts, case.chosen, *mode)) is None


def is_to_date(claim: Claim) -> bool:
    """Whether a period begins with a year, as "since the start of the year" does."""
    start = claim.period_start
    return start is not None and (start.month, start.day) == (1, 1)


def _named(fact: Fact, name: str) -> Fact:
    return replace(fact, name=name)


def _lacks_period(figure: Printed, claim: Claim) -> bool:
    """Whether a value has no period, so that it was matched within its text alone."""
    key = figure.fact.key
    return key.period is None and key.figure != "date" and claim.modality != "target"


def claims_of(figures: Sequence[Printed]) -> list[Claim]:
    """The claims to show for a set of figures: one each, from the article that supplies most of them, body before headline,
    earliest.

    Among articles that supply as many, the first by name.
    """
    if all(len(figure.claims) == 1 for figure in figures):
        return [figure.claim for figure in figures]
    of_articles = [figure.by_article for figure in figures]
    supplies: dict[str, int] = {}
    for article in chain.from_iterable(of_articles):
        supplies[article] = supplies.get(article, 0) + 1
    most_first = sorted(supplies, key=lambda article: (-supplies[article], article))
    return [next(claims[article] for article in most_first if article in claims) for claims in of_articles]
