"""Forecasts and plans that are set anew: "raised its forecast from 4.3 % to 4.6 %" tells of no growth of what is forecast."""

from __future__ import annotations

from typing import Final

from factcheck.extract.event_lists import Events
from factcheck.extract.movement import Movement, is_noun
from factcheck.extract.quantity import Quantity
from factcheck.extract.scan import Scan
from factcheck.languages.entry import Match

#: Tokens between a forecast and the verb before it and behind, and between a forecast and its figure.
_VERB_BEFORE: Final = 5
_VERB: Final = 3
_REACH: Final = 12
#: Tokens between a verb behind a forecast and the first figure: "from".
_FROM: Final = 2
#: Cases of a forecast that something is told by or held against.
_OBLIQUE: Final = frozenset({"abl", "dat", "gen", "loc"})


def revised(scan: Scan, events: Events, q: Quantity) -> Match | None:
    """The forecast or plan that a figure is of, before it was set anew or now."""
    if not events.cued("outlook"):
        return None
    near = (noun for noun in _nouns(events) if q.start - _REACH <= noun.start < q.start)
    return next((noun for noun in near if _is_set_anew(scan, events, noun, q)), None)


def is_foretold(scan: Scan, events: Events, movement: Movement, k: int, kind: str | None, *, growing: bool) -> bool:
    """Whether a per cent figure of a forecast is a growth, though no word of movement says so: "the IMF expects 2.8 %".

    ``kind`` is that of what is named or the text is on; ``growing`` tells that the per cent figure before it was a growth.
    """
    if kind == "rate" or events.cued("share"):
        return False
    anew = revised(scan, events, events.quantities[k])
    if anew is not None:
        named = (scan.match(i, "direction") for m in events.indicators for i in range(m.start, m.end))
        grown = any(d is not None and is_noun(d) for d in (*events.directions, *named))
        return anew.entry.get("kind") == "forecast" and (grown or (growing and not events.indicators))
    elliptic = growing and not events.indicators and movement.direction(k, near=True) is None
    return elliptic and bool(events.cued("forecast"))


def _nouns(events: Events) -> list[Match]:
    """Words for a forecast or plan, unless a longer phrase makes them something else ("according to plan")."""
    phrases = [cue for value in ("plan", "target", "forecast", "no_outlook", "plan_base") for cue in events.cued(value)]
    return [
        noun
        for noun in events.cued("outlook")
        if noun.features.isdisjoint(_OBLIQUE)
        and not any(p.start <= noun.start and noun.end < p.end + (p.entry.get("value") == "no_outlook") for p in phrases)
    ]


def _is_verb(scan: Scan, match: Match) -> bool:
    past = scan.tokens[match.end - 1].word.endswith(scan.pack.past_endings) if scan.pack.past_endings else False
    return (past or not is_noun(match)) and not match.entry.get("comparative")


def _is_set_anew(scan: Scan, events: Events, noun: Match, q: Quantity) -> bool:
    verbs = [d for d in (*events.directions, *events.cued("revise")) if _is_verb(scan, d)]
    if scan.has_mark(noun.end, q.start, ",;()") or events.cued("met"):
        return False
    if scan.pack.verb_last:
        following = [x.end for x in events.quantities if q.start < x.start <= q.end + _VERB and x.unit == q.unit]
        ends = (q.end, *following)
        return any(0 <= d.start - end <= 1 for d in verbs for end in ends)
    if any(d.end <= noun.start and noun.start - d.end < _VERB_BEFORE for d in verbs):
        return True
    first = min(x.start for x in events.quantities if noun.end <= x.start <= q.start)
    return any(noun.end <= d.start and first - _FROM <= d.end <= first for d in verbs)
