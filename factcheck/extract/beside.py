"""What figures told beside one another make of each other: a growth and its level, a price and its change, two sides of trade."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from factcheck.extract.fitting import is_unit_price
from factcheck.extract.going_on import GoingOn
from factcheck.extract.heads import Heads, is_people
from factcheck.extract.narrowing import Narrowing
from factcheck.extract.percentages import RESTATED
from factcheck.extract.shape import Shape
from factcheck.extract.structures import OF_WHAT
from factcheck.extract.trading import GRAIN, TRADE, is_grain
from factcheck.extract.what import BESIDE_LEVEL, EXCESS, NAMED, PART, Names, What
from factcheck.languages.entry import Match
from factcheck.model.claim import COMPARING
from factcheck.model.indicator import registry

_EXPORTS, _IMPORTS = "exports", "imports"
_PARTS: Final = "parts"
#: Tokens between a growth and the level it leads to.
_TO_LEVEL: Final = 4
#: A balance has two sides.
_SIDES: Final = 2
#: What words for a movement of prices name.
_PRICES: Final = frozenset({"consumer_prices", "price", "inflation"})
#: Tokens between a growth and the level right behind it that it led to.
_LED_TO: Final = 2
#: Forms that tell how a level changed, and rules that tell nothing but a word.
_GROWTHS: Final = frozenset({"growth_percent", "growth_factor", "change"})
#: Tokens between the figures of a list of goods.
_ENTRY: Final = 6
#: Tokens between a movement and what it led to.
_MOVED_TO: Final = 4
#: Tokens between a level and the growth told beside it.
_BESIDE: Final = 4
#: Tokens of a level's clause behind it.
_CLAUSE: Final = 12
#: Tokens from the comma that opens a clause to its growth: ", что на 3,2 %".
_OPENED: Final = 3


class Beside:
    """Finds what figures of one sentence are of by the figures beside them."""

    def __init__(self, going_on: GoingOn, shapes: Sequence[Shape], *, heads: Heads, narrowing: Narrowing) -> None:
        self.scan = going_on.scan
        self.events = going_on.events
        self.shapes = shapes
        self.items = going_on.items
        self.candidates = going_on.candidates
        self.heads = heads
        self.narrowing = narrowing

    def is_led_to(self, k: int) -> bool:
        """Whether a level is where the growth right before it led: "textile shipments doubled to $14.2 million"."""
        if not k or self.shapes[k].form != "level" or self.shapes[k - 1].form not in COMPARING:
            return False
        first, last = self.events.quantities[k - 1].end, self.events.quantities[k].start
        return last - first <= _LED_TO and not any(first <= m.start < last for m in self.events.indicators)

    def item(self, k: int, what: What, names: Names) -> str | None:
        """The part that the level beside a growth or before a share is of: "grew 1.4 times to 1.3 million tonnes"."""
        if k and self.shapes[k - 1].form in COMPARING and self.restates(k):
            return names.name(k - 1).item
        for j in (k - 1,) if self.shapes[k].form == "share" else (k + 1, k - 1):
            if not 0 <= j < len(self.shapes) or self.shapes[j].form != "level":
                continue
            first, second = (self.events.quantities[i] for i in sorted((j, k)))
            named = any(first.end <= m.start < second.start for m in self.events.indicators)
            if second.start - first.end <= _BESIDE and not (named and self.shapes[k].form != "share"):
                level = names.name(j)
                if level.item != PART:
                    return level.item if self._is_same(level.indicator, what.indicator) else None
        return None

    def restates(self, k: int) -> bool:
        """Whether a figure says the one before it once more: "doubled (up 96 %)", "by 26.1 %, that is by over a quarter"."""
        before, q = self.events.quantities[k - 1], self.events.quantities[k]
        if q.start - before.end > _BESIDE:
            return False
        joined = self.events.cue_begins("or", before.end, q.start)
        return joined or self.scan.marks[q.start - 1] == "("

    def _is_same(self, one: str | None, other: str | None) -> bool:
        entry = registry().get(other)
        return one == other or (entry is not None and one == entry.whole)

    def is_part_of(self, k: int) -> bool:
        """Whether a level is a part of the one before it in the same unit: "a budget of 14 billion, including 3 billion for …"."""
        q, whole = self.events.quantities[k], self.events.quantities[k - 1]
        if self.shapes[k].form != "level" or self.shapes[k - 1].form != "level" or q.unit != whole.unit or q.obs > whole.obs:
            return False
        return self.events.cue_begins(_PARTS, whole.end, q.start)

    def by_partner(self, k: int, names: Names) -> What | None:
        """What a list of partners goes on with, or what of the trade before it goes to a country: "of them 1.1 to Afghanistan"."""
        if names.found(k - 1).indicator not in TRADE:
            return None
        if self._lists_partner(k):
            return names.found(k - 1)._replace(item=None, confidence="inferred", rule="listed partner")
        first, last = self.events.quantities[k - 1].end, self.events.quantities[k].start
        if not self.is_part_of(k) or not any(first <= m.start < last for m in self.events.areas):
            return None
        return names.name(k - 1)._replace(confidence="resolved", rule="part of it")

    def counts_on(self, k: int) -> bool:
        """Whether a bare count goes on counting what the figure before it counts: "has 9,400 cameras and will add 1,200"."""
        q, before = self.events.quantities[k], self.events.quantities[k - 1]
        bare = (
            self.shapes[k].form == "level"
            and q.unit in (None, "count")
            and q.noun_at is None
            and not self.candidates.counts_people(q)
        )
        if not bare or self.shapes[k - 1].form != "level" or before.unit != "count" or before.noun_at is None:
            return False
        return not any(before.end <= m.start < q.start for m in self.events.indicators) and not self.scan.has_mark(
            before.end, q.start, ";:"
        )

    def _lists_partner(self, k: int) -> bool:
        """Whether a count in a bracket, or of what is left, goes on with a list of countries: "ahead of Tajikistan (2,240)"."""
        q, before = self.events.quantities[k], self.events.quantities[k - 1]
        if any(self.shapes[j].form != "level" or self.events.quantities[j].unit != "count" for j in (k - 1, k)):
            return False
        opened = q.start - 1 if self.scan.marks[q.start - 1] == "(" else None
        named = opened is not None and any(before.end <= m.start and m.end == opened for m in self.events.areas)
        return named or (q.noun_at is None and any(cue.end == q.start for cue in self.events.cued("rest")))

    def shares_trade(self, k: int, names: Names) -> What | None:
        """Goods listed behind others that go abroad: "shipped 8.1 million tonnes of wheat, 2.2 million tonnes of flour"."""
        level, q = self.events.quantities[k - 1], self.events.quantities[k]
        if self.shapes[k].form != "level" or self.shapes[k - 1].form != "level" or q.unit != level.unit or q.unit == "count":
            return None
        gap = range(level.end, q.start)
        if len(gap) > _ENTRY or not any(self.scan.marks[i] == "," or "and" in self.scan.kinds[i] for i in gap):
            return None
        if any(not self.scan.kinds[i].isdisjoint(("process", "indicator", "direction")) or self.scan.marks[i] in ";:" for i in gap):
            return None
        before = names.found(k - 1)
        name = "exports" if before.indicator == GRAIN else before.indicator
        goods = self.items.goods.behind(q, name or "") or self.items.goods.traded(q)
        if name not in TRADE or goods is None:
            return None
        weighed = GRAIN if name == "exports" and not q.currency and is_grain(goods) else name
        return What(weighed, None if weighed == GRAIN else goods, "resolved", "listed trade")

    def leads_to(self, k: int) -> bool:
        """Whether a figure is where the one before it led: "costs climbed 8.3 % to $287 million", "48 foizdan 44 foizga"."""
        before, here = self.shapes[k - 1], self.shapes[k]
        if here.form in COMPARING or not (before.base_level or before.form in COMPARING):
            return False
        q, previous = self.events.quantities[k], self.events.quantities[k - 1]
        if before.base_level and previous.unit not in (None, q.unit):
            return False
        return q.start - previous.end <= _MOVED_TO and not self.scan.has_mark(previous.end, q.start, ";:(")

    def trade_gap(self, k: int, names: Names) -> What | None:
        """What exports and imports told before a sum differ by: "sold for 8 bn and bought for 9 bn, a gap of 1 bn"."""
        q = self.events.quantities[k]
        if k < _SIDES or not q.currency or self.shapes[k].form not in ("level", "change"):
            return None
        word = self.narrowing.budgets.difference(self.events.quantities[k - 1].end, q.start)
        if word is None or any(self.shapes[j].form != "level" for j in (k - 2, k - 1)):
            return None
        sides = {names.found(j).indicator: self.events.quantities[j].obs for j in (k - 2, k - 1)}
        if sides.keys() != {_EXPORTS, _IMPORTS}:
            return None
        name = "trade_deficit" if sides[_IMPORTS] > sides[_EXPORTS] else "trade_surplus"
        return What(name, None, "resolved", EXCESS, self.scan.slice(word.start, word.end))

    def worth(self, k: int, names: Names) -> What | None:
        """ "85 items worth 500 million": a sum that values what was counted before, not the article's topic."""
        q = self.events.quantities[k]
        if k and is_unit_price(q) and self.events.quantities[k - 1].unit == q.unit:
            return names.found(k - 1)._replace(rule="price of the same")  # "… A year ago they asked 3,054 for it."
        if not q.currency or not self.events.cue_ends("worth", q.start - 3, q.start + 1):
            return None
        before = [j for j in range(k) if self.events.quantities[j].unit == "count"]
        if not before:
            return None
        name = names.found(before[-1]).indicator
        item = self.events.quantities[before[-1]].item
        return None if name is None else What(f"{name}_value", None, "resolved", "worth", item or "")

    def level(self, k: int, names: Names) -> What | None:
        """What the level right before a growth is of, if nothing else is named in between: "17.2 million people, 11 % more"."""
        if k == 0 or self.shapes[k - 1].form not in ("level", "share"):
            return None
        level, q = self.events.quantities[k - 1], self.events.quantities[k]
        if self.shapes[k - 1].form == "share":
            aside = q.currency and self.shapes[k].form == "level" and 0 < q.start - level.end <= _BESIDE
            opened = aside and any(self.scan.marks[i] == "(" for i in range(level.end, q.start))
            return names.name(k - 1)._replace(rule="restated") if opened else None
        of_what = any(0 <= m.start - q.end <= OF_WHAT or m.end == q.start for m in self.events.indicators)
        told_again = self.shapes[k].cue == RESTATED and not of_what
        if told_again or (self.shapes[k].form == "share" and self.scan.marks[q.start - 1] == "("):
            return names.name(k - 1)._replace(rule="restated")
        if self._is_against(k):
            return names.name(k - 1)._replace(rule=BESIDE_LEVEL)
        of_base = self.shapes[k].base_level and not self.scan.has_mark(level.end, q.start, ",;:(\u2013\u2014-")
        if not of_base and self.shapes[k].form not in COMPARING:
            return None
        excess = of_base and names.found(k - 1).rule == EXCESS  # "$9.4 bn larger than imports, down from $12.1 bn"
        renamed = not excess and any(level.end <= m.start < q.start for m in self.events.indicators)
        if (not excess and not self._stands_beside(k)) or renamed:
            return None
        what = names.name(k - 1) if of_base else names.found(k - 1)
        told = what.rule != NAMED or of_base or self.restates(k) or not self._is_named(what)
        return what._replace(rule=BESIDE_LEVEL) if told else None

    def _is_against(self, k: int) -> bool:
        """Whether a count is set against the one before it, wherever that is: "2,940 lockers in villages, against 1,870"."""
        level, q = self.events.quantities[k - 1], self.events.quantities[k]
        if not self.shapes[k].base_level or q.unit != level.unit or q.unit != "count" or q.noun_at is not None:
            return False
        against = self.events.cue_ends("against", q.start, q.start + 1)
        return against and level.noun_at is not None and not self.scan.has_mark(level.end, q.start, ";:(")

    def _stands_beside(self, k: int) -> bool:
        """Whether a growth stands near a level or opens the clause behind it: "1.4 trillion in premiums last year, 17 % more"."""
        level, q = self.events.quantities[k - 1], self.events.quantities[k]
        gap = q.start - level.end
        if gap <= _BESIDE or gap > _CLAUSE:
            return gap <= _BESIDE
        lone = k == 1 or self.scan.has_mark(self.events.quantities[k - 2].end, level.start, ",;:")
        return lone and self.scan.has_mark(q.start - _OPENED, q.start, ",")

    def _is_named(self, what: What) -> bool:
        """Whether an indicator's own words name what a figure is of, not what is done to it."""
        return any(m.entry.get("name") == what.indicator for m in self.events.indicators)

    def goes_on(self, k: int, named: Match) -> bool:
        """Whether a growth tells how the level before it changed, whatever is named before both: "plants gave 4 bn, 3 % more"."""
        if not k or self.shapes[k].form not in _GROWTHS or self.shapes[k - 1].form != "level":
            return False
        level, q = self.events.quantities[k - 1], self.events.quantities[k]
        behind = named.start > level.end and not (self.scan.pack.verb_last and self.scan.has_mark(named.end, q.start, ","))
        if behind or named.end > q.start or self.scan.has_mark(level.end, q.start, ";"):
            return False
        return not self.candidates.fits(named.entry.get("name"), level, self.shapes[k - 1])

    def price(self, k: int, names: Names) -> What | None:
        """What moves a price by the unit told before it: "229 dollars a tonne, 2 dollars less in a week"."""
        q = self.events.quantities[k]
        if self.shapes[k].form not in COMPARING or (q.unit != "percent" and not q.currency):
            return None
        named = [m for m in self.events.indicators if m.end <= q.start]
        for j in reversed(range(k)):
            price = self.events.quantities[j]
            if any(price.end <= m.start and m.entry.get("name") not in _PRICES for m in named):
                return None
            if is_unit_price(price) and (q.unit == "percent" or (price.unit or "").partition("/")[0] == q.unit):
                return names.found(j)._replace(rule="beside price")
        return None

    def with_share(self, k: int) -> Match | None:
        """What a share right behind a level is a share of: "$12.15 billion, or 20.4 % of turnover" is turnover too."""
        if self.shapes[k].form != "level" or k + 1 >= len(self.shapes) or self.shapes[k + 1].form != "share":
            return None
        q, share = self.events.quantities[k], self.events.quantities[k + 1]
        if not self.events.cue_begins("or", q.end, share.start) or share.start - q.end > _BESIDE:
            return None
        behind = (m for m in self.events.indicators if 0 <= m.start - share.end <= OF_WHAT and not is_people(m))
        return next((m for m in behind if self.candidates.fits(m.entry.get("name"), q, self.shapes[k])), None)

    def with_level(self, k: int) -> Match | None:
        """The indicator of the level that a growth leads to ("rose by 4.5 % to 12.3 million tonnes"): both are of one thing."""
        if self.shapes[k].form not in COMPARING or k + 1 >= len(self.shapes) or self.shapes[k + 1].form != "level":
            return None
        q, level = self.events.quantities[k], self.events.quantities[k + 1]
        if level.start - q.end > _TO_LEVEL or level.unit == "count":
            return None
        if any(q.end <= m.start < level.start for m in self.events.indicators):
            return None
        named = self.heads.named(level, self.shapes[k + 1], self.candidates.fits)
        if named is None or named.end > q.start or self.events.figure_between(named.end, q.start):
            return None
        return named
