"""Entries of language packs: read from TOML, checked, each with the place it stands at.

Every table of a pack's files but ``pack.toml`` is a list of entries: its name is the kind (``[[numeral]]``, ``[[unit]]``,
``[[cue]]`` …), ``words`` are the phrases that express it (inflection marks: ``factcheck.languages.morphology``), every other key
belongs to its meaning. ``examples`` are for tests: forms that must be read as the entry, or phrases with their values.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from factcheck.languages.morphology import MARKS, NONE, Features
from factcheck.model.value import Value, slotted

_TEXT: Final = (str,)
_FLAG: Final = (bool,)
_COUNT: Final = (int,)
_LIST: Final = (list,)
_NUMBER: Final = (int, float)
#: What a key of an entry may hold; ``value`` is a number for these kinds and a word for all others.
_KEYS: Final[Mapping[str, tuple[type, ...]]] = {
    **dict.fromkeys(("unit", "item", "role", "reason", "side", "case", "event", "direction", "anchor", "needs", "governs"), _TEXT),
    **dict.fromkeys(("area", "kind", "excess", "subdivision", "within", "place"), _TEXT),
    **dict.fromkeys(("currency", "prefix", "capital", "case_sensitive", "noun", "comparative", "share", "always", "alone"), _FLAG),
    **dict.fromkeys(
        ("needs_place", "needs_opener", "before", "hyphen", "ordinal", "vague", "deadline", "opening", "pointing", "closing"), _FLAG
    ),
    **dict.fromkeys(("calendar", "coming", "done", "season", "since", "stock", "moving", "pace"), _FLAG),
    **dict.fromkeys(("power", "digits", "offset", "scale_digits"), _COUNT),
    "scale": _NUMBER,
    "features": _LIST,
    "examples": (list, dict),
}
_VALUED: Final = frozenset({"numeral", "ordinal", "fraction", "multiple", "time", "roman"})
_MISPLACED_MARK: Final = re.compile(r"\w[~^]\S|\w[~^*]{2,}$")
_UNKNOWN_MARK: Final = re.compile(r"[^\W\d_]([+=|#@<>_!?\\])$")


class PackError(Exception):
    """An entry of a pack is malformed; the text names file, entry and cure."""


@dataclass(frozen=True, slots=True)
class Entry:
    """The meaning of a phrase: its kind, what it stands for, and where it is written."""

    kind: str
    place: str
    phrase: str
    meaning: Mapping[str, Any] = field(default_factory=dict)
    #: One key of the meaning, or a default: that of ``meaning`` itself, as it is asked for all the time.
    get: Callable[..., Any] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "get", self.meaning.get)

    @property
    def is_verb(self) -> bool:
        """Whether the phrase ends in a verb: its stem is marked as one, or it is an English past tense."""
        return self.phrase.endswith(("^", "ed"))


@slotted
class Match(Value):
    """A phrase found at tokens ``start`` to ``end`` (exclusive), with the features of its last word's ending."""

    start: int
    end: int
    entry: Entry
    features: Features = NONE


def read_toml(path: Path) -> dict[str, Any]:
    """The tables of a file; raises ``PackError`` where it is missing or no TOML."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise PackError(f"{path}: there is no such file; add it") from error
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise PackError(f"{path}: {error}; mend the file") from error


def read_entries(path: Path) -> Iterator[Entry]:
    """The entries of a file, one for each of their phrases."""
    for kind, rows in read_toml(path).items():
        name = f"{path.parent.name}/{path.name}, {kind}"
        if not isinstance(rows, list):
            raise PackError(f"{name}: a list of entries is needed; write [[{kind}]]")
        for number, row in enumerate(rows, start=1):
            yield from _phrases(kind, row, f"{name} {number}")


def _phrases(kind: str, row: Any, place: str) -> Iterator[Entry]:
    if not isinstance(row, dict) or not row.get("words"):
        raise PackError(f"{place}: 'words' is missing; list at least one")
    words = row["words"]
    if not isinstance(words, list) or not all(isinstance(phrase, str) for phrase in words):
        raise PackError(f"{place}: 'words' is no list of texts; write words = [\"…\"]")
    meaning = {key: value for key, value in row.items() if key != "words"}
    for key, value in meaning.items():
        _check_key(kind, key, value, place)
    meaning.pop("examples", None)
    for phrase in words:
        _check_phrase(phrase, place)
        yield Entry(kind, f"{place}: {phrase}", phrase, meaning)


def _check_key(kind: str, key: str, value: Any, place: str) -> None:
    wanted = (_NUMBER if kind in _VALUED else _TEXT) if key == "value" else _KEYS.get(key)
    if wanted is None:
        raise PackError(f"{place}: unknown key {key!r}; known are {', '.join(sorted((*_KEYS, 'value', 'words')))}")
    if not isinstance(value, wanted) or (isinstance(value, bool) and wanted is not _FLAG):
        names = " or ".join(each.__name__ for each in wanted)
        raise PackError(f"{place}: {key!r} is {value!r}; write one of type {names}")


def _check_phrase(phrase: str, place: str) -> None:
    if not phrase.strip():
        raise PackError(f"{place}: empty phrase; write a word or take it out")
    for part in phrase.split():
        unknown = _UNKNOWN_MARK.search(part)
        if unknown is not None:
            raise PackError(f"{place}: {phrase!r} has the unknown mark {unknown[1]!r}; known are {' '.join(MARKS)}")
        if _MISPLACED_MARK.search(part):
            raise PackError(f"{place}: {phrase!r} has a mark that ends no word; write it once, right behind a word")
