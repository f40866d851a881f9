"""What stands right beside a share: its whole, its owner, nothing but brackets."""

from __future__ import annotations

from factcheck.extract.event_lists import Events
from factcheck.extract.movement import Movement
from factcheck.extract.quantity import Quantity
from factcheck.extract.scan import Scan


def is_alone(scan: Scan, q: Quantity) -> bool:
    """Whether a bracket holds the figure and nothing else: "Хитой (27,9 %)"."""
    return scan.is_mark(q.start - 1, "(") and scan.is_mark(q.end, ")")


def is_of(events: Events, q: Quantity) -> bool:
    """Whether what a figure is a part of stands right behind it."""
    return events.cue_begins("out_of", q.end, q.end + 1)


def has_owner(scan: Scan, movement: Movement, q: Quantity) -> bool:
    """Whether a genitive right before a figure tells of whom it is a part: "yoshlarning 12 foizi"."""
    start = movement.phrase_start(q)
    return start > 0 and scan.tokens[start - 1].word.endswith(scan.pack.genitive)
