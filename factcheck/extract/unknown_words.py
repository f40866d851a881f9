"""The words of a sentence that no pack knows: what remains names the thing."""

from __future__ import annotations

from functools import cached_property
from typing import Final

from factcheck.extract.events import Events
from factcheck.extract.quantity import Quantity
from factcheck.extract.scan import Scan

#: Kinds of words that name nothing.
NO_NAME: Final = (
    "function",
    "modifier",
    "direction",
    "numeral",
    "unit",
    "time_joint",
    "bound",
    "process",
    "counter",
    "mean",
    "measure_noun",
    "agent",
)


class UnknownWords:
    """Finds the words of one sentence that are neither in a pack nor of a verb."""

    def __init__(self, scan: Scan, events: Events) -> None:
        self.scan = scan
        self.events = events

    def subject(self, q: Quantity) -> str | None:
        """The last unknown word before a figure in its clause."""
        words = self.unknown(self.clause_start(q), q.start)
        return words[-1] if words else None

    def clause_start(self, q: Quantity) -> int:
        mark = self.scan.clause_start(q.start, self.events.sentence.first, ",;:(")
        for x in self.events.quantities:
            if mark < x.end <= q.start and x is not q:
                mark = x.end
        return mark

    def unknown(self, first: int, last: int) -> list[str]:
        """Words that no pack entry covers: what remains names the thing."""
        known = self.known
        tokens = self.scan.tokens
        verbs = self.scan.pack.verb_endings + self.scan.pack.reflexive_endings
        return [
            tokens[i].text
            for i in range(first, last)
            if tokens[i].kind == "word"
            and len(tokens[i].text) > 1
            and i not in known
            and not tokens[i].text.endswith(("'s", "\u2019s"))
            and not tokens[i].word.endswith(verbs)
            and self.scan.match(i, *NO_NAME) is None
        ]

    @cached_property
    def known(self) -> set[int]:
        """The tokens that times, areas, indicators, directions and cues are made of."""
        events = self.events
        spans = [(t.start, t.end) for t in events.times]
        spans += [(m.start, m.end) for m in (*events.areas, *events.indicators, *events.directions, *events.cues)]
        return {i for start, end in spans for i in range(start, end)}

    @cached_property
    def verb_endings(self) -> tuple[str, ...]:
        """How a finite verb in the past ends."""
        pack = self.scan.pack
        return (*pack.past_endings, *pack.future_endings)
