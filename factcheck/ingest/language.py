"""Which of our languages a text is in, and in which script, by letters, words and endings (``languages.toml``).

Letters settle most texts. In the rest every word votes; the votes weigh by how much running text of the language one such word
stands for, so that a quotation in another language is outvoted. A statistical model is asked only where nothing votes or a long
text is neither English nor Uzbek: loading it takes longer than checking an article.
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Final, cast

from factcheck.model.article import LANGS, Lang

#: Characters looked at, from the beginning and from the middle; a language shows itself in fewer.
SAMPLE: Final = 3_000
#: Letters after which the lack of a common letter says something.
ENOUGH_LETTERS: Final = 200
#: Per cent of all letters that a language's own letters reach in its running text (Kazakh 16, Uzbek Cyrillic 4 on average).
OWN_SHARE: Final[Mapping[Lang, int]] = {"kk": 8, "uz-Cyrl": 2}
#: Different words a text needs before the lack of English words says that it is not English, and per cent of words that must be
#: strong ones.
ENOUGH_WORDS: Final = 40
STRONG_SHARE: Final = 4

_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*'?")
_APOSTROPHE = re.compile("[\u02b9\u02bb\u02bc\u02bd\u2018\u2019\u201b`\u00b4]")
_CYRILLIC = re.compile("[\u0400-\u052f]+")
_LATIN = re.compile("[a-z\u00e0-\u024f]+")


@dataclass(frozen=True, slots=True)
class Unsupported:
    """A text in a language that factcheck does not read; ``name`` is the language or its ISO 639 code."""

    name: str


@dataclass(frozen=True, slots=True)
class _Marks:
    """What votes for one language: its own letters, its words, its endings; and what one such word weighs."""

    weight: int
    words: frozenset[str]
    letters: str
    pattern: re.Pattern[str] | None
    endings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Foreign:
    """A neighbour by letters it is full of and letters it lacks."""

    name: str
    letters: str
    without: str


@dataclass(frozen=True, slots=True)
class _Rules:
    cyrillic: Mapping[Lang, _Marks]
    latin: Mapping[Lang, _Marks]
    shared: frozenset[str]
    kazakh: str
    uzbek: re.Pattern[str]
    strong: frozenset[str]
    neighbours: tuple[str, ...]
    foreign: tuple[_Foreign, ...]


def identify(text: str) -> Lang | Unsupported:
    """The language most of the text is written in; English for a text without letters."""
    sample = _sample(text)
    cyrillic, latin = _scripts(sample)
    if cyrillic + latin == 0:
        return Unsupported("another script") if any(c.isalpha() for c in sample) else "en"
    return _cyrillic(sample, cyrillic) if cyrillic >= latin else _latin(sample)


def from_tag(tag: str, text: str) -> Lang | None:
    """The language a BCP 47 tag means, for Uzbek without a script by the letters of the text; None for any other language."""
    primary, *rest = tag.strip().replace("_", "-").lower().split("-")
    primary = {"eng": "en", "rus": "ru", "kaz": "kk", "uzb": "uz"}.get(primary, primary)
    if primary == "uz":
        if "cyrl" in rest or "latn" in rest:
            return "uz-Cyrl" if "cyrl" in rest else "uz-Latn"
        cyrillic, latin = _scripts(_sample(text))
        return "uz-Cyrl" if cyrillic > latin else "uz-Latn"
    if primary not in LANGS or ("latn" in rest and primary != "en"):
        return None
    return primary


def _sample(text: str) -> str:
    if len(text) > 2 * SAMPLE:
        middle = len(text) // 2
        text = text[:SAMPLE] + "\n" + text[middle : middle + SAMPLE]
    return text.lower()


def _scripts(sample: str) -> tuple[int, int]:
    """How many letters are Cyrillic and how many Latin."""
    return sum(map(len, _CYRILLIC.findall(sample))), sum(map(len, _LATIN.findall(sample)))


def _cyrillic(sample: str, letters: int) -> Lang | Unsupported:
    rules = _rules()
    present = set(sample)
    if letters >= ENOUGH_LETTERS:
        for neighbour in rules.foreign:
            if present.isdisjoint(neighbour.without) and 100 * _count(sample, neighbour.letters) > letters:
                return Unsupported(neighbour.name)
    own = {lang: _count(sample, rules.cyrillic[lang].letters) for lang in OWN_SHARE}
    kazakh, uzbek = own["kk"], own["uz-Cyrl"]
    if 100 * kazakh >= OWN_SHARE["kk"] * letters and kazakh > 8 * uzbek:
        return "kk"
    if 100 * uzbek >= OWN_SHARE["uz-Cyrl"] * letters and uzbek > 8 * kazakh:
        return "uz-Cyrl"
    if letters >= ENOUGH_LETTERS and kazakh + uzbek == 0 and rules.shared.isdisjoint(present):
        return "ru"
    votes = _votes(sample)
    best = max(rules.cyrillic, key=lambda lang: votes[lang])
    if votes[best] or letters < ENOUGH_LETTERS:
        return best if votes[best] else "ru"
    return _by_model(sample, ("ru", "kk", "uz"))


def _latin(sample: str) -> Lang | Unsupported:
    sample = _APOSTROPHE.sub("'", sample)
    votes = _votes(sample)
    best: Lang = "uz-Latn" if votes["uz-Latn"] > votes["en"] else "en"
    words = Counter(word for word in _WORD.findall(sample) if len(word) > 1)
    if len(words) < ENOUGH_WORDS or (best == "uz-Latn" and votes[best] >= 2 * words.total()):
        return best
    strong = sum(words[word] for word in _rules().strong)
    if best == "en" and 100 * strong >= STRONG_SHARE * words.total():
        return best
    return _by_model(sample, _rules().neighbours)


def _count(sample: str, letters: str) -> int:
    return sum(map(sample.count, letters))


def _votes(sample: str) -> Counter[Lang]:
    """The weight of all words that speak for each language."""
    votes: Counter[Lang] = Counter()
    for word in _WORD.findall(sample):
        for lang, weight in _vote(word):
            votes[lang] += weight
    return votes


@lru_cache(maxsize=1 << 15)
def _vote(word: str) -> tuple[tuple[Lang, int], ...]:
    """The languages one word speaks for; a word or letter of a language's own counts twice an ending."""
    rules = _rules()
    languages = rules.latin if word[0] <= "\u024f" else rules.cyrillic
    for lang, marks in languages.items():
        if marks.pattern is not None and marks.pattern.search(word):
            return ((lang, 2 * marks.weight),)
    if not rules.shared.isdisjoint(word):
        if rules.kazakh in word:
            return (("kk", 2 * languages["kk"].weight),)
        lean = 2 if rules.uzbek.search(word) else 1
        return (("kk", languages["kk"].weight), ("uz-Cyrl", lean * languages["kk"].weight))
    known = tuple((lang, 2 * marks.weight) for lang, marks in languages.items() if word in marks.words)
    if known or len(word) < 5:
        return known
    return tuple(
        (lang, marks.weight)
        for lang, marks in languages.items()
        if word.endswith(marks.endings) and not (lang == "uz-Cyrl" and rules.kazakh in word)
    )


def _by_model(sample: str, languages: tuple[str, ...]) -> Lang | Unsupported:
    """What py3langid takes the text for among ``languages`` (ISO 639-1)."""
    import py3langid  # noqa: PLC0415 - numpy and a model of several megabytes

    py3langid.set_languages(list(languages))
    code: str = py3langid.classify(sample)[0]
    return from_tag(code, sample) or Unsupported(code)


@lru_cache(maxsize=1)
def _rules() -> _Rules:
    table: dict[str, Any] = tomllib.loads(Path(__file__).with_name("languages.toml").read_text("utf-8"))
    return _Rules(
        cyrillic=_marks(table["cyrillic"]),
        latin=_marks(table["latin"]),
        shared=frozenset(table["shared"]["letters"]),
        kazakh=table["shared"]["kazakh"],
        uzbek=re.compile(table["shared"]["uzbek"]),
        neighbours=tuple(table["model"]["languages"].split()),
        strong=frozenset(table["latin"]["en"]["strong"].split()),
        foreign=tuple(_Foreign(**entry) for entry in table["foreign"]),
    )


def _marks(table: dict[str, Any]) -> dict[Lang, _Marks]:
    marks: dict[Lang, _Marks] = {}
    for tag, entry in table.items():
        letters = entry.get("letters", "")
        pattern = entry.get("pattern") or (f"[{letters}]" if letters else None)
        marks[cast("Lang", tag)] = _Marks(
            weight=entry["weight"],
            words=frozenset(entry["words"].split()),
            letters=letters,
            pattern=re.compile(pattern) if pattern else None,
            endings=tuple(entry.get("endings", ())),
        )
    return marks
