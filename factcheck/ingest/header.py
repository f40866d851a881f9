"""Header lines: the date, agency, address and labels that stand above an article, told from headlines and sentences.

Labels and the words around a date are in ``header.toml``.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Final

from factcheck.ingest.dates import DateFound, find_date

#: Longer lines are text.
LONGEST: Final = 200
#: An agency's name beside a date is at most this long; beyond a bar or a dash longer words are a headline.
SOURCE_CHARACTERS: Final = 60
WORDS_BESIDE_BAR: Final = 6
WORDS_BESIDE_DASH: Final = 3
WORDS_OF_BYLINE: Final = 10
#: Characters between a date and the word that says that news was told on it.
NEAR_DATE: Final = 60

# No date is without one of these; most lines of text are.
_YEAR = re.compile(r"(?:19|20)\d\d|\d[./-]\d")
_LABELLED = re.compile(r"\s*([^\W\d_][^:|]{0,30}?) ?: ?(?=\S)(?!//)")
_URL = re.compile(r"\s*(https?://\S+)\s*$")
_BAR = re.compile("\\s*[|\u2022\u00b7]\\s*")
_DASH = re.compile("\\s+[\u2013\u2014-]\\s+")
_TIME = re.compile(r"\d{1,2}[:.]\d{2}(?::\d{2})?(?!\d)|\(?(?:UTC|GMT)? ?[+-]\d{1,2}(?::?\d{2})?\)?(?!\d)")
_TOKEN = re.compile(r"[^\W\d_]+(?:[-'][^\W\d_]+)*\.?|\s+/(?=\s)|[\s,.;:()\u2013\u2014-]+")
_VIEWS = re.compile(r" \d{1,7}$")
_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[^\W\d_a-zа-я])|\n+")
_WORD = re.compile(r"\w[\w'-]*")
#: A dateline ends within this many characters of its paragraph.
LONGEST_DATELINE: Final = 120
_NAME = "[^\\W\\d_][\\w'\u02bb\u02bc\u2018\u2019.-]*(?: [^\\W\\d_][\\w'\u02bb\u02bc\u2018\u2019-]*){0,2}"
_BEHIND_PLACE: Final = (",", ".", ")", "(", "\u2013", "\u2014", "-", "/")
# Behind the date: an agency in slashes or brackets, or in quotation marks before a dash, or a place, rubric or agency; then the
# mark the text begins after.
_BEGINS = '(?=[^\\W_]|["\u00ab\u201c$\u20ac])'
_RULE = "(?:--|[\u2013\u2014-])"
_DATELINE_END = re.compile(
    f'[ ,.|]*(?:[(/] ?{_NAME} ?[)/](?: *[.:|]| +{_RULE})?|[\u00ab\u201c"]{_NAME}[\u00bb\u201d"] +{_RULE}) +{_BEGINS}'
    f"|[)\\]](?: *[.:]| +{_RULE})? +{_BEGINS}"
    f"|(?: *[,|/]? *(?P<name>{_NAME}))?(?:[.:] +| *\\| *|\\.? +{_RULE} +){_BEGINS}"
)
_BRACKET = re.compile(r" \([^()]*\)(?= [-\u2013\u2014])")
# "TASHKENT, 21 January. /Agency, 2026/."
_CREDITED = re.compile(
    r"(?P<place>[^\d.\n]{3,40}[.,] )(?P<day>\d{1,2}[- ][^\W\d_]{3,})[.,]? [/(](?P<agency>[^/()\d\n]{2,40}), (?P<year>\d{4})[/)]\.? "
)
_QUOTED = re.compile('["\u00ab\u201c\u201e](?P<agency>[^"\u00bb\u201d\u201c]+)["\u00bb\u201d\u201c]\\.?$')


@dataclass(frozen=True, slots=True)
class HeaderLine:
    """What a header line says. Up to ``end`` it is header; the words behind that, if any, are the headline."""

    end: int
    day: date | None = None
    source: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class _Words:
    date_labels: frozenset[str]
    source_labels: frozenset[str]
    url_labels: frozenset[str]
    title_labels: frozenset[str]
    other_labels: frozenset[str]
    bylines: frozenset[str]
    told: tuple[str, ...]
    around: frozenset[str]


def header_line(line: str) -> HeaderLine | None:
    """What a line (of a reading text) says as a header; None for a line of text."""
    if len(line) > LONGEST or not line.strip():
        return None
    address = _URL.match(line)
    if address:
        return HeaderLine(len(line), url=address[1])
    found = find_date(line) if _YEAR.search(line) else None
    if found is None:
        return _labelled(line)
    return _bylined(line, found) or _barred(line, found) or _signed(line, found) or _plain(line, found) or _dashed(line, found)


def line_below_headline(line: str) -> HeaderLine | None:
    """A short line below the headline with a date and few words, no sentence: "17:20 / 12.03.2025", "Tashkent time 12 May 2025"."""
    if len(line) > LONGEST or line[-1:] in ".!?:;" or not _YEAR.search(line):
        return None
    found = find_date(line)
    if found is None:
        return None
    # A count of readers may close the line.
    rest = _VIEWS.sub("", _TIME.sub(" ", line[: found.start] + " " + line[found.end :]))
    short = len(_WORD.findall(rest)) <= WORDS_BESIDE_BAR and not any(map(str.isdigit, rest))
    return HeaderLine(len(line), found.day) if short else None


def day_of_news(opening: str) -> date | None:
    """The day on which the opening of a text says that its news was told: "figures published on 24 October 2025", or None."""
    for sentence in _SENTENCE.split(opening):
        found = find_date(sentence) if _YEAR.search(sentence) else None
        if found is None:
            continue
        around = sentence[max(found.start - NEAR_DATE, 0) : found.end + NEAR_DATE].lower()
        if any(word.startswith(_words().told) for word in _WORD.findall(around)):
            return found.day
    return None


def dateline(line: str) -> HeaderLine | None:
    """The place and date that a paragraph of text opens with ("TASHKENT, 14 July 2025. Four people ..."), or None."""
    if not _YEAR.search(line, 0, LONGEST_DATELINE):
        return None
    credited = _CREDITED.match(line, 0, LONGEST_DATELINE)
    told = None if credited is None else find_date(f"{credited['day']} {credited['year']}")
    if credited is not None and told is not None and _is_place(credited["place"]):
        return HeaderLine(credited.end(), told.day, credited["agency"])
    found = find_date(line[:LONGEST_DATELINE])
    if found is None or not (_is_around(line[: found.start]) or _is_place(line[: found.start])):
        return None
    # The mark that ends a dateline may stand right behind the date.
    for place in dict.fromkeys((_skip_around(line, found.end), found.end)):
        behind = len(line[:place].rstrip(" .:|\u2013\u2014-"))
        end = _DATELINE_END.match(line, behind, LONGEST_DATELINE)
        if end is not None and not line[end.end()].islower() and (end["name"] is None or end["name"][0].isupper()):
            return HeaderLine(end.end(), found.day)
    return None


def _labelled(line: str) -> HeaderLine | None:
    """``Source: …`` and its kin."""
    match = _LABELLED.match(line)
    if match is None:
        return None
    words, label, value = _words(), match[1].lower(), line[match.end() :].strip()
    if label in words.title_labels:
        return HeaderLine(match.end())
    if label in words.source_labels:
        return HeaderLine(len(line), source=value) if len(value) <= SOURCE_CHARACTERS else None
    if label in words.url_labels:
        return HeaderLine(len(line), url=value)
    return HeaderLine(len(line)) if label in words.other_labels and len(value) <= SOURCE_CHARACTERS else None


def _bylined(line: str, found: DateFound) -> HeaderLine | None:
    """An author's line with the date at its end: "By Staff Report in Business on 22 August 2025"."""
    opening = _WORD.match(line)
    if opening is None or opening[0].lower() not in _words().bylines or line.rstrip()[-1:] in "!?":
        return None
    if _skip_around(line, found.end) < len(line) or len(_WORD.findall(line[: found.start])) > WORDS_OF_BYLINE:
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
            if not (_is_around(line[start : found.start]) and _is_around(line[found.end : end])):
                return None
        elif not _is_around(part):
            if not _is_name(part, WORDS_BESIDE_BAR):
                return HeaderLine(start, found.day, source) if found.end <= start and bar is None else None
            # "Published: … | Updated: …" has a second date, no agency.
            source = source or (None if find_date(part) else part.strip())
        start = len(line) if bar is None else bar.end()
    return HeaderLine(len(line), found.day, source)


def _signed(line: str, found: DateFound) -> HeaderLine | None:
    """A date and behind it a town, an agency in quotation marks, or both ("2 August 2024, Astana", "12 May 2025. «Steppe»")."""
    before = line[: found.start]
    if len(line) > SOURCE_CHARACTERS or not (_is_around(before) or _is_place(before)):
        return None
    agency = _QUOTED.search(line, found.end)
    town = line[_skip_around(line, found.end) : len(line) if agency is None else agency.start()].rstrip(" .,()")
    parted = any(mark in ",.(" for mark in line[found.end :].replace(town, ""))
    if town and not (parted and _is_place(town + ".")):
        return None
    return HeaderLine(len(line), found.day, None if agency is None else agency["agency"]) if town or agency else None


def _plain(line: str, found: DateFound) -> HeaderLine | None:
    """A date alone, with its time, label or place; or a date in figures and then the headline."""
    before = line[: found.start]
    rest = _skip_around(line, found.end)
    if rest == len(line) or _is_updated(line, found):
        if _is_around(before) or (len(line) <= SOURCE_CHARACTERS and _is_place(before)):
            return HeaderLine(len(line), found.day)
        return None
    timed = _TIME.search(line, 0, rest) is not None and len(_WORD.findall(line[rest:])) <= WORDS_BESIDE_DASH
    timed = timed and not found.numeric  # "26 December 2025, 09:30 / Economy"
    if not (found.numeric or timed) or not _is_around(before) or line[rest].islower():
        return None
    if _DASH.search(line[found.end : rest]):
        return None
    if timed or len(_WORD.findall(line[rest:])) < WORDS_BESIDE_DASH:
        # A rubric ("20.02.2026, 09:20 Economy").
        return HeaderLine(len(line), found.day)
    return HeaderLine(rest, found.day)


def _is_updated(line: str, found: DateFound) -> bool:
    """Whether behind the date nothing but the date of a later version stands: "Published: … Updated: …"."""
    tail = line[found.end :]
    later = find_date(tail) if _YEAR.search(tail) else None
    return later is not None and _is_around(tail[: later.start]) and _is_around(tail[later.end :])


def _dashed(line: str, found: DateFound) -> HeaderLine | None:
    """Date and agency parted by a dash; or a date in figures, a dash and the headline."""
    for dash in _DASH.finditer(line):
        left, right = line[: dash.start()], line[dash.end() :]
        if found.end <= dash.start() and _is_around(left[: found.start]) and _is_around(left[found.end :]):
            if _is_name(right, WORDS_BESIDE_DASH):
                return HeaderLine(len(line), found.day, right.strip())
            return HeaderLine(dash.end(), found.day) if found.numeric and not right[:1].islower() else None
        beside_date = line[dash.end() : found.start] + line[found.end :]
        if found.start >= dash.end() and _is_around(beside_date) and _is_name(left, WORDS_BESIDE_DASH):
            return HeaderLine(len(line), found.day, left.strip())
    return None


def _is_around(part: str) -> bool:
    """Whether nothing stands here but time, labels and the words around a date."""
    return _skip_around(part, 0, labels=True) == len(part)


def _skip_around(line: str, start: int, *, labels: bool = False) -> int:
    """Where the first word stands that is no time, no weekday and none of the words around a date."""
    words = _words()
    place = start
    while place < len(line):
        time = _TIME.match(line, place)
        if time:
            place = time.end()
            continue
        token = _TOKEN.match(line, place)
        if token is None:
            return place
        word = token[0].strip(" \t,.;:()/\u2013\u2014-")
        # With a capital the Russian "in" opens a headline ("In 2025 ..."); in lower case it belongs to the time behind the date.
        as_filler = word.islower() or (word.isascii() and word.isupper() and len(word) > 1) or labels
        known = word.lower() in words.around or (labels and word.lower() in words.date_labels)
        if word and not (as_filler and known):
            return place
        place = token.end()
    return place


def _is_name(part: str, most_words: int) -> bool:
    """Whether the part can be the name of an agency: short, few words, with a letter, not a sentence."""
    stripped = part.strip()
    count = len(_WORD.findall(stripped))
    return 0 < count <= most_words and len(stripped) <= SOURCE_CHARACTERS and any(map(str.isalpha, stripped))


def _is_place(part: str) -> bool:
    """Whether the part can be the town of a dateline: at most three words, each with a capital, then a mark."""
    part = _BRACKET.sub("", part)  # "Tashkent, Uzbekistan (UzDaily) --"
    # "г. Астана": the word for a town is one letter.
    words = [w for w in _WORD.findall(part) if len(w) > 1]
    return 0 < len(words) <= WORDS_BESIDE_DASH and all(w[0].isupper() for w in words) and part.rstrip()[-1:] in _BEHIND_PLACE


@lru_cache(maxsize=1)
def _words() -> _Words:
    table: dict[str, str] = tomllib.loads(Path(__file__).with_name("header.toml").read_text("utf-8"))
    sets = {name: frozenset(text.split()) for name, text in table.items()}
    return _Words(
        sets["date_labels"],
        sets["source_labels"],
        sets["url_labels"],
        sets["title_labels"],
        sets["other_labels"],
        sets["bylines"],
        tuple(sets["told"]),
        sets["fillers"] | sets["days"] | sets["year_marks"],
    )
