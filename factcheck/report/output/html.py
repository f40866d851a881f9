"""One HTML file for readers: opens offline, loads nothing, in four languages."""

from __future__ import annotations

from factcheck.model.report import Report
from factcheck.report.page.build import page
from factcheck.report.rendering import Rendering


def render(report: Report, rendering: Rendering) -> str:
    """The whole document."""
    return page(report, rendering)
