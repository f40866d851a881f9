"""The events of a sentence in order: quantities, times, and the phrases that say what they are about."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Final

from factcheck.extract.addresses import addresses
from factcheck.extract.numerals import read_numeral
from factcheck.extract.quantities import read_quantity
from factcheck.extract.quantity import Quantity
from factcheck.extract.scan import Scan, Sentence
from factcheck.extract.times import TimeContext, TimeExpr, read_time
from factcheck.languages.entry import Match
from factcheck.languages.tokens import Token
from factcheck.model.claim import SetAside
from factcheck.model.indicator import registry

#: Tokens between a figure and the verb behind it.
_VERB_BEHIND: Final = 3
#: A figure without a unit or noun that is at least this large is still a count.
_LARGE: Final = 1000
_SPOKEN: Final = ("indicator", "area", "direction", "cue")


@dataclass(frozen=True, slots=True)
class Mute:
    """A number that claims nothing, with the reason: tokens ``start`` to ``end``; its value where it is one number."""

    start: int
    end: int
    reason: SetAside
    value: Decimal | None = None
    decimals: int | None = None
    unit: str | None = None


@dataclass(slots=True)
class Events:
    """What a sentence holds, each list in order of position."""

    sentence: Sentence
    quantities: list[Quantity] = field(default_factory=list)
    times: list[TimeExpr] = field(default_factory=list)
    indicators: list[Match] = field(default_factory=list)
    areas: list[Match] = field(default_factory=list)
    directions: list[Match] = field(default_factory=list)
    cues: list[Match] = field(default_factory=list)
    mutes: list[Mute] = field(default_factory=list)

    def cued(self, value: str) -> list[Match]:
        """The cues of a value in order."""
        return [match for match in self.cues if match.entry.get("value") == value]

    def figure_between(self, first: int, last: int) -> bool:
        """Whether a figure begins between two tokens."""
        return any(first <= q.start < last for q in self.quantities)


def read_events(scan: Scan, context: TimeContext) -> list[Events]:
    """The events of every sentence."""
    blocked = _blocked(scan)
    out = []
    for sentence in scan.sentences:
        if sentence.section == "header":
            out.append(_header(scan, sentence, context))
            continue
        each = _sentence(scan, sentence, context, blocked)
        if out and out[-1].sentence.paragraph == sentence.paragraph:
            _lend_currency(out[-1], each)
        out.append(each)
    return out


def _blocked(scan: Scan) -> dict[int, Mute]:
    """Tokens inside phone numbers and addresses, by first token."""
    return {first: Mute(first, last, reason) for first, last, reason in addresses(scan)}


def _header(scan: Scan, sentence: Sentence, context: TimeContext) -> Events:
    events = Events(sentence)
    i = sentence.first
    while i < sentence.last:
        if scan.tokens[i].kind in ("number", "date", "time", "code"):
            time = read_time(scan, i, context)
            end = time.end if time is not None else i + 1
            reason: SetAside = "time" if scan.tokens[i].kind == "time" else "date"
            events.mutes.append(Mute(i, max(end, i + 1), reason))
            i = max(end, i + 1)
            continue
        area = scan.match(i, "area")
        if area is not None:
            events.areas.append(area)
        i += 1
    return events


def _sentence(scan: Scan, sentence: Sentence, context: TimeContext, blocked: dict[int, Mute]) -> Events:
    events = Events(sentence)
    i = sentence.first
    while i < sentence.last:
        mute = blocked.get(i)
        if mute is not None:
            events.mutes.append(mute)
            i = mute.end
            continue
        i = _step(scan, i, sentence.last, context, events)
    _settle(scan, events)
    return events


def _step(scan: Scan, i: int, last: int, context: TimeContext, events: Events) -> int:
    token = scan.tokens[i]
    if not scan.matches[i] and token.kind in ("word", "mark") and token.text not in "+-":
        return i + 1
    lexical = scan.match(i, "lexical", "vague_number")
    if lexical is not None:
        reason: SetAside = "vague" if lexical.entry.kind == "vague_number" else lexical.entry.get("reason", "pointing_back")
        numeral = read_numeral(scan, i)
        value = None if numeral is None or numeral.end > lexical.end else numeral.value
        events.mutes.append(Mute(i, lexical.end, reason, value))
        return lexical.end
    if token.kind == "time":
        events.mutes.append(Mute(i, i + 1, "time"))
        return i + 1
    if token.kind == "code":
        return _code(scan, i, context, events)
    time = read_time(scan, i, context, last)
    if time is not None and time.end <= last:
        return _take_time(scan, time, events)
    quantity = read_quantity(scan, i)
    if quantity is not None and quantity.end <= last:
        return _take_quantity(scan, quantity, events)
    return _take_phrase(scan, i, token, events)


def _code(scan: Scan, i: int, context: TimeContext, events: Events) -> int:
    time = read_time(scan, i, context)
    if time is not None:
        events.times.append(time)
        return time.end
    events.mutes.append(Mute(i, i + 1, "name"))
    return i + 1


def _take_time(scan: Scan, time: TimeExpr, events: Events) -> int:
    if time.grain == "duration":
        events.mutes.append(Mute(time.start, time.end, "duration", Decimal(time.count), 0, time.unit))
        events.times.append(time)
        return time.end
    events.times.append(time)
    if any(scan.tokens[k].kind in ("number", "date") for k in range(time.start, time.end)):
        reason: SetAside = "date" if time.grain == "day" else "period"
        events.mutes.append(_period(scan, time, reason))
    return time.end


def _period(scan: Scan, time: TimeExpr, reason: SetAside) -> Mute:
    numbers = [k for k in range(time.start, time.end) if scan.tokens[k].kind == "number"]
    value = Decimal(scan.tokens[numbers[0]].text) if len(numbers) == 1 and scan.tokens[numbers[0]].text.isdigit() else None
    return Mute(time.start, time.end, reason, value, None if value is None else 0)


def _take_quantity(scan: Scan, quantity: Quantity, events: Events) -> int:
    if quantity.set_aside is not None:
        n = quantity.numeral
        events.mutes.append(Mute(quantity.start, quantity.end, quantity.set_aside, n.value, n.decimals, quantity.unit))
        return quantity.end if quantity.high is not None else max(quantity.numeral.end, quantity.start + 1)
    if _is_article(scan, quantity):
        _take_phrase(scan, quantity.start, scan.tokens[quantity.start], events)
        return quantity.numeral.end
    events.quantities.append(quantity)
    # The noun after a number may name an indicator or an area: it is read as well.
    for k in range(quantity.end if quantity.noun_at is None else quantity.noun_at, quantity.end):
        _collect(scan, k, events, ("indicator", "area"))
    return quantity.end


def _is_article(scan: Scan, quantity: Quantity) -> bool:
    """ "One" and its like before a noun, and number words without any noun, are seldom figures."""
    n = quantity.numeral
    if not n.in_words or quantity.kind != "plain":
        return False
    if n.value <= 1 and n.magnitude == 0 and quantity.unit in (None, "count"):
        return True
    return n.bare and quantity.unit in (None, "count") and quantity.modifier == "exact" and not n.features


def _take_phrase(scan: Scan, i: int, token: Token, events: Events) -> int:
    return _collect(scan, i, events, _SPOKEN)


def _collect(scan: Scan, i: int, events: Events, kinds: tuple[str, ...]) -> int:
    """Enter the longest phrase of each kind that begins here; the text goes on after the longest of all that name something."""
    end = i + 1
    seen = set()
    for match in scan.matches[i]:
        kind = match.entry.kind
        if kind not in kinds or (kind in seen and kind != "cue"):
            continue
        if kind == "area" and not _is_area(scan, match):
            continue
        seen.add(kind)
        {"indicator": events.indicators, "area": events.areas, "direction": events.directions, "cue": events.cues}[kind].append(
            match
        )
        if kind in ("indicator", "area"):
            end = max(end, match.end)
    for k in range(i + 1, end):
        events.cues += [m for m in scan.matches[k] if m.entry.kind == "cue"]
    return end


def _is_area(scan: Scan, match: Match) -> bool:
    if scan.capital(match.start):
        return True
    return bool(match.features & {"adj", "adjloc"}) or not (match.entry.get("capital") or match.entry.place.startswith("CLDR"))


def _settle(scan: Scan, events: Events) -> None:
    """What only the whole sentence tells: falls and rises "from … to …", units left out, figures of nothing."""
    # "Made up 61 per cent" holds no rise.
    phrases = [c for c in events.cues if c.entry.get("value") == "share" and c.end - c.start > 1]
    events.directions = [d for d in events.directions if not any(c.start <= d.start and d.end <= c.end for c in phrases)]
    events.quantities = [part for q in events.quantities for part in _split(scan, events, q)]
    quantities = events.quantities
    for k, q in enumerate(quantities):
        if q.kind != "plain":
            continue
        if q.unit is None:
            quantities[k] = _elided(scan, quantities, k)
        elif k and "/" not in q.unit:
            quantities[k] = _compound(scan, events, q, quantities[k - 1])
    bare = [q for q in quantities if q.unit is None and q.kind == "plain"]
    for q in bare:
        n = q.numeral
        if n.magnitude or q.modifier != "exact" or (n.decimals or 0) > 0 or q.features & {"abl", "dat"} or n.value >= _LARGE:
            fractional = not n.magnitude and (n.decimals or 0) > 0
            quantities[quantities.index(q)] = q if fractional else replace(q, unit="count")
            continue
        quantities.remove(q)
        events.mutes.append(Mute(q.start, q.end, "vague", n.value, n.decimals))


def _lend_currency(before: Events, events: Events) -> None:
    """ "The damage is 4.6 bn tenge. A year earlier it was 13.9 bn": a lone magnitude keeps the last sentence's currency."""
    money = [q for q in before.quantities if q.currency]
    if not money or any(q.currency for q in events.quantities):
        return
    counted = any("count" in registry_dimension(m) for m in events.indicators)
    for k, q in enumerate(events.quantities):
        if q.unit == "count" and q.item is None and q.numeral.magnitude and not counted:
            events.quantities[k] = replace(q, unit=money[-1].unit, currency=True, borrowed=True)


def registry_dimension(match: Match) -> tuple[str, ...]:
    """The dimensions of the indicator a phrase names."""
    entry = registry().get(match.entry.get("name"))
    return () if entry is None else entry.dimension


def _split(scan: Scan, events: Events, q: Quantity) -> list[Quantity]:
    """A "from … to …" with a verb of change is two levels, else a range."""
    if not q.from_to or q.high is None:
        return [q]
    moved = [d for d in events.directions if d.entry.get("value") in ("up", "down") and not d.entry.get("noun")]
    verb_last = bool(scan.pack.ablative)
    if not any(q.end <= d.start <= q.end + _VERB_BEHIND if verb_last else d.end <= q.start for d in moved):
        return [q] if q.high.value > q.numeral.value else []
    high = q.high
    case = frozenset({"abl"}) if verb_last else q.numeral.features
    first = replace(q, end=q.numeral.end, high=None, modifier="exact", from_to=False, features=case)
    second = replace(q, start=high.start, numeral=high, high=None, modifier="exact", from_to=False)
    return [first, second]


def _elided(scan: Scan, quantities: list[Quantity], k: int) -> Quantity:
    """Units left out in a list are those of a neighbour: "exports 1.7 bn, imports 4.1 bn dollars", "up from 2.9"."""
    q = quantities[k]
    after = next((x for x in quantities[k + 1 :] if _lends(scan, x, q)), None)
    before = next((x for x in reversed(quantities[:k]) if _lends(scan, x, q)), None)
    lender = after if q.numeral.magnitude and after is not None and after.currency else before or after
    if lender is None:
        return q
    return replace(q, unit=lender.unit, currency=lender.currency, item=lender.item, borrowed=True)


def _lends(scan: Scan, lender: Quantity, q: Quantity) -> bool:
    """Whether a figure without a unit can mean the unit of another."""
    if lender.unit is None or lender.kind != "plain" or lender.unit == "ratio":
        return False
    compared = lender.end <= q.start <= lender.end + 4 and any(
        c.entry.get("value") in ("from", "against") for c in _cues(scan, q.start)
    )
    if compared:
        return True
    if lender.unit in ("percent", "percentage_point"):
        return False
    if q.numeral.magnitude:
        return True
    listed = min(abs(q.start - lender.end), abs(lender.start - q.end)) <= 2
    return lender.unit == "count" and (q.numeral.in_words or (listed and q.numeral.decimals == 0))


def _cues(scan: Scan, start: int) -> list[Match]:
    return [m for back in (1, 2) if start >= back for m in scan.matches[start - back] if m.entry.kind == "cue" and m.end == start]


def _compound(scan: Scan, events: Events, q: Quantity, previous: Quantity) -> Quantity:
    """ "15.3 centners a hectare against 12.1 centners": the second is per hectare too, if nothing new is named in between."""
    if previous.unit is None or "/" not in previous.unit or previous.unit.split("/")[0] != q.unit:
        return q
    named = any(previous.end <= m.start < q.start for m in (*events.indicators, *events.directions))
    return q if named or q.numeral.magnitude != previous.numeral.magnitude else replace(q, unit=previous.unit)
