"""The tokens of an article with the phrases that begin at each, and its sentences."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from factcheck.languages.entry import Entry, Match
from factcheck.languages.pack import Pack, load
from factcheck.languages.tokens import Token
from factcheck.model.article import Article
from factcheck.model.claim import claim_id
from factcheck.model.reading import reading_text

_CLOSERS = "\"'\u201d\u2019\u00bb)]"
_TERMINATORS = ".!?\u2026"


@dataclass(frozen=True, slots=True)
class Sentence:
    """Tokens ``first`` to ``last`` (exclusive) of a text, its span, and the paragraph and section it belongs to."""

    first: int
    last: int
    start: int
    end: int
    paragraph: int
    section: str


class Scan:
    """An article cut into tokens, each with its phrases."""

    def __init__(self, article: Article) -> None:
        self.article = article
        self.pack: Pack = load(article.lang)
        self.text = reading_text(article.text)
        self.tokens: list[Token] = self.pack.tokens(self.text)
        self.matches: list[list[Match]] = self.pack.all_matches(self.tokens)
        self._counted: dict[str, tuple[int, int]] = {}
        self._boundaries = {s.start for s in article.sections[1:]}

    def claim_id(self, start: int, quote: str) -> str:
        """The id of the claim whose quote begins at an offset: occurrences of the quote before it are counted once and remembered."""
        text = self.article.text
        counted, number = self._counted.get(quote, (0, 0))
        if start < counted:
            counted, number = 0, 0
        number += text.count(quote, counted, start)
        self._counted[quote] = (start, number)
        return claim_id(self.article.name, quote, number)

    def match(self, at: int, *kinds: str) -> Match | None:
        """The longest phrase of one of some kinds that begins at a token."""
        if not 0 <= at < len(self.matches):
            return None
        found = self.matches[at]
        if not found:
            return None
        for match in found:
            if match.entry.kind in kinds:
                return match
        return None

    def bridged(self, first: int, last: int) -> Match | None:
        """An indicator whose name is split by the figure at tokens ``first`` to ``last``: "exported [9.6m tonnes of] grain"."""
        for start in range(max(0, first - 3), first):
            match = self.pack.bridge(self.tokens, start, first, last)
            if match is not None:
                return match
        return None

    def entry(self, at: int, *kinds: str) -> Entry | None:
        """The entry of ``match``."""
        match = self.match(at, *kinds)
        return None if match is None else match.entry

    def glued(self, at: int) -> bool:
        """Whether nothing stands between a token and the one before it."""
        return at > 0 and at < len(self.tokens) and self.tokens[at - 1].end == self.tokens[at].start

    def is_mark(self, at: int, marks: str) -> bool:
        """Whether the token is one of some punctuation marks."""
        return 0 <= at < len(self.tokens) and self.tokens[at].kind == "mark" and self.tokens[at].text in marks

    def capital(self, at: int) -> bool:
        """Whether the token begins with a capital letter."""
        return 0 <= at < len(self.tokens) and self.tokens[at].text[:1].isupper()

    def slice(self, first: int, last: int) -> str:
        """The article's own text from one token to another (exclusive)."""
        return self.article.text[self.tokens[first].start : self.tokens[last - 1].end]

    @cached_property
    def sentences(self) -> list[Sentence]:
        """The sentences in order; headlines, table rows and paragraphs end one."""
        return list(self._cut())

    def _cut(self) -> Iterator[Sentence]:
        tokens = self.tokens
        first = 0
        paragraph = 0
        for i in range(len(tokens)):
            last = i + 1 == len(tokens)
            breaks = not last and "\n" in self.text[tokens[i].end : tokens[i + 1].start]
            if last or breaks or self._section_changes(i) or self._ends_sentence(i):
                section = self.article.section_at(tokens[first].start)
                yield Sentence(first, i + 1, tokens[first].start, tokens[i].end, paragraph, section)
                first = i + 1
                paragraph += breaks

    def _section_changes(self, i: int) -> bool:
        here, there = self.tokens[i].start, self.tokens[i + 1].start
        return any(here < start <= there for start in self._boundaries) if self._boundaries else False

    def _ends_sentence(self, i: int) -> bool:
        tokens = self.tokens
        if tokens[i].kind != "mark":
            return False
        if tokens[i].text in _CLOSERS:
            return i > 0 and tokens[i - 1].text in _TERMINATORS and tokens[i - 1].kind == "mark" and self._starts_anew(i + 1)
        if tokens[i].text not in _TERMINATORS or not self._starts_anew(i + 1):
            return False
        return tokens[i].text != "." or not self._abbreviates(i)

    def _starts_anew(self, i: int) -> bool:
        token = self.tokens[i]
        if token.start == self.tokens[i - 1].end:
            return False
        if token.kind == "mark":
            return token.text not in ",;:)%" and token.text not in _CLOSERS[2:]
        return token.kind != "word" or token.text[:1].isupper()

    def _abbreviates(self, i: int) -> bool:
        """Whether the point at a token belongs to an abbreviation that the sentence goes on after."""
        before = self.tokens[i - 1] if i else None
        if before is None or before.end != self.tokens[i].start:
            return False
        if before.kind == "word" and len(before.text) == 1 and before.text.isupper():
            return True
        if len(before.text) <= 4 and (entry := self.entry(i - 1, "time")) is not None and entry.get("role") == "month":
            return True
        if before.word not in self.pack.abbreviations:
            return False
        if self.tokens[i + 1].kind != "word":
            return True
        # "г. Алматы" is a town, "2024 г. Экспорт" a year and a new sentence.
        return before.word in self.pack.titles and not (i > 1 and self.tokens[i - 2].kind == "number")
