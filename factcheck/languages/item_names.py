"""The names of ``item_names.toml``: one name for a part of an indicator, in whatever language, case and number it is written."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, Final, NamedTuple

from factcheck.languages.morphology import Paradigm, Stems

NAMES: Final = Path(__file__).with_name("item_names.toml")
#: The parts that say by what electricity was made.
SOURCES_OF_POWER: Final = frozenset({"solar", "wind", "hydro", "thermal", "nuclear"})
#: The parts that say by what goods and people are carried.
MODES_OF_TRANSPORT: Final = frozenset({"rail", "road", "air", "sea", "pipeline"})

#: The letter "yo", which texts write with dots and without.
_YO: Final = {0x451: 0x435}
#: Apostrophes that count as letters are dropped like all others.
_DROPPED: Final = re.compile(r"[^\w&]+|[\u02b9\u02bb\u02bc]+")
#: What joins two words of one name.
HYPHEN: Final = "-"
#: Words remembered with the stems that they are forms of.
_REMEMBERED: Final = 10_000
#: A word of a phrase as one language writes it: the language, the stem with its mark.
_Key = tuple[str, str]


class _Phrase(NamedTuple):
    """The words of a phrase behind its first, the letters of all its words, the name it stands for."""

    rest: tuple[_Key, ...]
    letters: int
    name: str


class Lexicon:
    """The phrases of a table of names by their first word."""

    def __init__(self, table: Mapping[str, Any]) -> None:
        self.not_goods: Final = frozenset(table["not_goods"])
        self.crops: Final = frozenset(table["crops"])
        self.taxes: Final = frozenset(table["taxes"])
        self.sectors: Final = frozenset(table["sectors"])
        self.joining: Final = frozenset(fold(word) for words in table["joining"].values() for word in words)
        self.leading: Final = frozenset(fold(word) for words in table["leading"].values() for word in words)
        self._stems = {lang: Stems({"noun": _paradigm(rows)}, {}) for lang, rows in table["endings"].items()}
        self._phrases: dict[_Key, list[_Phrase]] = {}
        self.keys = lru_cache(_REMEMBERED)(self._found)
        self._begun = lru_cache(_REMEMBERED)(self._beginning)
        for name, by_lang in table["names"].items():
            for lang, phrases in by_lang.items():
                for phrase in phrases:
                    self._add(lang, phrase, name)

    def _add(self, lang: str, phrase: str, name: str) -> None:
        words = [marked(word) for word in phrase.split("_")]
        for word in words:
            self._stems[lang].add("".join(word))
        first, *rest = [(lang, "".join(word)) for word in words]
        self._phrases.setdefault(first, []).append(_Phrase(tuple(rest), sum(len(stem) for stem, _ in words), name))

    def longest(self, words: Sequence[str], at: int) -> tuple[int, str] | None:
        """How many folded words from one on name a part, and which part; None where none begins."""
        begun = self._begun(words[at])
        ends = [(self._end(words, at + 1, phrase.rest), phrase) for phrase in begun]
        found = [(end - at, phrase.letters, phrase.name) for end, phrase in ends if end is not None]
        if not found:
            return None
        length, _, name = max(found)
        return length, name

    def _beginning(self, word: str) -> tuple[_Phrase, ...]:
        """The phrases that a folded word begins; most words begin none."""
        return tuple(phrase for key in self.keys(word) for phrase in self._phrases.get(key, ()))

    def _end(self, words: Sequence[str], at: int, rest: Sequence[_Key]) -> int | None:
        """Where the further words of a phrase end that may begin here, hyphens between them left out; None where they do not."""
        for key in rest:
            at += at < len(words) and words[at] == HYPHEN
            if at >= len(words) or key not in self.keys(words[at]):
                return None
            at += 1
        return at

    def _found(self, word: str) -> tuple[_Key, ...]:
        return tuple((lang, key) for lang, stems in self._stems.items() for key, _ in stems.analyse(word))


@lru_cache(_REMEMBERED)
def named(item: str) -> str:
    """An item with the names of the known parts in it; the item itself where it has none.

    Parts joined by a word stand in the order of the alphabet with "and" between them. Words that name nothing known stay, before
    the names: "winter wheat".
    """
    words = item.split()
    folded = [fold(word) for word in words]
    lexicon = _lexicon()
    groups: list[tuple[list[str], set[str]]] = [([], set())]
    at = 0
    if len(folded) > 1 and not lexicon.leading.isdisjoint((folded[0], folded[-1])):
        inside = slice(folded[0] in lexicon.leading, len(words) - (folded[-1] in lexicon.leading))
        words, folded = words[inside], folded[inside]
    while at < len(words):
        if folded[at] in lexicon.joining:
            groups.append(([], set()))
            at += 1
        elif (found := lexicon.longest(folded, at)) is not None:
            groups[-1][1].add(found[1])
            at += found[0]
            if folded[at - 1] in lexicon.joining:
                groups.append(([], set()))
        else:
            groups[-1][0].append(words[at])
            at += 1
    if not any(names for _, names in groups):
        apart = item.replace("-", " ")
        return item if apart == item or (known := named(apart)) == apart else known
    return " and ".join(sorted({" ".join([*unknown, *sorted(names)]) for unknown, names in groups} - {""}))


def goods_in(words: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    """The goods that a run of words names, as ``named_in`` gives them."""
    not_goods = _lexicon().not_goods
    return (found for found in named_in(words) if found[2] not in not_goods)


def named_in(words: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    """The parts that a run of words names: the place of the first word of each, the place behind its last, and its name."""
    folded = [word if word == HYPHEN else fold(word) for word in words]
    lexicon = _lexicon()
    at = 0
    while at < len(folded):
        found = lexicon.longest(folded, at) if folded[at] else None
        if found is not None:
            yield at, at + found[0], found[1]
        at += 1 if found is None else found[0]


@lru_cache(_REMEMBERED)
def is_bare(word: str) -> bool:
    """Whether a word is the name of a part without any ending: "kartoshka" is in no case, whatever its last letters."""
    folded = fold(word)
    return any(key.rstrip("~*") == folded for _, key in _lexicon().keys(folded))


@lru_cache(_REMEMBERED)
def is_crop(goods: str) -> bool:
    """Whether the name of goods is that of something harvested."""
    return goods in _lexicon().crops


def is_tax(name: str) -> bool:
    """Whether a part is what one tax brings."""
    return name in _lexicon().taxes


def is_sector(name: str) -> bool:
    """Whether a part is one of the economy, or of those who work in it."""
    return name in _lexicon().sectors


def sectors_in(words: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    """The parts of the economy that a run of words names, as ``named_in`` gives them."""
    return (found for found in named_in(words) if is_sector(found[2]))


@lru_cache(_REMEMBERED)
def fold(word: str) -> str:
    """A word without case, apostrophes and marks around it."""
    return _DROPPED.sub("", word.casefold()).translate(_YO)


def marked(word: str) -> tuple[str, str]:
    """The folded stem of a word of the table, and its mark."""
    mark = word[-1] if word[-1] in "~*" else ""
    return fold(word.removesuffix(mark)), mark


def _paradigm(rows: Sequence[Sequence[str]]) -> Paradigm:
    return Paradigm([{"ending": endings} for endings in rows])


@cache
def _lexicon() -> Lexicon:
    return Lexicon(tomllib.loads(NAMES.read_text(encoding="utf-8")))
