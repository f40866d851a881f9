"""What a figure measures: the indicator, and the part of it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from dataclasses import dataclass, replace
from typing import Final

from factcheck.extract.events import Events
from factcheck.extract.forms import VERB_LAST, Shape, Topic
from factcheck.extract.quantity import Quantity
from factcheck.extract.scan import Scan
from factcheck.languages.entry import Match
from factcheck.model.claim import COMPARING, Confidence
from factcheck.model.indicator import Indicator, registry

_MASS: Final = frozenset({"tonne", "kilogram", "gram", "centner", "milligram", "troy_ounce"})
_ENERGY: Final = frozenset({"kilowatt_hour", "megawatt_hour", "gigawatt_hour", "terawatt_hour"})
_POWER: Final = frozenset({"kilowatt", "megawatt", "gigawatt", "watt"})
_VOLUME: Final = frozenset({"meter**3", "kilometer**3", "liter", "barrel", "cubic_foot", "hectoliter", "milliliter"})
_AREA: Final = frozenset({"hectare", "meter**2", "kilometer**2", "acre"})
_LENGTH: Final = frozenset({"kilometer", "meter", "centimeter", "millimeter", "mile", "foot", "inch"})
_OBLIQUE: Final = frozenset({"dat", "loc", "abl", "adjloc", "inst", "until"})
#: Tokens between a growth and the level it leads to, and between the nouns of one phrase.
_TO_LEVEL: Final = 4
_PHRASE: Final = 6
#: Tokens between the counts of a list: "and", a comma, "in all", a bracket.
_LIST_GAP: Final = 3
_FAMILIES: Final = (_MASS, _ENERGY, _POWER, _VOLUME, _AREA, _LENGTH)


@dataclass(frozen=True, slots=True)
class What:
    """Indicator and item of a figure, how they were found, and which words say so."""

    indicator: str | None
    item: str | None
    confidence: Confidence | None
    rule: str
    words: str = ""


class Namer:
    """Finds the indicators of one sentence's quantities."""

    def __init__(self, scan: Scan, events: Events, topic: Topic, shapes: Sequence[Shape]) -> None:
        self.scan = scan
        self.events = events
        self.topic = topic
        self.shapes = shapes
        self.verb_last = scan.pack.tag in VERB_LAST

    def name(self, k: int, shape: Shape) -> What:
        """The indicator of the k-th quantity; parts under the name of their whole, general words under what they stand for."""
        what = self._found(k, shape)
        entry = registry().get(what.indicator)
        if entry is None:
            return what
        if entry.item is not None and entry.whole is not None:
            return replace(what, indicator=entry.whole, item=self._joined(self.events.quantities[k], entry))
        if entry.stands_for and self.topic.mentioned & set(entry.stands_for):
            return replace(what, indicator=entry.stands_for[0])
        return what

    def _found(self, k: int, shape: Shape) -> What:
        q = self.events.quantities[k]
        own = self._own_noun(q)
        if own is not None and fits(own.entry.get("name"), q, shape):
            return What(own.entry.get("name"), self._item(q, own), "stated", "noun", self._words(own))
        if q.unit == "count" and q.item and not q.borrowed and not q.counter:
            return self._counted(q, shape)
        named = self._with_level(k) or self._named(q, shape)
        if named is not None:
            return What(named.entry.get("name"), self._item(q, named), "stated", "named", self._words(named))
        worth = self._worth(k)
        return worth if worth is not None else self._carried(q, shape)

    def _joined(self, q: Quantity, entry: Indicator) -> str:
        """The items of names that are listed together right before a figure: "solar and wind"."""
        items: list[str] = []
        last: int | None = None
        for match in reversed([m for m in self.events.indicators if m.end <= q.start]):
            other = registry().get(match.entry.get("name"))
            if other is None or other.whole != entry.whole or other.item is None:
                break
            if last is not None and (last - match.end > 1 or self._figure_between(match.end, last)):
                break
            items.insert(0, other.item)
            last = match.start
        return " and ".join(items) or str(entry.item)

    def _worth(self, k: int) -> What | None:
        """ "85 items worth 500 million": a sum that values what was counted before, not the article's topic."""
        q = self.events.quantities[k]
        if not q.currency or not any(c.entry.get("value") == "worth" and 0 <= q.start - c.end <= 3 for c in self.events.cues):
            return None
        before = [x for x in self.events.quantities[:k] if x.unit == "count"]
        if not before:
            return None
        counted = self._found(self.events.quantities.index(before[-1]), self.shapes[k])
        name = counted.indicator
        return None if name is None else What(f"{name}_value", None, "resolved", "worth", before[-1].item or "")

    def _with_level(self, k: int) -> Match | None:
        """The indicator of the level that a growth leads to ("rose by 4.5 % to 12.3 million tonnes"): both are of one thing."""
        if self.shapes[k].form not in COMPARING or k + 1 >= len(self.shapes) or self.shapes[k + 1].form != "level":
            return None
        q, level = self.events.quantities[k], self.events.quantities[k + 1]
        between = range(q.end, level.start)
        if len(between) > _TO_LEVEL or any(q.end <= m.start < level.start for m in self.events.indicators) or level.unit == "count":
            return None
        named = self._named(level, self.shapes[k + 1])
        return named if named is not None and named.end <= q.start and not self._figure_between(named.end, q.start) else None

    def _listed_under(self, q: Quantity) -> Match | None:
        """The indicator of the total that counts are listed with: "12 solar and 5 wind, 17 stations in all", "25 stations (9 …"."""
        counts = [x for x in self.events.quantities if x.unit == "count" and x.noun_at is not None and not x.counter]
        at = counts.index(q)
        for other in (*counts[at + 1 :], *reversed(counts[:at])):
            noun = self._own_noun(other)
            if noun is not None:
                step = 1 if other.start > q.start else -1
                run = counts[at : counts.index(other) + step : step]
                close = all(abs(y.start - x.end) <= _LIST_GAP or abs(x.start - y.end) <= _LIST_GAP for x, y in pairwise(run))
                total = other.numeral.value
                parts = [x.numeral.value for x in run if x is not other]
                return noun if close and len(parts) >= 1 and sum(parts) <= 2 * total and max(parts) < total else None
        return None

    def _own_noun(self, q: Quantity) -> Match | None:
        """An indicator named by the counted noun itself ("13 thousand jobs")."""
        if q.unit != "count":
            return None
        for match in self.events.indicators:
            if q.numeral.end <= match.start < q.end + 1:
                return match
        return None

    def _named(self, q: Quantity, shape: Shape) -> Match | None:
        known = [m for m in self.events.indicators if fits(m.entry.get("name"), q, shape) and not self._is_aside(m)]
        before = [m for m in known if m.end <= q.start]
        after = [m for m in known if m.start >= q.end]
        near_after = [m for m in after if m.start - q.end <= 3 and not self._figure_between(q.end, m.start)]
        if near_after and not self.verb_last and self._linked(q, near_after[0]):
            return near_after[0]
        if self.verb_last and near_after and near_after[0].start <= q.end + 1 and "adj" in q.features:
            return near_after[0]
        bridged = self.scan.bridged(q.start, q.end)
        if bridged is not None and fits(bridged.entry.get("name"), q, shape):
            return bridged
        if before:
            return self._head(before, q)
        return after[0] if after and (self.verb_last or not self._parts(q.end, after[0].start)) else None

    def _is_aside(self, match: Match) -> bool:
        """Whether a noun stands in an oblique case and so is no subject ("аҳолига хизматлар", "hududlarda"); flows of money may."""
        if not self.verb_last or not match.features & _OBLIQUE:
            return False
        entry = registry().get(match.entry.get("name"))
        return entry is not None and "currency" not in entry.dimension and entry.kind in ("stock", "flow")

    def _head(self, before: list[Match], q: Quantity) -> Match:
        """The head of the noun phrase nearest before: its last noun where heads come last, else its first."""
        inside = self._inside_brackets(q)
        if inside is not None:
            here = [m for m in before if m.start >= inside]
            if here:
                return here[-1]
        head = before[-1]
        if self.verb_last:
            return head
        for match in reversed(before[:-1]):
            if head.start - match.end > _PHRASE or self._parts(match.end, head.start):
                break
            head = match
        return head

    def _parts(self, first: int, last: int) -> bool:
        """Whether a movement, a figure or a boundary parts two nouns, so that they are no one phrase."""
        if any(first <= d.start < last for d in self.events.directions) or self._figure_between(first, last):
            return True
        return any(self.scan.is_mark(i, ",;:()\u2013\u2014") or self.scan.match(i, "and") is not None for i in range(first, last))

    def _inside_brackets(self, q: Quantity) -> int | None:
        for i in range(q.start - 1, self.events.sentence.first - 1, -1):
            if self.scan.is_mark(i, ")"):
                return None
            if self.scan.is_mark(i, "("):
                return i
        return None

    def _linked(self, q: Quantity, match: Match) -> bool:
        """ "$3 bn in exports", "5.5 млрд экспорта": the words between only link."""
        return all(
            self.scan.match(i, "function") is not None
            or self.scan.tokens[i].word in ("worth",)
            or self.scan.match(i, "area") is not None
            for i in range(q.end, match.start)
        ) and not any(self.scan.is_mark(i, ",;:.()") for i in range(q.end, match.start))

    def _figure_between(self, first: int, last: int) -> bool:
        return any(first <= x.start < last for x in self.events.quantities)

    def _counted(self, q: Quantity, shape: Shape) -> What:
        total = self._listed_under(q)
        if total is not None:
            return What(total.entry.get("name"), q.item, "resolved", "listed", self._words(total))
        head = (q.item or "").split()[-1]
        return What(_slug(head), None, "stated", "head noun", q.item or "")

    def _carried(self, q: Quantity, shape: Shape) -> What:
        candidates = [self.topic.indicator, self.topic.headline]
        if shape.form == "share":
            candidates.reverse()
        for generic in candidates:
            candidate = self._by_weight(generic, q, shape)
            if candidate is not None and fits(candidate, q, shape):
                return What(candidate, self._item(q, None), "resolved", "carried")
        noun = self._subject(q)
        if noun is not None:
            return What(_slug(noun), None, "inferred", "subject", noun)
        return What(None, None, None, "none")

    def _item(self, q: Quantity, named: Match | None) -> str | None:
        """The part a figure is of.

        Shares, prices and rates are lists of parts, each named right before its figure; elsewhere only a noun that stands beside the
        indicator's name makes it narrower ("экспорт пшеницы", "wheat exports").
        """
        kind = None if named is None else registry().kind(named.entry.get("name"))
        if q.unit == "percent" and (named is None or kind in ("index", "rate") or q.kind == "fraction"):
            return self._listed(q, named)
        if named is None or named.start >= q.end:
            return None
        beside = range(named.end, named.end + 1) if self.scan.pack.tag == "ru" else range(named.start - 1, named.start)
        if any(i < self.events.sentence.first or i >= self.events.sentence.last or i >= q.start for i in beside):
            return None
        words = self._unknown(beside.start, beside.stop)
        if self.scan.match(beside.start, "pointing") is not None:
            return None  # "Savdo" between two "mamlakat", of the "vazir": whose it is, never a part of it.
        if not words or (self.verb_last and self.scan.tokens[beside.start].word.endswith(self.scan.pack.oblique)):
            return None  # A noun in an oblique case or an adjective says where or whose, not which part.
        return words[0].lower()

    def _listed(self, q: Quantity, named: Match | None) -> str | None:
        first = self._clause_start(q)
        if named is not None and first <= named.start and named.end <= q.start:
            first = named.end
        words = self._unknown(first, q.start)
        return " ".join(words[-2:]).lower() or None

    def _clause_start(self, q: Quantity) -> int:
        for i in range(q.start - 1, self.events.sentence.first - 1, -1):
            if self.scan.is_mark(i, ",;:(") or any(x.end == i + 1 for x in self.events.quantities if x is not q):
                return i + 1
        return self.events.sentence.first

    def _unknown(self, first: int, last: int) -> list[str]:
        """Words that no pack entry covers: what remains names the thing."""
        out = []
        covered = {i for t in self.events.times for i in range(t.start, t.end)}
        for m in (*self.events.areas, *self.events.indicators, *self.events.directions, *self.events.cues):
            covered.update(range(m.start, m.end))
        for i in range(first, last):
            token = self.scan.tokens[i]
            if (
                token.kind != "word"
                or i in covered
                or self.scan.match(i, "function", "modifier", "direction", "numeral", "unit", "time_joint", "bound")
            ):
                continue
            if not token.text.endswith(("'s", "\u2019s")):
                out.append(token.text)
        return out

    def _by_weight(self, generic: str | None, q: Quantity, shape: Shape) -> str | None:
        """The indicator under which a flow of money is counted in tonnes or pieces: one the article names, else its volume."""
        if generic is None or fits(generic, q, shape):
            return generic
        parts = [n for n in sorted(self.topic.mentioned) if n.endswith(f"_{generic}") and fits(n, q, shape)]
        return parts[0] if parts else f"{generic}_volume" if registry().get(f"{generic}_volume") else generic

    def _subject(self, q: Quantity) -> str | None:
        words = self._unknown(self._clause_start(q), q.start)
        return words[-1] if words else None

    def _words(self, match: Match) -> str:
        return self.scan.slice(match.start, match.end)


def fits(name: str | None, q: Quantity, shape: Shape) -> bool:
    """Whether an indicator can have a figure of this unit and form."""
    entry = registry().get(name)
    if entry is None:
        return shape.form in COMPARING or name is not None
    if shape.form in ("growth_factor", "growth_percent", "percentage_points", "share"):
        return shape.form != "share" or entry.kind != "rate" or "percent" in entry.dimension
    return _dimension_fits(entry, q.unit)


def _dimension_fits(entry: Indicator, unit: str | None) -> bool:
    if unit is None:
        return "count" in entry.dimension
    first = unit.split("/")[0]
    for dimension in entry.dimension:
        base = dimension.split("/")[0]
        if dimension == unit or base == first:
            return True
        if dimension == "currency" and len(first) == 3 and first.isupper():
            return True
        if any(base in family and first in family for family in _FAMILIES):
            return True
    return False


def _slug(noun: str) -> str:
    return noun.strip().lower().replace(" ", "_")
