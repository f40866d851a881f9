"""Growth that itself grew slower or faster: "the economy grew 5 %, slowing from 6 %", "ВВП замедлится до 4,1 %".

What slows down to a per cent figure is a growth, or a rate; only of a rate the figure is no growth.
"""

from __future__ import annotations

from typing import Final

from factcheck.extract.event_lists import Events
from factcheck.extract.movement import Movement, word
from factcheck.extract.quantity import Quantity
from factcheck.extract.scan import Scan
from factcheck.languages.entry import Match
from factcheck.model.claim import Direction

#: Kinds of indicators whose own figures are no per cent.
_GROWING: Final = ("flow", "stock", "mean")
#: Tokens from a verb to the figure that it leads to, or back in verb-last languages.
_LED: Final = 3
#: The mark of verbs that say how fast something goes on, and of the shapes they tell.
PACE: Final = "pace"


def growth_paced(scan: Scan, events: Events, movement: Movement, k: int, *, kind: str | None, growing: bool) -> Direction | None:
    """The direction of a growth whose pace moved to a per cent figure or from it; None for any other figure.

    ``kind`` is that of what is named or the text is on; ``growing`` tells that the per cent figure before was a growth.
    """
    if kind == "rate" or events.cued("share"):
        return None
    q = events.quantities[k]
    if not scan.pack.verb_last and kind in _GROWING and (moved := _moves_at(scan, events, q)) is not None:
        return moved
    if not _is_paced(scan, events, movement, k):
        return None
    before = [d for d in events.directions if d.end <= q.start and not d.entry.get(PACE) and word(d) is not None]
    after_growth = any(x.unit == "percent" for x in events.quantities[:k])
    if after_growth and before:
        return word(before[0])
    return "up" if growing or kind in _GROWING else None


def _moves_at(scan: Scan, events: Events, q: Quantity) -> Direction | None:
    """The direction of what moves at a pace told beside a figure: "grows at 2.3 % pace", "rose at an annual rate of 4 %"."""
    nouns = scan.begun("pace_noun", q.start - _LED, q.end + _LED)
    verb = max((d for d in events.directions if d.end <= q.start), key=lambda d: d.end, default=None) if nouns else None
    if verb is None or verb.entry.get(PACE) or nouns[-1] < verb.end or events.figure_between(verb.end, q.start):
        return None
    return None if scan.has_mark(verb.end, q.start, ",;:()") else word(verb)


def _is_paced(scan: Scan, events: Events, movement: Movement, k: int) -> bool:
    """Whether the verb that leads to a figure, or from it, says how fast something goes on."""
    q, start = events.quantities[k], movement.phrase_start(events.quantities[k])
    if movement.preceded(q, "by"):
        return False
    if scan.pack.verb_last:
        if movement.is_from(k):
            return k + 1 < len(events.quantities) and _is_paced(scan, events, movement, k + 1)
        if not (movement.is_until(q) or movement.is_to(k)):
            return False  # "15 пайызға баяулады" is by how much.
        verb = next((d for d in events.directions if 0 <= d.start - q.end < _LED), None)
        return verb is not None and not events.figure_between(q.end, verb.start) and _tells_pace(scan, events, verb, q.start)
    if not (movement.preceded(q, "to") or movement.preceded(q, "from") or movement.is_from(k)):
        return False
    verb = max((d for d in events.directions if d.end <= start), key=lambda d: d.end, default=None)
    if verb is None or scan.has_mark(verb.end, start, ",;:()"):
        return False
    further = [x for x in events.quantities if verb.end <= x.start < q.start]
    near = start - verb.end < _LED or (further and further[0].start - verb.end <= _LED)
    return bool(near) and _tells_pace(scan, events, verb, verb.start)


def _tells_pace(scan: Scan, events: Events, verb: Match, end: int) -> bool:
    """Whether a verb is one of pace, or stands with the noun: "the pace will ease", "темп снизится"."""
    if verb.entry.get(PACE):
        return True
    first = scan.clause_start(end, events.sentence.first, ",;:()")
    return scan.begins_within(first, end, "pace_noun")
