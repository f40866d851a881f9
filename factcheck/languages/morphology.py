"""Inflected words from stems and suffix slots.

A pack writes a word with a mark that says how it may go on: ``word~`` takes the endings of nouns and adjectives, ``word^`` those
of verbs, ``word*`` anything, ``word`` nothing. The endings stand in ``pack.toml`` as slots: each slot may be filled once, in
order, and names the grammatical feature of each filling, so that "долларларидан" is dollar + plural + possessive + ablative.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final

MARKS: Final = {"~": "noun", "^": "verb", "*": "any"}

Features = frozenset[str]
NONE: Final[Features] = frozenset()


class Paradigm:
    """The endings one part of speech can take."""

    def __init__(self, slots: Sequence[Mapping[str, Sequence[str]]]) -> None:
        self._names: dict[str, str] = {}
        pattern = ""
        for number, slot in enumerate(slots):
            fillings = []
            for feature, endings in slot.items():
                group = f"s{number}_{feature}"
                self._names[group] = feature
                longest_first = sorted(endings, key=len, reverse=True)
                fillings.append(f"(?P<{group}>{'|'.join(map(re.escape, longest_first))})")
            pattern += f"(?:{'|'.join(fillings)})?"
        self._match = re.compile(pattern).fullmatch

    def features(self, ending: str) -> Features | None:
        """The features that an ending expresses, or None when it is no ending of this paradigm."""
        if not ending:
            return NONE
        match = self._match(ending)
        if match is None:
            return None
        return frozenset(self._names[group] for group, text in match.groupdict().items() if text)


class Stems:
    """A pack's vocabulary by stem; finds the stems of an inflected word.

    ``softening`` maps the last letter of a stem before a vowel to the letter it has in the dictionary (б → п).
    """

    def __init__(self, paradigms: Mapping[str, Paradigm], softening: Mapping[str, str]) -> None:
        self._paradigms = paradigms
        self._softening = softening
        self._marks: dict[str, set[str]] = {}

    def add(self, word: str) -> None:
        """Enter a word with its mark."""
        stem, mark = split_mark(word)
        self._marks.setdefault(stem, set()).add(mark)

    def analyse(self, word: str) -> list[tuple[str, Features]]:
        """Every marked stem the word can be a form of, longest stem first, with the features of its ending."""
        found: list[tuple[str, Features]] = []
        for cut in range(len(word), 0, -1):
            self._try(word[:cut], word[cut:], found)
            soft = self._softening.get(word[cut - 1])
            if soft is not None and cut < len(word):
                self._try(word[: cut - 1] + soft, word[cut:], found)
        return found

    def _try(self, stem: str, ending: str, found: list[tuple[str, Features]]) -> None:
        marks = self._marks.get(stem)
        if marks is None:
            return
        for mark in marks:
            features = self._features(mark, ending)
            if features is not None:
                found.append((stem + mark, features))

    def _features(self, mark: str, ending: str) -> Features | None:
        if mark == "":
            return None if ending else NONE
        if mark == "*":
            return NONE
        return self._paradigms[MARKS[mark]].features(ending)


def split_mark(word: str) -> tuple[str, str]:
    """A word of a pack without its mark, and the mark."""
    return (word[:-1], word[-1]) if len(word) > 1 and word[-1] in MARKS else (word, "")
