"""The gate's and reconcile's speed on big tables, with ratios: python tests/benchmarks/gate_speed.py [--million]

Each run is a process of its own; times are its processor time (user and system, all its processes), as the machine may be busy, and
memory is its peak. With ``--million`` also tables of a million claims, which takes minutes.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import NamedTuple

import claim_tables

ROOT = Path(__file__).parents[2]


class Run(NamedTuple):
    """Processor seconds, seconds on the clock, and peak memory in MB."""

    cpu: float
    clock: float
    peak: float


def main() -> None:
    """Print a line for each figure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--million", action="store_true")
    million = parser.parse_args().million
    with TemporaryDirectory() as name:
        os.chdir(name)
        small(Path(name))
        hundred_thousand = many(Path(name), 100_000)
        if million:
            whole = many(Path(name), 1_000_000)
            for what, before, after in zip(("reconcile", "gate"), hundred_thousand, whole, strict=True):
                said(f"{what}: time for ten times as many claims", f"{after.cpu / before.cpu:.1f} x", "about 10 x")
        copies(Path(name))


def said(what: str, value: str, wanted: str = "") -> None:
    print(f"{what:56} {value:>40}   {wanted}", flush=True)


def small(folder: Path) -> None:
    """The gate on a thousand claims beside the import of Great Expectations; the best of three, in turn."""
    table = folder / "thousand.parquet"
    claim_tables.write(table, 1_000)
    pairs = [(run("-c", "import great_expectations"), factcheck("gate", table)) for _ in range(3)]
    imported, gated = min(a.cpu for a, _ in pairs), min(b.cpu for _, b in pairs)
    said("gate, 1,000 claims, beside importing Great Expectations", f"{gated / imported:.2f} x ({gated:.1f} s)", "<= 2 x")


def many(folder: Path, count: int) -> tuple[Run, Run]:
    """Reconcile and gate on so many claims."""
    table = folder / f"{count}.parquet"
    claim_tables.write(table, count)
    pandas = min(run("-c", "import pandas").cpu for _ in range(3))
    reconciled, gated = factcheck("reconcile", table, "--format", "github"), factcheck("gate", table)
    wanted = {100_000: ("<= 8 s, <= 1,000 MB", ""), 1_000_000: ("", "<= 180 s, <= 3,000 MB")}.get(count, ("", ""))
    for what, one, bound in (("reconcile", reconciled, wanted[0]), ("gate", gated, wanted[1])):
        told = f"{one.cpu:.1f} s, {one.clock:.1f} s on the clock, {one.peak:,.0f} MB"
        said(f"{what}, {count:,} claims ({one.cpu / pandas:.0f} x import pandas)", told, bound)
    return reconciled, gated


def copies(folder: Path) -> None:
    """One article under a thousand and under ten thousand names."""
    runs = []
    for count in (1_000, 10_000):
        table = folder / f"copies-{count}.parquet"
        claim_tables.write(table, count * claim_tables.CLAIMS_AN_ARTICLE, copies=True)
        runs.append(factcheck("reconcile", table, "--format", "github"))
    few, most = runs
    said("reconcile, 10,000 copies of an article beside 1,000", f"{most.cpu / few.cpu:.1f} x ({most.cpu:.1f} s)", "<= 10 x")


def factcheck(*arguments: object) -> Run:
    """A command of ours."""
    return run("-m", "factcheck", *arguments)


def run(*arguments: object) -> Run:
    """Another Python process; what it says is passed over."""
    started = perf_counter()
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(
        [sys.executable, *map(str, arguments)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment
    ) as process:
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in (0, 1):
        raise SystemExit(f"{arguments} ended with {process.returncode}")
    return Run(used.ru_utime + used.ru_stime, perf_counter() - started, used.ru_maxrss / 1024)


if __name__ == "__main__":
    main()
