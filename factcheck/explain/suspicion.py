"""Which figure of a conflict is the likeliest culprit: the one that most conflicts share and fewest agreements support."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from factcheck.explain.conflict import Agreed, Conflict
from factcheck.explain.printed import Printed


def with_suspects(conflicts: Iterable[Conflict], agreed: Iterable[Agreed]) -> list[Conflict]:
    """The conflicts with their figures' names ordered by suspicion.

    A figure that stands in two conflicts would heal both; one that fits other equations would break them if it were changed; and
    one that several articles print alike would have to be wrong in each of them.
    """
    found = list(conflicts)
    in_conflicts = Counter(figure for conflict in found if conflict.outcome == "violated" for figure in conflict.figures)
    disputed = set(in_conflicts)
    supported: Counter[Printed] = Counter()
    for agreement in agreed:
        # Agreement among several figures of one fact says nothing about other facts.
        if not disputed.isdisjoint(agreement.figures) and len({figure.fact.name for figure in agreement.figures}) > 1:
            supported.update(figure for figure in agreement.figures if figure in disputed)

    def suspicion(conflict: Conflict, name: str) -> tuple[int, int]:
        figure = conflict.chosen[name]
        return len(figure.by_article) - in_conflicts[figure], supported[figure]

    return [
        replace(conflict, suspects=tuple(sorted(conflict.chosen, key=lambda name: suspicion(conflict, name)))) for conflict in found
    ]
