"""Bare figures that count what a verb or noun beside them tells of."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.extract.event_lists import Events
from factcheck.extract.quantity import Quantity
from factcheck.extract.scan import Scan


def is_told(scan: Scan, events: Events, quantities: Sequence[Quantity], q: Quantity) -> bool:
    """Whether a bare figure counts what a verb or noun beside it tells: "Only 19 have been found", «новых школ открыто 117»."""
    if q.numeral.in_words:
        return False
    if events.cue_begins("done", q.end, q.end + 1) and q is quantities[0]:
        return True
    counted = any(x.unit == "count" and x.end <= q.start for x in quantities)
    if counted and (events.cue_ends("further", q.start, q.start + 1) or _is_alone_behind_noun(scan, q)):
        return True  # "… сдадут ещё 88", "математиков (870)"
    before = scan.tokens[q.start - 1]
    return not scan.pack.verb_last and before.kind == "word" and before.word.endswith(scan.pack.verb_endings)


def _is_alone_behind_noun(scan: Scan, q: Quantity) -> bool:
    """Whether a bracket behind a word in small letters holds the figure alone."""
    if not (scan.marks[q.start - 1] == "(" and scan.marks[q.end] == ")"):
        return False
    return scan.tokens[q.start - 2].kind == "word" and not scan.capital(q.start - 2)


def is_difference(scan: Scan, at: int) -> bool:
    """Whether "one" is by how many something differs: "one fewer than the year before"."""
    more = scan.match(at, "direction")
    return more is not None and any(m.entry.kind == "cue" and m.entry.get("value") == "compare" for m in scan.phrases[more.end])


def is_rest_of_count(events: Events, quantities: Sequence[Quantity], q: Quantity) -> bool:
    """Whether a bare figure is what is left of those counted before it: "the remaining 680 went elsewhere"."""
    counted = any(x.unit == "count" and x.end <= q.start for x in quantities)
    return counted and not q.numeral.in_words and any(cue.end == q.start for cue in events.cued("rest"))


def is_of_those_before(scan: Scan, events: Events, q: Quantity) -> bool:
    """Whether a sentence begins with so many of those counted before it: "Of these, 31 are in villages", "Из них 31 — в сёлах"."""
    first = events.sentence.first
    for cue in events.cued("parts"):
        if cue.start - first <= 1 and cue.end <= q.start <= cue.end + 1:
            between = scan.tokens[cue.end]
            return between.kind == "word" or q.start == cue.end or between.text == ","
        if cue.start == q.end and q.start - first <= 1:
            return True
    return False
