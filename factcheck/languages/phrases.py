"""Look-up of phrases: which entries begin at a token, in any form of their words."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import compress, count, repeat
from operator import attrgetter
from typing import Final

from factcheck.languages.entry import Entry, Match, PackError
from factcheck.languages.morphology import Features, Stems, split_mark
from factcheck.languages.tokens import TOKEN, Token, TokenKind

#: Kinds that a word of kind ``no_number`` marked ``always`` cannot be, though it looks like an inflected numeral.
_NUMBERS: Final = frozenset({"numeral", "ordinal", "fraction", "multiple"})
#: Words remembered with the stems that they are forms of; texts hold far fewer different ones.
_REMEMBERED: Final = 50_000


class Phrases:
    """The phrases of a pack by their first word; ``fold`` folds a word, ``links`` may stand behind a figure inside a phrase."""

    def __init__(self, fold: Callable[[str], str], stems: Stems, links: frozenset[str]) -> None:
        self._fold = fold
        self._stems = stems
        self._links = links
        self._branches: dict[str, list[tuple[tuple[str, ...], Entry]]] = {}
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

    def token(self, text: str, kind: TokenKind) -> Token:
        """The token of a text with what it can begin; most begin nothing."""
        word = self._fold(text)
        keys = self._forms(word)
        found = [(rest, entry, features) for key, features in keys.items() for rest, entry in self._branches.get(key, ())]
        if not found:
            return Token(text, word, kind, keys)
        found.sort(key=lambda branch: (-len(branch[0]), -len(branch[1].phrase)))
        if any(entry.kind == "no_number" and entry.get("always") for _, entry, _ in found):
            found = [branch for branch in found if branch[1].kind not in _NUMBERS]
        if any(entry.kind == "no_time" for _, entry, _ in found):
            found = [branch for branch in found if branch[1].kind != "time"]
        longer: dict[str, list[tuple[int, tuple[str, ...], Entry]]] = {}
        for place, (rest, entry, _) in enumerate(found):
            if rest:
                longer.setdefault(rest[0], []).append((place, rest, entry))
        alone = tuple(entry for rest, entry, _ in found if not rest)
        features = tuple(features for rest, _, features in found if not rest)
        indicators = tuple((rest, entry) for rest, entry, _ in found if rest and entry.kind == "indicator")
        kinds = frozenset(entry.kind for entry in alone)
        return Token(text, word, kind, keys, longer, alone, features, indicators, kinds)

    def _forms(self, word: str) -> dict[str, Features]:
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

    def matches(self, tokens: Sequence[Token], at: int) -> list[Match]:
        """Every phrase that begins at a token, longest first."""
        follows = tokens[at + 1] if at + 1 < len(tokens) else None
        longer = follows is not None and not tokens[at].longer.keys().isdisjoint(follows.keys)
        return [*self._longer(tokens, at), *alone(tokens[at], at)] if longer else alone(tokens[at], at)

    def longer(self, tokens: Sequence[Token]) -> Iterator[tuple[int, list[Match]]]:
        """The tokens at which phrases of more than one word begin, with those phrases, longest first."""
        known = [*map(attrgetter("longer"), tokens[:-1])]
        for at in compress(count(), known):
            if not known[at].keys().isdisjoint(tokens[at + 1].keys):
                found = self._longer(tokens, at)
                if found:
                    yield at, found

    def _longer(self, tokens: Sequence[Token], at: int) -> list[Match]:
        """The phrases of more than one word that begin at a token, longest first."""
        longer, behind = tokens[at].longer, at + 1
        found: list[tuple[int, Match]] = []
        for key, features in tokens[behind].keys.items():
            if key in longer:
                for place, rest, entry in longer[key]:
                    end = self._end(tokens, at, rest) if len(rest) > 1 else (behind + 1, features)
                    if end is not None:
                        found.append((place, Match(at, end[0], entry, end[1])))
        found.sort()
        return [match for _, match in found]

    def _end(self, tokens: Sequence[Token], at: int, rest: tuple[str, ...]) -> tuple[int, Features] | None:
        """Where a phrase ends whose second word stands behind a token, and its last word's features; None if it does not go on."""
        end = at + 1 + len(rest)
        if end > len(tokens):
            return None
        features: Features | None = None
        for i, key in enumerate(rest[1:], start=at + 2):
            features = tokens[i].keys.get(key)
            if features is None:
                return None
        return None if features is None else (end, features)

    def bridge(self, tokens: Sequence[Token], at: int, first: int, last: int) -> Match | None:
        """An indicator's phrase that begins at a token before a gap, ends right before the gap and goes on right behind it."""
        before = first - at - 1
        start = last + (last < len(tokens) and tokens[last].word in self._links)
        second = at + 1 if before else start
        if second >= len(tokens) or tokens[at].longer.keys().isdisjoint(tokens[second].keys):
            return None
        follows = tokens[start].keys if start < len(tokens) else ()
        for rest, entry in tokens[at].indicators:
            if not before < len(rest) or rest[before] not in follows:
                continue
            if not all(rest[i] in tokens[at + 1 + i].keys for i in range(before)):
                continue
            behind = rest[before:]
            if start + len(behind) <= len(tokens) and all(key in tokens[start + i].keys for i, key in enumerate(behind)):
                return Match(at, first, entry)
        return None


def alone(token: Token, at: int) -> list[Match]:
    """The phrases of one word that a token is, where it stands."""
    return [*map(Match, repeat(at), repeat(at + 1), token.alone, token.features)]
