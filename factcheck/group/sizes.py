"""Things of two sizes under one name: a text that told of guests from one country goes on with "their number rose by 43 %"."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import product
from typing import Final

from factcheck.group.keys import Key
from factcheck.model.claim import Claim
from factcheck.model.figure import printed_value
from factcheck.model.likeness import digits

#: A level that is so many times as large is of another thing, if its growth is another one too.
APART: Final = Fraction(3)
_TWO: Final = 2
_Level = tuple[Key, Claim]


def set_apart(groups: dict[Key, list[Claim]]) -> None:
    """Take growths that differ from others of their key out of it, with the levels of their sentences, where these are far smaller.

    Levels of the same digits are left together: one of the two may be a slip.
    """
    disputed = [key for key, claims in groups.items() if key.figure == "growth" and _differ(claims)]
    if not disputed:
        return
    beside: dict[tuple[str, str | None], list[_Level]] = {}
    for key, claims in groups.items():
        for claim in claims if key.figure == "value" else ():
            if claim.sentence is not None:
                beside.setdefault((claim.article, claim.sentence), []).append((key, claim))
    for growth in disputed:
        for claim, levels in _of_smaller(growth, groups[growth], beside):
            scope = f"{claim.article}#{claim.claim_id}"
            for key, own in ((growth, claim), *levels):
                if own in groups[key]:
                    groups[key].remove(own)
                    groups.setdefault(key._replace(scope=scope), []).append(own)
    for key in [key for key, claims in groups.items() if not claims]:
        del groups[key]


def _differ(claims: list[Claim]) -> bool:
    return len(claims) >= _TWO and claims[0].sentence is not None and len({claim.obs_value for claim in claims}) >= _TWO


def _of_smaller(
    growth: Key, claims: list[Claim], beside: dict[tuple[str, str | None], list[_Level]]
) -> Iterator[tuple[Claim, list[_Level]]]:
    told: list[tuple[Claim, list[_Level]]] = []
    for claim in claims:
        levels = [each for each in beside.get((claim.article, claim.sentence), ()) if _is_of(each[0], growth)]
        if levels:
            told.append((claim, levels))
    if len(told) < _TWO:
        return
    largest = max((levels for _, levels in told), key=lambda levels: max(printed_value(level) for _, level in levels))
    for claim, levels in told:
        if all(_is_smaller(one, other) for one, other in product(levels, largest)):
            yield claim, levels


def _is_of(level: Key, growth: Key) -> bool:
    """Whether a level is one of what grew."""
    return level[:4] == growth[:4] and level.modality == growth.modality


def _is_smaller(one: _Level, other: _Level) -> bool:
    (a, x), (b, y) = one, other
    if a.dimension != b.dimension or x.obs_value is None or y.obs_value is None:
        return False
    return printed_value(y) > APART * printed_value(x) and digits(x.obs_value) != digits(y.obs_value)
