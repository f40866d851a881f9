"""Text → tokens. One regular expression cuts the reading text; a token knows its folded word and what that can begin."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, Literal

from factcheck.languages.entry import Entry
from factcheck.languages.morphology import Features

TokenKind = Literal["word", "number", "date", "time", "code", "mark"]

#: Invisible inside words: soft hyphen, zero-width characters, combining accents on vowels in learner's texts.
INVISIBLE: Final = "\u00ad\u200b\u200c\u200d\u2060\ufeff"

#: Words come first, being most of a text, and most end at a space or stop; a run of letters right before a digit is a code. The
#: quantifiers never give back. One space before a token is passed over with it, which costs less than looking for a token there.
TOKEN: Final = re.compile(
    rf"""
  \s?+(?:
    (?P<word>[^\W\d_]++(?:(?=[ .,])|(?!\d)(?:(?:[{INVISIBLE}\u0300-\u036f]|'(?=[^\W\d_]))++[^\W\d_]*+)*+'?))
  | (?P<date>(?<![\w.,/-])(?:\d{{4}}-\d\d?-\d\d?|\d{{1,2}}\.\d{{1,2}}\.(?:\d{{4}}|\d\d)|\d{{1,2}}/\d{{1,2}}/\d{{4}})
             (?![\d]|[.,-]\d))
  | (?P<time>(?<![\w:.,])\d{{1,2}}:\d\d(?::\d\d)?(?![\w:]))
  | (?P<code>[^\W\d_]++\d++\w*+|\d++[^\W\d_]++\d\w*+)
  | (?P<number>(?:19|20)\d\d(?=,(?:19|20)\d\d(?!\d))
              |\d{{1,3}}(?:[ ]\d{{3}})+(?!\d)(?:[.,]\d+)?
              |\d{{1,3}}(?:,\d{{3}}){{2,}}(?!\d)(?:\.\d+)?
              |\d{{1,3}}(?:\.\d{{3}}){{2,}}(?!\d)(?:,\d+)?
              |\d+(?:[.,]\d+){{0,2}}(?![\d]))
  | (?P<mark>\S))
    """,
    re.VERBOSE,
)

#: Longer runs of digits are a code and no number: no figure of news has as many.
LONGEST_NUMBER: Final = 30
#: What no set of marks has in it.
NO_MARK: Final = "\0"
#: Signs that a figure may have; a dash is one before degrees alone.
SIGNS: Final = "+-\u2013\u2212"

_STRIP = re.compile(f"[{INVISIBLE}\u0300-\u0305\u0307\u0309-\u036f]")


@dataclass(slots=True, eq=False)
class Token:
    """A piece of text, one for all places where it stands: ``text`` as read, ``word`` folded for look-up.

    ``keys`` are the stems with marks that the word can be a form of, with its features. What it can begin, longest first:
    phrases by the key of their second word (``longer``: their places in the order of all, the keys of their further words, their
    entries), the word ``alone`` (of ``kinds``) with the ``features`` it has for each, names of ``indicators``; ``begins`` tells
    whether there are any. ``mark`` is the text of a punctuation mark and ``NO_MARK`` for all others; ``figure`` tells that it
    holds digits or is a sign, ``capital`` that it begins with a capital letter.
    """

    text: str
    word: str
    kind: TokenKind
    keys: Mapping[str, Features]
    longer: Mapping[str, Sequence[tuple[int, tuple[str, ...], Entry]]] = field(default_factory=dict)
    alone: Sequence[Entry] = ()
    features: Sequence[Features] = ()
    indicators: Sequence[tuple[tuple[str, ...], Entry]] = ()
    kinds: frozenset[str] = frozenset()
    begins: bool = False
    mark: str = NO_MARK
    figure: bool = False
    capital: bool = False

    def __post_init__(self) -> None:
        self.begins = bool(self.longer or self.alone)
        if self.kind == "mark":
            self.mark = self.text
        self.capital = self.text[:1].isupper()
        self.figure = self.mark in SIGNS or self.kind not in ("word", "mark")

    def __repr__(self) -> str:
        return f"{self.kind}:{self.text}"


def visible(word: str) -> str:
    """A word without soft hyphens, zero-width characters and stress marks."""
    return word if word.isascii() else _STRIP.sub("", word)
