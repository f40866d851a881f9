"""How a report is to be rendered: language, width, colour, and what only the caller knows."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from datetime import UTC, date, datetime

from factcheck.model.finding import SEVERITIES, Severity


class RenderingError(Exception):
    """A format, language or setting that does not exist; the text says what does."""


def today() -> date:
    """The day a report is dated: ``SOURCE_DATE_EPOCH`` where it is set, so that a build gives the same bytes again."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch.isdecimal():
        return datetime.fromtimestamp(int(epoch), UTC).date()
    return datetime.now().astimezone().date()


@dataclass(frozen=True, slots=True, kw_only=True)
class Rendering:
    """Settings of one rendering; formats ignore what does not concern them.

    ``width`` is in terminal columns, ``ascii_only`` draws lines and icons with ASCII, ``encoding`` (if given) replaces characters
    the console cannot show. ``written`` names files already written, ``seconds`` is the time the run took.
    """

    lang: str = "en"
    width: int = 100
    colour: bool = False
    ascii_only: bool = False
    encoding: str | None = None
    fail_on: str = "error"
    written: tuple[str, ...] = ()
    seconds: float | None = None
    generated: date = field(default_factory=today)

    def __post_init__(self) -> None:
        if self.fail_on not in ("error", "warning", "never"):
            raise RenderingError(f"fail_on {self.fail_on!r} is none of error, warning, never")

    def fails(self, severity: Severity) -> bool:
        """Whether a finding of this severity fails the run."""
        if self.fail_on == "never":
            return False
        return SEVERITIES.index(severity) <= SEVERITIES.index("error" if self.fail_on == "error" else "warning")
