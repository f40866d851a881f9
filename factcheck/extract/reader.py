"""Article → claims: the way in to the extraction step."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factcheck.extract.claim_making import ClaimMaker
from factcheck.extract.events import Events, read_events
from factcheck.extract.headlines import completed, twin_in_body
from factcheck.extract.scan import Scan
from factcheck.extract.sentence_reader import Reading, SentenceReader
from factcheck.extract.setting import Setting, fiscal_months, setting
from factcheck.extract.time_periods import TimeContext
from factcheck.extract.timeline import Timeline
from factcheck.extract.topic import Topic
from factcheck.model.article import Article
from factcheck.model.claim import Claim

__all__ = ["Reading", "read", "read_claims"]


def read_claims(article: Article, *, all_numbers: bool = False) -> tuple[Claim, ...]:
    """The claims of an article in order; with ``all_numbers`` also the numbers that claim nothing (``set_aside``)."""
    return tuple(reading.claim for reading in read(article, all_numbers=all_numbers))


def read(article: Article, *, all_numbers: bool = False) -> list[Reading]:
    """The readings of an article in order of their place."""
    scan = Scan(article)
    if not scan.tokens:
        return []
    events, around = _surveyed(scan)
    readings = _figures(scan, events, around)
    if all_numbers:
        for each in events:
            maker = ClaimMaker(scan, each)
            readings += [Reading(maker.muted(mute), {"set_aside": mute.reason}) for mute in each.mutes]
        readings.sort(key=lambda r: (r.claim.start or 0, r.claim.end or 0))
    return readings


def _surveyed(scan: Scan) -> tuple[list[Events], Setting]:
    """The events of an article and its countries, whose fiscal year may date some of the events."""
    published = scan.article.published
    events = read_events(scan, TimeContext(published))
    around = setting(events, scan.pack.home)
    month = fiscal_months().get(around.home or "", 1)
    if month != 1 and any(time.fiscal for each in events for time in each.times):
        events = read_events(scan, TimeContext(published, month))
    return events, around


def _figures(scan: Scan, events: Sequence[Events], around: Setting) -> list[Reading]:
    """Body before headline, so that a headline can take from the body what it leaves out."""
    headlines = [each for each in events if each.sentence.section == "headline"]
    named = [match.entry.get("name") for each in headlines for match in each.indicators]
    mentioned = frozenset(match.entry.get("name") for each in events for match in each.indicators)
    topic = Topic(headline=named[0] if named else None, mentioned=mentioned)
    reader = SentenceReader(around, topic, scan.article.published)
    body = [r for each in events if each.sentence.section not in ("headline", "header") for r in reader.read(scan, each)]
    claims = [reading.claim for reading in body]
    topic.indicator = None
    head: list[Reading] = []
    for each in headlines:
        reader.timeline = _timeline_of(claims, scan)
        head += _like_body(reader.read(scan, each), claims)
    return sorted(head + body, key=lambda r: r.claim.start or 0)


def _timeline_of(body: Sequence[Claim], scan: Scan) -> Timeline:
    """What a headline speaks of if it names no period: the first one of the body."""
    timeline = Timeline(scan.article.published)
    first = next((claim.period for claim in body if claim.period is not None and claim.modality == "actual"), None)
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
