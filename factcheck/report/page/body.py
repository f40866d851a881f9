"""An article's text as HTML: every character escaped, every figure a link to itself, paragraphs as the article has them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from markupsafe import Markup, escape

from factcheck.model.article import Article
from factcheck.report.page.states import State
from factcheck.report.passage import BIDI_CONTROLS, COMBINING, SHORT

#: A figure up to this length stays on one line of a desk; on a phone only a ``SHORT`` one can.
UNBROKEN: Final = 30
#: Letters after which a very long word may be broken.
LONGEST_WORD: Final = 60
#: Lines of this length, most of which end within a sentence, were broken by a machine.
HARD_WRAPPED: Final = range(40, 132)

_BLANK = re.compile(r"\n[^\S\n]*(?:\n[^\S\n]*)+")
_FEED = re.compile(r"\s*\n\s*")
_CONTROL = f"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff{BIDI_CONTROLS}]"
_PLAIN = rf"[^\s\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff{BIDI_CONTROLS}]"
#: A quick look that misses nothing of the following.
_SUSPECT = re.compile(rf"{_CONTROL}|{COMBINING}{{5}}|\S{{200}}")
#: Controls; marks piled on a letter beyond what any script writes; words that no line can hold.
_UNRULY = re.compile(rf"{_CONTROL}|(?<={COMBINING}{{4}}){COMBINING}+|(?P<word>(?:(?!{COMBINING}{{4}}){_PLAIN}){{200,}})")
_PER_CENT = re.compile(r"(?<=\d)\s(?=%)")
_SENTENCE_END = re.compile(r"[.!?:;\u2026\u00bb\u201d\"')\]]\s*$")


@dataclass(frozen=True, slots=True)
class Mark:
    """A figure in a text: its span, the id of its element, its state."""

    start: int
    end: int
    anchor: str
    state: State


def body(article: Article, marks: Iterable[Mark]) -> Markup:
    """The paragraphs; ``marks`` in order and apart (see ``marked``)."""
    text = article.text
    wrapped = is_hard_wrapped(text)
    rest = list(marks)
    parts = []
    for start, end in _paragraphs(article, rest, wrapped):
        inside = [mark for mark in rest if start <= mark.start < end]
        kind = article.section_at(start)
        parts.append(f'<p class="{kind}" dir="auto">{"".join(_pieces(text, start, end, inside))}</p>')
    return Markup("\n".join(parts))


def unbroken_class(length: int) -> str:
    """The class of a figure of so many characters, by the lines it fits on."""
    return "nb" if length <= SHORT else "nb long" if length <= UNBROKEN else ""


def marked(marks: Iterable[Mark], length: int) -> list[Mark]:
    """The marks that can be drawn, in order: one that overlaps an earlier one, or lies outside the text, cannot."""
    kept: list[Mark] = []
    for mark in sorted(marks, key=lambda mark: (mark.start, -mark.end)):
        if mark.start < mark.end <= length and (not kept or mark.start >= kept[-1].end):
            kept.append(mark)
    return kept


def visible(text: str) -> Markup:
    """Escaped text; what could rearrange, hide or bury other text stands as code points, and no word is too long to break.

    A number does not part from its per cent sign.
    """
    text = _PER_CENT.sub("\N{NO-BREAK SPACE}", text)
    if not _SUSPECT.search(text):
        return escape(text)
    return Markup("".join(_tamed(text)))


def _tamed(text: str) -> Iterator[str]:
    place = 0
    for unruly in _UNRULY.finditer(text):
        yield str(escape(text[place : unruly.start()]))
        place = unruly.end()
        found = unruly[0]
        if unruly["word"]:
            # Without places to break it, a browser needs minutes for a word of a million letters.
            yield "<wbr>".join(str(escape(found[n : n + LONGEST_WORD])) for n in range(0, len(found), LONGEST_WORD))
        else:
            times = f" ×{len(found)}" if len(found) > 1 else ""
            yield f'<span class="control">U+{ord(found[0]):04X}{times}</span>'
    yield str(escape(text[place:]))


def is_hard_wrapped(text: str) -> bool:
    """Whether line feeds only break long lines: most lines are of page width and end within a sentence."""
    lines = [line for line in text.split("\n") if line.strip()]
    if len(lines) < 4:
        return False
    within = sum(len(line) in HARD_WRAPPED and not _SENTENCE_END.search(line) for line in lines)
    return within * 2 > len(lines)


def _paragraphs(article: Article, marks: list[Mark], wrapped: bool) -> Iterator[tuple[int, int]]:
    """Stretches between blank lines, where a headline ends, and at every line feed that was meant; a figure is never torn."""
    text = article.text
    breaks = [(blank.start(), blank.end()) for blank in (_BLANK if wrapped else _FEED).finditer(text)]
    breaks.extend((section.end, section.end) for section in article.sections if section.kind in ("headline", "header"))
    figures = iter(marks)
    mark = next(figures, None)
    start = 0
    for stop, resume in sorted(breaks):
        while mark is not None and mark.end <= stop:
            mark = next(figures, None)
        if mark is not None and mark.start < stop:
            continue
        if text[start:stop].strip():
            yield start, stop
        start = max(start, resume)
    if text[start:].strip():
        yield start, len(text)


def _pieces(text: str, start: int, end: int, marks: list[Mark]) -> Iterator[str]:
    place = start
    for mark in marks:
        stop = min(mark.end, end)
        yield _lines(text[place : mark.start])
        unbroken = unbroken_class(mark.end - mark.start)
        figure = visible(" ".join(text[mark.start : stop].split()))
        yield f'<a class="figure {mark.state} {unbroken}" id="{mark.anchor}" href="#{mark.anchor}">{figure}</a>'
        place = stop
    yield _lines(text[place:end])


def _lines(text: str) -> str:
    return str(visible(text)).replace("\n", " ")
