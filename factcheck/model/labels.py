"""What indicators, countries and languages are called on a screen: by ``factcheck/labels.toml``, and by CLDR."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Final

DATA: Final = Path(__file__).parents[1] / "labels.toml"
#: BCP 47 tags of the languages of the interface, by which CLDR knows them.
TAGS: Final[dict[str, str]] = {"en": "en", "ru": "ru", "kk": "kk", "uz": "uz-Latn"}
#: The order of the names in an entry.
ORDER: Final = ("en", "ru", "kk", "uz")


#: The letters of Uzbek that CLDR writes with quotation marks.
_LETTERS: Final = str.maketrans({"\u2018": "\u02bb", "\u2019": "\u02bc"})


class LabelError(Exception):
    """An entry of ``labels.toml`` is malformed; the text names file, entry and cure."""


def indicator_label(name: str, lang: str) -> str:
    """The indicator's name in an interface language (en, ru, kk, uz); without an entry its own name with spaces."""
    entry = labels().get(name)
    return name.replace("_", " ") if entry is None else entry[ORDER.index(lang)]


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
def labels() -> Mapping[str, tuple[str, ...]]:
    """Every entry: indicator → its names in ``ORDER``."""
    try:
        found = tomllib.loads(DATA.read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise LabelError(f"{DATA}: {error}; mend the file") from error
    for name, names in found.items():
        if not isinstance(names, list) or len(names) != len(ORDER) or not all(isinstance(text, str) for text in names):
            raise LabelError(f"{DATA}, {name}: write one name each in {', '.join(ORDER)}")
    return {name: tuple(names) for name, names in found.items()}
