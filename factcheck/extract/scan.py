"""The tokens of an article with the phrases that begin at each, and its sentences."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import chain, compress, count
from operator import attrgetter, eq
from typing import Final

from factcheck.extract.parts import Part, whole
from factcheck.extract.sentence import Sentence, with_entries
from factcheck.languages.entry import Entry, Match
from factcheck.languages.pack import Pack, load
from factcheck.languages.tokens import NO_MARK
from factcheck.model.article import Article
from factcheck.model.claim import claim_id

_CLOSERS: Final = "\"'\u201d\u2019\u00bb)]"
_TERMINATORS: Final = ".!?\u2026"
_ENDS: Final = _TERMINATORS + _CLOSERS
#: What stands behind the last token, and, as lists count from their end below zero, before the first one: rules look around a
#: figure by a few tokens, and need not ask each time whether there are any.
_AROUND: Final = 16
_NO_KINDS: Final = (frozenset[str](),) * _AROUND
_NO_MARKS: Final = (NO_MARK,) * _AROUND
_NO_GLUE: Final = (False,) * _AROUND
#: Marks behind the label of an entry.
_LABELS: Final = ":-\u2013\u2014"
#: Digits of a year.
_YEAR: Final = 4
#: Digits of the number of a list's entry.
_NUMBER_OF_ENTRY: Final = 2


class Scan:
    """An article, or a part of a long one, cut into tokens, each with its phrases."""

    def __init__(self, article: Article, part: Part | None = None) -> None:
        self.article = article
        self.pack: Pack = load(article.lang)
        self.text, self.first, self.last = part or whole(article)
        #: The tokens, and where each begins and ends.
        self.tokens, self.starts, self.ends = self.pack.cut(self.text, self.first, self.last)
        self._count = len(self.tokens)
        #: For every token the phrases that begin at it, longest first, and their kinds.
        self.phrases: list[Sequence[Match]] = [()] * (self._count + _AROUND)
        self.kinds: list[frozenset[str]] = [*map(attrgetter("kinds"), self.tokens), *_NO_KINDS]
        matches = self.pack.matches
        for at in compress(count(), map(attrgetter("begins"), self.tokens)):
            found = self.phrases[at] = matches(self.tokens, at)
            if found and found[0].end > at + 1:
                self.kinds[at] = frozenset([match.entry.kind for match in found])
        #: Where phrases of each kind begin.
        self._begun = begun = defaultdict[str, list[int]](list)
        for at, kinds in compress(enumerate(self.kinds), self.kinds):
            for kind in kinds:
                begun[kind].append(at)
        #: Kinds of phrases that the text holds.
        self.present = frozenset(begun)
        #: For every token its text, if it is a punctuation mark, else what no set of marks has in it.
        self.marks: list[str] = [*map(attrgetter("mark"), self.tokens), *_NO_MARKS]
        #: For every token whether nothing stands between it and the one before it.
        self._glued: list[bool] = [False, *map(eq, self.ends, self.starts[1:]), *_NO_GLUE]
        self._places = [*compress(count(), map(NO_MARK.__ne__, self.marks))]
        #: Tokens that hold digits, and signs.
        self.figures = {*compress(count(), map(attrgetter("figure"), self.tokens))}
        self._counted: dict[str, tuple[int, int]] = {}
        self._clauses: dict[tuple[int, int, str], int] = {}
        self._sections = [s.start for s in article.sections]

    def claim_id(self, start: int, quote: str) -> str:
        """The id of the claim whose quote begins at an offset.

        Occurrences of the quote before it are counted once and remembered; those of a further part have numbers from its offset on,
        as counting from the beginning again would make long articles slow.
        """
        text = self.article.text
        counted, number = self._counted.get(quote, (self.first, self.first))
        if start < counted:
            counted, number = self.first, self.first
        number += text.count(quote, counted, start)
        self._counted[quote] = (start, number)
        return claim_id(self.article.name, quote, number)

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
        return bool(self.begun(kind, first, last))

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
        return self.right_before(end, 4, kind, side="before")

    def right_before(self, end: int, most: int, kind: str, *, side: str | None = None) -> Match | None:
        """The longest phrase of a kind, of so many tokens at most, that ends before a token."""
        places = self._begun.get(kind, ())
        for place in range(bisect_left(places, end - most), len(places)):
            if places[place] >= end:
                return None
            match = self.match(places[place], kind)
            if match is not None and match.end == end and (side is None or match.entry.get("side", side) == side):
                return match
        return None

    def past_point(self, end: int) -> int:
        """Past the full stop of an abbreviation that ends before a token, if the sentence goes on behind it."""
        if not self.is_mark(end, ".") or not self.glued(end) or self.tokens[end - 1].word not in self.pack.abbreviations:
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

    def glued(self, at: int) -> bool:
        """Whether nothing stands between a token and the one before it."""
        return self._glued[at]

    def behind_hyphen(self, at: int) -> int:
        """The token behind a hyphen that joins two tokens; the token itself where it is none."""
        return at + 1 if self.marks[at] == "-" and self._glued[at] and self._glued[at + 1] else at

    def is_mark(self, at: int, marks: str) -> bool:
        """Whether the token is one of some punctuation marks."""
        return self.marks[at] in marks

    def places(self, first: int, last: int) -> list[int]:
        """Where punctuation marks stand between two tokens."""
        return self._places[bisect_left(self._places, first) : bisect_left(self._places, last)]

    def has_mark(self, first: int, last: int, marks: str) -> bool:
        """Whether one of some punctuation marks stands between two tokens."""
        return self.next_mark(first, last, marks) < last

    def next_mark(self, first: int, last: int, marks: str) -> int:
        """The first of some punctuation marks from a token on; ``last`` where none stands before that."""
        all_marks = self.marks
        for i in self.places(first, last):
            if all_marks[i] in marks:
                return i
        return last

    def clause_start(self, at: int, first: int, marks: str) -> int:
        """The token behind the last of some punctuation marks before a token; ``first`` where there is none."""
        asked = at, first, marks
        known = self._clauses.get(asked)
        if known is None:
            known = first
            for i in reversed(self.places(first, at)):
                if self.marks[i] in marks:
                    known = i + 1
                    break
            self._clauses[asked] = known
        return known

    def capital(self, at: int) -> bool:
        """Whether the token begins with a capital letter."""
        return 0 <= at < len(self.tokens) and self.tokens[at].text[:1].isupper()

    def breaks_before(self, at: int) -> bool:
        """Whether a paragraph begins with a token."""
        return at == 0 or "\n" in self.text[self.ends[at - 1] : self.starts[at]]

    def slice(self, first: int, last: int) -> str:
        """The article's own text from one token to another (exclusive)."""
        return self.article.text[self.starts[first] : self.ends[last - 1]]

    @cached_property
    def names(self) -> Mapping[str, frozenset[str]]:
        """The words with a capital inside a sentence, or as the label of an entry, each with the words that it stands behind."""
        begins = {sentence.first for sentence in self.sentences}
        labels = (sentence.first for sentence in self.sentences if sentence.listed and self.is_mark(sentence.first + 1, _LABELS))
        unknown = (self.tokens[i] for i in labels if not self.phrases[i])
        found = defaultdict[str, set[str]](set, {token.word: {""} for token in unknown if token.text[:1].isupper()})
        for i, token in enumerate(self.tokens):
            if token.kind == "word" and i not in begins and token.text[:1].isupper() and self.tokens[i - 1].kind == "word":
                found[token.word].add(self.tokens[i - 1].word)
        return {word: frozenset(before) for word, before in found.items()}

    @cached_property
    def tells_seasons(self) -> bool:
        """Whether the text speaks of seasons: of marketing years, of the last season."""
        found = (self.match(i, "time") for i in self._begun.get("time", ()))
        return any(m is not None and m.entry.get("role") in ("fiscal", "season") for m in found)

    @cached_property
    def sentences(self) -> list[Sentence]:
        """The sentences in order; headlines, table rows and paragraphs end one."""
        return list(with_entries(self.tokens, self.marks, self._glued, list(self._cut())))

    def _cut(self) -> Iterator[Sentence]:
        starts = self.starts
        breaks = {bisect_left(starts, line_end) - 1 for line_end in self._line_ends()}
        changes = {bisect_left(starts, section.start) - 1 for section in self.article.sections}
        ends = {i for i in self._places if self.marks[i] in _ENDS and i + 1 < self._count and self._ends_sentence(i)}
        first, paragraph = 0, self.first
        for i in sorted(breaks | changes | ends | {self._count - 1}):
            if first <= i < self._count:
                yield Sentence(first, i + 1, starts[first], self.ends[i], paragraph, self._section(starts[first]))
                first = i + 1
                paragraph += i in breaks

    def _line_ends(self) -> Iterator[int]:
        at = self.text.find("\n", self.first, self.last)
        while at >= 0:
            yield at
            at = self.text.find("\n", at + 1, self.last)

    def _section(self, offset: int) -> str:
        at = bisect_right(self._sections, offset) - 1
        return self.article.sections[at].kind if at >= 0 and offset < self.article.sections[at].end else "body"

    def _ends_sentence(self, i: int) -> bool:
        """Whether a punctuation mark ends a sentence."""
        tokens = self.tokens
        text = tokens[i].text
        if text in _CLOSERS:
            before = tokens[i - 1] if i else None
            if text == ")" and self._numbers_entry(i):
                return True
            ended = before is not None and before.kind == "mark" and before.text in _TERMINATORS
            return ended and self._starts_anew(i + 1)
        if text == "." and self._numbers_entry(i):
            return True
        if text not in _TERMINATORS or not self._starts_anew(i + 1):
            return False
        return text != "." or not self._abbreviates(i)

    def _numbers_entry(self, i: int) -> bool:
        """Whether a mark stands behind the number of a list's entry: "1) schools: 14", "2. to mend 96 km"."""
        number = self.tokens[i - 1] if i else None
        if number is None or number.kind != "number" or len(number.text) > _NUMBER_OF_ENTRY:
            return False
        return self.breaks_before(i - 1) and not self.glued(i + 1)

    def _starts_anew(self, i: int) -> bool:
        token = self.tokens[i]
        if self.glued(i):
            return False
        if token.kind == "mark":
            return token.text not in ",;:)%" and token.text not in _CLOSERS[2:]
        return token.kind != "word" or token.text[:1].isupper()

    def _is_year(self, at: int) -> bool:
        """Whether a number is a year by the word behind it: "836 км. 2024 жылы …" goes on with a new sentence."""
        number = self.tokens[at]
        word = self.entry(self.behind_hyphen(at + 1), "time") if number.kind == "number" and len(number.text) == _YEAR else None
        return word is not None and word.get("role") == "unit" and word.get("unit") == "year"

    def _opens_quotation(self, at: int) -> bool:
        """Whether a quotation mark opens and a capital follows."""
        return self.is_mark(at, "\u00ab\u201c") and self.tokens[at + 1].text[:1].isupper()

    def _abbreviates(self, i: int) -> bool:
        """Whether the point at a token belongs to an abbreviation that the sentence goes on after."""
        before = self.tokens[i - 1] if i else None
        if before is None or not self.glued(i):
            return False
        if before.kind == "word" and len(before.text) == 1 and before.text.isupper():
            return True
        if len(before.text) <= 4 and (entry := self.entry(i - 1, "time")) is not None and entry.get("role") == "month":
            follows = self.tokens[i + 1]
            return follows.kind != "word" or follows.text[:1].islower()
        if before.word not in self.pack.abbreviations:
            return False
        if self._opens_quotation(i + 1) and i > 1 and self.tokens[i - 2].kind == "number":
            return False  # "13,6 млрд. «Газпром» обещает …"
        if self.tokens[i + 1].kind != "word":
            counted = self.entry(i - 1, "time") is None  # "За 9 мес. 2025 года", but "836 км. 2024 жылы"
            return not (counted and i > 1 and self.tokens[i - 2].kind == "number" and self._is_year(i + 1))
        # "г. Алматы" is a town, "2024 г. Экспорт" a year and a new sentence.
        return before.word in self.pack.titles and not (i > 1 and self.tokens[i - 2].kind == "number")
