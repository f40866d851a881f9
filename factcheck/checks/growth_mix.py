"""The growth of the parts gives the growth of the whole.

If exports rose 7.2 times to 55.5 million and imports 19.3 % to 34.1 million, their old values add up to the old turnover: 7.7 +
28.6 = 36.3. Where no values are stated, the growth of the whole still lies between the growth of its parts.

Only indicators whose parts are known are mixed, and only growth at current prices. Where the parts are far from the whole's new
value, they are of something else.

Flags:
    In January 2026 exports of Uzbekistan rose by 26.7%. Imports of Uzbekistan rose by 30.3% in January 2026. Trade turnover of
    Uzbekistan rose by 39.2% in January 2026.

Leaves alone:
    In January 2026 exports of Uzbekistan rose by 26.7%. Imports of Uzbekistan rose by 30.3% in January 2026. Trade turnover of
    Uzbekistan rose by 29.2% in January 2026.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from factcheck.checks.lookup.facts import Facts, Measure, Series
from factcheck.checks.lookup.parts import are_all_of
from factcheck.checks.lookup.sums import Parts, definitions
from factcheck.checks.lookup.ties import compares_periods, is_additive
from factcheck.model.fact import Fact
from factcheck.model.indicator import registry
from factcheck.model.period import Period
from factcheck.model.relation import Relation
from factcheck.model.system import Growth, Linear, Row, Sum
from factcheck.model.unit_scale import is_currency

#: The measure of values that nobody states in any unit; the scale is free, so one of them is set to 1.
NO_UNIT = Measure("any unit")

ONE: Final = Fraction(1)
_Step = tuple[Period, Period]


def relations(facts: Facts) -> Iterator[Relation]:
    """One relation for each whole, period and base at which every part has a growth."""
    known = definitions(facts.identities)
    growths = {series: _by_step(found) for series, found in facts.growths.items()}
    of_indicator: dict[str | None, list[Series]] = {}
    for series in growths:
        of_indicator.setdefault(series.indicator, []).append(series)
    for whole, ways in known.items():
        for parts in ways:
            if any(sign < 0 for _, sign in parts):
                continue
            for series in of_indicator.get(parts[0][0], ()):
                yield from _of(facts, growths, series._replace(indicator=whole), parts)


def _by_step(found: list[Fact]) -> dict[_Step, Fact]:
    """Growth facts at current prices by period and base."""
    return {
        (fact.key.period, fact.key.base): fact
        for fact in found
        if fact.key.price_basis in (None, "current") and compares_periods(fact) and fact.key.period and fact.key.base
    }


def _of(facts: Facts, growths: dict[Series, dict[_Step, Fact]], whole: Series, parts: Parts) -> Iterator[Relation]:
    entry = registry().get(whole.indicator)
    if entry is None or entry.growth != "nominal":
        return
    part_series = [whole._replace(indicator=name) for name, _ in parts]
    steps = growths.get(part_series[0], {})
    for step in steps:
        part_growths = [growths.get(series, {}).get(step) for series in part_series]
        if any(fact is None for fact in part_growths):
            continue
        mix = _Mix(facts, whole, tuple(part_series), step, tuple(fact for fact in part_growths if fact is not None))
        relation = mix.with_values() or mix.without_values(growths.get(whole, {}).get(step))
        if relation is not None:
            yield relation


@dataclass(frozen=True, slots=True)
class _Mix:
    """A whole and its parts between two periods, with the growth of every part."""

    facts: Facts
    whole: Series
    parts: tuple[Series, ...]
    step: _Step
    growths: tuple[Fact, ...]

    def with_values(self) -> Relation | None:
        """The parts' old values, from their new ones and their growth, add up to the whole's old value."""
        new, old = self.step
        for measure in self.facts.values.get(self.whole, {}):
            if not is_currency(measure.dimension) or not is_additive(self.whole, measure) or measure.price_basis is not None:
                continue
            whole_old = self.facts.value(self.whole, measure, old)
            values = [self.facts.value(series, measure, new) for series in self.parts]
            stated_olds = [self.facts.value(series, measure, old) for series in self.parts]
            if whole_old is None or any(value is None for value in values) or all(stated_olds):
                continue
            whole_new = self.facts.value(self.whole, measure, new)
            if whole_new is not None and not are_all_of(whole_new, [value for value in values if value is not None]):
                continue  # Other figures than the parts of this whole: "goods sold next door" beside trade with all.
            return self._leading_back(whole_old, measure)
        return None

    def without_values(self, whole_growth: Fact | None) -> Relation | None:
        """The whole's growth lies between those of its parts."""
        if whole_growth is None:
            return None
        new, old = self.step
        new_whole = self.facts.value_or_implied(self.whole, NO_UNIT, new)
        old_whole = self.facts.value_or_implied(self.whole, NO_UNIT, old)
        news, olds, rows = self._grown(NO_UNIT)
        rows += [
            Growth(new_whole.name, old_whole.name, factor=whole_growth.name),
            Sum(new_whole.name, tuple((fact.name, ONE) for fact in news)),
            Sum(old_whole.name, tuple((fact.name, ONE) for fact in olds)),
            Linear(((old_whole.name, ONE),), "==", ONE),
        ]
        implied = (("new", new_whole), ("base", old_whole), *(("new", f) for f in news), *(("base", f) for f in olds))
        growths = (("growth", whole_growth), *(("part_growth", fact) for fact in self.growths))
        return Relation(rule="growth-mix", roles=(*growths, *implied), rows=tuple(rows), reason="adds_up", chained=False)

    def _grown(self, measure: Measure) -> tuple[list[Fact], list[Fact], list[Row]]:
        """New and old values of the parts in a measure, and the rows that tie them."""
        new, old = self.step
        news = [self.facts.value_or_implied(series, measure, new) for series in self.parts]
        olds = [self.facts.value_or_implied(series, measure, old) for series in self.parts]
        rows: list[Row] = [Growth(n.name, o.name, factor=g.name) for n, o, g in zip(news, olds, self.growths, strict=True)]
        return news, olds, rows

    def _leading_back(self, whole_old: Fact, measure: Measure) -> Relation:
        news, olds, rows = self._grown(measure)
        rows.append(Sum(whole_old.name, tuple((fact.name, ONE) for fact in olds)))
        stated = (("base_total", whole_old), *(("part", fact) for fact in news), *(("part_growth", fact) for fact in self.growths))
        roles = (*stated, *(("part_base", fact) for fact in olds))
        return Relation(rule="growth-mix", roles=roles, rows=tuple(rows), reason="adds_up", chained=False)
