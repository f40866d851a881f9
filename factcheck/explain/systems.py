"""A relation with one figure for each of its facts, as bounds for the quick test and as a system for the engine."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from factcheck.explain.fit import Bounds
from factcheck.explain.printed import Printed, floor
from factcheck.model.fact import Fact
from factcheck.model.interval import Interval, Mode, Reading
from factcheck.model.system import Duplicate, Growth, Linear, Product, Row, System, SystemFact
from factcheck.model.unit_scale import scale

#: One figure for each stated fact, by the fact's name.
Chosen = Mapping[str, Printed]


def bounds_of(facts: Iterable[Fact], chosen: Chosen, mode: Mode, reading: Reading) -> dict[str, Bounds]:
    """The bounds of each fact: its figure's, or what is known of a fact nobody states."""
    return {fact.name: chosen[fact.name].bounds(mode, reading) if fact.name in chosen else (floor(fact), None) for fact in facts}


def system(
    name: str, facts: Iterable[Fact], rows: Iterable[Row], chosen: Chosen, *, mode: Mode = "nearest", reading: Reading = "hard"
) -> System:
    """The engine's system, in printed units: growth printed in per cent stays per cent, so that slips can be guessed."""
    members, rows = tuple(facts), tuple(rows)
    divisors, percents = _divisors(members, rows, chosen), in_percent(rows, chosen)
    made = []
    for fact in members:
        figure = chosen.get(fact.name)
        divisor = divisors.get(fact.name, Fraction(1))
        percent = fact.name in percents
        made.append(_implied(fact) if figure is None else _stated(figure, divisor, mode, reading, percent=percent))
    return System(name, tuple(made), tuple(_in_units(row, percents, divisors) for row in rows), mode)


def is_percent_growth(figure: Printed) -> bool:
    """Whether a growth was printed in per cent."""
    return figure.fact.key.figure == "growth" and figure.claim.form == "growth_percent"


def in_percent(rows: Iterable[Row], chosen: Chosen) -> set[str]:
    """The growths that stay in per cent; none where one figure of a growth is in per cent and the other a factor."""
    percents = {name for name, figure in chosen.items() if is_percent_growth(figure)}
    if len(percents) < len(chosen) and any(isinstance(row, Duplicate) for row in rows):
        return set()
    return percents


def units(facts: Iterable[Fact], rows: Iterable[Row], chosen: Chosen) -> dict[str | None, Fraction]:
    """What the values of each dimension are divided by, so that figures keep their printed digits: the unit of its first figure.

    None are divided where a product would not keep its shape: centners per hectare times hectares are no tonnes.
    """
    members = tuple(facts)
    found: dict[str | None, Fraction] = {}
    for fact in members:
        figure = chosen.get(fact.name)
        if figure is not None and fact.key.figure in ("value", "change"):
            found.setdefault(fact.key.dimension, scale(figure.claim.unit_measure)[1])
    by_name = {fact.name: found.get(fact.key.dimension, Fraction(1)) for fact in members}
    return found if all(_cancel(row, by_name) for row in rows) else {}


def _divisors(facts: tuple[Fact, ...], rows: tuple[Row, ...], chosen: Chosen) -> dict[str, Fraction]:
    by_dimension = units(facts, rows, chosen)
    return {f.name: by_dimension.get(f.key.dimension, Fraction(1)) for f in facts if f.key.figure in ("value", "change")}


def _implied(fact: Fact) -> SystemFact:
    return SystemFact(fact.name, low=_low(fact))


def _stated(figure: Printed, divisor: Fraction, mode: Mode, reading: Reading, *, percent: bool) -> SystemFact:
    interval, value = figure.interval(mode, reading), figure.value
    claim = figure.claim
    decimals = claim.decimals
    if percent:
        interval, value = as_percent(interval), (value - 1) * 100
    elif is_percent_growth(figure):
        decimals = None if decimals is None else decimals + 2
    elif divisor != 1:
        interval, value = interval.scaled(1 / divisor), value / divisor
    if interval.low is None:
        interval = replace(interval, low=_low(figure.fact))
    if interval.low is None and interval.high is None:
        return SystemFact(figure.fact.name, given=False)
    return SystemFact(
        figure.fact.name,
        value=_decimal(value),
        decimals=decimals,
        low=interval.low,
        high=interval.high,
        low_open=interval.low_open,
        high_open=interval.high_open,
        given=False,
    )


def _low(fact: Fact) -> Fraction | None:
    bottom = floor(fact)
    return None if bottom is None else Fraction(bottom)


def as_percent(factor: Interval) -> Interval:
    """A factor as the growth in per cent that it is."""
    low = None if factor.low is None else (factor.low - 1) * 100
    high = None if factor.high is None else (factor.high - 1) * 100
    return Interval(low, high, factor.low_open, factor.high_open)


def _decimal(value: Fraction) -> Decimal | None:
    """A decimal where it ends; fractions in words and factors of falls do not."""
    twos_and_fives = value.denominator
    for prime in (2, 5):
        while twos_and_fives % prime == 0:
            twos_and_fives //= prime
    if twos_and_fives != 1:
        return None
    return Decimal(value.numerator) / Decimal(value.denominator)


def _in_units(row: Row, percents: set[str], divisors: Mapping[str, Fraction]) -> Row:
    """The row for facts in printed units."""
    if isinstance(row, Growth) and isinstance(row.factor, str) and row.factor in percents:
        return Growth(row.new, row.base, percent=row.factor)
    if isinstance(row, Linear):
        return _linear_in_units(row, percents, divisors)
    return row


def _cancel(row: Row, divisors: Mapping[str, Fraction]) -> bool:
    """Whether a product keeps its shape in printed units: tonnes per hectare times hectares are tonnes."""
    if not isinstance(row, Product) or not isinstance(row.rate, str):
        return True
    total, rate, count = (divisors.get(name, Fraction(1)) for name in (row.total, row.rate, row.count))
    return total == rate * count


def _linear_in_units(row: Linear, percents: set[str], divisors: Mapping[str, Fraction]) -> Linear:
    terms, rhs = [], row.rhs
    for name, weight in row.terms:
        if name in percents:
            # factor = 1 + percent / 100
            terms.append((name, weight / 100))
            rhs -= weight
        else:
            terms.append((name, weight * divisors.get(name, Fraction(1))))
    return Linear(tuple(terms), row.op, rhs)
