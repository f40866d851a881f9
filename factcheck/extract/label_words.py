"""The words beside a number that make it a label: "page 5", "Article 45", "сенім телефоны – 1414"."""

from __future__ import annotations

from typing import Final

from factcheck.extract.numeral import Numeral
from factcheck.extract.quantity import DASHES, Quantity
from factcheck.extract.scan import Scan
from factcheck.languages.entry import Match
from factcheck.model.claim import SetAside

_LEADING: Final = ":" + DASHES


def reason_beside(scan: Scan, q: Quantity, label: Match | None) -> SetAside | None:
    """The reason that a word beside a number gives: "page 5", "Article 45"; ``label`` is the one right before it."""
    n = q.numeral
    before = label or _phone_before(scan, q.start - 1)
    if before is not None and _printed_as_label(scan, before):
        reason: SetAside = before.entry.get("reason")
        if not n.in_words or reason == "age":
            return reason
    return _reason_behind(scan, n)


def _phone_before(scan: Scan, dash: int) -> Match | None:
    """A word for a telephone before a dash or colon: "сенім телефоны – 1414"."""
    before = scan.ending_at(dash, "set_aside") if scan.marks[dash] in _LEADING else None
    return before if before is not None and before.entry.get("reason") == "phone" else None


def _reason_behind(scan: Scan, n: Numeral) -> SetAside | None:
    hyphened = scan.marks[n.end] == "-" and scan.glued[n.end]
    at = n.end + hyphened
    for after in scan.phrases[at] if "set_aside" in scan.kinds[at] else ():
        entry = after.entry
        if entry.kind != "set_aside" or entry.get("side") != "after" or (entry.get("hyphen") and not hyphened):
            continue
        if _printed_as_label(scan, after) and not _is_unit(scan, after):
            reason: SetAside = entry.get("reason")
            return reason
    return None


def _is_unit(scan: Scan, label: Match) -> bool:
    """Whether the letters of a label are those of a longer unit, or of one that is printed just so: "150 л. с.", "220 кВ"."""
    unit = scan.match(label.start, "unit")
    if unit is None:
        return False
    if unit.end < label.end:
        return False
    return unit.end > label.end or (unit.entry.get("case_sensitive") and scan.tokens[unit.start].text in unit.entry.phrase)


def reason_behind_range(scan: Scan, high: Numeral) -> SetAside | None:
    """The reason that the word behind a range gives: "3–6 yoshdagi", "от 16 до 30 лет"."""
    unit = scan.entry(high.end, "time")
    if unit is not None and unit.get("role") == "unit":
        return "duration"
    return _reason_behind(scan, high)


def _printed_as_label(scan: Scan, cue: Match) -> bool:
    return not cue.entry.get("capital") or scan.capital(cue.start)
