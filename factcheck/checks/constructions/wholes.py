"""Lists that give all of a whole which stands elsewhere: "Of the harvest 19 is wheat, 4 barley, 5 other crops", a list in lines.

The whole is the only thing that the list may be of: before it in the text, or in another text under the same name, and near the
sum. A list that nothing calls complete may stay below it, never go beyond.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from typing import Final, NamedTuple

from factcheck.checks.constructions.at_odds import akin, measured_alike, of_one_time
from factcheck.checks.constructions.pairs import current
from factcheck.checks.constructions.sentences import NEXT, Place, Sentence
from factcheck.checks.constructions.tying import adds_up, listed
from factcheck.checks.constructions.words import begins, has
from factcheck.checks.lookup.lists import BULLETS
from factcheck.checks.lookup.parts import REST
from factcheck.model.figure import canonical, printed_value
from factcheck.model.likeness import digits, one_slip
from factcheck.model.relation import Relation
from factcheck.model.system import Linear, Sum

#: Parts of a list are at least so many: any two figures may add up to nearly a third.
SEVERAL: Final = 3
#: Two parts of a whole are a list where its printed figure has so many digits, and one of them is wrong.
TWO: Final = 2
LONG: Final = 4
#: How far a sum may be from the whole that it is meant for; farther off it is a sum of something else.
NEAR: Final = Fraction(11, 10)
#: The same where the sentence right before a list in lines does not give it.
NEARER: Final = Fraction(21, 20)
#: Characters between a list and the sentence with what is left: one without figures.
BETWEEN: Final = 250
#: Words behind a last figure among which "other" may stand.
AWAY: Final = 2
_ONE: Final = Fraction(1)
#: Modifiers of a figure that may be a sum: "fewer than 337,000" is so of any.
_ABOUT: Final = ("exact", "about")


class List(NamedTuple):
    """Parts in their order; ``full`` where the words say that they are all; ``head`` is the sentence right before lines."""

    parts: list[Place]
    full: bool
    head: Sentence | None


def lists(found: Sequence[Sentence]) -> list[List]:
    """The lists in the sentences of an article."""
    return [*(each for each in _in_lines(found) if len(each.parts) >= SEVERAL), *_in_words(found), *_up_to_rest(found)]


def relations(listed: Sequence[List], found: Iterable[Sentence]) -> Iterator[Relation]:
    """One for each list with a whole near its sum, in the sentences of all texts, that is no sum of it."""
    places = [place for sentence in found for place in current(sentence) if adds_up(place)]
    for each in listed:
        whole = _whole(each, places)
        if whole is not None:
            yield _relation(whole, each)


def _in_lines(found: Sequence[Sentence]) -> Iterator[List]:
    """Lists with a line for each entry, headed by the sentence that they follow; the first figure of each line counts."""
    run: list[Place] = []
    head: Sentence | None = None
    for sentence, following in zip(found, (*found[1:], None), strict=False):
        if not sentence.text.startswith(BULLETS):
            run, head = [], sentence
            continue
        run += [place for place in current(sentence) if adds_up(place)][:1]
        goes_on = following is not None and following.article == sentence.article and 0 <= following.begin - sentence.end <= NEXT
        if goes_on and following is not None and following.text.startswith(BULLETS):
            continue
        first = run[0] if run else None
        if first is not None and head is not None and head.article == sentence.article and _is_one_kind(run):
            yield List(run, full=_is_rest(sentence, run[-1]), head=head)
        run, head = [], None


def _in_words(found: Sequence[Sentence]) -> Iterator[List]:
    """Lists in one sentence that end in what is left, or that something is made up of."""
    for sentence in found:
        values = _without_count(current(sentence))
        if len(values) < TWO or sentence.text.startswith(BULLETS) or not all(map(adds_up, values)) or not _is_one_kind(values):
            continue
        between = [sentence.between(one, other) for one, other in pairwise(values)]
        if any(has(words, family) for words in between for family in ("of_them", "together")):
            continue
        if _is_rest(sentence, values[-1]) or (len(values) >= SEVERAL and has(sentence.text, "made_up_of")):
            yield List(values, full=True, head=None)


def _up_to_rest(found: Sequence[Sentence]) -> Iterator[List]:
    """Lists that a sentence closes with what is left: "Almaty took 9.2 million, Astana 6.9. All the others had 7.0"."""
    for sentence in found:
        values, earlier = current(sentence), sentence.last
        if len(values) != 1 or earlier is None or len(current(earlier)) + 1 < SEVERAL:
            continue
        if sentence.begin - earlier.end > BETWEEN or earlier.section != sentence.section:
            continue
        parts = [*current(earlier), values[0]]
        if all(map(adds_up, parts)) and _is_one_kind(parts) and _is_rest(sentence, values[0]):
            yield List(parts, full=True, head=None)


def _without_count(values: list[Place]) -> list[Place]:
    """The figures of a list without the word for how many there are: "made up of four items: …"."""
    counted = (
        len(values) > SEVERAL and values[0].fact.key.dimension == "count" and printed_value(values[0].claim) == len(values) - 1
    )
    return values[1:] if counted else values


def _is_one_kind(parts: Sequence[Place]) -> bool:
    return all(measured_alike(parts[0], place) and place.claim.modality == parts[0].claim.modality for place in parts)


def _is_rest(sentence: Sentence, last: Place) -> bool:
    """Whether the last figure of a list is what is left of its whole."""
    if last.fact.key.item == REST or has(sentence.before(last), "rest") or has(sentence.before(last), "other"):
        return True
    return any(begins(sentence.behind(last), family, AWAY) for family in ("rest", "other"))


def _whole(each: List, places: Sequence[Place]) -> Place | None:
    """The figure that a list is meant to add up to; None where there is none near it, or one that it does add up to."""
    total, first = sum((printed_value(part.claim) for part in each.parts), Fraction(0)), each.parts[0]
    own = {part.claim.claim_id for part in each.parts}
    others = [p for p in places if p.claim.claim_id not in own and measured_alike(p, first)]
    if any(_fits(place, each.parts) for place in others if place.claim.modifier in _ABOUT):
        return None
    others = [p for p in others if each.full or printed_value(p.claim) < total or _is_a_slip_off(p, total, each)]
    near = [p for p in others if _is_near(p, total, NEAR)]
    if each.head is not None:
        headed = {place.claim.claim_id for place in each.head.places}
        at_head = [p for p in others if p.claim.claim_id in headed and (p in near or _is_a_digit_off(p, total))]
        near = at_head or [p for p in near if _is_near(p, total, NEARER) and _may_be_whole(p, each)]
    else:
        near = [p for p in near if _may_be_whole(p, each)]
        if len(each.parts) == TWO:
            near = [p for p in near if _is_a_digit_off(p, total, LONG)]
    return min(near, key=lambda p: (abs(printed_value(p.claim) - total), p.claim.claim_id), default=None)


def _is_near(place: Place, total: Fraction, within: Fraction) -> bool:
    return total <= within * printed_value(place.claim) and printed_value(place.claim) <= within * total


def _is_a_slip_off(place: Place, total: Fraction, each: List) -> bool:
    """Whether a figure of the list's own name and text differs from its sum in a digit: such a list leaves nothing out."""
    first = each.parts[0]
    same = place.claim.article == first.claim.article and place.claim.indicator == first.claim.indicator
    return same and _is_near(place, total, NEARER) and _is_a_digit_off(place, total) and of_one_time(place, first)


def _is_a_digit_off(place: Place, total: Fraction, many: int = SEVERAL) -> bool:
    """Whether a figure of several digits differs from a sum in one of them."""
    printed = place.claim.obs_value
    if printed is None or total.denominator > 1:
        return False
    return len(digits(printed)) >= many and one_slip(digits(printed), digits(Decimal(total.numerator)))


def _fits(place: Place, parts: Sequence[Place]) -> bool:
    """Whether a figure is a rounding of the sum."""
    (low, high), *others = (_ends(each) for each in (place, *parts))
    return low <= sum(top for _, top in others) and sum(least for least, _ in others) <= high


def _ends(place: Place) -> tuple[Fraction, Fraction]:
    """The least and the most that a figure may stand for by its digits; one that is open to a side, as printed."""
    bounds, printed = canonical(replace(place.claim, modifier="exact"), "either"), printed_value(place.claim)
    return (printed, printed) if bounds.low is None or bounds.high is None else (bounds.low, bounds.high)


def _may_be_whole(place: Place, each: List) -> bool:
    """Whether a figure stands before a list under one name, or in another text as the same thing."""
    first = each.parts[0]
    if place.claim.modality != first.claim.modality:
        return False
    is_own = place.claim.article == first.claim.article
    named = [part for part in each.parts if akin(part, place)]
    if not any(of_one_time(place, part) or (is_own and part.claim.confidence_period != "stated") for part in named):
        return False
    if is_own:
        return (place.claim.start or 0) < (first.claim.start or 0)
    a, b = place.fact.key, first.fact.key
    return a.indicator == b.indicator and a.period == b.period is not None and a.ref_area == b.ref_area


def _relation(whole: Place, each: List) -> Relation:
    names = [part.fact.name for part in each.parts]
    total = sum((printed_value(part.claim) for part in each.parts), Fraction(0))
    row = (
        Sum(whole.fact.name, tuple((name, _ONE) for name in names))
        if each.full or _is_a_slip_off(whole, total, each)
        else Linear((*((name, _ONE) for name in names), (whole.fact.name, -_ONE)), "<=", Fraction(0))
    )
    return listed(whole, each.parts, row, strength="resolved" if _is_sure(whole, each) else "inferred")


def _is_sure(whole: Place, each: List) -> bool:
    """Whether all that is listed, what is left as well, goes by the name and the time of a figure of the same text."""
    if not each.full or len(each.parts) < SEVERAL or whole.claim.article != each.parts[0].claim.article:
        return False
    a = whole.fact.key
    return all(
        (b.indicator, b.period, b.ref_area) == (a.indicator, a.period, a.ref_area) for b in (part.fact.key for part in each.parts)
    )
