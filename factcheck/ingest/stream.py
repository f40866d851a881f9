"""A stream whose first bytes were read to see what it is, whole again."""

from __future__ import annotations

from io import BufferedReader, RawIOBase
from typing import BinaryIO, cast


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
