"""Bytes as text: UTF-8, UTF-16 and UTF-32 by mark, windows-1251 by what it would read; anything else is refused with a cure."""

from __future__ import annotations

import codecs
import re
from typing import Final

from factcheck.ingest.unreadable import UnreadableError

#: The first bytes of files that are no text, and the message that says what to do with them.
SIGNATURES: Final[tuple[tuple[bytes, str], ...]] = (
    (b"%PDF-", "pdf"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old_office"),
    (b"PK\x03\x04", "zip"),
    (b"PK\x05\x06", "empty_zip"),
    (b"\x1f\x8b", "compressed"),
    (b"BZh", "compressed"),
    (b"\xfd7zXZ\x00", "compressed"),
    (b"7z\xbc\xaf\x27\x1c", "archive"),
    (b"Rar!\x1a\x07", "archive"),
    (b"\x89PNG\r\n", "picture"),
    (b"\xff\xd8\xff", "picture"),
    (b"GIF8", "picture"),
    (b"PAR1", "parquet"),
    (b"{\\rtf", "rtf"),
)
_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
WIDE_MARKS: Final = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
#: Of the bytes above ASCII in a windows-1251 text, per cent that are letters of Russian (or the few others of Cyrillic it has).
LETTER_SHARE: Final = 97
#: Of the letters, per cent that are one of the five commonest: 41 in running Russian, fewer in a short line.
COMMON_SHARE: Final = 15
#: A small letter before a capital is at most this per cent of them; in Mac Cyrillic and broken UTF-8 it is more.
SWAPPED_SHARE: Final = 2
#: Characters looked at.
SAMPLE: Final = 1 << 20

_HIGH = re.compile(rb"[\x80-\xff]")
_LETTER = re.compile(rb"[\xc0-\xff\xa8\xb8\xa1\xa2\xb2\xb3]")
# The five commonest letters of Russian, small and capital, here and in KOI8.
_COMMON = re.compile(rb"[\xc0\xc5\xc8\xcd\xce\xe0\xe5\xe8\xed\xee]")
_COMMON_IN_KOI8 = re.compile(rb"[\xc1\xc5\xc9\xce\xcf\xe1\xe5\xe9\xee\xef]")
_CAPITAL = re.compile(rb"[\xc0-\xdf]")
# Quotation marks, dashes, the numero sign, the no-break space and their like.
_SIGN = re.compile(rb"[\x84-\x89\x8b\x91-\x97\x99\x9b\xa0\xa7\xa9\xab\xae\xb0\xb1\xb5\xb7\xb9\xbb]")
# Signs that stand at the same place in windows-1252: a text with only these reads the same in both.
_SAME_IN_1252 = re.compile(rb"[\x82\x84-\x87\x89\x8b\x91-\x97\x99\x9b\xa0\xa6\xa7\xa9\xab-\xae\xb0\xb1\xb5-\xb7\xbb]")
_SMALL_THEN_CAPITAL = re.compile(rb"[\xe0-\xff][\xc0-\xdf]")
_BESIDE_LATIN = re.compile(rb"[a-zA-Z][\xc0-\xff]|[\xc0-\xff][a-zA-Z]")


def decode(raw: bytes) -> tuple[str, str]:
    """The text and the name of its encoding; a byte-order mark is left out. Raises UnreadableError."""
    for mark, name in _MARKS:
        if raw.startswith(mark):
            return _marked(raw, mark, name), name
    for signature, message in SIGNATURES:
        if raw.startswith(signature):
            raise UnreadableError(message)
    if b"\0" in raw:
        raise UnreadableError(_with_zeros(raw))
    try:
        return raw.decode("utf-8"), "utf-8"
    except UnicodeDecodeError as error:
        bad = error.start
    if _is_windows_1251(raw[:SAMPLE]):
        try:
            return raw.decode("windows-1251"), "windows-1251"
        except UnicodeDecodeError as error:
            bad = error.start
    line = raw.count(b"\n", 0, bad) + 1
    raise UnreadableError("bad_byte", byte=bad + 1, line=line)


def _marked(raw: bytes, mark: bytes, name: str) -> str:
    if name == "utf-8":
        raw = raw[len(mark) :]
    try:
        return raw.decode(name)
    except UnicodeDecodeError as error:
        raise UnreadableError("broken_byte", byte=error.start + 1, encoding=name.upper()) from error


def _with_zeros(raw: bytes) -> str:
    sample = raw[:SAMPLE]
    halves = sample[::2].count(0), sample[1::2].count(0)
    if 40 * max(halves) > len(sample) and 8 * min(halves) < max(halves):
        return "utf_16"
    return "binary"


def _is_windows_1251(sample: bytes) -> bool:
    """Whether the bytes read as Cyrillic running text, or as any text with nothing but printers' signs beyond ASCII."""
    high = len(_HIGH.findall(sample))
    if high == len(_SAME_IN_1252.findall(sample)):
        return True
    letters = len(_LETTER.findall(sample))
    high -= len(_SIGN.findall(sample))
    common, common_in_koi8 = len(_COMMON.findall(sample)), len(_COMMON_IN_KOI8.findall(sample))
    if not letters or 100 * letters < LETTER_SHARE * high or 100 * common < COMMON_SHARE * letters:
        return False
    # Capitals stand where KOI8 has its small letters: mostly capitals is KOI8 unless the letters say better.
    is_capitals = 2 * len(_CAPITAL.findall(sample)) > letters
    if common < common_in_koi8 + is_capitals:
        return False
    swapped = len(_SMALL_THEN_CAPITAL.findall(sample))
    return 100 * swapped <= SWAPPED_SHARE * letters and 5 * len(_BESIDE_LATIN.findall(sample)) < letters
