"""Whose statistics a sentence tells: "China's customs recorded …", "by Chinese data"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from factcheck.extract.events import Events
from factcheck.extract.scan import Scan
from factcheck.languages.entry import Match

#: Tokens between a country and the body that keeps its statistics.
_BODY: Final = 2


def with_tellers(events: Events, home: str | None) -> list[Match]:
    """The areas of a sentence; a capital abroad that counts otherwise stands for its country: "Tashkent puts it at 2.7 billion"."""
    told = {cue.start for cue in events.cued("other_count")}
    return [
        m._replace(entry=replace(m.entry, meaning={"area": m.entry.get("area")}))
        if m.end in told and m.entry.get("kind") == "capital" and m.entry.get("area") != home
        else m
        for m in events.areas
    ]


def counts(scan: Scan, events: Events, own: Sequence[Match]) -> bool:
    """Whether the sentence tells the count of the country of some mentions: "China's customs recorded", «по китайским данным»."""
    told = (*events.cued("own_count"), *events.cued("other_count"))
    if any(cue.start == m.end or (cue.end == m.start and not scan.pack.verb_last) for m in own for cue in told):
        return True
    for body in events.cued("statistics_body"):
        if any(0 <= body.start - m.end <= _BODY or m.start < body.start < m.end for m in own):
            return True  # Some such bodies are known by their whole name.
        if not scan.pack.verb_last and any(0 <= m.start - body.end <= _BODY for m in own):
            return True
    return False
