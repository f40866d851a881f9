"""Input that could not be taken, as a value: which file, where in it, why, and what to do."""

from __future__ import annotations

from dataclasses import dataclass

from factcheck.model.article import Unread


@dataclass(frozen=True, slots=True)
class Problem:
    """One reason why a row, or a whole file, was left out.

    ``line`` counts from 1: the line of a text file, the row of Parquet or of a frame; None means the file as a whole. ``column``
    is the column (or JSON key) at fault; ``path`` the JSON path where a schema was broken (``$.obs_value``).
    """

    file: str
    reason: str
    cure: str
    line: int | None = None
    column: str | None = None
    path: str | None = None

    def __str__(self) -> str:
        """``claims/a.jsonl:12: obs_value: 'many' is not a number; write digits …``."""
        place = self.file if self.line is None else f"{self.file}:{self.line}"
        column = "" if self.column is None else f"{self.column}: "
        return f"{place}: {column}{self.reason}; {self.cure}"

    def unread(self) -> Unread:
        """The same as an entry of ``unread`` in a report."""
        place = self.file if self.line is None else f"{self.file}:{self.line}"
        return Unread(place, str(self)[len(place) + 2 :])
