"""An article with its phrases, its sentences and the names it uses."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Final

from factcheck.extract.parts import Part, whole
from factcheck.extract.phrases import Phrases
from factcheck.extract.sentence import Sentence, with_entries
from factcheck.extract.sentence_ends import ENDS, ends_sentence
from factcheck.languages.pack import load
from factcheck.model.article import Article
from factcheck.model.claim import claim_id

#: Marks behind the label of an entry.
_LABELS: Final = ":-\u2013\u2014"


class Scan(Phrases):
    """An article, or a part of a long one, cut into tokens and sentences."""

    def __init__(self, article: Article, part: Part | None = None) -> None:
        super().__init__(load(article.lang), part or whole(article))
        self.article = article
        self._counted: dict[str, tuple[int, int]] = {}
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

    def slice(self, first: int, last: int) -> str:
        """The article's own text from one token to another (exclusive)."""
        return self.article.text[self.starts[first] : self.ends[last - 1]]

    @cached_property
    def names(self) -> Mapping[str, frozenset[str]]:
        """The words with a capital inside a sentence, or as the label of an entry, each with the words that it stands behind."""
        begins = {sentence.first for sentence in self.sentences}
        labels = (sentence.first for sentence in self.sentences if sentence.listed and self.marks[sentence.first + 1] in _LABELS)
        unknown = (self.tokens[i] for i in labels if not self.phrases[i])
        found = defaultdict[str, set[str]](set, {token.word: {""} for token in unknown if token.capital})
        for i, token in enumerate(self.tokens):
            if token.kind == "word" and i not in begins and token.capital and self.tokens[i - 1].kind == "word":
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
        return list(with_entries(self.tokens, self.marks, self.glued, list(self._cut())))

    def _cut(self) -> Iterator[Sentence]:
        starts = self.starts
        breaks = {bisect_left(starts, line_end) - 1 for line_end in self._line_ends()}
        changes = {bisect_left(starts, section.start) - 1 for section in self.article.sections}
        ends = {i for i in self._places if self.marks[i] in ENDS and i + 1 < self._count and ends_sentence(self, i)}
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
