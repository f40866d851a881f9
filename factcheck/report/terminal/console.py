"""What a console can show: its width, colour, and characters."""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping
from typing import Any, Final, TextIO

from factcheck.report.terminal.ink import UNICODE

NARROWEST: Final = 40
WIDEST: Final = 200
#: Width of what goes into a file or pipe.
PIPE: Final = 100


def console(stream: TextIO, environ: Mapping[str, str] = os.environ) -> dict[str, Any]:
    """Settings for ``render(report, "text", …)`` that suit a stream.

    NO_COLOR (set and not empty) always wins over FORCE_COLOR; without either, colour needs a terminal that is not "dumb". COLUMNS
    overrides the terminal's width.
    """
    terminal = stream.isatty()
    encoding = stream.encoding or "utf-8"
    if environ.get("NO_COLOR"):
        colour = False
    elif environ.get("FORCE_COLOR"):
        colour = True
    else:
        colour = terminal and environ.get("TERM") != "dumb"
    return {
        "width": _width(terminal, environ),
        "colour": colour,
        "ascii_only": not _can_draw(encoding),
        "encoding": encoding,
    }


def _width(terminal: bool, environ: Mapping[str, str]) -> int:
    asked = environ.get("COLUMNS", "")
    if asked.isdecimal() and int(asked) > 0:
        width = int(asked)
    else:
        width = shutil.get_terminal_size((PIPE, 24)).columns if terminal else PIPE
    return max(NARROWEST, min(WIDEST, width))


def _can_draw(encoding: str) -> bool:
    drawn = UNICODE.error + UNICODE.agrees + UNICODE.bar + UNICODE.corner + UNICODE.underline + UNICODE.dot
    try:
        drawn.encode(encoding)
    except (UnicodeEncodeError, LookupError):
        return False
    return True
