"""A figure that its own sentence takes apart behind a colon: "96 billion in 2025: 41 on roads, 29 on schools and 26 on hospitals".

Such a list may leave parts out, so it stays within its whole. Where its sum differs from the whole in one digit, it left none out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Final

from factcheck.checks.constructions.at_odds import measured_alike, of_one_time
from factcheck.checks.constructions.pairs import current
from factcheck.checks.constructions.sentences import Place, Sentence
from factcheck.checks.constructions.tying import adds_up, listed
from factcheck.checks.constructions.words import has
from factcheck.model.figure import printed_value
from factcheck.model.likeness import digits, one_slip
from factcheck.model.relation import Relation
from factcheck.model.system import Linear, Sum

TWO: Final = 2
#: Digits of a whole of which one may be wrong.
DIGITS: Final = 3
#: How far a sum may be from a whole that it is meant for.
NEAR: Final = Fraction(13, 10)
_ONE: Final = Fraction(1)


def relations(sentence: Sentence) -> Iterator[Relation]:
    """One where the first figure of a sentence stands before its only colon, and two or more of its kind behind."""
    if ":" not in sentence.text or len(sentence.places) <= TWO:
        return
    values = current(sentence)
    if len(values) <= TWO or len(values) != len(sentence.places) or not all(map(adds_up, values)):
        return
    whole, parts = values[0], values[1:]
    if ":" not in sentence.between(whole, parts[0]) or ":" in sentence.text[parts[0].start :] or has(sentence.text, "together"):
        return
    if any(has(sentence.behind(parts[-1]), family) for family in ("rest", "other")):
        return
    if not all(measured_alike(part, whole) and of_one_time(part, whole) for part in parts):
        return
    total = sum((printed_value(part.claim) for part in parts), Fraction(0))
    printed = printed_value(whole.claim)
    if total > NEAR * printed or printed > NEAR * total:
        return
    yield _relation(whole, parts, total)


def _relation(whole: Place, parts: Sequence[Place], total: Fraction) -> Relation:
    if _is_a_digit_off(whole, total):
        row = Sum(whole.fact.name, tuple((part.fact.name, _ONE) for part in parts))
        return listed(whole, parts, row, strength="resolved" if len(parts) > TWO else "inferred")
    terms = (*((part.fact.name, _ONE) for part in parts), (whole.fact.name, -_ONE))
    return listed(whole, parts, Linear(terms, "<=", Fraction(0)), strength="inferred")


def _is_a_digit_off(whole: Place, total: Fraction) -> bool:
    printed = whole.claim.obs_value
    if printed is None or total.denominator > 1 or len(digits(printed)) < DIGITS:
        return False
    return one_slip(digits(printed), digits(Decimal(total.numerator)))
