"""What an indicator is called on a screen, in the languages of the interface: ``factcheck/labels.toml``."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Final

DATA: Final = Path(__file__).parents[1] / "labels.toml"
#: The order of the names in an entry.
ORDER: Final = ("en", "ru", "kk", "uz")


class LabelError(Exception):
    """An entry of ``labels.toml`` is malformed; the text names file, entry and cure."""


def indicator_label(name: str, lang: str) -> str:
    """The indicator's name in an interface language (en, ru, kk, uz); without an entry its own name with spaces."""
    entry = labels().get(name)
    return name.replace("_", " ") if entry is None else entry[ORDER.index(lang)]


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
