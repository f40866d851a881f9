"""Whose loans or deposits a figure is of: households, companies, small business."""

from __future__ import annotations

from typing import Final

from factcheck.extract.event_lists import Events
from factcheck.extract.quantity import Quantity
from factcheck.extract.scan import Scan
from factcheck.languages.item_names import named_in

#: Indicators that are told by who borrows or saves.
HELD: Final = frozenset({"loans", "loans_issued", "overdue_loans", "deposits", "lending_rate", "deposit_rate"})
#: The parts that name who does (``item_names.toml``).
_HOLDERS: Final = frozenset({"households", "corporate", "business", "small business"})
#: Tokens between a growth and the level it led to.
_LED_TO: Final = 2


def holder(scan: Scan, events: Events, q: Quantity) -> str | None:
    """Who borrows or saves: the last one named before a figure in its clause, else the one behind it ("175 trn to households").

    A part whose ending says whose it is stands before its holder; a level right behind its growth is of the same one.
    """
    earlier = [x for x in events.quantities if x.end <= q.start]
    first = max([scan.clause_start(q.start, events.sentence.first, ",;:(" if earlier else ";:("), *(x.end for x in earlier[-1:])])
    starts = [x.start for x in events.quantities if x.start >= q.end]
    last = scan.next_mark(q.end, min([*starts[:1], events.sentence.last]), ",;:.(")
    before, behind = _named(scan, first, q.start), _named(scan, q.end, last)
    if scan.pack.verb_last and "poss" in q.features:
        before = []
    if before or behind:
        return before[-1] if before else behind[0]
    return holder(scan, events, earlier[-1]) if earlier and q.start - earlier[-1].end <= _LED_TO else None


def _named(scan: Scan, first: int, last: int) -> list[str]:
    words = [token.text if token.kind == "word" else "" for token in scan.tokens[first:last]]
    return [name for _, _, name in named_in(words) if name in _HOLDERS]
