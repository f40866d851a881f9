"""Relation by relation: do the figures fit, and how much does it prove if they do not?"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from fractions import Fraction
from functools import cache, partial
from typing import NamedTuple

from factcheck.explain.choice import Figures, alternatives, best, by_article, groups_of, is_one_text, overlap, side_by_side
from factcheck.explain.conflict import Agreed, Conflict, Following
from factcheck.explain.fit import Bounds, narrowed
from factcheck.explain.fitting import between_parts, fits_of, has_open_base, in_rows, meet, mixes_growths, smallest
from factcheck.explain.mixing import mixed_articles
from factcheck.explain.printed import Printed, strength
from factcheck.explain.severity import Case, claims_of
from factcheck.explain.systems import Chosen, bounds_of, system
from factcheck.model.claim import Claim
from factcheck.model.fact import Fact
from factcheck.model.figure import printed_value
from factcheck.model.finding import Severity
from factcheck.model.interval import Mode, Reading
from factcheck.model.relation import Relation
from factcheck.model.system import Duplicate, System, Verdict

Solve = Callable[[System], Verdict]

#: Readings from the widest to the tightest; a conflict is cut to its smallest set in the widest in which it still stands.
READINGS: tuple[tuple[Mode, Reading], ...] = (("either", "hard"), ("nearest", "hard"), ("nearest", "soft"))
_ONE = Fraction(1)
#: Two figures of one flow are hardly ever so far apart, even if one of them has million for billion.
BEYOND = 10**5


class Judgements(NamedTuple):
    """What a judge found: conflicts, what is only told, agreements, and what follows for facts that nobody states."""

    conflicts: list[Conflict]
    told: list[Conflict]
    agreed: list[Agreed]
    implied: dict[str, Following]


class Judge:
    """Judges relations one by one and keeps what it found: conflicts, agreements, and the bounds of implied facts."""

    def __init__(self, solve: Solve) -> None:
        self.solve = solve
        self.figures = Figures()
        self.conflicts: list[Conflict] = []
        self.agreed: list[Agreed] = []
        self.implied: dict[str, Following] = {}
        self.told: list[Conflict] = []

    # -- several figures of one fact --------------------------------------------------------------------------------

    def judge_same(self, relation: Relation) -> None:
        """The figures of one fact against its best one; those that say the same as a deviating figure stand beside it."""
        fact = relation.facts[0]
        figures = self.figures.of(fact)
        if len(figures) == 1:
            self.agreed.append(Agreed(relation, figures))
            return
        scalars = [figure for figure in figures if not figure.is_range] or list(figures)
        fitting, *deviating = groups_of(scalars)
        for group in deviating:
            for figure in group:
                for other in scalars:
                    if not overlap(other, figure):
                        self.figures.set_clash(fact, other, figure)
        mixed = mixed_articles([fitting, *deviating])
        if mixed:
            self.figures.mixed.add(fact.name)
        if not relation.silent:
            first, *others = [kept for group in (fitting, *deviating) if (kept := _outside(group, mixed))] or [[]]
            for group in others:
                self._same_conflict(relation, first[0], group)
        if sum(len(figure.claims) for figure in fitting) > 1:
            self.agreed.append(Agreed(relation, tuple(fitting)))

    def _same_conflict(self, relation: Relation, first: Printed, group: list[Printed]) -> None:
        a, b = f"{first.fact.name} (1)", f"{first.fact.name} (2)"
        chosen = {a: _renamed(first, a), b: _renamed(group[0], b)}

        def fits(mode: Mode, reading: Reading, replaced: Mapping[str, Bounds] | None = None) -> bool:
            bounds = {name: figure.bounds(mode, reading) for name, figure in chosen.items()} | dict(replaced or {})
            return meet(bounds[a], bounds[b])

        shown = dict(zip(chosen, claims_of(list(chosen.values())), strict=True))
        judged = Case((relation,), chosen, shown, fits).judged()
        facts = tuple(figure.fact for figure in chosen.values())
        asked = system(relation.rule, facts, (Duplicate((a, b)),), chosen)
        figures = {a: first, b: group[0]}
        self.conflicts.append(
            Conflict(
                relation, figures, shown, "violated", judged.severity, judged.lowered_by, relation.rule,
                beside=tuple(group[1:]), all_chosen=figures, verdict=cache(partial(self.solve, asked)),
            )
        )  # fmt: skip

    # -- several facts ----------------------------------------------------------------------------------------------

    def judge(self, relation: Relation) -> None:
        """The best figures of all texts, then the figures of each text that differs from them."""
        facts = in_rows(relation)
        chosen = side_by_side(self.figures, facts, best(self.figures, facts))
        if any(figure.is_range for figure in chosen.values()) or has_open_base(relation, chosen):
            return
        self._judge_chosen(relation, facts, chosen, across=True)
        for own in by_article(self.figures, facts, chosen):
            self._judge_chosen(relation, facts, own, across=False)

    def _judge_chosen(self, relation: Relation, facts: tuple[Fact, ...], chosen: dict[str, Printed], *, across: bool) -> None:
        soft = bounds_of(facts, chosen, "nearest", "soft")
        if mixes_growths(relation) and between_parts(relation, soft):
            return  # Some weights of the parts give the growth of the whole, and nothing follows for values that nobody states.
        bounds = narrowed(relation.rows, soft)
        if bounds is None and relation.silent:
            return
        if bounds is None or not between_parts(relation, bounds):
            if across and self._is_explained(relation, facts, chosen):
                return
            apart = self._apart(relation, facts, chosen)
            if apart is None:
                self._violated(relation, facts, chosen)
            else:
                self.conflicts.append(apart)
            return
        following = [fact for fact in facts if not fact.claims]
        implausible = None
        hard = bounds
        if following or relation.plausible:
            given = bounds_of(facts, chosen, "nearest", "hard")
            hard = bounds if given == soft else narrowed(relation.rows, given) or bounds
            implausible = self._implausible(relation, facts, chosen, hard)
        if implausible and not (across and self._is_explained(relation, facts, chosen, plausible=True)):
            self.conflicts.append(implausible)
        elif relation.told and across:
            self.told.append(self._told(relation, chosen))
        if len(chosen) > 1 and _is_comparison(relation, len(following)) and not implausible:
            self.agreed.append(Agreed(relation, tuple(chosen.values())))
        if across:
            self._imply(following, chosen, hard)

    def _is_explained(self, relation: Relation, facts: tuple[Fact, ...], chosen: Chosen, *, plausible: bool = False) -> bool:
        """Whether figures differ only because one of them is disputed, and fit with what another text says, or the same one."""
        in_one = is_one_text(chosen) and self.figures.mixed.isdisjoint(chosen)
        rows = (*relation.rows, *relation.plausible) if plausible else relation.rows
        return any(
            narrowed(rows, bounds_of(facts, other, "nearest", "soft")) is not None
            for other in alternatives(self.figures, chosen)
            if not in_one or is_one_text(chosen, other)
        )

    def _violated(self, relation: Relation, facts: tuple[Fact, ...], chosen: dict[str, Printed]) -> None:
        fits = fits_of((relation,), facts, chosen)
        mode, reading = next(((m, r) for m, r in READINGS if not fits(m, r)), READINGS[-1])
        cut = smallest(relation.rows, facts, chosen, mode, reading)
        shown = dict(zip(cut, claims_of(list(cut.values())), strict=True))
        judged = Case((relation,), cut, shown, fits_of((relation,), facts, cut)).judged()
        asked = system(relation.rule, facts, relation.rows, cut, mode=mode, reading=reading)
        bounds = bounds_of(facts, chosen, "nearest", "hard")
        self.conflicts.append(
            Conflict(
                relation, cut, shown, "violated", judged.severity, judged.lowered_by, relation.rule,
                all_chosen=chosen, bounds=bounds, verdict=cache(partial(self.solve, asked)),
            )
        )  # fmt: skip

    def _apart(self, relation: Relation, facts: tuple[Fact, ...], chosen: dict[str, Printed]) -> Conflict | None:
        """Of figures that need not agree (mirrored flows) whether they even differ beyond what is plausible."""
        if relation.at_most != "info":
            return None
        hard = bounds_of(facts, chosen, "nearest", "hard")
        return self._implausible(replace(relation, rows=()), facts, chosen, hard)

    def _implausible(
        self, relation: Relation, facts: tuple[Fact, ...], chosen: dict[str, Printed], hard: Mapping[str, Bounds]
    ) -> Conflict | None:
        if not relation.plausible or narrowed((*relation.rows, *relation.plausible), hard) is not None:
            return None
        shown = dict(zip(chosen, claims_of(list(chosen.values())), strict=True))
        guessed = relation.strength == "inferred" or any(strength(claim) == "inferred" for claim in shown.values())
        chosen_for_it = guessed or (relation.rule == "nested-period" and _are_beyond_slips(shown.values()))
        severity: Severity = "info" if chosen_for_it else "warning"
        lowered = ("link",) if chosen_for_it else ()
        return Conflict(relation, chosen, shown, "implausible", severity, lowered, relation.rule, all_chosen=chosen, bounds=hard)

    def _told(self, relation: Relation, chosen: dict[str, Printed]) -> Conflict:
        leading = {fact.name for role, fact in relation.roles if "_" not in role} & set(chosen)
        told = {name: figure for name, figure in chosen.items() if name in leading}
        shown = dict(zip(told, claims_of(list(told.values())), strict=True))
        return Conflict(relation, told, shown, "told", "info", (), relation.rule, all_chosen=chosen)

    def _imply(self, following: Iterable[Fact], chosen: Chosen, hard: Mapping[str, Bounds]) -> None:
        """Remember what follows for facts that nobody states: the narrowest of several bounds."""
        for fact in following:
            low, high = hard[fact.name]
            if low is None or high is None:
                continue
            known = self.implied.get(fact.name)
            if known is None or high - low < known.high - known.low:
                self.implied[fact.name] = Following(fact, low, high, tuple(claims_of(list(chosen.values()))))


def _renamed(figure: Printed, name: str) -> Printed:
    """The figure as that of a fact of its own."""
    return Printed(replace(figure.fact, name=name), figure.claims)


def _are_beyond_slips(claims: Iterable[Claim]) -> bool:
    """Whether figures are farther apart than any slip leaves them: likelier one of them is of something else."""
    sizes = sorted(abs(printed_value(claim)) for claim in claims)
    return sizes[-1] > BEYOND * sizes[0]


def _is_comparison(relation: Relation, implied: int) -> bool:
    """Whether the stated figures bind each other: fewer facts are implied than rows hold, or one period is around another."""
    if not relation.rows:
        return bool(relation.plausible) and relation.rule != "magnitude"
    return implied < len(relation.rows) or relation.rule == "nested-period"


def _outside(group: list[Printed], mixed: frozenset[str]) -> list[Printed]:
    """The figures that a text prints which does not speak of several things at once, with these claims alone."""
    if not mixed:
        return group
    kept = [(figure, tuple(c for c in figure.claims if c.article not in mixed)) for figure in group]
    return [Printed(figure.fact, claims) for figure, claims in kept if claims]
