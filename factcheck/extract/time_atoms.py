"""Atoms of an expression of time: what each word of time adds (a month, "last", "same", a part of the year)."""

from __future__ import annotations

from typing import Final

from factcheck.extract.scan import Scan
from factcheck.languages.entry import Match
from factcheck.languages.morphology import NONE, Features

#: Marks that join words to digits and the ends of ranges.
DASHES: Final = "-\u2013"
#: Numbers of four digits that may be years.
YEARS: Final = range(1900, 2101)


class Atoms:
    """What was gathered so far.

    ``offset`` counts years from publication, ``relative_offset`` units of ``relative_unit`` from publication or, where ``anchor``
    is "context", from the period spoken of; ``pointing`` words ("this same period") mean that period itself unless compared with.
    ``count`` and ``count_unit`` are a number of months, years …; ``lasting`` says that they last, ``final`` that they
    are the last ones (of a year, where it is named). ``needs_year``: the words tell a
    time only together with a year ("fiscal 2025", but not "fiscal policy"), ``needs_count`` with a number ("the same ten months").
    ``upto``: a month that so many months go up to; ``last_day`` ends a range of days, ``ending`` is the unit of "the week to 7
    December". Of years that need not begin in January ``kind`` says which, ``begins`` in which month and
    how many months one ``lasts`` where a bracket tells,
    ``straddles`` that two years were printed ("2024/25"); ``season`` counts seasons from publication's own, the next soon before
    it (``coming``), the calendar year where nothing says how seasons run (``calendar``), the time ``since`` it began.
    """

    year: int | None = None
    year_end: int | None = None
    offset: int | None = None
    anchor: str = "now"
    relative_unit: str | None = None
    relative_offset: int = 0
    months: list[int]
    day: int | None = None
    quarter: int | None = None
    half: int | None = None
    count: int | None = None
    count_unit: str | None = None
    same: bool = False
    pointing: bool = False
    last_day: int | None = None
    upto: bool = False
    remaining: bool = False
    ending: str | None = None
    preceding: bool = False
    tenday: int | None = None
    ytd: bool = False
    fiscal: bool = False
    kind: str = "fiscal"
    begins: int | None = None
    lasts: int | None = None
    straddles: bool = False
    season: int | None = None
    coming: bool = False
    calendar: bool = False
    since: bool = False
    needs_year: bool = False
    needs_count: bool = False
    now: bool = False
    lasting: bool = False
    final: bool = False
    first: bool = False
    spell: bool = False
    ended: bool = False
    ahead: bool = False
    weekday: int | None = None
    deadline: bool = False
    opening: bool = False
    closing: bool = False
    joined: bool = False
    features: Features = NONE

    def __init__(self) -> None:
        # All else is the class's own until a word of time says otherwise: most figures have few such words around them.
        self.months = []

    @property
    def empty(self) -> bool:
        """Whether nothing that tells a time was gathered."""
        if self.months or self.same or self.ytd or self.fiscal or self.now or self.lasting or self.remaining:
            return False
        named = (
            self.weekday,
            self.year,
            self.offset,
            self.relative_unit,
            self.day,
            self.quarter,
            self.half,
            self.count,
            self.tenday,
        )
        return named == (None,) * len(named)


def behind_suffix(scan: Scan, i: int) -> tuple[int, Match | None]:
    """The token behind an ordinal's suffix or the hyphen that joins a word to digits, and the suffix."""
    joined = scan.marks[i] in DASHES and scan.glued[i] and scan.glued[i + 1] and scan.tokens[i + 1].kind == "word"
    after = i + 1 if joined else i
    suffix = scan.match(after, "suffix") if scan.glued[after] else None
    return (after, None) if suffix is None else (suffix.end, suffix)
