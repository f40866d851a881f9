"""Shares that fill a whole: "Kyrgyzstan holds 36 per cent, Kazakhstan 33, Uzbekistan 33", or end in "the remaining 18.4 per cent".

With a rest they make 100 per cent. Three or more that a verb of belonging lists stay within it; where they are far beyond, they
are shares of several wholes.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise
from typing import Final

from factcheck.checks.constructions.at_odds import of_one_time
from factcheck.checks.constructions.pairs import current
from factcheck.checks.constructions.sentences import Place, Sentence
from factcheck.checks.constructions.tying import in_words
from factcheck.checks.constructions.words import ends, has
from factcheck.checks.lookup.words import any_says
from factcheck.model.figure import printed_value
from factcheck.model.relation import Relation
from factcheck.model.system import Linear, Op

#: Shares of one whole are at least so many, where nothing says that they are all.
SEVERAL: Final = 3
#: Per cent by which a list that fills a whole may miss it.
FAR: Final = 10
#: Words between two shares of a list, and between "the remaining" and its share.
SHORT: Final = 8
AWAY: Final = 1
_WHOLE: Final = Fraction(100)


def relations(sentence: Sentence) -> Iterator[Relation]:
    """One for the list that a sentence gives, or closes with the rest."""
    own = _listed(sentence)
    rest = own[-1] if own and ends(sentence.before(own[-1]), "rest", AWAY) else None
    shares = own
    if rest is not None and len(own) == 1 and sentence.earlier is not None:
        shares = [*_listed(sentence.earlier), *own]
    if len(shares) < SEVERAL or not _is_near(shares) or not all(of_one_time(shares[0], place) for place in shares):
        return
    if rest is None and not has(sentence.text, "belongs"):
        return
    if any_says((place.claim for place in shares), "several_answers"):
        return
    yield _relation(shares, "==" if rest is not None else "<=")


def _listed(sentence: Sentence) -> list[Place]:
    """All shares of a sentence, if they stand in one list and are its only figures in per cent."""
    found = [place for place in current(sentence) if place.fact.key.figure == "share"]
    if not found:
        return []
    in_percent = [place for place in sentence.places if place.claim.unit_measure == "percent"]
    if len(found) != len(in_percent):
        return []
    between = [sentence.between(one, other) for one, other in pairwise(found)]
    return [] if any(has(words, "of_them") or len(words.split()) > SHORT for words in between) else found


def _is_near(shares: Sequence[Place]) -> bool:
    return abs(sum((printed_value(place.claim) for place in shares), -_WHOLE)) <= FAR


def _relation(shares: Sequence[Place], op: Op) -> Relation:
    row = Linear(tuple((place.fact.name, Fraction(1)) for place in shares), op, _WHOLE)
    return in_words("share", [("share", place) for place in shares], row, "listed_together")
