"""Whose statistics a sentence tells: "China's customs recorded …", "by Chinese data"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from factcheck.extract.events import Events
from factcheck.extract.scan import Scan
from factcheck.languages.entry import Match

#: Tokens between a country and the body that keeps its statistics.
_BODY: Final = 2


def counts(scan: Scan, events: Events, own: Sequence[Match]) -> bool:
    """Whether the sentence tells the count of the country of some mentions: "China's customs recorded", «по китайским данным»."""
    if any(cue.start == m.end for m in own for cue in events.cued("own_count")):
        return True
    for body in events.cued("statistics_body"):
        if any(0 <= body.start - m.end <= _BODY or m.start < body.start < m.end for m in own):
            return True  # Some such bodies are known by their whole name.
        if not scan.pack.verb_last and any(0 <= m.start - body.end <= _BODY for m in own):
            return True
    return False
