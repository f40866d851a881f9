"""For the console: findings under their article, figures underlined, a footer with counts."""

from __future__ import annotations

from factcheck.model.report import Report
from factcheck.report.rendering import Rendering
from factcheck.report.terminal.draw import draw


def render(report: Report, rendering: Rendering) -> str:
    """The report as ``factcheck check`` prints it."""
    return draw(report, rendering)
