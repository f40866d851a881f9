"""What the gate says, by key and parameters, in every interface language (``messages``)."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, Final

from factcheck.model.messages import Told, read

FOLDER: Final = Path(__file__).parent / "messages"
#: A text that came from outside, or one of ours in every language.
Said = str | Told


def note(key: str, **params: Any) -> Told:
    """A message of the gate; ``n`` chooses its plural form."""
    return Told(FOLDER, key, params)


def say(key: str, lang: str, **params: Any) -> str:
    """The same in one language."""
    return note(key, **params)[lang]


def english(said: Said) -> str:
    """A text in the language of the JSON and of fingerprints."""
    return said if isinstance(said, str) else said["en"]


def known(sentence: str) -> Said:
    """What a suite that ships expects, in every language; another sentence stays as it is written."""
    key = _expected().get(sentence)
    return sentence if key is None else note(key)


@cache
def _expected() -> Mapping[str, str]:
    """English sentence → key."""
    return {text: key for key, text in read(FOLDER, "en").texts.items() if key.startswith("expects.") and isinstance(text, str)}
