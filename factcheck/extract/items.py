"""The part of an indicator that a figure is of ("potatoes"), told by the words that no pack knows."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property, lru_cache
from itertools import pairwise
from typing import Final

from factcheck.extract.events import Events
from factcheck.extract.quantity import Quantity
from factcheck.extract.scan import Scan
from factcheck.languages.entry import Match
from factcheck.languages.item_names import goods_in, named_in
from factcheck.languages.item_names import named as named_item
from factcheck.model.indicator import Indicator, registry

#: The item of what is left when the other parts are named ("the remaining 10.7 per cent").
REST: Final = "other"
#: Tokens between the counts of a list: "and", a comma, "in all", a bracket.
_LIST_GAP: Final = 3
#: So many like figures make a list; an entry's name is at most so many tokens, a dash included.
_LIST_OF: Final = 3
_ENTRY_WORDS: Final = 4
#: How an entry of a list that has a line to itself begins, and how long its label may be.
_LABEL_WORDS: Final = 6
#: Words that name goods behind a weight, and letters that a word shares with a name it belongs to.
GOODS_WORDS: Final = 2
_STEM: Final = 4
_GOODS: Final = "goods"
_EVERYTHING: Final = "everything"
_FARM: Final = "agricultural"
_INVESTMENT: Final = "investment"
#: Words that say what was invested in.
_TARGET_WORDS: Final = 3
#: Kinds of words that name nothing.
_NO_NAME: Final = (
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


class Items:
    """Finds the items of one sentence's quantities."""

    def __init__(self, scan: Scan, events: Events) -> None:
        self.scan = scan
        self.events = events
        self.verb_last = scan.pack.verb_last
        self._known: set[int] | None = None

    def item(self, q: Quantity, named: Match | None) -> str | None:
        """The part a figure is of; ``REST`` where it is what is left of the whole.

        Shares, prices and rates are lists of parts, each named right before its figure; elsewhere only a noun that stands beside
        the indicator's name makes it narrower ("экспорт пшеницы", "wheat exports").
        """
        if self.is_rest(q):
            return REST
        kind = None if named is None else registry().kind(_standing(named))
        if q.unit == "percent" and (named is None or kind in ("index", "rate") or q.kind == "fraction"):
            listed = self._listed(q, named)
            if listed is not None or named is None or named.entry.get("name") == _standing(named):
                return listed
        entry = (self._list_entry(q) or self._before_comma(q) or self.labelled(q, named)) if q.noun_at is None else None
        if entry is not None:
            return entry
        if named is None or named.start >= q.end:
            return None
        if named.entry.get("name") == _INVESTMENT and (target := self._target(named)) is not None:
            return target
        beside = named.end if self.scan.pack.tag == "ru" else named.start - 1
        if not self.events.sentence.first <= beside < min(self.events.sentence.last, q.start):
            return None
        if self.scan.match(beside, "pointing") is not None:
            return None  # "Savdo" between two "mamlakat", of the "vazir": whose it is, never a part of it.
        if self._is_oblique(beside) or any(x.start <= beside < x.end for x in self.events.quantities):
            return None  # A noun in an oblique case or an adjective says where or whose, not which part.
        if self._is_all_goods(beside):
            return None
        if self.verb_last and self.scan.tokens[beside].word.endswith(self.scan.pack.past_endings):
            return None  # "Құрылысқа салынған инвестиция": what was done with it is no part of it.
        goods = self._goods_ending(named.start)[:1]
        words = goods or self._unknown(self._beside(beside), beside + 1) or self._adjective(named)
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
            if first >= last or self.scan.match(named.end, "function") is None:
                return None
        words = [token.text.lower() if token.kind == "word" else "" for token in tokens[first:last]]
        parts = [(at, to) for at, to, _ in named_in(words)]
        near = parts and (parts[-1][1] == len(words) if self.verb_last else parts[0][0] == 0)
        if not near:
            return None
        return " ".join(words[parts[0][0] : parts[-1][1]])

    def _goods_ending(self, end: int) -> list[str]:
        """Goods of several words right before a name: "to'qimachilik mahsulotlari eksporti"."""
        if not self.verb_last:
            return []
        first = max(self.events.sentence.first, end - GOODS_WORDS)
        words = [token.text if token.kind == "word" else "" for token in self.scan.tokens[first:end]]
        return [name for at, to, name in goods_in(words) if to == len(words) and to - at > 1]

    def _is_all_goods(self, at: int) -> bool:
        """Whether a word says that a figure is of goods, or of goods and services, and so of no part."""
        texts = [token.text for token in self.scan.tokens[max(at - 2, 0) : at + 3]]
        if _GOODS not in map(named_item, texts):
            return False
        whole = (named_item(" ".join(texts[i : i + 3])) for i in range(len(texts) - 2))
        return named_item(self.scan.tokens[at].text) == _GOODS or _EVERYTHING in whole

    def _is_oblique(self, at: int) -> bool:
        return self.verb_last and self.scan.tokens[at].word.endswith(self.scan.pack.oblique)

    def _adjective(self, named: Match) -> list[str]:
        """The adjective before a name whose nouns come behind it: "просроченные займы"."""
        before = named.start - 1
        if self.scan.pack.tag != "ru" or before < self.events.sentence.first:
            return []
        describes = self.scan.tokens[before].word.endswith(self.scan.pack.adjective_endings)
        return self._unknown(before, named.start) if describes else []

    def is_rest(self, q: Quantity) -> bool:
        """Whether a figure is of what is left when the other parts are named."""
        rests = self.events.cued("rest")
        return bool(rests) and any(self._clause_start(q) <= cue.start < q.start for cue in rests)

    def _list_entry(self, q: Quantity) -> str | None:
        """The name of an entry in a list of like figures: "Cobalt — 78.4 thousand, Onix — 48.5 thousand"."""
        if len(self.events.quantities) < _LIST_OF:
            return None
        alike = [x for x in self.events.quantities if x.unit == q.unit and x.kind == q.kind]
        first = self._clause_start(q)
        if len(alike) < _LIST_OF or q.start - first > _ENTRY_WORDS or first == self.events.sentence.first:
            return None
        words = self._unknown(first, q.start)
        return " ".join(words).lower() or None

    def _before_comma(self, q: Quantity) -> str | None:
        """The name of an entry where commas part names from figures: ": crude oil, $1.9 billion; refined copper, $2.1 billion"."""
        if len(self.events.quantities) < _LIST_OF or not self.scan.is_mark(q.start - 1, ","):
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

    def bare_goods(self, named: Match) -> str | None:
        """The goods whose name alone stands for an indicator of making or keeping them: "eggs fell by 9 %", "сиыр еті"."""
        last = min(named.end + 1, self.events.sentence.last)
        words = words_of_goods(self.scan, named.start, last)
        length = named.end - named.start
        return next((name for at, to, name in goods_in(words) if at == 0 and to >= length), None)

    def entry_name(self, q: Quantity, whole_end: int) -> str | None:
        """The name right before a figure in a list of what a whole is made of; also that of goods with indicators of their own."""
        first = max(self._clause_start(q), whole_end)
        made = {i for m in self.events.indicators if made_thing(m.entry.get("name")) for i in range(m.start, m.end)}
        known = self._known_tokens() - made
        words = [i for i in range(first, q.start) if self.scan.tokens[i].kind == "word" and i not in known]
        words = [i for i in words if self.scan.match(i, *_NO_NAME) is None]
        leads = not self.verb_last and self.scan.tokens[q.start - 1].kind == "word" and first == whole_end
        if leads and len(words) > 1 and words[-1] == q.start - 1:
            words.pop()  # "yarn took 49.2 %"
        return " ".join(self.scan.tokens[i].text for i in words[:_ENTRY_WORDS]).lower() or None

    def labelled(self, q: Quantity, named: Match | None) -> str | None:
        """The label of an entry that has a line to itself: "• thermal power plants — 32.6 bn kWh"."""
        sentence = self.events.sentence
        dash = q.start - 1
        if named is not None or not self.scan.is_mark(dash, "\u2013\u2014:-") or not sentence.listed:
            return None
        first = sentence.first
        if dash - first > _LABEL_WORDS or any(first <= m.start < dash for m in self.events.areas):
            return None
        dated = {i for time in self.events.times for i in range(time.start, time.end)}  # "• first quarter — 3.4 bn" is no part.
        return " ".join(self.scan.tokens[i].text for i in range(first, dash) if i not in dated).lower() or None

    def owner(self, q: Quantity) -> str | None:
        """Whose a part is, named right behind it: "209,7 мингтаси ўғил", "560 млрд теңгесі – салықтық емес түсімдер"."""
        if self.scan.is_mark(q.end, "\u2013\u2014"):
            last = next((i for i in range(q.end + 1, self.events.sentence.last) if self.scan.is_mark(i, ",;.:(")), None)
            words = [] if last is None else [token.text for token in self.scan.tokens[q.end + 1 : last] if token.kind == "word"]
            return " ".join(words).lower() if 0 < len(words) <= _LABEL_WORDS else None
        words = self._unknown(q.end, min(q.end + 1, self.events.sentence.last))
        return words[0].lower() if words and not words[0].lower().endswith(self._verb_endings) else None

    def goods(self, q: Quantity, indicator: str) -> str | None:
        """What a weight or volume is of, named behind it: "48 минг тонна дизель ёқилғиси", "5 tonnes of diesel".

        None where the words belong to the indicator itself ("8 million tonnes of grain" of a grain harvest).
        """
        if q.unit is None or q.unit in ("count", "percent", "percentage_point", "ratio") or q.currency or "/" in q.unit:
            return None
        of = q.end < self.events.sentence.last and self.scan.tokens[q.end].word == "of"
        if self.scan.pack.tag == "en" and not of:
            return None
        first = q.end + of
        words: list[str] = []
        for i in range(first, min(first + GOODS_WORDS, self.events.sentence.last)):
            unknown = self._unknown(i, i + 1)
            if not unknown or unknown[0].lower().endswith(self._verb_endings):
                break
            words += unknown
        if not words or self.belongs(self.scan.tokens[first].word, indicator):
            return None
        return " ".join(words).lower()

    def traded(self, q: Quantity) -> str | None:
        """The goods that a clause on trade is about: "золота за девять месяцев вывезено на 9,86 млрд"."""
        last = next((x.start for x in self.events.quantities if x.start >= q.end), self.events.sentence.last)
        begin = q.end + (not self.verb_last and self.scan.is_mark(q.end, "\u2013\u2014"))  # "580 млн – на химию"
        behind = self.scan.next_mark(begin, last, ",;:(\u2013\u2014.")
        spans = ((self._clause_start(q), q.start), (begin, behind))
        for first, end in spans:
            words = words_of_goods(self.scan, first, end)
            goods = list(goods_in(words))
            made = [m for m in self.events.indicators if first <= m.start < end and made_thing(m.entry.get("name")) is not None]
            made = [m for m in made if not any(first + at <= m.start and m.end < first + to for at, to, _ in goods)]
            other = [m for m in (*self.events.indicators, *self.events.areas, *self.events.cues) if m not in made]
            named = [(m.start, made_thing(m.entry.get("name"))) for m in made if not self._is_all_goods(m.start)]
            for at, to, name in goods:
                if not any(m.start < first + to and first + at < m.end for m in (*made, *other)):
                    named.append((first + at, name))
            if named:
                return " and ".join(dict.fromkeys(str(name) for _, name in sorted(named)))
        return None

    @cached_property
    def _verb_endings(self) -> tuple[str, ...]:
        """How a finite verb in the past ends."""
        pack = self.scan.pack
        return (*pack.past_endings, *pack.future_endings)

    def names(self, noun: str, indicator: str | None) -> bool:
        """Whether a counted noun is one of the words that name an indicator of making: cars, of the making of cars."""
        return indicator is not None and self.belongs(self.scan.pack.fold(noun), indicator)

    def belongs(self, word: str, indicator: str) -> bool:
        """Whether a word is one of those that name the indicator."""
        entry = registry().get(indicator)
        names = () if entry is None else entry.names.get(self.scan.pack.tag, ())
        return word[:_STEM] in _beginnings(self.scan.pack.fold, names)

    def narrower(self, words: str, item: str) -> str | None:
        """The goods that the words for a wider part name: "meva-sabzavot eksporti" of farm exports."""
        named = {name for _, _, name in goods_in(words.replace("-", " ").split())} - {item}
        return " and ".join(sorted(named)) if named and item == _FARM else None

    def joined(self, q: Quantity, entry: Indicator) -> str:
        """The items of names that are listed together right before a figure: "solar and wind"."""
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

    def total_of_list(self, q: Quantity) -> Match | None:
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

    def subject(self, q: Quantity) -> str | None:
        """The last unknown word before a figure in its clause."""
        words = self._unknown(self._clause_start(q), q.start)
        return words[-1] if words else None

    def _listed(self, q: Quantity, named: Match | None) -> str | None:
        first = self._clause_start(q)
        words: list[str] = []
        if named is not None and first <= named.start and named.end <= q.start:
            if named.entry.phrase.endswith("^"):
                words = self._unknown(first, named.start)  # "Мясо подорожало": a verb's subject.
            elif self._is_all_goods(max(named.start - 1, first)):
                pass
            elif self.scan.pack.tag != "ru" and named.start > first and not self._is_oblique(named.start - 1):
                # "Youth unemployment", "egg prices"
                words = self._unknown(self._beside(named.start - 1), named.start) or self._goods(named)
            first = named.end
        last = q.start
        if not self.verb_last:
            # Between a country and its figure stands a verb: "Russia provided 77.6 per cent".
            last = next((m.end for m in self.events.areas if first <= m.start and m.end <= q.start), last)
        words = self._unknown(first, last) or words
        if self.verb_last:  # A genitive is the whole: "захираларнинг 80 фоизи".
            words = [word for word in words if not self.scan.pack.fold(word).endswith(self.scan.pack.genitive)]
        return " ".join(words[-2:]).lower() or None

    def _beside(self, at: int) -> int:
        """The first token of what a word beside a name says, with what a participle goes with: "ақылы оқитын студенттер"."""
        acts = self.verb_last and self.scan.tokens[at].word.endswith(self.scan.pack.participle_endings)
        return at - 1 if acts and at > self.events.sentence.first and self.scan.tokens[at - 1].kind == "word" else at

    def _goods(self, named: Match) -> list[str]:
        """What is made or traded under a name of its own, right before a name for its price: "tuxum narxi"."""
        at = named.start - 1
        made = (m for m in self.events.indicators if m is not named and m.start <= at < m.end and m.end - m.start == 1)
        return [self.scan.tokens[at].text for _ in made][:1]

    def _clause_start(self, q: Quantity) -> int:
        mark = self.scan.clause_start(q.start, self.events.sentence.first, ",;:(")
        for x in self.events.quantities:
            if mark < x.end <= q.start and x is not q:
                mark = x.end
        return mark

    def _unknown(self, first: int, last: int) -> list[str]:
        """Words that no pack entry covers: what remains names the thing."""
        known = self._known_tokens()
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
            and self.scan.match(i, *_NO_NAME) is None
        ]

    def _known_tokens(self) -> set[int]:
        if self._known is None:
            events = self.events
            spans = [(t.start, t.end) for t in events.times]
            spans += [(m.start, m.end) for m in (*events.areas, *events.indicators, *events.directions, *events.cues)]
            self._known = {i for start, end in spans for i in range(start, end)}
        return self._known


def words_of_goods(scan: Scan, first: int, last: int) -> list[str]:
    """The words of some tokens among which goods are looked for; "" for marks and for small words: "it" is no IT."""
    tokens = enumerate(scan.tokens[first:last], first)
    return [
        "" if t.kind != "word" or (t.text.islower() and scan.match(i, "function") and any(goods_in([t.text]))) else t.text
        for i, t in tokens
    ]


@lru_cache(maxsize=4096)
def _beginnings(fold: Callable[[str], str], names: tuple[str, ...]) -> frozenset[str]:
    """How the words of some names begin."""
    return frozenset(fold(part.rstrip("~^*"))[:_STEM] for name in names for part in name.split())


def _standing(named: Match) -> str | None:
    """What a general name stands for: "price" for consumer prices."""
    entry = registry().get(named.entry.get("name"))
    return entry.stands_for[0] if entry is not None and entry.stands_for else named.entry.get("name")


def made_thing(indicator: str | None) -> str | None:
    """What an indicator of making or harvesting is of: "textile" of ``textile_production``; None for all others."""
    entry = registry().get(indicator)
    if entry is None or entry.name.startswith("industrial"):
        return None
    made = entry.name.removesuffix("_production").removesuffix("_harvest")
    return None if made == entry.name else made.replace("_", " ")


def _is_part(match: Match) -> bool:
    entry = registry().get(match.entry.get("name"))
    return entry is not None and entry.item is not None


def _is_list(run: list[Quantity], total: Quantity) -> bool:
    """Whether counts stand close together and can add up to a total among them."""
    close = all(y.start - x.end <= _LIST_GAP for x, y in pairwise(run))
    parts = [x.numeral.value for x in run if x is not total]
    whole = total.numeral.value
    return close and whole <= 2 * sum(parts) <= 4 * whole and max(parts) < whole
