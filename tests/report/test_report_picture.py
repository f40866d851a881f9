"""The README's picture of a finding is small and shows what the example report says."""

from __future__ import annotations

import struct
import zlib

import pytest
from picture import KEYWORD, PICTURE, REPORT, ROOT, shown
from small_png import SIGNATURE, carried, small


def test_the_picture_shows_the_finding_as_it_is_told_today():
    _, words = shown(REPORT.read_text(encoding="utf-8"))
    assert carried(PICTURE.read_bytes(), KEYWORD) == words, "run 'make picture' and look at it"


def test_the_readme_shows_it_with_words_for_those_who_do_not_see_it():
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    alternative = readme.partition("](reports/finding.png)")[0].rpartition("![")[2]
    assert len(alternative.split()) > 10
    assert PICTURE.stat().st_size < 80_000


def chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def picture(rows: list[bytes], width: int, kind: int = 2, depth: int = 8) -> bytes:
    header = struct.pack(">IIBBBBB", width, len(rows), depth, kind, 0, 0, 0)
    parts = ((b"IHDR", header), (b"IDAT", zlib.compress(b"".join(rows))), (b"IEND", b""))
    return SIGNATURE + b"".join(chunk(name, data) for name, data in parts)


def test_a_small_picture_has_the_same_colours():
    """Rows under each of the five filters of PNG: none, left, above, mean, Paeth."""
    plain = bytes([1, 2, 3, 4, 5, 6])
    rows = [b"\0" + plain, b"\1" + bytes([1, 2, 3, 3, 3, 3]), b"\2" + bytes(6), b"\3" + bytes([1, 1, 2, 2, 2, 2]), b"\4" + bytes(6)]
    made = small(picture(rows, 2), ("Finding", "abc"))
    assert carried(made, "Finding") == "abc"
    assert carried(made, "Other") is None
    palette = made[made.index(b"PLTE") + 4 :]
    length = struct.unpack(">I", made[made.index(b"PLTE") - 4 : made.index(b"PLTE")])[0]
    colours = [tuple(palette[n : n + 3]) for n in range(0, length, 3)]
    start = made.index(b"IDAT")
    body = zlib.decompress(made[start + 4 : start + 4 + struct.unpack(">I", made[start - 4 : start])[0]])
    assert [[colours[place] for place in body[n + 1 : n + 3]] for n in range(0, len(body), 3)] == [[(1, 2, 3), (4, 5, 6)]] * 5


def test_what_is_no_true_colour_is_refused():
    with pytest.raises(ValueError, match="true colour"):
        small(picture([b"\0\0"], 1, kind=0), ("a", "b"))
