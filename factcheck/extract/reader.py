"""Article → claims: the way in to the extraction step."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import chain, groupby

from factcheck.extract import how
from factcheck.extract.claim_making import ClaimMaker
from factcheck.extract.event_day import day_told, event_day
from factcheck.extract.events import Events, read_events
from factcheck.extract.fiscal_years import beginnings_of_years
from factcheck.extract.headlines import completed, titled, twin_in_body
from factcheck.extract.parts import parts
from factcheck.extract.scan import Scan
from factcheck.extract.sentence_reader import Reading, SentenceReader
from factcheck.extract.setting import NOWHERE, OPENING, Setting, setting
from factcheck.extract.time_periods import TimeContext
from factcheck.extract.timeline import Timeline
from factcheck.extract.topic import Topic
from factcheck.model.article import Article, Section
from factcheck.model.claim import Claim
from factcheck.model.collecting import without_collecting
from factcheck.model.period import Period

#: What an article may mention without naming an indicator.
_BUDGET = "budget"

__all__ = ["Reading", "read", "read_claims", "read_parts"]


def read_claims(article: Article, *, all_numbers: bool = False) -> tuple[Claim, ...]:
    """The claims of an article in order; with ``all_numbers`` also the numbers that claim nothing (``set_aside``)."""
    return tuple(reading.claim for reading in read(article, all_numbers=all_numbers))


def read(article: Article, *, all_numbers: bool = False) -> list[Reading]:
    """The readings of an article in order of their place."""
    return list(chain.from_iterable(read_parts(article, all_numbers=all_numbers)))


def read_parts(article: Article, *, all_numbers: bool = False) -> Iterator[list[Reading]]:
    """The same part by part, so that those of a long article need not be in memory together; most articles are one part."""
    reader = _PartReader(article)
    for part in parts(article):
        # What was found on the way is gone before Python looks for cycles again.
        with without_collecting():
            readings = reader.read(Scan(article, part), all_numbers=all_numbers)
        yield readings


class _PartReader:
    """Reads the parts of an article in order, each in the light of those before it.

    The countries and the fiscal year are those of the part, whose first sentences are taken to be those of the article.
    """

    def __init__(self, article: Article) -> None:
        self._published = article.published
        self._told: date | None = None
        self._topic = Topic()
        self._sentences = SentenceReader(NOWHERE, self._topic, article.published)
        self._opening: list[Events] = []

    def read(self, scan: Scan, *, all_numbers: bool) -> list[Reading]:
        """The readings of a part in order of their place."""
        if not scan.tokens:
            return []
        events, self._sentences.around = self._surveyed(scan)
        readings = self._figures(scan, events)
        self._opening = self._opening or events[: OPENING + 1]
        if all_numbers:
            for each in events:
                maker = ClaimMaker(scan, each)
                readings += [Reading(maker.muted(mute), {"set_aside": mute.reason}) for mute in each.mutes]
            readings.sort(key=lambda r: (r.claim.start or 0, r.claim.end or 0))
        return readings

    def _surveyed(self, scan: Scan) -> tuple[list[Events], Setting]:
        """The events of a part and its countries, whose fiscal year may date some of the events."""
        events = read_events(scan, TimeContext(self._published))
        if self._published is None and self._told is None:
            self._told = day_told(events)
            events = events if self._told is None else read_events(scan, TimeContext(self._told))
        today = self._published or self._told
        prose = [each for each in events if each.sentence.section != "table"]
        around = setting([*self._opening, *(prose or events)], scan.pack.home, owner_first=scan.pack.verb_last)
        if any(time.fiscal for each in events for time in each.times):
            begins = beginnings_of_years(around.home, scan)
            events = read_events(scan, TimeContext(today, begins)) if begins else events
        return events, around

    def _body(self, scan: Scan, events: Sequence[Events], headlines: Sequence[Events]) -> list[Reading]:
        """The readings of the body, paragraph by paragraph and table by table."""
        found: list[Reading] = []
        sections = scan.article.sections
        tables = [each for each in sections if each.kind == "table" and scan.first <= each.start < scan.last]
        if not tables:
            return self._paragraphs(scan, events)
        above = headlines[-1] if headlines else None
        for start, part in groupby(events, key=lambda each: _table_start(tables, each)):
            run = list(part)
            section = next((table for table in tables if table.start == start), None)
            table = None if section is None else self._sentences.table(scan, section, above)
            found += self._paragraphs(scan, run) if table is None else _in_table(scan, run, table)
            above = run[-1]
        return found

    def _paragraphs(self, scan: Scan, events: Sequence[Events]) -> list[Reading]:
        found: list[Reading] = []
        for _, paragraph in groupby(events, key=lambda each: each.sentence.paragraph):
            told: list[Reading] = []
            for each in paragraph:
                told = _credit(scan, each, told)
                told += self._sentences.read(scan, each)
            found += told
        return found

    def _figures(self, scan: Scan, events: Sequence[Events]) -> list[Reading]:
        """Body before headline, so that a headline can take from the body what it leaves out."""
        headlines = [each for each in events if each.sentence.section == "headline"]
        named = [match.entry.get("name") for each in headlines for match in each.indicators]
        topic, reader = self._topic, self._sentences
        topic.headline = topic.headline or (named[0] if named else None)
        topic.mentioned |= {match.entry.get("name") for each in events for match in each.indicators}
        topic.mentioned |= {_BUDGET for each in events if each.cued(_BUDGET)}
        reader.timeline.on_budget = _BUDGET in topic.mentioned
        if not self._opening:
            reader.timeline.event = event_day(scan, events, self._published)
            reader.timeline.titled = titled(scan, headlines, reader.timeline)
        body = self._body(scan, [each for each in events if each.sentence.section not in ("headline", "header")], headlines)
        claims = [reading.claim for reading in body]
        spoken, topic.indicator = topic.indicator, None
        told = reader.timeline
        head: list[Reading] = []
        for each in headlines:
            reader.timeline = _timeline_of(claims, self._published, told.event)
            head += _like_body(reader.read(scan, each), claims)
        topic.indicator, reader.timeline = spoken, told
        return sorted(head + body, key=lambda r: r.claim.start or 0)


def _table_start(tables: Sequence[Section], events: Events) -> int | None:
    """Where the table begins that a sentence stands in."""
    start = events.sentence.start
    return next((table.start for table in tables if table.start <= start < table.end), None)


def _in_table(scan: Scan, events: Sequence[Events], readings: list[Reading]) -> list[Reading]:
    """The readings of a table; what is read there was not set aside."""
    taken = {reading.claim.start for reading in readings}
    for each in events:
        each.mutes = [mute for mute in each.mutes if scan.starts[mute.start] not in taken]
    return readings


def _credit(scan: Scan, events: Events, told: list[Reading]) -> list[Reading]:
    """What a paragraph told before, credited to whom its next sentence names: "The minister said this at a meeting"."""
    first = events.sentence.first
    points_back = not events.quantities and events.cue_begins("demonstrative", first, first + 1)
    credited = how.attribution(scan, events) if points_back else None
    if credited is None:
        return told
    return [r if r.claim.attribution else r._replace(claim=r.claim._replace(attribution=credited)) for r in told]


def _timeline_of(body: Sequence[Claim], published: date | None, event: Period | None) -> Timeline:
    """What a headline speaks of if it names no period: the first one of the body, or the event's day where that is only a day."""
    timeline = Timeline(published, event=event)
    first = next((claim.period for claim in body if claim.period is not None and claim.modality == "actual"), None)
    if event is not None and first is not None and first.days == 1:
        first = event
    if first is not None:
        timeline.see(first, to_date=False)
    return timeline


def _like_body(readings: Sequence[Reading], body: Sequence[Claim]) -> Iterator[Reading]:
    """A headline's figures take periods and areas from the same figures in the body."""
    for reading in readings:
        named = not reading.because.get("indicator", "").startswith("carried")
        twin = twin_in_body(reading.claim, body, named=named)
        if twin is None:
            yield reading
        else:
            because = {**reading.because, "period": "body", "indicator": f"body {twin.indicator}"}
            yield Reading(completed(reading.claim, twin), because)
