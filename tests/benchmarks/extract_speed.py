"""How fast figures are extracted, beside one regular expression that finds digits: python tests/benchmarks/extract_speed.py

    MB/s and time a claim   articles as JSON Lines in, claims as JSON Lines out, one process; at most 35 times the floor (goal: 25)
    quantulum3              the same on English articles of 1 to 2 KB, at least 30 times as fast; left out where it is not installed
                            (pip install --group benchmarks)
    linear time             one article of 2, 5 and 10 MB: time per MB grows by no more than a quarter
    memory                  peak of a process that extracts one article of 10 MB, at most 150 MB
    two processes           1,000 articles: at least 1.6 times as fast as one; left out on a single core

The floor is ../shared/bench/number_floor.py, the articles those of ../shared/dev, repeated to 5 MB under changed names; without
that folder the demo's articles are used and nothing is compared. The two run in turn, so that a busy machine slows both alike. Exit
code 1 where a bound is missed.
"""

from __future__ import annotations

import json
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Final

from factcheck import ingest
from factcheck.extract.reader import read_claims
from factcheck.model.article import Article
from factcheck.model.claim_table import jsonl_text
from factcheck.processes import cores

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared"
FLOOR = SHARED / "bench" / "number_floor.py"
FOLDERS = [SHARED / "dev" / "news" / "articles", SHARED / "dev" / "kazinform" / "articles"]
ROUNDS = 5
MEGABYTE = 1_000_000
#: Runs a command and prints its peak in KiB.
WEIGH: Final = (
    "import resource, subprocess, sys; subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, check=True); "
    "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
)
RATIO_GOAL, RATIO_BOUND, GROWTH_BOUND, MEMORY_BOUND = 25, 35, 1.25, 150
PEER_BOUND, PAIR_BOUND = 30, 1.6
#: Bytes of the articles that quantulum3 reads too: its time grows with the square of the text.
PEER_SIZES = range(1_000, 2_001)
COMMAND = Path(sys.executable).parent / "factcheck"


def articles() -> list[Article]:
    """The articles that are repeated."""
    folders = FOLDERS if FLOOR.exists() else [ROOT / "factcheck" / "demo" / "articles"]
    return [article for article in ingest.read(folders) if isinstance(article, Article)]


def line(article: Article, name: str, text: str) -> str:
    """A line of JSON Lines."""
    published = None if article.published is None else article.published.isoformat()
    return json.dumps({"article": name, "text": text, "published": published, "lang": article.lang}, ensure_ascii=False) + "\n"


def write_many(path: Path, size: int) -> None:
    """Articles again and again under changed names."""
    given = articles()
    written = number = 0
    with path.open("w", encoding="utf-8") as file:
        while written < size:
            article = given[number % len(given)]
            text = line(article, f"{number}", article.text)
            written += len(text.encode())
            number += 1
            file.write(text)


def write_one(path: Path, size: int) -> None:
    """One article of many paragraphs in one language, with figures that differ."""
    given = [article for article in articles() if article.lang == "ru"] or articles()
    parts: list[str] = []
    written = number = 0
    while written < size:
        article = given[number % len(given)]
        text = re.sub(r"(\d+),(\d)", lambda found: f"{found[1]}{number % 97},{found[2]}", article.text)  # noqa: B023
        parts.append(text)
        written += len(text.encode())
        number += 1
    path.write_text(line(given[0], "long", "\n\n".join(parts)), encoding="utf-8")


def extract(path: Path, clock: Callable[[], float] = time.perf_counter) -> tuple[float, int]:
    """Seconds that a file takes from JSON Lines to JSON Lines, and the number of claims."""
    claims = 0
    with Path("/dev/null").open("w", encoding="utf-8") as sink:
        started = clock()
        for article in ingest.read([path]):
            if isinstance(article, Article):
                found = read_claims(article)
                claims += len(found)
                sink.write(jsonl_text(found))
        return clock() - started, claims


def floor(path: Path) -> float:
    """Seconds that the floor reports for a file."""
    done = subprocess.run([sys.executable, FLOOR, path], capture_output=True, text=True, check=True)
    return float(done.stdout.split(" s,")[0])


def compare(folder: Path) -> bool:
    """Speed beside the floor; whether the bound is missed."""
    path = folder / "many.jsonl"
    write_many(path, 5 * MEGABYTE)
    size = path.stat().st_size / MEGABYTE
    extract(path)
    if not FLOOR.exists():
        seconds, claims = extract(path)
        print(f"extraction  {size / seconds:6.2f} MB/s  {seconds / claims * 1e6:6.1f} us a claim  ({claims} claims, no floor)")
        return False
    pairs = [(extract(path), floor(path)) for _ in range(ROUNDS)]
    seconds = statistics.median(pair[0][0] for pair in pairs)
    claims = pairs[0][0][1]
    ground = statistics.median(pair[1] for pair in pairs)
    ratio = statistics.median(pair[0][0] / pair[1] for pair in pairs)
    print(f"extraction  {size / seconds:6.2f} MB/s  {seconds / claims * 1e6:6.1f} us a claim  ({claims} claims)")
    print(f"floor       {size / ground:6.2f} MB/s")
    print(f"ratio       {ratio:6.1f}       goal {RATIO_GOAL}, bound {RATIO_BOUND}")
    return ratio > RATIO_BOUND


def meet(folder: Path) -> bool:
    """Speed beside quantulum3; whether the bound is missed."""
    given = [a for a in articles() if a.lang == "en" and len(a.text.encode()) in PEER_SIZES]
    try:
        from quantulum3.parser import parse
    except ImportError:
        print("quantulum3  not installed")
        return False
    if not given:
        return False
    path = folder / "english.jsonl"
    path.write_text("".join(line(article, article.name, article.text) for article in given), encoding="utf-8")
    for article in given:
        parse(article.text)
    pairs = []
    for _ in range(ROUNDS):
        started = time.perf_counter()
        for article in given:
            parse(article.text)
        pairs.append((time.perf_counter() - started, extract(path)[0]))
    ratio = statistics.median(peer / own for peer, own in pairs)
    size = path.stat().st_size / MEGABYTE
    print(f"quantulum3  {size / statistics.median(peer for peer, _ in pairs):6.3f} MB/s  {len(given)} articles")
    print(f"ratio       {ratio:6.1f}       bound {PEER_BOUND}")
    return ratio < PEER_BOUND


def grow(folder: Path) -> bool:
    """Time of the processor per MB of longer and longer articles; whether it grows beyond the bound."""
    costs = []
    for megabytes in (2, 5, 10):
        path = folder / f"{megabytes}.jsonl"
        write_one(path, megabytes * MEGABYTE)
        seconds, claims = extract(path, time.process_time)
        costs.append(seconds / megabytes)
        print(f"{megabytes:3} MB      {seconds:6.1f} s     {seconds / megabytes:.2f} s a MB, {claims} claims")
    return max(costs) > GROWTH_BOUND * costs[0]


def weigh(folder: Path) -> bool:
    """Peak memory of a process that extracts the article of 10 MB; whether it is beyond the bound."""
    command = [COMMAND, "extract", "--format", "jsonl", "--jobs", "1", folder / "10.jsonl"]
    # A process inherits the peak of the one that starts it, so a small one stands between.
    done = subprocess.run([sys.executable, "-c", WEIGH, *command], capture_output=True, text=True, check=True)
    peak = float(done.stdout) / 1024
    print(f"memory      {peak:6.0f} MB    bound {MEMORY_BOUND}")
    return peak > MEMORY_BOUND


def spread(folder: Path) -> bool:
    """Two processes beside one; whether the bound is missed."""
    if cores() < 2:
        return False
    path = folder / "thousand.jsonl"
    given = articles()
    texts = (line(given[number % len(given)], f"{number}", given[number % len(given)].text) for number in range(1_000))
    path.write_text("".join(texts), encoding="utf-8")
    ratio = statistics.median(_took(path, 1) / _took(path, 2) for _ in range(ROUNDS))
    print(f"processes   {ratio:6.2f}       two beside one, bound {PAIR_BOUND}")
    return ratio < PAIR_BOUND


def _took(path: Path, jobs: int) -> float:
    """Seconds that the command takes."""
    started = time.perf_counter()
    subprocess.run([COMMAND, "extract", "--jobs", str(jobs), path], stdout=subprocess.DEVNULL, check=True)
    return time.perf_counter() - started


def main() -> int:
    """Print the figures; 1 where a bound is missed."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        missed = [compare(folder), meet(folder), grow(folder), weigh(folder), spread(folder)]
    return int(any(missed))


if __name__ == "__main__":
    sys.exit(main())
