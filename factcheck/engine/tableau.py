"""Variables, bounds and rows in whole numbers: the tableau that ``simplex`` pivots on.

Some variables (*basic*) are rational combinations of the others (*nonbasic*). Rows are kept as integers over one common
denominator each, reduced by their greatest common divisor, and nonbasic variables always have integer values, so no rational
number is ever formed. Bounds may be tightened and widened at any time; the basis stays.

Strict inequalities follow Dutertre and de Moura (see ``simplex``): x > c is x >= c + e with a positive infinitesimal e. Numbers
V + k·e are stored as the one integer V·K + k, K = 2^``infinitesimal_bits``; comparisons are right as long as |k| < K/2. A guard
holds the coefficients below a limit that ensures it, else ``TooSmallError`` asks for a larger K. With K = 1 no strict bound may
be set.
"""

from __future__ import annotations

from heapq import heappush
from math import gcd
from time import monotonic
from typing import Final

#: Infinitesimal bits per bit of the coefficient limit: K/2 must exceed the squared sum of coefficients, as comparisons multiply.
_GUARD_SHARE: Final = 3


class OutOfTimeError(Exception):
    """The deadline passed before an answer was found."""


class TooSmallError(Exception):
    """Coefficients grew until infinitesimals could be mistaken for numbers: start again with more bits."""


class Tableau:
    """Variables 0 … count−1 start nonbasic at zero; ``add_row`` defines further ones. Bounds and values are encoded integers.

    ``value[i]`` is the value of a nonbasic variable and ``den[i]`` is 1; of a basic one it is the numerator over ``den[i]``.
    ``users[j]`` are the basic variables whose rows contain nonbasic ``j``. ``violated`` are the basic variables outside their
    bounds, ``by_length`` a heap of (row length, variable) with an entry for each of them and perhaps some from earlier times.
    ``reached`` collects bounds that some feasible point met, as (variable, it was the upper one), while ``watching``.
    """

    def __init__(self, count: int, infinitesimal_bits: int = 0, deadline: float | None = None) -> None:
        self.lower: list[int | None] = [None] * count
        self.upper: list[int | None] = [None] * count
        self.value: list[int] = [0] * count
        self.den: list[int] = [1] * count
        self.rows: dict[int, dict[int, int]] = {}
        self.users: list[set[int]] = [set() for _ in range(count)]
        self.watching = False
        self.reached: set[tuple[int, bool]] = set()
        self.violated: set[int] = set()
        self.by_length: list[tuple[int, int]] = []
        self.bits = infinitesimal_bits
        self.deadline = deadline
        self.pivots = 0
        self._objective = -1
        self._limit = 1 << (infinitesimal_bits // _GUARD_SHARE) if infinitesimal_bits else 0

    def add_row(self, coefficients: dict[int, int]) -> int:
        """A new basic variable that equals the combination; its index."""
        index = len(self.value)
        den, row = self.combination(coefficients)
        self.lower.append(None)
        self.upper.append(None)
        self.den.append(den)
        self.rows[index] = row
        self.users.append(set())
        for j in row:
            self.users[j].add(index)
        self.value.append(0)
        self._reduce(index)
        self._evaluate(index)
        return index

    def add_objective(self, coefficients: dict[int, int]) -> int:
        """As ``add_row``, for a combination whose own value is never compared, so that its coefficients may be of any size."""
        self._objective = len(self.value)
        return self.add_row(coefficients)

    def drop_objective(self) -> None:
        """Forget the combination of ``add_objective``; it has no bounds, so it stayed basic."""
        for j in self.rows.pop(self._objective):
            self.users[j].remove(self._objective)
        self.violated.discard(self._objective)
        for column in (self.lower, self.upper, self.value, self.den, self.users):
            column.pop()
        self._objective = -1

    def combination(self, coefficients: dict[int, int]) -> tuple[int, dict[int, int]]:
        """A combination of any variables as (den, coefficients of nonbasic ones)."""
        den = 1
        for i in coefficients:
            if i in self.rows:
                den = den * self.den[i] // gcd(den, self.den[i])
        row: dict[int, int] = {}
        for i, c in coefficients.items():
            basic = self.rows.get(i)
            if basic is None:
                row[i] = row.get(i, 0) + c * den
                continue
            m = c * (den // self.den[i])
            for j, b in basic.items():
                row[j] = row.get(j, 0) + m * b
        row = {j: c for j, c in row.items() if c}
        g = gcd(den, *row.values())
        return (den, row) if g == 1 else (den // g, {j: c // g for j, c in row.items()})

    def set_bounds(self, i: int, lower: int | None, upper: int | None) -> None:
        """New bounds of a variable; a nonbasic one is moved inside, a basic one is noted if it is outside."""
        self.lower[i] = lower
        self.upper[i] = upper
        if i in self.rows:
            self._note(i)
            return
        v = self.value[i]
        if lower is not None and v < lower:
            self.move(i, lower)
        elif upper is not None and v > upper:
            self.move(i, upper)

    def move(self, j: int, target: int) -> None:
        """Give a nonbasic variable another value."""
        change = target - self.value[j]
        if not change:
            return
        self.value[j] = target
        for i in self.users[j]:
            self.value[i] += self.rows[i][j] * change
            self._note(i)

    def eliminate(self, i: int, s: int) -> None:
        """Make ``s`` basic in place of a row variable fixed at zero, and forget that variable's column."""
        self.pivot(i, s, 0, keep=False)

    def drop_row(self, i: int) -> None:
        """Forget a basic variable that is identically zero."""
        del self.rows[i]
        self.violated.discard(i)

    def slope(self, i: int, j: int) -> tuple[int, int]:
        """How much variable ``i`` changes per unit of nonbasic ``j``: numerator, denominator."""
        if i in self.rows:
            return self.rows[i].get(j, 0), self.den[i]
        return (1 if i == j else 0), 1

    def split(self, i: int) -> tuple[int, int, int]:
        """The value of a variable as (V, k, den): (V + k·e) / den."""
        if not self.bits:
            return self.value[i], 0, self.den[i]
        whole = (self.value[i] + (1 << (self.bits - 1))) >> self.bits
        return whole, self.value[i] - (whole << self.bits), self.den[i]

    def pivot(self, r: int, s: int, target: int, *, keep: bool = True) -> None:
        """Exchange basic ``r``, set to ``target``, for nonbasic ``s``."""
        self.pivots += 1
        if self.deadline is not None and monotonic() > self.deadline:
            raise OutOfTimeError
        rows, dens = self.rows, self.den
        new = rows.pop(r)
        a = new.pop(s)
        if a > 0:
            new = {j: -c for j, c in new.items()}
            if keep:
                new[r] = dens[r]
        else:
            a = -a
            if keep:
                new[r] = -dens[r]
        dens[r] = 1
        self.value[r] = target
        self.violated.discard(r)
        users = self.users
        touched = users[s]
        touched.remove(r)
        users[s] = set()
        for j in new:
            if j != r:
                users[j].remove(r)
            users[j].add(s)
        for i in touched:
            self._substitute(i, s, a, new)
        rows[s] = new
        dens[s] = a
        self._reduce(s)
        self._evaluate(s)
        for i in touched:
            self._evaluate(i)

    def _substitute(self, i: int, s: int, a: int, new: dict[int, int]) -> None:
        """Replace ``s`` in row ``i`` by (Σ new) / a."""
        row, users = self.rows[i], self.users
        e = row.pop(s)
        if a != 1:
            g = gcd(e, a)
            m = a // g
            e //= g
            if m != 1:
                for j in row:
                    row[j] *= m
                self.den[i] *= m
        for j, b in new.items():
            c = row.get(j)
            if c is None:
                row[j] = e * b
                users[j].add(i)
                continue
            c += e * b
            if c:
                row[j] = c
            else:
                del row[j]
                users[j].remove(i)
        self._reduce(i)

    def _reduce(self, i: int) -> None:
        """Divide a row by its common factor and see that infinitesimals stay small."""
        row = self.rows[i]
        den = self.den[i]
        if den != 1:
            g = gcd(den, *row.values())
            if g != 1:
                self.den[i] = den = den // g
                self.rows[i] = row = {j: c // g for j, c in row.items()}
        if self._limit and i != self._objective and den + sum(map(abs, row.values())) > self._limit:
            raise TooSmallError

    def _evaluate(self, i: int) -> None:
        value = self.value
        value[i] = sum([c * value[j] for j, c in self.rows[i].items()])
        self._note(i)

    def _note(self, i: int) -> None:
        """Keep the set of basic variables outside their bounds."""
        v, d = self.value[i], self.den[i]
        lower, upper = self.lower[i], self.upper[i]
        if (lower is None or v >= lower * d) and (upper is None or v <= upper * d):
            self.violated.discard(i)
        elif i not in self.violated:
            self.violated.add(i)
            heappush(self.by_length, (len(self.rows[i]), i))
