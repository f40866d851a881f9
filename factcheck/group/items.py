"""Items as they are compared: the names of known parts, else free text with case, spacing and apostrophes levelled."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from factcheck.group.words import ends_as, is_word_of, tokens
from factcheck.languages import pack
from factcheck.languages.item_names import named, named_in
from factcheck.model.article import Lang
from factcheck.model.indicator import registry

_APOSTROPHES = str.maketrans(dict.fromkeys("\u2019\u2018\u02bb\u02bc\u02b9\u201b\u2032`\u00b4", "'"))
#: How a word of a name may go on: as a noun, as a verb, anyhow.
_MARKS = "~^*"
#: The budgets within that of a state, and the words of "republican budget".
_LEVELS: Final = ("republican", "consolidated", "local")
WITH_BUDGET: Final = 2
#: The name of what is left of a whole, of one more amount of the same thing, of nobody in particular.
REST: Final = "other"
FURTHER: Final = "further"
PEOPLE: Final = "people"
#: What leads to where the rest is, in items written in English.
_WHERE: Final = frozenset({"in"})
_SPACES = re.compile(r"[\s\u00a0_-]+")


@cache
def plain_item(item: str | None, indicator: str | None) -> str | None:
    """The item as a key; None where it names no part: "employees" of ``employees_surveyed``, "expatriates" of remittances.

    What stands between commas is named piece by piece: the part, a further figure of it, a region.
    """
    if item is None:
        return None
    text = _SPACES.sub(" ", item.translate(_APOSTROPHES)).strip(" .,;:\"'()\u00ab\u00bb").casefold()
    if _is_of_budget(indicator):
        text = ", ".join(filter(None, map(_level_of_budget, text.split(", "))))
    names = ((piece, _rest(named(piece))) for piece in text.split(", "))
    parts = [name for piece, name in names if (name != piece or not _names_nothing(piece)) and not _repeats(name, indicator)]
    key = ", ".join(parts if REST not in parts else (name for name in parts if name != FURTHER))
    words = tokens(text)
    if not key:
        return None
    if _kind(indicator) == "flow" and all(is_word_of(word, "doers") for word in words):
        return None
    if (_kind(indicator) == "stock" or _is_lent(indicator)) and all(is_word_of(word, "banks") for word in words):
        return None
    return key


def _rest(name: str) -> str:
    """What is left of a whole under one name, whatever it counts: "other goods", "workers in other countries"."""
    words = tokens(name)
    left = next((words[at + 1 :] for at, word in enumerate(words) if word in _WHERE), words)
    return REST if REST in left and all(word == REST or is_word_of(word, "things") for word in left) else name


@cache
def without_own_name(item: str, indicator: str | None, lang: Lang) -> str | None:
    """An item without words of the indicator's own name: "высших учебных" of высших учебных заведений; None if none is left.

    Names of known parts stay, and so does a single word that only describes the last of a name: "new" of new housing.
    """
    return ", ".join(piece for piece in item.split(", ") if _tells_part(piece, indicator, lang)) or None


def _tells_part(piece: str, indicator: str | None, lang: Lang) -> bool:
    """Whether a piece of an item names a part, not only the indicator: exports are one of turnover, a budget is one of several."""
    entry = registry().get(indicator)
    if entry is not None and any(piece == part for part, _ in entry.parts):
        return True
    if any(named_in(piece.split())) or (_is_of_budget(indicator) and _level_of_budget(piece) not in (piece, "")):
        return True
    return not _is_of_name(piece, indicator, lang)


def _is_of_budget(indicator: str | None) -> bool:
    return indicator is not None and indicator.startswith("budget_")


def _level_of_budget(piece: str) -> str:
    """The name of one budget of several: "republican" of the republican budget; nothing of the state's, which is what is meant."""
    words = tokens(piece)
    if len(words) != WITH_BUDGET or not is_word_of(words[1], "budget"):
        return piece
    return next((level for level in _LEVELS if is_word_of(words[0], level)), "" if is_word_of(words[0], "state") else piece)


def _is_of_name(piece: str, indicator: str | None, lang: Lang) -> bool:
    fold = pack.load(lang).fold
    words = [fold(word) for word in piece.split()]
    return any(
        all(map(_goes_on, words, name[at:]))
        for name in _names(indicator, lang)
        for at in range(len(name) - len(words) + 1)
        if len(words) > 1 or at == len(name) - 1
    )


def _goes_on(word: str, of_name: str) -> bool:
    """Whether a word is that of a name, or goes on as its mark lets it: airports are no "air"."""
    bare = of_name.rstrip(_MARKS)
    return word == bare or (bare != of_name and word.startswith(bare))


@cache
def _names(indicator: str | None, lang: Lang) -> list[tuple[str, ...]]:
    """The words of each name that an indicator has in a language, with the marks that say how they go on."""
    words = pack.load(lang)
    entry = registry().get(indicator)
    names = () if entry is None else entry.names.get(words.tag, ())
    return [tuple(words.fold(part.rstrip(_MARKS)) + part[len(part.rstrip(_MARKS)) :] for part in name.split()) for name in names]


def _names_nothing(piece: str) -> bool:
    """Whether words are none that name a part: "volume", "is expected", "зафиксирована"."""
    return all(is_word_of(word, "filler") or ends_as(word, "verbs") for word in tokens(piece))


def _repeats(key: str, indicator: str | None) -> bool:
    """Whether an item is no more than the indicator's name, or what it counts: "eggs" of ``egg_production``, "children" of births.

    There are no "trucks" in trucks and buses.
    """
    if indicator is None:
        return False
    entry = registry().get(indicator)
    if entry is not None and (key in entry.counts or (entry.people and key == PEOPLE)):
        return True
    name = indicator.split("_")
    return "and" not in name and {_singular(word) for word in tokens(key)} <= {_singular(word) for word in name}


def _singular(word: str) -> str:
    return word.removesuffix("s")


def _is_lent(indicator: str | None) -> bool:
    """Whether an indicator is what banks lend, whatever their part in it."""
    return indicator is not None and ("lending" in indicator or "loans" in indicator.split("_"))


def _kind(indicator: str | None) -> str | None:
    entry = registry().get(indicator)
    return None if entry is None else entry.kind


def without_counted(item: str, quote: str) -> str | None:
    """An item without the noun that is counted, as in "25 stations": words that begin in the quote; None where nothing is left."""
    counted = set(tokens(quote))
    return ", ".join(piece for piece in item.split(", ") if not counted.issuperset(tokens(piece)[:1])) or None
