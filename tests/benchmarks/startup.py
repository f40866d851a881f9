"""How long the command line takes to start, as ratios: python tests/benchmarks/startup.py

    factcheck --help            against   python -c "import click"      (at most 2)
    factcheck check (5 texts)   against   python -c "import pandas"     (at most 4)

Each is the median of several runs in turn, so that a busy machine slows both sides alike. Exit code 1 where a bound is missed.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from pathlib import Path

BIN = Path(sys.executable).parent
ARTICLES = Path(__file__).parents[2] / "factcheck" / "demo" / "articles"
CASES = (
    ("factcheck --help", [BIN / "factcheck", "--help"], "import click", 2.0, 21),
    ("factcheck check", [BIN / "factcheck", "check", ARTICLES], "import pandas", 4.0, 7),
)


def seconds(command: list[str | Path]) -> float:
    """Wall time of one run; raises where it crashes (1 is a finding)."""
    started = time.perf_counter()
    done = subprocess.run(command, stdout=subprocess.DEVNULL, check=False)
    elapsed = time.perf_counter() - started
    if done.returncode > 1:
        raise RuntimeError(f"{command}: exit code {done.returncode}")
    return elapsed


def main() -> int:
    """Print one line a case."""
    missed = 0
    for name, command, imported, bound, runs in CASES:
        base = [sys.executable, "-c", imported]
        seconds(command), seconds(base)
        pairs = [(seconds(command), seconds(base)) for _ in range(runs)]
        ours, theirs = (statistics.median(side) for side in zip(*pairs, strict=True))
        missed += ours > bound * theirs
        times = f"{name:17} {ours * 1000:6.0f} ms   {imported:14} {theirs * 1000:6.0f} ms"
        print(f"{times}   ratio {ours / theirs:.2f}   bound {bound:.0f}")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
