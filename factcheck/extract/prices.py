"""What one of something that is named earlier in the clause costs or takes: "the tariff per kilowatt-hour rose to 28 tenge"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from factcheck.extract.event_lists import Events
from factcheck.extract.quantity import Quantity
from factcheck.extract.scan import Scan
from factcheck.extract.units import divided

#: How the names of indicators of prices end.
_PRICES: Final = ("price", "prices", "tariff")
#: What one of something costs is told in thousands at most.
_THOUSANDS: Final = 3
#: What time is measured in: a wage per month is no price of one.
_TIMES: Final = frozenset({"second", "minute", "hour", "day", "week", "month", "year"})
#: Units that one of something holds, takes or gives so much in, and those it is one of.
_MEASURES: Final = frozenset(
    {"microgram", "milligram", "gram", "kilogram", "centner", "tonne", "liter", "meter**3", "kilowatt_hour"}
)
_ONES: Final = frozenset({"hectare", "acre", "meter**2", "meter**3", "kilometer**2", "liter", "tonne"})
#: Tokens between one of something and how much it takes.
_TAKES: Final = 8


def amount_of_one(scan: Scan, events: Events, quantities: Sequence[Quantity], k: int) -> Quantity:
    """A sum or amount per what stands before it, where it is told of one of that; else as it is."""
    of_one = _price_of_one if quantities[k].currency else _measure_of_one
    return of_one(scan, events, quantities, k)


def _measure_of_one(scan: Scan, events: Events, quantities: Sequence[Quantity], k: int) -> Quantity:
    """An amount per what it is told of one of: "one hectare of cotton takes 5,200 cubic metres of water"; else as it is."""
    q = quantities[k]
    if q.unit not in _MEASURES or q.numeral.magnitude > _THOUSANDS:
        return q
    one = _one_before(scan, events, quantities, k)
    if one is None or one[1] == q.unit or any("and" in scan.kinds[i] for i in range(one[0], q.start)):
        return q
    return q if scan.has_mark(one[0], q.start, ",;:()") else q._replace(unit=f"{q.unit}/{one[1]}")


def _one_before(scan: Scan, events: Events, quantities: Sequence[Quantity], k: int) -> tuple[int, str] | None:
    """Where the one of something right before a figure is told ends, and its unit."""
    q, first = quantities[k], max(quantities[k].start - _TAKES, events.sentence.first)
    previous = quantities[k - 1] if k else None
    if previous is not None and previous.end > first:
        return (previous.end, str(previous.unit)) if is_one(previous) else None
    found = (scan.match(i, "one_of") for i in scan.begun("one_of", first, q.start))
    ones = [(m.end, m.entry.get("unit")) for m in found if m is not None and scan.tokens[m.start - 1].kind != "number"]
    return ones[-1] if ones and ones[-1][1] in _ONES else None


def is_one(q: Quantity) -> bool:
    """Whether a quantity is one of a measure that something is told of: one hectare, a cubic metre."""
    return q.obs == 1 and q.unit in _ONES and q.modifier == "exact" and not q.numeral.magnitude and q.high is None


def _price_of_one(scan: Scan, events: Events, quantities: Sequence[Quantity], k: int) -> Quantity:
    """A sum per what stands before it in its clause, if a price is told and nothing is counted between; else as it is.

    The sum that it went to is per the same (``elision``).
    """
    q = quantities[k]
    if "/" in (q.unit or ""):
        return q
    one = _one_told(scan, events, quantities, k)
    if one is not None:
        return q._replace(unit=f"{q.unit}/{one}")
    if "per" not in scan.present or not (_tells_price(events) or _is_priced(scan, events, q)):
        return q
    places = scan.begun("per", events.sentence.first, q.start)
    match = scan.match(places[-1], "per") if places else None
    if match is None or match.end > q.start or match.entry.get("unit") in _TIMES or scan.has_mark(match.end, q.start, ",;:("):
        return q
    between = any(match.end <= x.start < q.start for x in quantities)
    return q if between else divided(q, match.entry)


def _tells_price(events: Events) -> bool:
    return any(str(m.entry.get("name")).endswith(_PRICES) for m in events.indicators)


def _is_priced(scan: Scan, events: Events, q: Quantity) -> bool:
    """Whether a sentence says what something of so little is sold for."""
    return q.numeral.magnitude <= _THOUSANDS and scan.begins_within(events.sentence.first, events.sentence.last, "priced")


def _one_told(scan: Scan, events: Events, quantities: Sequence[Quantity], k: int) -> str | None:
    """The unit of goods that a sentence says the price of one of: "A kilogram of beef cost …", "бір тонна ұн … сатылды".

    What was asked for it at another time is in the same sentence.
    """
    q, first = quantities[k], events.sentence.first
    if q.numeral.magnitude > _THOUSANDS or not (_tells_price(events) or _is_priced(scan, events, q)):
        return None
    ones = [(x.start, str(x.unit)) for x in quantities[:k] if x.obs == 1 and _is_of_goods(x) and not x.numeral.magnitude]
    for i in scan.begun("one_of", first, q.start):
        match = scan.match(i, "one_of")
        if match is not None and scan.tokens[i - 1].kind != "number" and not any(x.start <= i < x.end for x in quantities):
            ones.append((i, match.entry.get("unit")))
    if not ones:
        return None
    at, unit = max(ones)
    between = [x for x in quantities[:k] if at < x.start]
    return unit if all(x.currency and x.unit in (q.unit, f"{q.unit}/{unit}") for x in between) else None


def _is_of_goods(x: Quantity) -> bool:
    """Whether a quantity is in a measure that goods are sold by."""
    return x.unit not in (None, "count", "percent", "percentage_point", "ratio", *_TIMES) and not x.currency
