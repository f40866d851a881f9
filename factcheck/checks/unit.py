"""One thing in two units says the same: an index of 107.3 is growth of 7.3 per cent.

Per cent and percentage points, factor and per cent, index and growth are taken for each other. Where a figure contradicts others
and reading it in another unit would heal it, the finding is named after the slip. Besides, an annual rate is set against the
price growth and the index it is made from.

Amounts in two currencies are set against each other only where an exchange rate for the very period is given, in a text or in a
table the user adds; different goods are never compared, and a rate against another base is another rate.

Flags:
    In September 2024 annual inflation in Kazakhstan was 8.3%. In October 2024 annual inflation in Kazakhstan was 8.5%. Annual
    inflation in Kazakhstan rose by 0.2% in October 2024 compared with September 2024.

Leaves alone:
    In September 2024 annual inflation in Kazakhstan was 8.3%. In October 2024 annual inflation in Kazakhstan was 8.5%. Annual
    inflation in Kazakhstan rose by 0.2 percentage points in October 2024 compared with September 2024.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import permutations
from typing import Final

from factcheck.checks.lookup.facts import Facts, Measure, Series
from factcheck.checks.lookup.ties import compares_periods
from factcheck.model.fact import Fact
from factcheck.model.period import Period
from factcheck.model.relation import Relation
from factcheck.model.system import Linear, Product
from factcheck.model.unit_scale import is_currency

#: Rate in per cent → what grows by it, and indices that stand at 100 + rate.
RATES: Final[dict[str, tuple[str, ...]]] = {"inflation": ("consumer_prices", "cpi_index_yoy")}

#: A rate of exchange: units of the claim's currency for one unit of the currency that is its item.
EXCHANGE: Final = "exchange_rate"
_ANNUAL = Measure("percent")


def relations(facts: Facts) -> Iterator[Relation]:
    """Annual rates beside growth on the year before and beside indices."""
    for series in list(facts.values):
        for name in RATES.get(series.indicator or "", ()):
            other = series._replace(indicator=name)
            for period, rate in facts.values[series].get(_ANNUAL, {}).items():
                if period is not None:
                    yield from _beside(facts, other, period, rate)
    yield from _exchanged(facts)


def _exchanged(facts: Facts) -> Iterator[Relation]:
    """Amounts of one thing in two currencies, where the rate between them is stated for their period."""
    rates: dict[tuple[str, str, Period], Fact] = {}
    for series, measure, period, fact in facts.each_value():
        if series.indicator == EXCHANGE and series.item is not None and period is not None and is_currency(measure.dimension):
            rates[series.item.upper(), str(measure.dimension), period] = fact
    if not rates:
        return
    for measures in list(facts.values.values()):
        money = [measure for measure in measures if is_currency(measure.dimension)]
        for dear, cheap in permutations(money, 2):
            for period in measures[dear].keys() & measures[cheap].keys():
                rate = rates.get((str(dear.dimension), str(cheap.dimension), period)) if period is not None else None
                if rate is not None:
                    yield _converted(measures[dear][period], measures[cheap][period], rate)


def _converted(dear: Fact, cheap: Fact, rate: Fact) -> Relation:
    """cheap = rate · dear. The mean rate of a period is not that of every payment in it, so a mismatch is no error."""
    return Relation(
        rule="unit",
        roles=(("total", cheap), ("rate", rate), ("count", dear)),
        rows=(Product(cheap.name, rate.name, dear.name),),
        reason="one_thing_two_units",
        strength="resolved",
        ambiguous=True,
        chained=False,
    )


def _beside(facts: Facts, other: Series, period: Period, rate: Fact) -> Iterator[Relation]:
    year_before = period.shifted_years(-1)
    for growth in facts.growths.get(other, ()):
        if growth.key.period == period and growth.key.base == year_before and compares_periods(growth):
            yield _relation(rate, growth, "growth", Fraction(100))
    index = facts.value(other, _ANNUAL, period)
    if index is not None:
        yield _relation(rate, index, "index", Fraction(1))


def _relation(rate: Fact, other: Fact, role: str, scale: Fraction) -> Relation:
    """scale · other − rate = 100."""
    return Relation(
        rule="unit",
        roles=(("rate", rate), (role, other)),
        rows=(Linear(((other.name, scale), (rate.name, Fraction(-1))), "==", Fraction(100)),),
        reason="one_thing_two_units",
        strength="resolved",
        ambiguous=True,
    )
