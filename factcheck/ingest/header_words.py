"""The words of header lines: labels, what stands around a date, names of agencies and towns (``header.toml``)."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final

#: An agency's name beside a date is at most this long; beyond a bar or a dash longer words are a headline.
SOURCE_CHARACTERS: Final = 60
WORDS_BESIDE_BAR: Final = 6
WORDS_BESIDE_DASH: Final = 3

# No date is without one of these; most lines of text are.
YEAR = re.compile(r"(?:19|20)\d\d|\d[./-]\d")
TIME = re.compile(r"\d{1,2}[:.]\d{2}(?::\d{2})?(?!\d)|\(?(?:UTC|GMT)? ?[+-]\d{1,2}(?::?\d{2})?\)?(?!\d)")
_TOKEN = re.compile(r"[^\W\d_]+(?:[-'][^\W\d_]+)*\.?|\s+/(?=\s)|[\s,.;:()\u2013\u2014-]+")
WORD = re.compile(r"\w[\w'-]*")
_BEHIND_PLACE: Final = (",", ".", ")", "(", "\u2013", "\u2014", "-", "/")
_SITE = re.compile(r"(?<=\w)\.(?:kz|uz|ru|com|org|net|info|news|media)(?!\w)", re.IGNORECASE)
_BRACKET = re.compile(r" \([^()]*\)(?= [-\u2013\u2014])")


@dataclass(frozen=True, slots=True)
class HeaderWords:
    """The lists of ``header.toml``, in lower case."""

    date_labels: frozenset[str]
    source_labels: frozenset[str]
    url_labels: frozenset[str]
    title_labels: frozenset[str]
    other_labels: frozenset[str]
    bylines: frozenset[str]
    told: tuple[str, ...]
    around: frozenset[str]


def is_around(part: str) -> bool:
    """Whether nothing stands here but time, labels and the words around a date."""
    return skip_around(part, 0, labels=True) == len(part)


def skip_around(line: str, start: int, *, labels: bool = False) -> int:
    """Where the first word stands that is no time, no weekday and none of the words around a date."""
    words = header_words()
    place = start
    while place < len(line):
        time = TIME.match(line, place)
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


def is_name(part: str, most_words: int) -> bool:
    """Whether the part can be the name of an agency: short, few words, with a letter, not a sentence."""
    stripped = part.strip()
    count = len(WORD.findall(stripped))
    return 0 < count <= most_words and len(stripped) <= SOURCE_CHARACTERS and any(map(str.isalpha, stripped))


def is_place(part: str) -> bool:
    """Whether the part can be the town of a dateline: at most three words, each with a capital, then a mark."""
    part = _SITE.sub("", _BRACKET.sub("", part))  # "Tashkent, Uzbekistan (UzDaily) --", "Steppe.kz, "
    # "г. Астана": the word for a town is one letter.
    words = [w for w in WORD.findall(part) if len(w) > 1]
    return 0 < len(words) <= WORDS_BESIDE_DASH and all(w[0].isupper() for w in words) and part.rstrip()[-1:] in _BEHIND_PLACE


@lru_cache(maxsize=1)
def header_words() -> HeaderWords:
    """The table, read once."""
    table: dict[str, str] = tomllib.loads(Path(__file__).with_name("header.toml").read_text("utf-8"))
    sets = {name: frozenset(text.split()) for name, text in table.items()}
    return HeaderWords(
        sets["date_labels"],
        sets["source_labels"],
        sets["url_labels"],
        sets["title_labels"],
        sets["other_labels"],
        sets["bylines"],
        tuple(sets["told"]),
        sets["fillers"] | sets["days"] | sets["year_marks"],
    )
