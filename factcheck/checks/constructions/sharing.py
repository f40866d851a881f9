"""A part with its share right beside it: "190 trillion, or 70 % of all revenue", "61 per cent of exports, or $373 million".

The share may also open the next sentence: "China took 214,000 tonnes. This is 71.7 % of all". The whole is the one figure that the
share can be of: in the sentence before the part, in the sentence before that, or else the only one that the text gives of what the
share is said to be of.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import islice
from typing import Final

from factcheck.checks.constructions.at_odds import akin, measured_alike
from factcheck.checks.constructions.pairs import current
from factcheck.checks.constructions.sentences import Place, Sentence
from factcheck.checks.constructions.tying import adds_up, of_ratio
from factcheck.checks.constructions.words import begins, ends, has
from factcheck.checks.lookup.headlines import same_or_unsaid
from factcheck.checks.lookup.lists import has_line
from factcheck.checks.lookup.parts import PART
from factcheck.checks.lookup.words import clause_says
from factcheck.model.figure import printed_value
from factcheck.model.relation import Relation

#: Items of what is no part: all levels of government together, people where only people are counted.
WHOLES: Final = ("consolidated", "people")
#: Words between a part and its share: "немесе жалпы көлемнің" is three.
SHORT: Final = 5
#: Words behind a mark: "1.7 billion kWh, almost a quarter".
BRIEF: Final = 2
#: Sentences back to the one that gives the whole; those between give nothing that could be it.
BACK: Final = 2
#: Sentences back to a figure that a share may be of after all.
AROUND: Final = 4
_DASHES: Final = ("\u2013", "\u2014", ":")
_MARKS: Final = ("(", ":", ",", "\u2013", "\u2014", "-")


def relations(sentence: Sentence) -> Iterator[Relation]:
    """One for each share that stands beside its part and whose whole is plain."""
    for share in sentence.places:
        key = share.fact.key
        if key.figure != "share" or clause_says((share.claim,), "fulfilment"):
            continue
        part, at = restated(sentence, share), sentence
        if part is None and sentence.earlier is not None:
            part, at = _meant_by_this(sentence, share), sentence.earlier
        whole = None if part is None else whole_of(at, part, share)
        if part is None or whole is None or part.claim.modality != whole.claim.modality:
            continue  # "The mark of 124 billion was met by 99 %": what was planned is no part of what was done.
        if _fits(part, whole, share) or not _fits_another(at, part, share):
            yield of_ratio("share", part, whole, share, "part_of_whole")


def restated(sentence: Sentence, share: Place) -> Place | None:
    """The amount that a share restates: right before it, or right behind."""
    at = sentence.places.index(share)
    before = sentence.places[at - 1] if at else None
    behind = sentence.places[at + 1] if at + 1 < len(sentence.places) else None
    near = [place for place in (before, behind) if place is not None and place in current(sentence) and adds_up(place)]
    found = [place for place in near if _restates(sentence, place, share)]
    if len(found) > 1:  # "1,240, that is 32.1 %, work in three shifts": only one of the two is called the same.
        found = [place for place in found if _is_called_so(sentence, place, share)]
    return found[0] if len(found) == 1 else None


def _is_called_so(sentence: Sentence, part: Place, share: Place) -> bool:
    """Whether a word says that a part is its share, or one of the two stands in brackets."""
    words = sentence.between(part, share)
    return has(words, "restates") or words.strip().startswith("(")


def _meant_by_this(sentence: Sentence, share: Place) -> Place | None:
    """The last amount of the sentence before, where a sentence of one figure begins with "this is" and its share."""
    earlier = sentence.earlier
    if earlier is None or sentence.places != (share,) or not begins(sentence.before(share), "this"):
        return None
    last = earlier.places[-1]
    return last if adds_up(last) and last in current(earlier) else None


def _restates(sentence: Sentence, part: Place, share: Place) -> bool:
    words = sentence.between(part, share)
    if part.start > share.end and words.rstrip().endswith(_DASHES) and not set(words) & set(",;("):
        return True  # "72.8 % of the oil went through the pipeline – 54.9 million tonnes"
    if len(words.split()) > SHORT:
        return False
    mark, rest = words.strip()[:1], words.strip()[1:]
    if mark in _MARKS and len(rest.split()) <= BRIEF:
        return mark != "(" or ")" in sentence.behind(max(part, share, key=lambda place: place.start))
    return begins(words, "restates", 1) or ends(words, "restates", 1)


def whole_of(sentence: Sentence, part: Place, share: Place) -> Place | None:
    """The figure that a share of a part is of; None where the text gives none, or more than one that it could be."""
    shares = [place for place in sentence.places if place.fact.key.figure == "share"]
    parts = [own for place in shares if (own := restated(sentence, place)) is not None]
    first = min(place.start for place in (*shares, *parts, part))
    before = [place for place in _current(sentence, part, share) if place.end <= first]
    if before:
        return before[0] if len(before) == 1 and _may_be_share_of(share, before[0]) else None
    named = [place for each in sentence.all_earlier() for place in _current(each, part, share) if _is_named(place, share)]
    named = [place for place in named if _is_of_time(place, part, share)]
    for earlier in islice(sentence.adjacent(), BACK):
        if found := [place for place in _current(earlier, part, share) if _is_of_time(place, part, share)]:
            is_whole = len(found) == 1 and _may_be_share_of(share, found[0]) and _is_largest(found[0], named)
            return found[0] if is_whole else None
    body = [place for place in named if place.claim.section != "headline"] or named
    first_named = min(body, key=lambda place: place.claim.start or 0, default=None)
    return first_named if first_named is not None and _is_largest(first_named, body) else None


def _fits_another(sentence: Sentence, part: Place, share: Place) -> bool:
    """Whether a share is just what the part is of another figure near it."""
    near = (sentence, *islice(sentence.all_earlier(), AROUND))
    return any(
        _fits(part, place, share)
        for each in near
        for place in each.places
        if place.fact.key.figure == "value" and place.claim.claim_id != part.claim.claim_id and measured_alike(place, part)
    )


def _fits(part: Place, whole: Place, share: Place) -> bool:
    """Whether a share is what its part is of a whole, to half of its last digit."""
    of = printed_value(whole.claim)
    half = Fraction(1, 2 * 10 ** max(share.claim.decimals or 0, 0))
    return bool(of) and abs(printed_value(part.claim) / of * 100 - printed_value(share.claim)) <= half


def _is_largest(place: Place, others: Sequence[Place]) -> bool:
    """Whether none of some figures is larger: parts of it may have lost their names, but a larger figure is another whole."""
    return all(printed_value(other.claim) <= printed_value(place.claim) for other in others)


def _may_be_share_of(share: Place, whole: Place) -> bool:
    """Whether a share is said to be of such a thing, or not said to be of any."""
    return akin(whole, share) or "inferred" in (share.claim.confidence_indicator, whole.claim.confidence_indicator)


def _current(sentence: Sentence, part: Place, share: Place) -> list[Place]:
    """The figures of a sentence that may be the whole: measured like the part, and neither planned nor of an earlier time."""
    return [
        place
        for place in current(sentence)
        if place.claim.claim_id != part.claim.claim_id
        and printed_value(place.claim) != printed_value(part.claim)  # A headline repeats the part.
        and measured_alike(place, part)
        and place.fact.key.modality == part.fact.key.modality
        and same_or_unsaid(place.fact.key.counterpart_area, part.fact.key.counterpart_area)
        and _may_be_whole(place, part, share)
        and (akin(place, part) or (place in sentence.places and part in sentence.places and _are_guessed(place, part)))
    ]


def _are_guessed(one: Place, other: Place) -> bool:
    """Whether what two figures are of is a guess, so that two names do not keep them apart."""
    return one.claim.confidence_indicator == other.claim.confidence_indicator == "inferred"


def _may_be_whole(place: Place, part: Place, share: Place) -> bool:
    """Whether a figure is no named part itself, unless a share that is told in the next sentence is of just that part."""
    item = place.fact.key.item
    if item == share.fact.key.item and share.claim.sentence != part.claim.sentence:
        return not has_line(place.claim)
    return (item in (None, PART, part.fact.key.item, *WHOLES) or _counts(place)) and not has_line(place.claim)


def _counts(place: Place) -> bool:
    """Whether the part that a figure is said to be of is no more than the noun that it counts: "38,400 buses"."""
    item, quote = place.claim.item, place.claim.quote
    return item is not None and quote is not None and place.claim.unit_measure == "count" and item.casefold() in quote.casefold()


def _is_of_time(place: Place, part: Place, share: Place) -> bool:
    """Whether a figure is not of another time than the part and its share."""
    periods = {part.fact.key.period, share.fact.key.period}
    return place.fact.key.period is None or None in periods or place.fact.key.period in periods


def _is_named(place: Place, share: Place) -> bool:
    """Whether a figure is what a share is said to be of, as a whole."""
    key, own = place.fact.key, share.fact.key
    if key.indicator != own.indicator or key.item is not None or key.indicator is None:
        return False
    return key.counterpart_area in (None, own.counterpart_area)
