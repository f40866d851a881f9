"""What the words right beside a per cent figure tell of it: a noun of growth, where something got to, how far it is done."""

from __future__ import annotations

from typing import Final

from factcheck.extract.event_lists import Events
from factcheck.extract.movement import Movement, is_noun, word
from factcheck.extract.quantity import DASHES, Quantity
from factcheck.extract.scan import Scan
from factcheck.model.claim import Direction
from factcheck.model.indicator import registry

#: Per cent of a plan that are all of it; what goes beyond is an index.
_ALL: Final = 100
#: Tokens between a factor and the level it led to.
_EXPLAINED: Final = 4
#: Tokens between the noun that is a subject and its verb.
_SUBJECT: Final = 8
#: Tokens between a noun of growth and the verb that says how it moved.
_GROWN: Final = 4
#: Cases of a figure that is a part of something, or comes from it.
_OWNED: Final = frozenset({"poss", "abl", "dat", "gen"})
#: Tokens between two figures of a list.
_LISTED: Final = 6
#: What ends a figure of a list.
_CLOSING: Final = ",;.)"


def growth_named(scan: Scan, events: Events, movement: Movement, k: int) -> Direction | None:
    """The direction of a noun of movement whose measure the figure is: "прирост – 6,9 %", "the decline comes to 1.3 %"."""
    q = events.quantities[k]
    start = movement.phrase_start(q)
    be = next((cue for cue in events.cued("be") if cue.end == start), None)
    if movement.is_to(k) or movement.is_from(k) or (be is None and movement.preceded(q, "to")):
        return None
    ends: tuple[int, ...] = (start,) if be is None else (be.start,)
    if be is None and scan.marks[start - 1] in DASHES:
        ends = (start - 1, start - 2)  # "The growth is more modest – 6.9 %"
    noun = next((d for d in events.directions if d.end in ends and is_noun(d)), None)
    if noun is None and scan.pack.verb_last and (scan.marks[q.end] in _CLOSING or events.cue_begins("was", q.end, q.end + 1)):
        names = (m for m in events.indicators if m.end in ends and registry().kind(m.entry.get("name")) != "rate")
        inside = (scan.match(m.end - 1, "direction") for m in names)  # "ЖІӨ өсімі 6,4 %, …", "iqtisodiy o'sish 6,6 % edi"
        noun = next((d for d in inside if d is not None and is_noun(d)), None)
    return None if noun is None else word(noun)


def growth_reached(scan: Scan, events: Events, movement: Movement, k: int) -> Direction | None:
    """The direction of a noun of movement that is a subject: "GDP growth reached 3 %", "ЖІӨ өсімі 3 пайызға жетті"."""
    q = events.quantities[k]
    start = movement.phrase_start(q)
    if scan.pack.verb_last:
        told = movement.reaches(q)
        verb = start
    else:
        cue = next((c for value in ("be", "to") for c in events.cued(value) if c.end == start), None)
        told, verb = cue is not None, start if cue is None else cue.start
    if not told or movement.is_to(k) or movement.is_from(k):
        return None
    named = (scan.match(i, "direction") for m in events.indicators if m.end <= verb for i in range(m.start + 1, m.end))
    nouns = [d for d in (*events.directions, *named) if d is not None and d.end <= verb and is_noun(d)]
    noun = max(nouns, key=lambda d: d.end, default=None)
    if (
        noun is None
        or verb - noun.end > _SUBJECT
        or scan.has_mark(noun.end, verb, ",;:()")
        or events.figure_between(noun.end, verb)
    ):
        return None
    if scan.pack.verb_last and scan.tokens[noun.end - 1].word.endswith(scan.pack.oblique):
        return None
    of = [m for m in events.indicators if m.start < verb and abs(m.start - noun.start) <= _SUBJECT]
    moved = any(noun.end <= d.start < verb for d in events.directions)
    return None if moved or any(registry().kind(m.entry.get("name")) == "rate" for m in of[-1:]) else word(noun)


def growth_told(scan: Scan, events: Events, movement: Movement, k: int) -> Direction | None:
    """The direction of a noun of growth right before figures, whatever their verb: "YAIM o'sishi 6,7 foiz bo'lishi kutilmoqda"."""
    q = events.quantities[k]
    if not scan.pack.verb_last or q.features & _OWNED or movement.is_from(k) or movement.is_to(k) or events.cued("share"):
        return None
    before = [m for m in events.indicators if m.end <= q.start]
    if not before or registry().kind(before[-1].entry.get("name")) == "rate":
        return None
    first, last = before[-1].end - 1, before[-1].end + 1
    nouns = (d for i in range(first, last) if (d := scan.match(i, "direction")) is not None and is_noun(d))
    noun = next((d for d in nouns if d.end <= q.start and not scan.tokens[d.end - 1].word.endswith(scan.pack.genitive)), None)
    if noun is None or any(x.unit != "percent" for x in events.quantities if noun.end <= x.start < q.start):
        return None
    return None if any(noun.end <= d.start < q.end for d in events.directions) else word(noun)


def growth_moved(scan: Scan, events: Events, movement: Movement, k: int) -> Direction | None:
    """The direction of a noun of growth that itself moved to a figure: "growth to slow to 6 %", "өсім 8 пайызға дейін баяулады"."""
    q = events.quantities[k]
    if scan.pack.verb_last:
        verb = scan.match(q.end, "direction")
        if verb is None or not movement.is_until(q):
            return None
        start = q.start
    else:
        verbs = (*events.directions, *events.cued("revise"))
        at = movement.phrase_start(q)
        verb = next((d for d in verbs if d.end == at - 1), None)
        anew = next((c for c in events.cued("revise") if c.end == at or c.end == at - 2), None)
        verb = anew if verb is None or anew is not None else verb  # "Was revised up to 2.4 %"
        if verb is None or not (movement.preceded(q, "to") or q.start - at == 2 or anew is not None):
            return None
        start = verb.start
    nouns = [d for d in events.directions if is_noun(d) and d.end <= start and start - d.end <= _GROWN]
    if not scan.pack.verb_last and events.cued("revise"):
        inside = (scan.match(m.end - 1, "direction") for m in events.indicators if m.end <= start)
        nouns += [d for d in inside if d is not None and is_noun(d)]  # "GDP growth was revised to 2.4 %"
    if is_noun(verb) or not nouns or scan.has_mark(nouns[-1].end, start, ",;:()"):
        return None
    between = range(nouns[-1].end, start)
    return (
        None
        if any(m.start in between for m in events.indicators) or events.figure_between(between.start, between.stop)
        else word(nouns[-1])
    )


def growth_led(scan: Scan, events: Events, movement: Movement, k: int) -> Direction | None:
    """The direction of a growth that itself moved: "GDP growth slowed from 5.2 % to 4.1 %", "рост ВВП ускорился с 4,8 до 6,5 %".

    A verb of movement stands between the noun and the figures, in Turkic languages behind them: "the growth of the share from 5 %
    to 7 %" is one of shares. Nor is the growth of a rate one: inflation that grew is told in its levels.
    """
    q, sentence = events.quantities[k], events.sentence
    first = _first_of_pair(events, movement, k)
    if first is None:
        return None
    start = movement.phrase_start(first)
    nouns = [d for d in events.directions if is_noun(d) and d.end <= start]
    for match in events.indicators:
        inside = (scan.match(i, "direction") for i in range(match.start, match.end)) if match.end <= start else ()
        # "Qayta tiklanuvchi manbalar" are no recovery.
        nouns += [d for d in inside if d is not None and is_noun(d) and (d.end == match.end or not scan.pack.verb_last)]
    noun = max(nouns, key=lambda d: d.start, default=None)
    if noun is None or scan.has_mark(noun.end, start, ";:()") or events.figure_between(noun.end, start):
        return None
    verbs = [d for d in events.directions if not is_noun(d) and not d.entry.get("comparative")]
    verbs += events.cued("revise")
    if scan.pack.verb_last:
        told = any(q.end <= d.start <= q.end + _GROWN for d in verbs) or any(
            x.end <= d.start <= x.end + 1 for x in events.quantities[k + 1 : k + 2] for d in verbs
        )
    else:
        told = any(noun.end <= d.start < start for d in verbs)
    beside = [m for m in events.indicators if m.start < start and not m.end < sentence.first]
    of = min(beside, key=lambda m: abs(m.start - noun.start), default=None)
    named = [m for m in events.indicators if noun.end <= m.start and m.end <= start and m is not of]
    if not told or named or (of is not None and registry().kind(of.entry.get("name")) == "rate"):
        return None
    return word(noun)


def _first_of_pair(events: Events, movement: Movement, k: int) -> Quantity | None:
    """The first of the figures that say where something came from and got to, in whatever order; None for any other figure."""
    q = events.quantities[k]
    if not (movement.is_from(k) or movement.is_to(k) or movement.preceded(q, "to") or movement.is_until(q)):
        return None
    previous = events.quantities[k - 1] if k else None
    of_pair = previous is not None and previous.unit in (q.unit, None) and (movement.is_from(k - 1) or movement.is_from(k))
    return previous if of_pair else q


def explains_factor(scan: Scan, events: Events, movement: Movement, k: int) -> bool:
    """ "Вдвое выше – 10,6 %", "twice as high, at 14.8 %": behind a factor stands the level it leads to."""
    q = events.quantities[k]
    start = movement.phrase_start(q)
    previous = events.quantities[k - 1] if k else None
    if previous is None or previous.kind not in ("multiple", "times") or q.start - previous.end > _EXPLAINED:
        return False
    return scan.marks[start - 1] in DASHES or movement.preceded(q, "be")


def is_filled(events: Events, q: Quantity, *, verb_last: bool) -> bool:
    """How far something is full or done, whatever else moved: "заполнены на 63 %", "96 пайызға толды"."""
    met = q.obs <= _ALL and _is_beside(events, q, "fulfilled", verb_last=verb_last)
    return met or _is_beside(events, q, "filled", verb_last=verb_last)


def _is_beside(events: Events, q: Quantity, value: str, *, verb_last: bool) -> bool:
    beside = (q.end, q.end + 1) if verb_last else (q.start, q.start - 1)
    cues = events.cued(value)
    return bool(cues) and any((cue.start if verb_last else cue.end) in beside for cue in cues)


def follows_points(events: Events, movement: Movement, k: int) -> bool:
    """ "1,3 foiz bandiga qisqarib, 12,9 foizga tushdi": behind the change stands where it led."""
    return k > 0 and events.quantities[k - 1].unit == "percentage_point" and movement.after(k - 1, 2, own=True) is not None


def is_listed(scan: Scan, events: Events, previous: Quantity, q: Quantity) -> bool:
    """Whether a figure goes on with a list of per cent figures: a comma or "and" lies between, no verb and no bracket."""
    gap = range(previous.end, q.start)
    if (
        previous.unit != "percent"
        or previous.kind != "plain"
        or not 0 < len(gap) <= _LISTED
        or scan.has_mark(gap[0], q.start, "()")
    ):
        return False
    spoken = any(m.start in gap for m in (*events.directions, *events.cued("share"), *events.cued("rest")))
    return not spoken and any(scan.marks[i] in ",;" or "and" in scan.kinds[i] for i in gap)


def is_set_down(scan: Scan, events: Events, movement: Movement, k: int) -> bool:
    """ "Банк снизил ставку, доходность – 4,12 %": behind a dash stands what is, where another clause tells of a movement."""
    q = events.quantities[k]
    dash = movement.phrase_start(q) - 1
    if scan.pack.verb_last or scan.marks[dash] not in DASHES or scan.glued[dash + 1] or movement.after(k, 3, own=True) is not None:
        return False
    moved = [d for d in events.directions if d.end <= dash]
    # "Прибавили 18,7 %, кредиты бизнесу – 8,9 %" goes on with the verb; behind "на 18,7 %" that would be "на" again.
    if not any(moved and moved[-1].end <= cue.start < dash for cue in events.cued("by")):
        return False
    return scan.has_mark(moved[-1].end, dash, ",") and not any(is_noun(d) and d.end == moved[-1].end for d in moved)


def falls_to(scan: Scan, q: Quantity) -> bool:
    """Whether the verb behind a figure says where something fell to: "24 foizga tushdi"."""
    behind = scan.entry(q.end, "direction")
    return behind is not None and behind.get("role") == "to"


def gets_to_level(scan: Scan, movement: Movement, q: Quantity, first: int) -> bool:
    """ "Тозу деңгейі 60 пайызға дейін төмендеді": what is measured in per cent gets to a figure; its clause begins at ``first``."""
    if not (movement.is_until(q) or ("dat" in q.features and falls_to(scan, q))):
        return False
    return scan.begins_within(first, q.start, "level_noun")
