"""Sentences of two texts that repeat each other: where the one gives a figure of the other, the rest is likely the same too.

"VAT 41.3 trillion, excise 9.5 billion" beside "VAT 41.3 trillion, excise 9.5 trillion": the figure that both give says that the
others belong together, so that what each was read as matters less, and a guess of it may be right.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import combinations, product
from typing import Final

from factcheck.checks.lookup.facts import Facts
from factcheck.checks.lookup.headlines import Stated, same_or_unsaid
from factcheck.model.claim import Claim
from factcheck.model.figure import printed_value
from factcheck.model.likeness import digits, is_slip, reads_like

#: Fewer digits than these are alike by chance.
DIGITS: Final = 2
#: Sentences that give one figure; a figure that stands in more of them is no sign of company.
_MANY: Final = 6
_Figure = tuple[object, ...]
_Line = tuple[str, str]


def companions(facts: Facts) -> Iterator[tuple[Stated, Stated]]:
    """Pairs of figures a slip apart, each in a sentence that repeats a figure of the other's."""
    lines = _lines(facts)
    where: dict[_Figure, list[_Line]] = {}
    for line, stated in lines.items():
        for figure in {_figure(each) for each in stated if _is_telling(each[1])}:
            where.setdefault(figure, []).append(line)
    met: set[tuple[_Line, _Line]] = set()
    for found in where.values():
        for one, other in combinations(found, 2) if len(found) <= _MANY else ():
            if one[0] != other[0] and (one, other) not in met:
                met.add((one, other))
                yield from _slips(lines[one], lines[other])


def _lines(facts: Facts) -> dict[_Line, list[Stated]]:
    """The figures of each sentence with two or more of them, by article and sentence."""
    found: dict[_Line, list[Stated]] = {}
    for fact in facts.all:
        for claim in fact.claims:
            is_plain = claim.obs_value is not None and claim.obs_value_high is None and fact.key.figure != "date"
            if is_plain and claim.sentence is not None and claim.section != "headline":
                found.setdefault((claim.article, claim.sentence), []).append((fact, claim))
    return {line: stated for line, stated in found.items() if len(stated) > 1}


def _slips(ones: list[Stated], others: list[Stated]) -> Iterator[tuple[Stated, Stated]]:
    """The figures that only one of two sentences gives and that are a slip apart."""
    shared = {_figure(each) for each in ones} & {_figure(each) for each in others}
    left = [each for each in ones if _figure(each) not in shared and _is_telling(each[1])]
    right = [each for each in others if _figure(each) not in shared and _is_telling(each[1])]
    found = [(one, other) for one, other in product(left, right) if _is_slip(one, other) and _may_be_one(one, other)]
    if len(found) == 1:
        yield found[0]


def _is_slip(one: Stated, other: Stated) -> bool:
    """Whether two figures are a slip apart; of what was read as one fact they may also differ in one digit."""
    (a, x), (b, y) = one, other
    if is_slip(x, y):
        return True
    return a.name == b.name and x.direction == y.direction and reads_like(x.obs_value or Decimal(0), y.obs_value or Decimal(0))


def _is_telling(claim: Claim) -> bool:
    return claim.obs_value is not None and claim.decimals is not None and len(digits(claim.obs_value)) >= DIGITS


def _figure(stated: Stated) -> _Figure:
    fact, claim = stated
    return fact.key.figure, fact.key.dimension, claim.direction, printed_value(claim)


def _may_be_one(one: Stated, other: Stated) -> bool:
    (a, x), (b, y) = one, other
    if (a.key.figure, a.key.dimension, a.key.modality) != (b.key.figure, b.key.dimension, b.key.modality):
        return False
    if a.key.indicator != b.key.indicator and x.confidence_indicator == y.confidence_indicator == "stated":
        return False
    if a.key.period is not None and b.key.period is not None and a.key.period.end != b.key.period.end:
        return False
    fields = ((a.key.item, b.key.item), (a.key.counterpart_area, b.key.counterpart_area), (a.key.base, b.key.base))
    return all(same_or_unsaid(p, q) for p, q in fields)
