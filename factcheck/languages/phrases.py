"""Look-up of phrases: which entries begin at a token, in any form of their words."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from factcheck.languages.entry import Entry, Match, PackError
from factcheck.languages.morphology import Features, Stems, split_mark
from factcheck.languages.tokens import TOKEN, Token

#: Kinds that a word of kind ``no_number`` marked ``always`` cannot be, though it looks like an inflected numeral.
_NUMBERS: Final = frozenset({"numeral", "ordinal", "fraction", "multiple"})
#: Words remembered with what they begin and what they are forms of; texts hold far fewer different ones.
_REMEMBERED: Final = 200_000
_NO_MATCH: Final[list[Match]] = []
#: Continuations of a first word: the keys of the further words, the entry, the features of the first word.
_Branch = tuple[tuple[str, ...], Entry, Features]


class Phrases:
    """The phrases of a pack by their first word; ``fold`` folds a word, ``links`` may stand behind a figure inside a phrase."""

    def __init__(self, fold: Callable[[str], str], stems: Stems, links: frozenset[str]) -> None:
        self._fold = fold
        self._stems = stems
        self._links = links
        self._branches: dict[str, list[tuple[tuple[str, ...], Entry]]] = {}
        self._known: dict[str, tuple[_Branch, ...]] = {}
        self._keys: dict[str, dict[str, Features]] = {}

    def add(self, entry: Entry) -> None:
        """Enter a phrase; raises ``PackError`` where it has no words."""
        keys = self._phrase_keys(entry)
        self._branches.setdefault(keys[0], []).append((keys[1:], entry))

    def _phrase_keys(self, entry: Entry) -> tuple[str, ...]:
        keys = []
        for part in entry.phrase.split():
            word, mark = split_mark(part)
            pieces = [m.group() for m in TOKEN.finditer(word)]
            if not pieces:
                raise PackError(f"{entry.place}: empty phrase; write a word")
            folded = [self._fold(p) for p in pieces]
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
            if len(self._keys) > _REMEMBERED:
                self._keys.clear()
            self._keys[word] = known
        return known

    def _starts(self, word: str) -> tuple[_Branch, ...]:
        """What a folded word can begin, longest phrase first."""
        known = self._known.get(word)
        if known is not None:
            return known
        found: list[_Branch] = []
        for key, features in self.keys(word).items():
            found += [(rest, entry, features) for rest, entry in self._branches.get(key, ())]
        found.sort(key=lambda branch: (-len(branch[0]), -len(branch[1].phrase)))
        if any(entry.kind == "no_number" and entry.get("always") for _, entry, _ in found):
            found = [branch for branch in found if branch[1].kind not in _NUMBERS]
        if len(self._known) > _REMEMBERED:
            self._known.clear()
        self._known[word] = tuple(found)
        return self._known[word]

    def matches(self, tokens: Sequence[Token], at: int) -> list[Match]:
        """Every phrase that begins at a token, longest first."""
        return self._grown(tokens, at, self._starts(tokens[at].word))

    def all_matches(self, tokens: Sequence[Token]) -> list[list[Match]]:
        """``matches`` at every token; most words begin no phrase, and share one empty list."""
        known, starts, grown = self._known, self._starts, self._grown
        out = []
        for at, token in enumerate(tokens):
            branches = known.get(token.word)
            if branches is None:
                branches = starts(token.word)
            out.append(grown(tokens, at, branches) if branches else _NO_MATCH)
        return out

    def _grown(self, tokens: Sequence[Token], at: int, branches: tuple[_Branch, ...]) -> list[Match]:
        """The branches whose further words follow."""
        found = []
        last = len(tokens)
        for rest, entry, features in branches:
            end = at + 1
            for key in rest:
                if end >= last:
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
        before = first - at - 1
        for rest, entry, _ in self._starts(tokens[at].word):
            if entry.kind != "indicator" or not 0 <= before < len(rest):
                continue
            if not all(rest[i] in self.keys(tokens[at + 1 + i].word) for i in range(before)):
                continue
            start = last + (last < len(tokens) and tokens[last].word in self._links)
            behind = rest[before:]
            if start + len(behind) <= len(tokens) and all(key in self.keys(tokens[start + i].word) for i, key in enumerate(behind)):
                return Match(at, first, entry)
        return None
