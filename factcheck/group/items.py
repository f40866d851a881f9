"""Items as they are compared: free text with case, spacing and apostrophes levelled, and no more than that."""

from __future__ import annotations

import re
from functools import cache

from factcheck.group.words import is_word_of, tokens
from factcheck.model.indicator import registry

_APOSTROPHES = str.maketrans(dict.fromkeys("\u2019\u2018\u02bb\u02bc`\u00b4", "'"))
_SPACES = re.compile(r"[\s\u00a0_-]+")


@cache
def plain_item(item: str | None, indicator: str | None) -> str | None:
    """The item as a key; None where it names no part: "employees" of ``employees_surveyed``, "expatriates" of remittances."""
    if item is None:
        return None
    text = _SPACES.sub(" ", item.translate(_APOSTROPHES)).strip(" .,;:\"'()\u00ab\u00bb").casefold()
    words = tokens(text)
    if not words:
        return None
    if all(is_word_of(word, "filler") for word in words):
        return None
    if _kind(indicator) == "flow" and all(is_word_of(word, "doers") for word in words):
        return None
    if _kind(indicator) == "stock" and all(is_word_of(word, "banks") for word in words):
        return None
    if indicator is not None and set(words) <= set(indicator.split("_")):
        return None
    return text


def _kind(indicator: str | None) -> str | None:
    entry = registry().get(indicator)
    return None if entry is None else entry.kind


def names_counted(item: str, quote: str) -> bool:
    """Whether an item is only the noun that is counted, as in "25 stations": its words stand in the quote."""
    return set(tokens(item)) <= set(tokens(quote))
