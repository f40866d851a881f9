"""Why an input cannot be read and what to do, by key and parameters, in every interface language (``messages``)."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any, Final

from factcheck.model.article import Article, Lang, Unread
from factcheck.model.labels import language_label
from factcheck.model.messages import Told

FOLDER: Final = Path(__file__).parent / "messages"
#: ISO 639 codes have two or three letters; what has more is a name.
CODE_LENGTH: Final = 3


class UnreadableError(ValueError):
    """An input, or a part of one, that cannot be read; the message says why and what to do, in one line."""

    def __init__(self, key: str, **params: Any) -> None:
        self.told = told(key, **params)
        super().__init__(self.told["en"])


class _CldrName(Told):
    """A language's name by its ISO 639 code, as CLDR has it."""

    def __getitem__(self, lang: str) -> str:
        return language_label(self.key, lang)


def language_name(name: str) -> Told:
    """The name of a language that is not read: its ISO 639 code, or what ``languages.toml`` calls it."""
    return _CldrName(FOLDER, name, {}) if len(name) <= CODE_LENGTH else told(f"name.{name}")


def told(key: str, **params: Any) -> Told:
    """A message of this step."""
    return Told(FOLDER, key, params)


def unread(article: str, why: Told | str, *, line: int | None = None, **params: Any) -> Unread:
    """An input that could not be read: ``why`` is a key with its parameters, or what an error told; ``line`` is where in it."""
    reason = why if isinstance(why, Told) else told(why, **params)
    if line is not None:
        reason = told("line", line=line, reason=reason)
    return Unread(article, reason["en"], reason)


def unexpected(article: Article, languages: Iterable[Lang]) -> Unread:
    """An article that is in none of the languages articles are to be in."""
    return unread(article.name, "unexpected_language", lang=article.lang, langs=", ".join(languages))
