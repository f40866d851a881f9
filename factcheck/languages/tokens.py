"""Text → tokens. One regular expression cuts the reading text; a token knows its span and its folded word."""

from __future__ import annotations

import re
from typing import Final, Literal

TokenKind = Literal["word", "number", "date", "time", "code", "mark"]

#: Invisible inside words: soft hyphen, zero-width characters, combining accents on vowels in learner's texts.
INVISIBLE: Final = "\u00ad\u200b\u200c\u200d\u2060\ufeff"

#: Words come first, being most of a text; a run of letters right before a digit is a code. The quantifiers never give back.
TOKEN: Final = re.compile(
    rf"""
    (?P<word>[^\W\d_]++(?!\d)(?:(?:[{INVISIBLE}\u0300-\u036f]|'(?=[^\W\d_]))++[^\W\d_]*+)*+'?)
  | (?P<date>(?<![\w.,/-])(?:\d{{4}}-\d\d?-\d\d?|\d{{1,2}}\.\d{{1,2}}\.(?:\d{{4}}|\d\d)|\d{{1,2}}/\d{{1,2}}/\d{{4}})
             (?![\d]|[.,-]\d))
  | (?P<time>(?<![\w:.,])\d{{1,2}}:\d\d(?::\d\d)?(?![\w:]))
  | (?P<code>[^\W\d_]++\d++\w*+|\d++[^\W\d_]++\d\w*+)
  | (?P<number>(?:19|20)\d\d(?=,(?:19|20)\d\d(?!\d))
              |\d{{1,3}}(?:[ ]\d{{3}})+(?!\d)(?:[.,]\d+)?
              |\d{{1,3}}(?:,\d{{3}}){{2,}}(?!\d)(?:\.\d+)?
              |\d{{1,3}}(?:\.\d{{3}}){{2,}}(?!\d)(?:,\d+)?
              |\d+(?:[.,]\d+){{0,2}}(?![\d]))
  | (?P<mark>\S)
    """,
    re.VERBOSE,
)

#: Longer runs of digits are a code and no number: no figure of news has as many.
LONGEST_NUMBER: Final = 30

_STRIP = re.compile(f"[{INVISIBLE}\u0300-\u0305\u0307\u0309-\u036f]")


class Token:
    """A piece of text: ``text`` as read, ``word`` folded for look-up, and its span."""

    __slots__ = ("end", "kind", "start", "text", "word")

    def __init__(self, text: str, word: str, start: int, end: int, kind: TokenKind) -> None:
        self.text = text
        self.word = word
        self.start = start
        self.end = end
        self.kind = kind

    def __repr__(self) -> str:
        return f"{self.kind}:{self.text}"


def visible(word: str) -> str:
    """A word without soft hyphens, zero-width characters and stress marks."""
    return word if word.isascii() else _STRIP.sub("", word)
