"""What a line that ends with a colon says of the entries of the list below it: whether they are planned, for when, of whom."""

from __future__ import annotations

from typing import Final, NamedTuple

from factcheck.extract.event_lists import Events
from factcheck.extract.located import HEADED, Where
from factcheck.extract.movement import is_noun
from factcheck.extract.outlook_times import has_passed, is_late, is_to_come
from factcheck.extract.outlook_words import outlooks
from factcheck.extract.scan import Scan
from factcheck.extract.setting import Setting, is_city
from factcheck.extract.tense import tells_what_happened
from factcheck.extract.told_times import to_come
from factcheck.extract.when import Clock
from factcheck.model.claim import Direction, Modality
from factcheck.model.indicator import registry


class ListHead(NamedTuple):
    """What the entries of a list are unless they say otherwise; ``words`` say that they are planned.

    ``late``: the plan has a deadline beyond the year of publication, so that levels to be reached by then are targets;
    ``timed``: a time is named; ``indicator``: what it names; ``grows``: which way that moves.
    """

    mode: Modality = "actual"
    words: str = ""
    late: bool = False
    timed: bool = False
    indicator: str | None = None
    grows: Direction | None = None
    where: Where | None = None


#: What the shares of a list of answers are of.
SURVEYED: Final = "survey_respondents"
#: What stands above no list.
NO_HEAD: Final = ListHead()


def opens_list(scan: Scan, events: Events) -> bool:
    """Whether a sentence ends with a colon."""
    return scan.marks[events.sentence.last - 1] == ":"


def announced(scan: Scan, events: Events) -> str | None:
    """What a sentence without figures names last, in the line above a list no verb: "дауыстардың бөлінуі" are votes.

    Things that are only there may be what it is told by: "средняя зарплата в областях", "exports by country". None where it only
    says who told what was before: "Об этом сообщила служба занятости населения".
    """
    if events.cue_begins("reported", events.sentence.first, events.sentence.first + 1):
        return None
    if not opens_list(scan, events):
        return str(events.indicators[-1].entry.get("name"))
    if events.cued("asked"):
        return SURVEYED
    nouns = [m for m in events.indicators if "process" not in scan.kinds[m.start]]
    told = [m for m in nouns if registry().kind(m.entry.get("name")) != "stock"]
    return str((told or nouns or events.indicators)[-1].entry.get("name"))


def head_of_list(scan: Scan, events: Events, clock: Clock, around: Setting, indicator: str | None) -> ListHead:
    """What a sentence without figures that opens a list says of it; its time and ``indicator`` are what the entries are of."""
    timeline = clock.timeline
    if timeline.opens:
        timeline.beside = None
    told = [t for t, base in clock.named.pairs if not base]
    found = [] if events.cued("met") else outlooks(scan, events)
    where = _owner(events, around)
    if found and found[-1].end < events.sentence.last - 1 and tells_what_happened(scan, events):
        found = []
    ahead = [t for t in told if is_to_come(scan, events, t, timeline.published)]
    if told and not ahead and all(t.grain != "now" and has_passed(t, timeline.published) for t in told):
        found = []  # What is over is planned no more: "2025 жылы салынған мектептер былай бөлінеді:"
    if not found and not ahead:
        period = next((period for t in reversed(told) if (period := clock.named.absolute(t)) is not None), None)
        compared = [t for t, base in clock.named.pairs if base]
        timeline.head(period, clock.named.absolute(compared[-1]) if compared else None)
        return ListHead(indicator=indicator, grows=_movement(events), where=where)
    clock.named.actual = False
    planned = (clock.named.absolute(to_come(t, timeline.published)) for t in ahead or told)
    timeline.planned = next((period for period in planned if period is not None), timeline.planned)
    mode, first, last = (found[0].value, found[0].start, found[0].end) if found else ("plan", ahead[0].start, ahead[0].end)
    return ListHead(
        mode,
        scan.slice(first, last),
        any(is_late(t, timeline.published) for t in told),
        bool(told),
        indicator,
        _movement(events),
        where,
    )


def _movement(events: Events) -> Direction | None:
    """The way of the movement that the line names with a noun: "орташа жалақының ең жоғары өсімі:"."""
    nouns = [d.entry.get("value") for d in events.directions if is_noun(d)]
    return nouns[-1] if nouns and nouns[-1] in ("up", "down") else None


def _owner(events: Events, around: Setting) -> Where | None:
    """The one country that the line names, or the partner of what it tells that goes between countries."""
    countries = {m.entry.get("area") for m in events.areas if not is_city(m) and m.entry.get("kind") != "group"}
    if len(countries) != 1 or around.partner is not None:
        return None
    area = countries.pop()
    bilateral = any((entry := registry().get(m.entry.get("name"))) is not None and entry.bilateral for m in events.indicators)
    if not bilateral:
        return Where(area, None, "resolved", HEADED)
    return None if area == around.home else Where(around.home, area, "resolved", HEADED)
