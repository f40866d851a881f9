"""How often a planted slip is found and named: python tests/benchmarks/engine_slips.py PLANT_SLIPS.py [--count N] [--seeds S …]

PLANT_SLIPS.py makes systems (``make N SEED --slips K``) and scores the output of ``factcheck solve``; it comes with the development
material, not with factcheck. Besides, every system that an independent linear programme (scipy, in floats, with the bounds
of the judge in tests/engine) finds infeasible must have been called inconsistent.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path

import numpy as np
from scipy.optimize import linprog

from factcheck.engine.reading import read_systems
from factcheck.model.system import System

sys.path.insert(0, str(Path(__file__).parents[1] / "engine"))
from engine_judge import Judge


def main() -> None:
    """A line for each seed and number of slips."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("plant", type=Path)
    parser.add_argument("--count", type=int, default=5000)
    parser.add_argument("--seeds", type=int, nargs="+", default=[31, 32])
    options = parser.parse_args()
    for seed in options.seeds:
        for slips in (0, 1, 2):
            print(f"seed {seed}, {slips} slips:", score(options.plant, options.count, seed, slips))


def score(plant: Path, count: int, seed: int, slips: int) -> str:
    """Make, solve, score, and compare with the linear programme."""
    make = [sys.executable, str(plant), "make", str(count), str(seed), "--slips", str(slips)]
    systems = subprocess.run(make, capture_output=True, text=True, check=True).stdout
    with tempfile.TemporaryDirectory() as folder:
        file, output = Path(folder, "systems.json"), Path(folder, "output.jsonl")
        file.write_text(systems, encoding="utf-8")
        solve = [sys.executable, "-m", "factcheck.cli.solve", str(file), "--format", "json"]
        output.write_text(subprocess.run(solve, capture_output=True, text=True, check=False).stdout, encoding="utf-8")
        scored = [sys.executable, str(plant), "score", str(file), str(output)]
        result = json.loads(subprocess.run(scored, capture_output=True, text=True, check=True).stdout)
        lines = output.read_text(encoding="utf-8").splitlines()
        verdicts = {found["id"]: found["verdict"] for found in map(json.loads, lines)}
    missed = [s.id for s in read_systems(systems) if isinstance(s, System) and not feasible(s) and verdicts[s.id] != "inconsistent"]
    if slips == 0:
        return f"{result['clean_called_inconsistent']} of {result['clean']} called inconsistent, {result['open']} open"
    return (
        f"{result['called_inconsistent']} of {result['slipped']} called inconsistent, {len(missed)} missed that scipy finds; "
        f"named {result['share_named']:.2%}, first {result['share_first']:.2%}, "
        f"unique single repair right {result['unique_single_right']} of {result['unique_single']}"
    )


def feasible(system: System) -> bool:
    """What scipy.linprog says of the judge's inequalities."""
    judge = Judge(system)
    names = {name: i for i, name in enumerate(judge.facts)}
    rows, rhs = [], []
    for c, k, _ in judge.constraints(judge.stated):
        row = np.zeros(len(names))
        for name, a in c.items():
            row[names[name]] = float(a)
        rows.append(row)
        rhs.append(-float(k))
    return linprog(np.zeros(len(names)), A_ub=np.array(rows), b_ub=np.array(rhs), bounds=(None, None), method="highs").status != 2


if __name__ == "__main__":
    main()
