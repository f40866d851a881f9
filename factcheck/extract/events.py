"""The events of a sentence in order: quantities, times, and the phrases that say what they are about."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Final

from factcheck.extract.addresses import addresses
from factcheck.extract.asides import without_asides, without_backgrounds
from factcheck.extract.bodies import without_names_of_bodies
from factcheck.extract.elision import settle
from factcheck.extract.event_lists import Events, Mute
from factcheck.extract.lending import lend_entry, lend_money, lend_unit
from factcheck.extract.list_headers import under_header
from factcheck.extract.mean_spans import read_mean_span
from factcheck.extract.mentions import NAMING, SPOKEN, collect
from factcheck.extract.name_pairs import settle_lone, with_pairs
from factcheck.extract.numerals import read_numeral
from factcheck.extract.past_days import with_past_days
from factcheck.extract.quantities import OPENING_QUANTITY, read_quantity
from factcheck.extract.quantity import Quantity
from factcheck.extract.scan import Scan
from factcheck.extract.sentence import Sentence
from factcheck.extract.time_elision import read_elided
from factcheck.extract.time_ranges import with_ranges
from factcheck.extract.times import OPENING_TIME, TimeContext, TimeExpr, read_time
from factcheck.extract.told_counts import is_difference
from factcheck.languages.entry import Match
from factcheck.languages.tokens import SIGNS
from factcheck.model.claim import SetAside

__all__ = ["Events", "Mute", "read_events"]

_LEXICAL: Final = frozenset({"lexical", "vague_number"})
_FIGURES: Final = frozenset({"number", "date", "time", "code"})
#: Kinds of phrases that begin a time or quantity, or keep a number from being one.
_OPENING: Final = _LEXICAL | OPENING_TIME | OPENING_QUANTITY
#: Kinds of phrases at which something may be entered.
_STOPS: Final = _OPENING | SPOKEN
#: What is called by its verb of movement; elsewhere such a verb is only part of a name: "women make up", "value added".
_GROWING: Final = ("gdp", "_price")
#: Tokens from the verb behind words for the basis of prices to the figure that says what it came to.
_TOLD: Final = 6


def read_events(scan: Scan, context: TimeContext) -> list[Events]:
    """The events of every sentence."""
    blocked = {first: Mute(first, last, reason) for first, last, reason in addresses(scan)}
    stops = sorted({*scan.figures, *blocked, *scan.all_begun(_STOPS)})
    out: list[Events] = []
    header: Quantity | None = None
    measured: Quantity | None = None
    for sentence in scan.sentences:
        if sentence.section == "header":
            out.append(_header(scan, sentence, context))
            continue
        each = _sentence(scan, sentence, context, blocked, stops)
        header = under_header(scan, each, header)
        if sentence.listed and out:
            lend_entry(scan, out[-1], each)
        settle(scan, each)
        if out and out[-1].sentence.paragraph == sentence.paragraph:
            lend_unit(out[-1], each)
        measured = lend_money(scan, each, measured)
        out.append(each)
    settle_lone(scan, out)
    return out


def _header(scan: Scan, sentence: Sentence, context: TimeContext) -> Events:
    """Dates and areas of the line with date or agency; it claims nothing."""
    events = Events(sentence)
    i = sentence.first
    while i < sentence.last:
        if scan.tokens[i].kind in _FIGURES:
            time = read_time(scan, i, context)
            end = i + 1 if time is None else time.end
            events.mutes.append(Mute(i, end, "time" if scan.tokens[i].kind == "time" else "date"))
            i = end
            continue
        area = scan.match(i, "area")
        if area is not None:
            events.areas.append(area)
        i += 1
    return events


def _sentence(scan: Scan, sentence: Sentence, context: TimeContext, blocked: Mapping[int, Mute], stops: Sequence[int]) -> Events:
    """The events of a sentence; ``stops`` are the tokens at which something may begin."""
    events = Events(sentence)
    figures, kinds = scan.figures, scan.kinds
    past = sentence.first
    for i in stops[bisect_left(stops, sentence.first) : bisect_left(stops, sentence.last)]:
        if i < past:
            continue
        if i in blocked:
            events.mutes.append(blocked[i])
            past = blocked[i].end
        elif i in figures or not kinds[i].isdisjoint(_OPENING):
            past = _step(scan, i, sentence.last, context, events)
        else:
            past = collect(scan, i, events, SPOKEN)
    _see_verbs_of_names(scan, events)
    if "relative" in scan.present:
        without_asides(scan, events)
    if "background" in scan.present:
        without_backgrounds(scan, events)
    events.index()
    if len(events.times) > 1:
        events.times = with_ranges(scan, events.times)
    events.times = with_past_days(scan, events, context.published)
    named = without_names_of_bodies(scan, sentence, with_pairs(scan, sentence, events))
    bases = (*events.cued("current"), *events.cued("constant"))
    events.indicators = [m for m in named if not _is_price_basis(scan, events, m, bases)] if bases else named
    return events


def _see_verbs_of_names(scan: Scan, events: Events) -> None:
    """A name may end in the verb that says which way it went: "the country's economy grew"."""
    for match in events.indicators:
        last = match.end - 1
        moved = scan.match(last, "direction") if last > match.start and str(match.entry.get("name")).endswith(_GROWING) else None
        if moved is not None and not moved.entry.get("noun") and moved not in events.directions:
            events.directions.append(moved)
    events.directions.sort(key=lambda each: each.start)


def _is_price_basis(scan: Scan, events: Events, match: Match, bases: Sequence[Match]) -> bool:
    """Whether a name is only a part of the words for the prices a figure is in: "in constant prices".

    What it came to may be told of it in turn: "с поправкой на инфляцию, составившую 7,3%".
    """
    longer = (c for c in bases if c.end - c.start > match.end - match.start)
    return any(c.start <= match.start and match.end <= c.end and not _is_told_of(scan, events, c) for c in longer)


def _is_told_of(scan: Scan, events: Events, phrase: Match) -> bool:
    """Whether a participle beside a phrase says what it came to: ", составившую 7,3%,", "7,3%-ды құраған …"."""
    if events.cue_ends("be", phrase.start, phrase.start + 1):
        return True
    behind = phrase.end + (scan.marks[phrase.end] == ",")
    behind += "relative" in scan.kinds[behind]
    return events.cue_begins("be", behind, behind + 1) and events.figure_between(behind, behind + _TOLD)


def _step(scan: Scan, i: int, last: int, context: TimeContext, events: Events) -> int:
    """Past what begins at a token, which is entered."""
    token = scan.tokens[i]
    kinds = scan.kinds[i]
    if not kinds.isdisjoint(_LEXICAL):
        lexical = next((m for m in scan.phrases[i] if m.entry.kind in _LEXICAL and m.end <= last and _is_printed(scan, m)), None)
        if lexical is not None:
            time = read_time(scan, i, context, last) if "ordinal" in kinds else None
            if time is not None and lexical.end < time.end <= last:
                return _take_time(scan, time, events)  # "The first two months"
            return _take_lexical(scan, lexical, events)
    if token.kind == "time":
        events.mutes.append(Mute(i, i + 1, "time"))
        return i + 1
    if token.kind == "code":
        return _code(scan, i, last, context, events)
    figure = token.kind in _FIGURES
    span = read_mean_span(scan, i) if figure else None
    if span is not None and span.end <= last:
        return _take_quantity(scan, span, events)
    if figure or not kinds.isdisjoint(OPENING_TIME):
        time = read_time(scan, i, context, last)
        if time is not None and time.end <= last:
            return _take_time(scan, time, events)
        elided = read_elided(scan, i, events.times) if "ordinal" in kinds and events.times else None
        if elided is not None:
            return _take_time(scan, elided, events)
    if figure or not kinds.isdisjoint(OPENING_QUANTITY) or token.text in SIGNS:
        quantity = read_quantity(scan, i)
        if quantity is not None and quantity.end <= last:
            return _take_quantity(scan, quantity, events)
    return i + 1 if kinds.isdisjoint(SPOKEN) else collect(scan, i, events, SPOKEN)


def _is_printed(scan: Scan, match: Match) -> bool:
    """Whether a name is printed as it is written: "улица 1 Мая", but "на 1 мая"."""
    return not match.entry.get("case_sensitive") or scan.slice(match.start, match.end) == match.entry.phrase


def _take_lexical(scan: Scan, match: Match, events: Events) -> int:
    """A phrase that holds a number word and counts nothing."""
    reason: SetAside = "vague" if match.entry.kind == "vague_number" else match.entry.get("reason", "pointing_back")
    numeral = read_numeral(scan, match.start)
    value = None if numeral is None or numeral.end > match.end else numeral.value
    events.mutes.append(Mute(match.start, match.end, reason, value))
    longer = [m for m in scan.phrases[match.start] if m.end > match.end]
    events.cues += [m for m in longer if m.entry.kind == "cue"]  # "har bir mehmon"
    name = next((m for m in longer if m.entry.kind == "indicator"), None)  # "ikki tomonlama savdo"
    if name is None:
        return match.end
    events.indicators.append(name)
    return name.end


def _code(scan: Scan, i: int, last: int, context: TimeContext, events: Events) -> int:
    time = read_time(scan, i, context, last)
    if time is not None and time.end <= last:
        events.times.append(time)
        return time.end
    events.mutes.append(Mute(i, i + 1, "name"))
    return i + 1


def _take_time(scan: Scan, time: TimeExpr, events: Events) -> int:
    events.times.append(time)
    if time.grain == "duration":
        events.mutes.append(Mute(time.start, time.end, "duration", Decimal(time.length), 0, time.unit))
        return time.end
    numbers = [scan.tokens[k] for k in range(time.start, time.end) if scan.tokens[k].kind in ("number", "date")]
    if numbers:
        figures = [token.text for token in numbers if token.kind == "number"]
        value = Decimal(figures[0]) if len(figures) == 1 and figures[0].isdecimal() else None
        reason: SetAside = "date" if time.grain == "day" else "period"
        events.mutes.append(Mute(time.start, time.end, reason, value, None if value is None else 0))
    return time.end


def _take_quantity(scan: Scan, quantity: Quantity, events: Events) -> int:
    n = quantity.numeral
    if quantity.set_aside is not None:
        events.mutes.append(Mute(quantity.start, quantity.end, quantity.set_aside, n.value, n.decimals, quantity.unit))
        return quantity.end if quantity.high is not None else max(n.end, quantity.start + 1)
    if _is_article(quantity) and not is_difference(scan, n.end):
        collect(scan, quantity.start, events, SPOKEN)
        return n.end
    events.quantities.append(quantity)
    # The noun after a number may name an indicator or an area: it is read as well.
    named = quantity.noun_at if quantity.noun_at is not None else n.end if quantity.item else quantity.end
    for k in range(named, quantity.end):
        collect(scan, k, events, NAMING)
    return quantity.end


def _is_article(quantity: Quantity) -> bool:
    """ "One" and its like before a noun, and number words without any noun, are seldom figures."""
    n = quantity.numeral
    if not n.in_words or quantity.kind != "plain" or quantity.unit not in (None, "count"):
        return False
    if n.value <= 1 and n.magnitude == 0:
        return True
    return n.bare and quantity.modifier == "exact" and not n.features
