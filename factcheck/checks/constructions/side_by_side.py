"""Figures of a claim table that says where they stand and not in which words: neighbours with one subject go together.

A growth beside the two levels of its own series is of those two, a per cent beside a plan is of that plan, a value per unit beside
one total and one count divides the one by the other.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise, product
from typing import Final

from factcheck.checks.constructions.at_odds import measured_alike, of_one_time
from factcheck.checks.constructions.growing import compares_periods, is_measured_for, tied
from factcheck.checks.constructions.pairs import Pair, by_dates
from factcheck.checks.constructions.sentences import Place, place_of
from factcheck.checks.constructions.tying import adds_up, of_ratio, per_unit
from factcheck.checks.lookup.facts import measure_of
from factcheck.checks.lookup.units import multiply
from factcheck.checks.lookup.words import says
from factcheck.model.fact import Fact, FactKey
from factcheck.model.figure import printed_value
from factcheck.model.relation import Relation

#: Characters between two figures that stand side by side, and to those that a value per unit divides.
REACH: Final = 120
AROUND: Final = 300
#: Figures on each side that have room there.
MANY: Final = 20
#: Letters in which a name of what is counted begins in the name of what falls to each.
STEM: Final = 5
_PER: Final = "per"
_AHEAD: Final = ("plan", "target", "forecast")


def relations(facts: Iterable[Fact]) -> Iterator[Relation]:
    """What neighbours say of each other, article by article."""
    for places in _by_article(facts).values():
        for at, place in enumerate(places):
            key = place.fact.key
            if key.figure in ("growth", "change", "points") and compares_periods(place):
                pair = _levels(places, at)
                if pair is not None:
                    yield from tied(place, pair)
            elif place.claim.unit_measure == "percent" and key.figure in ("share", "value"):
                yield from _of_plan(places, at)
            elif place.claim.form == "rate":
                yield from _divided(places[max(at - MANY, 0) : at + MANY + 1], place)


def _by_article(facts: Iterable[Fact]) -> dict[str, list[Place]]:
    found: dict[str, list[Place]] = {}
    for fact in facts:
        for claim in fact.claims:
            if claim.sentence is None and claim.start is not None and claim.end is not None and claim.section != "headline":
                found.setdefault(claim.article, []).append(place_of(claim, fact))
    for places in found.values():
        places.sort(key=lambda place: (place.start, place.fact.name))
    return found


def _subject(key: FactKey) -> tuple[str | None, ...]:
    return key.indicator, key.item, key.ref_area, key.counterpart_area


def _levels(places: Sequence[Place], at: int) -> Pair | None:
    """The two neighbours that a growth leads from and to; None where there are two such pairs, or none."""
    growth = places[at]
    found = []
    for first, second in ((at - 2, at - 1), (at - 1, at + 1), (at + 1, at + 2)):
        if first < 0 or second >= len(places):
            continue
        a, b = places[first], places[second]
        run = sorted((a, growth, b), key=lambda place: place.start)
        if any(later.start - earlier.end > REACH for earlier, later in pairwise(run)):
            continue
        if any(_subject(place.fact.key) != _subject(growth.fact.key) for place in (a, b)):
            continue
        pair = _pair(growth, a, b) if measured_alike(a, b) and is_measured_for(growth, a) else None
        if pair is not None:
            found.append(pair)
    return found[0] if len(found) == 1 else None


def _pair(growth: Place, a: Place, b: Place) -> Pair | None:
    """New and old by their periods; a figure without one is the old one."""
    pair = by_dates(a, b)
    if pair is None:
        dated = [place for place in (a, b) if place.fact.key.period is not None]
        if len(dated) != 1:
            return None
        pair = Pair(dated[0], b if dated[0] is a else a, by_words=False)
    own = growth.fact.key
    if own.figure == "growth" and a.fact.key.dimension == "percent" and not _is_difference(growth, pair):
        return None
    fits = own.period in (None, pair.new.fact.key.period) and (own.base is None or pair.old.fact.key.period in (None, own.base))
    return pair if fits else None


def _is_difference(growth: Place, pair: Pair) -> bool:
    """Whether a growth in per cent is as much as two per cents differ by: then points are meant, or ought to be."""
    return (printed_value(growth.claim) - 1) * 100 == printed_value(pair.new.claim) - printed_value(pair.old.claim)


def _of_plan(places: Sequence[Place], at: int) -> Iterator[Relation]:
    """A per cent that is called one of a plan, or stands beside a plan without a part of its own."""
    done = places[at]
    item = done.fact.key.item
    plans = [
        place
        for place in places[max(at - 1, 0) : at + 2]
        if place.claim.modality in _AHEAD and _of_whom(place) == _of_whom(done) and adds_up(place)
    ]
    if len(plans) != 1 or (item is not None and not says(item, "fulfilment_item")):
        return
    plan = plans[0]
    if item is None and done.fact.key.figure != "share":
        return
    if max(plan.start - done.end, done.start - plan.end) > REACH:
        return
    wanted = done.fact.key.period
    actual = [
        place
        for place in places
        if place.claim.modality == "actual"
        and _subject(place.fact.key) == _subject(plan.fact.key)
        and measured_alike(place, plan)
        and place.fact.key.period is not None
        and place.fact.key.period == wanted
    ]
    if len({place.fact.key.period for place in actual}) == 1:
        yield of_ratio("target", actual[0], plan, done, "progress")


def _of_whom(place: Place) -> tuple[str | None, ...]:
    key = place.fact.key
    return key.indicator, key.ref_area, key.counterpart_area


def _divided(places: Sequence[Place], rate: Place) -> Iterator[Relation]:
    """The total and the count that a value per unit is of: the nearest before it, else the only ones around."""
    near = [
        place
        for place in places
        if place is not rate
        and max(place.start - rate.end, rate.start - place.end) <= AROUND
        and place.claim.form == "level"
        and place.fact.key.figure == "value"
        and of_one_time(place, rate)
    ]
    pairs = [(total, count) for total, count in product(near, near) if total is not count and _divides(rate, total, count)]
    before = [pair for pair in pairs if all(place.end <= rate.start for place in pair)]
    found = [max(before, key=lambda pair: pair[0].start + pair[1].start)] if before else pairs
    if len(found) == 1:
        total, count = found[0]
        yield per_unit(total, rate, count)


def _divides(rate: Place, total: Place, count: Place) -> bool:
    if "/" in (rate.claim.unit_measure or ""):
        return multiply(measure_of(rate.fact.key), measure_of(count.fact.key), measure_of(total.fact.key))
    words = _words(rate)
    if _PER not in words[:-1] or count.claim.unit_measure != "count" or total.claim.unit_measure != rate.claim.unit_measure:
        return False
    if total.claim.unit_measure == "count" and total.fact.key.indicator != rate.fact.key.indicator:
        return False
    if count.fact.key.indicator == rate.fact.key.indicator:
        return False
    return not {word[:STEM] for word in words}.isdisjoint(word[:STEM] for word in _words(count) if len(word) >= STEM)


def _words(place: Place) -> list[str]:
    return f"{place.fact.key.indicator or ''} {place.fact.key.item or ''}".replace("_", " ").split()
