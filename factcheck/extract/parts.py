"""A long text in parts that are read one after the other, so that memory holds the tokens of one part at a time."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from factcheck.model.article import Article
from factcheck.model.reading import reading_text

#: Characters of a part. Few articles are as long, and those are read whole.
LENGTH: Final = 100_000
#: Where a part may end, best first.
_SEAMS: Final = ("\n", ". ", " ")


class Part(NamedTuple):
    """A stretch of a reading text."""

    text: str
    first: int
    last: int


def whole(article: Article) -> Part:
    """An article as one part."""
    text = reading_text(article.text)
    return Part(text, 0, len(text))


def parts(article: Article) -> Iterator[Part]:
    """The parts of an article in order; they end with a paragraph, a sentence or a word, as far as there are any."""
    text, first, _ = whole(article)
    while len(text) - first > LENGTH:
        last = _seam(text, first + LENGTH)
        yield Part(text, first, last)
        first = last
    yield Part(text, first, len(text))


def _seam(text: str, at: int) -> int:
    """Where the part ends that is long enough at a character."""
    for mark in _SEAMS:
        found = text.find(mark, at, at + LENGTH)
        if found >= 0:
            return found + len(mark)
    return min(at + LENGTH, len(text))
