"""A text as it is read: one kind of space, one apostrophe, hard-wrapped lines joined, and every character at its old offset.

Paragraph breaks are the line ends that stay. Whether a text is hard-wrapped is seen from the text: most of its lines then
run to one width and go on in lower case. A text whose lines are paragraphs keeps every line end.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise
from typing import Final

#: A text is wrapped when its lines run to a width in this range; beyond it a line is a paragraph.
WIDTHS: Final = range(25, 171)
#: Of the lines with a line below them, per cent that reach the width, and that go on below in lower case.
FULL_SHARE: Final = 60
LOWER_SHARE: Final = 35
#: Line ends needed before their lengths say anything.
ENOUGH_ENDS: Final = 3
#: A line of this per cent of the width is full even where one more word would have fitted (justified print, stray spaces).
FULL: Final = 75
FULL_WITH_NEXT_WORD: Final = 92
#: Outside wrapped texts a line shorter than this is a list entry or a caption, not the first half of a sentence.
SHORT_LINE: Final = 40

_SPACES = "\t\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
_APOSTROPHES = "\u02b9\u02bb\u02bc\u02bd\u2018\u2019\u201b\uff07`\u00b4"
_HYPHENS = "\u2010\u2011\u2212\ufe63\uff0d"
_LINE_ENDS = "\r\x0b\x0c\x85\u2028\u2029"
_TO: Final = (
    *((c, " ") for c in _SPACES),
    *((c, "'") for c in _APOSTROPHES),
    *((c, "-") for c in _HYPHENS),
    ("\u2012", "\u2013"),
    ("\u2015", "\u2014"),
    ("\r\n", " \n"),
    *((c, "\n") for c in _LINE_ENDS),
)

_CLOSING = " \"')]}\u00bb\u201c\u201d"
_TERMINAL = frozenset(".!?:;\u2026")
_HANGING = frozenset(",-\u2013\u2014(\u00ab\u201e/&")
_MARKER = re.compile(r"[-*+\u2022\u25aa\u25cf\u25e6\u2023\u00b7\u2043] |#{1,6} |[|>]|(?:[-*_=] ?){3,}$")
_NUMBERED = re.compile(r"\(?(?:\d{1,2}|[^\W\d_])[.)] ")
_DASHED = re.compile("[\u2013\u2014] ")
_DATED = re.compile(r"(?:[^\W\d_]+:? )?(?:\d{4}-\d\d-\d\d|\d{1,2}[./]\d{1,2}[./]\d{4})\b")
_DAY_AND_YEAR = re.compile(r"\d{1,2}\W.*\b(?:19|20)\d\d\b|(?:19|20)\d\d\W.*\b\d{1,2}\b")
_CELL_END = re.compile(r"[\t\n]")
_FIGURE = re.compile(r"\s*[-+\u2212(]?[$\u20ac\u00a3\u00a5\u20b8\u20bd]?\d")
_DIGIT = re.compile(r"\d")


@lru_cache(maxsize=2)
def reading_text(text: str) -> str:
    """The same text for reading, of the same length.

    Spaces of every kind become ``" "``, apostrophes of Uzbek letters ``"'"``, hyphens and minus signs ``"-"``; en and em dashes,
    soft hyphens and zero-width characters stay. A line end inside a sentence becomes ``" "``, one between paragraphs ``"\\n"``.
    Only a tab between two figures stays a tab: two cells of a row are never one number.
    """
    plain = _one_of_each(text)
    if "\n" not in plain:
        return plain
    lines = plain.split("\n")
    joined = _joined(lines)
    if True not in joined:
        return plain
    parts = [line + (" " if join else "\n") for line, join in zip(lines, joined, strict=True)]
    parts[-1] = lines[-1]
    return "".join(parts)


def _one_of_each(text: str) -> str:
    """Characters that mean the same made the same; replacing one by one runs at memory speed, a translation table does not."""
    if text.isascii() and not any(c in text for c in "\t\r\x0b\x0c`"):
        return text
    kept = _tabs_between_figures(text) if "\t" in text else []
    for old, new in _TO:
        if old in text:
            text = text.replace(old, new)
    if not kept:
        return text
    pieces, last = [], 0
    for place in kept:
        pieces += [text[last:place], "\t"]
        last = place + 1
    return "".join([*pieces, text[last:]])


def _tabs_between_figures(text: str) -> list[int]:
    """Offsets of tabs that part two cells of figures."""
    kept, cell = [], 0
    for found in _CELL_END.finditer(text):
        place = found.start()
        if found[0] == "\t" and _FIGURE.match(text, place + 1) and _DIGIT.search(text, cell, place):
            kept.append(place)
        cell = place + 1
    return kept


def _joined(lines: list[str]) -> list[bool]:
    """For each line, whether its end is a mere wrap, so that the sentence goes on in the next line."""
    cores = [line.strip() for line in lines]
    width = _wrap_width(cores)
    first = next((i for i, core in enumerate(cores) if core and not _is_date_line(core)), 0)
    result = [False] * len(lines)
    continued = False
    for i in range(len(cores) - 1):
        here, below = cores[i], cores[i + 1]
        if here and below and not _never_joined(here, below):
            result[i] = _goes_on(here, below, width, is_first=i == first, continued=continued)
        continued = result[i]
    return result


def _wrap_width(cores: list[str]) -> int:
    """The width to which the lines of a wrapped text run; 0 where the text is not wrapped."""
    ends = [(len(a), b[0].islower()) for a, b in pairwise(cores) if a and b and not _MARKER.match(b)]
    if len(ends) < ENOUGH_ENDS:
        return 0
    lengths = sorted(length for length, _ in ends)
    width = lengths[len(lengths) * 9 // 10]
    if width not in WIDTHS:
        return 0
    full = sum(100 * length >= FULL * width for length in lengths)
    lower = sum(is_lower for _, is_lower in ends)
    wrapped = 100 * full >= FULL_SHARE * len(ends) and 100 * lower >= LOWER_SHARE * len(ends)
    return width if wrapped else 0


def _is_date_line(core: str) -> bool:
    """Whether a line is the date above an article, so that the headline is below it."""
    return len(core) <= 60 and (_DATED.match(core) is not None or (len(core) <= 30 and _DAY_AND_YEAR.match(core) is not None))


def _never_joined(here: str, below: str) -> bool:
    """Whether the lower line opens a list entry, a heading or a row, or the upper one is a date line, a heading or a row."""
    if "\t" in here or "\t" in below or here.startswith(("|", "#")) or _MARKER.match(below) or _DATED.match(here):
        return True
    return _is_closed(here) and (_NUMBERED.match(below) or _DASHED.match(below)) is not None


def _goes_on(here: str, below: str, width: int, *, is_first: bool, continued: bool) -> bool:
    """Whether the lower line continues the sentence of the upper one; ``continued`` says that the upper one itself continues."""
    closed = _is_closed(here)
    lower = below[0].islower() and not closed
    full = width > 0 and _is_full(here, below, width)
    if _NUMBERED.match(below) or _DASHED.match(below):
        return full
    if is_first and not closed:
        # The first line is a headline: it goes on below only where it cannot have ended.
        return lower or here[-1] in _HANGING
    if here[0].islower() and not continued:
        # A sentence does not begin in lower case: entries of a list.
        return full
    return full or (lower and (width > 0 or len(here) >= SHORT_LINE))


def _is_full(here: str, below: str, width: int) -> bool:
    """Whether the next word would not have fitted on the line."""
    if 100 * len(here) >= FULL * width:
        return True
    return 100 * (len(here) + 1 + len(below.split(" ", 1)[0])) >= FULL_WITH_NEXT_WORD * width


def _is_closed(here: str) -> bool:
    """Whether a line ends as sentences and introductions end."""
    return here.rstrip(_CLOSING)[-1:] in _TERMINAL
