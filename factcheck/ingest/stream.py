"""Standard input and pipes, which have no suffix to go by: what they hold is seen from how they begin."""

from __future__ import annotations

from functools import partial
from io import BufferedReader, RawIOBase
from typing import BinaryIO, Final, cast

from factcheck.ingest.draft import LIMIT
from factcheck.ingest.encoding import SIGNATURES, WIDE_MARKS

_BLANK: Final = b"\xef\xbb\xbf \t\r\n"


class _Rejoined(RawIOBase):
    def __init__(self, head: bytes, rest: BinaryIO) -> None:
        super().__init__()
        self._head = memoryview(head)
        self._rest = rest

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        # The interpreter's own declaration has a wider buffer type than there is a name for before Python 3.12.
        size = len(buffer)
        part = bytes(self._head[:size]) or self._read_some(size)
        self._head = self._head[size:]
        buffer[: len(part)] = part
        return len(part)

    def _read_some(self, size: int) -> bytes:
        """At most ``size`` bytes; from a pipe what has come, so that articles are read as they arrive."""
        some = getattr(self._rest, "read1", self._rest.read)
        return cast("bytes", some(size))


def rejoined(head: bytes, rest: BinaryIO) -> BinaryIO:
    """The stream that begins with ``head`` and goes on with ``rest``."""
    return BufferedReader(_Rejoined(head, rest), 1 << 16)


def told_apart(stream: BinaryIO) -> tuple[str | None, BinaryIO]:
    """The suffix of such files (``.jsonl``, ``.html`` or ``.txt``; None for what is no text), and the stream from its start.

    No more than the first line with text is read ahead.
    """
    lines: list[bytes] = []
    for line in iter(partial(stream.readline, LIMIT + 1), b""):
        lines.append(line)
        if line.strip(_BLANK) or len(lines) > LIMIT >> 10:
            break
    head = b"".join(lines)
    return _suffix(head), rejoined(head, stream)


def _suffix(head: bytes) -> str | None:
    if any(head.startswith(signature) for signature, _ in SIGNATURES):
        return None
    start = head.lstrip(_BLANK)[:100].lower()
    if head.startswith(WIDE_MARKS):
        start = head[:200].decode("utf-16", "ignore").lstrip().lower().encode()
    if start.startswith(b"{"):
        return ".jsonl"
    return ".html" if start.startswith((b"<!doctype html", b"<html")) else ".txt"
