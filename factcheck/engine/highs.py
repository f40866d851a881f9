"""The linear programme in floats (HiGHS), as a guide that never decides.

Where exact pivoting takes long, HiGHS is asked first, and only what it points at is then proved in whole numbers:

* a point well inside the bounds (interior-point method without crossover), from which exact pivoting has little left to mend;
* or the bounds of a dual ray, a contradiction in floats, which the exact solver then has to find among those bounds alone.

A wrong answer costs time and nothing else. Levels are divided by the largest bound first; nothing is dropped for being large.
"""

from __future__ import annotations

from collections.abc import Set
from typing import Any, Final

import highspy
import numpy as np
from numpy.typing import NDArray

from factcheck.engine.program import GIVEN, Program

#: Multipliers smaller than this part of the largest are noise of the float solution.
_NOISE: Final = 1e-9
#: The largest bound after scaling; HiGHS works best with numbers of a few thousands and has absolute tolerances.
_LARGEST: Final = 1e4

Floats = NDArray[np.float64]


def interior_point(program: Program, active: Set[int], seconds: float) -> list[int] | None:
    """Whole scaled values of the levels near the middle of what is feasible, or None."""
    model, unit = _model(program, active)
    solver = _solver(seconds)
    solver.setOptionValue("solver", "ipm")
    solver.setOptionValue("run_crossover", "off")
    solver.passModel(model)
    solver.run()
    if not solver.getInfo().primal_solution_status:
        return None
    values = solver.getSolution().col_value
    return [round(v * unit) for v in values] if all(np.isfinite(values)) else None


def contradiction(program: Program, active: Set[int], seconds: float) -> frozenset[int] | None:
    """Figures whose bounds HiGHS finds contradictory, or None."""
    model, _ = _model(program, active)
    solver = _solver(seconds)
    solver.setOptionValue("presolve", "off")
    solver.passModel(model)
    solver.run()
    if solver.getModelStatus() != highspy.HighsModelStatus.kInfeasible:
        return None
    _, has_ray, ray = solver.getDualRay()
    if not has_ray:
        return None
    multipliers = np.asarray(ray)
    matrix = _matrix(program)
    reduced = np.zeros(program.levels)
    np.add.at(reduced, matrix[1], matrix[2] * multipliers[np.repeat(np.arange(len(program.rows)), np.diff(matrix[0]))])
    weight = np.abs(np.r_[reduced, multipliers])
    used = weight > _NOISE * weight.max()
    return frozenset(limit.owner for limit in program.limits if limit.owner != GIVEN and limit.owner in active and used[limit.var])


def _solver(seconds: float) -> Any:
    solver = highspy.Highs()  # type: ignore[no-untyped-call]
    solver.setOptionValue("output_flag", False)
    solver.setOptionValue("threads", 1)
    solver.setOptionValue("time_limit", seconds)
    return solver


def _matrix(program: Program) -> tuple[NDArray[np.int64], NDArray[np.int64], Floats]:
    """The rows in compressed form, each divided by its largest coefficient."""
    start = [0]
    index: list[int] = []
    value: list[float] = []
    for row in program.rows:
        size = max(map(abs, row.values()), default=1)
        index += row.keys()
        value += [c / size for c in row.values()]
        start.append(len(index))
    return np.array(start, np.int64), np.array(index, np.int64), np.array(value, np.float64)


def _model(program: Program, active: Set[int]) -> tuple[highspy.HighsLp, float]:
    """The feasibility problem of the active figures, and the unit of its levels."""
    ends = [abs(end) for limit in program.limits for end in (limit.low, limit.high) if end is not None]
    unit = max(1, *ends, 1) / _LARGEST
    count = program.levels + len(program.rows)
    low, high = np.full(count, -highspy.kHighsInf), np.full(count, highspy.kHighsInf)
    sizes = [1] * program.levels + [max(map(abs, row.values()), default=1) for row in program.rows]
    for limit in program.limits:
        if limit.owner != GIVEN and limit.owner not in active:
            continue
        divisor = unit * sizes[limit.var]
        if limit.low is not None:
            low[limit.var] = max(low[limit.var], limit.low / divisor)
        if limit.high is not None:
            high[limit.var] = min(high[limit.var], limit.high / divisor)
    start, index, value = _matrix(program)
    model = highspy.HighsLp()
    model.num_col_, model.num_row_ = program.levels, len(program.rows)
    model.col_cost_ = np.zeros(program.levels)
    model.col_lower_, model.col_upper_ = low[: program.levels], high[: program.levels]
    model.row_lower_, model.row_upper_ = low[program.levels :], high[program.levels :]
    model.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    model.a_matrix_.start_, model.a_matrix_.index_, model.a_matrix_.value_ = start, index, value
    return model, unit
