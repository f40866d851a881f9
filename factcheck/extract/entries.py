"""Entries of lists: what names each, what total they are listed with, what is left when the others are named."""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from factcheck.extract.events import Events
from factcheck.extract.goods import GOODS_WORDS, made_thing, words_of_goods
from factcheck.extract.quantity import Quantity
from factcheck.extract.scan import Scan
from factcheck.extract.unknown_words import NO_NAME, UnknownWords
from factcheck.languages.entry import Match
from factcheck.languages.item_names import goods_in
from factcheck.model.indicator import Indicator, registry

_TRADE: Final = ("exports", "imports")
#: The item of what is left when the other parts are named ("the remaining 10.7 per cent").
REST: Final = "other"
#: Tokens between the counts of a list: "and", a comma, "in all", a bracket.
_LIST_GAP: Final = 3
#: So many like figures make a list; an entry's name is at most so many tokens, a dash included.
_LIST_OF: Final = 3
_ENTRY_WORDS: Final = 4
#: How an entry of a list that has a line to itself begins, and how long its label may be.
_LABEL_WORDS: Final = 6


class Entries:
    """Finds the names of one sentence's quantities as entries of lists."""

    def __init__(self, scan: Scan, events: Events, words: UnknownWords) -> None:
        self.scan = scan
        self.events = events
        self.words = words
        self.verb_last = scan.pack.verb_last

    def is_rest(self, q: Quantity) -> bool:
        """Whether a figure is of what is left when the other parts are named."""
        rests = self.events.cued("rest")
        return bool(rests) and any(self.words.clause_start(q) <= cue.start < q.start for cue in rests)

    def of_list(self, q: Quantity) -> str | None:
        """The name of an entry in a list of like figures: "Cobalt — 78.4 thousand, Onix — 48.5 thousand"."""
        if len(self.events.quantities) < _LIST_OF:
            return None
        alike = [x for x in self.events.quantities if x.unit == q.unit and x.kind == q.kind]
        first = self.words.clause_start(q)
        if len(alike) < _LIST_OF or q.start - first > _ENTRY_WORDS or first == self.events.sentence.first:
            return None
        led = (
            any(x.end == first for x in self.events.quantities)
            and "function" in self.scan.kinds[first]
            and "and" not in self.scan.kinds[first]
        )
        if led and not self.verb_last:
            return None  # "12 trillion to education and 3 trillion to health": the words go with the figure before.
        words = self.words.unknown(first, q.start)
        return " ".join(words).lower() or None

    def before_comma(self, q: Quantity) -> str | None:
        """The name of an entry where commas part names from figures: ": crude oil, $1.9 billion; refined copper, $2.1 billion"."""
        if len(self.events.quantities) < _LIST_OF or self.scan.marks[q.start - 1] != ",":
            return None
        sentence = self.events.sentence
        first = self.scan.clause_start(q.start - 1, sentence.first, ";:")
        if first == sentence.first or q.start - first > _LABEL_WORDS or self.events.figure_between(first, q.start):
            return None
        if not self.scan.has_mark(sentence.first, sentence.last, ";"):
            return None
        if any(first <= cue.start < q.start for cue in self.events.cued("rest")):
            return REST
        return " ".join(self.scan.tokens[i].text for i in range(first, q.start - 1)).lower()

    def of_structure(self, q: Quantity, whole_end: int) -> str | None:
        """The name right before a figure in a list of what a whole is made of; also that of goods with indicators of their own."""
        first = max(self.words.clause_start(q), whole_end)
        named = {
            i
            for m in self.events.indicators
            if m.start >= whole_end or made_thing(m.entry.get("name"))
            for i in range(m.start, m.end)
        }
        known = self.words.known - named
        words = [i for i in range(first, q.start) if self.scan.tokens[i].kind == "word" and i not in known]
        words = [i for i in words if self.scan.kinds[i].isdisjoint(NO_NAME)]
        leads = not self.verb_last and self.scan.tokens[q.start - 1].kind == "word" and first == whole_end
        if leads and len(words) > 1 and words[-1] == q.start - 1:
            words.pop()  # "yarn took 49.2 %"
        return " ".join(self.scan.tokens[i].text for i in words[:_ENTRY_WORDS]).lower() or None

    def falling_to(self, q: Quantity) -> str | None:
        """The name behind a share in such a list, with the preposition of what it falls to: "48,9 % приходится на услуги"."""
        last = self.scan.next_mark(q.end, self.events.sentence.last, ",;:(.")
        to = next((cue.end for cue in self.events.cued("by") if q.end <= cue.start <= q.end + 2 and cue.end < last), None)
        if self.verb_last or to is None or self.events.figure_between(q.end, last):
            return None
        return " ".join(self.scan.tokens[i].text for i in range(to, min(last, to + _ENTRY_WORDS))).lower()

    def labelled(self, q: Quantity, named: Match | None) -> str | None:
        """The label of an entry that has a line to itself: "• thermal power plants — 32.6 bn kWh"."""
        sentence = self.events.sentence
        dash = q.start - 1
        if named is not None or self.scan.marks[dash] not in "\u2013\u2014:-" or not sentence.listed:
            return None
        first = sentence.first
        if dash - first > _LABEL_WORDS or any(first <= m.start < dash for m in self.events.areas):
            return None
        total = self.scan.match(first, "column")
        if total is not None and total.end == dash and total.entry.get("value") == "total":
            return None
        dated = {i for time in self.events.times for i in range(time.start, time.end)}  # "• first quarter — 3.4 bn" is no part.
        return " ".join(self.scan.tokens[i].text for i in range(first, dash) if i not in dated).lower() or None

    def owner(self, q: Quantity) -> str | None:
        """Whose a part is, named right behind it: "209,7 мингтаси ўғил", "560 млрд теңгесі – салықтық емес түсімдер"."""
        if self.scan.marks[q.end] in "\u2013\u2014":
            last = next((i for i in range(q.end + 1, self.events.sentence.last) if self.scan.marks[i] in ",;.:("), None)
            words = [] if last is None else [token.text for token in self.scan.tokens[q.end + 1 : last] if token.kind == "word"]
            return " ".join(words).lower() if 0 < len(words) <= _LABEL_WORDS else None
        goods = goods_in(words_of_goods(self.scan, q.end, min(q.end + GOODS_WORDS, self.events.sentence.last)))
        several = next((name for at, to, name in goods if at == 0 and to > 1), None)  # "331 mln dollari neft mahsulotlari"
        if several is not None:
            return several
        words = self.words.unknown(q.end, min(q.end + 1, self.events.sentence.last))
        return words[0].lower() if words and not words[0].lower().endswith(self.words.verb_endings) else None

    def joined(self, q: Quantity, entry: Indicator) -> str:
        """The items of names that are listed together right before a figure: "solar and wind"."""
        own = self._own_goods(q) if entry.whole in _TRADE else None
        if own is not None:
            return own
        items: list[str] = []
        last: int | None = None
        for match in reversed([m for m in self.events.indicators if m.end <= q.start]):
            other = registry().get(match.entry.get("name"))
            if other is None or other.whole != entry.whole or other.item is None:
                break
            if last is not None and (last - match.end > 1 or self.events.figure_between(match.end, last)):
                break
            items.insert(0, other.item)
            last = match.start
        return " and ".join(items) or str(entry.item)

    def _own_goods(self, q: Quantity) -> str | None:
        """The goods of an entry behind that of another name: "services brought 2.2 bn, fruit 310 million (3.4 %)"."""
        if self.scan.marks[q.start - 1] == "(":
            q = next((x for x in reversed(self.events.quantities) if x.end == q.start - 1), q)
        first = self.words.clause_start(q)
        before = self.events.figure_between(self.events.sentence.first, first)
        if not self.scan.pack.verb_last or not before or any(first <= m.start < q.start for m in self.events.indicators):
            return None
        return next((name for _, _, name in goods_in(words_of_goods(self.scan, first, q.start))), None)

    def counted_noun(self, q: Quantity) -> Match | None:
        """An indicator named by the counted noun itself ("13 thousand jobs")."""
        if q.unit != "count":
            return None
        named = next((m for m in self.events.indicators if q.numeral.end <= m.start <= q.end), None)
        entry = None if named is None else registry().get(named.entry.get("name"))
        if named is None or entry is None or not named.entry.get("pair") or not entry.people or named.start >= q.end:
            return named
        counted = self.scan.match(named.start, "indicator")
        other = None if counted is None else registry().get(counted.entry.get("name"))
        # "The airport handled 36,800 flights": what is counted is no people, whatever is done with it.
        return named if other is None or other.people else counted

    def total(self, q: Quantity) -> Match | None:
        """The indicator of the total that counts are listed with: "12 solar and 5 wind, 17 stations in all", "25 stations (9 …"."""
        counts = [x for x in self.events.quantities if x.unit == "count" and x.noun_at is not None and not x.counter]
        if q not in counts:
            return None
        at = counts.index(q)
        for other in (*range(at + 1, len(counts)), *reversed(range(at))):
            noun = self.counted_noun(counts[other])
            if noun is not None and not _is_part(noun):
                run = counts[at : other + 1] if other > at else counts[other : at + 1]
                return noun if _is_list(run, counts[other]) else None
        return None


def _is_part(match: Match) -> bool:
    entry = registry().get(match.entry.get("name"))
    return entry is not None and entry.item is not None


def _is_list(run: list[Quantity], total: Quantity) -> bool:
    """Whether counts stand close together and can add up to a total among them."""
    close = all(y.start - x.end <= _LIST_GAP for x, y in pairwise(run))
    parts = [x.numeral.value for x in run if x is not total]
    whole = total.numeral.value
    return close and whole <= 2 * sum(parts) <= 4 * whole and max(parts) < whole
