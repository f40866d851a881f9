"""A figure that its own sentence takes apart: "96 billion: 41 on roads, 29 on schools", "Of the 640 buses 410 run on gas, …".

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
from factcheck.checks.constructions.words import begins, has, has_ending
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
    """One where a sentence tells of two or more parts behind its first figure."""
    if len(sentence.places) <= TWO:
        return
    values = current(sentence)
    if len(values) <= TWO or len(values) != len(sentence.places) or not all(map(adds_up, values)):
        return
    whole, parts = values[0], values[1:]
    if not _takes_apart(sentence, whole, parts) or has(sentence.text, "together"):
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


def _takes_apart(sentence: Sentence, whole: Place, parts: Sequence[Place]) -> bool:
    """Whether parts stand behind the only colon, or the words say that each is so many of the first figure."""
    if ":" in sentence.between(whole, parts[0]):
        return ":" not in sentence.text[parts[0].start :]
    if begins(sentence.before(whole), "out_of_these"):
        return True
    return all(has_ending(part.claim.quote or "", "so_many_of_them") for part in parts)


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
