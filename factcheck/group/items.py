"""Items as they are compared: the names of known parts, else free text with case, spacing and apostrophes levelled."""

from __future__ import annotations

import re
from functools import cache

from factcheck.group.words import is_word_of, tokens
from factcheck.languages.item_names import named
from factcheck.model.indicator import registry

_APOSTROPHES = str.maketrans(dict.fromkeys("\u2019\u2018\u02bb\u02bc\u02b9\u201b\u2032`\u00b4", "'"))
_SPACES = re.compile(r"[\s\u00a0_-]+")


@cache
def plain_item(item: str | None, indicator: str | None) -> str | None:
    """The item as a key; None where it names no part: "employees" of ``employees_surveyed``, "expatriates" of remittances.

    What stands between commas is named piece by piece: the part, a further figure of it, a region.
    """
    if item is None:
        return None
    text = _SPACES.sub(" ", item.translate(_APOSTROPHES)).strip(" .,;:\"'()\u00ab\u00bb").casefold()
    words = tokens(text)
    if not words:
        return None
    key = ", ".join(map(named, text.split(", ")))
    if key == text and all(is_word_of(word, "filler") for word in words):
        return None
    if _kind(indicator) == "flow" and all(is_word_of(word, "doers") for word in words):
        return None
    if _kind(indicator) == "stock" and all(is_word_of(word, "banks") for word in words):
        return None
    return None if indicator is not None and _repeats(key, indicator) else key


def _repeats(key: str, indicator: str) -> bool:
    """Whether an item is no more than the indicator's name: "eggs" of ``egg_production``, but no "trucks" of trucks and buses."""
    name = indicator.split("_")
    return "and" not in name and {_singular(word) for word in tokens(key)} <= {_singular(word) for word in name}


def _singular(word: str) -> str:
    return word.removesuffix("s")


def _kind(indicator: str | None) -> str | None:
    entry = registry().get(indicator)
    return None if entry is None else entry.kind


def names_counted(item: str, quote: str) -> bool:
    """Whether an item is only the noun that is counted, as in "25 stations": its words stand in the quote."""
    return set(tokens(item)) <= set(tokens(quote))
