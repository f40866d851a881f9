"""Dates as papers print them above an article: ISO, dotted, and with the name of a month in any of our languages."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Final

#: Years that a publication date can have; a figure beyond them is something else.
YEARS: Final = range(1900, 2100)

_ISO = re.compile(r"(?<![\d.])(\d{4})([-./])(\d{1,2})\2(\d{1,2})(?!\d|[.-]\d)(?:T[\d:.]+(?:Z|[+-]\d\d:?\d\d)?)?")
_DOTTED = re.compile(r"(?<![\d.])(\d{1,2})([-./])(\d{1,2})\2(\d{4}|\d\d)(?!\d|[.-]\d)")
_DAY_FIRST = re.compile(r"(?<!\d)(\d{1,2})(?:st|nd|rd|th|-)?,? ?([^\W\d_]{3,})[.,]{0,2} ?(\d{4})(?!\d)")
_MONTH_FIRST = re.compile(r"(?<![^\W\d_])([^\W\d_]{3,}+)\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})(?!\d)")
_YEAR_FIRST = re.compile(r"(?<!\d)(\d{4})[- ]?([^\W\d_]*)[.,]{0,2} ?(\d{1,2})[- ]([^\W\d_]{3,})\.?")


#: A year with the months that stand next to it: "2025-yilning yanvar–sentabr", "January-September 2025".
_MONTHS = r"[^\W\d_]{3,}(?: ?[\u2013\u2014-] ?[^\W\d_]{3,})?"
_YEAR_OF_MONTHS: Final = re.compile(
    rf"(?<!\d)(?P<year>\d{{4}})[ -]?(?:[^\W\d_]{{1,8}} )?{_MONTHS}|{_MONTHS},? ?(?P<behind>(?:19|20)\d\d)(?!\d)"
)


@dataclass(frozen=True, slots=True)
class DateFound:
    """A date in a line and where it stands; ``day`` is None where day and month cannot be told apart ("03/04/2025")."""

    start: int
    end: int
    day: date | None
    numeric: bool


@lru_cache(maxsize=8)
def find_date(line: str) -> DateFound | None:
    """The first date of a line, if any."""
    return min(_found(line), key=lambda found: found.start, default=None)


def all_dates(text: str) -> frozenset[date]:
    """Every date a text gives."""
    return frozenset(found.day for found in _found(text) if found.day is not None)


def months_of(text: str) -> Iterator[date]:
    """The first day of the last of the months that a text names with their year: "январь–июнь 2025", "2025-yil yanvar–mart"."""
    names = _months()
    for match in _YEAR_OF_MONTHS.finditer(text):
        year = match["year"] or match["behind"]
        found = [names[word.lower()] for word in re.findall(r"[^\W\d_]{3,}", match[0]) if word.lower() in names]
        if found and int(year) in YEARS:
            yield date(int(year), found[-1], 1)


def parse_date(text: str) -> date | None:
    """The date that a whole cell or metadata field gives, its time of day ignored; None where it is none or could be two."""
    stripped = text.strip()
    whole = _ISO.fullmatch(stripped)
    if whole is not None and (when := _day(whole[1], int(whole[3]), whole[4])) is not None:
        return when
    found = find_date(stripped)
    if found is None or found.start != 0 or re.search(r"[^\W\d_]{2,}", stripped[found.end :].replace("UTC", "").replace("GMT", "")):
        return None
    return found.day


def _found(line: str) -> Iterator[DateFound]:
    for match in _ISO.finditer(line):
        when = _day(match[1], int(match[3]), match[4])
        if when:
            yield DateFound(*match.span(), when, True)
    for match in _DOTTED.finditer(line):
        yield from _dotted(match)
    months = _months()
    for match in _DAY_FIRST.finditer(line):
        when = _day(match[3], months.get(match[2].lower(), 0), match[1])
        if when:
            yield DateFound(*match.span(), when, False)
    for match in _MONTH_FIRST.finditer(line):
        when = _day(match[3], months.get(match[1].lower(), 0), match[2])
        if when:
            yield DateFound(*match.span(), when, False)
    for match in _YEAR_FIRST.finditer(line):
        when = _day(match[1], months.get(match[4].lower(), 0), match[3])
        if when and match[2].lower() in _year_marks():
            yield DateFound(*match.span(), when, False)


def _dotted(match: re.Match[str]) -> Iterator[DateFound]:
    year = match[4] if len(match[4]) == 4 else "20" + match[4]
    when = _day(year, int(match[3]), match[1])
    if match[2] != "/":
        if when:
            yield DateFound(*match.span(), when, True)
        return
    # With slashes both orders are in use: only a day above 12 says which.
    other = _day(year, int(match[1]), match[3])
    if when or other:
        day = when if other is None or other == when else None if when else other
        yield DateFound(*match.span(), day, True)


def _day(year: str, month: int, day: str) -> date | None:
    if int(year) not in YEARS or not month:
        return None
    try:
        return date(int(year), month, int(day))
    except ValueError:
        return None


@lru_cache(maxsize=1)
def _months() -> dict[str, int]:
    table: dict[str, list[str]] = tomllib.loads(Path(__file__).with_name("months.toml").read_text("utf-8"))
    return {name: int(month) for month, names in table.items() for name in names}


def _months_on() -> re.Pattern[str]:
    names = "|".join(re.escape(name) for name in _months() if len(name) >= 3)
    endings = "|".join(tomllib.loads(Path(__file__).with_name("header.toml").read_text("utf-8"))["on_endings"].split())
    return re.compile(rf"(?<=\d[ -])(?!(?:{names})\b)({names})(?:{endings})\b", re.IGNORECASE)


#: A month in the case that says "on" in Turkic languages: "7 наурызда", "5-noyabrda"; "марта" is the month itself.
MONTH_ON: Final = _months_on()


@lru_cache(maxsize=1)
def _year_marks() -> frozenset[str]:
    text = Path(__file__).with_name("header.toml").read_text("utf-8")
    return frozenset([*tomllib.loads(text)["year_marks"].split(), ""])
