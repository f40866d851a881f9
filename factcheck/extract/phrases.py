"""The tokens of a text with the phrases that begin at each."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from itertools import chain, compress, count
from operator import attrgetter, eq
from typing import Final

from factcheck.extract.parts import Part
from factcheck.languages.entry import Entry, Match
from factcheck.languages.pack import Pack
from factcheck.languages.phrases import alone
from factcheck.languages.tokens import NO_MARK, Token

#: What stands behind the last token, and, as lists count from their end below zero, before the first one: rules look around a
#: figure by a few tokens, and need not ask each time whether there are any.
_AROUND: Final = 16
_NOTHING: Final = frozenset[str]()
_NO_KINDS: Final = (_NOTHING,) * _AROUND
_NO_MARKS: Final = (NO_MARK,) * _AROUND
_NO_GLUE: Final = (False,) * _AROUND


@cache
def _search(marks: str) -> Callable[[str, int, int], re.Match[str] | None]:
    """What finds the first of some punctuation marks in a text."""
    return re.compile(f"[{re.escape(marks)}]").search


class _Found(dict[int, Sequence[Match]]):
    """The phrases at each token; where all are of one word they are made when they are first asked for, as most never are."""

    __slots__ = ("_tokens",)

    def __init__(self, tokens: Sequence[Token]) -> None:
        super().__init__(dict.fromkeys((*range(-_AROUND, 0), *range(len(tokens), len(tokens) + _AROUND)), ()))
        self._tokens = tokens

    def __missing__(self, at: int) -> Sequence[Match]:
        found = self[at] = alone(self._tokens[at], at)
        return found


class Phrases:
    """A text, or a part of it, cut into tokens, each with its phrases; asked all the time, so every answer is a look-up."""

    __slots__ = (
        "_back",
        "_begun",
        "_count",
        "_ended",
        "_line",
        "_places",
        "ends",
        "figures",
        "first",
        "glued",
        "kinds",
        "last",
        "marks",
        "pack",
        "phrases",
        "present",
        "starts",
        "text",
        "tokens",
    )

    def __init__(self, pack: Pack, part: Part) -> None:
        self.pack = pack
        self.text, self.first, self.last = part
        #: The tokens, and where each begins and ends.
        self.tokens, self.starts, self.ends = self.pack.cut(self.text, self.first, self.last)
        self._count = len(self.tokens)
        #: For every token the phrases that begin at it, longest first, once they are asked for, and their kinds.
        self.kinds: list[frozenset[str]] = [*map(attrgetter("kinds"), self.tokens), *_NO_KINDS]
        #: For every token the kinds of phrases that may end right before it.
        self._ended: list[frozenset[str]] = [_NOTHING, *self.kinds]
        self.phrases = _Found(self.tokens)
        for at, longer in self.pack.longer(self.tokens):
            self.phrases[at] = [*longer, *self.phrases[at]]
            for match in longer:
                self.kinds[at] |= {match.entry.kind}
                self._ended[match.end] |= {match.entry.kind}
        #: Where phrases of each kind begin.
        self._begun = begun = defaultdict[str, list[int]](list)
        for at, kinds in compress(enumerate(self.kinds), self.kinds):
            for kind in kinds:
                begun[kind].append(at)
        #: Kinds of phrases that the text holds.
        self.present = frozenset(begun)
        #: For every token its text, if it is a punctuation mark, else what no set of marks has in it.
        self.marks: list[str] = [*map(attrgetter("mark"), self.tokens), *_NO_MARKS]
        for at in begun.get("parenthesis", ()):
            end = self.phrases[at][0].end
            if self.marks[at - 1] == self.marks[end] == ",":  # "Industry, meanwhile, grew": the commas part no clauses.
                self.marks[at - 1] = self.marks[end] = NO_MARK
        #: For every token whether nothing stands between it and the one before it.
        self.glued: list[bool] = [False, *map(eq, self.ends, self.starts[1:]), *_NO_GLUE]
        #: The marks of all tokens in one text, a character each, and from the last to the first.
        self._line = "".join(self.marks[: self._count])
        self._back = self._line[::-1]
        self._places = [*compress(count(), map(NO_MARK.__ne__, self.marks))]
        #: Tokens that hold digits, and signs.
        self.figures = {*compress(count(), map(attrgetter("figure"), self.tokens))}

    def match(self, at: int, *kinds: str) -> Match | None:
        """The longest phrase of one of some kinds that begins at a token."""
        if self.kinds[at].isdisjoint(kinds):
            return None
        for match in self.phrases[at]:
            if match.entry.kind in kinds:
                return match
        return None

    def begins_within(self, first: int, last: int, kind: str) -> bool:
        """Whether a phrase of a kind begins at one of some tokens."""
        places = self._begun.get(kind, ())
        at = bisect_left(places, first)
        return at < len(places) and places[at] < last

    def all_begun(self, kinds: Iterable[str]) -> Iterator[int]:
        """The tokens at which phrases of some kinds begin."""
        return chain.from_iterable(self._begun[kind] for kind in kinds)

    def begun(self, kind: str, first: int, last: int) -> list[int]:
        """The tokens among some at which phrases of a kind begin."""
        places = self._begun.get(kind)
        if places is None:
            return []
        at = bisect_left(places, first)
        return places[at : bisect_left(places, last, at)]

    def entry(self, at: int, *kinds: str) -> Entry | None:
        """The entry of ``match``."""
        match = self.match(at, *kinds)
        return None if match is None else match.entry

    def ending_at(self, end: int, kind: str) -> Match | None:
        """The longest phrase of a kind, of four tokens at most, that ends before a token and stands before what it belongs to."""
        return self.right_before(end, 4, kind, "before")

    def right_before(self, end: int, most: int, kind: str, side: str | None = None) -> Match | None:
        """The longest phrase of a kind, of so many tokens at most, that ends before a token."""
        if kind not in self._ended[end]:
            return None
        for start in range(max(end - most, 0), end):
            match = self.match(start, kind)
            if match is not None and match.end == end and (side is None or match.entry.get("side", side) == side):
                return match
        return None

    def past_point(self, end: int) -> int:
        """Past the full stop of an abbreviation that ends before a token, if the sentence goes on behind it."""
        if self.marks[end] != "." or not self.glued[end] or self.tokens[end - 1].word not in self.pack.abbreviations:
            return end
        follows = self.tokens[end + 1] if end + 1 < len(self.tokens) else None
        goes_on = follows is not None and not self.breaks_before(end + 1) and (follows.text[:1].islower() or follows.kind != "word")
        return end + 1 if goes_on else end

    def bridged(self, first: int, last: int) -> Match | None:
        """An indicator whose name is split by the figure at tokens ``first`` to ``last``: "exported [9.6m tonnes of] grain"."""
        for start in range(max(0, first - 3), first):
            if self.tokens[start].indicators and self.tokens[start].kind == "word":
                match = self.pack.bridge(self.tokens, start, first, last)
                if match is not None:
                    return match
        return None

    def behind_hyphen(self, at: int) -> int:
        """The token behind a hyphen that joins two tokens; the token itself where it is none."""
        return at + 1 if self.marks[at] == "-" and self.glued[at] and self.glued[at + 1] else at

    def places(self, first: int, last: int) -> list[int]:
        """Where punctuation marks stand between two tokens."""
        return self._places[bisect_left(self._places, first) : bisect_left(self._places, last)]

    def has_mark(self, first: int, last: int, marks: str) -> bool:
        """Whether one of some punctuation marks stands between two tokens."""
        return _search(marks)(self._line, first, last) is not None

    def next_mark(self, first: int, last: int, marks: str) -> int:
        """The first of some punctuation marks from a token on; ``last`` where none stands before that."""
        found = _search(marks)(self._line, first, last)
        return last if found is None else found.start()

    def clause_start(self, at: int, first: int, marks: str) -> int:
        """The token behind the last of some punctuation marks before a token; ``first`` where there is none."""
        count = self._count
        found = _search(marks)(self._back, count - at, count - first)
        return first if found is None else count - found.start()

    def capital(self, at: int) -> bool:
        """Whether the token begins with a capital letter."""
        return 0 <= at < self._count and self.tokens[at].capital

    def breaks_before(self, at: int) -> bool:
        """Whether a paragraph begins with a token."""
        return at == 0 or "\n" in self.text[self.ends[at - 1] : self.starts[at]]
