"""Which figures of several to set against each other.

A fact may be printed as several figures. The best of each are set against each other once, across all texts. Then each text that
prints another figure, one that contradicts the best, is judged by itself, so that a text which contradicts itself is always told,
while what merely follows from two texts differing is told once, as that difference.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import product

from factcheck.explain.mixing import doubtful
from factcheck.explain.printed import Printed, of_article, printed_figures
from factcheck.model.claim import Claim
from factcheck.model.fact import Fact


class Figures:
    """The figures of every fact, and which of them contradict each other.

    ``mixed`` facts are those that some text speaks of in several figures at once.
    """

    def __init__(self) -> None:
        self._by_fact: dict[str, tuple[Printed, ...]] = {}
        self.clashing: dict[str, dict[Printed, dict[Printed, None]]] = {}
        self.mixed: set[str] = set()

    def of(self, fact: Fact) -> tuple[Printed, ...]:
        """The fact's figures, best first."""
        found = self._by_fact.get(fact.name)
        if found is None:
            found = printed_figures(fact)
            aside = doubtful(groups_of(found)) if len(found) > 1 else frozenset()
            if aside:
                sure = tuple(claim for claim in fact.claims if claim.claim_id not in aside)
                found = printed_figures(replace(fact, claims=sure))
            self._by_fact[fact.name] = found
        return found

    def set_clash(self, fact: Fact, a: Printed, b: Printed) -> None:
        """Remember that two figures of a fact cannot both hold."""
        clashes = self.clashing.setdefault(fact.name, {})
        clashes.setdefault(a, {})[b] = None
        clashes.setdefault(b, {})[a] = None

    def rivals(self, figure: Printed) -> Collection[Printed]:
        """The figures of the same fact that contradict this one, in the order in which they were met."""
        return self.clashing.get(figure.fact.name, {}).get(figure, {})


def groups_of(figures: Iterable[Printed]) -> list[list[Printed]]:
    """Figures that fit the first of each group, in order."""
    groups: list[list[Printed]] = []
    for figure in figures:
        home = next((group for group in groups if overlap(group[0], figure)), None)
        if home is None:
            groups.append([figure])
        else:
            home.append(figure)
    return groups


def overlap(a: Printed, b: Printed) -> bool:
    """Whether two figures can mean one value, as a reader takes them."""
    (a_low, a_high), (b_low, b_high) = a.bounds("nearest", "soft"), b.bounds("nearest", "soft")
    below = a_low is None or b_high is None or a_low <= b_high
    return below and (b_low is None or a_high is None or b_low <= a_high)


def best(figures: Figures, facts: Iterable[Fact]) -> dict[str, Printed]:
    """The best figure of each stated fact, ranges left out where there is another."""
    return {fact.name: figures.of(fact)[0] for fact in facts if fact.claims}


def by_article(figures: Figures, facts: tuple[Fact, ...], chosen: Mapping[str, Printed]) -> Iterator[dict[str, Printed]]:
    """For each text that states all these facts, one of them by a figure that contradicts the best: the text's own figures."""
    if figures.clashing.keys().isdisjoint(chosen):
        return
    stated = [fact for fact in facts if fact.claims]
    disputed = [fact for fact in stated if figures.rivals(chosen[fact.name]) and fact.name not in figures.mixed]
    if not disputed:
        return
    articles = {c.article for fact in disputed for rival in figures.rivals(chosen[fact.name]) for c in rival.claims}
    seen: set[tuple[int, ...]] = set()
    for article in sorted(articles):
        own = {fact.name: of_article(figures.of(fact), article) for fact in stated}
        found = {name: figure for name, figure in own.items() if figure is not None}
        if len(found) < len(stated) or all(found[name] is chosen[name] for name in found):
            continue
        if any(any(c.article == article for c in rival.claims) for f in found.values() for rival in figures.rivals(f)):
            continue  # the text contradicts itself over one fact, which is told
        key = tuple(id(figure) for figure in found.values())
        if key not in seen:
            seen.add(key)
            yield found


def side_by_side(figures: Figures, facts: tuple[Fact, ...], chosen: dict[str, Printed]) -> dict[str, Printed]:
    """Of facts that a text speaks of in several figures at once, the figure that stands next to the others of the relation.

    Figures nearest before the others come first: what is computed follows what it is computed from.
    """
    if figures.mixed.isdisjoint(chosen):
        return chosen
    found = dict(chosen)
    anchors = [c for name, figure in chosen.items() if name not in figures.mixed for c in figure.claims]
    for fact in facts:
        if fact.name not in figures.mixed or fact.name not in chosen or not anchors:
            continue
        options = [
            (_apart(c, anchor), number, f) for number, f in enumerate(figures.of(fact)) for c in f.claims for anchor in anchors
        ]
        found[fact.name] = min(options, key=lambda option: option[:2])[2]
    return found


def _apart(claim: Claim, anchor: Claim) -> tuple[bool, bool, bool, int]:
    """How far a claim stands from another: in another text, in another sentence, after it, by so many characters."""
    if claim.article != anchor.article:
        return True, True, True, 0
    distance = (anchor.start or 0) - (claim.start or 0)
    other_sentence = claim.sentence is None or claim.sentence != anchor.sentence
    return False, other_sentence, distance < 0, abs(distance)


def is_one_text(*chosen: Mapping[str, Printed]) -> bool:
    """Whether one text prints all these figures."""
    articles = [{claim.article for claim in figure.claims} for each in chosen for figure in each.values()]
    return bool(set.intersection(*articles)) if articles else False


def alternatives(figures: Figures, chosen: Mapping[str, Printed]) -> Iterator[dict[str, Printed]]:
    """The same figures with one or more replaced by rivals: what else the texts say of the same facts."""
    options = [[(name, figure), *((name, rival) for rival in figures.rivals(figure))] for name, figure in chosen.items()]
    if all(len(option) == 1 for option in options):
        return
    for number, combination in enumerate(product(*options)):
        if 0 < number <= MOST_ALTERNATIVES:
            yield dict(combination)


#: Combinations of rivals that are tried; two disputed facts with a handful of figures each.
MOST_ALTERNATIVES = 64
