"""What each word of time adds to the atoms of an expression: a month, "last", "same", a part of the year."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from factcheck.extract.quantity import DASHES
from factcheck.extract.scan import Scan
from factcheck.extract.time_atoms import YEARS, Atoms
from factcheck.languages.entry import Match

#: Digits of a year.
_YEAR_DIGITS: Final = 4


def take_word(scan: Scan, match: Match, a: Atoms) -> int | None:
    """Where the expression goes on behind a word of time; None when the word does not fit what was gathered."""
    role = _ROLES.get(match.entry.get("role"))
    end = None if role is None else role(scan, match, a)
    if end is not None:
        a.features = match.features
    return end


def _month(scan: Scan, match: Match, a: Atoms) -> int | None:
    if match.entry.get("capital") and not scan.capital(match.start):
        return None
    if match.entry.get("season") and (a.straddles or (a.empty and "gen" in match.features)):
        a.fiscal = a.needs_year = True
        a.kind = "season"
        return match.end
    if match.entry.get("season") and a.empty and a.count is None and scan.tells_seasons:
        return None  # A word for June that is one for a season: "маусымда" of a text on marketing years.
    if match.entry.get("noun") and a.year is None and a.offset is None and _is_owned(scan, match):
        return None
    if _goes_on(scan, match, a):
        a.months[1] = int(match.entry.get("value"))
        return match.end
    if len(a.months) >= 2 or (a.day is not None and a.months):
        return None
    turns = a.same or (a.offset is not None and scan.marks[match.end] in DASHES and not scan.glued[match.end])
    if turns and scan.has_mark(match.start - 2, match.start, ","):
        return None  # "На 0,7 % к прошлому году, в сентябре — на 0,3 %"
    if a.months and is_closed(scan, a) and "time" in scan.kinds[match.start - 1]:
        return None  # "Avgustda iyuldagidan 6 foizga oshdi"
    joined = scan.marks[match.start - 1] in DASHES and scan.glued[match.start] and scan.glued[match.start - 1]
    if a.months and not joined and (a.year is not None or a.offset is not None) and _has_year(scan, match.end):
        return None  # "September 2024 – August 2025"
    a.months.append(int(match.entry.get("value")))
    end = match.end
    abbreviated = scan.marks[end] == "." and scan.glued[end] and len(scan.tokens[match.start].text) <= 4
    follows = scan.tokens[end + 1] if end + 1 < len(scan.tokens) else None
    goes_on = follows is not None and (follows.kind == "number" or follows.text[:1].islower())
    return end + 1 if abbreviated and goes_on else end


def _month_of(scan: Scan, match: Match, a: Atoms) -> int | None:
    """A month as an adjective, which is one of a name where a capital stands within a sentence: "в Октябрьском районе"."""
    named = scan.capital(match.start) and match.start > 0 and scan.tokens[match.start - 1].kind == "word"
    return None if named or not a.empty else _month(scan, match, a)


def _goes_on(scan: Scan, match: Match, a: Atoms) -> bool:
    """Whether a month is the third or later of a list in order: "in July, August and September"."""
    listed = len(a.months) == 2 and (scan.marks[match.start - 1] == "," or "and" in scan.kinds[match.start - 1])
    return listed and a.day is None and a.months[0] < a.months[1] == int(match.entry.get("value")) - 1


def _has_year(scan: Scan, at: int) -> bool:
    """Whether a year stands at a token, or a word that counts one from publication."""
    if scan.marks[at] == "," or "time_joint" in scan.kinds[at]:
        at += 1
    word = scan.entry(at, "time")
    if word is not None:
        return bool(word.get("role") == "relative" and word.get("unit") == "year")
    text = scan.tokens[at].text if at < len(scan.tokens) else ""
    return len(text) == _YEAR_DIGITS and text.isdecimal() and int(text) in YEARS


def _relative(scan: Scan, match: Match, a: Atoms) -> int | None:
    entry = match.entry
    if is_closed(scan, a):
        return None
    unit, offset = entry.get("unit"), int(entry.get("offset"))
    a.deadline = a.deadline or bool(entry.get("deadline"))
    a.opening = a.opening or bool(entry.get("opening"))
    a.closing = a.closing or bool(entry.get("closing"))
    a.pointing = a.pointing or bool(entry.get("pointing"))
    if unit == "year" and entry.get("anchor") != "context" and not entry.get("closing"):
        if a.offset is not None or a.year is not None:
            return None
        a.offset = offset
        return match.end
    if a.relative_unit is not None:
        return None
    a.relative_unit, a.relative_offset, a.anchor = unit, offset, entry.get("anchor", "now")
    return match.end


def is_closed(scan: Scan, a: Atoms) -> bool:
    """Whether a locative ends the expression, so that what it is compared with is another: "dekabrda oldingi oyga nisbatan"."""
    if not scan.pack.verb_last or a.empty:
        return False
    # A possessive year ("in the year 2025" in Kazakh) ends it too.
    return "loc" in a.features or (a.year is not None and "poss" in a.features and "gen" not in a.features)


def _weekday(scan: Scan, match: Match, a: Atoms) -> int | None:
    if not a.empty:
        return None
    a.weekday = int(match.entry.get("value"))
    return match.end


def _same(scan: Scan, match: Match, a: Atoms) -> int | None:
    if is_closed(scan, a):
        return None
    a.needs_count = match.entry.get("needs") == "count"
    if (
        a.needs_count
        and scan.tokens[min(match.end, len(scan.tokens) - 1)].kind != "number"
        and "numeral" not in scan.kinds[match.end]
    ):
        return None  # "Next year 12 bn will go to this same end"
    a.same = True
    a.pointing = bool(match.entry.get("pointing"))
    a.count_unit = match.entry.get("unit")
    return match.end


def _to_date(scan: Scan, match: Match, a: Atoms) -> int | None:
    if a.ytd:
        return None
    a.ytd = True
    return match.end


def _fiscal(scan: Scan, match: Match, a: Atoms) -> int | None:
    a.fiscal = True
    a.kind = match.entry.get("kind", a.kind)
    a.needs_year = a.needs_year or match.entry.get("needs") == "year"
    return match.end


def _season(scan: Scan, match: Match, a: Atoms) -> int | None:
    """ "The new season"; what else the entry says of it goes to the atoms."""
    if a.season is not None or a.months:
        return None
    entry = match.entry
    a.fiscal, a.season, a.kind = True, int(entry.get("offset")), entry.get("kind", "season")
    a.coming, a.calendar, a.since = (bool(entry.get(mark)) for mark in ("coming", "calendar", "since"))
    return match.end


def _spell(scan: Scan, match: Match, a: Atoms) -> int | None:
    """Three months of a year: "in summer", "last winter", "the coming spring"."""
    if a.months:
        return None
    first, offset = int(match.entry.get("value")), match.entry.get("offset") or 0
    a.months, a.spell, a.ended, a.ahead = [first, (first + 1) % 12 + 1], True, offset < 0, offset > 0
    return match.end


def _alone(flag: str) -> Callable[[Scan, Match, Atoms], int | None]:
    """A word that sets a flag where it begins the expression."""

    def take(scan: Scan, match: Match, a: Atoms) -> int | None:
        if not a.empty or (match.entry.get("before") and not _is_before_figure(scan, match.end)):
            return None
        setattr(a, flag, True)
        return match.end

    return take


def _lasting(scan: Scan, match: Match, a: Atoms) -> int | None:
    """ "The last", of now or of a year that was named; what went by of a year that was named is its beginning."""
    of_year = (a.year is not None or a.offset is not None) and not a.months and a.quarter is None
    if not a.empty and not (of_year and scan.pack.verb_last and "gen" in a.features):
        return None
    if a.empty or match.entry.get("closing"):
        a.lasting, a.final = True, bool(match.entry.get("closing"))
    return match.end


def _is_before_figure(scan: Scan, at: int) -> bool:
    return at < len(scan.tokens) and scan.tokens[at].kind == "number"


def _ending(scan: Scan, match: Match, a: Atoms) -> int | None:
    if not a.empty:
        return None
    a.ending = match.entry.get("unit")
    return match.end


def _part(scan: Scan, match: Match, a: Atoms) -> int | None:
    if match.entry.get("unit") == "tenday":
        a.tenday = int(match.entry.get("value", 1))
    if match.entry.get("unit") == "half" and a.half is None:
        a.half = int(match.entry.get("value", 1))
    return match.end


def _unit(scan: Scan, match: Match, a: Atoms) -> int | None:
    """The word "year" or "month" behind what it belongs to; "the last quarter" of a year; "the September quarter"."""
    if scan.pack.tag == "en" and len(a.months) == 1 and a.day is None and match.entry.get("unit") == "quarter":
        a.ending = "quarter"
        return match.end
    if a.final and a.quarter is None and a.count is None and match.entry.get("unit") == "quarter":
        a.quarter = 4
        return match.end
    return None if a.empty or match.entry.get("unit") not in ("year", "month") else match.end


_ROLES: Final[Mapping[str | None, Callable[[Scan, Match, Atoms], int | None]]] = {
    "month": _month,
    "month_of": _month_of,
    "relative": _relative,
    "weekday": _weekday,
    "same": _same,
    "ytd": _to_date,
    "fiscal": _fiscal,
    "season": _season,
    "spell": _spell,
    "now": _alone("now"),
    "lasting": _lasting,
    "remaining": _alone("remaining"),
    "ending": _ending,
    "preceding": _alone("preceding"),
    "part": _part,
    "unit": _unit,
}


def _is_owned(scan: Scan, match: Match) -> bool:
    """Whether a noun or adjective before a month makes it a season of something: "лиганың маусымы", "туристік маусым"."""
    before = match.start - 1
    if before < 0 or scan.tokens[before].kind != "word":
        return False
    time = scan.match(before, "time")
    if time is not None and time.end == match.start:
        return False
    return "poss" in match.features or scan.tokens[before].word.endswith(scan.pack.attributive)
