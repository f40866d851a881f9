"""What only the whole sentence tells: falls and rises "from … to …", units left out, figures of nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from factcheck.extract.bare_lists import (
    LIST_GAP,
    are_part_and_whole,
    beside_price,
    has_own_time,
    in_bracket,
    in_points,
    is_comparable,
    is_next,
    last_of_list,
    share_of_list,
)
from factcheck.extract.event_lists import Events, Mute
from factcheck.extract.joined import drop_joined
from factcheck.extract.lending import alike, entry_like, goal, is_labelled, lent, with_pace
from factcheck.extract.modifiers import share_modifiers
from factcheck.extract.prices import amount_of_one, is_one
from factcheck.extract.quantity import Quantity
from factcheck.extract.ranges import inflected
from factcheck.extract.rates import is_per_people, lifted_from_a_hectare
from factcheck.extract.scan import Scan
from factcheck.extract.told_counts import is_of_those_before, is_rest_of_count, is_told
from factcheck.languages.entry import Match

#: Tokens between a figure and the verb behind it.
_VERB_BEHIND: Final = 3
#: Tokens between a growth and the levels behind it: a comma or bracket, and "from".
_BEHIND_GROWTH: Final = 2
#: Tokens between where something got to and its growth: "until", a comma, "that is".
_GROWTH_BEHIND: Final = 5
#: A figure without a unit or noun that is at least this large is still a count.
_LARGE: Final = 1000
#: Units that have no price of one.
_NEVER_PRICED: Final = frozenset({None, "percent", "percentage_point", "ratio", "count"})
#: The indicator of which figures below zero without a unit are.
AIR_TEMPERATURE: Final = "air_temperature"
#: Marks around a name.
_OPENING: Final = '\u00ab\u201c\u201e"'
_CLOSING: Final = '\u00bb\u201d"'


def settle(scan: Scan, events: Events) -> None:
    """Complete the figures of a sentence once all of it is read."""
    _drop_directions(scan, events)
    drop_joined(scan, events)
    if not events.quantities:
        return
    quantities = [part for q in events.quantities for part in _split(scan, events, q)]
    for k in range(len(quantities) - 1):
        if are_part_and_whole(events, quantities[k], quantities[k + 1]):
            quantities[k : k + 2] = [q._replace(unit="count") for q in quantities[k : k + 2]]
    for k, q in enumerate(quantities):
        if q.kind != "plain":
            continue
        if q.unit is None:
            quantities[k] = _elided(scan, events, quantities, k)
        elif q.unit == "count" and q.noun_at is not None and "points" in scan.kinds[q.noun_at]:
            quantities[k] = in_points(events, quantities, k)
        elif "/" not in q.unit:
            quantities[k] = lifted_from_a_hectare(scan, events, _compound(events, q, quantities[k - 1]) if k else q)
        quantities[k] = amount_of_one(scan, events, quantities, k)
    share_modifiers(quantities)
    if len(quantities) > 1:
        priced = [q for q in quantities if _is_priced(q, quantities)]
        events.mutes += [Mute(q.start, q.end, "name", q.obs, 0, q.unit) for q in priced]
        quantities = [q for q in quantities if q not in priced]
    events.quantities = with_pace(_measured(scan, events, quantities))


def _drop_directions(scan: Scan, events: Events) -> None:
    """ "Made up 61 per cent" holds no rise: words of direction inside a phrase of share or a quoted name are none."""
    if not events.directions:
        return
    events.directions = [d for d in events.directions if not _is_quoted(scan, d)]
    widened = [m for q in events.quantities if q.modifier != "exact" and (m := scan.ending_at(q.start, "modifier")) is not None]
    phrases = [cue for cue in (*events.cued("share"), *widened) if cue.end - cue.start > 1]
    if phrases:
        events.directions = [d for d in events.directions if not any(c.start <= d.start and d.end <= c.end for c in phrases)]


def _is_quoted(scan: Scan, match: Match) -> bool:
    """Whether a capital word or its neighbour stands in quotation marks, being a name: "«Milliy tiklanish»"."""
    if not (scan.marks[match.end] in _CLOSING or scan.marks[match.end + 1] in _CLOSING):
        return False
    opened = next((i for i in (match.start - 1, match.start - 2) if scan.marks[i] in _OPENING), None)
    return opened is not None and scan.capital(opened + 1)


def _is_priced(q: Quantity, quantities: list[Quantity]) -> bool:
    """Whether a figure is the one of something that a price or amount is for: "one tonne costs 30 thousand tenge"."""
    if is_one(q) and any((x.unit or "").endswith(f"/{q.unit}") for x in quantities):
        return True
    if q.obs != 1 or q.unit in _NEVER_PRICED or q.modifier != "exact" or q.numeral.magnitude or q.high is not None:
        return False
    return any(x.currency and x.unit != q.unit for x in quantities)


def _split(scan: Scan, events: Events, q: Quantity) -> list[Quantity]:
    """A "from … to …" with a verb of change is two levels, else a range."""
    if not q.from_to or q.high is None:
        return [q]
    moves = [d for d in events.directions if d.entry.get("value") in ("up", "down", "moved") and not d.entry.get("noun")]
    verbs = [*moves, *events.cued("revise"), *(m for x in events.quantities if (m := scan.match(x.start, "multiple")) is not None)]
    verb_last = scan.pack.verb_last
    last = max((x.end for x in events.quantities if verb_last and _is_growth_behind(scan, q, x)), default=q.end)
    verbs = [d for d in verbs if last == q.end or not d.entry.get("comparative")]
    moved = any(q.end <= d.start <= last + _VERB_BEHIND if verb_last else d.end <= q.start for d in verbs)
    if not moved and q.high.value > q.numeral.value and not (verbs and _follows_growth(events, q)):
        return [q]
    high = q.high
    goal = q.features if verb_last else q.features | {"dat"}
    unit = scan.match(q.numeral.end, "unit")
    end = q.numeral.end if unit is None else inflected(scan, unit)[0]
    first = q._replace(end=end, high=None, modifier="exact", from_to=False, features=frozenset({"abl"}))
    second = q._replace(start=high.start, numeral=high, high=None, modifier="exact", from_to=False, features=goal)
    return [first, second]


def _follows_growth(events: Events, q: Quantity) -> bool:
    """ "2,6 есеге, 24 мыңнан 64 мың тоннаға дейін, … өсті": behind its growth stands from where to where something went."""
    grown = (x for x in events.quantities if x.unit in ("ratio", "percent") and x.kind != "fraction")
    return any(0 <= q.start - x.end <= _BEHIND_GROWTH for x in grown)


def _is_growth_behind(scan: Scan, q: Quantity, x: Quantity) -> bool:
    """Whether a growth right behind a range shares its verb: "352 млн доллардан 441 млн долларға дейін, яғни 1,5 есе артқан"."""
    return x.unit in ("ratio", "percent") and 0 < x.start - q.end <= _GROWTH_BEHIND and not scan.has_mark(q.end, x.start, ";:(")


def _elided(scan: Scan, events: Events, quantities: list[Quantity], k: int) -> Quantity:
    """Units left out in a list are those of a neighbour: "exports 1.7 bn, imports 4.1 bn dollars", "up from 2.9"."""
    q = quantities[k]
    inside = in_bracket(scan, events, quantities, k) or entry_like(scan, events, quantities, k)
    if inside is not None:
        return inside
    if q.sign < 0 and any(m.entry.get("name") == AIR_TEMPERATURE for m in events.indicators):
        return q._replace(unit="degC")  # "The temperature fell to minus 20"
    if scan.right_before(q.start, 1, "toll") or _is_numbered(events, q):
        return q._replace(unit="count")  # "The number of flats built: 186,400", whatever is measured around it.
    lender = (
        goal(quantities, k)
        or _led_to(events, quantities, k)
        or beside_price(scan, events, quantities, k)
        or last_of_list(scan, quantities, k)
        or share_of_list(scan, events, quantities, k)
    )
    if lender is None:
        after = next((x for x in quantities[k + 1 :] if _lends(scan, events, x, q)), None)
        before = next((x for x in reversed(quantities[:k]) if _lends(scan, events, x, q)), None)
        lender = after if q.numeral.magnitude and after is not None and after.currency else before or after
    if lender is None:
        if is_per_people(scan, events, q):
            return q._replace(unit="count")
        lender = alike(scan, events, quantities[:k], q)
    if lender is None or (lender.unit in ("percent", "permille") and (q.numeral.in_words or q.obs > _LARGE)):
        return q
    return lent(q, lender)


def _is_numbered(events: Events, q: Quantity) -> bool:
    """Whether "number of" stands before a figure: in "в том числе" there is no number."""
    within = {(part.start, part.end) for part in events.cued("parts")}
    cues = (cue for cue in events.cued("number_of") if q.start - 2 <= cue.end <= q.start)
    return any(not any(start <= cue.start and cue.end <= end for start, end in within) for cue in cues)


def _led_to(events: Events, quantities: list[Quantity], k: int) -> Quantity | None:
    """The level that a change led to: "уменьшилось на 140 тыс., до 1,5 млн человек"."""
    q = quantities[k]
    following = quantities[k + 1] if k + 1 < len(quantities) else None
    if following is None or following.unit in (None, "percent") or not events.cue_ends("by", q.start - 1, q.start + 1):
        return None
    led = events.cue_ends("to", following.start - 1, following.start + 1)
    return following if led and following.start - q.end <= _BEHIND_GROWTH else None


def _lends(scan: Scan, events: Events, lender: Quantity, q: Quantity) -> bool:
    """Whether a figure without a unit can mean the unit of another."""
    if lender.unit is None or lender.kind != "plain" or lender.unit == "ratio":
        return False
    if lender.unit == "degC" and q.sign:
        return True
    percent = lender.unit in ("percent", "percentage_point")
    if percent and (q.numeral.magnitude or q.numeral.value >= _LARGE):
        return False
    if has_own_time(scan, events, lender, q):
        return True
    near = lender.end <= q.start <= lender.end + 4 or (lender.unit == "count" and lender.end <= q.start)
    if near and _is_compared(scan, q.start):
        return True
    if percent:
        return "poss" in q.features and "poss" in lender.features and lender.end < q.start <= lender.end + LIST_GAP
    if q.numeral.magnitude:
        # What is lifted from a hectare does not tell of what is counted in millions, a price does of one like it.
        alike = lender.numeral.magnitude == q.numeral.magnitude or (lender.currency and is_comparable(lender.obs, q.obs))
        return "/" not in lender.unit or alike
    told_part = any(lender.end <= c.start and c.end == q.start for c in events.cued("parts"))
    if told_part and q.obs < lender.obs and "/" not in lender.unit and not lender.currency:
        return True
    if lender.unit != "count" or q.numeral.decimals:
        return q.numeral.in_words and lender.unit == "count"
    listed = min(abs(q.start - lender.end), abs(lender.start - q.end)) <= 2
    listed = listed or is_next(scan, events, lender, q)
    behind = lender.end <= q.start and (_is_gapped(scan, q) or _is_part(events, q) or _is_difference(scan, q))
    return q.numeral.in_words or listed or behind


def _is_part(events: Events, q: Quantity) -> bool:
    """Whether a figure is of those counted before: "from them 11", "118 of them", "оның 17-сі"."""
    if "poss" in q.features or any(c.end <= q.start or c.start == q.end for c in events.cued("parts")):
        return True
    return events.cue_begins("out_of", events.sentence.first, events.sentence.first + 1)  # "Of 1,480 buses, 310 run on gas"


def _is_difference(scan: Scan, q: Quantity) -> bool:
    """ "530 more than a year before"."""
    entry = scan.entry(q.end, "direction")
    return entry is not None and entry.get("value") in ("up", "down")


def _is_gapped(scan: Scan, q: Quantity) -> bool:
    """Whether a figure stands for a whole clause: "290 cars were built in May, in June — 350", "and 350 in June"."""
    opened = scan.marks[q.start - 1] in "\u2013\u2014" or "and" in scan.kinds[q.start - 1]
    if not opened or q.end >= len(scan.tokens):
        return opened
    return scan.tokens[q.end].kind == "mark" or not scan.kinds[q.end].isdisjoint(("function", "and"))


def _is_compared(scan: Scan, start: int) -> bool:
    """Whether "from" or "against" stands right before a token."""
    return any(
        match.entry.kind == "cue" and match.end == start and match.entry.get("value") in ("from", "against", "compare")
        for back in (1, 2, 3, 4)
        if start >= back
        for match in scan.phrases[start - back]
    )


def _compound(events: Events, q: Quantity, previous: Quantity) -> Quantity:
    """ "15.3 centners a hectare against 12.1 centners": the second is per hectare too, if nothing new is named in between."""
    if previous.unit is None or "/" not in previous.unit or previous.unit.partition("/")[0] != q.unit:
        return q
    named = any(previous.end <= m.start < q.start for m in (*events.indicators, *events.directions))
    other = named or q.numeral.magnitude != previous.numeral.magnitude or q.obs >= 10 * previous.obs
    return q if other else q._replace(unit=previous.unit)


def _measured(scan: Scan, events: Events, quantities: Sequence[Quantity]) -> Iterator[Quantity]:
    """Of figures without a unit, those with decimals stay as they are, large, inflected or modified ones are counts; others go.

    Where something moved to ("fell by a third to 126") is a count as well.
    """
    if all(q.unit is not None or q.kind != "plain" for q in quantities):
        yield from quantities
        return
    reached = (
        {cue.end for value in ("to", "from", "against") for cue in events.cued(value)}
        if events.directions or _multiplied(quantities)
        else set()
    )
    last = events.sentence.last - 1
    by = {cue.end for cue in events.cued("by")} if events.directions else set()
    told: Quantity | None = None
    for q in quantities:
        n = q.numeral
        fractional = not n.magnitude and (n.decimals or 0) > 0
        if q.unit is not None or q.kind != "plain" or fractional:
            yield q
        elif (
            is_told(scan, events, quantities, q)
            or ((q.start in reached or (q.start in by and q.end == last)) and not n.in_words)
            or _counts(q)
            or is_of_those_before(scan, events, q)
            or is_rest_of_count(events, quantities, q)
            or (events.sentence.listed and not n.in_words and is_labelled(scan, q))
        ):
            told = q._replace(unit="count")
            yield told
        elif told is not None and not n.in_words and _lends(scan, events, told, q):
            yield lent(q, told)  # "Поездов отправлено 402 против 258 годом ранее"
        else:
            events.mutes.append(Mute(q.start, q.end, "vague", n.value, n.decimals))


def _multiplied(quantities: Iterable[Quantity]) -> bool:
    return any(q.kind == "multiple" for q in quantities)


def _counts(q: Quantity) -> bool:
    """Whether a bare figure is large, inflected or modified enough to count something."""
    large = q.numeral.magnitude or q.numeral.value >= _LARGE
    return bool(large) or q.modifier != "exact" or not q.features.isdisjoint(("abl", "dat", "poss"))
