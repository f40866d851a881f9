"""Whether a sum or count is of a size that its indicator can have."""

from decimal import Decimal

import pytest

from factcheck.extract.numeral import Numeral
from factcheck.extract.quantity import Quantity
from factcheck.extract.sizes import is_plausible, rates
from factcheck.model.indicator import Registry, registry
from factcheck.model.unit_scale import is_currency

REGISTRY: Registry = registry()


def sum_of(value: str, unit: str | None, magnitude: int = 3) -> Quantity:
    numeral = Numeral(0, 1, Decimal(value), -magnitude, magnitude=magnitude)
    return Quantity(0, 2, numeral, unit=unit, currency=unit is not None and is_currency(unit))


@pytest.mark.parametrize(
    ("name", "value", "unit", "expected"),
    [
        ("average_wage", "410000", "KZT", True),
        ("average_wage", "410000", "USD", False),
        ("average_wage", "870000000", "UZS", False),
        ("industrial_output", "410000", "KZT", False),
        ("industrial_output", "4100000000000", "KZT", True),
        ("gdp", "49200000", "USD", False),
        ("gdp", "410000", "XAF", True),  # No rate is known.
        ("remittances", "540", "USD", True),  # Transfers are of any size.
    ],
)
def test_sizes_tell_wages_from_outputs(name: str, value: str, unit: str, *, expected: bool) -> None:
    assert is_plausible(REGISTRY.indicators[name], sum_of(value, unit)) is expected


def test_small_figures_may_have_left_out_their_magnitude() -> None:
    assert is_plausible(REGISTRY.indicators["gdp"], sum_of("4.8", "USD", magnitude=0))


def test_a_change_may_be_a_fraction_of_its_level() -> None:
    output = REGISTRY.indicators["industrial_output"]
    assert is_plausible(output, sum_of("410000", "KZT"), "change")
    assert not is_plausible(REGISTRY.indicators["average_wage"], sum_of("410000", "USD"), "change")
    assert is_plausible(output, sum_of("3", None), "growth_factor")


def test_rates_are_of_currencies_and_positive() -> None:
    assert all(is_currency(code) and rate > 0 for code, rate in rates().items())
    assert rates()["USD"] == 1


def test_sizes_are_of_money_or_counts_the_least_first() -> None:
    sized = [entry for entry in REGISTRY.indicators.values() if entry.size]
    assert sized
    for entry in sized:
        assert {"currency", "count"} & set(entry.dimension), entry.name
        assert list(entry.size) == sorted(entry.size), entry.name
