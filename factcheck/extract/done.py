"""What has happened is a fact, whatever was planned: verbs of the past behind a figure, and how far a plan was met."""

from __future__ import annotations

from itertools import takewhile

from factcheck.extract.event_lists import Events
from factcheck.extract.outlook_words import NEXT, Outlook
from factcheck.extract.quantity import Quantity
from factcheck.extract.scan import Scan


def has_happened(scan: Scan, events: Events, q: Quantity) -> bool:
    """Whether the verb behind a figure says that it is done: "25 mingi yaratildi", "80 млн уже потрачены"."""
    done = [cue.end for cue in events.cued("done") if q.end <= cue.start <= q.end + 1]
    if any(not events.figure_between(end, end + 2) for end in done):
        return True
    endings, tokens = scan.pack.past_endings, scan.tokens
    behind = range(q.end, min(q.end + NEXT, events.sentence.last))
    words = takewhile(lambda i: tokens[i].kind == "word", behind)
    laid_down = (*events.cued("plan"), *events.cued("laid_down"))  # "деп белгіленген"
    set_down = {i for cue in laid_down for i in range(cue.start, cue.end)}
    past = scan.pack.past_words
    return bool(endings) and any((tokens[i].word.endswith(endings) or tokens[i].word in past) and i not in set_down for i in words)


def is_closed(scan: Scan, events: Events, first: int, last: int) -> bool:
    """Whether a finite verb in the past ends a clause between ("9 % are vaccinated, it is to be brought to 15 %")."""
    endings = scan.pack.past_endings
    if not endings:
        return False
    tokens, marks = scan.tokens, scan.marks
    so = {cue.end for cue in events.cued("there_is")}
    # "7,2 foizgacha sekinlashgan bo'lsa, yil yakunida 6,8 foiz bo'lishi kutilmoqda"
    so |= {cue.end for cue in events.cued("whereas") if tokens[cue.start - 1].word.endswith(endings)}
    if any(marks[i] == "," and (tokens[i - 1].word.endswith(endings) or i in so) for i in scan.places(first + 1, last)):
        return True
    other = scan.pack.adjective_endings + scan.pack.state_endings
    return scan.pack.verb_last and any(
        tokens[i - 1].word.endswith(scan.pack.event_endings) and not tokens[i - 1].word.endswith(other)
        for i in scan.begun("and", first, last)
    )  # "300 mingga yetdi va 500 mingga yetkaziladi"


def measures_plan(events: Events, q: Quantity, outlook: Outlook) -> bool:
    """ "78 % of the plan": what was done of a plan is a fact."""
    if q.unit != "percent":
        return False
    plans = events.cued("plan_base")
    return is_done(events, q) or any(p.start < outlook.end and outlook.start < p.end for p in plans)


def is_done(events: Events, q: Quantity) -> bool:
    """Whether a per cent figure tells how far a plan was met."""
    if q.unit != "percent":
        return False
    behind = events.cue_begins("plan_base", q.end - NEXT, q.end + NEXT + 1)
    return behind or any(
        -NEXT <= m.start - q.end <= 1 or (0 <= q.start - m.end <= 1 and not events.cue_begins("beyond", m.start, m.end))
        for m in events.cued("met")
    )  # "Below the 33.2 % forecast" tells no share of a plan.
