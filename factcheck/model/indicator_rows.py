"""Entries of indicators as they stand in a file, before they are read, and what is wrong with those that users write."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from factcheck.model.article import LANGS

#: An entry as it stands in a file, with its place there for messages.
Row = tuple[str, Mapping[str, Any]]


class RegistryError(Exception):
    """An entry of ``indicators.toml`` is malformed; the text names file, entry and cure."""


def rows(path: Path) -> list[Row]:
    """The ``[[indicator]]`` tables of a file as they stand, each with its place for messages."""
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise RegistryError(f"{path}: {error}; mend the file") from error
    found = data.get("indicator", [])
    if not isinstance(found, list):
        raise RegistryError(f"{path}: 'indicator' is no list; begin each entry with [[indicator]]")
    return [(f"{path}, entry {number}", row) for number, row in enumerate(found, start=1)]


def names(ours: Mapping[str, Any], theirs: Any, place: str) -> dict[str, list[str]]:
    """Names by pack, the user's after ours."""
    form = 'write lists of words by language, e.g. names.en = ["barley"]'
    if not isinstance(theirs, Mapping):
        raise RegistryError(f"{place}: names is {theirs!r}; {form}")
    packs = tuple(dict.fromkeys(tag.partition("-")[0] for tag in LANGS))
    for tag, words in theirs.items():
        if tag not in packs:
            raise RegistryError(f"{place}: names.{tag}: there is no such language; known are {', '.join(packs)}")
        if not isinstance(words, list) or not all(isinstance(word, str) and word.strip() for word in words):
            raise RegistryError(f"{place}: names.{tag} is {words!r}; {form}")
    return {tag: [*ours.get(tag, ()), *theirs.get(tag, ())] for tag in {**ours, **theirs}}


def check_own(row: Any, place: str) -> None:
    """What our own file never gets wrong: types, and units of dimensions."""
    from factcheck.model import units

    if not isinstance(row, Mapping) or not isinstance(row.get("name"), str) or not re.fullmatch(r"[a-z][a-z0-9_]*", row["name"]):
        raise RegistryError(f'{place}: it needs a name of small letters, digits and _, e.g. name = "barley_output"')
    kinds: tuple[tuple[str, type], ...] = (
        ("negative", bool),
        ("bilateral", bool),
        ("dated", bool),
        ("seasonal", bool),
        ("parts", list),
        ("topical", bool),
        ("known_parts", bool),
        ("foretold", bool),
        ("exact", bool),
        ("counts", list),
        ("stands_for", list),
        ("size", list),
    )
    for key, kind in kinds:
        if not isinstance(row.get(key, kind()), kind):
            raise RegistryError(f"{place}: {key} is {row[key]!r}; write {'true or false' if kind is bool else 'a list'}")
    size = row.get("size", ())
    if len(size) > 2 or not all(type(bound) is int and bound >= 0 for bound in size):
        raise RegistryError(f"{place}: size is {size!r}; write the least, or the least and the most, e.g. [10, 20000]")
    for part in row.get("parts", ()):
        if not (isinstance(part, list) and len(part) == 2 and isinstance(part[0], str) and part[1] in (1, -1)):
            raise RegistryError(f'{place}: parts holds {part!r}; write the name of an indicator with its sign, e.g. ["exports", 1]')
    dimensions = row.get("dimension", [])
    for dimension in [dimensions] if isinstance(dimensions, str) else dimensions:
        cure = units.fault(dimension) if isinstance(dimension, str) and dimension != "currency" else None
        if cure is not None or not isinstance(dimension, str):
            raise RegistryError(f"{place}: dimension {dimension!r} is no unit; {cure or 'write text'}, or write currency or count")
