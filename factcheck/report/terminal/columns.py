"""Text measured in terminal columns, which are not characters: Cyrillic takes one each, combining marks none, CJK two."""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.report.passage import ELLIPSIS, Passage

#: Characters known to take one column: Latin, Cyrillic, punctuation, currency signs, mathematics, lines. wcwidth knows the rest.
_SINGLE = re.compile(
    "[\u0020-\u007e\u00a0-\u00ac\u00ae-\u02ff\u0400-\u0482\u048a-\u052f\u2010-\u2027\u2030-\u205e\u20a0-\u20bf\u2190-\u2193"
    "\u2200-\u22ff\u2500-\u257f\u2713\u2717]*"
)


def columns(text: str) -> int:
    """How many columns a line takes."""
    if _SINGLE.fullmatch(text):
        return len(text)
    # Seldom needed, and slower to import than the whole of this folder.
    from wcwidth import wcswidth  # noqa: PLC0415

    width = int(wcswidth(text))
    return len(text) if width < 0 else width


def padded(text: str, width: int) -> str:
    """The text with spaces up to a width."""
    return text + " " * (width - columns(text))


def head(text: str, room: int) -> str:
    """As much of the start as fits, with an ellipsis where something is left out."""
    if columns(text) <= room:
        return text
    kept = _fitting(text, room - 1)
    word, space, _ = kept.rpartition(" ")
    return (word if space and len(word) > len(kept) // 2 else kept) + ELLIPSIS if room > 0 else ""


def tail(text: str, room: int) -> str:
    """As much of the end as fits, with an ellipsis where something is left out."""
    if columns(text) <= room:
        return text
    if room <= 0:
        return ""
    low, high = 0, len(text)
    while low < high:
        middle = (low + high) // 2
        low, high = (low, middle) if columns(text[middle:]) <= room - 1 else (middle + 1, high)
    kept = text[low:]
    _, space, word = kept.partition(" ")
    return ELLIPSIS + (" " + word if space and len(word) > len(kept) // 2 else kept)


def wrapped(text: str, room: int, first: int | None = None) -> list[str]:
    """Lines of at most ``room`` columns (``first`` for the first), broken at spaces, within a word only where it is too long."""
    lines: list[str] = []
    line = ""
    limit = room if first is None else first
    for word in _pieces(text, room):
        joined = f"{line} {word}" if line else word
        if columns(joined) <= limit:
            line = joined
            continue
        if line or not lines:
            lines.append(line)
            limit = room
        line = word
    lines.append(line)
    return lines


def fitted(passage: Passage, room: int) -> Passage:
    """A passage cut to one line, the figure always in it."""
    figure = passage.figure if columns(passage.figure) <= room else head(passage.figure, room)
    spare = room - columns(figure)
    before, after = columns(passage.before), columns(passage.after)
    left = max(min(before, spare // 2), min(before, spare - after))
    cut_before = tail(passage.before, left)
    if cut_before == ELLIPSIS:
        cut_before = ""
    return Passage(cut_before, figure, head(passage.after, spare - columns(cut_before)))


def _fitting(text: str, room: int) -> str:
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if columns(text[:middle]) <= room else (low, middle - 1)
    return text[:low]


def _pieces(text: str, room: int) -> Iterator[str]:
    # Only plain spaces break: a no-break space holds figure and unit together.
    for word in text.split(" "):
        rest = word
        while columns(rest) > room:
            piece = _fitting(rest, room) or rest[:1]
            yield piece
            rest = rest[len(piece) :]
        if rest:
            yield rest
