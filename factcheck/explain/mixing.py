"""When a text that gives one fact in several figures speaks of several things, not of one thing twice.

Nobody writes two figures for one thing into one sentence, nor three different ones into one text. There, what sets them apart
("food", "in villages") was in words that the reader of the text did not catch. The same holds for two figures that have nothing
in common, where what one of them measures was taken from the context; and what a text calls preliminary and revised it sets
against each other itself. Such figures are not held against each other.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from factcheck.explain.caveats import versions
from factcheck.explain.printed import Printed
from factcheck.model.claim import Claim
from factcheck.model.likeness import alike, is_stated

#: Figures that differ from each other in one text, from which on they are taken to be about different things.
SEVERAL: Final = 3


def mixed_articles(groups: Sequence[Sequence[Printed]]) -> frozenset[str]:
    """The articles that speak of several things; ``groups`` hold figures that agree within a group and differ between groups."""
    return frozenset(article for article, by_group in _told(groups).items() if _is_mixed(by_group))


def doubtful(groups: Sequence[Sequence[Printed]]) -> frozenset[str]:
    """Claims whose meaning was taken from the context, in a text that states another, quite different figure for it outright."""
    found: set[str] = set()
    for by_group in _told(groups).values():
        if len(by_group) >= SEVERAL:
            continue
        own, other = by_group.values()
        for maybe, sure in ((own, other), (other, own)):
            if all(map(is_stated, sure)) and not any(map(is_stated, maybe)) and not _any_alike(maybe, sure):
                found.update(claim.claim_id for claim in maybe)
    return frozenset(found)


def _told(groups: Sequence[Sequence[Printed]]) -> dict[str, dict[int, list[Claim]]]:
    """For each article that gives more than one of the groups, its claims by group."""
    told: dict[str, dict[int, list[Claim]]] = {}
    if len(groups) > 1:
        for number, group in enumerate(groups):
            for figure in group:
                for claim in figure.claims:
                    told.setdefault(claim.article, {}).setdefault(number, []).append(claim)
    return {article: by_group for article, by_group in told.items() if len(by_group) > 1}


def _is_mixed(by_group: dict[int, list[Claim]]) -> bool:
    if len(by_group) >= SEVERAL:
        return True
    first, second = by_group.values()
    sentences = {claim.sentence for claim in first} - {None}
    if any(claim.sentence in sentences for claim in second) or _tell_versions(first, second):
        return True
    return not all(map(is_stated, (*first, *second))) and not _any_alike(first, second)


def _tell_versions(ones: Sequence[Claim], others: Sequence[Claim]) -> bool:
    """Whether the text itself calls one figure early and the other late: "3.9 million by first data, revised to 4.1 million"."""
    told = [{version for claim in claims for version in versions(claim)} for claims in (ones, others)]
    return sorted(map(sorted, told)) == [["early"], ["late"]]


def _any_alike(ones: Sequence[Claim], others: Sequence[Claim]) -> bool:
    return any(alike(a, b) for a in ones for b in others)
