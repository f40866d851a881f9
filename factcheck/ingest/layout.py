"""The parts of a text: header lines, headline, tables and body, and what the header says of date, source and address."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from factcheck.ingest.dateline import dateline, day_of_news
from factcheck.ingest.header import header_line, line_below_headline
from factcheck.ingest.plain_tables import plain_tables
from factcheck.model.article import Section, SectionKind
from factcheck.model.reading import reading_text

#: Header lines and headline stand within this many characters and lines of text.
HEAD: Final = 4_096
HEAD_LINES: Final = 8
#: Paragraphs of the body down to a date that stands by itself.
_SUMMARY: Final = 3
_PARAGRAPH_END: Final = re.compile(r"(\n[ \t]*\n\s*)")
#: Characters of the body in which it may tell the day of its news.
OPENING: Final = 600
#: A longer first line is a paragraph.
LONGEST_HEADLINE: Final = 250

#: Lines of titles and names that may stand between the first title and the date.
_TITLES: Final = 3
_WORDS_OF_NAME: Final = 3

_SPACE = re.compile(r"\s*")
_HEADING = re.compile(r"#{1,6} +\S")
_SENTENCE_END = re.compile("[.;:,][\"'\u00bb\u201c\u201d)\\]]*$")
_ENTRY = re.compile(r"[-*+\u2022|>]|\d{1,2}[.)] ")


@dataclass(frozen=True, slots=True)
class Layout:
    """The sections of a text, in order and without gaps, and what its header says; ``told`` is when its words date the news."""

    sections: tuple[Section, ...]
    published: date | None = None
    source: str | None = None
    url: str | None = None
    told: date | None = None


def lay_out(text: str, known: Iterable[Section] = ()) -> Layout:
    """The parts of a text. ``known`` are those that the format itself marks; a marked headline is not looked for again.

    A text of one line is all body, but for the dateline it may open with: a bare sentence has no headline.
    """
    marks = list(known)
    if not any(mark.kind == "table" for mark in marks):
        marks += plain_tables(text, max((mark.end for mark in marks), default=0))
    if len(text.split(None, 1)) < 2:
        return Layout(tuple(_covering(text, marks)))
    head = _Head(has_headline=any(mark.kind == "headline" for mark in marks))
    if not marks and _is_one_line(text):
        head.open_line(text)
        return Layout(tuple(_covering(text, head.marks)), head.published, head.source, head.url)
    head.read(text, marks)
    head.read_foot(text, marks)
    head.read_opening(text, marks)
    sections = tuple(_covering(text, sorted([*marks, *head.marks], key=lambda section: section.start)))
    return Layout(sections, head.published, head.source, head.url, head.told)


def _is_one_line(text: str) -> bool:
    return len(text[: 2 * HEAD].strip().splitlines()) < 2 and len(text.strip().splitlines()) < 2


class _Head:
    """Reads the first lines of a text one by one until one of them is body."""

    def __init__(self, *, has_headline: bool) -> None:
        self.has_headline = has_headline
        self.marks: list[Section] = []
        self.published: date | None = None
        self.told: date | None = None
        self.source: str | None = None
        self.url: str | None = None

    def read(self, text: str, known: list[Section]) -> None:
        """Files the head of a text, from the end of the known head on and up to the first table."""
        start = max((mark.end for mark in known if mark.kind in ("header", "headline")), default=0)
        end = min([mark.start for mark in known if mark.kind == "table" and mark.start >= start] + [start + HEAD, len(text)])
        lines = list(_lines(reading_text(text[start:end]), start))
        if end == start + HEAD:
            # The last line may go on.
            lines.pop()
        below = 0
        for number, (line, place) in enumerate(lines[:HEAD_LINES]):
            has_more = number + 1 < len(lines) or end < len(text)
            if number < below:
                self._between(line, place)
            elif not self._takes(line, place, has_more=has_more):
                below = self._dated_below(lines[:HEAD_LINES], number)
                if below == number:
                    self.open_line(line, place)
                    return
                self._between(line, place)

    def _dated_below(self, lines: list[tuple[str, int]], number: int) -> int:
        """The line not far below that dates the text, with nothing but titles and names above it; the given one where none does."""
        if self.published is not None or not self.has_headline:
            return number
        for below in range(number, min(number + _TITLES, len(lines)) + 1):
            line = lines[below][0] if below < len(lines) else ""
            header = header_line(line) or line_below_headline(line) or dateline(line) if line else None
            if header is not None and header.day is not None:
                return below
            if not line or not _can_be_headline(line):
                return number
        return number

    def _between(self, line: str, place: int) -> None:
        """Files a line between the first title and the date: a name or rubric, or a title of several words."""
        kind: SectionKind = "header" if len(line.split()) <= _WORDS_OF_NAME else "headline"
        self.marks.append(Section(kind, place, place + len(line)))

    def read_foot(self, text: str, known: list[Section]) -> None:
        """Files a last line that gives the date, where the head gave none ("Published: 12.03.2025")."""
        foot = text.rstrip()
        place = foot.rfind("\n") + 1
        above = max((mark.end for mark in [*known, *self.marks]), default=0)
        if self.published is not None or place <= above or not text[above:place].strip():
            return
        line = reading_text(foot[place:])
        header = header_line(line) or line_below_headline(line)
        if header is not None and header.day is not None and header.end == len(line):
            self._says(Section("header", place, place + len(line)), header.day, header.source, header.url)

    def read_opening(self, text: str, known: list[Section]) -> None:
        """Takes the date from the opening of the body where neither head nor foot gave one."""
        start = max((mark.end for mark in [*known, *self.marks] if mark.kind in ("header", "headline")), default=0)
        opening = text[start : start + OPENING]
        if self.published is None:
            self._read_date_below(opening, start)
        if self.published is None:
            self.told = day_of_news(reading_text(opening))

    def _read_date_below(self, opening: str, start: int) -> None:
        """Files the paragraph of its own that dates a text below its first ones, as where a summary stands above it."""
        place = start
        for number, paragraph in enumerate(_PARAGRAPH_END.split(opening)[: 2 * _SUMMARY]):
            said = reading_text(paragraph)
            header = header_line(said) if said and number else None
            if header is not None and header.day is not None and header.end == len(said):
                self._says(Section("header", place, place + len(said)), header.day, header.source, header.url)
                return
            place += len(paragraph)

    def open_line(self, line: str, place: int = 0) -> None:
        """Files the dateline that the first line of the body opens with, if it has one."""
        header = dateline(line)
        if header is not None:
            self._says(Section("header", place, place + header.end), header.day, header.source, header.url)

    def _takes(self, line: str, place: int, *, has_more: bool) -> bool:
        """Whether a line still belongs to the head; files it."""
        end = place + len(line)
        header = header_line(line)
        if (header is None or header.end < len(line)) and self.has_headline and self.published is None and has_more:
            header = line_below_headline(line) or header
        if header is not None and header.end == len(line):
            self._says(Section("header", place, end), header.day, header.source, header.url)
            return True
        if self.has_headline:
            return False
        header = header or (dateline(line) if has_more and _can_be_headline(line) else None)
        if header is not None:
            self._says(Section("header", place, place + header.end), header.day, header.source, header.url)
            place += header.end
        elif not _HEADING.match(line) and not (has_more and _can_be_headline(line)):
            return False
        self.marks.append(Section("headline", place, end))
        self.has_headline = True
        return True

    def _says(self, section: Section, day: date | None, source: str | None, url: str | None) -> None:
        self.marks.append(section)
        self.published = self.published or day
        self.source = self.source or source
        self.url = self.url or url


def _lines(reading: str, start: int) -> Iterator[tuple[str, int]]:
    """Each line with text, without the spaces around it, and its offset."""
    place = start
    for line in reading.split("\n"):
        stripped = line.strip()
        if stripped:
            yield stripped, place + line.index(stripped)
        place += len(line) + 1


def _can_be_headline(line: str) -> bool:
    if len(line) > LONGEST_HEADLINE or _SENTENCE_END.search(line) or _ENTRY.match(line):
        return False
    return any(map(str.isalpha, line))


def _covering(text: str, marks: list[Section]) -> Iterator[Section]:
    """The marks with body between them; white space goes with the section before it."""
    place = 0
    for mark in marks:
        start = _after_space(text, place) if place else 0
        if start < mark.start and not text[start : mark.start].isspace():
            yield Section("body", start, mark.start)
            start = mark.start
        place = mark.end
        yield Section(mark.kind, start, _after_space(text, place))
    start = _after_space(text, place) if place else 0
    if start < len(text):
        yield Section("body", start, len(text))


def _after_space(text: str, place: int) -> int:
    match = _SPACE.match(text, place)
    return match.end() if match else place
