"""When a text that gives one fact in several figures speaks of several things, not of one thing twice.

Nobody writes two figures for one thing into one sentence, nor three different ones into one text: there, what sets them apart ("food",
"in villages") was in words that the reader of the text did not catch. Such figures are not held against each other.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations
from typing import Final

from factcheck.explain.printed import Printed

#: Figures that differ from each other in one text, from which on they are taken to be about different things.
SEVERAL: Final = 3


def mixed_articles(groups: Sequence[Sequence[Printed]]) -> frozenset[str]:
    """The articles that speak of several things; ``groups`` hold figures that agree within a group and differ between groups."""
    if len(groups) < 2:
        return frozenset()
    where: dict[str, set[int]] = {}
    sentences: dict[tuple[str, str], set[int]] = {}
    for number, group in enumerate(groups):
        for figure in group:
            for claim in figure.claims:
                where.setdefault(claim.article, set()).add(number)
                if claim.sentence is not None:
                    sentences.setdefault((claim.article, claim.sentence), set()).add(number)
    several = {article for article, numbers in where.items() if len(numbers) >= SEVERAL}
    in_one_sentence = {article for (article, _), numbers in sentences.items() if any(combinations(numbers, 2))}
    return frozenset(several | in_one_sentence)
