"""Where one breakdown of a whole ends in a claim table and the next begins, or parts of its parts."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import Final

from factcheck.model.fact import Fact
from factcheck.model.figure import printed_value

#: A breakdown has at least so many parts.
LEAST: Final = 2
#: A text lists no more parts of one whole than these; longer runs are tables.
MOST: Final = 20


def by_breakdown(whole: Fact | None, run: Sequence[Fact]) -> list[list[Fact]]:
    """A run of parts whose sentences are not known, cut where neighbours make up the whole: goods and services, then gold.

    What is left on both sides are runs of their own; a run without such neighbours, or of known sentences, stays as it is.
    """
    if whole is None or len(run) > MOST or any(claim.sentence is not None for fact in run for claim in fact.claims):
        return [list(run)]
    for first in range(len(run)):
        for last in range(first + LEAST, len(run) + 1):
            if len(run) > last - first and _makes(whole, run[first:last]):
                pieces = (run[:first], run[first:last], run[last:])
                return [list(piece) for piece in pieces if len(piece) >= LEAST]
    return [list(run)]


def _makes(whole: Fact, parts: Sequence[Fact]) -> bool:
    """Whether parts reach the whole as far as their digits tell."""
    gap = sum((printed_value(part.claims[0]) for part in parts), -printed_value(whole.claims[0]))
    return abs(gap) <= sum((_half_digit(fact) for fact in (whole, *parts)), Fraction(0))


def _half_digit(fact: Fact) -> Fraction:
    decimals = fact.claims[0].decimals
    return Fraction(0) if decimals is None else Fraction(10) ** -int(decimals) / 2
