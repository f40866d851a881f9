"""What a survey tells: how many of those asked say so, and what they expect of prices.

"Households expect prices to rise by 11.6 %, businesses by 10.7 %" is no share of anybody.
"""

from __future__ import annotations

from typing import Final

from factcheck.extract.events import Events
from factcheck.extract.going_on import WHOLE
from factcheck.extract.scan import Scan
from factcheck.extract.shape import Shape
from factcheck.extract.topic import Topic
from factcheck.extract.what import ASKED, HOPED, Names, What
from factcheck.languages.entry import Match
from factcheck.model.indicator import registry

EXPECTED: Final = "inflation_expectations"
_PRICES: Final = frozenset({"consumer_prices", "inflation", "price", EXPECTED})
_CLAUSE: Final = ";:."
_MARKS: Final = ",;:\u2013\u2014("
#: Tokens from a figure to those whose share it is: "12% of households".
_OF: Final = 2
_SURVEYED, _RESPONDENTS = "employees_surveyed", "survey_respondents"


def answered(events: Events, topic: Topic, shape: Shape, what: What) -> What | None:
    """A share of those asked, whatever they answered about, where no thing of its own is what the share is of."""
    if shape.form != "share" or not (what.rule == WHOLE or what.indicator is None or registry().get(what.indicator) is not None):
        return None
    listed = topic.listed == _RESPONDENTS and events.sentence.listed
    tells = listed or bool(events.cued(ASKED)) or any(m.entry.get("name") == _SURVEYED for m in events.indicators)
    return What(_RESPONDENTS, what.item, "resolved", ASKED, what.words) if tells else None


def expected(scan: Scan, events: Events, k: int, names: Names) -> What | None:
    """What a per cent figure is of that stands behind those who expect it.

    Where the verb is not last, a comma or conjunction ends what they expect: "consumers expected relief, but inflation was 12 %".
    """
    q = events.quantities[k]
    if q.unit != "percent" or q.kind != "plain" or "expecting_people" not in scan.present:
        return None
    first = scan.clause_start(q.start, events.sentence.first, _CLAUSE if scan.pack.verb_last else _CLAUSE + ",")
    told = (scan.match(i, "expecting_people") for i in scan.begun("expecting_people", first, q.start))
    people = [match for match in told if match is not None]
    if not people:
        return None
    who = What(EXPECTED, scan.slice(people[-1].start, people[-1].end).lower(), "resolved", HOPED)
    if k and events.quantities[k - 1].end <= people[-1].start and names.name(k - 1).indicator == EXPECTED:
        return None if _named(events, people, events.quantities[k - 1].end, q.start) else who
    if scan.pack.verb_last:
        verbs, behind = scan.begun("expecting", q.end, scan.next_mark(q.end, events.sentence.last, _CLAUSE)), first
    else:
        verbs = scan.begun("expecting", people[-1].end, q.start)
        behind = verbs[0] if verbs else q.start
        verbs = [] if events.cue_begins("contrast", behind, q.start) or scan.begins_within(behind, q.start, "and") else verbs
    of_them = scan.begins_within(q.end, scan.next_mark(q.end, q.end + _OF, _MARKS), "expecting_people")
    if of_them or not verbs or events.figure_between(people[-1].end, q.start):
        return None
    named = _named(events, people, behind, q.start)
    return who if named and named[-1].entry.get("name") in _PRICES else None


def _named(events: Events, people: list[Match], first: int, last: int) -> list[Match]:
    """The indicators named between two tokens, those aside that the people themselves are called by."""
    inside = (m for m in events.indicators if first <= m.start and m.end <= last)
    return [m for m in inside if all(m.end <= cue.start or cue.end <= m.start for cue in people)]
