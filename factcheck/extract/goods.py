"""Goods that a sentence names: made, traded, weighed."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Final

from factcheck.extract.events import Events
from factcheck.extract.quantity import Quantity
from factcheck.extract.scan import Scan
from factcheck.extract.unknown_words import UnknownWords
from factcheck.languages.entry import Match
from factcheck.languages.item_names import HYPHEN, goods_in
from factcheck.languages.item_names import named as named_item
from factcheck.model.indicator import registry

#: Words that name goods behind a weight, and letters that a word shares with a name it belongs to.
GOODS_WORDS: Final = 2
_STEM: Final = 4
#: Tokens from a bracket to a figure in it, and of the goods before it.
_BRACKET: Final = 8
_LABEL: Final = 4
#: Letters of the ending of a noun.
_ENDING: Final = 4
_GOODS: Final = "goods"
_EVERYTHING: Final = "everything"
_FARM: Final = "agricultural"


class Goods:
    """Finds the goods of one sentence's quantities."""

    def __init__(self, scan: Scan, events: Events, words: UnknownWords) -> None:
        self.scan = scan
        self.events = events
        self.words = words
        self.verb_last = scan.pack.verb_last

    def ending_at(self, end: int) -> list[str]:
        """Goods of several words right before a name: "to'qimachilik mahsulotlari eksporti"."""
        if not self.verb_last:
            return []
        first = max(self.events.sentence.first, end - GOODS_WORDS)
        words = [token.text if token.kind == "word" else "" for token in self.scan.tokens[first:end]]
        return [name for at, to, name in goods_in(words) if to == len(words) and to - at > 1]

    def is_all(self, at: int) -> bool:
        """Whether a word says that a figure is of goods, or of goods and services, and so of no part."""
        texts = [token.text for token in self.scan.tokens[max(at - 2, 0) : at + 3]]
        if _GOODS not in map(named_item, texts):
            return False
        whole = (named_item(" ".join(texts[i : i + 3])) for i in range(len(texts) - 2))
        return named_item(self.scan.tokens[at].text) == _GOODS or _EVERYTHING in whole

    def bare(self, named: Match) -> str | None:
        """The goods whose name alone stands for an indicator of making or keeping them: "eggs fell by 9 %", "сиыр еті"."""
        last = min(named.end + 1, self.events.sentence.last)
        words = words_of_goods(self.scan, named.start, last)
        length = named.end - named.start
        return next((name for at, to, name in goods_in(words) if at == 0 and to >= length), None)

    def behind(self, q: Quantity, indicator: str) -> str | None:
        """What a weight or volume is of, named behind it: "48 минг тонна дизель ёқилғиси", "5 tonnes of diesel".

        None where the words belong to the indicator itself ("8 million tonnes of grain" of a grain harvest).
        """
        if q.unit is None or q.unit in ("count", "percent", "percentage_point", "ratio") or q.currency or "/" in q.unit:
            return None
        of = q.end < self.events.sentence.last and self.scan.tokens[q.end].word == "of"
        if self.scan.pack.tag == "en" and not of:
            return None
        first = q.end + of
        joined = self._joined(first)
        if joined is not None and not self.belongs(self.scan.tokens[first].word, indicator):
            return joined
        words: list[str] = []
        for i in range(first, min(first + GOODS_WORDS, self.events.sentence.last)):
            unknown = self.words.unknown(i, i + 1)
            if not unknown or unknown[0].lower().endswith(self.words.verb_endings):
                break
            words += unknown
        if not words or self.belongs(self.scan.tokens[first].word, indicator):
            return None
        return " ".join(words).lower()

    def _joined(self, first: int) -> str | None:
        """Goods whose name is joined by a hyphen: "мева-сабзавот"."""
        at = range(first, min(first + 3, self.events.sentence.last))
        if len(at) < 3 or self.scan.marks[first + 1] != "-":
            return None
        words = [self.scan.tokens[first].text, self.scan.tokens[first + 2].text]
        return next((name for _, to, name in goods_in(words) if to == len(words)), None)

    def traded(self, q: Quantity) -> str | None:
        """The goods that a clause on trade is about: "золота за девять месяцев вывезено на 9,86 млрд"."""
        if (bracketed := self.before_bracket(q)) is not None:
            return bracketed
        last = next((x.start for x in self.events.quantities if x.start >= q.end), self.events.sentence.last)
        begin = q.end + (not self.verb_last and self.scan.marks[q.end] in "\u2013\u2014")  # "580 млн – на химию"
        behind = self.scan.next_mark(begin, last, ",;:()\u2013\u2014.")
        behind = next(iter(self.scan.begun("background", begin, behind)), behind)
        spans = ((self.words.clause_start(q), q.start), (begin, behind))
        found = (self._named(*span) for span in spans)
        return next((" and ".join(dict.fromkeys(goods)) for goods in found if goods), None)

    def before_bracket(self, q: Quantity) -> str | None:
        """The goods right before the bracket that holds a figure: "crude oil ($3.9 billion)", "мұнай (3,9 млрд доллар)"."""
        label = self.label_of_bracket(q)
        if label is None:
            return None
        told = [*goods_in(words_of_goods(self.scan, *label))][-2:]
        if len(told) > 1 and told[0][1] != told[1][0]:
            told = told[1:]
        return " ".join(name for _, _, name in told) or None  # "медная руда": of copper, and ore

    def label_of_bracket(self, q: Quantity) -> tuple[int, int] | None:
        """The words before the bracket that holds a figure, back to a mark or "and"."""
        begin = max(q.start - _BRACKET, self.events.sentence.first)
        opened = next((i for i in range(q.start - 1, begin, -1) if self.scan.marks[i] in "()"), begin)
        if self.scan.marks[opened] != "(":
            return None
        first = max(opened - _LABEL, self.scan.clause_start(opened, self.events.sentence.first, ",;:()\u2013\u2014"))
        return next((i + 1 for i in range(opened - 1, first - 1, -1) if "and" in self.scan.kinds[i]), first), opened

    def last_named(self, q: Quantity) -> str | None:
        """The goods last named before a figure in its sentence: "shipments of flour fell, to 96,000 tons"."""
        return next(reversed(self._named(self.scan.clause_start(q.start, self.events.sentence.first, ";"), q.start)), None)

    def _named(self, first: int, end: int) -> list[str]:
        """The goods that some tokens name, in order."""
        words = words_of_goods(self.scan, first, end)
        goods = list(goods_in(words))
        made = [m for m in self.events.indicators if first <= m.start < end and made_thing(m.entry.get("name")) is not None]
        made = [m for m in made if not any(first + at <= m.start and m.end < first + to for at, to, _ in goods)]
        other = [m for m in (*self.events.indicators, *self.events.areas, *self.events.cues) if m not in made]
        # What several words name is no more than they say: "ferrous metals" are more than steel.
        several = [(first + at, first + to) for at, to, _ in goods if to - at > 1]
        made = [m for m in made if (m.start, m.end) not in several]
        named = [(m.start, str(made_thing(m.entry.get("name")))) for m in made if not self.is_all(m.start)]
        for at, to, name in goods:
            if not any(m.start < first + to and first + at < m.end for m in (*made, *other)):
                named.append((first + at, name))
        return [name for _, name in sorted(named)]

    def names(self, noun: str, indicator: str | None) -> bool:
        """Whether a counted noun is one of the words that name an indicator of making: cars, of the making of cars."""
        return indicator is not None and self.belongs(self.scan.pack.fold(noun), indicator)

    def belongs(self, word: str, indicator: str) -> bool:
        """Whether a word is one of those that name the indicator."""
        entry = registry().get(indicator)
        names = () if entry is None else entry.names.get(self.scan.pack.tag, ())
        return word[:_STEM] in _beginnings(self.scan.pack.fold, names)

    def owning(self, q: Quantity) -> str | None:
        """The goods that own a share where verbs stand at the end: "көмірдің 71 пайызы"."""
        at = q.start - 1
        if not self.verb_last or at < self.events.sentence.first or not self.scan.tokens[at].word.endswith(self.scan.pack.genitive):
            return None
        return next((name for _, _, name in goods_in([self.scan.tokens[at].text])), None)

    def is_called(self, noun: str, indicator: str | None) -> bool:
        """Whether a noun is a form of a word that names the indicator: "flights", not "sellers" of sales."""
        word, entry = self.scan.pack.fold(noun), registry().get(indicator)
        names = () if entry is None else entry.names.get(self.scan.pack.tag, ())
        stems = _stems(self.scan.pack.fold, names)
        return any(word[:length] in stems for length in range(max(len(word) - _ENDING, _STEM), len(word) + 1))

    def narrower(self, q: Quantity, words: str, item: str) -> str | None:
        """The goods that the words for a wider part or the clause name: "meva-sabzavot eksporti" of farm exports."""
        if item != _FARM:
            return None
        named = {name for _, _, name in goods_in(words.replace("-", " ").split())} - {item}
        return " and ".join(sorted(named)) or self.traded(q)

    def made_before(self, named: Match) -> list[str]:
        """What is made or traded under a name of its own, right before a name for its price: "tuxum narxi"."""
        at = named.start - 1
        made = (m for m in self.events.indicators if m is not named and m.start <= at < m.end and m.end - m.start == 1)
        return [self.scan.tokens[at].text for _ in made][:1]


def words_of_goods(scan: Scan, first: int, last: int) -> list[str]:
    """The words of some tokens among which goods are looked for; "" for marks and for small words: "it" is no IT.

    A hyphen stands for itself where it joins two words: "азық-түлік".
    """
    tokens = enumerate(scan.tokens[first:last], first)
    return [
        HYPHEN
        if scan.marks[i] == HYPHEN and scan.glued[i] and scan.glued[i + 1]
        else ""
        if t.kind != "word" or (not t.text.isupper() and scan.match(i, "function") and any(goods_in([t.text])))
        else t.text
        for i, t in tokens
    ]


@lru_cache(maxsize=4096)
def _stems(fold: Callable[[str], str], names: tuple[str, ...]) -> frozenset[str]:
    """The words of some names."""
    return frozenset(fold(part.rstrip("~^*")) for name in names for part in name.split())


@lru_cache(maxsize=4096)
def _beginnings(fold: Callable[[str], str], names: tuple[str, ...]) -> frozenset[str]:
    """How the words of some names begin."""
    return frozenset(fold(part.rstrip("~^*"))[:_STEM] for name in names for part in name.split())


def made_thing(indicator: str | None) -> str | None:
    """What an indicator of making or harvesting is of: "textile" of ``textile_production``; None for all others."""
    entry = registry().get(indicator)
    if entry is None or entry.name.startswith("industrial"):
        return None
    made = entry.name.removesuffix("_production").removesuffix("_harvest")
    return None if made == entry.name else made.replace("_", " ")
