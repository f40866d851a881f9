"""Whether what is known of two figures keeps them apart, whatever the words between them say."""

from __future__ import annotations

from factcheck.checks.constructions.sentences import Place
from factcheck.checks.lookup.facts import measure_of
from factcheck.checks.lookup.known_parts import is_known_part
from factcheck.model.indicator import registry


def measured_alike(one: Place, other: Place) -> bool:
    """Whether two figures are values, or both shares, in one unit and the same prices."""
    a, b = one.fact.key, other.fact.key
    if a.dimension == "percent" or b.dimension == "percent":
        return a.dimension == b.dimension and {a.figure, b.figure} <= {"value", "share"}
    return a.figure == b.figure == "value" and measure_of(a)[:2] == measure_of(b)[:2]


def may_be_of_one(one: Place, other: Place) -> bool:
    """Whether nothing that the words state tells two figures apart: indicators, areas, named parts."""
    a, b = one.claim, other.claim
    if a.indicator != b.indicator and a.confidence_indicator == b.confidence_indicator == "stated":
        return False
    if a.counterpart_area != b.counterpart_area and None not in (a.counterpart_area, b.counterpart_area):
        return False
    if a.ref_area != b.ref_area and a.confidence_areas == b.confidence_areas == "stated":
        return False
    items = one.fact.key.item, other.fact.key.item
    return items[0] == items[1] or not all(is_known_part(item) for item in items)


def akin(one: Place, other: Place) -> bool:
    """Whether two figures are called by one name, or one has the more general name, or none: "grain harvest" and "harvest"."""
    a, b = one.claim.indicator, other.claim.indicator
    if a == b or a is None or b is None or a.endswith(f"_{b}") or b.endswith(f"_{a}"):
        return True
    first, second = registry().nearest(a), registry().nearest(b)
    return first is not None and second is not None and (first.whole == b or second.whole == a)


def of_one_time(one: Place, other: Place) -> bool:
    """Whether two figures are of one period, or it is not known of which, and both planned or both not."""
    a, b = one.fact.key, other.fact.key
    return a.modality == b.modality and (a.period == b.period or None in (a.period, b.period))
