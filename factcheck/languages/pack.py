"""Language packs: the words of a language, compiled for look-up.

A pack is a folder of TOML files: ``pack.toml`` says how the language spells and inflects (``Head``), the others hold entries
(``factcheck.languages.entry``). Names of countries and currencies come from CLDR (``factcheck.languages.cldr``), names of
indicators from ``factcheck/indicators.toml``, words that name one in pairs from ``name_pairs.toml``.
"""

from __future__ import annotations

import gc
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from operator import attrgetter
from pathlib import Path
from typing import Any, Final

from factcheck.languages import cldr
from factcheck.languages.entry import Entry, Match, PackError, read_entries, read_toml
from factcheck.languages.fold import folder
from factcheck.languages.morphology import NONE, Features, Paradigm, Stems
from factcheck.languages.phrases import Phrases
from factcheck.languages.tokens import LONGEST_NUMBER, TOKEN, Token, TokenKind
from factcheck.model.indicator import registry

__all__ = ["FOLDER", "PACK_OF", "Match", "Pack", "PackError", "load"]

FOLDER: Final = Path(__file__).parent
#: Article language → pack folder. Uzbek in both scripts is one pack.
PACK_OF: Final = {"en": "en", "ru": "ru", "kk": "kk", "uz-Cyrl": "uz", "uz-Latn": "uz"}

#: The keys of ``pack.toml`` and what they hold.
_HEAD: Final[Mapping[str, type]] = {
    "decimal_mark": str,
    "home": str,
    "abbreviations": list,
    "titles": list,
    "links": list,
    "attributive_endings": list,
    "adjective_endings": list,
    "past_endings": list,
    "verb_endings": list,
    "reflexive_endings": list,
    "many_endings": list,
    "vowel_past": dict,
    "future_endings": list,
    "perfective_prefixes": list,
    "perfective_endings": list,
    "no_perfective_endings": list,
    "event_endings": list,
    "state_endings": list,
    "present_endings": list,
    "participle_endings": list,
    "act_endings": list,
    "plural_genitive": list,
    "locative_endings": list,
    "hyphen_ordinal": bool,
    "verb_last": bool,
    "spelling": dict,
    "morphology": dict,
    "cldr": dict,
}
#: Cases other than the nominative.
_OBLIQUE: Final = ("gen", "dat", "acc", "abl", "loc", "adjloc", "until", "inst", "case2", "adj")
#: Different tokens remembered; texts hold far fewer.
_REMEMBERED: Final = 50_000
#: What each group of ``TOKEN`` finds.
_KINDS: Final[Mapping[int, Any]] = {group: kind for kind, group in TOKEN.groupindex.items()}

#: Tables of ``thing_names.toml`` and the kinds of their entries.
_NAMED: Final = {"things": "thing", "processes": "process", "measures": "measure"}
#: Letters of a noun before its ending.
_SHORTEST_NOUN: Final = 3


class _Tokens(dict[tuple[str, int], Token]):
    """Tokens by text and the group of ``TOKEN`` that found it, which is their kind, each made once."""

    def __init__(self, make: Callable[[str, TokenKind], Token]) -> None:
        super().__init__()
        self._make = make

    def __missing__(self, form: tuple[str, int]) -> Token:
        text, kind = form[0], _KINDS[form[1]]
        too_long = kind == "number" and len(text) > LONGEST_NUMBER
        token = self[form] = self._make(text, "code" if too_long else kind)
        return token


class Pack:
    """The compiled words of one language; ``tag`` names its folder inside ``inside``."""

    def __init__(self, tag: str, inside: Path = FOLDER) -> None:
        self.tag = tag
        head = _head(inside / tag / "pack.toml")
        self.decimal_mark: str = head["decimal_mark"]
        self.home: str | None = head.get("home")
        self.abbreviations: frozenset[str] = frozenset(head.get("abbreviations", ()))
        self.titles: frozenset[str] = frozenset(head.get("titles", ()))
        self.attributive: tuple[str, ...] = tuple(head.get("attributive_endings", ()))
        self.hyphen_ordinal: bool = head.get("hyphen_ordinal", False)
        #: Whether verbs stand at the end, after what they govern.
        self.verb_last: bool = head.get("verb_last", False)
        self.adjective_endings: tuple[str, ...] = tuple(head.get("adjective_endings", ()))
        #: How a finite verb in the past ends that closes a clause, and one in the future that speaks of "us".
        self.past_endings: tuple[str, ...] = tuple(head.get("past_endings", ()))
        #: How words end that are verbs and nothing else.
        self.verb_endings: tuple[str, ...] = tuple(head.get("verb_endings", ()))
        self.reflexive_endings: tuple[str, ...] = tuple(head.get("reflexive_endings", ()))
        #: How nouns end that are counted in thousands or millions, where their ending tells them from verbs.
        self.many_endings: tuple[str, ...] = tuple(head.get("many_endings", ()))
        self.future_endings: tuple[str, ...] = tuple(head.get("future_endings", ()))
        #: How verbs begin and end whose present tells of the future, and how other words end that begin so too.
        self.perfective_prefixes: tuple[str, ...] = tuple(head.get("perfective_prefixes", ()))
        self.perfective_endings: tuple[str, ...] = tuple(head.get("perfective_endings", ()))
        self.no_perfective_endings: tuple[str, ...] = tuple(head.get("no_perfective_endings", ()))
        self.event_endings: tuple[str, ...] = tuple(head.get("event_endings", ()))
        self.state_endings: tuple[str, ...] = tuple(head.get("state_endings", ()))
        self.present_endings: tuple[str, ...] = tuple(head.get("present_endings", ()))
        #: How a noun ends that many things are told of as the owner of a share, where verbs stand at the end.
        self.plural_genitive: tuple[str, ...] = tuple(head.get("plural_genitive", ()))
        self.participle_endings: tuple[str, ...] = tuple(head.get("participle_endings", ()))
        self.act_endings: tuple[str, ...] = tuple(head.get("act_endings", ()))
        self.locative_endings: tuple[str, ...] = tuple(head.get("locative_endings", ()))
        spelling = head.get("spelling", {})
        self.fold = folder(
            spelling.get("letters", {}),
            drop_apostrophe=spelling.get("drop_apostrophe", False),
            keep_after=spelling.get("keep_apostrophe_after", ""),
        )
        morphology = head.get("morphology", {})
        nouns: Sequence[Mapping[str, Sequence[str]]] = morphology.get("noun", ())
        self.ablative: tuple[str, ...] = tuple(e for slot in nouns for e in slot.get("abl", ()))
        #: Endings of "than that of": чемпионатдагидан.
        self.than_that: tuple[str, ...] = tuple(
            e + case for slot in nouns for e in slot.get("adjloc", ()) for case in self.ablative
        )
        self.genitive: tuple[str, ...] = tuple(e for slot in nouns for e in slot.get("gen", ()))
        self.oblique: tuple[str, ...] = tuple(e for slot in nouns for case in _OBLIQUE for e in slot.get(case, ()) if len(e) > 1)
        self._cases = {case: tuple(e for slot in nouns for e in slot.get(case, ()) if len(e) > 1) for case in ("abl", "dat")}
        paradigms = {name: Paradigm(morphology.get(name, ())) for name in ("noun", "verb")}
        stems = Stems(paradigms, morphology.get("softening", {}))
        #: Words that only join a noun to the one behind it.
        self.links: frozenset[str] = frozenset(head.get("links", ()))
        self._phrases = Phrases(self.fold, stems, self.links)
        self._known = _Tokens(self._phrases.token)
        self.entries: list[Entry] = list(_entries(tag, inside))
        for entry in self.entries:
            self._phrases.add(entry)
        #: Known verbs whose stem ends in a vowel, in the past, where that looks like the present of others.
        self.past_words = frozenset(_in_past(self.entries, head.get("vowel_past", {})))
        self.longer = self._phrases.longer
        self.matches = self._phrases.matches
        self.bridge = self._phrases.bridge

    def is_present(self, word: str) -> bool:
        """Whether a word ends like a verb of what is or will be, where one form says both."""
        return word.endswith(self.state_endings) and word not in self.past_words

    def case(self, word: str) -> Features:
        """The case of a noun the pack does not know, as far as its ending tells: ablative or dative."""
        for name, endings in self._cases.items():
            if any(word.endswith(e) and len(word) - len(e) >= _SHORTEST_NOUN for e in endings):
                return frozenset({name})
        return NONE

    def tokens(self, reading: str) -> list[Token]:
        """The tokens of a reading text."""
        return self.cut(reading, 0, len(reading))[0]

    def cut(self, reading: str, first: int, last: int) -> tuple[list[Token], list[int], list[int]]:
        """The tokens of a stretch of reading text, and where each of them begins and ends."""
        if len(self._known) > _REMEMBERED:
            self._known.clear()
        found = [*TOKEN.finditer(reading, first, last)]
        groups = [*map(attrgetter("lastindex"), found)]
        tokens = [*map(self._known.__getitem__, zip(map(re.Match.group, found, groups), groups, strict=True))]
        return tokens, [*map(re.Match.start, found, groups)], [*map(re.Match.end, found)]


@cache
def load(tag: str) -> Pack:
    """The pack for an article's language tag; compiled once."""
    return _compiled(PACK_OF[tag])


@cache
def _compiled(tag: str) -> Pack:
    pack = Pack(tag)
    # A pack is some hundred thousand small objects that live as long as the process: the collector need not visit them.
    gc.freeze()
    return pack


def _head(path: Path) -> dict[str, Any]:
    head = read_toml(path)
    place = f"{path.parent.name}/{path.name}"
    for key, value in head.items():
        if key not in _HEAD:
            raise PackError(f"{place}: unknown key {key!r}; known are {', '.join(_HEAD)}")
        if not isinstance(value, _HEAD[key]):
            raise PackError(f"{place}: {key!r} is {value!r}; write one of type {_HEAD[key].__name__}")
    if head.get("decimal_mark") not in (".", ","):
        raise PackError(f'{place}: \'decimal_mark\' must be "." or ","; write the one the language prints')
    return head


def _in_past(entries: Iterable[Entry], endings: Mapping[str, str]) -> Iterator[str]:
    """Known verbs whose stem ends in a vowel, with the ending of the past behind it: баяула-ды; "арт-ады" is no past."""
    stems = (entry.phrase[:-1] for entry in entries if entry.phrase.endswith("^") and " " not in entry.phrase)
    return (stem + endings[stem[-1]] for stem in stems if stem[-1:] in endings)


def _entries(tag: str, inside: Path) -> Iterator[Entry]:
    for path in (inside / "common.toml", *sorted((inside / tag).glob("*.toml"))):
        if path.name != "pack.toml":
            yield from read_entries(path)
    for name, entry in registry().indicators.items():
        for words in entry.names.get(tag, ()):
            yield Entry("indicator", f"indicators.toml, {name}", words, {"name": name})
    for kind, table in read_toml(FOLDER / "thing_names.toml").items():
        for name, by_lang in table.items():
            for words in by_lang.get(tag, ()):
                yield Entry(_NAMED[kind], f"thing_names.toml, {name}", words, {"name": name})
    yield from _pairs(tag)
    yield from _cldr(tag)


def _pairs(tag: str) -> Iterator[Entry]:
    """The words of pairs that name an indicator together, each list by its name."""
    table = read_toml(FOLDER / "name_pairs.toml")
    for name, by_lang in table["words"].items():
        for words in by_lang[tag]:
            yield Entry("pair_with", f"name_pairs.toml, {name}", words, {"name": name})
    for pair in table["pair"]:
        for words in table["words"][pair["word"]][tag]:
            yield Entry("pair_word", f"name_pairs.toml, {pair['name']}", words, pair)


def _cldr(tag: str) -> Iterator[Entry]:
    for code, names in cldr.currencies(tag).items():
        for words in names:
            yield Entry("unit", f"CLDR currency {code}", words, {"unit": code, "currency": True})
    for code, names in cldr.territories(tag).items():
        for words in names:
            yield Entry("area", f"CLDR territory {code}", words, {"area": code})
