"""Lists of what a whole is made of: which words name the whole."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from factcheck.extract.events import Events
from factcheck.extract.goods import made_thing
from factcheck.extract.quantity import DASHES, Quantity
from factcheck.extract.scan import Scan
from factcheck.extract.shape import Shape
from factcheck.languages.entry import Match

#: So many shares of one whole list what it is made of.
_STRUCTURE_OF: Final = 2
#: Tokens between a share and what it is a share of.
OF_WHAT: Final = 2
LONG_DASHES: Final = DASHES[1:]
#: What parts one entry from the next.
MARKS: Final = ",;:().\n"


def whole_of_shares(scan: Scan, events: Events, shapes: Sequence[Shape], k: int) -> tuple[Match, int] | None:
    """The whole of a list of shares and the token that its entries begin at: "in the structure of exports yarn took 49.2 %"."""
    if shapes[k].form != "share" or [shape.form for shape in shapes].count("share") < _STRUCTURE_OF:
        return None
    first = events.quantities[0]
    wholes = [m for m in events.indicators if m.end <= first.start]
    cues = [c for c in events.cued("share") if c.start < first.start]
    if not scan.pack.verb_last:  # "In the structure of exports", but loans that made up 5 % are a part.
        wholes = [m for m in wholes if any(c.end <= m.start for c in cues)]
    gaps = ((max(m.start, c.start) - min(m.end, c.end), m, c) for m in wholes for c in cues)
    near = [(made_thing(m.entry.get("name")) is not None, gap, m, c) for gap, m, c in gaps if gap <= OF_WHAT]
    if near:
        _, _, whole, cue = min(near, key=lambda each: each[:2])
        return whole, max(whole.end, cue.end)
    if k == 0 or scan.pack.verb_last:
        return None
    # "34.9 % of imports, chemicals 13.8 %, food 11.6 %"
    behind = next((m for m in events.indicators if 0 <= m.start - first.end <= OF_WHAT), None)
    return None if behind is None or scan.has_mark(first.end, behind.start, MARKS) else (behind, behind.end)


def is_dashed(scan: Scan, q: Quantity) -> bool:
    """Whether a figure is a part that a dash tells the owner of: "560 млрд теңгесі – түсімдер"."""
    return scan.pack.verb_last and "poss" in q.features and scan.marks[q.end] in LONG_DASHES
