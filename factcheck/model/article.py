"""An article as it was read, and its parts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

Lang = Literal["en", "ru", "kk", "uz-Cyrl", "uz-Latn"]
LANGS: tuple[Lang, ...] = ("en", "ru", "kk", "uz-Cyrl", "uz-Latn")
SectionKind = Literal["header", "headline", "body", "table"]


@dataclass(frozen=True, slots=True)
class Section:
    """A stretch of the text: the ``header`` line with date or agency, the ``headline``, ``body`` text or a ``table``."""

    kind: SectionKind
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Article:
    """One news text. Offsets into ``text`` are Unicode code points of the text as read; nothing in it is normalised.

    ``name`` is the file's path as given, or the id in a JSON Lines file; ``sections`` cover the text in order.
    """

    name: str
    text: str
    lang: Lang
    published: date | None = None
    source: str | None = None
    url: str | None = None
    story: str | None = None
    sections: tuple[Section, ...] = ()
    encoding: str = "utf-8"

    def section_at(self, offset: int) -> SectionKind:
        """The kind of section a character stands in; ``body`` where nothing says otherwise."""
        for section in self.sections:
            if section.start <= offset < section.end:
                return section.kind
        return "body"


@dataclass(frozen=True, slots=True)
class Unread:
    """An input that could not be read: which, where in it, why, and what to do; ``texts`` is the reason by interface language."""

    article: str
    reason: str
    texts: Mapping[str, str] = field(default_factory=dict, compare=False)

    def in_language(self, lang: str) -> str:
        """The reason in an interface language, in English where there is no other."""
        return self.texts.get(lang, self.reason)

    def to_json(self) -> dict[str, str]:
        """The shape of ``unread`` in the JSON of ``check``; the reason is in English."""
        return {"article": self.article, "reason": self.reason}
