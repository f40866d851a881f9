"""Values with bounds, and the sheet on which the arithmetic of a relation is written."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from operator import add, mul, sub
from typing import Final

from factcheck.explain.digits import Localised, decimal, outward, plain, power_of, quotient
from factcheck.explain.printed import Printed
from factcheck.model.fact import Fact
from factcheck.model.finding import Step
from factcheck.model.interval import Interval
from factcheck.model.numbers import ten
from factcheck.model.relation import Relation
from factcheck.model.system import Sum
from factcheck.model.unit_scale import scale
from factcheck.model.value import Value as SmallValue
from factcheck.model.value import slotted

MINUS, TIMES, BY = "\u2212", "\u00d7", "\u00f7"
_DASH = "\u2013"
_ONE: Final = Fraction(1)

#: Lowest and highest; None is unbounded.
Ends = tuple[Fraction | None, Fraction | None]


@slotted
class Value(SmallValue):
    """A number with its bounds in the units of a fact, how it is written, and the claims it comes from."""

    number: Fraction
    bounds: Ends
    claims: tuple[str, ...]

    def times(self, other: Value) -> Value:
        """The product, of values that are not negative."""
        return Value(self.number * other.number, each(self.bounds, other.bounds, mul), self.claims + other.claims)

    def over(self, other: Value) -> Value:
        """The quotient, of positive values."""
        low = None if self.bounds[0] is None or not other.bounds[1] else self.bounds[0] / other.bounds[1]
        high = None if self.bounds[1] is None or not other.bounds[0] else self.bounds[1] / other.bounds[0]
        return Value(self.number / other.number if other.number else Fraction(0), (low, high), self.claims + other.claims)

    def plus(self, other: Value, sign: int = 1) -> Value:
        """The sum or difference."""
        claims = self.claims + other.claims
        if sign > 0:
            return Value(self.number + other.number, each(self.bounds, other.bounds, add), claims)
        return Value(self.number - other.number, each(self.bounds, other.bounds[::-1], sub), claims)


def each(a: Ends, b: Ends, of: Callable[[Fraction, Fraction], Fraction]) -> Ends:
    low = None if a[0] is None or b[0] is None else of(a[0], b[0])
    high = None if a[1] is None or b[1] is None else of(a[1], b[1])
    return low, high


def _over(number: Fraction, divisor: Fraction) -> Fraction:
    """The quotient; most units are their own measure."""
    return number if divisor == 1 else number / divisor


def _times(one: Fraction, other: Fraction) -> Fraction:
    return other if one == 1 else one * other


class Sheet:
    """The steps for one relation: its facts' values, written in one magnitude for each unit."""

    def __init__(self, relation: Relation, chosen: Mapping[str, Printed], claim_ids: Mapping[str, str]) -> None:
        self.relation = relation
        self.chosen = chosen
        self.claim_ids = claim_ids
        self._factor: dict[str | None, Fraction] = {}
        largest: dict[str | None, int] = {}
        for name, figure in chosen.items():
            key = figure.fact.key
            if key.figure in ("value", "change") and name in claim_ids:
                factor = self._factor.setdefault(key.dimension, scale(figure.claim.unit_measure)[1])
                value = figure.value
                size = abs(value.numerator) * factor.denominator // (value.denominator * factor.numerator)
                largest[key.dimension] = max(size, largest.get(key.dimension, 0))
        powers = {dimension: power_of(size) if dimension != "percent" else 0 for dimension, size in largest.items()}
        self._unit = {dimension: _times(self._factor[dimension], ten(power)) for dimension, power in powers.items()}

    def value(self, fact: Fact) -> Value | None:
        """The figure chosen for a fact; None where nobody states it."""
        figure = self.chosen.get(fact.name)
        if figure is None:
            return None
        return Value(figure.value, figure.ends, self.claims(fact))

    def claims(self, fact: Fact) -> tuple[str, ...]:
        """The claim shown for a stated fact."""
        return (self.claim_ids.get(fact.name) or self.chosen[fact.name].claim.claim_id,)

    def values(self, role: str) -> list[tuple[Fact, Value]]:
        """The stated facts of a role."""
        found = ((fact, self.value(fact)) for fact in self.relation.in_role(role))
        return [(fact, value) for fact, value in found if value is not None]

    def written(self, number: Fraction, fact: Fact) -> str:
        """A number in the fact's units, scaled as all figures of its dimension are."""
        key = fact.key
        return quotient(number, self._unit.get(key.dimension, _ONE)) if key.figure in ("value", "change") else plain(number)

    def step(self, text: str, result: Value, fact: Fact | None) -> Step:
        """A step whose result is in the units of a fact; of no unit where the fact is None."""
        factor = _ONE
        if fact is not None and fact.key.figure in ("value", "change"):
            factor = self._factor.get(fact.key.dimension, _ONE)
        low, high = (None if end is None else _over(end, factor) for end in result.bounds)
        return step_of(text, decimal(_over(result.number, factor)), Interval(low, high), result.claims)

    def as_printed(self, fact: Fact) -> Step | None:
        """The figure itself, in the claim's own units."""
        figure = self.chosen.get(fact.name)
        if figure is None:
            return None
        claim = figure.claim
        text = self.written(figure.value, fact) if fact.key.figure != "growth" else plain(Fraction(claim.obs_value or 0))
        return step_of(text, claim.obs_value, claim.interval(), self.claims(fact))


def pure(text: str, result: Value) -> Step:
    """A step whose result has no unit though its claims have one: the text says the whole."""
    low, high = outward(*result.bounds)
    return step_of(f"{text} = {plain(result.number, digits=4)} ({low}{_DASH}{high})", None, Interval(*result.bounds), result.claims)


def step_of(text: str, value: Decimal | None, interval: Interval, claims: Sequence[str]) -> Step:
    return Step(text, value, interval, tuple(dict.fromkeys(claims)), Localised(text))


def credited(value: Value, claims: tuple[str, ...]) -> Value:
    """The same value, credited to further claims as well."""
    return Value(value.number, value.bounds, value.claims + claims)


def printed(sheet: Sheet) -> Iterator[Step]:
    """Every figure as printed."""
    for fact in sheet.relation.facts:
        step = sheet.as_printed(fact)
        if step is not None:
            yield step


def added(sheet: Sheet, parts: list[tuple[Fact, Value, int]]) -> tuple[str, Value]:
    """Parts with their signs as one expression, and what they make."""
    fact, result, sign = parts[0]
    text = sheet.written(result.number, fact)
    if sign < 0:
        text, result = f"{MINUS}{text}", Value(Fraction(0), (Fraction(0), Fraction(0)), ()).plus(result, -1)
    for fact, value, sign in parts[1:]:
        text += f" {'+' if sign > 0 else MINUS} {sheet.written(value.number, fact)}"
        result = result.plus(value, sign)
    return text, result


def weight_of_mean(relation: Relation) -> Fraction | None:
    """How often a mean is in its total: the days or months of the period; None for other relations."""
    return next((weight for row in relation.rows if isinstance(row, Sum) for _, weight in row.parts), None)
