"""The country that money from abroad comes to: a text on remittances is on it, not on those that the money comes from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from factcheck.extract.events import Events
from factcheck.languages.entry import Match

_REMITTANCES: Final = "remittances"
#: Tokens between the money and where it goes.
_GAP: Final = 4
#: Sentences of an opening.
_OPENING: Final = 3


class Receiver(NamedTuple):
    """A country, and the one that a headline says its money comes from."""

    area: str
    source: str | None


def receiver(events: Sequence[Events]) -> Receiver | None:
    """Whose money from abroad an opening is on, which the headline names where there is one: "Remittances to Georgia"."""
    headlines = [each for each in events if each.sentence.section == "headline"]
    named = {m.entry.get("area") for each in headlines for m in each.areas}
    for each in events[:_OPENING]:
        for goal in _goals(each):
            area = str(goal.entry.get("area"))
            if area in named or not headlines:
                return Receiver(area, _source(each, goal) if not headlines or each in headlines else None)
    return None


def _goals(events: Events) -> Iterator[Match]:
    """The countries that a sentence says money goes to."""
    flows = [m for m in events.indicators if m.entry.get("name") == _REMITTANCES]
    for area in events.areas:
        if "dat" not in area.features or area.entry.get("area") is None or area.entry.get("kind") == "group":
            continue
        if any(0 <= max(area.start - flow.end, flow.start - area.end) <= _GAP for flow in flows):
            yield area


def _source(events: Events, goal: Match) -> str | None:
    """Where it comes from: "from Russia to Georgia"."""
    beside = (m for m in events.areas if "inst" in m.features and abs(m.start - goal.start) <= _GAP)
    return next((m.entry.get("area") for m in beside if m.entry.get("area") is not None), None)
