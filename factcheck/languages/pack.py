"""Language packs: the words of a language, compiled for look-up.

A pack is a folder of TOML files. Every table in them is an entry: its name is the kind (``[[numeral]]``, ``[[unit]]``, ``[[cue]]`` …), ``words``
are the phrases that express it (inflection marks: ``factcheck.languages.morphology``), every other key belongs to its meaning. Names of
countries and currencies come from CLDR (``factcheck.languages.cldr``), names of indicators from ``factcheck/indicators.toml``.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, Final

from factcheck.languages import cldr
from factcheck.languages.fold import folder
from factcheck.languages.morphology import NONE, Features, Paradigm, Stems, split_mark
from factcheck.languages.tokens import TOKEN, Token
from factcheck.model.indicator import registry

FOLDER: Final = Path(__file__).parent
#: Article language → pack folder. Uzbek in both scripts is one pack.
PACK_OF: Final = {"en": "en", "ru": "ru", "kk": "kk", "uz-Cyrl": "uz", "uz-Latn": "uz"}


class PackError(Exception):
    """An entry of a pack is malformed; the text names file, entry and cure."""


@dataclass(frozen=True, slots=True)
class Entry:
    """The meaning of a phrase: its kind, what it stands for, and where it is written."""

    kind: str
    place: str
    phrase: str
    meaning: Mapping[str, Any] = field(default_factory=dict)

    def get(self, key: str, default: Any = None) -> Any:
        """One key of the meaning."""
        return self.meaning.get(key, default)


@dataclass(frozen=True, slots=True)
class Match:
    """A phrase found at tokens ``start`` to ``end`` (exclusive), with the features of its last word's ending."""

    start: int
    end: int
    entry: Entry
    features: Features = NONE


#: Kinds that a word of kind ``no_number`` marked ``always`` cannot be, though it looks like an inflected numeral.
_NUMBERS: Final = frozenset({"numeral", "ordinal", "fraction", "multiple"})
#: Continuations of a first word: the keys of the further words, the entry, the features of the first word.
_Branch = tuple[tuple[str, ...], Entry, Features]


class Pack:
    """The compiled words of one language."""

    def __init__(self, tag: str) -> None:
        self.tag = tag
        head = _toml(FOLDER / tag / "pack.toml")
        self.decimal_mark: str = head["decimal_mark"]
        self.home: str | None = head.get("home")
        self.abbreviations: frozenset[str] = frozenset(head.get("abbreviations", ()))
        self.titles: frozenset[str] = frozenset(head.get("titles", ()))
        self.links: frozenset[str] = frozenset(head.get("links", ()))
        self.attributive: tuple[str, ...] = tuple(head.get("attributive_endings", ()))
        self.hyphen_ordinal: bool = head.get("hyphen_ordinal", False)
        self.adjective_endings: tuple[str, ...] = tuple(head.get("adjective_endings", ()))
        spelling = head.get("spelling", {})
        self.fold = folder(
            spelling.get("letters", {}),
            drop_apostrophe=spelling.get("drop_apostrophe", False),
            keep_after=spelling.get("keep_apostrophe_after", ""),
        )
        morphology = head.get("morphology", {})
        self.ablative: tuple[str, ...] = tuple(e for slot in morphology.get("noun", ()) for e in slot.get("abl", ()))
        self.oblique: tuple[str, ...] = tuple(
            e
            for slot in morphology.get("noun", ())
            for case in ("gen", "dat", "acc", "abl", "loc", "adjloc", "until", "inst", "case2", "adj")
            for e in slot.get(case, ())
            if len(e) > 1
        )
        paradigms = {name: Paradigm(morphology.get(name, ())) for name in ("noun", "verb")}
        self._stems = Stems(paradigms, morphology.get("softening", {}))
        self._branches: dict[str, list[tuple[tuple[str, ...], Entry]]] = {}
        self._known: dict[str, tuple[_Branch, ...]] = {}
        self._keys: dict[str, dict[str, Features]] = {}
        self.entries: list[Entry] = []
        for entry in _entries(self):
            self._add(entry)

    def _add(self, entry: Entry) -> None:
        keys = self._phrase_keys(entry)
        self.entries.append(entry)
        self._branches.setdefault(keys[0], []).append((keys[1:], entry))

    def _phrase_keys(self, entry: Entry) -> tuple[str, ...]:
        keys = []
        for part in entry.phrase.split():
            word, mark = split_mark(part)
            pieces = [m.group() for m in TOKEN.finditer(word)]
            if not pieces:
                raise PackError(f"{entry.place}: empty phrase; write a word")
            folded = [self.fold(p) for p in pieces]
            folded[-1] += mark
            keys += folded
        for key in keys:
            self._stems.add(key)
        return tuple(keys)

    def keys(self, word: str) -> dict[str, Features]:
        """The stems with marks that a folded word can be a form of, with its features."""
        known = self._keys.get(word)
        if known is None:
            known = {}
            for key, features in self._stems.analyse(word):
                known.setdefault(key, features)
            self._keys[word] = known
        return known

    def _starts(self, word: str) -> tuple[_Branch, ...]:
        found: list[_Branch] = []
        for key, features in self.keys(word).items():
            found += [(rest, entry, features) for rest, entry in self._branches.get(key, ())]
        found.sort(key=lambda branch: (-len(branch[0]), -len(branch[1].phrase)))
        if any(entry.kind == "no_number" and entry.get("always") for _, entry, _ in found):
            found = [branch for branch in found if branch[1].kind not in _NUMBERS]
        self._known[word] = tuple(found)
        return self._known[word]

    def matches(self, tokens: Sequence[Token], at: int) -> list[Match]:
        """Every phrase that begins at a token, longest first."""
        word = tokens[at].word
        branches = self._known.get(word)
        if branches is None:
            branches = self._starts(word)
        if not branches:
            return []
        found = []
        for rest, entry, features in branches:
            end = at + 1
            for key in rest:
                if end >= len(tokens):
                    break
                ending = self.keys(tokens[end].word).get(key)
                if ending is None:
                    break
                features = ending  # noqa: PLW2901 (the last word's ending counts)
                end += 1
            else:
                found.append(Match(at, end, entry, features))
        return found

    def bridge(self, tokens: Sequence[Token], at: int, first: int, last: int) -> Match | None:
        """An indicator's phrase that begins at a token before a gap, ends right before the gap and goes on right behind it."""
        for rest, entry, _ in self._known.get(tokens[at].word) or self._starts(tokens[at].word):
            before = first - at - 1
            if entry.kind != "indicator" or not 0 <= before < len(rest):
                continue
            if not all(rest[i] in self.keys(tokens[at + 1 + i].word) for i in range(before)):
                continue
            start = last + (last < len(tokens) and tokens[last].word in self.links)
            behind = rest[before:]
            if start + len(behind) <= len(tokens) and all(key in self.keys(tokens[start + i].word) for i, key in enumerate(behind)):
                return Match(at, first, entry)
        return None

    def all_matches(self, tokens: Sequence[Token]) -> list[list[Match]]:
        """``matches`` at every token; most words begin no phrase, and share one empty list."""
        known = self._known
        nothing: list[Match] = []
        out = []
        for at, token in enumerate(tokens):
            branches = known.get(token.word)
            if branches is None:
                branches = self._starts(token.word)
            out.append(self.matches(tokens, at) if branches else nothing)
        return out

    def tokens(self, reading: str, start: int = 0, end: int | None = None) -> list[Token]:
        """The tokens of a stretch of reading text."""
        fold = self.fold
        memo = self._folded
        out = []
        for match in TOKEN.finditer(reading, start, len(reading) if end is None else end):
            text = match.group()
            word = memo.get(text)
            if word is None:
                word = memo[text] = fold(text)
            out.append(Token(text, word, match.start(), match.end(), match.lastgroup))  # type: ignore[arg-type]
        return out

    @property
    def _folded(self) -> dict[str, str]:
        return _FOLDED.setdefault(self.tag, {})


_FOLDED: dict[str, dict[str, str]] = {}


@cache
def load(tag: str) -> Pack:
    """The pack for an article's language tag; compiled once."""
    return Pack(PACK_OF[tag])


def _toml(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise PackError(f"{path}: {error}; mend the file") from error


def _entries(pack: Pack) -> Iterator[Entry]:
    files = [FOLDER / "common.toml", *sorted((FOLDER / pack.tag).glob("*.toml"))]
    for path in files:
        if path.name == "pack.toml":
            continue
        for kind, rows in _toml(path).items():
            for number, row in enumerate(rows, start=1):
                yield from _row(kind, row, f"{path.parent.name}/{path.name}, {kind} {number}")
    for name, entry in registry().indicators.items():
        for words in entry.names.get(pack.tag, ()):
            yield Entry("indicator", f"indicators.toml, {name}", words, {"name": name})
    yield from _cldr(pack.tag)


def _row(kind: str, row: Mapping[str, Any], place: str) -> Iterator[Entry]:
    if not isinstance(row, dict) or not row.get("words"):
        raise PackError(f"{place}: 'words' is missing; list at least one")
    meaning = {key: value for key, value in row.items() if key not in ("words", "examples")}
    for words in row["words"]:
        yield Entry(kind, f"{place}: {words}", words, meaning)


def _cldr(tag: str) -> Iterator[Entry]:
    for code, names in cldr.currencies(tag).items():
        for words in names:
            yield Entry("unit", f"CLDR currency {code}", words, {"unit": code, "currency": True})
    for code, names in cldr.territories(tag).items():
        for words in names:
            yield Entry("area", f"CLDR territory {code}", words, {"area": code})
