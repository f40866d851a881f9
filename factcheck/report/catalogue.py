"""What the interface says, in every language: the gettext catalogues in ``locales``.

A message is a text with ``{name}`` places, or one for each plural form of the language, chosen by the parameter ``n``. Its key is
its context in the catalogue: ``terminal.findings``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

from babel import Locale

from factcheck.model.labels import TAGS
from factcheck.model.messages import Messages, read

FOLDER: Final = Path(__file__).parent / "locales"


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The messages of one language by key."""

    lang: str
    messages: Messages

    def say(self, key: str, /, **params: Any) -> str:
        """The message with its places filled; ``n`` chooses the plural form. MessagesError where there is none."""
        shown = {name: grouped(value, self.lang) if isinstance(value, int) else value for name, value in params.items()}
        return self.messages.say(key, shown, params.get("n", 1))

    def has(self, key: str) -> bool:
        """Whether there is such a message."""
        return key in self.messages.texts

    def name(self, family: str, value: str) -> str:
        """The word for a value of a list (``severity``, ``rule``, …); a value the list does not know reads as it is written."""
        message = self.messages.texts.get(f"{family}.{value}")
        return message if isinstance(message, str) else value.replace("_", " ")


def grouped(number: int, lang: str) -> str:
    """A whole number with the language's thousands separator: 5,000 and 5 000."""
    separator = str(symbols(lang)["group"])
    return f"{number:,}".replace(",", separator)


@cache
def catalogue(lang: str) -> Catalogue:
    """The catalogue of an interface language."""
    return Catalogue(lang, read(FOLDER, lang))


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
