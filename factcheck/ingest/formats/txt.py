"""Plain text: the file as it is."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from factcheck.ingest.draft import Draft, whole
from factcheck.ingest.encoding import decode


def drafts(file: BinaryIO, name: str) -> Iterator[Draft]:
    """The one article of the file."""
    text, encoding = decode(whole(file))
    yield Draft(text=text, encoding=encoding)
