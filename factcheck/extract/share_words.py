"""What stands right beside a share: its whole, its owner, nothing but brackets."""

from __future__ import annotations

from typing import Final

from factcheck.extract.event_lists import Events
from factcheck.extract.movement import Movement
from factcheck.extract.quantity import Quantity
from factcheck.extract.scan import Scan

#: Tokens between the shares of a list.
_LISTED: Final = 4


def is_alone(scan: Scan, q: Quantity) -> bool:
    """Whether a bracket holds the figure and nothing else: "Хитой (27,9 %)"."""
    return scan.marks[q.start - 1] == "(" and scan.marks[q.end] == ")"


def is_of(events: Events, q: Quantity) -> bool:
    """Whether what a figure is a part of stands right behind it."""
    return events.cue_begins("out_of", q.end, q.end + 1)


def is_of_those(events: Events, movement: Movement, q: Quantity) -> bool:
    """Whether a word for those counted before stands right before a figure: "уларнинг 40 фоиздан ортиғи аёллар"."""
    start = movement.phrase_start(q)
    return events.cue_ends("parts", start, start + 1)


def is_subject(scan: Scan, events: Events, movement: Movement, q: Quantity) -> bool:
    """Whether a figure opens a clause and does something itself: "46 percent complained of queues", "58 % назвали логистику"."""
    start = movement.phrase_start(q)
    if (
        scan.pack.verb_last
        or q.end >= len(scan.tokens)
        or not scan.kinds[q.end].isdisjoint(("cue", "direction", "function", "time"))
    ):
        return False
    opens = start == events.sentence.first or scan.tokens[start - 1].kind == "mark" or "and" in scan.kinds[start - 1]
    verb = scan.tokens[q.end].word
    return opens and verb.endswith(scan.pack.event_endings)


def has_owner(scan: Scan, movement: Movement, q: Quantity) -> bool:
    """Whether a genitive right before a figure tells of whom it is a part: "yoshlarning 12 foizi"."""
    start = movement.phrase_start(q)
    return start > 0 and scan.tokens[start - 1].word.endswith(scan.pack.genitive)


def shares_owner(scan: Scan, events: Events, movement: Movement, k: int) -> bool:
    """ "Уларнинг 61 фоизи Россияда, 12 фоизи Қозоғистонда": the next entry of a list has the owner of the one before."""
    if k == 0:
        return False
    q, previous = events.quantities[k], events.quantities[k - 1]
    listed = previous.unit == "percent" and "poss" in previous.features and q.start - previous.end <= _LISTED
    return listed and (has_owner(scan, movement, previous) or shares_owner(scan, events, movement, k - 1))


def is_genitive_share(scan: Scan, events: Events, movement: Movement, k: int, first: int) -> bool:
    """A per cent figure with a noun right after it and no movement near: "20 % населения"; its clause begins at token ``first``."""
    q = events.quantities[k]
    if q.end >= len(scan.tokens) or scan.tokens[q.end].kind != "word" or movement.preceded(q, "by"):
        return False
    if not scan.kinds[q.end].isdisjoint(("function", "cue", "direction", "time", "modifier")):
        return False
    clause = first if scan.marks[first - 1] in "(;" else 0
    return not any(clause <= d.start and d.end <= q.start for d in events.directions)
