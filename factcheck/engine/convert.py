"""Systems of the model ↔ columns, for whoever has the one and needs the other."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

import numpy as np

from factcheck.engine.columns import OPS, Columns, Kind
from factcheck.engine.propagate import Ints
from factcheck.model.interval import Mode
from factcheck.model.system import Duplicate, Growth, Linear, Order, Product, Ratio, Row, Share, Sum, System, SystemFact


class TooWideError(ValueError):
    """A number that the columns cannot hold exactly: not an integer of ten, or beyond 64 bits."""


def from_systems(systems: Sequence[System]) -> Columns:
    """The columns of systems that use whole weights and whole right-hand sides; raises ``TooWideError`` for others."""
    builder = _Builder()
    for system in systems:
        builder.add(system)
    return builder.columns()


class _Builder:
    def __init__(self) -> None:
        self.facts: list[tuple[int, int, int, int, bool, bool, bool, bool, bool, bool]] = []
        self.kind: list[int] = []
        self.start: list[int] = [0]
        self.fact: list[int] = []
        self.weight: list[int] = []
        self.op: list[int] = []
        self.rhs: list[int] = []

    def add(self, system: System) -> None:
        index: dict[str, int] = {}
        for fact in system.facts:
            index[fact.name] = self._fact(fact, system.mode)
        for row in system.rows:
            self._row(row, index, system.mode)

    def _fact(self, fact: SystemFact, mode: Mode) -> int:
        if fact.excess_digits and not fact.has_bounds:
            raise TooWideError(f"{fact.name} has digits beyond its decimals")
        interval = fact.interval(mode)
        ends = [Decimal(0) if e is None else Decimal(e.numerator) / Decimal(e.denominator) for e in (interval.low, interval.high)]
        decimals = fact.decimals if isinstance(fact.decimals, int) else 0
        for end in (*ends, fact.value or Decimal(0)):
            exponent = end.normalize().as_tuple().exponent
            assert isinstance(exponent, int)
            if not (isinstance(fact.decimals, int) and fact.value is not None and not fact.has_bounds):
                decimals = max(decimals, -exponent)
        unit = Fraction(1, 2) / Fraction(10) ** decimals
        low, high = (_whole((e or Fraction(0)) / unit) for e in (interval.low, interval.high))
        printed = _whole(Fraction(fact.value or 0) * Fraction(10) ** decimals)
        has_low, has_high = interval.low is not None, interval.high is not None
        plain = isinstance(fact.decimals, int) and fact.value is not None and not fact.has_bounds
        flags = (has_low, has_high, interval.low_open, interval.high_open, fact.is_stated, plain)
        self.facts.append((decimals, printed, low, high, *flags))
        return len(self.facts) - 1

    def _row(self, row: Row, index: dict[str, int], mode: Mode) -> None:
        op, rhs = 0, 0
        operands: list[tuple[int, int]]
        if isinstance(row, Sum):
            kind, operands = Kind.SUM, [(index[row.total], 1), *((index[n], _whole(w)) for n, w in row.parts)]
        elif isinstance(row, Order):
            kind, operands = Kind.ORDER, [(index[row.less], 1), (index[row.more], 1)]
        elif isinstance(row, Duplicate):
            kind, operands = Kind.DUPLICATE, [(index[n], 1) for n in row.facts]
        elif isinstance(row, Linear):
            kind, operands = Kind.LINEAR, [(index[n], _whole(c)) for n, c in row.terms]
            op, rhs = OPS.index(row.op), _whole(row.rhs)
        else:
            kind, new, base, ratio = _ratio_operands(row)
            operands = [(index[n], 1) for n in (new, base)]
            operands.append((index[ratio] if isinstance(ratio, str) else self._fact(ratio, mode), 1))
        self.kind.append(kind)
        self.fact += [i for i, _ in operands]
        self.weight += [w for _, w in operands]
        self.start.append(len(self.fact))
        self.op.append(op)
        self.rhs.append(rhs)

    def columns(self) -> Columns:
        table = list(zip(*self.facts, strict=True)) or [()] * 10
        flags = [np.array(column, np.bool_) for column in table[4:]]
        return Columns(
            decimals=np.array(table[0], np.int16),
            printed=np.array(table[1], np.int64),
            low=np.array(table[2], np.int64),
            high=np.array(table[3], np.int64),
            has_low=flags[0],
            has_high=flags[1],
            low_open=flags[2],
            high_open=flags[3],
            stated=flags[4],
            plain=flags[5],
            kind=np.array(self.kind, np.int8),
            start=np.array(self.start, np.int64),
            fact=np.array(self.fact, np.int64),
            weight=np.array(self.weight, np.int64),
            op=np.array(self.op, np.int8),
            rhs=np.array(self.rhs, np.int64),
        )


def _whole(x: Fraction) -> int:
    if x.denominator != 1 or abs(x) >= 1 << 62:
        raise TooWideError(f"{x} is no whole number of 62 bits")
    return x.numerator


def _ratio_operands(row: Growth | Share | Product) -> tuple[Kind, str, str, Ratio]:
    if isinstance(row, Share):
        return Kind.SHARE, row.part, row.whole, row.percent
    if isinstance(row, Product):
        return Kind.PRODUCT, row.total, row.count, row.rate
    for kind, ratio in ((Kind.FACTOR, row.factor), (Kind.PERCENT, row.percent), (Kind.CHANGE, row.change)):
        if ratio is not None:
            return kind, row.new, row.base, ratio
    raise ValueError("a growth relation needs a factor, a percent or a change")


def system_of(columns: Columns, facts: Ints, relations: Ints, ident: str) -> System:
    """Some facts and relations of the columns as a ``System`` of the model; names are the indexes."""
    made = []
    for i in facts.tolist():
        half = Fraction(1, 2) / Fraction(10) ** int(columns.decimals[i])
        low = int(columns.low[i]) * half if columns.has_low[i] else None
        high = int(columns.high[i]) * half if columns.has_high[i] else None
        opened = bool(columns.low_open[i]), bool(columns.high_open[i])
        made.append(SystemFact(str(i), None, None, low, high, *opened, given=not columns.stated[i]))
    rows = tuple(_row_of(columns, int(r)) for r in relations)
    return System(ident, tuple(made), rows)


def _row_of(columns: Columns, r: int) -> Row:
    a, b = int(columns.start[r]), int(columns.start[r + 1])
    names = [str(i) for i in columns.fact[a:b].tolist()]
    weights = [Fraction(w) for w in columns.weight[a:b].tolist()]
    match Kind(int(columns.kind[r])):
        case Kind.SUM:
            return Sum(names[0], tuple(zip(names[1:], weights[1:], strict=True)))
        case Kind.FACTOR:
            return Growth(names[0], names[1], factor=names[2])
        case Kind.PERCENT:
            return Growth(names[0], names[1], percent=names[2])
        case Kind.CHANGE:
            return Growth(names[0], names[1], change=names[2])
        case Kind.SHARE:
            return Share(names[0], names[1], names[2])
        case Kind.PRODUCT:
            return Product(names[0], names[2], names[1])
        case Kind.ORDER:
            return Order(names[0], names[1])
        case Kind.DUPLICATE:
            return Duplicate(tuple(names))
        case Kind.LINEAR:
            return Linear(tuple(zip(names, weights, strict=True)), OPS[int(columns.op[r])], Fraction(int(columns.rhs[r])))
