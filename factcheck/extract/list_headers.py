"""Units given once, at the head of a list: "By region (million square metres): Astana – 4.2, Almaty – 3.1"."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from factcheck.extract.event_lists import Events
from factcheck.extract.numeral import Numeral, is_magnitude
from factcheck.extract.quantity import DASHES, Quantity
from factcheck.extract.scan import Scan
from factcheck.extract.units import with_unit

#: Longer lines are no entries of a list; words between a header's mark and its unit ("in", "в"), tokens of a unit's name.
_ENTRY_TOKENS: Final = 14
_LED_BY: Final = 1
_NAME_TOKENS: Final = 5
#: Kinds of phrases that name a magnitude or unit.
_MEASURES: Final = ("numeral", "unit")


def under_header(scan: Scan, events: Events, before: Quantity | None) -> Quantity | None:
    """Give a sentence's bare figures the unit of the header they stand under.

    The header in force behind the sentence is returned: one of something, in the unit and magnitude named.
    """
    own = _header(scan, events)
    if own is not None:
        events.quantities = [q for q in events.quantities if q.end <= own.start or own.end <= q.start]
    header = own or before
    if header is None or (own is None and events.sentence.last - events.sentence.first > _ENTRY_TOKENS):
        return None
    first = 0 if own is None else own.end
    bare = [k for k, q in enumerate(events.quantities) if first <= q.start and _is_bare(q)]
    for k in bare:
        events.quantities[k] = in_unit(events.quantities[k], header)
    return header if bare or own is not None else None


def _header(scan: Scan, events: Events) -> Quantity | None:
    """A magnitude or unit without a number, in brackets or behind a comma, with a list or the end of the line behind it."""
    for i in scan.places(events.sentence.first, events.sentence.last - 1):
        mark = scan.marks[i]
        if mark == "(" or (mark == "," and not scan.glued[i + 1]):
            for at in range(i + 1, i + 2 + _LED_BY):
                if scan.kinds[at].isdisjoint(_MEASURES):
                    continue
                one = (
                    one_of(scan, at)
                    if at == i + 1 or not scan.kinds[i + 1].isdisjoint(("function", "cue", "times_opener"))
                    else None
                )
                if one is not None and _opens_list(scan, one.end, bracket=scan.marks[one.end] == ")"):
                    return one
    return None


def one_of(scan: Scan, at: int) -> Quantity | None:
    """One of the unit that begins at a token, a magnitude before it included."""
    if is_magnitude(scan, at):
        match = scan.match(at, "numeral")
        if match is None:
            return None
        power = int(match.entry.get("power"))
        numeral = Numeral(at, scan.past_point(match.end), Decimal(1).scaleb(power), -power, magnitude=power)
    elif "unit" not in scan.kinds[at]:
        return None
    else:
        numeral = Numeral(at, at, Decimal(1), 0)
    one = with_unit(scan, Quantity(at, numeral.end, numeral))
    return one if one.end > at and one.end - at <= _NAME_TOKENS and one.set_aside is None else None


def _opens_list(scan: Scan, end: int, *, bracket: bool) -> bool:
    if not bracket:
        return scan.marks[end] == ":" or end >= len(scan.tokens) or scan.breaks_before(end)
    behind = end + 1
    if scan.marks[end] != ")":
        return False
    if behind >= len(scan.tokens) or scan.breaks_before(behind):
        return True
    return scan.marks[behind] in ":" + DASHES or (scan.marks[behind] == "," and scan.has_mark(behind, behind + _NAME_TOKENS, ":"))


def _is_bare(q: Quantity) -> bool:
    return q.kind == "plain" and q.unit is None and not q.numeral.magnitude and not q.numeral.in_words


def in_unit(q: Quantity, one: Quantity) -> Quantity:
    """A bare figure in the unit of a header, times what one of that is: a million tonnes, a bcm."""
    power = one.numeral.magnitude
    high = None if q.high is None else _scaled(q.high, power)
    measured = q._replace(
        numeral=_scaled(q.numeral, power), high=high, unit=one.unit or "count", currency=one.currency, item=one.item, borrowed=True
    )
    if one.value is None:
        return measured
    factor = one.value / one.numeral.value
    high = None if high is None else high._replace(value=high.value * factor)
    return measured._replace(value=measured.numeral.value * factor, high=high, scale=one.scale)


def _scaled(numeral: Numeral, power: int) -> Numeral:
    decimals = None if numeral.decimals is None else numeral.decimals - power
    return numeral._replace(value=numeral.value.scaleb(power), decimals=decimals, magnitude=power)
