"""The words of ``words.toml``: what in an item, an attribution or a sentence tells whose figure it is and of what."""

from __future__ import annotations

import re
import tomllib
from functools import cache, lru_cache
from pathlib import Path
from typing import Final

WORDS: Final = Path(__file__).with_name("words.toml")

_WORD = re.compile(r"[^\W\d_]+(?:['\u2019\u2018\u02bb\u02bc][^\W\d_]+)*")
_LETTERS = re.compile(r"[^\W\d_]+")

_APOSTROPHE: Final = "['\u2019\u2018\u02bb\u02bc`\u00b4]"


def tokens(text: str) -> tuple[str, ...]:
    """The words of a text in lower case."""
    return tuple(_WORD.findall(text.casefold()))


def ends_in(text: str, family: str) -> bool:
    """Whether a text ends in a whole phrase of a family."""
    return bool(words := " ".join(tokens(text))) and f" {words}".endswith(tuple(f" {phrase}" for phrase in beginnings(family)))


@lru_cache(maxsize=1 << 12)
def says(text: str, family: str) -> bool:
    """Whether a text has a word of a family, in any of our languages."""
    # Most texts have none: letters anywhere are found in half the time that beginnings of words take.
    words = text.casefold()
    found = _somewhere(family).search(words)
    return found is not None and _beginning(family).search(words, found.start()) is not None


@lru_cache(maxsize=1 << 10)
def holds(text: str, family: str) -> bool:
    """Whether a text has a phrase of a family anywhere, in any of our languages."""
    words = text.casefold()
    return _may_hold(words, (family,)) and _phrases(family).search(words) is not None


@lru_cache(maxsize=1 << 12)
def families_of(text: str, families: tuple[str, ...]) -> frozenset[str]:
    """The families of which a text has a phrase anywhere; most texts have none, which letters tell."""
    words = text.casefold()
    if not _may_hold(words, families):
        return frozenset()
    return frozenset(family for family in families if _phrases(family).search(words))


def _may_hold(words: str, families: tuple[str, ...]) -> bool:
    """Whether a text has the letters of some phrase: they are found in a fraction of the time that a phrase takes."""
    return any(map(words.__contains__, _letters(families, words.isascii())))


@cache
def _letters(families: tuple[str, ...], in_ascii: bool) -> tuple[str, ...]:
    """The longest word of each phrase, unless another one is within it."""
    longest = {max(_LETTERS.findall(phrase), key=len) for family in families for phrase in beginnings(family)}
    told = sorted(word for word in longest if word.isascii() or not in_ascii)
    return tuple(word for word in told if not any(other in word and other != word for other in told))


def is_word_of(word: str, family: str) -> bool:
    """Whether a word in lower case belongs to a family."""
    return word.startswith(beginnings(family))


def ends_as(word: str, family: str) -> bool:
    """Whether a word in lower case has an ending of a family, and more than that ending."""
    return any(word.endswith(ending) and word != ending for ending in beginnings(family))


@cache
def _somewhere(family: str) -> re.Pattern[str]:
    """The beginnings of a family, also inside words."""
    return re.compile("|".join(map(re.escape, beginnings(family))))


@cache
def _beginning(family: str) -> re.Pattern[str]:
    """The beginnings of a family where a word of ``tokens`` begins."""
    written = (re.escape(beginning) for beginning in beginnings(family) if " " not in beginning)
    return re.compile(r"(?<![^\W\d_])(?<![^\W\d_]['\u2019\u2018\u02bb\u02bc])(?:" + "|".join(written) + ")")


@cache
def _phrases(family: str) -> re.Pattern[str]:
    """One pattern for all phrases of a family; apostrophes of every kind are one, spaces and hyphens too."""
    written = (re.escape(phrase).replace(r"\ ", r"[\s-]+").replace("'", _APOSTROPHE) for phrase in beginnings(family))
    gone_by = "|".join(map(re.escape, beginnings("gone_by")))  # "A month ago" is no mean of each month.
    return re.compile(rf"(?<!\w)(?:{'|'.join(written)})(?! (?:{gone_by})\b)")


@cache
def beginnings(family: str) -> tuple[str, ...]:
    """The beginnings of words of one family, all languages together."""
    families = _families()
    if family not in families:
        raise KeyError(f"{WORDS}: no table [{family}]; add it")
    return tuple(sorted({word.casefold() for words in families[family].values() for word in words}))


@cache
def _families() -> dict[str, dict[str, list[str]]]:
    families: dict[str, dict[str, list[str]]] = tomllib.loads(WORDS.read_text(encoding="utf-8"))
    return families
