"""A second engine for tests, slow and plain: Fourier–Motzkin elimination over Fractions, and random systems to judge by it.

It shares nothing with the engine but the model's values. Constraints are (coefficients, constant, strict): Σ c·x + constant <= 0
(< 0 where strict).
"""

from __future__ import annotations

import random
from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from factcheck.model.interval import Interval
from factcheck.model.system import Duplicate, Growth, Linear, Order, Product, Row, Share, Sum, System, SystemFact

Constraint = tuple[dict[str, Fraction], Fraction, bool]
ONE = Fraction(1)


def normal(c: dict[str, Fraction], k: Fraction, strict: bool) -> Constraint:
    c = {v: a for v, a in c.items() if a}
    size = next((abs(a) for _, a in sorted(c.items())), None) or abs(k) or ONE
    return {v: a / size for v, a in c.items()}, k / size, strict


def bounds(combination: dict[str, Fraction], interval: Interval) -> list[Constraint]:
    found = []
    if interval.low is not None:
        found.append(({v: -a for v, a in combination.items()}, interval.low, interval.low_open))
    if interval.high is not None:
        found.append((dict(combination), -interval.high, interval.high_open))
    return found


def eliminate(constraints: Iterable[Constraint], keep: str | None = None) -> list[Constraint] | None:
    """Project on ``keep`` (or on nothing); None when a contradiction came out."""
    rows = {}
    for constraint in constraints:
        c, k, strict = normal(*constraint)
        rows[tuple(sorted(c.items())), k, strict] = (c, k, strict)
    while True:
        pending = {}
        variables: dict[str, list[int]] = {}
        for c, k, strict in rows.values():
            if not c:
                if k > 0 or (strict and k == 0):
                    return None
                continue
            key = tuple(sorted(c.items()))
            # of parallel rows only the tightest matters
            if key not in pending or (k, strict) > (pending[key][1], pending[key][2]):
                pending[key] = (c, k, strict)
        work = list(pending.values())
        for c, _, _ in work:
            for v, a in c.items():
                if v != keep:
                    variables.setdefault(v, [0, 0])[a > 0] += 1
        if not variables:
            return work
        v = min(variables, key=lambda v: (variables[v][0] * variables[v][1], v))
        ups = [r for r in work if r[0].get(v, 0) > 0]
        downs = [r for r in work if r[0].get(v, 0) < 0]
        rows = {i: r for i, r in enumerate(work) if v not in r[0]}
        for cu, ku, su in ups:
            for cd, kd, sd in downs:
                a, b = cu[v], -cd[v]
                c = {w: cu.get(w, Fraction(0)) * b + cd.get(w, Fraction(0)) * a for w in {*cu, *cd} if w != v}
                c, k, strict = normal(c, ku * b + kd * a, su or sd)
                rows[len(rows), tuple(sorted(c.items()))] = (c, k, strict)


def projection(constraints: Iterable[Constraint], variable: str) -> Interval | None:
    rows = eliminate(constraints, variable)
    if rows is None:
        return None
    interval = Interval(None, None)
    for c, k, strict in rows:
        end = -k / c[variable]
        side = Interval(None, end, high_open=strict) if c[variable] > 0 else Interval(end, None, low_open=strict)
        interval = interval.intersect(side)
    return None if interval.is_empty else interval


# -- systems ----------------------------------------------------------------------------------------------------------


class Judge:
    """Verdicts on a system by definition; each named ratio must be used in one row only."""

    def __init__(self, system: System) -> None:
        self.system = system
        self.facts = {f.name: f for f in system.facts}
        self.stated = frozenset(f.name for f in system.facts if f.is_stated)
        self.ratios = {r: row for row in system.rows for r in [self._ratio(row)] if isinstance(r, str)}
        self.closed = self._closed_rows()

    @staticmethod
    def _ratio(row: Row):
        if isinstance(row, Growth) and row.change is None:
            return row.factor if row.factor is not None else row.percent
        return row.percent if isinstance(row, Share) else row.rate if isinstance(row, Product) else None

    @staticmethod
    def _levels(row: Row) -> tuple[str, str]:
        if isinstance(row, Growth):
            return row.new, row.base
        return (row.part, row.whole) if isinstance(row, Share) else (row.total, row.count)

    @staticmethod
    def _factor(row: Row, x: Fraction) -> Fraction:
        if isinstance(row, Growth):
            return x if row.factor is not None else 1 + x / 100
        return x / 100 if isinstance(row, Share) else x

    def interval(self, name: str, active: frozenset[str]) -> Interval:
        fact = self.facts[name]
        return Interval(None, None) if fact.is_stated and name not in active else fact.interval(self.system.mode)

    def _closed_rows(self) -> list[bool]:
        """Which rows stand: a ratio row needs a base that is positive, or unstated and not negative."""
        closed = [self._ratio(row) is None for row in self.system.rows]
        unclear = []
        for i, row in enumerate(self.system.rows):
            if closed[i]:
                continue
            base = self.facts[self._levels(row)[1]]
            known = base.interval(self.system.mode)
            if base.is_stated:
                closed[i] = known.low is not None and known.low >= 0 and 0 not in known
            elif known.high is not None and known.high <= 0:
                pass
            elif known.low is not None and known.low >= 0:
                closed[i] = True
            else:
                unclear.append(i)
        while True:
            self.closed = closed
            more = []
            for i in unclear:
                base = self._levels(self.system.rows[i])[1]
                near = self._connected(base)
                got = projection([c for c in self.constraints(self.stated) if near.issuperset(c[0])], base)
                if got is not None and got.low is not None and got.low >= 0:
                    more.append(i)
            if not more:
                return closed
            closed = [c or i in more for i, c in enumerate(closed)]
            unclear = [i for i in unclear if i not in more]

    def _connected(self, name: str) -> set[str]:
        """Facts that rows which stand connect with one."""
        reached = {name}
        while True:
            rows = [row for i, row in enumerate(self.system.rows) if self.closed[i] and reached & set(names_in(row))]
            more = {n for row in rows for n in names_in(row)}
            if more <= reached:
                return reached
            reached |= more

    def constraints(self, active: frozenset[str]) -> list[Constraint]:
        tied = {r for r, row in self.ratios.items() if self.closed[self.system.rows.index(row)]}
        found = []
        for name in self.facts:
            if name not in tied:
                found += bounds({name: ONE}, self.interval(name, active))
        for i, row in enumerate(self.system.rows):
            if self.closed[i]:
                found += self._row(row, active)
        return found

    def _row(self, row: Row, active: frozenset[str]) -> list[Constraint]:
        if isinstance(row, Sum):
            return bounds(added([(row.total, ONE)] + [(n, -w) for n, w in row.parts]), Interval.point(0))
        if isinstance(row, Order):
            return bounds(added([(row.more, ONE), (row.less, -ONE)]), Interval(Fraction(0), None))
        if isinstance(row, Duplicate):
            return [c for n in row.facts[1:] for c in bounds(added([(row.facts[0], ONE), (n, -ONE)]), Interval.point(0))]
        if isinstance(row, Linear):
            r = row.rhs
            interval = {
                "<=": Interval(None, r),
                ">=": Interval(r, None),
                "==": Interval(r, r),
                "<": Interval(None, r, high_open=True),
                ">": Interval(r, None, low_open=True),
            }[row.op]
            return bounds(added(row.terms), interval)
        if isinstance(row, Growth) and row.change is not None:
            terms = [(row.new, ONE), (row.base, -ONE)]
            if isinstance(row.change, str):
                return bounds(added([*terms, (row.change, -ONE)]), Interval.point(0))
            return bounds(added(terms), row.change.interval(self.system.mode))
        ratio = self._ratio(row)
        new, base = self._levels(row)
        interval = self.interval(ratio, active) if isinstance(ratio, str) else ratio.interval(self.system.mode)
        found: list[Constraint] = [({base: -ONE}, Fraction(0), True)]
        if interval.low is not None:
            found.append((added([(base, self._factor(row, interval.low)), (new, -ONE)]), Fraction(0), interval.low_open))
        if interval.high is not None:
            found.append((added([(new, ONE), (base, -self._factor(row, interval.high))]), Fraction(0), interval.high_open))
        return found

    def clashes(self, active: frozenset[str]) -> bool:
        facts = [self.facts[n] for n in sorted(active)]
        for i, row in enumerate(self.system.rows):
            inline = row.change if isinstance(row, Growth) and row.change is not None else self._ratio(row)
            if self.closed[i] and isinstance(inline, SystemFact):
                facts.append(inline)
        if any(f.excess_digits and not f.has_bounds for f in facts):
            return True
        for a in facts:
            for b in facts:
                same = a.name != "" and a.name in self.same(b.name) and isinstance(a.decimals, int) and a.decimals == b.decimals
                if same and a.value != b.value and not a.has_bounds and not b.has_bounds:
                    return True
        return False

    def same(self, name: str) -> set[str]:
        reached = {name}
        while True:
            more = {n for row in self.system.rows if isinstance(row, Duplicate) and reached & set(row.facts) for n in row.facts}
            if more <= reached:
                return reached
            reached |= more

    def feasible(self, active: Iterable[str] | None = None) -> bool:
        chosen = self.stated if active is None else frozenset(active)
        return not self.clashes(chosen) and eliminate(self.constraints(chosen)) is not None

    def range(self, name: str, active: Iterable[str] | None = None) -> Interval | None:
        """Values of a fact; a ratio by dividing every level by its base (Charnes and Cooper)."""
        chosen = self.stated if active is None else frozenset(active)
        row = self.ratios.get(name)
        if row is None or not self.closed[self.system.rows.index(row)]:
            return projection(self.constraints(chosen), name)
        new, base = self._levels(row)
        homogeneous: list[Constraint] = [({"1/base": -ONE}, Fraction(0), True)]
        for c, k, strict in self.constraints(chosen):
            homogeneous.append((added([*c.items(), ("1/base", k)]), Fraction(0), strict))
        homogeneous += bounds({base: ONE}, Interval.point(1))
        got = projection(homogeneous, new)
        if got is None:
            return None
        zero, one = self._factor(row, Fraction(0)), self._factor(row, ONE)
        per = 1 / (one - zero)
        return Interval(
            None if got.low is None else (got.low - zero) * per,
            None if got.high is None else (got.high - zero) * per,
            got.low_open,
            got.high_open,
        )


def names_in(row: Row) -> list[str]:
    """Every fact a row names."""
    if isinstance(row, Sum | Linear):
        terms = row.parts if isinstance(row, Sum) else row.terms
        return [n for n, _ in terms] + ([row.total] if isinstance(row, Sum) else [])
    values = [getattr(row, field) for field in row.__dataclass_fields__]
    return [n for v in values for n in (v if isinstance(v, tuple) else (v,)) if isinstance(n, str)]


def added(terms: Iterable[tuple[str, Fraction]]) -> dict[str, Fraction]:
    total: dict[str, Fraction] = {}
    for name, c in terms:
        total[name] = total.get(name, Fraction(0)) + c
    return total


# -- random systems ---------------------------------------------------------------------------------------------------


def random_system(rng: random.Random, ident: str = "r") -> System:
    """A small system with values on a coarse grid, so that intervals touch, overlap and miss each other by a hair all the time.

    Half of them are figures printed from a truth, which are consistent unless one was changed; half are put together at random.
    """
    return true_system(rng, ident) if rng.random() < 0.5 else loose_system(rng, ident)


def true_system(rng: random.Random, ident: str) -> System:
    """Levels drawn, others derived from them, all printed; one figure in some systems is wrong."""
    mode = rng.choice(["nearest", "nearest", "truncation", "either"])
    truth = {f"L{i}": Fraction(rng.randint(1, 40), rng.choice([1, 2, 4])) for i in range(rng.randint(1, 3))}
    rows: list[Row] = []
    facts: list[SystemFact] = []
    for i in range(rng.randint(1, 3)):
        a, b, new = rng.choice(sorted(truth)), rng.choice(sorted(truth)), f"D{i}"
        kind = rng.choice(["sum", "sum", "difference", "factor", "percent", "share", "product", "duplicate", "order", "change"])
        factor = Fraction(rng.choice([5, 8, 10, 12, 15, 20, 25]), 10)
        ratio = f"g{i}"
        if kind in ("sum", "difference", "change") and a != b:
            sign = 1 if kind == "sum" else -1
            truth[new] = truth[a] + sign * truth[b]
            rows.append(Growth(a, b, change=new) if kind == "change" else Sum(new, ((a, ONE), (b, Fraction(sign)))))
        elif kind in ("factor", "percent", "share", "product"):
            truth[new] = truth[a] * factor
            shown = {"factor": factor, "percent": 100 * (factor - 1), "share": 100 * factor, "product": factor}[kind]
            facts.append(print_fact(rng, ratio, shown, mode, rng.choice([0, 1])))
            rows.append(
                Growth(new, a, factor=ratio)
                if kind == "factor"
                else Growth(new, a, percent=ratio)
                if kind == "percent"
                else Share(new, a, ratio)
                if kind == "share"
                else Product(new, ratio, a)
            )
        elif kind == "order" and a != b:
            less, more = sorted((a, b), key=lambda name: truth[name])
            rows.append(Order(less, more))
        else:
            truth[new] = truth[a]
            rows.append(Duplicate((a, new)))
    for name, value in truth.items():
        if rng.random() < 0.25:
            facts.append(SystemFact(name, low=Fraction(0) if value >= 0 and rng.random() < 0.8 else None))
        else:
            facts.append(print_fact(rng, name, value, mode, rng.choice([0, 0, 1, -1])))
    printed = [k for k, f in enumerate(facts) if f.value is not None]
    if printed and rng.random() < 0.4:
        k = rng.choice(printed)
        value, decimals = facts[k].value, facts[k].decimals
        assert value is not None and isinstance(decimals, int)
        facts[k] = replace(facts[k], value=value + rng.choice([-2, -1, 1, 2, 5]) * Decimal(1).scaleb(-decimals))
    rng.shuffle(facts)
    return System(ident, tuple(facts), tuple(rows), mode)


def print_fact(rng: random.Random, name: str, value: Fraction, mode: str, decimals: int) -> SystemFact:
    """A value rounded or cut off, as the mode allows."""
    steps = value * Fraction(10) ** decimals
    cut = int(abs(steps)) * (1 if steps >= 0 else -1)
    near = round(steps)
    count = cut if mode == "truncation" else near if mode == "nearest" else rng.choice([cut, near])
    return SystemFact(name, count * Decimal(1).scaleb(-decimals), decimals, weight=Fraction(rng.choice([1, 1, 2])))


def loose_system(rng: random.Random, ident: str) -> System:
    """Figures and relations put together at random."""
    n = rng.randint(2, 5)
    mode = rng.choice(["nearest", "nearest", "truncation", "either"])
    facts = [random_level(rng, f"L{i}") for i in range(n)]
    names = [f.name for f in facts]
    rows: list[Row] = []
    for i in range(rng.randint(1, 4)):
        row, ratio = random_row(rng, names, f"g{i}")
        rows.append(row)
        if ratio is not None:
            facts.append(ratio)
    rng.shuffle(facts)
    return System(ident, tuple(facts), tuple(rows), mode)


def random_level(rng: random.Random, name: str) -> SystemFact:
    kind = rng.random()
    if kind < 0.2:
        low = rng.choice([Fraction(0), Fraction(0), None])
        return SystemFact(name, low=low)
    if kind < 0.3:
        low = Fraction(rng.randint(-2, 8), rng.choice([1, 2]))
        high = low + Fraction(rng.randint(0, 4), 2)
        is_open = rng.random() < 0.3 and high > low
        return SystemFact(name, low=low, high=rng.choice([high, high, None]), low_open=is_open, given=False)
    decimals = rng.choice([0, 0, 1, -1, "INF"])
    unit = Decimal(1).scaleb(-decimals) if isinstance(decimals, int) else Decimal("0.5")
    value = unit * rng.choice([rng.randint(1, 9), rng.randint(1, 30), rng.randint(-3, 9)])
    if rng.random() < 0.03:
        value += unit / 2
    return SystemFact(name, value, decimals, weight=Fraction(rng.choice([1, 1, 1, 2])))


def random_ratio(rng: random.Random, name: str, percent: bool) -> SystemFact:
    if rng.random() < 0.15:
        return SystemFact(name)
    if percent:
        return SystemFact(name, Decimal(rng.choice([-50, -20, 10, 20, 50, 80, 100, 150])), rng.choice([0, -1]))
    return SystemFact(name, Decimal(rng.choice(["0.5", "0.8", "1.0", "1.2", "1.5", "2.0", "3.0"])), 1)


def random_row(rng: random.Random, names: list[str], ratio_name: str) -> tuple[Row, SystemFact | None]:
    a, b = rng.sample(names, 2)
    kind = rng.choice(["sum", "sum", "sum", "factor", "percent", "change", "share", "product", "order", "duplicate", "linear"])
    if kind == "sum":
        parts = rng.sample([n for n in names if n != a], min(len(names) - 1, rng.randint(1, 3)))
        return Sum(a, tuple((p, Fraction(rng.choice([1, 1, 1, 1, -1, 2]))) for p in parts)), None
    if kind == "order":
        return Order(a, b), None
    if kind == "duplicate":
        return Duplicate(tuple(rng.sample(names, min(len(names), rng.randint(2, 3))))), None
    if kind == "linear":
        op = rng.choice(["<=", ">=", "==", "<", ">"])
        terms = ((a, Fraction(1)), (b, Fraction(rng.choice([-2, -1, 1]), rng.choice([1, 2]))))
        return Linear(terms, op, Fraction(rng.randint(-4, 12), 2)), None
    if kind == "change":
        change = rng.choice(names) if rng.random() < 0.5 else random_level(rng, "")
        return Growth(a, b, change=change), None
    ratio = random_ratio(rng, ratio_name, kind in ("percent", "share"))
    named = rng.random() < 0.6
    use = ratio_name if named else replace(ratio, name="")
    row: Row = (
        Growth(a, b, factor=use)
        if kind == "factor"
        else Growth(a, b, percent=use)
        if kind == "percent"
        else Share(a, b, use)
        if kind == "share"
        else Product(a, use, b)
    )
    return row, ratio if named else None
