"""What the desk decided (``.factcheck/``) applied to a run: misread claims corrected, accepted findings waived.

A run sees some articles of many, so decisions about others are none of its business; only the gate tells which are unused.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from factcheck.gate import readings, waivers
from factcheck.gate.folder import Decisions, find_root
from factcheck.model.claim import Claim
from factcheck.model.messages import Told
from factcheck.model.report import Report
from factcheck.report.rendering import today


class Desk:
    """Decisions in the current folder or above it. DecisionError where a file of them is malformed."""

    def __init__(self) -> None:
        self._root = find_root(Path.cwd())
        self._notes: list[Told] = []

    def correct(self, claims: Iterable[Claim]) -> tuple[Claim, ...]:
        """The claims as the desk reads them."""
        corrected, notes = readings.apply(claims, Decisions(self._root), complete=False)
        self._notes += notes
        return corrected

    def accept(self, report: Report) -> Report:
        """The report with accepted findings marked, and notes on what was corrected or has run out."""
        corrected = [note["en"] for note in self._notes]
        noted = replace(report, notes=(*report.notes, *self._notes), options={**report.options, "readings": corrected})
        return waivers.apply(noted, self._root, today(), complete=False)
