"""Ranges where rows share no cycle: two passes over the tree, no simplex.

Where the graph of levels and rows is a forest, narrowing bounds row by row gives the exact ranges: the values a row allows for
one of its levels form an interval, and parts of the tree that meet in one level do not constrain each other otherwise
(Montanari, "Networks of constraints", Information Sciences 7, 1974). One pass collects bounds towards a root, a second hands
them back. A ratio between two levels counts as one row, l·base <= new <= u·base with base > 0. Cost: linear in the entries, a
few rational operations each.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from factcheck.engine.program import Limit, Program
from factcheck.model.interval import EVERYTHING, Interval

Domains = list[Interval]


@dataclass(slots=True)
class Row:
    """Σ coefficient · level within ``span``."""

    terms: dict[int, int]
    span: Interval

    def levels(self) -> tuple[int, ...]:
        """The levels of the row."""
        return tuple(self.terms)

    def narrow(self, domains: Domains, wanted: set[int]) -> None:
        """Bounds of the wanted levels from those of the others; each is seen against the bounds before."""
        parts = {level: domains[level].scaled(c) for level, c in self.terms.items()}
        least = _Total(part.low for part in parts.values())
        most = _Total(part.high for part in parts.values())
        open_low = sum(part.low_open for part in parts.values())
        open_high = sum(part.high_open for part in parts.values())
        for level in wanted:
            part = parts[level]
            rest_low, rest_high = least.without(part.low), most.without(part.high)
            high = None if self.span.high is None or rest_low is None else self.span.high - rest_low
            low = None if self.span.low is None or rest_high is None else self.span.low - rest_high
            allowed = Interval(
                low,
                high,
                low is not None and (self.span.low_open or open_high > part.high_open),
                high is not None and (self.span.high_open or open_low > part.low_open),
            )
            domains[level] = domains[level].intersect(allowed.scaled(Fraction(1, self.terms[level])))


class _Total:
    """A sum of ends, some of them infinite."""

    def __init__(self, ends: Iterator[Fraction | None]) -> None:
        self.infinite = 0
        self.sum = Fraction(0)
        for end in ends:
            if end is None:
                self.infinite += 1
            else:
                self.sum += end

    def without(self, end: Fraction | None) -> Fraction | None:
        """The sum of the others, None where one of them is infinite."""
        if end is None:
            return self.sum if self.infinite == 1 else None
        return None if self.infinite else self.sum - end


@dataclass(slots=True)
class Quotient:
    """new ÷ base within ``span``, base > 0."""

    new: int
    base: int
    span: Interval

    def levels(self) -> tuple[int, ...]:
        """The two levels."""
        return (self.new, self.base)

    def narrow(self, domains: Domains, wanted: set[int]) -> None:
        """The new level from the base, the base from the new level."""
        new, base = domains[self.new], domains[self.base]
        if self.new in wanted:
            low, low_open = _times(self.span.low, self.span.low_open, base, upper=False)
            high, high_open = _times(self.span.high, self.span.high_open, base, upper=True)
            domains[self.new] = new.intersect(Interval(low, high, low_open, high_open))
        if self.base in wanted:
            found = base
            for factor, is_open, end, end_open, upper in (
                (self.span.low, self.span.low_open, new.high, new.high_open, True),
                (self.span.high, self.span.high_open, new.low, new.low_open, False),
            ):
                if factor and end is not None:
                    bound, opened = end / factor, is_open or end_open
                    side = Interval(None, bound, high_open=opened) if (factor > 0) == upper else Interval(bound, None, opened)
                    found = found.intersect(side)
            domains[self.base] = found

    def range(self, domains: Domains) -> Interval:
        """The quotients of two positive-based ranges that lie in ``span``."""
        new, base = domains[self.new], domains[self.base]
        low, low_open = _least_quotient(new, base)
        high, high_open = _least_quotient(new.scaled(-1), base)
        return self.span.intersect(Interval(low, None if high is None else -high, low_open, high_open))


def _times(factor: Fraction | None, is_open: bool, base: Interval, *, upper: bool) -> tuple[Fraction | None, bool]:
    """The end of factor · base, for all of a positive base."""
    if factor is None:
        return None, False
    if factor == 0:
        return Fraction(0), is_open
    end, end_open = (base.high, base.high_open) if (factor > 0) == upper else (base.low, base.low_open)
    return (None, False) if end is None else (factor * end, is_open or end_open)


def _least_quotient(new: Interval, base: Interval) -> tuple[Fraction | None, bool]:
    """The infimum of new ÷ base and whether it is missed; the base is positive, though its range may begin at zero."""
    low = new.low
    if low is None:
        return None, False
    if low < 0:
        # A negative quotient is least over the smallest base.
        return (None, False) if not base.low else (low / base.low, new.low_open or base.low_open)
    if low == 0:
        return Fraction(0), new.low_open
    return (Fraction(0), True) if base.high is None else (low / base.high, new.low_open or base.high_open)


def forest_ranges(program: Program) -> dict[int, Interval] | None:
    """The range of every fact of a consistent program with all figures active; None where rows share a cycle."""
    if program.relaxed:
        return None
    edges = _edges(program)
    if edges is None:
        return None
    order = _rooted(program.levels, edges)
    if order is None:
        return None
    domains = [EVERYTHING] * program.levels
    for limit in program.limits:
        if limit.var < program.levels:
            domains[limit.var] = domains[limit.var].intersect(_span(limit, program.scale))
    for edge, parent in reversed(order):
        edge.narrow(domains, {parent})
    for edge, parent in order:
        edge.narrow(domains, set(edge.levels()) - {parent})
    found = {fact: domains[var] for fact, var in program.var_of.items()}
    quotients = {(edge.new, edge.base): edge for edge, _ in order if isinstance(edge, Quotient)}
    for fact, ratio in program.ratio_of.items():
        span = quotients[ratio.new, ratio.base].range(domains)
        low = None if span.low is None else (span.low - ratio.offset) * ratio.per
        high = None if span.high is None else (span.high - ratio.offset) * ratio.per
        found[fact] = Interval(low, high, span.low_open, span.high_open)
    return found


def _span(limit: Limit, divisor: int) -> Interval:
    low = None if limit.low is None else Fraction(limit.low, divisor)
    high = None if limit.high is None else Fraction(limit.high, divisor)
    return Interval(low, high, limit.low_open, limit.high_open)


def _edges(program: Program) -> list[Row | Quotient] | None:
    """The rows, those about one quotient together; None where a level is its own base and counts twice."""
    spans = {limit.var - program.levels: limit for limit in program.limits if limit.var >= program.levels}
    edges: list[Row | Quotient] = []
    quotients: dict[tuple[int, int], Quotient] = {}
    for i, row in enumerate(program.rows):
        limit = spans.get(i)
        if limit is None or not row:
            continue
        ends = program.quotients.get(i)
        if ends is None:
            edges.append(Row(row, _span(limit, program.scale)))
            continue
        new, base = ends
        if new == base:
            return None
        if ends not in quotients:
            quotients[ends] = Quotient(new, base, EVERYTHING)
            edges.append(quotients[ends])
        quotients[ends].span = quotients[ends].span.intersect(_factors(row, new, base, limit))
    for ratio in program.ratio_of.values():
        if ratio.new == ratio.base:
            return None
        if (ratio.new, ratio.base) not in quotients:
            # A ratio nobody states bounds nothing, but its range depends on both levels at once.
            quotients[ratio.new, ratio.base] = Quotient(ratio.new, ratio.base, EVERYTHING)
            edges.append(quotients[ratio.new, ratio.base])
    return edges


def _factors(row: dict[int, int], new: int, base: int, limit: Limit) -> Interval:
    """The quotients that a row c·new + d·base >= 0 (or = 0) allows over a positive base."""
    factor = Fraction(-row.get(base, 0), row[new])
    if limit.low == 0 == limit.high:
        return Interval.point(factor)
    return Interval(factor, None, limit.low_open) if row[new] > 0 else Interval(None, factor, high_open=limit.low_open)


def _rooted(levels: int, edges: list[Row | Quotient]) -> list[tuple[Row | Quotient, int]] | None:
    """The edges outward from a root of each tree, each with the level it hangs on; None where they close a cycle."""
    at: list[list[int]] = [[] for _ in range(levels)]
    for k, edge in enumerate(edges):
        for level in edge.levels():
            at[level].append(k)
    order: list[tuple[Row | Quotient, int]] = []
    seen_levels: set[int] = set()
    seen_edges: set[int] = set()
    for root in range(levels):
        if root in seen_levels:
            continue
        seen_levels.add(root)
        frontier = [root]
        for level in frontier:
            for k in at[level]:
                if k in seen_edges:
                    continue
                seen_edges.add(k)
                others = [other for other in edges[k].levels() if other != level]
                if not seen_levels.isdisjoint(others):
                    return None
                seen_levels.update(others)
                frontier += others
                order.append((edges[k], level))
    return order
