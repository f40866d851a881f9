"""Markdown: the file as it is, with what its front matter says.

Front matter stands between two lines of ``---`` (YAML) or ``+++`` (TOML); only its lines of the form ``key: value`` or
``key = value`` are read, for ``title``, ``date`` and their kin.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import BinaryIO, Final

from factcheck.ingest.dates import parse_date
from factcheck.ingest.draft import Draft, whole
from factcheck.ingest.encoding import decode
from factcheck.model.article import Section

#: Keys of front matter, in the order in which they count.
DATES: Final = ("published", "date", "pubdate", "publishdate", "publish_date", "published_at", "datepublished", "created")
SOURCES: Final = ("source", "publisher", "agency", "outlet", "site")
ADDRESSES: Final = ("url", "link", "canonical_url", "original_url")

_FRONT = re.compile(r"(?P<fence>---|\+\+\+)[ \t]*\r?\n(?P<matter>.*?)^(?P=fence)[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE)
_FIELD = re.compile(r"^(\w+)[ \t]*[:=][ \t]*([^\r\n]*)", re.MULTILINE)
_UNDERLINED = re.compile(r"\s*([^\n]*\S[^\n]*\n(?:=+|-+)[ \t]*)(?:\r?\n|\Z)")
#: Front matter ends within this many characters.
FRONT: Final = 20_000


def drafts(file: BinaryIO, name: str) -> Iterator[Draft]:
    """The one article of the file."""
    text, encoding = decode(whole(file))
    draft = Draft(text=text, encoding=encoding)
    front = _FRONT.match(text, 0, FRONT)
    if front is not None:
        draft = _with_front_matter(draft, front)
    titled = _UNDERLINED.match(text, front.end() if front else 0)
    if titled is not None and not any(mark.kind == "headline" for mark in draft.marks):
        draft = replace(draft, marks=(*draft.marks, Section("headline", *titled.span(1))))
    yield draft


def _with_front_matter(draft: Draft, front: re.Match[str]) -> Draft:
    """The draft with the fields of its front matter; the title there is the headline unless a heading follows."""
    fields: dict[str, str] = {}
    title: tuple[int, int] | None = None
    for field in _FIELD.finditer(draft.text, *front.span("matter")):
        key, value = field[1].lower(), field[2].strip().strip("\"'")
        fields.setdefault(key, value)
        if key == "title" and value and title is None:
            start = draft.text.index(value, field.start(2))
            title = start, start + len(value)
    marks = [Section("header", 0, front.end())]
    if title is not None and not draft.text[front.end() : front.end() + FRONT].lstrip().startswith("# "):
        marks = [Section("header", 0, title[0]), Section("headline", *title), Section("header", title[1], front.end())]
    return replace(
        draft,
        marks=tuple(marks),
        published=parse_date(_first(fields, DATES) or ""),
        source=_first(fields, SOURCES),
        url=_first(fields, ADDRESSES),
        lang=_first(fields, ("lang", "language")),
    )


def _first(fields: dict[str, str], keys: tuple[str, ...]) -> str | None:
    return next((fields[key] for key in keys if fields.get(key)), None)
