"""Whether figures fit their rows, by narrowing intervals until nothing changes.

Ends count as included, so touching intervals fit. For rows in which each fact stands once, and for trees of such rows, an empty
interval is found exactly when no values exist; what only a linear program can see is left to the engine.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction

from factcheck.model.system import Duplicate, Growth, Linear, Order, Product, Row, Share, Sum

#: Lower and upper end; None is unbounded.
Bounds = tuple[Fraction | None, Fraction | None]

#: Passes over the rows. News chains are shorter; a chain that is longer is left to the engine.
ROUNDS = 8
_HUNDRED = Fraction(100)


class EmptyError(Exception):
    """No value is left for some fact."""


def narrowed(rows: Iterable[Row], given: Mapping[str, Bounds]) -> dict[str, Bounds] | None:
    """The bounds that the rows leave; None where nothing is left."""
    bounds = dict(given)
    todo = tuple(rows)
    try:
        for _ in range(ROUNDS):
            before = dict(bounds)
            for row in todo:
                _narrow(row, bounds)
            if bounds == before or len(todo) == 1:
                break
    except EmptyError:
        return None
    return bounds


def _narrow(row: Row, bounds: dict[str, Bounds]) -> None:
    if isinstance(row, Growth):
        _growth(row, bounds)
    elif isinstance(row, Sum):
        _linear(((row.total, Fraction(-1)), *row.parts), "==", Fraction(0), bounds)
    elif isinstance(row, Share):
        _product(row.part, _name(row.percent), row.whole, bounds, _HUNDRED)
    elif isinstance(row, Product):
        _product(row.total, _name(row.rate), row.count, bounds, Fraction(1))
    elif isinstance(row, Order):
        _linear(((row.less, Fraction(1)), (row.more, Fraction(-1))), "<=", Fraction(0), bounds)
    elif isinstance(row, Linear):
        _linear(row.terms, row.op, row.rhs, bounds)
    elif isinstance(row, Duplicate):
        for name in row.facts:
            for other in row.facts:
                _meet(bounds, name, bounds[other])


def _name(ratio: object) -> str:
    assert isinstance(ratio, str), "ratios of news are facts"
    return ratio


def _growth(row: Growth, bounds: dict[str, Bounds]) -> None:
    if row.change is not None:
        terms = ((row.new, Fraction(1)), (row.base, Fraction(-1)), (_name(row.change), Fraction(-1)))
        _linear(terms, "==", Fraction(0), bounds)
    else:
        _product(row.new, _name(row.factor), row.base, bounds, Fraction(1))


def _meet(bounds: dict[str, Bounds], name: str, other: Bounds) -> None:
    low, high = bounds[name]
    if other[0] is not None and (low is None or other[0] > low):
        low = other[0]
    if other[1] is not None and (high is None or other[1] < high):
        high = other[1]
    if low is not None and high is not None and low > high:
        raise EmptyError
    bounds[name] = (low, high)


def _product(total: str, rate: str, count: str, bounds: dict[str, Bounds], scale: Fraction) -> None:
    """total = rate · count ÷ scale, for values that are not negative; elsewhere nothing is concluded."""
    t, r, c = bounds[total], bounds[rate], bounds[count]
    if any(b[0] is None or b[0] < 0 for b in (t, r, c)):
        return
    _meet(bounds, total, _times(r, c, scale))
    _meet(bounds, count, _divided(bounds[total], r, scale))
    _meet(bounds, rate, _divided(bounds[total], bounds[count], scale))


def _times(a: Bounds, b: Bounds, scale: Fraction) -> Bounds:
    low = None if a[0] is None or b[0] is None else a[0] * b[0] / scale
    high = None if a[1] is None or b[1] is None else a[1] * b[1] / scale
    return low, high


def _divided(total: Bounds, by: Bounds, scale: Fraction) -> Bounds:
    low = None if total[0] is None or not by[1] else total[0] * scale / by[1]
    high = None if total[1] is None or not by[0] else total[1] * scale / by[0]
    return low, high


def _linear(terms: Iterable[tuple[str, Fraction]], op: str, rhs: Fraction, bounds: dict[str, Bounds]) -> None:
    """Narrow each fact of Σ coefficient · fact op rhs by what the others leave it."""
    parts = [(name, weight, *_scaled(bounds[name], weight)) for name, weight in terms]
    lows, highs = [part[2] for part in parts], [part[3] for part in parts]
    no_low, no_high = lows.count(None), highs.count(None)
    low_sum = sum((low for low in lows if low is not None), Fraction(0))
    high_sum = sum((high for high in highs if high is not None), Fraction(0))
    equal = op == "=="
    for name, weight, low, high in parts:
        top: Fraction | None = None
        bottom: Fraction | None = None
        if (equal or op in ("<=", "<")) and no_low - (low is None) == 0:
            top = rhs - (low_sum - (low or 0))
        if (equal or op in (">=", ">")) and no_high - (high is None) == 0:
            bottom = rhs - (high_sum - (high or 0))
        if top is None and bottom is None:
            continue
        ends = (bottom, top) if weight > 0 else (top, bottom)
        _meet(bounds, name, (None if ends[0] is None else ends[0] / weight, None if ends[1] is None else ends[1] / weight))


def _scaled(bounds: Bounds, weight: Fraction) -> Bounds:
    low, high = bounds
    if weight == 1:
        return bounds
    low = None if low is None else low * weight
    high = None if high is None else high * weight
    return (low, high) if weight > 0 else (high, low)
