"""Every text of the page in all interface languages: the default stands in the HTML, the script switches by number.

So plurals, numbers and dates of all languages are made here, once, and the browser only exchanges strings.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from typing import Any

from markupsafe import Markup, escape

from factcheck.model.messages import LANGUAGES
from factcheck.report.catalogue import Catalogue, catalogue

_RANGE = re.compile(r"(?<=\w)\N{EN DASH}(?=\w)")

#: One string a language, in the order of ``LANGUAGES``.
Row = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """One text: what stands in the HTML, and its number in the table (None where all languages write the same)."""

    text: str
    number: int | None

    def __str__(self) -> str:
        return self.text

    def __bool__(self) -> bool:
        return bool(self.text)

    def __html__(self) -> str:
        if self.number is None:
            return str(escape(self.text))
        return f'<span data-t="{self.number}">{escape(self.text)}</span>'

    @property
    def on(self) -> Markup:
        """For an element whose whole content is this text: ``<h2{{ t.on }}>{{ t.text }}</h2>``."""
        return Markup("") if self.number is None else Markup(f' data-t="{self.number}"')


@dataclass(slots=True)
class Texts:
    """The table, filled while the page is built; equal rows share a number."""

    lang: str
    rows: dict[Row, int] = field(default_factory=dict)
    _made: dict[Hashable, Told] = field(default_factory=dict)

    def put(self, row: Row) -> Told:
        """A text given in every language."""
        shown = row[LANGUAGES.index(self.lang)]
        if len(set(row)) == 1:
            return Told(shown, None)
        return Told(shown, self.rows.setdefault(row, len(self.rows)))

    def each(self, make: Callable[[Catalogue], str]) -> Told:
        """A text made by the catalogue of each language."""
        return self.put(tuple(make(catalogue(lang)) for lang in LANGUAGES))

    def say(self, key: str, /, **params: Any) -> Told:
        """A message of the catalogue."""
        if params:
            return self.each(lambda words: words.say(key, **params))
        return self.once(key, lambda words: words.say(key))

    def once(self, key: Hashable, make: Callable[[Catalogue], str]) -> Told:
        """A text made only the first time its key comes up."""
        told = self._made.get(key)
        if told is None:
            told = self._made[key] = self.each(make)
        return told

    def name(self, family: str, value: str) -> Told:
        """The word for a value of a list."""
        return self.once((family, value), lambda words: words.name(family, value))

    def attributes(self, **texts: Told) -> Markup:
        """Attributes the script switches too: `` aria-label="…" data-ta="aria-label:3"``; underscores become hyphens."""
        plain, switched = [], []
        for name, told in texts.items():
            attribute = name.replace("_", "-")
            plain.append(f' {attribute}="{escape(told.text)}"')
            if told.number is not None:
                switched.append(f"{attribute}:{told.number}")
        table = f' data-ta="{" ".join(switched)}"' if switched else ""
        return Markup("".join(plain) + table)

    def columns(self) -> dict[str, list[str]]:
        """The table by language, for the script."""
        return {lang: [row[place] for row in self.rows] for place, lang in enumerate(LANGUAGES)}


def joined(text: str) -> str:
    """Running text in which a range such as 85.5–86.5 does not break behind its dash, and no line begins with a dash."""
    return _RANGE.sub("\N{EN DASH}\N{WORD JOINER}", text).replace(" \N{EM DASH}", "\N{NO-BREAK SPACE}\N{EM DASH}")
