"""Are bytes read in the encoding they are in, or refused with a cure?"""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.ingest.encoding import decode
from factcheck.ingest.unreadable import UnreadableError

TEXTS = tomllib.loads(Path(__file__).with_name("texts_by_language.toml").read_text("utf-8"))
RUSSIAN = " ".join(TEXTS["ru"][:4])


@pytest.mark.parametrize(
    ("codec", "name"),
    [("utf-8", "utf-8"), ("utf-8-sig", "utf-8"), ("utf-16", "utf-16"), ("utf-32", "utf-32"), ("cp1251", "windows-1251")],
)
def test_encodings_that_are_read(codec: str, name: str) -> None:
    assert decode(RUSSIAN.encode(codec)) == (RUSSIAN, name)


@pytest.mark.parametrize("codec", ["koi8-r", "cp866", "mac-cyrillic", "iso8859-5", "utf-16-le", "utf-16-be"])
def test_encodings_that_are_refused_with_a_cure(codec: str) -> None:
    with pytest.raises(UnreadableError, match=r"save .* as UTF-8"):
        decode(RUSSIAN.encode(codec))


def test_every_russian_text_is_recognised_in_windows_1251() -> None:
    for text in [t for t in TEXTS["ru"] if t.encode("cp1251", "replace").decode("cp1251") == t]:
        assert decode(text.encode("cp1251")) == (text, "windows-1251")


def test_kazakh_in_its_own_8_bit_encodings_is_not_garbled() -> None:
    for text in TEXTS["kk"]:
        for codec in ("kz1048", "ptcp154"):
            with pytest.raises(UnreadableError):
                decode(text.replace("\u0456", "i").encode(codec, "ignore") + " \u049b\u04a3\u0493".encode(codec, "ignore"))


def test_western_text_is_not_taken_for_russian() -> None:
    with pytest.raises(UnreadableError, match=r"byte 4 \(line 1\)"):
        decode("caf\u00e9 na\u00efve".encode("latin-1"))
    quoted = "\u201cUp by 5%\u201d \u2014 he said"
    assert decode(quoted.encode("cp1252"))[0] == quoted


@pytest.mark.parametrize(
    ("raw", "cure"),
    [
        (b"%PDF-1.7 ...", "PDF"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1rest", r"save it as \.docx"),
        (b"PK\x03\x04rest", "unpack"),
        (b"\x89PNG\r\n\x1a\n", "picture"),
        (b"abc\0\0\0def", "binary"),
        (b"{\\rtf1 text", "RTF"),
        (b"good\nbad \xff here", r"line 2\).*save the file as UTF-8"),
        (b"\xff\xfea", "UTF-16"),
    ],
)
def test_what_is_no_text_names_the_cure(raw: bytes, cure: str) -> None:
    with pytest.raises(UnreadableError, match=cure):
        decode(raw)


@given(st.text())
def test_utf_8_reads_back(text: str) -> None:
    raw = text.encode()
    if b"\0" in raw or text.startswith("\ufeff"):
        return
    assert decode(raw) == (text, "utf-8")
    assert decode(b"\xef\xbb\xbf" + raw)[0] == text


@given(st.binary(max_size=200))
def test_any_bytes_are_text_or_refused_in_one_line(raw: bytes) -> None:
    try:
        text, _ = decode(raw)
    except UnreadableError as error:
        assert "\n" not in str(error)
    else:
        assert len(text) <= len(raw)
