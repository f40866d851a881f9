"""The relations that words make, put together in one place: they tie their figures, whatever each was read as, and no others."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.checks.constructions.sentences import Place
from factcheck.checks.lookup.facts import measure_of, series_of
from factcheck.checks.lookup.ties import is_additive
from factcheck.model.claim import Confidence
from factcheck.model.relation import Relation
from factcheck.model.system import Growth, Product, Row, Share, Sum


def in_words(
    rule: str, roles: Sequence[tuple[str, Place]], row: Row, reason: str, *, strength: Confidence = "resolved"
) -> Relation:
    """One row over places in their roles."""
    facts = tuple((role, place.fact) for role, place in roles)
    return Relation(rule, facts, (row,), reason=reason, strength=strength, chained=False, in_words=True)


def per_unit(total: Place, rate: Place, count: Place) -> Relation:
    """A total is so much for each of what is counted."""
    row = Product(total.fact.name, rate.fact.name, count.fact.name)
    return in_words("per-unit", (("total", total), ("rate", rate), ("count", count)), row, "rate_times_count")


def of_ratio(rule: str, one: Place, other: Place, ratio: Place, reason: str, *, strength: Confidence = "resolved") -> Relation:
    """One figure is a share of another, or has grown from it by a factor, as the ratio is a share or a growth."""
    new, base, factor = one.fact.name, other.fact.name, ratio.fact.name
    if ratio.fact.key.figure == "growth":
        roles, row = (("new", one), ("base", other), ("growth", ratio)), Growth(new, base, factor=factor)
        return in_words(rule, roles, row, reason, strength=strength)
    return in_words(rule, (("part", one), ("whole", other), ("share", ratio)), Share(new, base, factor), reason, strength=strength)


def listed(whole: Place, parts: Sequence[Place], row: Row, *, strength: Confidence = "resolved") -> Relation:
    """Parts add up to their total, or stay within their whole, as the row says."""
    roles = (("total" if isinstance(row, Sum) else "whole", whole), *(("part", part) for part in parts))
    return in_words("sum-of-parts", roles, row, "listed_together", strength=strength)


def adds_up(place: Place) -> bool:
    """Whether a figure is an amount that others of its kind may be added to: no rate, mean or per cent."""
    return place.fact.key.figure == "value" and is_additive(series_of(place.fact), measure_of(place.fact.key))
