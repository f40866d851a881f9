"""Numbers that are dialled: "call the hotline, 1007", "по номерам 111 и 1400", "102 ga xabar bering"."""

from __future__ import annotations

from typing import Final

from factcheck.extract.quantity import Quantity
from factcheck.extract.scan import Scan

#: Digits of a short number.
_SHORTEST: Final = 3
_LONGEST: Final = 6
#: Tokens between a word for a telephone and a number, before and behind it; other short numbers may stand between.
_BEFORE: Final = 8
_BEHIND: Final = 4


def is_dialled(scan: Scan, q: Quantity) -> bool:
    """Whether a few digits without a unit stand beside a word for a telephone, in its clause, or begin with a nought: "061 205"."""
    opening = scan.tokens[q.numeral.start].text[:2]
    if opening.isdecimal() and opening[0] == "0" and len(opening) > 1:
        return True
    if "telephone" not in scan.present or q.prefix or q.modifier != "exact" or not _is_short(scan, q.numeral.start):
        return False
    if q.unit not in (None, "count") or (q.unit == "count" and q.noun_at is not None and not _names_telephone(scan, q)):
        return False
    return _is_before(scan, q.start) or _is_behind(scan, q.numeral.start + 1)


def _is_short(scan: Scan, at: int) -> bool:
    text = scan.tokens[at].text
    return text.isdecimal() and _SHORTEST <= len(text) <= _LONGEST


def _names_telephone(scan: Scan, q: Quantity) -> bool:
    """Whether the noun that digits seem to count is that of a telephone: "1050 raqamlari", "109 call-орталығына"."""
    return any("telephone" in scan.kinds[i] for i in range(q.numeral.start + 1, q.end))


def _is_before(scan: Scan, start: int) -> bool:
    for i in range(start - 1, max(start - _BEFORE, 0) - 1, -1):
        if scan.marks[i] in ".!?;" or scan.breaks_before(i + 1):
            return False
        if scan.tokens[i].kind == "number" and not _is_short(scan, i):
            return False
        match = scan.match(i, "telephone")
        if match is not None and match.end <= start and match.entry.get("side") != "after":
            return True
    return False


def _is_behind(scan: Scan, first: int) -> bool:
    for i in range(first, min(first + _BEHIND, len(scan.tokens))):
        if scan.marks[i] in ".!?;," or scan.breaks_before(i):
            return False
        match = scan.match(i, "telephone")
        if match is not None:
            return bool(match.entry.get("side") != "before")
    return False
