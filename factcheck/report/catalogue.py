"""What the interface says, in every language: ``locales/<language>.toml``, one table a part of the screen.

A message is a string with ``{name}`` places, or a table of the plural forms CLDR knows for the language (``one``, ``few``,
``many``, ``other``), chosen by the parameter ``n``. Keys are written with a point: ``terminal.findings``.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

from babel import Locale

from factcheck.report.rendering import TAGS

FOLDER: Final = Path(__file__).parent / "locales"
PLURALS: Final = frozenset({"zero", "one", "two", "few", "many", "other"})

_PLACE = re.compile(r"\{(\w+)\}")


class CatalogueError(Exception):
    """A message is missing or malformed; the text names language, key and cure."""


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The messages of one language by key."""

    lang: str
    messages: Mapping[str, str | Mapping[str, str]]

    def say(self, key: str, /, **params: Any) -> str:
        """The message with its places filled; ``n`` chooses the plural form and stands as a whole number."""
        message = self.messages.get(key)
        if message is None:
            raise CatalogueError(f"locales/{self.lang}.toml: no message {key!r}; add it")
        if not isinstance(message, str):
            form = str(locale(self.lang).plural_form(params["n"]))
            if form not in message:
                raise CatalogueError(f"locales/{self.lang}.toml: {key!r} has no plural form {form!r}; add it")
            message = message[form]
        return _PLACE.sub(lambda place: self._filled(key, place[1], params), message)

    def has(self, key: str) -> bool:
        """Whether there is such a message."""
        return key in self.messages

    def name(self, family: str, value: str) -> str:
        """The word for a value of a list (``severity``, ``rule``, …); a value the list does not know reads as it is written."""
        message = self.messages.get(f"{family}.{value}")
        return message if isinstance(message, str) else value.replace("_", " ")

    def _filled(self, key: str, place: str, params: Mapping[str, Any]) -> str:
        if place not in params:
            raise CatalogueError(f"locales/{self.lang}.toml: {key!r} has a place {{{place}}} that nothing fills; take it out")
        value = params[place]
        return grouped(value, self.lang) if isinstance(value, int) else str(value)


def grouped(number: int, lang: str) -> str:
    """A whole number with the language's thousands separator: 5,000 and 5 000."""
    separator = str(symbols(lang)["group"])
    return f"{number:,}".replace(",", separator)


@cache
def catalogue(lang: str) -> Catalogue:
    """The catalogue of an interface language."""
    path = FOLDER / f"{lang}.toml"
    try:
        tables = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise CatalogueError(f"{path}: {error}; mend the file") from error
    return Catalogue(lang, dict(_flat(tables, "")))


@cache
def locale(lang: str) -> Locale:
    """CLDR's knowledge of an interface language."""
    return Locale.parse(TAGS[lang], sep="-")


@cache
def symbols(lang: str) -> Mapping[str, str]:
    """CLDR's number symbols ``decimal`` and ``group``, and ``percent``: the pattern of a per cent figure with its place for it."""
    every: Mapping[str, Any] = locale(lang).number_symbols
    latin: Mapping[str, str] = every.get("latn", every)
    percent = str(locale(lang).percent_formats[None].pattern)
    return {"decimal": latin["decimal"], "group": latin["group"], "percent": percent.replace("#,##0", "{}")}


def _flat(tables: Mapping[str, Any], prefix: str) -> list[tuple[str, str | Mapping[str, str]]]:
    """Nested tables as (key, message); a table of plural forms is one message."""
    rows: list[tuple[str, str | Mapping[str, str]]] = []
    for name, value in tables.items():
        key = f"{prefix}{name}"
        if isinstance(value, str) or (isinstance(value, dict) and "other" in value and set(value) <= PLURALS):
            rows.append((key, value))
        elif isinstance(value, dict):
            rows.extend(_flat(value, f"{key}."))
        else:
            raise CatalogueError(f"locales: {key!r} is neither a text nor a table; write a text")
    return rows
