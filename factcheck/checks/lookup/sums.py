"""Sums of indicators: which facts add up to which, by the registry and by the user's identities."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from factcheck.checks.lookup.facts import Facts, Measure, Series
from factcheck.checks.lookup.identities import Identity
from factcheck.checks.lookup.ties import is_additive
from factcheck.model.fact import Fact
from factcheck.model.indicator import registry
from factcheck.model.period import Period

Parts = tuple[tuple[str, int], ...]
Signed = tuple[tuple[Fact, int], ...]


def definitions(identities: tuple[Identity, ...]) -> dict[str, tuple[Parts, ...]]:
    """Indicator → the sums it is; the user's own come after the registry's."""
    found = dict(_known())
    for identity in identities:
        if identity.parts:
            found[identity.total] = (*found.get(identity.total, ()), identity.parts)
    return found


@cache
def _known() -> dict[str, tuple[Parts, ...]]:
    return {name: (entry.parts,) for name, entry in registry().indicators.items() if entry.parts}


def sums(facts: Facts) -> Iterator[tuple[Fact, Signed]]:
    """Wholes with all their parts, at every place where at most one of them is not stated; that one is implied."""
    known = definitions(facts.identities)
    wholes_of: dict[str, list[str]] = {}
    for whole, ways in known.items():
        for parts in ways:
            for part, _ in parts:
                wholes_of.setdefault(part, []).append(whole)
    seen: dict[tuple[Series, Measure], set[Period | None]] = {}
    for series, measures in facts.values.items():
        name = series.indicator or ""
        wholes = [Series(each, *series[1:]) for each in (*wholes_of.get(name, ()), *((name,) if name in known else ()))]
        for measure, periods in measures.items() if wholes else ():
            if not is_additive(series, measure):
                continue
            places = [
                (
                    seen.setdefault((place, measure), set()),
                    [_Sum(facts, place, measure, way) for way in known[place.indicator or ""]],
                )
                for place in wholes
            ]
            for period in periods:
                for told, found in places:
                    if period not in told:
                        told.add(period)
                        for each in found:
                            yield from each.at(period)


class _Sum:
    """One sum that a series is in one measure: itself and its parts, with what is stated of each by period."""

    def __init__(self, facts: Facts, whole: Series, measure: Measure, parts: Parts) -> None:
        self._facts = facts
        self._measure = measure
        self._signs = [sign for _, sign in parts]
        self._members = [whole, *(Series(name, *whole[1:]) for name, _ in parts)]
        self._stated = [facts.values.get(member, {}).get(measure, {}) for member in self._members]

    def at(self, period: Period | None) -> Iterator[tuple[Fact, Signed]]:
        """The whole and its parts of a period, if at most one of them is not stated."""
        stated = [periods.get(period) for periods in self._stated]
        missing = stated.count(None)
        if missing > 1 or (missing and (period is None or len(stated) < 3)):
            return
        if stated[0] is None and any(sign < 0 for sign in self._signs):
            return  # a balance nobody speaks of: the difference may be a deficit or a surplus
        found = [
            fact if fact is not None else self._facts.value_or_implied(member, self._measure, period)  # type: ignore[arg-type]
            for fact, member in zip(stated, self._members, strict=True)
        ]
        yield found[0], tuple(zip(found[1:], self._signs, strict=True))
