"""Header lines: the date, agency, address and labels that stand above an article, told from headlines and sentences."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Final

from factcheck.ingest.dates import DateFound, find_date
from factcheck.ingest.header_words import (
    SOURCE_CHARACTERS,
    TIME,
    WORD,
    WORDS_BESIDE_BAR,
    WORDS_BESIDE_DASH,
    YEAR,
    header_words,
    is_around,
    is_name,
    is_place,
    skip_around,
)

#: Longer lines are text.
LONGEST: Final = 200
WORDS_OF_BYLINE: Final = 10
_LABELLED = re.compile(r"\s*([^\W\d_][^:|]{0,30}?) ?: ?(?=\S)(?!//)")
_URL = re.compile(r"\s*(https?://\S+)\s*$")
_BAR = re.compile("\\s*[|\u2022\u00b7]\\s*")
_DASH = re.compile("\\s+[\u2013\u2014-]\\s+")
_ISSUE = re.compile(r"(?:\u2116|#|No\.?|Nr\.?|[^\W\d_]+) ?\d+(?: ?\(\d+\))?|\d+(?:-(?:son|\u0441\u043e\u043d))")
_VIEWS = re.compile(r" \d{1,7}$")
_QUOTED = re.compile('["\u00ab\u201c\u201e](?P<agency>[^"\u00bb\u201d\u201c]+)["\u00bb\u201d\u201c]\\.?$')


@dataclass(frozen=True, slots=True)
class HeaderLine:
    """What a header line says. Up to ``end`` it is header; the words behind that, if any, are the headline."""

    end: int
    day: date | None = None
    source: str | None = None
    url: str | None = None


def header_line(line: str) -> HeaderLine | None:
    """What a line (of a reading text) says as a header; None for a line of text."""
    if len(line) > LONGEST or not line.strip():
        return None
    address = _URL.match(line)
    if address:
        return HeaderLine(len(line), url=address[1])
    found = find_date(line) if YEAR.search(line) else None
    if found is None:
        return _labelled(line)
    return _bylined(line, found) or _barred(line, found) or _signed(line, found) or _plain(line, found) or _dashed(line, found)


def line_below_headline(line: str) -> HeaderLine | None:
    """A short line below the headline with a date and few words, no sentence: "17:20 / 12.03.2025", "Tashkent time 12 May 2025"."""
    if len(line) > LONGEST or line[-1:] in ".!?:;" or not YEAR.search(line):
        return None
    found = find_date(line)
    if found is None:
        return None
    # A count of readers may close the line.
    rest = _VIEWS.sub("", TIME.sub(" ", line[: found.start] + " " + line[found.end :]))
    short = len(WORD.findall(rest)) <= WORDS_BESIDE_BAR and not any(map(str.isdigit, rest))
    return HeaderLine(len(line), found.day) if short else None


def _labelled(line: str) -> HeaderLine | None:
    """``Source: …`` and its kin."""
    match = _LABELLED.match(line)
    if match is None:
        return None
    words, label, value = header_words(), match[1].lower(), line[match.end() :].strip()
    if label in words.title_labels:
        return HeaderLine(match.end())
    if label in words.source_labels:
        return HeaderLine(len(line), source=value) if len(value) <= SOURCE_CHARACTERS else None
    if label in words.url_labels:
        return HeaderLine(len(line), url=value)
    return HeaderLine(len(line)) if label in words.other_labels and len(value) <= SOURCE_CHARACTERS else None


def _bylined(line: str, found: DateFound) -> HeaderLine | None:
    """An author's line with the date at its end: "By Staff Report in Business on 22 August 2025"."""
    opening = WORD.match(line)
    if opening is None or opening[0].lower() not in header_words().bylines or line.rstrip()[-1:] in "!?":
        return None
    if skip_around(line, found.end) < len(line) or len(WORD.findall(line[: found.start])) > WORDS_OF_BYLINE:
        return None
    return HeaderLine(len(line), found.day)


def _barred(line: str, found: DateFound) -> HeaderLine | None:
    """Date, time and agency in any order, parted by bars; or a headline behind the bar."""
    if not _BAR.search(line):
        return None
    start, source = 0, None
    for bar in [*_BAR.finditer(line), None]:
        end = len(line) if bar is None else bar.start()
        part = line[start:end]
        if start <= found.start < end:
            if not (is_around(line[start : found.start]) and is_around(line[found.end : end])):
                return None
        elif not is_around(part):
            if _ISSUE.fullmatch(part.strip()):
                pass  # "№ 41 (1187)" of a paper says nothing more.
            elif not is_name(part, WORDS_BESIDE_BAR):
                return HeaderLine(start, found.day, source) if found.end <= start and bar is None else None
            else:  # "Published: … | Updated: …" has a second date, no agency.
                source = source or (None if find_date(part) else part.strip())
        start = len(line) if bar is None else bar.end()
    return HeaderLine(len(line), found.day, source)


def _signed(line: str, found: DateFound) -> HeaderLine | None:
    """A date and behind it a town, an agency in quotation marks, or both ("2 August 2024, Astana", "12 May 2025. «Steppe»")."""
    before = line[: found.start]
    if len(line) > SOURCE_CHARACTERS or not (is_around(before) or is_place(before)):
        return None
    agency = _QUOTED.search(line, found.end)
    town = line[skip_around(line, found.end) : len(line) if agency is None else agency.start()].rstrip(" .,()")
    parted = any(mark in ",.(" for mark in line[found.end :].replace(town, ""))
    if town and not (parted and is_place(town + ".")):
        return None
    return HeaderLine(len(line), found.day, None if agency is None else agency["agency"]) if town or agency else None


def _plain(line: str, found: DateFound) -> HeaderLine | None:
    """A date alone, with its time, label or place; or a date in figures and then the headline."""
    before = line[: found.start]
    rest = skip_around(line, found.end)
    if rest == len(line) or _is_updated(line, found):
        if is_around(before) or (len(line) <= SOURCE_CHARACTERS and is_place(before)):
            return HeaderLine(len(line), found.day)
        return None
    timed = TIME.search(line, 0, rest) is not None and len(WORD.findall(line[rest:])) <= WORDS_BESIDE_DASH
    timed = timed and not found.numeric  # "26 December 2025, 09:30 / Economy"
    if not (found.numeric or timed) or not is_around(before) or line[rest].islower():
        return None
    if _DASH.search(line[found.end : rest]):
        return None
    if timed or len(WORD.findall(line[rest:])) < WORDS_BESIDE_DASH:
        # A rubric ("20.02.2026, 09:20 Economy").
        return HeaderLine(len(line), found.day)
    return HeaderLine(rest, found.day)


def _is_updated(line: str, found: DateFound) -> bool:
    """Whether behind the date nothing but the date of a later version stands: "Published: … Updated: …"."""
    tail = line[found.end :]
    later = find_date(tail) if YEAR.search(tail) else None
    return later is not None and is_around(tail[: later.start]) and is_around(tail[later.end :])


def _dashed(line: str, found: DateFound) -> HeaderLine | None:
    """Date and agency parted by a dash; or a date in figures, a dash and the headline."""
    for dash in _DASH.finditer(line):
        left, right = line[: dash.start()], line[dash.end() :]
        if found.end <= dash.start() and is_around(left[: found.start]) and is_around(left[found.end :]):
            if is_name(right, WORDS_BESIDE_DASH):
                return HeaderLine(len(line), found.day, right.strip())
            return HeaderLine(dash.end(), found.day) if found.numeric and not right[:1].islower() else None
        beside_date = line[dash.end() : found.start] + line[found.end :]
        if found.start >= dash.end() and is_around(beside_date) and is_name(left, WORDS_BESIDE_DASH):
            return HeaderLine(len(line), found.day, left.strip())
    return None
