"""From facts and relations to a ``Program``.

Every level is a variable. A ratio claim used in one row (new = f · base, f in [l, u], base > 0) is eliminated: it becomes the two
rows l·base <= new and new <= u·base, both owned by the claim, which is exact (DESIGN §5). Reports of one ratio each give such a
pair of rows, and a linear row among ratios of one base (shares that add up) is multiplied by that base, which is exact too. A ratio
used in several rows in any other way is *relaxed*: each row may take its own value from the claim's interval, so that a
contradiction still is one, but a solution proves nothing; ``relaxed`` and ``shared_of`` say which ratios these are.

Facts and relations are put in a canonical order first, so that nothing downstream depends on the order of the input.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from math import lcm
from typing import Final

from factcheck.engine.duplicates import Duplicates
from factcheck.engine.program import GIVEN, Clash, Limit, Program, Ratio
from factcheck.engine.ratios import RatioRow, classify, names_of
from factcheck.model.interval import EVERYTHING, Interval, Mode
from factcheck.model.system import Duplicate, Growth, Linear, Order, Row, Sum, SystemFact


@dataclass(slots=True)
class _Bound:
    """A bound before scaling."""

    var: int
    interval: Interval
    owner: int


def compile_program(
    facts: Sequence[SystemFact], rows: Iterable[tuple[int, Row]], mode: Mode, positive: frozenset[int] = frozenset()
) -> Program:
    """The program of one connected component; ``rows`` carry their index in the system, ``positive`` as in ``classify``."""
    ordered = sorted(facts, key=lambda f: f.name)
    builder = _Builder(ordered, mode, positive)
    for index, row in _ordered(rows):
        builder.known[index] = row
    builder.build()
    return builder.finish()


def _ordered(rows: Iterable[tuple[int, Row]]) -> list[tuple[int, Row]]:
    """The rows by kind and facts; only rows alike in both are told apart by their numbers, as that takes long."""
    keyed = sorted(((type(row).__name__, tuple(sorted(names_of(row))), index, row) for index, row in rows), key=lambda k: k[:2])
    for k in range(1, len(keyed)):
        if keyed[k][:2] == keyed[k - 1][:2]:
            return [(index, row) for *_, index, row in sorted(keyed, key=lambda k: (*k[:2], _numbers(k[3])))]
    return [(index, row) for *_, index, row in keyed]


def _numbers(row: Row) -> str:
    if isinstance(row, Sum):
        return repr((row.total, sorted(row.parts)))
    if isinstance(row, Linear):
        return repr((sorted(row.terms), row.op, row.rhs))
    return "" if isinstance(row, Duplicate) else repr(row)


class _Builder:
    """Collects rows and bounds with rational numbers, then scales them to integers."""

    def __init__(self, facts: list[SystemFact], mode: Mode, positive: frozenset[int]) -> None:
        self.mode = mode
        self.positive = positive
        self.index = {fact.name: i for i, fact in enumerate(facts)}
        self.intervals = [fact.interval(mode) for fact in facts]
        self.known: dict[int, Row] = {}
        self.bounds: list[_Bound] = []
        self.program = Program(facts, relations=self.known, mode=mode)

    def build(self) -> None:
        program = self.program
        uses = classify(program.facts, self.known, self.intervals, self.mode, self.positive)
        program.relaxed, program.open_rows, program.undecided = uses.relaxed, uses.open_rows, uses.undecided
        # Facts without bounds come first: least-index choices then make them basic, where they never block.
        free = [i for i in range(len(program.facts)) if i not in uses.eliminated]
        free.sort(key=lambda i: (program.facts[i].is_stated, i))
        program.var_of = {i: var for var, i in enumerate(free)}
        program.levels = len(free)
        for i, var in program.var_of.items():
            fact = program.facts[i]
            if self.intervals[i].is_empty:
                program.clashes.append(Clash(frozenset((i,) if fact.is_stated else ()), ()))
            elif self.intervals[i] != EVERYTHING:
                self.bounds.append(_Bound(var, self.intervals[i], i if fact.is_stated else GIVEN))
        for i, use in uses.eliminated.items():
            program.ratio_of[i] = Ratio(self.var(use.new), self.var(use.base), use.per, use.offset)
        for use in uses.ratio_rows:
            for i in uses.relaxed_in(use):
                shared = program.shared_of.setdefault(i, [])
                shared.append(Ratio(self.var(use.new), self.var(use.base), use.per, use.offset))
        self._positive_bases(uses.ratio_rows)
        for use in uses.ratio_rows:
            self._ratio_rows(use)
        for index, row in self.known.items():
            self._linear(index, row)
        self._clashes(uses.ratio_rows)

    def var(self, name: str) -> int:
        return self.program.var_of[self.index[name]]

    # -- rows ---------------------------------------------------------------------------------------------------------

    def _positive_bases(self, rows: Iterable[RatioRow]) -> None:
        for base in sorted({self.var(use.base) for use in rows}):
            self.bounds.append(_Bound(base, Interval(Fraction(0), None, low_open=True), GIVEN))

    def _ratio_rows(self, use: RatioRow) -> None:
        new, base = self.var(use.new), self.var(use.base)
        first = len(self.program.rows)
        self._bounds_of_ratio(use, new, base)
        self.program.quotients.update(dict.fromkeys(range(first, len(self.program.rows)), (new, base)))

    def _bounds_of_ratio(self, use: RatioRow, new: int, base: int) -> None:
        for owner, interval, path in use.claims:
            relations = (use.relation, *path)
            factor = Interval(
                None if interval.low is None else interval.low / use.per + use.offset,
                None if interval.high is None else interval.high / use.per + use.offset,
                interval.low_open,
                interval.high_open,
            )
            if factor.low is not None and factor.low == factor.high:
                self._add({new: Fraction(1), base: -factor.low}, relations, Interval.point(0), owner)
                continue
            if factor.low is not None:
                side = Interval(Fraction(0), None, low_open=factor.low_open)
                self._add({new: Fraction(1), base: -factor.low}, relations, side, owner)
            if factor.high is not None:
                side = Interval(Fraction(0), None, low_open=factor.high_open)
                self._add({new: Fraction(-1), base: factor.high}, relations, side, owner)

    def _linear(self, index: int, row: Row) -> None:
        if isinstance(row, Sum):
            self._combine(index, [(row.total, Fraction(1)), *((n, -w) for n, w in row.parts)], Interval.point(0))
        elif isinstance(row, Order):
            self._combine(index, [(row.more, Fraction(1)), (row.less, Fraction(-1))], Interval(Fraction(0), None))
        elif isinstance(row, Linear):
            self._combine(index, row.terms, _RANGE_OF[row.op](row.rhs))
        elif isinstance(row, Duplicate):
            first, *others = sorted(row.facts)
            for other in others:
                self._combine(index, [(first, Fraction(1)), (other, Fraction(-1))], Interval.point(0))
        elif isinstance(row, Growth) and row.change is not None:
            terms = [(row.new, Fraction(1)), (row.base, Fraction(-1))]
            if isinstance(row.change, str):
                self._combine(index, [*terms, (row.change, Fraction(-1))], Interval.point(0))
            else:
                self._combine(index, terms, row.change.interval(self.mode))

    def _combine(self, index: int, terms: Iterable[tuple[str, Fraction]], interval: Interval) -> None:
        """A linear row; where it is among eliminated ratios of one base, multiplied by that base."""
        program = self.program
        coefficients: dict[int, Fraction] = {}
        base = None
        for name, c in terms:
            ratio = program.ratio_of.get(self.index[name])
            if ratio is None:
                v = program.var_of[self.index[name]]
                coefficients[v] = coefficients.get(v, Fraction(0)) + c
                continue
            base = ratio.base
            coefficients[ratio.new] = coefficients.get(ratio.new, Fraction(0)) + c * ratio.per
            coefficients[base] = coefficients.get(base, Fraction(0)) - c * ratio.per * ratio.offset
        if base is None:
            self._add(coefficients, (index,), interval, GIVEN)
            return
        if interval.low is not None and interval.low == interval.high:
            coefficients[base] = coefficients.get(base, Fraction(0)) - interval.low
            self._add(coefficients, (index,), Interval.point(0), GIVEN)
            return
        if interval.low is not None:
            shifted = dict(coefficients)
            shifted[base] = shifted.get(base, Fraction(0)) - interval.low
            self._add(shifted, (index,), Interval(Fraction(0), None, low_open=interval.low_open), GIVEN)
        if interval.high is not None:
            shifted = dict(coefficients)
            shifted[base] = shifted.get(base, Fraction(0)) - interval.high
            self._add(shifted, (index,), Interval(None, Fraction(0), high_open=interval.high_open), GIVEN)

    def _add(self, coefficients: dict[int, Fraction], relations: tuple[int, ...], interval: Interval, owner: int) -> None:
        """A row with integer coefficients, and its bounds multiplied alike."""
        m = lcm(*(c.denominator for c in coefficients.values()))
        row = {v: c.numerator * (m // c.denominator) for v, c in coefficients.items() if c}
        if not row and 0 in interval:
            return
        var = self.program.levels + len(self.program.rows)
        self.program.rows.append(row)
        self.program.relations_of.append(relations)
        self.bounds.append(_Bound(var, interval.scaled(m), owner))

    # -- clashes ------------------------------------------------------------------------------------------------------

    def _clashes(self, ratio_rows: Iterable[RatioRow]) -> None:
        program = self.program
        inline = {use.relation: use.ratio for use in ratio_rows}
        inline |= {r: row.change for r, row in self.known.items() if isinstance(row, Growth) and row.change is not None}
        for relation, fact in inline.items():
            if isinstance(fact, SystemFact) and fact.excess_digits and not fact.has_bounds:
                program.clashes.append(Clash(frozenset(), (relation,)))
        for i, fact in enumerate(program.facts):
            if fact.excess_digits and not fact.has_bounds:
                program.clashes.append(Clash(frozenset((i,)), ()))
        program.clashes.sort(key=lambda clash: (len(clash.facts), sorted(clash.facts)))
        for members in Duplicates(self.known).classes():
            by_decimals: dict[int, dict[int, Decimal]] = {}
            for i in map(self.index.__getitem__, members):
                fact = program.facts[i]
                if fact.value is not None and isinstance(fact.decimals, int) and not fact.has_bounds:
                    by_decimals.setdefault(fact.decimals, {})[i] = fact.value
            program.alike += [printed for printed in by_decimals.values() if len(set(printed.values())) > 1]

    # -- scaling ------------------------------------------------------------------------------------------------------

    def finish(self) -> Program:
        program = self.program
        ends = [end for b in self.bounds for end in (b.interval.low, b.interval.high) if end is not None]
        program.scale = scale = lcm(*(end.denominator for end in ends)) if ends else 1
        for b in self.bounds:
            low, high = _times(b.interval.low, scale), _times(b.interval.high, scale)
            program.limits.append(Limit(b.var, low, high, b.interval.low_open, b.interval.high_open, b.owner))
        program.start = [0] * program.levels
        for i, var in program.var_of.items():
            value = program.facts[i].value
            if value is not None:
                program.start[var] = int(Fraction(value) * scale)
        return program


def _times(end: Fraction | None, scale: int) -> int | None:
    return None if end is None else end.numerator * (scale // end.denominator)


_RANGE_OF: Final = {
    "<=": lambda rhs: Interval(None, rhs),
    ">=": lambda rhs: Interval(rhs, None),
    "==": lambda rhs: Interval(rhs, rhs),
    "<": lambda rhs: Interval(None, rhs, high_open=True),
    ">": lambda rhs: Interval(rhs, None, low_open=True),
}
