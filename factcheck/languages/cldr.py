"""Names of countries and currencies from CLDR, made inflectable.

Babel ships the names in their dictionary form. A pack's ``[cldr]`` table says how a language inflects them: ``dropped_endings``
are the final letters that fall away before endings; ``declensions`` give the case forms of a country's name of one word in full,
where a stem with any noun ending would read other words; ``left_out`` names the countries whose name is an everyday word of the
language, for which ``areas.toml`` has safer phrases.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, Final

FOLDER: Final = Path(__file__).parent
#: Territory codes that are no countries, and codes of old or technical currencies, are left out.
_NOT_A_COUNTRY: Final = frozenset({"EU", "EZ", "UN", "XA", "XB", "ZZ", "QO", "AC", "CP", "DG", "EA", "IC", "TA"})


@cache
def _rules(tag: str) -> dict[str, Any]:
    rules: dict[str, Any] = tomllib.loads((FOLDER / tag / "pack.toml").read_text(encoding="utf-8")).get("cldr", {})
    return rules


@cache
def territories(tag: str) -> dict[str, list[str]]:
    """ISO 3166 alpha-2 code → phrases for the country in a pack's language; a bracketed addition to a name is dropped."""
    from babel import Locale  # noqa: PLC0415 (Babel is read once a language is needed)

    left_out = frozenset(_rules(tag).get("left_out", ()))
    out: dict[str, list[str]] = {}
    for code, name in Locale(tag).territories.items():
        if len(code) != 2 or not code.isalpha() or code in _NOT_A_COUNTRY or code in left_out:
            continue
        shown = name.partition(" (")[0]
        out[code] = _declined(shown, tag) or list(_inflectable(shown, tag))
    return out


@cache
def currencies(tag: str) -> dict[str, list[str]]:
    """ISO 4217 code → phrases for the currency in a pack's language; obsolete currencies are left out."""
    from babel import Locale  # noqa: PLC0415
    from babel.core import get_global  # noqa: PLC0415

    locale = Locale(tag)
    current = {
        code for rows in get_global("territory_currencies").values() for code, _, end, tender in rows if end is None and tender
    }
    out: dict[str, list[str]] = {}
    for code, name in locale.currencies.items():
        if code not in current:
            continue
        names = {name, *locale._data["currency_names_plural"].get(code, {}).values()}
        out[code] = [phrase for n in sorted(names) for phrase in _inflectable(n, tag)]
    return out


def _inflectable(name: str, tag: str) -> Iterator[str]:
    """A name with every word ready to inflect; names with brackets or other signs are left to the pack."""
    name = name.replace("\u2019", "'").replace("\u2018", "'").replace("\u02bb", "'").replace("\u02bc", "'")
    if not all(ch.isalpha() or ch in " '-" for ch in name):
        return
    yield " ".join(_stem(word, tag) if len(word) > 3 else word for word in name.replace("-", " - ").split())


def _stem(word: str, tag: str) -> str:
    for ending in sorted(_rules(tag).get("dropped_endings", ()), key=len, reverse=True):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)] + "~"
    return word + "~"


def _declined(name: str, tag: str) -> list[str]:
    """The case forms of a name of one word by the declension of its ending; empty where the pack has none for it."""
    if not name.isalpha() or name.isupper():
        return []
    for rule in sorted(_rules(tag).get("declensions", ()), key=lambda rule: len(rule["from"]), reverse=True):
        ending: str = rule["from"]
        if name.endswith(ending):
            return [name[: len(name) - len(ending)] + form for form in rule["to"]]
    return []
