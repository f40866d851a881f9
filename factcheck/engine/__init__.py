"""Systems of printed figures → exact verdicts: which cannot all be true, and which is likely wrong. Knows nothing of news.

``solve`` takes a ``System`` (figures as intervals, relations as rows; ``reading`` makes one from JSON) and returns a ``Verdict``.
``batch.verdicts`` decides a million figures in columns. The question "can these all be true?" is a linear programme in rational
numbers, because a printed ratio is an interval of constants (DESIGN §5; ``compiling``).

What is exact:

* the verdict, the conflict, the range of every fact and the values of every repair: all arithmetic is in whole numbers
  (``tableau``, ``simplex``, ``ranges``), strict inequalities by infinitesimals. Every conflict is proved once more by Farkas
  multipliers, unless a deadline comes first, and every "consistent" by a witness, both in rational numbers against the rows
  themselves (``certify``);
* contradictions found in batches (``propagate``), whose bounds are valid whole numbers, and witnesses found there, which are
  checked.

What is heuristic: the order of repairs and the slips named with them (``slips``, ``evidence``, ``context``); where pivoting starts
(HiGHS, ``highs``, which only points); the values tried as witnesses of a batch (``witness``).

What is not decided: a ratio used in several relations is relaxed, and a base that may be zero or negative leaves its relation out;
both give "open" with the reason, unless the rest is contradictory anyway (``ratios``).

Complexity: linear in the number of connected components. Within one, the simplex method is exponential at worst and about
quadratic in practice; the smallest conflict is NP-hard and searched up to 40 facts (``conflict``), beyond that no figure of the
conflict can be left out, and the reason says so; repairs of one figure take as many feasibility questions as the first conflict has
figures, of two about its square (``localise``).

A component of 2,000 facts is decided within a second. Its ranges take about as long where rows share few cycles (trees of totals,
chains of months, groups joined by one total), two seconds for a cross table, and minutes where long sums cross each other again
and again (a cube with all its margins, national totals of groups with growth rates, whose denominators multiply): ``timeout`` then
gives the verdict and the ranges found so far.

Sources: rounding and duplicates after XBRL Calculations 1.1 and the Open Information Model; simplex after Dutertre and de Moura
(2006); linear-fractional ranges after Dinkelbach (1967); smallest conflicts after Ignatiev et al. (2015); localisation after
Fellegi and Holt (1976).
"""

from __future__ import annotations

from factcheck.engine.verdict import solve, solve_many

__all__ = ["solve", "solve_many"]
