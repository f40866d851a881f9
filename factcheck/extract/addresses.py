"""Telephone numbers, addresses of the web and of mail, numbers of court cases, times of a race: their figures say nothing."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import Final

from factcheck.extract.scan import Scan
from factcheck.model.claim import SetAside

_PHONE: Final = re.compile(
    r"(?<![\w.,])(?:\+\d{1,3}[ -]?)?\(\d{2,5}\) ?\d{2,3}(?:[ -]\d{2,4}){1,3}(?![\w%])"
    r"|\+\d{1,3}(?:[ -]?\d{2,4}){3,5}(?![\w%])"
    r"|(?<![\w.,])\d{3}-\d{2}-\d{2}(?!\w)"
)
_ADDRESS: Final = re.compile(r"(?:https?://|www\.)\S+|(?<![^\s@])[^\s@]{1,64}@\S{1,255}\.\w+")
_CASE: Final = re.compile(r"(?<![\w.,-])\d+(?:-\d+){1,4}/\d+(?!\w)")
_RACE: Final = re.compile(r"(?<![\w.,])\d{1,3} ?h ?\d{1,2} ?m(?:in)?(?: ?\d{1,2} ?s)?(?!\w)")
#: Each with what is quickly found where there is one at all: characters, and what goes on from them.
_REASONS: Final[tuple[tuple[re.Pattern[str], SetAside, tuple[tuple[str, re.Pattern[str]], ...]], ...]] = (
    (
        _PHONE,
        "phone",
        (("(", re.compile(r"\(\d{2,5}\) ?\d")), ("+", re.compile(r"\+\d")), ("-", re.compile(r"-(?<=\d{3}-)(?<!\d{4}-)\d\d-\d\d"))),
    ),
    (_CASE, "document", (("/", re.compile(r"-\d+/\d")),)),
    (_RACE, "duration", (("h", re.compile(r"h(?:(?<=\dh)|(?<=\d h)) ?\d")),)),
    (_ADDRESS, "name", (("://", re.compile("://")), ("www.", re.compile(r"www\.")), ("@", re.compile("@")))),
)


def addresses(scan: Scan) -> Iterator[tuple[int, int, SetAside]]:
    """First token and end of each, with the reason why its figures are no claims; mail and web after telephones."""
    for pattern, reason, signs in _REASONS:
        if not any(_has(scan, characters, sign) for characters, sign in signs):
            continue
        for found in pattern.finditer(scan.text, scan.first, scan.last):
            first, last = bisect_left(scan.starts, found.start()), bisect_left(scan.starts, found.end())
            if first < last:
                yield first, last, reason


def _has(scan: Scan, characters: str, sign: re.Pattern[str]) -> bool:
    at = scan.text.find(characters, scan.first, scan.last)
    return at >= 0 and sign.search(scan.text, scan.first, scan.last) is not None
