"""The part that figures of one sentence share: "sold 310,000 tonnes of cherries abroad, earning $420 million, up 8 %".

A figure whose words name no part goes on with that of the figure before it, unless something named between the two sets it apart.
"""

from __future__ import annotations

from typing import Final

from factcheck.extract.earnings import EARNED
from factcheck.extract.entries import REST
from factcheck.extract.goods import made_thing, words_of_goods
from factcheck.extract.named_parts import OfSentence
from factcheck.extract.what import ALL_PRICES, PART, What
from factcheck.languages.item_names import goods_in, is_sector, named, sectors_in
from factcheck.model.claim import COMPARING

#: What is left of a whole is no part that is gone on about, and neither is one that nothing names.
_NAMELESS: Final = (None, PART, REST)
#: Tokens behind a figure that name what it is of.
_BEHIND: Final = 3


class SamePart(OfSentence):
    """Finds the parts that the figures of one sentence go on with."""

    def gone_on_with(self, k: int, what: What, told: What) -> What:
        """What a figure is of, with the part of what was ``told`` right before it where it has none of its own."""
        if what.item is not None and what.item == told.item and is_sector(what.item):
            return what._replace(item=self._sector_between(k, what.item))
        if what.item not in (None, self.topic.item) or what.indicator is None or what.rule == ALL_PRICES:
            return what
        if told.indicator != what.indicator or told.item in _NAMELESS or self._is_apart(k, what.indicator, str(told.item)):
            return what
        return what._replace(item=told.item)

    def _sector_between(self, k: int, part: str) -> str:
        """The part of the economy that stands between two figures, else that of the first: "factories grew 5 %, mining 8 %"."""
        words = words_of_goods(self.scan, self.events.quantities[k - 1].end, self.events.quantities[k].start)
        found = {name for _, _, name in sectors_in(words)}
        return found.pop() if len(found) == 1 else part

    def _is_apart(self, k: int, indicator: str, part: str) -> bool:
        """Whether a figure has a noun of its own, or something between it and the one before sets it apart."""
        before, q = self.events.quantities[k - 1], self.events.quantities[k]
        first, last = before.end, q.start
        behind = min(q.end + _BEHIND, self.events.sentence.last)
        if q.noun_at is not None or any(first <= m.start < last for m in self.events.areas):
            return True
        if self.scan.marks[last - 1] == "(" and not any(last <= m.start < behind for m in self.events.indicators):
            return self._names_another(q.end, behind, part)  # "Eggs became 9.8 % dearer over the year (6.9 % in July)"
        if self.scan.has_mark(first, last, ";:") or any(
            self._names_another(*span, part) for span in ((first, last), (q.end, behind))
        ):
            return True
        here, there = self.shapes[k], self.shapes[k - 1]
        own = self.scan.next_mark(first, last, ",)")  # Up to there stands what is told of the figure before.
        listed = here.form not in COMPARING and not there.base_level and before.currency == q.currency
        if listed and (self.words.parts(own if own < last else first, last) or self.words.parts(q.end, q.end + 1)):
            return True  # The name of another entry: "…, по инвалидности – 388,9 тыс."
        if here.form == "share":
            return False
        earned = EARNED if q.currency and not before.currency else ()
        names = (m for m in self.events.indicators if first <= m.start < last and m.entry.get("name") not in earned)
        if any(m.start >= own or (m.entry.get("name") != indicator and made_thing(m.entry.get("name")) != part) for m in names):
            return True
        return self.events.cue_begins("total", first, last) or self.scan.tokens[last - 1].word in self.scan.pack.links

    def _names_another(self, first: int, last: int, part: str) -> bool:
        """Whether some tokens name another part."""
        words = words_of_goods(self.scan, first, self.scan.next_mark(first, last, ";:(."))
        return any(name not in named(part) for _, _, name in (*goods_in(words), *sectors_in(words)))
