"""Sentences, and which of them are entries of a list."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final

from factcheck.languages.tokens import Token
from factcheck.model.value import Value, slotted

#: Marks that begin an entry of a list wherever they begin a line.
_BULLETS: Final = (
    "*\u2022\u00b7\u25aa\u25ab\u25cf\u25cb\u25a0\u25a1\u25c6\u25c7\u25e6\u25ba\u25b6\u25b8"
    "\u27a1\u27a4\u2713\u2714\u2705\U0001f539\U0001f538\U0001f53b\U0001f4cc\u203a\u2023"
)
#: Marks that also begin what somebody says.
_DASHES: Final = "-\u2013\u2014"
#: What makes an emoji of a sign.
_SELECTOR: Final = "\ufe0f"
#: Tokens of a line that is an entry without a bullet, and of its label's number.
_ENTRY_TOKENS: Final = 16
_LABEL: Final = 2
#: Tokens between a label's mark and its figure.
_TO_FIGURE: Final = 2


@slotted
class Sentence(Value):
    """Tokens ``first`` to ``last`` (exclusive) of a text, its span, and the paragraph and section it belongs to.

    ``listed``: its line is an entry of a list; the bullet before it is in the span and none of the tokens.
    """

    first: int
    last: int
    start: int
    end: int
    paragraph: int
    section: str
    listed: bool = False


def with_entries(
    tokens: Sequence[Token], marks: Sequence[str], glued: Sequence[bool], sentences: Sequence[Sentence]
) -> Iterator[Sentence]:
    """The sentences with those of a list's entries told apart; a sign ``glued`` to its figure is no bullet."""
    lines = [list(line) for _, line in groupby(sentences, key=lambda each: each.paragraph)]
    goes_on = False
    for n, line in enumerate(lines):
        head = line[0]
        following = lines[n + 1][0].first if n + 1 < len(lines) else -1
        signed = head.first + 1 < head.last and glued[head.first + 1] and marks[head.first] in _DASHES
        goes_on = head.section == "body" and not signed and _is_entry(tokens, marks, line, following, goes_on=goes_on)
        if goes_on:
            yield _without_bullet(marks, head)
            yield from (each._replace(listed=True) for each in line[1:])
        else:
            yield from line
            goes_on = marks[line[-1].last - 1] == ":"


def _is_entry(tokens: Sequence[Token], marks: Sequence[str], line: Sequence[Sentence], following: int, *, goes_on: bool) -> bool:
    """Whether a line is an entry: it ``goes_on`` with a list or stands below a colon, or its bullet is no dash of direct speech."""
    head = line[0]
    mark = marks[head.first]
    if mark in _BULLETS:
        return True
    if mark in _DASHES:
        return goes_on or mark == _DASHES[0] or (following >= 0 and marks[following] == mark)
    if head.last - head.first == _LABEL and tokens[head.first].kind == "number":
        return len(line) > 1
    if not goes_on or len(line) > 1 or head.last - head.first > _ENTRY_TOKENS:
        return False
    return any(marks[i] in ":" + _DASHES and _leads_to_figure(tokens, i, head.last) for i in range(head.first + 1, head.last))


def _leads_to_figure(tokens: Sequence[Token], mark: int, last: int) -> bool:
    return any(tokens[i].figure for i in range(mark + 1, min(mark + 1 + _TO_FIGURE, last)))


def _without_bullet(marks: Sequence[str], sentence: Sentence) -> Sentence:
    """An entry without the bullet before it."""
    first = sentence.first
    while first + 1 < sentence.last and marks[first] in _BULLETS + _DASHES + _SELECTOR:
        first += 1
    return sentence._replace(first=first, listed=True)
