"""The words of ``owner_names.toml``: names of what owns a figure, the same in whatever script and case they are written."""

from __future__ import annotations

import re
import tomllib
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, Final

from factcheck.languages.item_names import named

NAMES: Final = Path(__file__).with_name("owner_names.toml")
_REMEMBERED: Final = 10_000
#: Letters of a name before the ending of a case.
_SHORTEST: Final = 4
_WORD: Final = re.compile(r"[^\W_]+(?:['\u2019\u2018\u02bb\u02bc`][^\W_]+)*'?")
_APOSTROPHES: Final = str.maketrans(dict.fromkeys("\u2019\u2018\u02bb\u02bc\u02b9`\u00b4", "'"))
_VOWEL: Final = "a"
#: Words of up to so many letters are no beginnings of others.
_WHOLE_WORDS: Final = 4


@lru_cache(_REMEMBERED)
def sounds(name: str) -> str:
    """What a name sounds like in any language: the consonants of its words in order of the alphabet, without words like "field".

    Empty where it has no other words, or too few sounds to tell names by.
    """
    words = [word for word in _words(name) if not _begins(word, _all("heads"))]
    heard = sorted(_heard(word) for word in words)
    return " ".join(heard) if sum(map(len, heard)) > 1 else ""


def is_one_name(name: str, part: str) -> bool:
    """Whether a part of an indicator is called by a name, in whatever language."""
    return sounds(named(name)) == sounds(named(part))


@lru_cache(_REMEMBERED)
def is_body(word: str, pack: str) -> bool:
    """Whether a word in lower case belongs to the name of somebody who speaks of figures or decides on them."""
    return _begins(word, _family("bodies", pack))


@lru_cache(_REMEMBERED)
def is_surname(word: str, pack: str) -> bool:
    """Whether a word in lower case ends as people's names do."""
    return word.endswith(_family("surnames", pack))


@lru_cache(_REMEMBERED)
def is_head(word: str, pack: str) -> bool:
    """Whether a word in lower case says what kind of thing a name is of."""
    return _begins(word, _family("heads", pack))


@lru_cache(_REMEMBERED)
def without_case(name: str, pack: str) -> str:
    """A name without the ending of the case its last word stands in."""
    lowered = name.casefold().translate(_APOSTROPHES)
    endings = (e for e in _family("cases", pack) if lowered.endswith(e) and len(lowered.split()[-1]) - len(e) >= _SHORTEST)
    return name[: len(name) - len(max(endings, key=len, default=""))].rstrip("'\u2019-")


def _words(name: str) -> list[str]:
    return _WORD.findall(name.casefold().translate(_APOSTROPHES).replace(" and ", " "))


def _begins(word: str, family: tuple[str, ...]) -> bool:
    return any(word == each or (len(each) > _WHOLE_WORDS and word.startswith(each)) for each in family)


def _heard(word: str) -> str:
    spelled = _table()["sounds"]
    heard = _spelling().sub(lambda found: spelled[found[0]], word)
    kept = [letter for letter in heard if letter in "bcdfghklmnprstvz" or letter.isdigit()]
    once = [letter for at, letter in enumerate(kept) if not at or letter.isdigit() or letter != kept[at - 1]]
    return "".join(once) if once and heard.startswith(once[0]) else _VOWEL + "".join(once)


@cache
def _spelling() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, sorted(_table()["sounds"], key=len, reverse=True))))


@cache
def _family(family: str, pack: str) -> tuple[str, ...]:
    return tuple(_table()[family][pack])


@cache
def _all(family: str) -> tuple[str, ...]:
    return tuple(word for words in _table()[family].values() for word in words)


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads(NAMES.read_text(encoding="utf-8"))
