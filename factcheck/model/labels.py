"""What indicators, their parts, countries and languages are called on a screen: by ``factcheck/*labels.toml``, and by CLDR."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Final

from factcheck.model.messages import LANGUAGES

DATA: Final = Path(__file__).parents[1] / "labels.toml"
ITEMS: Final = DATA.with_name("item_labels.toml")
REGIONS: Final = DATA.with_name("region_labels.toml")
#: BCP 47 tags of the languages of the interface, by which CLDR knows them.
TAGS: Final[dict[str, str]] = {"en": "en", "ru": "ru", "kk": "kk", "uz": "uz-Latn"}
#: The letters of Uzbek that CLDR writes with quotation marks.
_LETTERS: Final = str.maketrans({"\u2018": "\u02bb", "\u2019": "\u02bc"})


class LabelError(Exception):
    """An entry of a table of labels is malformed; the text names file, entry and cure."""


def indicator_label(name: str, lang: str) -> str:
    """The indicator's name in an interface language (en, ru, kk, uz); without an entry its own name with spaces."""
    entry = labels().get(name)
    return name.replace("_", " ") if entry is None else entry[LANGUAGES.index(lang)]


@cache
def item_label(item: str, lang: str) -> str:
    """An item of a fact with the names of known parts and regions in an interface language; its other words stay.

    Regions are written by their ISO 3166-2 codes as facts level them: "kz 75".
    """
    return ", ".join(_item_piece(piece.split(), lang) for piece in item.split(", "))


def _item_piece(words: Sequence[str], lang: str) -> str:
    region = labels(REGIONS).get("-".join(words).upper())
    if region is not None:
        return region[LANGUAGES.index(lang)]
    known = labels(ITEMS)
    told: list[str] = []
    at = 0
    while at < len(words):
        end = next((end for end in range(len(words), at, -1) if " ".join(words[at:end]) in known), None)
        told.append(words[at] if end is None else known[" ".join(words[at:end])][LANGUAGES.index(lang)])
        at = end or at + 1
    return " ".join(told)


@cache
def area_label(code: str, lang: str) -> str:
    """A country by its ISO 3166 code; a code that CLDR does not know stays as it is."""
    return _cldr("territories", code, lang)


@cache
def language_label(code: str, lang: str) -> str:
    """A language by its ISO 639 code; a code that CLDR does not know stays as it is."""
    return _cldr("languages", code, lang)


def _cldr(family: str, code: str, lang: str) -> str:
    from babel import Locale

    name = str(getattr(Locale.parse(TAGS[lang], sep="-"), family).get(code, code))
    return name.translate(_LETTERS) if lang == "uz" else name


@cache
def labels(path: Path = DATA) -> Mapping[str, tuple[str, ...]]:
    """Every entry of a table: indicator or item → its names in the order of ``LANGUAGES``."""
    try:
        found = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise LabelError(f"{path}: {error}; mend the file") from error
    for name, names in found.items():
        if not isinstance(names, list) or len(names) != len(LANGUAGES) or not all(isinstance(text, str) for text in names):
            raise LabelError(f"{path}, {name}: write one name each in {', '.join(LANGUAGES)}")
    return {name: tuple(names) for name, names in found.items()}
