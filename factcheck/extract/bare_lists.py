"""Lists of figures whose unit one entry alone names: "12,000, 6,500 and 3,000 dollars", "A took 34.8, B 18.8 percent"."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise
from typing import Final

from factcheck.extract.event_lists import Events
from factcheck.extract.quantity import Quantity
from factcheck.extract.scan import Scan

#: Tokens between a time and the figure that it is the time of.
_OWN_TIME: Final = 2
#: Tokens between the figures of a list that names what each is of.
LIST_GAP: Final = 6
#: Tokens between a figure and the one that a bracket behind it holds.
_BRACKET_GAP: Final = 10
#: Tokens between points and the per cent they led to.
_LED_TO: Final = 3
#: "8 out of 10" is a mark.
_MARKS_UP_TO: Final = 20
#: Shares of one whole that are printed as whole numbers add up to this at most.
_WHOLE: Final = Decimal("100.5")


def last_of_list(scan: Scan, quantities: list[Quantity], k: int) -> Quantity | None:
    """The figure that names the unit of a bare list: "12,000, 6,500 and 3,000 dollars"."""
    for previous, following in pairwise(quantities[k:]):
        gap = range(previous.end, following.start)
        if not 1 <= len(gap) <= 2 or not all(scan.marks[i] == "," or "and" in scan.kinds[i] for i in gap):
            return None
        if following.unit is not None:
            return None if following.kind != "plain" or following.modifier != "exact" else following
    return None


def share_of_list(scan: Scan, events: Events, quantities: list[Quantity], k: int) -> Quantity | None:
    """The per cent figure of a list of shares: "A took 34.8, B 18.8 and C 15.9 per cent", "34,8 процента, у Б — 18,8"."""
    first = last = k
    while first and _is_listed(scan, events, quantities[first - 1], quantities[first]):
        first -= 1
    while last + 1 < len(quantities) and _is_listed(scan, events, quantities[last], quantities[last + 1]):
        last += 1
    shares = quantities[first : last + 1]
    lender = next((x for x in (shares[0], shares[-1]) if x.unit == "percent" and x.kind == "plain"), None)
    if lender is None or any(x.unit not in (None, "percent") for x in shares):
        return None
    if lender.numeral.decimals and not quantities[k].numeral.decimals and any(x.unit == "count" for x in quantities[:first]):
        return None  # "184 patients, most of them women (61.2 %), 27 children": people, no shares.
    whole = len(shares) > 2 and sum(x.obs for x in shares) <= _WHOLE
    return lender if whole or quantities[k].numeral.decimals else None


def beside_price(scan: Scan, events: Events, quantities: list[Quantity], k: int) -> Quantity | None:
    """The figure before a further entry of its list: "teachers 310,000 tenge, nurses 285,000"; the two are of one order."""
    q = quantities[k]
    lender = next((x for x in reversed(quantities[:k]) if x.unit is not None), None)
    if lender is None or lender.kind != "plain" or lender.unit in ("count", "percent") or not is_comparable(q.obs, lender.obs):
        return None
    return lender if is_next(scan, events, lender, q) else None


def in_bracket(scan: Scan, events: Events, quantities: list[Quantity], k: int) -> Quantity | None:
    """The figure with the unit and magnitude of the one its bracket stands behind: "5 million tonnes (in June: 4.8)"."""
    q = quantities[k]
    if not k or scan.marks[q.end] != ")":
        return None
    base = _base_in_bracket(scan, events, quantities, k)
    if base is not None:
        return base
    lender = quantities[k - 1]
    if _counts_by_country(scan, events, lender, q):
        return q._replace(unit="count", borrowed=True)
    if lender.unit is None or lender.kind != "plain":
        return None
    opened = next((i for i in range(lender.end, q.start) if scan.marks[i] == "("), None)
    timed = opened is not None and any(opened < t.start and t.end <= q.start for t in events.times)
    if not timed or q.start - lender.end > _BRACKET_GAP:
        return None
    power = 0 if q.numeral.magnitude else lender.numeral.magnitude
    decimals = None if q.numeral.decimals is None else q.numeral.decimals - power
    numeral = q.numeral._replace(value=q.numeral.value.scaleb(power), decimals=decimals, magnitude=power or q.numeral.magnitude)
    if not is_comparable(numeral.value, lender.obs):
        return None
    return q._replace(numeral=numeral, unit=lender.unit, currency=lender.currency, item=lender.item, borrowed=True)


def _base_in_bracket(scan: Scan, events: Events, quantities: list[Quantity], k: int) -> Quantity | None:
    """ "940 fires, 5 % more than the year before (892)": right behind a time a bracket holds the count of that time."""
    q = quantities[k]
    opened = q.start - 1
    if q.numeral.decimals or scan.marks[opened] != "(" or not any(t.end == opened for t in events.times):
        return None
    lender = next((x for x in reversed(quantities[:k]) if x.unit == "count" and x.kind == "plain"), None)
    if lender is None or not is_comparable(q.obs, lender.obs):
        return None
    return q._replace(unit="count", item=lender.item, borrowed=True)


def _counts_by_country(scan: Scan, events: Events, before: Quantity, q: Quantity) -> bool:
    """ "Tajikistan (2,240) and Afghanistan (870)": in a list of countries a bracket holds how many are each one's."""
    opened = q.start - 1
    if scan.marks[opened] != "(" or before.kind != "plain" or before.unit not in (None, "count") or q.numeral.decimals:
        return False
    return any(m.end == opened for m in events.areas) and any(before.end <= m.start for m in events.areas)


def are_part_and_whole(events: Events, part: Quantity, whole: Quantity) -> bool:
    """ "212 of 450": two bare counts, the first some of the second; small ones are marks of an examiner."""
    bare = part.unit is None and whole.unit is None and part.kind == whole.kind == "plain"
    if not bare or whole.obs <= _MARKS_UP_TO or part.obs >= whole.obs or part.numeral.decimals or whole.numeral.decimals:
        return False
    return any(cue.start == part.end and cue.end == whole.start for cue in events.cued("out_of"))


def in_points(events: Events, quantities: list[Quantity], k: int) -> Quantity:
    """ "27 % of seats, up 4 points", "fell four points to 41 %": beside a per cent figure points are percentage points.

    Those of an index are not.
    """
    q, following = quantities[k], quantities[k + 1] if k + 1 < len(quantities) else None
    led_to = following is not None and following.unit == "percent" and following.start - q.end <= _LED_TO
    if not led_to and (k == 0 or quantities[k - 1].unit != "percent"):
        return q
    if events.cued("index") or any("index" in str(m.entry.get("name")) for m in events.indicators):
        return q
    return q._replace(unit="percentage_point", item=None, noun_at=None)


def is_comparable(one: Decimal, other: Decimal) -> bool:
    """Whether neither is ten times the other."""
    return one < 10 * other and other < 10 * one


def _is_listed(scan: Scan, events: Events, one: Quantity, other: Quantity) -> bool:
    """Whether two figures without magnitudes are parted by a comma and a name."""
    if one.numeral.magnitude or other.numeral.magnitude or other.start - one.end > LIST_GAP:
        return False
    gap = range(one.end, other.start)
    spoken = any(d.start in gap for d in events.directions) or any(t.start in gap for t in events.times)
    return not spoken and any(scan.marks[i] in ",;" or "and" in scan.kinds[i] for i in gap)


def is_next(scan: Scan, events: Events, lender: Quantity, q: Quantity) -> bool:
    """Whether a bare figure ends the next entry of a list of counts: "won 54 seats, the opposition 31 and independents 15"."""
    ends = q.end >= len(scan.tokens) or scan.tokens[q.end].kind == "mark" or "and" in scan.kinds[q.end]
    between = [x for x in events.quantities if lender.end <= x.start and x.end <= q.start]
    run = [lender, *between, q]
    return ends and lender.end <= q.start and all(_is_listed(scan, events, x, y) for x, y in pairwise(run))


def has_own_time(scan: Scan, events: Events, lender: Quantity, q: Quantity) -> bool:
    """Whether a figure in a clause behind another has a time of its own: "costs 210 som, in June they asked 260"."""
    if lender.end > q.start or q.numeral.in_words or q.numeral.magnitude or not 0.1 < q.obs / (lender.obs or 1) < 10:
        return False
    told = [t for t in events.times if t.role not in ("since", "deadline", "until")]
    own = next((t for t in reversed(told) if lender.end <= t.start and 0 <= q.start - t.end <= _OWN_TIME), None)
    apart = own is not None and scan.has_mark(lender.end, own.start, ",;") and not scan.has_mark(own.end, q.start, ",;:(")
    return apart and not events.figure_between(lender.end, q.start)
