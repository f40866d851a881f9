"""Units that a figure shares with one like it, earlier in its sentence or in the sentence before."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from factcheck.extract.bare_lists import LIST_GAP, is_comparable
from factcheck.extract.event_lists import Events
from factcheck.extract.quantity import COUNTED_KINDS, DASHES, Quantity
from factcheck.extract.scan import Scan
from factcheck.model.indicator import registry

#: Units that say too little of what is measured to be understood in another sentence.
_UNSAID: Final = frozenset({None, "count", "percent", "percentage_point", "ratio", "degC"})
#: The power of ten from which a lone magnitude counts no things, where a text tells sums.
_OF_MONEY: Final = 9
#: Per cent of all, and figures that a magnitude may be left out from.
_WHOLE: Final = 100
_THOUSAND: Final = 1000
#: What sets a figure against an earlier one.
_AGAINST: Final = ("from", "against", "compare")


def lent(q: Quantity, lender: Quantity) -> Quantity:
    """A figure in the unit of another."""
    per = (q.per or lender.per) if lender.unit == "count" else None
    return q._replace(unit=lender.unit, currency=lender.currency, item=lender.item, borrowed=True, per=per)


def with_pace(quantities: Iterable[Quantity]) -> list[Quantity]:
    """Counts of each time that the one before tells: "haftasiga 28 tadan 54 taga", "аптасына Түркияға 94, Үндістанға 16 рейс"."""
    told: list[Quantity] = []
    for q in quantities:
        before = told[-1] if told and q.unit == "count" and q.per is None else q
        led = "abl" in before.features and q.start - before.end <= 1
        listed = before.borrowed and before.item is not None and before.item == q.item
        told.append(q._replace(per=before.per) if led or listed else q)
    return told


def goal(quantities: Sequence[Quantity], k: int) -> Quantity | None:
    """Where the figure went: "4,3-тен 4,1 пайызға", "9 mingdan 11,3 ming tonnaga"."""
    q = quantities[k]
    following = quantities[k + 1] if k + 1 < len(quantities) else None
    if following is None or "abl" not in q.features or following.unit is None or following.start - q.end > 1:
        return None
    return None if following.features.isdisjoint(("dat", "until")) else following


def alike(scan: Scan, events: Events, earlier: Sequence[Quantity], q: Quantity) -> Quantity | None:
    """The figure that a bare one with decimals goes on from: "75,1 ёш: аёлларда 77,4", "214,6 случая, год назад – 188,3"."""
    if q.numeral.magnitude:
        return None
    if not q.numeral.decimals:
        return _reached(events, earlier, q)
    lender = next((x for x in reversed(earlier) if _is_alike(x, q)), None)
    if lender is None:
        return None
    gap = range(lender.end, q.start)
    timed = any(t.start in gap for t in events.times)
    set_against = any(events.cue_begins(value, gap.start, gap.stop) for value in _AGAINST)
    closed = q.end >= len(scan.tokens) or scan.tokens[q.end].kind == "mark"
    opened = scan.marks[q.start - 1] in ":" + DASHES
    listed = "and" in scan.kinds[q.start - 1] or ((closed or opened) and scan.has_mark(lender.end, q.start, ",;:("))
    return lender if timed or set_against or listed else None


def entry_like(scan: Scan, events: Events, quantities: Sequence[Quantity], k: int) -> Quantity | None:
    """A bare figure of a list in which the first alone has unit and magnitude: "$300m of taxes, 12.9 of customs"."""
    q, lender = quantities[k], quantities[k - 1] if k else None
    if lender is None or lender.unit in _UNSAID or lender.kind != "plain" or not lender.numeral.magnitude:
        return None
    if q.numeral.magnitude or not q.numeral.decimals or q.obs >= _THOUSAND or q.start - lender.end > LIST_GAP:
        return None
    gap = range(lender.end, q.start)
    spoken = any(t.start in gap for t in events.times) or any(d.start in gap for d in events.directions)
    if spoken or not any(scan.marks[i] in ",;" or "and" in scan.kinds[i] for i in gap):
        return None
    same = "function" in scan.kinds[q.end] and scan.tokens[q.end].word == scan.tokens[lender.end].word
    labelled = scan.marks[q.start - 1] in DASHES and scan.marks[lender.start - 1] in DASHES
    if not (same or labelled):
        return None
    power = lender.numeral.magnitude
    numeral = q.numeral._replace(value=q.numeral.value.scaleb(power), decimals=q.numeral.decimals - power, magnitude=power)
    return lent(q._replace(numeral=numeral), lender)


def _reached(events: Events, earlier: Sequence[Quantity], q: Quantity) -> Quantity | None:
    """The last sum or measure that a bare figure is like, where something got to it: "541.2 tenge; the euro fell to 561"."""
    if not events.cue_ends("to", q.start, q.start + 1):
        return None
    measured = (x for x in reversed(earlier) if x.unit not in _UNSAID and x.kind == "plain" and not x.numeral.magnitude)
    return next((x for x in measured if is_comparable(x.obs, q.obs)), None)


def lend_unit(before: Events, events: Events) -> None:
    """ "The damage is 4.6 bn tenge. A year earlier it was 13.9 bn": a lone magnitude keeps the last sentence's unit.

    So does a figure with decimals that stands alone and is set in another time: "23,4 промилле. Бир йил олдин 25,6 эди".
    """
    for k, q in enumerate(events.quantities):
        if q.unit is None and events.times and len(events.quantities) == 1 and q.numeral.decimals and not q.numeral.magnitude:
            lender = next((x for x in reversed(before.quantities) if _is_alike(x, q)), None)
            if lender is not None:
                events.quantities[k] = lent(q, lender)
    if not any(map(_is_lone, events.quantities)):
        return
    money = [q for q in before.quantities if q.currency]
    measured = [q for q in before.quantities if q.unit not in _UNSAID and "/" not in (q.unit or "")]
    if money and not any(q.currency for q in events.quantities):
        _lend(events, money[-1])
    elif measured and not any(q.unit not in _UNSAID for q in events.quantities):
        _lend(events, measured[-1])


def lend_entry(scan: Scan, before: Events, events: Events) -> None:
    """Give the first figure of a list's entry the unit of the entry before it: "— gas: 745 thousand tenge", "— banks: 690"."""
    if not (before.sentence.listed and before.quantities and events.quantities):
        return
    q, lender = events.quantities[0], before.quantities[0]
    bare = q.unit is None or (_is_lone(q) and lender.unit not in _UNSAID)
    if not bare or q.kind != "plain" or q.numeral.in_words or not is_labelled(scan, q):
        return
    if lender.unit is None or lender.kind != "plain" or lender.modifier == "range" or not is_labelled(scan, lender):
        return
    named = [registry().get(match.entry.get("name")) for match in events.indicators]
    if lender.currency and any(entry is not None and "currency" not in "".join(entry.dimension) for entry in named):
        return
    numeral, power = q.numeral, lender.numeral.magnitude
    if lender.unit == "percent":
        if numeral.magnitude or q.obs > _WHOLE:
            return
    elif power and not numeral.magnitude:
        if q.obs >= _THOUSAND:
            return  # "Investment: $1.1 bn", "Staff: 118,000"
        decimals = None if numeral.decimals is None else numeral.decimals - power
        numeral = numeral._replace(value=numeral.value.scaleb(power), decimals=decimals, magnitude=power)
    item = None if lender.noun_at is None else lender.item
    events.quantities[0] = q._replace(numeral=numeral, unit=lender.unit, currency=lender.currency, item=item, borrowed=True)


def is_labelled(scan: Scan, q: Quantity) -> bool:
    """Whether a figure stands behind the dash or colon of a label, and no word behind it says what it counts."""
    behind = scan.tokens[q.end] if q.end < len(scan.tokens) else None
    ends = behind is None or behind.kind == "mark" or scan.breaks_before(q.end)
    return ends and scan.marks[q.start - 1] in ":" + DASHES and not scan.glued[q.start]


def lend_money(scan: Scan, events: Events, last: Quantity | None) -> Quantity | None:
    """ "Экспорт – 1,7 млрд": a lone magnitude of what is told in money is in the currency of the last sum; so are all billions.

    ``last`` and the answer are what was measured last before the sentence and with it.
    """
    if not events.quantities:
        return last
    measured = [q for q in events.quantities if q.unit not in _UNSAID]
    if measured:
        return measured[-1]
    if last is None or not last.currency:
        return last
    named = [registry().get(match.entry.get("name")) for match in events.indicators]
    of_money = any(entry is not None and "currency" in entry.dimension and "count" not in entry.dimension for entry in named)
    of_money = of_money and not events.cued("number_of")
    counts = bool(events.cued("number_of")) or any(entry is not None and "count" in entry.dimension for entry in named)
    for k, q in enumerate(_without_verbs(scan, events.quantities)):
        if _is_lone(q) and (of_money or q.numeral.magnitude >= _OF_MONEY or (not counts and _is_told_alike(last, q))):
            last = events.quantities[k] = q._replace(unit=last.unit, currency=True, borrowed=True)
    return last


def _without_verbs(scan: Scan, quantities: Sequence[Quantity]) -> list[Quantity]:
    """Billions without the word behind them that no text counts so many of: "61,4 трлн покрыл налог", "40 billion comes from"."""
    shed = {q.item for q in quantities if _is_beside_word(scan, q)}
    return [
        q._replace(noun_at=None, item=None, end=q.numeral.end if q.noun_at is not None else q.end, features=q.numeral.features)
        if q.item in shed and q.unit == "count" and q.numeral.magnitude >= _OF_MONEY
        else q
        for q in quantities
    ]


def _is_beside_word(scan: Scan, q: Quantity) -> bool:
    """Whether billions stand before a word that is no known thing or person, or before what they go to."""
    if q.unit != "count" or q.noun_at is None or q.numeral.magnitude < _OF_MONEY or q.numeral.in_words or q.counter:
        return False
    return "dat" in q.features or all(scan.kinds[i].isdisjoint(COUNTED_KINDS) for i in range(q.noun_at, q.end))


def _is_told_alike(last: Quantity, q: Quantity) -> bool:
    """Whether a figure is told like a sum before it: in the same magnitude and of its size."""
    return not q.numeral.in_words and last.numeral.magnitude == q.numeral.magnitude and is_comparable(last.obs, q.obs)


def _is_lone(q: Quantity) -> bool:
    """Whether a figure is a magnitude and nothing else: "1.7 billion", but no "68 mingta", which counts things."""
    return q.unit == "count" and q.noun_at is None and q.item is None and bool(q.numeral.magnitude) and not _counts(q)


def _counts(q: Quantity) -> bool:
    """Whether an ending says that things are counted."""
    return "count" in q.features or "count" in q.numeral.features


def _lend(events: Events, lender: Quantity) -> None:
    """Give a unit to the lone magnitudes, not to those of things counted; another measure than money only to figures like it."""
    first = next(q.start for q in events.quantities if _is_lone(q))
    named = [(match, registry().get(match.entry.get("name"))) for match in events.indicators]
    if lender.currency:
        counted = any(entry is not None and "count" in entry.dimension for _, entry in named)
    else:  # "The number of horses is 4.3 million", but "8 million were built by developers" of square metres.
        counted = any(entry is not None and entry.dimension == ("count",) and match.end <= first for match, entry in named)
    if events.cued("number_of") or counted:
        return
    for k, q in enumerate(events.quantities):
        if _is_lone(q) and (is_comparable(q.obs, lender.obs) or lender.currency):
            events.quantities[k] = q._replace(unit=lender.unit, currency=lender.currency, borrowed=True)


def _is_alike(lender: Quantity, q: Quantity) -> bool:
    plain = lender.unit is not None and lender.kind == "plain" and not lender.currency and lender.high is None
    return plain and bool(lender.numeral.decimals) and not lender.numeral.magnitude and is_comparable(lender.obs, q.obs)
