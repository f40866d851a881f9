"""How far long work has come: a count and an estimate on standard error, on a terminal only, after two seconds."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final, TextIO

#: Seconds of silence, since most work is done by then, and between two lines.
SILENT: Final = 2.0
PAUSE: Final = 0.2


@contextmanager
def progress(
    paths: Iterable[str], stream: TextIO | None = None, clock: Callable[[], float] = time.monotonic, *, lang: str = "en"
) -> Iterator[Callable[[object], None]]:
    """A function to call after each article; its line on ``stream`` (standard error) is wiped out at the end."""
    stream = stream or sys.stderr
    if not stream.isatty():
        yield lambda _: None
        return
    line = _Line(_total(paths), stream, clock, lang)
    try:
        yield line.step
    finally:
        line.wipe()


class _Line:
    """One line on a terminal, written over and over."""

    def __init__(self, total: int | None, stream: TextIO, clock: Callable[[], float], lang: str) -> None:
        self._lang = lang
        self._total, self._stream, self._clock = total, stream, clock
        self._started = clock()
        self._next = self._started + SILENT
        self._done = 0
        self._shown = 0

    def step(self, _: object) -> None:
        """One more article is done."""
        self._done += 1
        now = self._clock()
        if now < self._next:
            return
        self._next = now + PAUSE
        text = told(self._done, self._total, now - self._started, self._lang)
        self._stream.write("\r" + text.ljust(self._shown))
        self._stream.flush()
        self._shown = len(text)

    def wipe(self) -> None:
        """Leave no trace."""
        if self._shown:
            self._stream.write("\r" + " " * self._shown + "\r")
            self._stream.flush()


def told(done: int, total: int | None, elapsed: float, lang: str = "en") -> str:
    """``120 of 500 articles, about 9 s left``; without the estimate where the total is unknown or was too low."""
    from factcheck.report.catalogue import catalogue

    words = catalogue(lang)
    if total is None or total < done:
        return words.say("count.articles", n=done)
    return words.say("terminal.progress", n=total, done=done, seconds=round(elapsed / done * (total - done)))


def _total(paths: Iterable[str]) -> int | None:
    """How many articles there are; None where one file may hold many."""
    count = 0
    for given in paths:
        path = Path(given)
        files = [p for p in path.rglob("*") if p.is_file() and not p.name.startswith(".")] if path.is_dir() else [path]
        if given == "-" or any(file.suffix in (".jsonl", ".ndjson") for file in files):
            return None
        count += len(files)
    return count
