"""A part with its share in one text, and the whole in another: "72.8 % went by pipe, 54.9 million tonnes" beside "exports of 68.8".

The whole is the only figure that other texts give of what the share is of, for the same time and place, and the share is near what
the part is of it: farther off it is of something else.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from typing import Final, NamedTuple

from factcheck.checks.constructions.at_odds import akin
from factcheck.checks.constructions.sentences import Place, Sentence, place_of
from factcheck.checks.constructions.sharing import restated, whole_of
from factcheck.checks.constructions.tying import of_ratio
from factcheck.checks.lookup.facts import Facts, Series
from factcheck.checks.lookup.words import clause_says
from factcheck.model.figure import printed_value
from factcheck.model.relation import Relation

#: How many times the printed share the true one may be, or the other way round.
NEAR: Final = Fraction(5, 4)


class Wanted(NamedTuple):
    """A share beside its part, without a whole in its text."""

    ratio: Place
    part: Place


def wanted(found: Iterable[Sentence]) -> list[Wanted]:
    """The shares of an article's sentences that restate a part of a whole that the article does not give."""
    asked = []
    for sentence in found:
        for share in sentence.places:
            if share.fact.key.figure != "share" or share.claim.decimals is None or clause_says((share.claim,), "fulfilment"):
                continue
            part = restated(sentence, share)
            if part is not None and akin(part, share) and whole_of(sentence, part, share) is None:
                asked.append(Wanted(share, part))
    return asked


def relations(asked: Sequence[Wanted], facts: Facts) -> Iterator[Relation]:
    """One for each share with a single whole in other texts."""
    for share, part in asked:
        wholes = list(_wholes(facts, share, part))
        if len({printed_value(whole.claim) for whole in wholes}) == 1 and _is_near(share, part, wholes[0]):
            yield of_ratio("share", part, wholes[0], share, "part_of_whole", strength="inferred")


def _wholes(facts: Facts, share: Place, part: Place) -> Iterator[Place]:
    key, own = share.fact.key, part.fact.key
    for indicator in dict.fromkeys((key.indicator, own.indicator)):
        for item in dict.fromkeys((None, key.item, own.item)):
            series = Series(indicator, item, key.ref_area, None, "actual", None, None)
            for measure, periods in facts.values.get(series, {}).items():
                fact = periods.get(key.period) if measure.dimension == own.dimension else None
                for claim in fact.claims if fact is not None else ():
                    if printed_value(claim) > printed_value(part.claim):
                        yield place_of(claim, fact)  # type: ignore[arg-type]


def _is_near(share: Place, part: Place, whole: Place) -> bool:
    true, printed = printed_value(part.claim) / printed_value(whole.claim) * 100, printed_value(share.claim)
    return true <= NEAR * printed and printed <= NEAR * true
