"""Whether words around a figure are those of a construction (``words.toml``)."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from functools import cache, lru_cache
from pathlib import Path
from typing import Final

WORDS: Final = Path(__file__).with_name("words.toml")
_APOSTROPHES: Final = str.maketrans(dict.fromkeys("\u2019\u2018\u02bb\u02bc\u02b9\u201b\u2032`\u00b4", "'"))


@lru_cache(maxsize=1 << 12)
def plain(text: str) -> str:
    """A text in lower case with one kind of apostrophe and of space."""
    return _levelled(text)


def _levelled(text: str) -> str:
    return " ".join(text.translate(_APOSTROPHES).casefold().split())


def families_of(texts: Iterable[str], families: Iterable[str]) -> frozenset[str]:
    """The families of which some of the texts may have a phrase: most articles have few, and none is looked for any further."""
    words = _levelled("\n".join(texts))
    letters = _ascii_letters if words.isascii() else _letters
    return frozenset(family for family in families if any(map(words.__contains__, letters(family))))


@lru_cache(maxsize=1 << 12)
def has(text: str, family: str) -> bool:
    """Whether a text has a phrase of the family."""
    words = plain(text)
    # Most texts have none: letters alone are found in a fraction of the time that whole words take.
    return any(map(words.__contains__, _letters(family))) and _pattern(family).search(words) is not None


def ends(text: str, family: str, within: int = 0) -> bool:
    """Whether a text ends in a phrase of the family, with at most so many words behind it."""
    words = plain(text)
    found = [match.end() for match in _pattern(family).finditer(words)]
    return bool(found) and len(words[found[-1] :].split()) <= within


def begins(text: str, family: str, within: int = 0) -> bool:
    """Whether a text begins with a phrase of the family, after at most so many words."""
    words = plain(text)
    found = _pattern(family).search(words)
    return found is not None and len(words[: found.start()].split()) <= within


def last(text: str, family: str) -> int | None:
    """Where the last phrase of the family ends in a text; None where there is none."""
    lowered = text.translate(_APOSTROPHES).lower()
    found = [match.end() for match in _pattern(family).finditer(lowered)]
    return found[-1] if found and len(lowered) == len(text) else None


def has_ending(word: str, family: str) -> bool:
    """Whether a word has an ending of the family: the case that says "from" or "to" where no word does."""
    return plain(word).rstrip(".,;:)").endswith(_all(family))


def number_of(text: str) -> int | None:
    """The number that a text counts its list with ("the three regions"); None where it counts none."""
    found = {number for number, family in _COUNTS.items() if has(text, family)}
    return found.pop() if len(found) == 1 else None


_COUNTS: Final = {2: "two", 3: "three", 4: "four", 5: "five"}


@cache
def _all(family: str) -> tuple[str, ...]:
    families: dict[str, dict[str, list[str]]] = tomllib.loads(WORDS.read_text(encoding="utf-8"))
    if family not in families:
        raise KeyError(f"{WORDS}: no table [{family}]; add it")
    return tuple(sorted({word for words in families[family].values() for word in words}))


@cache
def _pattern(family: str) -> re.Pattern[str]:
    """One pattern for all phrases: whole words; "~" stands for the beginning of a word, or at a word's end for its ending."""
    phrases = (r"\s+".join(_word(word) for word in phrase.split()) for phrase in _all(family))
    return re.compile(r"(?<!\w)(?:" + "|".join(sorted(phrases, key=len, reverse=True)) + r")(?!\w)")


@cache
def _letters(family: str) -> tuple[str, ...]:
    """The letters in which all phrases begin."""
    return tuple(sorted({phrase.lstrip("~").split("~")[0] for phrase in _all(family)}))


@cache
def _ascii_letters(family: str) -> tuple[str, ...]:
    return tuple(filter(str.isascii, _letters(family)))


def _word(word: str) -> str:
    begun, ended = word.startswith("~"), word.endswith("~")
    return (r"\w+" if begun else "") + re.escape(word.strip("~")) + (r"\w*" if ended else "")
