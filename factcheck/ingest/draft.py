"""What a format takes out of a file: text, its marked parts, and what the file says about itself."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import BinaryIO, Final, Protocol

from factcheck.ingest.unreadable import UnreadableError
from factcheck.model.article import Section, Unread

#: The largest file that holds one article, and the largest line of a JSON Lines file, in bytes.
LIMIT: Final = 64 << 20
LIMIT_TEXT: Final = f"{LIMIT >> 20} MiB"


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """An article as its format gives it; ``None`` where the file does not say. ``marks`` are the sections the format itself shows.

    ``name`` is the id the format carries, or None for the name of the file; ``line`` is where the article stands in it.
    """

    text: str
    encoding: str = "utf-8"
    name: str | None = None
    marks: tuple[Section, ...] = ()
    published: date | None = None
    source: str | None = None
    url: str | None = None
    story: str | None = None
    lang: str | None = None
    line: int | None = None


class Format(Protocol):
    """A module of ``factcheck/ingest/formats``.

    ``drafts`` raises UnreadableError where nothing can be read, and yields Unread for a part that cannot.
    """

    def drafts(self, file: BinaryIO, name: str) -> Iterator[Draft | Unread]:
        """The articles of a file, which is open for reading bytes."""
        ...


def whole(file: BinaryIO) -> bytes:
    """All bytes of a file that holds one article. Raises UnreadableError beyond the limit."""
    raw = file.read(LIMIT + 1)
    if len(raw) > LIMIT:
        raise UnreadableError("too_large", limit=LIMIT_TEXT)
    return raw


def is_hidden(path: Path) -> bool:
    """Whether a file or folder is left out of a folder: dot files, and the lock files of office programs."""
    return path.name.startswith((".", "~$"))
