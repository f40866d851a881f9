"""Systems as columns: arrays of facts and relations in, arrays of verdicts out, no Python object per fact on the way.

``Columns`` holds any number of systems side by side; facts that no relation connects do not influence each other, so a connected
component is the unit of the verdict. ``verdicts`` decides them in layers:

1. propagation in 64-bit integers (``propagate``): what it finds contradictory is;
2. a search for values that satisfy everything (``witness``): whole numbers in half-units of the last digit, checked exactly;
3. what both leave open, and what does not fit the integers or needs the care of ``ratios``, goes to the exact engine one by one.

Memory is about 500 bytes a fact, nearly all of it index arrays.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import IntEnum
from typing import Final

import numpy as np
from numpy.typing import NDArray

from factcheck.engine.propagate import Flags, Ints
from factcheck.model.interval import Mode
from factcheck.model.system import Op


class Kind(IntEnum):
    """The relations; the comment names the operands in order."""

    SUM = 0  # total, parts …
    FACTOR = 1  # new, base, factor
    PERCENT = 2  # new, base, percent
    CHANGE = 3  # new, base, change
    SHARE = 4  # part, whole, percent
    PRODUCT = 5  # total, count, rate
    ORDER = 6  # less, more
    DUPLICATE = 7  # facts …
    LINEAR = 8  # terms …


OPS: Final[tuple[Op, ...]] = ("==", "<=", ">=", "<", ">")


@dataclass(slots=True)
class Columns:
    """Facts: ``low`` and ``high`` in half-units of 10^-``decimals`` (see ``half_units``), open or missing where flagged.

    ``stated`` facts are figures, others are what is known anyway; ``printed`` is the figure in units of 10^-``decimals``, used only
    to tell XBRL duplicates apart, where ``plain`` says that the bounds are its rounding. Relations: ``kind``, operands
    ``fact[start[i]:start[i+1]]`` with integer ``weight``; for LINEAR ``op`` (an index into ``OPS``) and ``rhs``.
    """

    decimals: NDArray[np.int16]
    printed: Ints
    low: Ints
    high: Ints
    has_low: Flags
    has_high: Flags
    low_open: Flags
    high_open: Flags
    stated: Flags
    plain: Flags
    kind: NDArray[np.int8]
    start: Ints
    fact: Ints
    weight: Ints
    op: NDArray[np.int8] = field(default_factory=lambda: np.zeros(0, np.int8))
    rhs: Ints = field(default_factory=lambda: np.zeros(0, np.int64))

    def __len__(self) -> int:
        return len(self.decimals)


def half_units(printed: Ints, mode: Mode = "nearest") -> tuple[Ints, Ints, Flags, Flags]:
    """``model.interval.rounded`` for columns: low, high and whether they are open, in half-units of the last digit."""
    double = 2 * printed
    positive, negative, zero = printed > 0, printed < 0, printed == 0
    if mode == "nearest":
        closed = np.zeros(len(printed), np.bool_)
        return double - 1, double + 1, closed, closed
    half = 0 if mode == "truncation" else 1
    low = double - np.where(positive, half, 2)
    high = double + np.where(negative, half, 2)
    return low, high, negative | zero, positive | zero
