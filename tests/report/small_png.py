"""A screenshot in few bytes: PNG with a palette of its 256 commonest colours, enough for text on plain grounds."""

from __future__ import annotations

import struct
import zlib
from collections import Counter
from collections.abc import Iterator

SIGNATURE = b"\x89PNG\r\n\x1a\n"
Colour = tuple[int, ...]


def small(png: bytes, text: tuple[str, str]) -> bytes:
    """The picture anew, with a keyword and a text that it carries along. It must have 8 bits a channel and no interlacing."""
    chunks = list(_chunks(png))
    width, height, depth, kind, *_, interlaced = struct.unpack(">IIBBBBB", chunks[0][1])
    if depth != 8 or kind not in (2, 6) or interlaced:
        raise ValueError("no plain picture in true colour")
    channels = 3 if kind == 2 else 4
    rows = _rows(zlib.decompress(b"".join(data for name, data in chunks if name == b"IDAT")), width, height, channels)
    colours = [[tuple(row[n : n + 3]) for n in range(0, len(row), channels)] for row in rows]
    palette, places = _palette(Counter(colour for row in colours for colour in row))
    body = b"".join(b"\0" + bytes(places[colour] for colour in row) for row in colours)
    header = struct.pack(">IIBBBBB", width, height, 8, 3, 0, 0, 0)
    keyword, said = text
    written = (
        (b"IHDR", header),
        (b"tEXt", keyword.encode() + b"\0" + said.encode()),
        (b"PLTE", bytes(value for colour in palette for value in colour)),
        (b"IDAT", zlib.compress(body, 9)),
        (b"IEND", b""),
    )
    return SIGNATURE + b"".join(_chunk(name, data) for name, data in written)


def carried(png: bytes, keyword: str) -> str | None:
    """The text a picture carries under a keyword."""
    start = keyword.encode() + b"\0"
    return next((data[len(start) :].decode() for name, data in _chunks(png) if name == b"tEXt" and data.startswith(start)), None)


def _chunks(png: bytes) -> Iterator[tuple[bytes, bytes]]:
    place = len(SIGNATURE)
    while place < len(png):
        length = int.from_bytes(png[place : place + 4], "big")
        yield png[place + 4 : place + 8], png[place + 8 : place + 8 + length]
        place += length + 12


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def _rows(raw: bytes, width: int, height: int, channels: int) -> Iterator[bytearray]:
    """The rows without their filters: each byte was stored as its difference to what stands left and above."""
    length = width * channels
    above = bytearray(length)
    for number in range(height):
        start = number * (length + 1)
        row = bytearray(raw[start + 1 : start + 1 + length])
        for n in range(length):
            left = row[n - channels] if n >= channels else 0
            corner = above[n - channels] if n >= channels else 0
            row[n] = (row[n] + _guess(raw[start], left, above[n], corner)) & 255
        above = row
        yield row


def _guess(kind: int, left: int, above: int, corner: int) -> int:
    if kind < 3:
        return (0, left, above)[kind]
    if kind == 3:
        return (left + above) // 2
    middle = left + above - corner
    return min((left, above, corner), key=lambda value: abs(middle - value))


def _palette(counts: Counter[Colour]) -> tuple[list[Colour], dict[Colour, int]]:
    """The commonest colours, and the place of the nearest of them for every colour."""
    palette = [colour for colour, _ in counts.most_common(256)]
    places = {colour: place for place, colour in enumerate(palette)}
    for colour in counts.keys() - places.keys():
        near = min(palette, key=lambda other: sum((a - b) ** 2 for a, b in zip(colour, other, strict=True)))
        places[colour] = places[near]
    return palette, places
