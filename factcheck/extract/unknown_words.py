"""The words of a sentence that no pack knows: what remains names the thing."""

from __future__ import annotations

from functools import cached_property
from typing import Final

from factcheck.extract.bodies import of_bodies
from factcheck.extract.events import Events
from factcheck.extract.quantity import Quantity
from factcheck.extract.scan import Scan

#: Kinds of words that name nothing.
NO_NAME: Final = (
    "function",
    "priced",
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
    "nameless",
)
#: Tokens behind "of" among which a whole is named.
_WHOLE: Final = 2
#: Tokens of the subject that a sentence opens with.
_OPENING: Final = 3


class UnknownWords:
    """Finds the words of one sentence that are neither in a pack nor of a verb."""

    def __init__(self, scan: Scan, events: Events) -> None:
        self.scan = scan
        self.events = events

    def subject(self, q: Quantity) -> str | None:
        """The last unknown word before a figure in its clause that looks like no verb or adjective."""
        words = self.unknown(self.clause_start(q), q.start)
        pack = self.scan.pack
        others = pack.adjective_endings if pack.verb_last else (*pack.adjective_endings, *pack.event_endings)
        nouns = [word for word in words if not pack.fold(word).endswith(others)] or words
        if pack.verb_last:
            nouns = [word for word in nouns if word.endswith(pack.genitive) or not pack.fold(word).endswith(pack.oblique)]
        return nouns[-1] if nouns else None

    def opening_noun(self) -> str | None:
        """The unknown noun that a sentence opens with, its article and adjectives aside: "Parental refusals", "Травматизм"."""
        pack, first = self.scan.pack, self.events.sentence.first
        for i in range(first, min(first + _OPENING, self.events.sentence.last)):
            word = self.scan.tokens[i].word
            if word.endswith(pack.adjective_endings) or (pack.links and i == first and "function" in self.scan.kinds[i]):
                continue
            oblique = pack.verb_last and word.endswith((*pack.oblique, *pack.genitive))
            if (
                oblique
                or (i > first and self.scan.capital(i))
                or not self.scan.kinds[i].isdisjoint(("thing", "amount", "function"))
            ):
                return None
            owned = pack.verb_last and i + 1 < self.events.sentence.last and bool(self.unknown(i + 1, i + 2))
            return next(iter(self.unknown(i + owned, i + owned + 1)), None)
        return None

    def many(self, first: int, last: int) -> list[str]:
        """Unknown nouns in the plural among some tokens: "of mobile sellers"."""
        endings, adjectives = self.scan.pack.many_endings, self.scan.pack.adjective_endings
        nouns = (i for i in range(first, last) if self.scan.tokens[i].word.endswith(endings))
        return [word for i in nouns if not self.scan.tokens[i].word.endswith(adjectives) for word in self.unknown(i, i + 1)]

    def whole(self, q: Quantity) -> str | None:
        """The unknown noun in the plural that a share is of: "5 % of orders"; None for words of amounts, which are of any thing."""
        at = self._whole_at(q)
        if at is None or (at > self.events.sentence.first and self.scan.capital(at)) or "amount" in self.scan.kinds[at]:
            return None
        return next(iter(self.unknown(at, at + 1)), None)

    def _whole_at(self, q: Quantity) -> int | None:
        """The token of the noun that a share is of: behind "of", or right before the figure as its owner."""
        pack, last = self.scan.pack, self.events.sentence.last
        if pack.verb_last:
            owner = q.start - 1
            owned = owner >= self.events.sentence.first and self.scan.tokens[owner].word.endswith(pack.plural_genitive)
            return owner if owned else None
        first = q.end + bool(pack.links)
        if pack.links and not self.events.cue_begins("out_of", q.end, first):
            return None
        span = range(first, min(first + _WHOLE, last))
        nouns = (i for i in span if not self.scan.tokens[i].word.endswith(pack.adjective_endings) and not self._is_article(i))
        at = next(nouns, None)
        return at if at is not None and self.scan.tokens[at].word.endswith(pack.many_endings) else None

    def _is_article(self, at: int) -> bool:
        return bool(self.scan.pack.links) and "function" in self.scan.kinds[at]

    def clause_start(self, q: Quantity) -> int:
        mark = self.scan.clause_start(q.start, self.events.sentence.first, ",;:(")
        for x in self.events.quantities:
            if mark < x.end <= q.start and x is not q:
                mark = x.end
        return mark

    def unknown(self, first: int, last: int) -> list[str]:
        """Words that no pack entry covers: what remains names the thing."""
        return [self.scan.tokens[i].text for i in self._unknown(first, last)]

    def parts(self, first: int, last: int) -> list[str]:
        """Unknown words that can name a part: not those for what any figure is of ("receipts from the US grew by 2.6 %")."""
        found = self._unknown(first, last)
        return [self.scan.tokens[i].text for i in found if any("amount" not in self.scan.kinds[j] for j in found)]

    def _unknown(self, first: int, last: int) -> list[int]:
        known = self.known
        tokens = self.scan.tokens
        verbs = self.scan.pack.verb_endings + self.scan.pack.reflexive_endings
        return [
            i
            for i in range(first, last)
            if tokens[i].kind == "word"
            and len(tokens[i].text) > 1
            and i not in known
            and not tokens[i].text.endswith(("'s", "\u2019s"))
            and not tokens[i].word.endswith(verbs)
            and self.scan.kinds[i].isdisjoint(NO_NAME)
        ]

    @cached_property
    def known(self) -> set[int]:
        """The tokens that times, areas, indicators, directions, cues and names of bodies are made of."""
        events = self.events
        bodies = of_bodies(self.scan, events.sentence) if "body" in self.scan.present else set()
        spans = [(t.start, t.end) for t in events.times]
        spans += [(m.start, m.end) for m in (*events.areas, *events.indicators, *events.directions, *events.cues)]
        return bodies.union(i for start, end in spans for i in range(start, end))

    @cached_property
    def verb_endings(self) -> tuple[str, ...]:
        """How a finite verb in the past ends."""
        pack = self.scan.pack
        return (*pack.past_endings, *pack.future_endings)
