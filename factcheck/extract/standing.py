"""What is so on the day of publication though no word names the day: what is there at any time, what goes on."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Final

from factcheck.extract.event_lists import Events
from factcheck.extract.quantity import Quantity
from factcheck.extract.scan import Scan

_LASTING: Final = Path(__file__).with_name("lasting.toml")
_CLAUSE: Final = ',;:()\u2013\u2014\u00bb"'
#: Letters of a verb that an ending is told of.
_SHORTEST: Final = 3
#: Verbs of the present that say nothing of when: of being so much, of shares, of who says it.
_TIMELESS: Final = ("be", "share", "attribution", "compare", "plan", "target", "forecast")


@cache
def lasting_things() -> frozenset[str]:
    """Names of things that are there at any time."""
    return frozenset(tomllib.loads(_LASTING.read_text(encoding="utf-8"))["names"])


def goes_on_now(scan: Scan, events: Events, q: Quantity) -> bool:
    """Whether the verb of a figure's clause is of the present ("обслуживают 12 бригад"), behind it where verbs come last."""
    present = scan.pack.present_endings
    if not present:
        return False
    verb_last = scan.pack.verb_last
    first = q.end if verb_last else scan.clause_start(q.start, events.sentence.first, _CLAUSE)
    last = scan.next_mark(q.end, events.sentence.last, _CLAUSE)
    found = [i for i in range(first, last) if scan.tokens[i].kind == "word" and scan.tokens[i].word.endswith(present)]
    if verb_last:
        found = [i for i in found if i + 1 >= last or scan.marks[i + 1] in ".!?"]
    if not found:
        return False
    timeless = {i for value in _TIMELESS for cue in events.cued(value) for i in range(cue.start, cue.end)}
    return any(i not in timeless and len(scan.tokens[i].word) > _SHORTEST for i in found)
