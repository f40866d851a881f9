"""Groups of trade figures for the engine's benchmarks: twelve levels that add up and nest, and up to three growth factors.

Exports, imports and turnover of a half-year, July, seven months and the seven months a year earlier; a third of the levels is
left unstated; some groups carry one wrong figure. Truth is drawn first and then printed with two to four digits, so that a group
without a wrong figure is consistent.
"""

from __future__ import annotations

import random
from decimal import Decimal
from fractions import Fraction

from factcheck.model.system import Growth, Row, Sum, System, SystemFact

FLOWS = ("X", "M")
PERIODS = ("half", "july", "seven", "before")
ONE = Fraction(1)


def groups(count: int, seed: int, wrong: float) -> list[System]:
    """``count`` groups, a part ``wrong`` of them with one figure multiplied."""
    rng = random.Random(seed)
    return [group(rng, f"g{i}", rng.random() < wrong) for i in range(count)]


def group(rng: random.Random, ident: str, is_wrong: bool) -> System:
    """One group."""
    truth: dict[str, float] = {}
    growth: dict[str, float] = {}
    for flow in FLOWS:
        half = 10 ** rng.uniform(0, 4)
        july = half * rng.uniform(0.05, 0.3)
        growth[flow] = rng.uniform(0.6, 4)
        values = (half, july, half + july, (half + july) / growth[flow])
        truth.update({f"{flow}_{p}": v for p, v in zip(PERIODS, values, strict=True)})
    for p in PERIODS:
        truth[f"T_{p}"] = truth[f"X_{p}"] + truth[f"M_{p}"]
    growth["T"] = truth["T_seven"] / truth["T_before"]
    digits = rng.choice([2, 3, 3, 4])
    stated = {name: printed(value, digits) for name, value in truth.items() if rng.random() > 1 / 3}
    factors = {f"g{flow}": printed(value, 2) for flow, value in growth.items() if rng.random() < 0.7}
    figures = {**stated, **factors}
    if is_wrong and figures:
        name = rng.choice(sorted(figures))
        value, decimals = figures[name]
        figures[name] = (value * rng.choice([10, 2, 3]), decimals)
    facts = [SystemFact(n, *figures[n]) if n in figures else SystemFact(n, low=Fraction(0)) for n in [*truth, *factors]]
    return System(ident, tuple(facts), relations(factors))


def relations(factors: dict[str, tuple[Decimal, int]]) -> tuple[Row, ...]:
    """Sums over flows, sums over periods, growth against the year before."""
    rows: list[Row] = [Sum(f"T_{p}", ((f"X_{p}", ONE), (f"M_{p}", ONE))) for p in PERIODS]
    rows += [Sum(f"{f}_seven", ((f"{f}_half", ONE), (f"{f}_july", ONE))) for f in ("X", "M", "T")]
    rows += [Growth(f"{g[1]}_seven", f"{g[1]}_before", factor=g) for g in factors]
    return tuple(rows)


def printed(value: float, digits: int) -> tuple[Decimal, int]:
    """A value with so many significant digits, and its decimals."""
    exact = Decimal(repr(value))
    decimals = digits - 1 - exact.adjusted()
    return exact.quantize(Decimal(1).scaleb(-decimals)), decimals


def table(side: int, seed: int) -> System:
    """A connected cross table: cells, row and column totals, a grand total; one figure in ten is unstated."""
    rng = random.Random(seed)
    cells = [[round(rng.uniform(1, 1000), 1) for _ in range(side)] for _ in range(side)]
    truth = {f"c{i}_{j}": cells[i][j] for i in range(side) for j in range(side)}
    truth |= {f"r{i}": sum(cells[i]) for i in range(side)} | {f"k{j}": sum(row[j] for row in cells) for j in range(side)}
    truth["t"] = sum(map(sum, cells))
    rows = [Sum(f"r{i}", tuple((f"c{i}_{j}", ONE) for j in range(side))) for i in range(side)]
    rows += [Sum(f"k{j}", tuple((f"c{i}_{j}", ONE) for i in range(side))) for j in range(side)]
    rows += [Sum("t", tuple((f"{kind}{i}", ONE) for i in range(side))) for kind in "rk"]
    return System("table", tuple(_tenths(name, value, rng) for name, value in truth.items()), tuple(rows))


def tree(count: int, seed: int) -> System:
    """A connected tree of totals with four parts each; one figure in ten is unstated."""
    rng = random.Random(seed)
    parts: dict[int, list[int]] = {}
    for i in range(1, count):
        parts.setdefault((i - 1) // 4, []).append(i)
    value = [0.0] * count
    for i in reversed(range(count)):
        value[i] = sum(value[k] for k in parts[i]) if i in parts else round(rng.uniform(1, 100), 1)
    rows = [Sum(f"n{i}", tuple((f"n{k}", ONE) for k in ks)) for i, ks in parts.items()]
    return System("tree", tuple(_tenths(f"n{i}", v, rng) for i, v in enumerate(value)), tuple(rows))


def months(count: int, seed: int) -> System:
    """A connected chain: monthly values, cumulated values, growth from month to month (a third of ``count`` each)."""
    rng = random.Random(seed)
    facts, rows = [], []
    value, cumulated, last = rng.uniform(10, 100), 0.0, 0.0
    for i in range(count // 3):
        last, value = value, rng.uniform(10, 100)
        cumulated += value
        facts += [_tenths(f"m{i}", value, rng), _tenths(f"c{i}", cumulated, rng)]
        if i:
            facts.append(SystemFact(f"g{i}", Decimal(repr(value / last)).quantize(Decimal("0.01")), 2))
            rows += [Sum(f"c{i}", ((f"c{i - 1}", ONE), (f"m{i}", ONE))), Growth(f"m{i}", f"m{i - 1}", factor=f"g{i}")]
    return System("months", tuple(facts), tuple(rows))


def _tenths(name: str, value: float, rng: random.Random) -> SystemFact:
    if rng.random() < 0.1:
        return SystemFact(name, low=Fraction(0))
    return SystemFact(name, Decimal(repr(value)).quantize(Decimal("0.1")), 1)
