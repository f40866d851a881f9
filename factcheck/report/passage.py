"""The words around a figure: what is quoted, with the figure apart so that it can be marked."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from factcheck.model.article import Article
from factcheck.model.claim import Claim
from factcheck.model.finding import Place

#: Characters of context on either side when no sentence is known.
REACH: Final = 160
#: A sentence longer than this is cut around its figure.
LONGEST_SENTENCE: Final = 420
ELLIPSIS: Final = "\N{HORIZONTAL ELLIPSIS}"

#: A figure up to this length fits on a line of a quote on a phone, and up to that on a line of a list.
SHORT: Final = 20
KEPT: Final = 24

#: Letters and marks that change the direction of what follows, or hide: an article must not rearrange the report.
BIDI_CONTROLS: Final = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_HIDDEN = re.compile(f"[\u00ad\u200b\ufeff{BIDI_CONTROLS}]")
_SPACES = re.compile(r"\s+")
#: A mark that stands on the letter before it.
COMBINING: Final = r"[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff]"
#: More of them on one letter than any script writes; the rest would spill over the lines around.
_PILED = re.compile(rf"({COMBINING}{{4}}){COMBINING}+")


@dataclass(frozen=True, slots=True)
class Passage:
    """One line of quoted text: the words before the figure, the figure, the words after."""

    before: str
    figure: str
    after: str

    @property
    def text(self) -> str:
        """The whole line."""
        return self.before + self.figure + self.after


def kept(text: str) -> str:
    """A figure in its words that does not part at the end of a line, if it is short enough for the lines of a list."""
    return text.replace(" ", "\N{NO-BREAK SPACE}") if len(text) <= KEPT else text


def plain(text: str) -> str:
    """One printable line: any space becomes one space, hidden characters go, controls and lone surrogates show as U+FFFD."""
    # Spaces but the plain one and what hides are not printable; most texts have none of them but those that keep figures together.
    text = text.replace("\N{NO-BREAK SPACE}", " ")
    if "  " in text or not text.isprintable():
        text = _HIDDEN.sub("", _SPACES.sub(" ", text))
    if not text.isascii() and _PILED.search(text) is not None:
        text = _PILED.sub(r"\1", text)
    if text.isprintable():
        return text
    return "".join("\N{REPLACEMENT CHARACTER}" if unicodedata.category(c) in ("Cc", "Cs") else c for c in text)


def passage(place: Place, article: Article | None, claim: Claim | None) -> Passage:
    """The sentence of a figure, cut around it when long; from the claim's own columns where there is no text."""
    if article is not None and place.start is not None and place.end is not None and place.end <= len(article.text):
        start, end = _sentence_span(article, place.start, place.end, claim)
        text = article.text
        before, after = text[start : place.start], text[place.end : end]
        return _cut(before, text[place.start : place.end], after, cut_before=start > 0, cut_after=end < len(text))
    quote = place.quote or (claim.quote if claim else None) or ""
    sentence = claim.sentence if claim else None
    if quote and sentence and quote in sentence:
        before, _, after = sentence.partition(quote)
        return _cut(before, quote, after)
    return Passage("", plain(quote), "")


def sentence_of(place: Place, article: Article | None, claim: Claim | None) -> tuple[int, int] | None:
    """Where the claim's own sentence stands, if it is short enough to be quoted whole."""
    if article is None or place.start is None or place.end is None or place.end > len(article.text):
        return None
    if claim is None or claim.sentence is None:
        return None
    start, end = _sentence_span(article, place.start, place.end, claim)
    return (start, end) if end - start == len(claim.sentence) <= LONGEST_SENTENCE else None


def pieces(article: Article, sentence: tuple[int, int], places: Sequence[Place]) -> tuple[tuple[str, bool], ...]:
    """A sentence in pieces, with whether each is a figure; of figures that overlap, the first."""
    found: list[tuple[str, bool]] = []
    at, end = sentence
    for place in sorted(places, key=lambda place: place.start or 0):
        if place.start is None or place.end is None or place.start < at or place.end > end:
            continue
        found += [(plain(article.text[at : place.start]), False), (plain(article.text[place.start : place.end]), True)]
        at = place.end
    return (*found, (plain(article.text[at:end]), False))


def _sentence_span(article: Article, start: int, end: int, claim: Claim | None) -> tuple[int, int]:
    """Where the claim's sentence stands around its figure, else a window that stays within the paragraph."""
    text = article.text
    sentence = claim.sentence if claim else None
    if sentence:
        found = text.rfind(sentence, max(0, end - len(sentence)), start + len(sentence))
        if 0 <= found <= start and end <= found + len(sentence):
            return found, found + len(sentence)
    low, high = max(0, start - REACH), min(len(text), end + REACH)
    section = next((part for part in article.sections if part.start <= start < part.end), None)
    if section is not None:
        low, high = max(low, section.start), min(high, max(section.end, end))
    head, tail = text.rfind("\n\n", low, start), text.find("\n\n", end, high)
    return (low if head < 0 else head + 2), (high if tail < 0 else tail)


def _cut(before: str, figure: str, after: str, *, cut_before: bool = False, cut_after: bool = False) -> Passage:
    # Cut roughly first: a sentence may be a million characters long.
    before, figure, after = before[-8 * LONGEST_SENTENCE :], figure[: 8 * LONGEST_SENTENCE], after[: 8 * LONGEST_SENTENCE]
    before, figure, after = plain(before).lstrip(), plain(figure), plain(after).rstrip()
    if cut_before and len(before) >= REACH - 1:
        before = ELLIPSIS + before.partition(" ")[2]
    if cut_after and len(after) >= REACH - 1:
        after = after.rpartition(" ")[0] + ELLIPSIS
    room = max(0, LONGEST_SENTENCE - len(figure))
    before_room = max(room // 2, room - len(after))
    return Passage(head_cut(before, before_room), _middle_cut(figure), tail_cut(after, max(room // 2, room - len(before))))


def head_cut(text: str, room: int) -> str:
    """The last ``room`` characters, from a word's start."""
    if len(text) <= room:
        return text
    kept = text[len(text) - room :] if room else ""
    first, space, rest = kept.partition(" ")
    return ELLIPSIS + (rest if space and len(first) < room // 2 else kept)


def tail_cut(text: str, room: int) -> str:
    """The first ``room`` characters, to a word's end."""
    if len(text) <= room:
        return text
    kept = text[:room]
    rest, space, last = kept.rpartition(" ")
    return (rest if space and len(last) < room // 2 else kept) + ELLIPSIS


def _middle_cut(figure: str) -> str:
    return figure if len(figure) <= LONGEST_SENTENCE else f"{figure[:80]}{ELLIPSIS}{figure[-40:]}"
