"""Prices of one of something that is named earlier in their clause: "the tariff per kilowatt-hour rose from 25 to 28 tenge"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from factcheck.extract.event_lists import Events
from factcheck.extract.quantity import Quantity
from factcheck.extract.scan import Scan
from factcheck.extract.units import divided

#: How the names of indicators of prices end.
_PRICES: Final = ("price", "prices", "tariff")
#: What time is measured in: a wage per month is no price of one.
_TIMES: Final = frozenset({"second", "minute", "hour", "day", "week", "month", "year"})


def price_of_one(scan: Scan, events: Events, quantities: Sequence[Quantity], k: int) -> Quantity:
    """A sum per what stands before it in its clause, if a price is told and nothing is counted between; else as it is.

    The sum that it went to is per the same (``elision``).
    """
    q = quantities[k]
    if "/" in (q.unit or "") or "per" not in scan.present or not _tells_price(events):
        return q
    places = scan.begun("per", events.sentence.first, q.start)
    match = scan.match(places[-1], "per") if places else None
    if match is None or match.end > q.start or match.entry.get("unit") in _TIMES or scan.has_mark(match.end, q.start, ",;:("):
        return q
    between = any(match.end <= x.start < q.start for x in quantities)
    return q if between else divided(q, match.entry)


def _tells_price(events: Events) -> bool:
    return any(str(m.entry.get("name")).endswith(_PRICES) for m in events.indicators)
