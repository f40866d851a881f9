"""Findings → text. ``render`` turns a report into any format; each format is a module of ``factcheck/report/output``.

A format module has a function ``render(report, rendering) -> str``, and may have one ``pieces`` that gives the same text piece by
piece. The steps meet only as values of ``factcheck.model``, so nothing here runs a check: a report made from a claim table reads as
one made from articles does.
"""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches
from importlib import import_module
from pathlib import Path
from typing import Any

from factcheck.model.messages import LANGUAGES
from factcheck.model.report import Report
from factcheck.report.rendering import Rendering, RenderingError

__all__ = ["LANGUAGES", "Rendering", "RenderingError", "formats", "pieces", "render"]

_FOLDER = Path(__file__).parent / "output"


def formats() -> tuple[str, ...]:
    """The names of all formats, sorted; none of them is imported."""
    return tuple(sorted(path.stem for path in _FOLDER.glob("[!_]*.py")))


def render(report: Report, format: str, *, lang: str = "en", **settings: Any) -> str:  # noqa: A002 - named as the option is
    """The report in one format; ``settings`` are the other fields of ``Rendering``.

    Raises RenderingError for a format, language or setting that does not exist.
    """
    return "".join(pieces(report, format, lang=lang, **settings))


def pieces(report: Report, format: str, *, lang: str = "en", **settings: Any) -> Iterable[str]:  # noqa: A002 - as above
    """The same in pieces, as far as the format has them: a large report need not be in memory as one text."""
    if format not in formats():
        near = get_close_matches(format, formats(), n=1)
        cure = f"did you mean {near[0]!r}?" if near else f"known are {', '.join(formats())}"
        raise RenderingError(f"no format {format!r}; {cure}")
    if lang not in LANGUAGES:
        raise RenderingError(f"no interface language {lang!r}; known are {', '.join(LANGUAGES)}")
    try:
        rendering = Rendering(lang=lang, **settings)
    except TypeError as error:
        raise RenderingError(f"{error}; settings are the fields of factcheck.report.Rendering") from error
    module = import_module(f"factcheck.report.output.{format}")
    made: Iterable[str] = module.pieces(report, rendering) if hasattr(module, "pieces") else (module.render(report, rendering),)
    return made
