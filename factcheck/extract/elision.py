"""What only the whole sentence tells: falls and rises "from … to …", units left out, figures of nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from factcheck.extract.event_lists import Events, Mute
from factcheck.extract.quantity import Quantity
from factcheck.extract.ranges import inflected
from factcheck.extract.scan import Scan
from factcheck.model.indicator import registry

#: Tokens between a figure and the verb behind it.
_VERB_BEHIND: Final = 3
#: A figure without a unit or noun that is at least this large is still a count.
_LARGE: Final = 1000


def settle(scan: Scan, events: Events) -> None:
    """Complete the figures of a sentence once all of it is read."""
    _drop_directions(events)
    if not events.quantities:
        return
    quantities = [part for q in events.quantities for part in _split(scan, events, q)]
    for k, q in enumerate(quantities):
        if q.kind != "plain":
            continue
        if q.unit is None:
            quantities[k] = _elided(scan, quantities, k)
        elif k and "/" not in q.unit:
            quantities[k] = _compound(events, q, quantities[k - 1])
    events.quantities = list(_measured(quantities, events.mutes))


def lend_currency(before: Events, events: Events) -> None:
    """ "The damage is 4.6 bn tenge. A year earlier it was 13.9 bn": a lone magnitude keeps the last sentence's currency."""
    money = [q for q in before.quantities if q.currency]
    if not money or any(q.currency for q in events.quantities):
        return
    named = (registry().get(match.entry.get("name")) for match in events.indicators)
    if any(entry is not None and "count" in entry.dimension for entry in named):
        return
    for k, q in enumerate(events.quantities):
        if q.unit == "count" and q.item is None and q.numeral.magnitude:
            events.quantities[k] = q._replace(unit=money[-1].unit, currency=True, borrowed=True)


def _drop_directions(events: Events) -> None:
    """ "Made up 61 per cent" holds no rise: words of direction inside a phrase of share are none."""
    phrases = [cue for cue in events.cued("share") if cue.end - cue.start > 1]
    if phrases:
        events.directions = [d for d in events.directions if not any(c.start <= d.start and d.end <= c.end for c in phrases)]


def _split(scan: Scan, events: Events, q: Quantity) -> list[Quantity]:
    """A "from … to …" with a verb of change is two levels, else a range."""
    if not q.from_to or q.high is None:
        return [q]
    verbs = [d for d in events.directions if d.entry.get("value") in ("up", "down") and not d.entry.get("noun")]
    verb_last = scan.pack.verb_last
    if not any(q.end <= d.start <= q.end + _VERB_BEHIND if verb_last else d.end <= q.start for d in verbs):
        return [q] if q.high.value > q.numeral.value else []
    high = q.high
    case = frozenset({"abl"}) if verb_last else q.numeral.features
    unit = scan.match(q.numeral.end, "unit")
    end = q.numeral.end if unit is None else inflected(scan, unit)[0]
    first = q._replace(end=end, high=None, modifier="exact", from_to=False, features=case)
    second = q._replace(start=high.start, numeral=high, high=None, modifier="exact", from_to=False)
    return [first, second]


def _elided(scan: Scan, quantities: list[Quantity], k: int) -> Quantity:
    """Units left out in a list are those of a neighbour: "exports 1.7 bn, imports 4.1 bn dollars", "up from 2.9"."""
    q = quantities[k]
    after = next((x for x in quantities[k + 1 :] if _lends(scan, x, q)), None)
    before = next((x for x in reversed(quantities[:k]) if _lends(scan, x, q)), None)
    lender = after if q.numeral.magnitude and after is not None and after.currency else before or after
    if lender is None:
        return q
    return q._replace(unit=lender.unit, currency=lender.currency, item=lender.item, borrowed=True)


def _lends(scan: Scan, lender: Quantity, q: Quantity) -> bool:
    """Whether a figure without a unit can mean the unit of another."""
    if lender.unit is None or lender.kind != "plain" or lender.unit == "ratio":
        return False
    if lender.end <= q.start <= lender.end + 4 and _is_compared(scan, q.start):
        return True
    if lender.unit in ("percent", "percentage_point"):
        return False
    if q.numeral.magnitude:
        return True
    listed = min(abs(q.start - lender.end), abs(lender.start - q.end)) <= 2 or (lender.end <= q.start and _is_gapped(scan, q))
    return lender.unit == "count" and (q.numeral.in_words or (listed and q.numeral.decimals == 0))


def _is_gapped(scan: Scan, q: Quantity) -> bool:
    """Whether a figure stands for a whole clause: "290 cars were built in May, in June — 350", "and 350 in June"."""
    opened = scan.is_mark(q.start - 1, "\u2013\u2014") or scan.match(q.start - 1, "and") is not None
    if not opened or q.end >= len(scan.tokens):
        return opened
    return scan.tokens[q.end].kind == "mark" or scan.match(q.end, "function", "and") is not None


def _is_compared(scan: Scan, start: int) -> bool:
    """Whether "from" or "against" stands right before a token."""
    return any(
        match.entry.kind == "cue" and match.end == start and match.entry.get("value") in ("from", "against")
        for back in (1, 2)
        if start >= back
        for match in scan.matches(start - back)
    )


def _compound(events: Events, q: Quantity, previous: Quantity) -> Quantity:
    """ "15.3 centners a hectare against 12.1 centners": the second is per hectare too, if nothing new is named in between."""
    if previous.unit is None or "/" not in previous.unit or previous.unit.partition("/")[0] != q.unit:
        return q
    named = any(previous.end <= m.start < q.start for m in (*events.indicators, *events.directions))
    return q if named or q.numeral.magnitude != previous.numeral.magnitude else q._replace(unit=previous.unit)


def _measured(quantities: Iterable[Quantity], mutes: list[Mute]) -> Iterator[Quantity]:
    """Of figures without a unit, those with decimals stay as they are, large, inflected or modified ones are counts; others go."""
    for q in quantities:
        n = q.numeral
        fractional = not n.magnitude and (n.decimals or 0) > 0
        if q.unit is not None or q.kind != "plain" or fractional:
            yield q
        elif n.magnitude or q.modifier != "exact" or n.value >= _LARGE or not q.features.isdisjoint(("abl", "dat")):
            yield q._replace(unit="count")
        else:
            mutes.append(Mute(q.start, q.end, "vague", n.value, n.decimals))
