"""The figures of two versions of a story, side by side."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from dataclasses import dataclass
from fractions import Fraction

from factcheck.model.claim import Claim
from factcheck.model.fact import Fact
from factcheck.model.figure import canonical, printed_value


@dataclass(frozen=True, slots=True)
class Paired:
    """A figure of one version and its counterpart in the other, None where it is missing."""

    one: Fact
    other: Fact | None


def paired(ones: list[Fact], others: list[Fact]) -> Iterator[Paired]:
    """Figures paired by meaning and value, by kind and value, by value alone, by meaning alone, then by their place between pairs
    made.

    Each round pairs only what the one before left over: a figure that says the same somewhere is never held against another.
    """
    left, right = _in_order(ones), _in_order(others)
    pairs: list[tuple[Fact, Fact]] = []
    rounds: tuple[tuple[Callable[[Fact], Hashable], bool], ...] = (
        (_meaning, True),
        (_kind, True),
        (_digits, False),
        (_meaning, False),
    )
    for alike, same_value in rounds:
        for one in list(left):
            match = next((o for o in right if alike(o) == alike(one) and (not same_value or _may_be_one(one, o))), None)
            if match is not None:
                pairs.append((one, match))
                left.remove(one)
                right.remove(match)
    pairs += _between(left, right, pairs)
    for one, other in pairs:
        yield Paired(one, other)
    taken = {fact.name for pair in pairs for fact in pair}
    for fact in (*left, *right):
        if fact.name not in taken:
            yield Paired(fact, None)


def _between(left: list[Fact], right: list[Fact], pairs: list[tuple[Fact, Fact]]) -> list[tuple[Fact, Fact]]:
    """Lone figures of one kind that stand between the same neighbours in both versions."""
    order = sorted(((_start(a), _start(b)) for a, b in pairs), key=lambda pair: pair[0])

    def gap(place: int, side: int) -> int:
        return sum(pair[side] < place for pair in order)

    found = []
    for one in left:
        near = [o for o in right if _form(o) == _form(one) and gap(_start(o), 1) == gap(_start(one), 0)]
        rivals = [o for o in left if _form(o) == _form(one) and gap(_start(o), 0) == gap(_start(one), 0)]
        if len(near) == 1 and len(rivals) == 1:
            found.append((one, near[0]))
    return found


def _in_order(facts: list[Fact]) -> list[Fact]:
    return sorted(facts, key=lambda fact: (_start(fact), fact.name))


def _start(fact: Fact) -> int:
    return _claim(fact).start or 0


def _claim(fact: Fact) -> Claim:
    return fact.claims[0]


def _meaning(fact: Fact) -> Hashable:
    key = fact.key
    return key.indicator, key.ref_area, key.counterpart_area, key.dimension, key.period, key.figure, key.base, key.modality


def _kind(fact: Fact) -> Hashable:
    return fact.key.figure, fact.key.dimension


def _digits(fact: Fact) -> Hashable:
    claim = _claim(fact)
    return claim.obs_value, claim.obs_value_high


def _form(fact: Fact) -> Hashable:
    return fact.key.figure


def _may_be_one(one: Fact, other: Fact) -> bool:
    a, b = _claim(one), _claim(other)
    if a.direction is not None and b.direction is not None and a.direction != b.direction and one.key.figure != "value":
        return False
    if printed_value(a) == printed_value(b):
        return True
    return canonical(a).overlaps(canonical(b)) and _near(printed_value(a), printed_value(b))


def _near(a: Fraction, b: Fraction) -> bool:
    """Whether two values differ by less than one is rounded, not by an open end."""
    return abs(a - b) * 10 <= max(abs(a), abs(b))
