"""The lines at the end: what was found, how much was compared, what was written, whether the run passed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from factcheck.model.finding import SEVERITIES, Severity
from factcheck.model.report import Report
from factcheck.report.catalogue import Catalogue, symbols
from factcheck.report.passage import plain
from factcheck.report.rendering import Rendering
from factcheck.report.terminal.columns import columns, padded, wrapped
from factcheck.report.terminal.ink import Ink, Symbols


@dataclass(frozen=True, slots=True)
class Footer:
    """Draws the end of one report."""

    report: Report
    rendering: Rendering
    words: Catalogue
    ink: Ink
    symbols: Symbols

    def lines(self) -> Iterator[str]:
        """All lines; those without content are left out."""
        say, report = self.words.say, self.report
        summary = report.summary()
        dot = f" {self.symbols.dot} "
        counted = (
            say("count.errors", n=summary["errors"]),
            say("count.warnings", n=summary["warnings"]),
            say("count.notes", n=summary["infos"]),
            say("count.waived", n=summary["waived"]),
        )
        coverage = (
            say("count.figures", n=summary["claims"]),
            say("count.compared", n=summary["compared"]),
            say("count.not_compared", n=summary["not_compared"]),
        )
        yield from self._line(say("terminal.findings"), dot.join(counted))
        yield from self._line(say("terminal.coverage"), dot.join(coverage), "(factcheck extract)")
        for unread in report.unread:
            yield from self._line(say("terminal.unread"), plain(f"{unread.article}: {unread.in_language(self.words.lang)}"))
        for note in report.notes:
            yield from self._line(say("terminal.note"), plain(note[self.words.lang]))
        seconds = self._seconds()
        for number, path in enumerate(self.rendering.written):
            yield from self._line(say("terminal.report") if number == 0 else "", plain(path), seconds if number == 0 else "")
        if seconds and not self.rendering.written:
            yield from self._line(say("terminal.time"), seconds)
        yield from self._verdict()

    def _seconds(self) -> str:
        if self.rendering.seconds is None:
            return ""
        number = f"{self.rendering.seconds:.1f}".replace(".", symbols(self.words.lang)["decimal"])
        return self.words.say("terminal.seconds", seconds=number)

    def _line(self, label: str, text: str, hint: str = "") -> Iterator[str]:
        width = self._width()
        room = self.rendering.width - width
        rows = wrapped(text, room)
        for number, row in enumerate(rows):
            line = padded(label if number == 0 else "", width) + row
            if number == 0 and hint and len(rows) == 1 and columns(row) + 2 + columns(hint) <= room:
                line += " " * (room - columns(row) - columns(hint)) + self.ink.paint(hint, "dim")
            yield line.rstrip()

    def _width(self) -> int:
        """Columns of the labels: the widest of those that are always there, or that this report needs."""
        names = [
            *LABELS,
            self._outcome()[0],
            *(("unread",) if self.report.unread else ()),
            *(("note",) if self.report.notes else ()),
        ]
        return max(columns(self.words.say(f"terminal.{name}")) for name in names) + GAP

    def _outcome(self) -> tuple[str, tuple[Severity, ...]]:
        """The word for how the run ended, and the severities that fail it."""
        failing = tuple(name for name in SEVERITIES if self.rendering.fails(name) and self.report.count(name))
        if failing:
            return "failed", failing
        return ("incomplete" if self.report.unread else "passed"), ()

    def _verdict(self) -> Iterator[str]:
        say = self.words.say
        outcome, failing = self._outcome()
        setting = say("terminal.fail_on", severity=self.rendering.fail_on)
        if failing:
            told = ", ".join(say(f"count.{PLURAL[name]}", n=self.report.count(name)) for name in failing)
        elif outcome == "incomplete":
            told, setting = say("count.unread", n=len(self.report.unread)), ""
        elif self.rendering.fail_on == "never" and self.report.count("error"):
            told = say("count.errors", n=self.report.count("error"))
        else:
            told = say("terminal.no_warnings") if self.rendering.fail_on == "warning" else say("terminal.no_errors")
        label = say(f"terminal.{outcome}")
        style = {"failed": "error", "incomplete": "warning", "passed": "agrees"}[outcome]
        first, *rest = self._line(label, f"{told} {setting}".rstrip())
        yield first.replace(label, self.ink.paint(label, style, "bold"), 1)
        yield from rest


PLURAL: Final = {"error": "errors", "warning": "warnings", "info": "notes"}
#: The labels at the left that any report may have; the widest sets the column.
LABELS: Final = ("findings", "coverage", "report", "time", "passed", "failed")
GAP: Final = 3
