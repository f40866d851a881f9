"""The part of an indicator that a figure is of ("potatoes"), told by the words that no pack knows."""

from __future__ import annotations

from typing import Final

from factcheck.extract.entries import REST, Entries
from factcheck.extract.events import Events
from factcheck.extract.goods import Goods, words_of_goods
from factcheck.extract.quantity import Quantity
from factcheck.extract.scan import Scan
from factcheck.extract.structures import LONG_DASHES
from factcheck.extract.unknown_words import UnknownWords
from factcheck.languages.entry import Match
from factcheck.languages.item_names import HYPHEN, goods_in, is_bare, named_in
from factcheck.model.indicator import registry

_INVESTMENT: Final = "investment"
_TRADE: Final = ("exports", "imports")
#: Words that say what was invested in.
_TARGET_WORDS: Final = 3


class Items:
    """Finds the items of one sentence's quantities."""

    def __init__(self, scan: Scan, events: Events) -> None:
        self.scan = scan
        self.events = events
        self.verb_last = scan.pack.verb_last
        self.words = UnknownWords(scan, events)
        self.goods = Goods(scan, events, self.words)
        self.entries = Entries(scan, events, self.words)

    def item(self, q: Quantity, named: Match | None, of: str | None = None) -> str | None:
        """The part a figure is of; ``REST`` where it is what is left of the whole.

        Shares, prices and rates are lists of parts, each named right before its figure; elsewhere only a noun that stands beside
        the indicator's name makes it narrower ("экспорт пшеницы", "wheat exports"). ``of`` is the indicator where nothing names it.
        """
        if self.entries.is_rest(q):
            return REST
        name = _standing(named) if named is not None else of
        kind = None if named is None else registry().kind(name)
        if name in _TRADE and (goods := self.goods.before_bracket(q)) is not None:
            return goods
        if q.unit == "percent" and (named is None or kind in ("index", "rate") or q.kind == "fraction"):
            listed = _part(self._listed(q, named), name)
            if listed is not None or named is None or named.entry.get("name") == name:
                return listed
        entry = (
            (self.entries.of_list(q) or self.entries.before_comma(q) or self.entries.labelled(q, named))
            if q.noun_at is None
            else None
        )
        if entry is not None:
            return entry
        beside = _part(self._beside_name(q, named), name)
        if beside is None:
            return self._of_people(q, named)
        return self._in_turn(q, named) or beside

    def _of_people(self, q: Quantity, named: Match | None) -> str | None:
        """Who a share of people is of, before it: "Women make up 52 per cent of the population", "женщины – 52 % населения"."""
        entry = None if named is None else registry().get(named.entry.get("name"))
        if self.verb_last or entry is None or not entry.people or q.unit != "percent" or named is None or named.start < q.end:
            return None
        words = words_of_goods(self.scan, self.words.clause_start(q), q.start)
        told = {name for _, _, name in named_in(words)}
        return told.pop() if len(told) == 1 else None

    def _in_turn(self, q: Quantity, named: Match | None) -> str | None:
        """The part right before a later figure under one name: "экспорт меди вырос на 4%, а цинка – на 12%"."""
        if named is None or not self.events.figure_between(named.end, q.start):
            return None
        first = self.words.clause_start(q)
        goods = [name for _, _, name in goods_in(words_of_goods(self.scan, first, q.start))]
        if goods:
            return goods[-1]
        dashed = any(self.scan.marks[i] in LONG_DASHES for i in range(q.start - 2, q.start) if self.scan.marks[i])
        return " ".join(self.words.parts(first, q.start)[-1:]).lower() or None if dashed else None

    def _beside_name(self, q: Quantity, named: Match | None) -> str | None:
        """The part that a word beside the indicator's name says."""
        if named is None or named.start >= q.end:
            return None
        if named.entry.get("name") == _INVESTMENT and (target := self._target(named)) is not None:
            return target
        beside = named.end if self.scan.pack.tag == "ru" else named.start - 1
        if not self.events.sentence.first <= beside < min(self.events.sentence.last, q.start):
            return None
        if "pointing" in self.scan.kinds[beside]:
            return None  # "Savdo" between two "mamlakat", of the "vazir": whose it is, never a part of it.
        if self._is_oblique(beside) or any(x.start <= beside < x.end for x in self.events.quantities):
            return None  # A noun in an oblique case or an adjective says where or whose, not which part.
        if self.goods.is_all(beside):
            return None
        if self.verb_last and self.scan.tokens[beside].word.endswith(self.scan.pack.past_endings):
            return None  # "Құрылысқа салынған инвестиция": what was done with it is no part of it.
        goods = self.goods.ending_at(named.start)[:1]
        words = goods or self.words.parts(self._beside(beside), beside + 1) or self._adjective(named)
        return " ".join(words).lower() or None

    def _target(self, named: Match) -> str | None:
        """What was invested in: "инвестиции в сельское хозяйство", "тұрғын үй құрылысына тартылған инвестиция"."""
        tokens, sentence = self.scan.tokens, self.events.sentence
        if self.verb_last:
            last = named.start - tokens[named.start - 1].word.endswith(self.scan.pack.past_endings)
            first = max(last - _TARGET_WORDS, sentence.first)
            if first >= last or "dat" not in self.scan.pack.case(tokens[last - 1].word):
                return None
        else:
            first = named.end + 1
            last = min(first + _TARGET_WORDS, sentence.last)
            if first >= last or "function" not in self.scan.kinds[named.end]:
                return None
        words = [token.text.lower() if token.kind == "word" else "" for token in tokens[first:last]]
        parts = [(at, to) for at, to, _ in named_in(words)]
        near = parts and (parts[-1][1] == len(words) if self.verb_last else parts[0][0] == 0)
        if not near:
            return None
        return " ".join(words[parts[0][0] : parts[-1][1]])

    def _is_oblique(self, at: int) -> bool:
        word = self.scan.tokens[at].word
        return self.verb_last and word.endswith(self.scan.pack.oblique) and not is_bare(word)

    def _adjective(self, named: Match) -> list[str]:
        """The adjective before a name whose nouns come behind it: "просроченные займы"."""
        before = named.start - 1
        if self.scan.pack.tag != "ru" or before < self.events.sentence.first:
            return []
        describes = self.scan.tokens[before].word.endswith(self.scan.pack.adjective_endings)
        return self.words.parts(before, named.start) if describes else []

    def _listed(self, q: Quantity, named: Match | None) -> str | None:
        label = self.goods.label_of_bracket(q)
        if label is not None and self.scan.marks[q.start - 1] == "(" and self.verb_last:
            return self.goods.before_bracket(q) or " ".join(self.words.parts(*label)[-2:]).lower() or None
        first = self.words.clause_start(q)
        joined = self._joined(first, q.start)
        if joined is not None:
            return joined
        words: list[str] = []
        if named is not None and first <= named.start and named.end <= q.start:
            if named.entry.phrase.endswith("^"):
                words = self.words.parts(first, named.start)  # "Мясо подорожало": a verb's subject.
            elif self.goods.is_all(max(named.start - 1, first)):
                pass
            elif self.scan.pack.tag != "ru" and named.start > first and not self._is_oblique(named.start - 1):
                # "Youth unemployment", "egg prices"
                words = self.words.parts(self._beside(named.start - 1), named.start) or self.goods.made_before(named)
            first = named.end
        last = q.start
        if not self.verb_last:
            # Between a country and its figure stands a verb: "Russia provided 77.6 per cent".
            last = next((m.end for m in self.events.areas if first <= m.start and m.end <= q.start), last)
        words = self.words.parts(first, last) or words
        if self.verb_last:  # A genitive is the whole: "захираларнинг 80 фоизи".
            words = [word for word in words if not self.scan.pack.fold(word).endswith(self.scan.pack.genitive)]
        return " ".join(words[-2:]).lower() or None

    def _joined(self, first: int, last: int) -> str | None:
        """The one part that some tokens name by words with a hyphen between them: "Non-food goods", "азық-түлік емес тауарлар"."""
        words = words_of_goods(self.scan, first, last)
        named = [(to, name) for at, to, name in named_in(words) if HYPHEN in words[at:to]]
        if len(named) != 1 or (self.verb_last and words[named[0][0] - 1].endswith(self.scan.pack.genitive)):
            return None
        return named[0][1]

    def _beside(self, at: int) -> int:
        """The first token of what a word beside a name says, with what a participle goes with: "ақылы оқитын студенттер"."""
        acts = self.verb_last and self.scan.tokens[at].word.endswith(self.scan.pack.participle_endings)
        return at - 1 if acts and at > self.events.sentence.first and self.scan.tokens[at - 1].kind == "word" else at


def _part(words: str | None, name: str | None) -> str | None:
    """Words for a part of an indicator; None where it has none but known ones and the words name none of these."""
    entry = registry().get(name)
    if words is None or entry is None or not entry.known_parts or any(named_in(words.split())):
        return words
    return None


def _standing(named: Match) -> str | None:
    """What a general name stands for: "price" for consumer prices."""
    entry = registry().get(named.entry.get("name"))
    return entry.stands_for[0] if entry is not None and entry.stands_for else named.entry.get("name")
