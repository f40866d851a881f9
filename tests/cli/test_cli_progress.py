"""Progress: on a terminal, after two seconds, gone at the end."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from factcheck.cli._progress import progress, told


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        """Always."""
        return True


class Clock:
    """A clock that goes on by a step at each look."""

    def __init__(self, step: float) -> None:
        self.now = 0.0
        self.step = step

    def __call__(self) -> float:
        self.now += self.step
        return self.now


def test_no_progress_in_a_pipe() -> None:
    """Does a log file stay free of it?"""
    stream = io.StringIO()
    with progress(["a.txt"], stream, Clock(10)) as step:
        step(None)
    assert stream.getvalue() == ""


def test_quick_work_shows_nothing() -> None:
    """Two seconds of silence first."""
    stream = Terminal()
    with progress(["a.txt", "b.txt"], stream, Clock(0.1)) as step:
        step(None)
        step(None)
    assert stream.getvalue() == ""


def test_long_work_counts_and_estimates_and_leaves_no_trace() -> None:
    """Is the line wiped out at the end, also when it fails?"""
    stream = Terminal()
    with pytest.raises(ValueError, match="stop"), progress(["a.txt"] * 4, stream, Clock(3)) as step:
        step(None)
        raise ValueError("stop")
    shown = stream.getvalue()
    assert "1 of 4 articles, about 9 s left" in shown
    assert shown.endswith("\r" + " " * len("1 of 4 articles, about 9 s left") + "\r")


def test_json_lines_have_no_known_total(tmp_path: Path) -> None:
    """One file may hold any number of articles."""
    stream = Terminal()
    with progress([str(tmp_path / "bulk.jsonl")], stream, Clock(3)) as step:
        step(None)
    assert "1 article" in stream.getvalue()
    assert "left" not in stream.getvalue()


@pytest.mark.parametrize(
    ("done", "total", "elapsed", "text"),
    [(120, 500, 3.0, "120 of 500 articles, about 10 s left"), (7, None, 3.0, "7 articles"), (9, 8, 3.0, "9 articles")],
)
def test_the_words(done: int, total: int | None, elapsed: float, text: str) -> None:
    """Remaining time is that of the articles so far, each."""
    assert told(done, total, elapsed) == text


def test_the_words_are_those_of_the_language_asked_for() -> None:
    """Russian counts after "of" in the genitive, Kazakh needs no case."""
    russian = told(1, 21, 1.0, "ru")
    assert russian.startswith("1 \u0438\u0437 21 \u0441\u0442\u0430\u0442\u044c\u0438, ")
    assert russian.endswith(" 20 \u0441")
    assert told(7, None, 1.0, "kk").startswith("7 ")
