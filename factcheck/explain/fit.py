"""Whether figures fit their rows, by narrowing intervals until nothing changes.

Bounds are whole numbers of 10^-12, rounded outward, so that what does not fit here does not fit at all; ends count as included.
For rows in which each fact stands once, and for trees of such rows, an empty interval is found exactly when no values exist (but
for that rounding); what only a linear program can see is left to the engine.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from fractions import Fraction
from functools import lru_cache
from typing import Any, Final

from factcheck.model.system import Duplicate, Growth, Linear, Order, Product, Row, Share, Sum

#: Lower and upper end in units of 1 / ``ONE``; None is unbounded.
Bounds = tuple[int | None, int | None]

#: Small enough for shares of a unit price, and exact for every figure with up to twelve decimals.
ONE: Final = 10**12
#: Passes over the rows. News chains are shorter; a chain that is longer is left to the engine.
ROUNDS: Final = 8
_HUNDRED: Final = 100 * ONE


class EmptyError(Exception):
    """No value is left for some fact."""


def scaled(low: Fraction | None, high: Fraction | None) -> Bounds:
    """Bounds as whole numbers, rounded outward."""
    bottom = None if low is None else low.numerator * ONE // low.denominator
    top = None if high is None else -(-high.numerator * ONE // high.denominator)
    return bottom, top


def fractions(bounds: Bounds) -> tuple[Fraction | None, Fraction | None]:
    """Bounds as fractions."""
    low, high = bounds
    return None if low is None else Fraction(low, ONE), None if high is None else Fraction(high, ONE)


def narrowed(rows: Sequence[Row], given: Mapping[str, Bounds]) -> dict[str, Bounds] | None:
    """The bounds that the rows leave; None where nothing is left."""
    bounds = dict(given)
    narrow = [(_NARROW[type(row)], row) for row in rows]
    try:
        for _ in range(ROUNDS):
            before = None if len(narrow) == 1 else dict(bounds)
            for by, row in narrow:
                by(row, bounds)
            if before is None or bounds == before:
                break
    except EmptyError:
        return None
    return bounds


def _sum(row: Sum, bounds: dict[str, Bounds]) -> None:
    parts = row.parts
    if len(parts) == 2 and parts[0][1] == 1 == parts[1][1]:
        _plus(row.total, parts[0][0], parts[1][0], bounds)
    else:
        _linear(_terms_of_sum(row), "==", 0, bounds)


@lru_cache(maxsize=1 << 12)
def _terms_of_sum(row: Sum) -> tuple[tuple[str, Fraction], ...]:
    return ((row.total, Fraction(-1)), *row.parts)


def _plus(total: str, a: str, b: str, bounds: dict[str, Bounds]) -> None:
    """total = a + b."""
    (al, ah), (bl, bh) = bounds[a], bounds[b]
    _meet(bounds, total, None if al is None or bl is None else al + bl, None if ah is None or bh is None else ah + bh)
    tl, th = bounds[total]
    _meet(bounds, a, None if tl is None or bh is None else tl - bh, None if th is None or bl is None else th - bl)
    al, ah = bounds[a]
    _meet(bounds, b, None if tl is None or ah is None else tl - ah, None if th is None or al is None else th - al)


def _growth(row: Growth, bounds: dict[str, Bounds]) -> None:
    if row.change is not None:
        _plus(row.new, row.base, _name(row.change), bounds)
    else:
        _times(row.new, _name(row.factor), row.base, bounds, ONE)


def _share(row: Share, bounds: dict[str, Bounds]) -> None:
    _times(row.part, _name(row.percent), row.whole, bounds, _HUNDRED)


def _product(row: Product, bounds: dict[str, Bounds]) -> None:
    _times(row.total, _name(row.rate), row.count, bounds, ONE)


def _order(row: Order, bounds: dict[str, Bounds]) -> None:
    (low, _), (_, high) = bounds[row.less], bounds[row.more]
    _meet(bounds, row.less, None, high)
    _meet(bounds, row.more, low, None)


def _duplicate(row: Duplicate, bounds: dict[str, Bounds]) -> None:
    for name in row.facts:
        for other in row.facts:
            _meet(bounds, name, *bounds[other])


def _comparison(row: Linear, bounds: dict[str, Bounds]) -> None:
    _linear(row.terms, row.op, row.rhs, bounds)


def _name(ratio: object) -> str:
    assert isinstance(ratio, str), "ratios of news are facts"
    return ratio


def _meet(bounds: dict[str, Bounds], name: str, low: int | None, high: int | None) -> None:
    old_low, old_high = bounds[name]
    if low is None or (old_low is not None and low <= old_low):
        low = old_low
    if high is None or (old_high is not None and high >= old_high):
        high = old_high
    if low is not None and high is not None and low > high:
        raise EmptyError
    bounds[name] = (low, high)


def _times(total: str, rate: str, count: str, bounds: dict[str, Bounds], unit: int) -> None:
    """total = rate · count ÷ unit, for values that are not negative; elsewhere nothing is concluded."""
    (tl, th), (rl, rh), (cl, ch) = bounds[total], bounds[rate], bounds[count]
    if tl is None or rl is None or cl is None or tl < 0 or rl < 0 or cl < 0:
        return
    _meet(bounds, total, rl * cl // unit, None if rh is None or ch is None else -(-rh * ch // unit))
    tl, th = bounds[total]
    assert tl is not None
    _meet(bounds, count, tl * unit // rh if rh else None, -(-th * unit // rl) if th is not None and rl else None)
    cl, ch = bounds[count]
    _meet(bounds, rate, tl * unit // ch if ch else None, -(-th * unit // cl) if th is not None and cl else None)


def _linear(terms: Iterable[tuple[str, Fraction]], op: str, rhs: Fraction | int, bounds: dict[str, Bounds]) -> None:
    """Narrow each fact of Σ coefficient · fact op rhs by what the others leave it."""
    open_low = open_high = low_sum = high_sum = 0
    parts: list[tuple[str, int, int, int | None, int | None]] = []
    for name, weight in terms:
        n, d = weight.numerator, weight.denominator
        low, high = _weighted(bounds[name], n, d)
        parts.append((name, n, d, low, high))
        if low is None:
            open_low += 1
        else:
            low_sum += low
        if high is None:
            open_high += 1
        else:
            high_sum += high
    bottom_rhs, top_rhs = rhs.numerator * ONE // rhs.denominator, -(-rhs.numerator * ONE // rhs.denominator)
    at_most, at_least = op in ("==", "<=", "<"), op in ("==", ">=", ">")
    for name, n, d, low, high in parts:
        top = top_rhs - (low_sum - (low or 0)) if at_most and open_low == (low is None) else None
        bottom = bottom_rhs - (high_sum - (high or 0)) if at_least and open_high == (high is None) else None
        if top is None and bottom is None:
            continue
        if n < 0:
            bottom, top = top, bottom
        _meet(bounds, name, None if bottom is None else bottom * d // n, None if top is None else -(-top * d // n))


def _weighted(bounds: Bounds, n: int, d: int) -> Bounds:
    """Bounds times n / d."""
    if n == d:
        return bounds
    low, high = bounds if n > 0 else (bounds[1], bounds[0])
    return None if low is None else low * n // d, None if high is None else -(-high * n // d)


_NARROW: Final[Mapping[type[Row], Callable[[Any, dict[str, Bounds]], None]]] = {
    Sum: _sum,
    Growth: _growth,
    Share: _share,
    Product: _product,
    Order: _order,
    Duplicate: _duplicate,
    Linear: _comparison,
}
