"""An indicator with all that adds up to it, within three sentences: "Exports were 5.9 billion, imports 8.3, a deficit of 2.4".

Each must be given once there, so that it does not matter what their parts and owners were read as.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import cache
from itertools import islice
from typing import Final

from factcheck.checks.constructions.at_odds import measured_alike
from factcheck.checks.constructions.pairs import current
from factcheck.checks.constructions.sentences import Place, Sentence
from factcheck.checks.constructions.tying import in_words
from factcheck.checks.lookup.known_parts import is_known_part
from factcheck.checks.lookup.parts import PART
from factcheck.checks.lookup.sums import Parts, definitions
from factcheck.model.figure import printed_value
from factcheck.model.relation import Relation
from factcheck.model.system import Sum

#: Sentences back to the first of the figures.
BACK: Final = 2
#: Items that say whose all figures of a budget are.
_LEVELS: Final = frozenset({"consolidated", "republican", "state"})


def relations(sentence: Sentence) -> Iterator[Relation]:
    """One for each indicator of which the sentence gives the total, or the last of the parts."""
    if sentence.stands_alone:
        return
    window = current(sentence)
    own = {place.claim.indicator for place in window}
    if not own:
        return
    sums_with = _sums_with()
    wanted = list(dict.fromkeys(each for name in sorted(filter(None, own)) for each in sums_with.get(name, ())))
    earlier = sentence.adjacent() if wanted else iter(())
    for _back in range(BACK + 1):
        for whole, parts in list(wanted):
            found = _members(window, whole, parts)
            if found is not None:
                wanted.remove((whole, parts))
                if found and all(_is_all(place, sentence) for place in found):
                    yield _relation(found, parts)
        before = next(islice(earlier, 1), None)
        if before is None or not wanted:
            return
        window = [*current(before), *window]


@cache
def _sums_with() -> dict[str, list[tuple[str, Parts]]]:
    """Indicator → the sums that it is, or is a part of."""
    found: dict[str, list[tuple[str, Parts]]] = {}
    for whole, ways in definitions(()).items():
        for parts in ways:
            for name in {whole, *(part for part, _ in parts)}:
                found.setdefault(name, []).append((whole, parts))
    return found


def _members(window: Sequence[Place], whole: str, parts: Parts) -> list[Place] | None:
    """The total and its parts; None where one is missing, empty where one is given twice or they do not go together."""
    found = []
    for name in (whole, *(name for name, _ in parts)):
        given = [place for place in window if place.claim.indicator == name and place.fact.key.figure == "value"]
        if not given:
            return None
        if len(given) > 1 or not _may_be_all(given[0]):
            return []
        found.append(given[0])
    first, *others = found
    return found if all(_go_together(first, other) for other in others) else []


def _is_all(place: Place, sentence: Sentence) -> bool:
    """Whether the text gives nothing larger under the same name up to here: a part may have lost its own."""
    return all(
        printed_value(other.claim) <= printed_value(place.claim)
        for each in (sentence, *sentence.all_earlier())
        for other in current(each)
        if other.claim.indicator == place.claim.indicator and _go_together(place, other)
    )


def _may_be_all(place: Place) -> bool:
    """Whether a figure is not known to be a part."""
    item = place.fact.key.item
    return item in _LEVELS or not (item == PART or is_known_part(item))


def _go_together(one: Place, other: Place) -> bool:
    a, b = one.fact.key, other.fact.key
    if not measured_alike(one, other) or a.modality != b.modality:
        return False
    if a.period != b.period and None not in (a.period, b.period):
        return False
    return a.counterpart_area == b.counterpart_area


def _relation(found: Sequence[Place], parts: Parts) -> Relation:
    total, *others = found
    row = Sum(total.fact.name, tuple((part.fact.name, Fraction(sign)) for part, (_, sign) in zip(others, parts, strict=True)))
    return in_words("sum-of-parts", (("total", total), *(("part", part) for part in others)), row, "adds_up")
