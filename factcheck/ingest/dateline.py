"""The place and date that a text opens with, and the day on which it says that its news was told."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Final

from factcheck.ingest.dates import MONTH_ON, find_date, months_of
from factcheck.ingest.header import HeaderLine
from factcheck.ingest.header_words import WORD, YEAR, header_words, is_around, is_place, skip_around

#: Characters between a date and the word before it that says that news was told on it, and the one behind it, past who told it.
NEAR_DATE: Final = 60
BEHIND_DATE: Final = 130

_DAY_OF_MONTH = re.compile(r"(?<![\d.,])(\d{1,2})[- ]([^\W\d_]{3,})")
#: News of some months is told so soon after the beginning of the last of them.
_SOON: Final = timedelta(days=100)
_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[^\W\d_a-zа-я])|\n+")
#: A dateline ends within this many characters of its paragraph.
LONGEST_DATELINE: Final = 120
_NAME = "[^\\W\\d_][\\w'\u02bb\u02bc\u2018\u2019.-]*(?: [^\\W\\d_][\\w'\u02bb\u02bc\u2018\u2019-]*){0,2}"
# Behind the date: an agency in slashes or brackets, or in quotation marks before a dash, or a place, rubric or agency; then the
# mark the text begins after.
_BEGINS = '(?=[^\\W_]|["\u00ab\u201c$\u20ac])'
_RULE = "(?:--|[\u2013\u2014-])"
_DATELINE_END = re.compile(
    f'[ ,.|]*(?:[(/] ?["\u00ab\u201c]?{_NAME}["\u00bb\u201d]?(?: [^\\W\\d_]+)? ?[)/](?: *[.:|]| +{_RULE})?'
    "|"
    f'[\u00ab\u201c"]{_NAME}[\u00bb\u201d"](?: +{_RULE}|\\.)) +{_BEGINS}'
    f"|(?:{_NAME} ?)?[)\\]](?: *[.:]| +{_RULE})? +{_BEGINS}"
    f"|(?: *[,|/]? *(?P<name>{_NAME}))?(?:[.:] +| *\\| *|\\.? +{_RULE} +){_BEGINS}"
)
# "TASHKENT, 21 January. /Agency, 2026/."
_CREDITED = re.compile(
    r"(?P<place>[^\d.\n]{3,40}[.,] )(?P<day>\d{1,2}[- ][^\W\d_]{3,})[.,]? [/(](?P<agency>[^/()\d\n]{2,40}), (?P<year>\d{4})[/)]\.? "
)


def dateline(line: str) -> HeaderLine | None:
    """The place and date that a paragraph of text opens with ("TASHKENT, 14 July 2025. Four people ..."), or None."""
    if not YEAR.search(line, 0, LONGEST_DATELINE):
        return None
    credited = _CREDITED.match(line, 0, LONGEST_DATELINE)
    told = None if credited is None else find_date(f"{credited['day']} {credited['year']}")
    if credited is not None and told is not None and is_place(credited["place"]):
        return HeaderLine(credited.end(), told.day, credited["agency"])
    found = find_date(line[:LONGEST_DATELINE])
    if found is None or not (is_around(line[: found.start]) or is_place(line[: found.start])):
        return None
    # The mark that ends a dateline may stand right behind the date.
    for place in dict.fromkeys((skip_around(line, found.end), found.end)):
        behind = len(line[:place].rstrip(" .:|\u2013\u2014-"))
        end = _DATELINE_END.match(line, behind, LONGEST_DATELINE)
        if end is not None and not line[end.end()].islower() and (end["name"] is None or end["name"][0].isupper()):
            return HeaderLine(end.end(), found.day)
    return None


def day_of_news(opening: str) -> date | None:
    """The day on which the opening of a text says that its news was told: "figures published on 24 October 2025", or None.

    A day without a year is of the year whose months, over by that day, the opening is on: "In January-June 2025 … said on 18 July".
    """
    plain = MONTH_ON.sub(r"\1  ", opening)
    if not YEAR.search(plain):
        return None
    sentences = _SENTENCE.split(plain)
    for sentence in sentences:
        found = find_date(sentence) if YEAR.search(sentence) else None
        if found is not None and _is_told(sentence, found.start, found.end):
            return found.day
    months = [found for sentence in sentences for found in months_of(sentence)]
    return next((day for sentence in sentences if (day := _day_alone(sentence, months)) is not None), None)


def _is_told(sentence: str, start: int, end: int) -> bool:
    around = sentence[max(start - NEAR_DATE, 0) : end + BEHIND_DATE].lower()
    return any(word.startswith(header_words().told) for word in WORD.findall(around))


def _day_alone(sentence: str, months: list[date]) -> date | None:
    """The first day without a year on which a sentence says that news was told, shortly behind months that the text is on."""
    for match in _DAY_OF_MONTH.finditer(sentence):
        if not _is_told(sentence, *match.span()):
            continue
        for month in months:
            found = find_date(f"{match[1]} {match[2]} {month.year}")
            if found is not None and found.day is not None and timedelta() < found.day - month <= _SOON:
                return found.day
    return None
