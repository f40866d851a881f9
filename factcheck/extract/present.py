"""What is so or done now, and what is to be done in a time that has begun."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

from factcheck.extract.events import Events
from factcheck.extract.outlook_words import Outlook
from factcheck.extract.quantity import Quantity
from factcheck.extract.scan import Scan
from factcheck.extract.time_periods import TimeExpr
from factcheck.extract.told_times import stands
from factcheck.languages.entry import Match
from factcheck.languages.morphology import split_mark

_SPANS: Final = frozenset({"month", "months", "quarter", "half", "days", "year"})
_CLAUSE: Final = ",;:()\u2013\u2014"


def goes_on(scan: Scan, events: Events, found: Sequence[Outlook], time: TimeExpr, q: Quantity) -> bool:
    """ "Сейчас выполняется 12 рейсов": nothing but words of the same clause between, none of them of planning."""
    if time.end > q.start or scan.has_mark(time.end, q.start, _CLAUSE) or events.figure_between(time.end, q.start):
        return False
    led = events.cue_ends("to", q.start - 1, q.start + 1)
    subject = any(outlook.end == time.start for outlook in found)  # "The forecast now stands at 98 million tonnes."
    return not led and not subject and not any(time.end <= outlook.start < q.start for outlook in found)


def is_under_way(time: TimeExpr, published: date | None) -> bool:
    """Whether a span of months has begun and not ended."""
    if published is None or time.period is None or time.period.start is None or time.grain not in _SPANS:
        return False
    return time.role is None and time.period.start <= published < time.period.end


def is_to_be_done(scan: Scan, events: Events, q: Quantity) -> bool:
    """Whether a verb of what is or will be done closes the sentence, where one form says both: "500 млн кВт·сағ береді"."""
    words = [i for i in range(q.numeral.end, events.sentence.last) if scan.tokens[i].kind == "word"]
    if not scan.pack.verb_last or not words or not scan.pack.is_present(scan.tokens[words[-1]].word):
        return False
    so = any(cue.end > words[-1] for cue in events.cued("be"))
    return not so and not stands(scan, events, q, stock=True)


def is_at_close(scan: Scan, events: Events, time: TimeExpr, published: date | None, q: Quantity) -> bool:
    """Whether a sentence tells how things will be at the end of a year or quarter: "yil yakunida inflyatsiya 8 foiz bo'ladi"."""
    if time.role != "closing" or not scan.pack.verb_last or published is None or events.cued("each_time") or events.cued("usually"):
        return False
    words = [i for i in range(q.numeral.end, events.sentence.last) if scan.tokens[i].kind == "word"]
    ahead = time.period is None or time.period.end > published
    if not ahead or not words or not scan.pack.is_present(scan.tokens[words[-1]].word):
        return False
    moved = scan.match(words[-1], "direction")  # "Ұлғай-ды" grew.
    return moved is None or not moved.entry.phrase.endswith("^") or _is_of_state(scan, moved)


def ends_in_present(scan: Scan, events: Events, q: Quantity) -> bool:
    """Whether a verb of what is or will be stands right behind a figure and closes its clause: "69 мың теңге болады, қазір …".

    The clause names no time of its own.
    """
    if not scan.pack.verb_last:
        return False
    first = scan.clause_start(q.start, events.sentence.first, _CLAUSE)
    last = scan.next_mark(q.end, events.sentence.last, _CLAUSE)
    if any(first <= t.start < last or (t.grain == "now" and t.end <= q.start) for t in events.times) or scan.begins_within(
        first, last, "per"
    ):
        return False
    if any(stands(scan, events, x, stock=True) for x in events.quantities):
        return False
    if q.end >= last:
        return False
    at = q.end + scan.tokens[q.end].word.endswith(scan.pack.locative_endings)  # "9–11 % дәлізінде болады"
    closes = last == at + 1 or (last == at + 2 and scan.tokens[at + 1].kind == "mark")
    if not closes or events.cued("per_annum"):
        return False
    verb = scan.tokens[at]
    return verb.kind == "word" and scan.pack.is_present(verb.word)


def will_move(scan: Scan, events: Events, q: Quantity) -> bool:
    """Whether the verb right behind a growth says that something moves or will move so: no growth goes on every day."""
    if not scan.pack.verb_last or events.cued("each_time"):
        return False
    verb = scan.match(q.end, "direction")
    return verb is not None and _is_of_state(scan, verb)


def _is_of_state(scan: Scan, verb: Match) -> bool:
    """Whether a verb of movement ends as one that tells what is or will be: "азай-ды" fell, "төменде-йді" falls."""
    stem, mark = split_mark(verb.entry.phrase.split()[-1])
    ending = scan.tokens[verb.end - 1].word[len(stem) :] if mark else ""
    return ending.endswith(scan.pack.state_endings)
