"""Form and direction of a quantity: a level, a change, a growth rate, a share, an index."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final

from factcheck.extract.events import Events
from factcheck.extract.quantity import Quantity
from factcheck.extract.scan import Scan
from factcheck.extract.topic import Topic
from factcheck.languages.entry import Match
from factcheck.model.claim import Direction, Form
from factcheck.model.indicator import registry
from factcheck.model.interval import Modifier

#: Packs whose verbs stand at the end, after what they govern.
VERB_LAST: Final = frozenset({"kk", "uz"})
_NEAR: Final = 3
_INDEX_LEVELS: Final = (Decimal(80), Decimal(135))


@dataclass(frozen=True, slots=True)
class Shape:
    """What kind of figure a quantity is; ``value`` where the form changes it; ``cue`` the phrase that decided."""

    form: Form
    direction: Direction | None
    cue: str
    value: Decimal | None = None
    base_level: bool = False
    modifier: Modifier | None = None


class Shaper:
    """Decides the forms of one sentence's quantities in order."""

    def __init__(self, scan: Scan, events: Events, topic: Topic) -> None:
        self.scan = scan
        self.events = events
        self.topic = topic
        self.verb_last = scan.pack.tag in VERB_LAST

    def shape(self, k: int) -> Shape:
        """The shape of the k-th quantity."""
        shape = self._shape(k)
        if shape.form in ("level", "rate", "share", "growth_percent") and not shape.base_level and self._is_from(k):
            shape = replace(shape, base_level=True)
        return replace(shape, modifier="exact") if self._modifier_moves(k, shape) else shape

    def _modifier_moves(self, k: int, shape: Shape) -> bool:
        """Whether what looks like a modifier belongs to a movement: "rose up to", "вырос до", "26 % above the $30.3 bn"."""
        q = self.events.quantities[k]
        if q.modifier == "up_to" and self.verb_last:
            return self._to_level(k) or self._moved_to(k)
        start = self._phrase_start(q)
        if start == q.start:
            return False
        if q.modifier == "up_to":
            target = any(c.entry.get("value") == "target" and c.end <= start for c in self.events.cues)
            if self.verb_last:
                return self._after(k, 2, own=True) is not None
            return target or any(start - 12 <= d.start < start and _word(d) for d in self.events.directions)
        return self._compares(k)

    def _moved_to(self, k: int) -> bool:
        """ "22 пайызға дейін баяулады": a finite verb of movement behind "up to" says where something got to."""
        q = self.events.quantities[k]
        beside = [d for d in self.events.directions if q.end <= d.start <= q.end + 1]
        return any(_word(d) is not None and not d.entry.get("noun") and "name" not in d.features for d in beside)

    def _compares(self, k: int) -> bool:
        """Whether the word before a figure compares it with the figure before: "26.6 percent above the $30.3 billion"."""
        if k == 0 or self.verb_last:
            return False
        q, previous = self.events.quantities[k], self.events.quantities[k - 1]
        between = range(previous.end, q.start)
        if not 1 <= len(between) <= 4 or self.scan.match(previous.end, "direction") is None:
            return False
        if any(t.start < q.start and t.end > previous.end for t in self.events.times):
            return False
        return all(self.scan.match(i, "direction", "modifier", "function", "cue") is not None for i in between)

    def _shape(self, k: int) -> Shape:
        q = self.events.quantities[k]
        if q.unit == "percentage_point":
            return Shape("percentage_points", self._direction(k), "points")
        if q.kind == "multiple" and self._after(k, 1, own=True) == "down" and q.obs > 1:
            return Shape("growth_factor", "down", "multiple", value=round(Decimal(1) / q.obs, 12).normalize())
        if q.kind == "multiple":
            return Shape("growth_factor", q.direction if q.direction in ("up", "down") else "up", "multiple")  # type: ignore[arg-type]
        if q.kind == "times":
            return self._times(k)
        if q.unit == "percent":
            return self._percent(k)
        return self._level(k)

    def _times(self, k: int) -> Shape:
        q = self.events.quantities[k]
        direction = self._direction(k) or "up"
        if direction == "down" and q.obs > 1:
            return Shape("growth_factor", "down", "times", value=round(Decimal(1) / q.obs, 12).normalize())
        return Shape("growth_factor", direction, "times")

    def _percent(self, k: int) -> Shape:
        q = self.events.quantities[k]
        direction = self._direction(k)
        if q.sign:
            return Shape("growth_percent", "up" if q.sign > 0 else "down", "sign")
        if q.kind == "fraction":
            near = self._direction(k, near=True) if not self.verb_last else direction
            by = self._by(q)
            owned = self._is_owned(q)
            by = by or (not self.verb_last and self._after(k, 1, own=True) is not None)
            if near is not None and (by or (self.verb_last and not owned)):
                return Shape("growth_percent", near, "fraction")
            return Shape("share", None, "fraction")
        if self._is_index(k):
            moved: Direction = "up" if q.obs > 100 else "down"
            if self._kind(q) in ("rate", "index"):
                return Shape("rate", moved, "index")
            return Shape("growth_factor", moved, "index", value=q.obs / 100)
        if self._is_share(k):
            return Shape("share", None, "share")
        if self._is_rate(k):
            return Shape("rate", None, "rate", base_level=self._is_from(k))
        if self._is_level(k):
            return Shape("share", None, "level", base_level=self._is_from(k))
        if direction is not None:
            return Shape("growth_percent", direction, "direction", base_level=self._is_from(k))
        if self._kind(q) == "index":
            return Shape("growth_percent", "up", "index growth", base_level=self._is_from(k))
        return Shape("share", None, "default")

    def _level(self, k: int) -> Shape:
        q = self.events.quantities[k]
        form: Form = "level"
        if self._is_from(k):
            return Shape(form, None, "from", base_level=True)
        if q.sign and not q.prefix and q.unit != "degC":
            return Shape("change", "up" if q.sign > 0 else "down", "sign")
        direction = self._change(k)
        if direction is not None:
            return Shape("change", direction, "by")
        return Shape(form, None, "level")

    def _change(self, k: int) -> Direction | None:
        """The direction where an amount says by how much something moved."""
        q = self.events.quantities[k]
        if q.unit is None:
            return None
        if self.verb_last:
            return self._change_verb_last(k)
        if q.unit == "count" and not self._by(q):
            return None
        near_after = self._after(k, _NEAR, own=True)
        if self._by(q):
            found = self._before(k) or near_after
            return found
        if near_after is not None and near_after_more(self.scan, q):
            return near_after
        if self._or_percent(k):
            return self._after(k + 1, _NEAR, own=True) or self._before(k)
        before = self.events.directions
        for match in before:
            if match.end == self._phrase_start(q) and self.scan.pack.tag == "en" and not self._to(q):
                return match.entry.get("value") if match.entry.get("value") != "same" else None
        if self._noun_change(q):
            return self._direction(k) or "up"
        return None

    def _or_percent(self, k: int) -> bool:
        """ "$8.0 billion or 26.6 percent above": the amount is the change that the per cent restates."""
        if k + 1 >= len(self.events.quantities):
            return False
        q, following = self.events.quantities[k], self.events.quantities[k + 1]
        joined = any(c.entry.get("value") == "or" and c.start == q.end and c.end == following.start for c in self.events.cues)
        return joined and following.unit == "percent" and self._after(k + 1, _NEAR, own=True) is not None

    def _change_verb_last(self, k: int) -> Direction | None:
        q = self.events.quantities[k]
        if self._noun_change(q):
            return self._direction(k) or "up"
        beside = self.scan.match(q.end, "direction")
        if beside is not None and beside.entry.get("comparative") and not q.features & {"abl"} and q.modifier == "exact":
            return _word(beside)
        following = self.events.quantities[k + 1] if k + 1 < len(self.events.quantities) else None
        if following is not None and following.unit == "percent" and following.start - q.end <= 2 and q.features & {"dat"}:
            return self._after(k + 1, 3, own=True)  # "317.6 thousand or 0.8 % more"
        if not q.features & {"dat", "case2"} or q.modifier in ("up_to", "about", "at_most"):
            return None
        after = self._after(k, 2, own=True)
        if after is None or self._reaches(q):
            return None
        return None if self._to_level(k) else after

    def _to_level(self, k: int) -> bool:
        """Whether the figure is the second of "from X to Y" where cases say so ("8,4 %-дан 8,9 %-ға дейін")."""
        if not self.verb_last or k == 0:
            return False
        q, previous = self.events.quantities[k], self.events.quantities[k - 1]
        return (
            previous.unit == q.unit
            and "abl" in previous.features
            and q.start - previous.end <= 2
            and bool(q.features & {"dat", "until"})
        )

    def _reaches(self, q: Quantity) -> bool:
        return any(c.entry.get("value") in ("to", "be", "target") and q.end <= c.start <= q.end + 1 for c in self.events.cues)

    def _noun_change(self, q: Quantity) -> bool:
        return any(c.entry.get("value") == "change" and -3 <= c.end - q.start <= 1 for c in self.events.cues)

    def _phrase_start(self, q: Quantity) -> int:
        """Where the quantity begins, modifiers before it included."""
        for back in (4, 3, 2, 1):
            match = self.scan.match(q.start - back, "modifier")
            if match is not None and match.end == q.start:
                return match.start
        return q.start

    def _by(self, q: Quantity) -> bool:
        return self._preceded(q, "by")

    def _to(self, q: Quantity) -> bool:
        return self._preceded(q, "to")

    def _preceded(self, q: Quantity, value: str) -> bool:
        start = self._phrase_start(q)
        return any(c.entry.get("value") == value and c.end in (start, q.start) for c in self.events.cues)

    def _is_level(self, k: int) -> bool:
        """Whether a per cent figure is where something came from or got to, not by how much: "rose from 84.1 % to 88.6 %"."""
        q = self.events.quantities[k]
        if self.verb_last:
            beside = self.scan.match(q.end, "direction")
            if beside is not None and beside.entry.get("comparative"):
                return False
            if self._to_level(k) or ("dat" in q.features and self._reaches(q)) or (self._is_from(k) and self._to_level_next(k)):
                return True
            states = any(c.entry.get("value") == "be" and q.end <= c.start <= q.end + 1 for c in self.events.cues)
            return states and "dat" not in q.features and not self._growth_named(k)
        if self._preceded(q, "to") or self._preceded(q, "from"):
            return True
        return self._preceded(q, "be") and not self._growth_named(k)

    def _growth_named(self, k: int) -> bool:
        """Whether the nearest word of movement before the figure is a noun: "growth was 5 %"; or there is none."""
        q = self.events.quantities[k]
        before = [d for d in self.events.directions if d.end <= q.start]
        return not before or bool(before[-1].entry.get("noun"))

    def _to_level_next(self, k: int) -> bool:
        return k + 1 < len(self.events.quantities) and self._to_level(k + 1)

    def _is_owned(self, q: Quantity) -> bool:
        """Whether a fraction is a part of something ("yarmi", "учдан бири"), not a measure of movement."""
        entry = self.scan.entry(q.start, "fraction")
        inherent = entry is not None and entry.get("share") and "dat" not in q.features
        return bool(inherent) or "poss" in q.features

    def _is_from(self, k: int) -> bool:
        """Whether the figure is what a growth started from: "from 28 to 32", "против 7,6 %", "теңгеден … теңгеге"."""
        q = self.events.quantities[k]
        if self._preceded(q, "against") or self._compares(k):
            return True
        if self._preceded(q, "from") or (not self.verb_last and self._compared_with(q)):
            return q.high is None
        if not self.verb_last or q.modifier != "exact":
            return False
        held_against = any(c.entry.get("value") == "compare" and q.end <= c.start <= q.end + 1 for c in self.events.cues)
        return ("abl" in q.features or held_against) and self._after(k, 12) is not None

    def _compared_with(self, q: Quantity) -> bool:
        """Whether "compared with" stands right before the figure."""
        return any(
            c.entry.get("value") == "compare" and c.end in (q.start, q.start - 1) and c.end - c.start > 1 for c in self.events.cues
        )

    def _is_index(self, k: int) -> bool:
        q = self.events.quantities[k]
        low, high = _INDEX_LEVELS
        if not low <= q.obs <= high or q.high is not None:
            return False
        if any("gen" in t.features and 0 <= q.start - t.end <= 1 for t in self.events.times):
            return True
        near = any(c.entry.get("value") == "index" and -14 < c.start - q.start < 7 for c in self.events.cues)
        named = any("index" in (m.entry.get("name") or "") and m.start < q.start for m in self.events.indicators)
        if near or named:
            return True
        return q.obs > 100 and not self._is_share(k) and self._direction(k, near=True) is None

    def _is_share(self, k: int) -> bool:
        q = self.events.quantities[k]
        if self.verb_last and q.features & {"poss"} and not (q.features & {"dat"} and self._after(k, 2) is not None):
            return not self._is_rate(k)
        first, last = self._clause(k)
        if any(c.entry.get("value") == "share" and first <= c.start < last for c in self.events.cues):
            return self._direction(k, near=True) is None or self._reaches(q)
        if self.scan.pack.tag == "en" and self._of_noun(q):
            return True
        return self.scan.pack.tag == "ru" and self._genitive_share(k)

    def _of_noun(self, q: Quantity) -> bool:
        tokens = self.scan.tokens
        return (
            q.end < len(tokens) and tokens[q.end].word == "of" and self._direction(len(self.events.quantities), near=True) is None
        )

    def _genitive_share(self, k: int) -> bool:
        """A per cent figure with a noun right after it and no movement near: "20 % населения"."""
        q = self.events.quantities[k]
        tokens = self.scan.tokens
        if q.end >= len(tokens) or tokens[q.end].kind != "word" or self._by(q):
            return False
        if self.scan.match(q.end, "function", "cue", "direction", "time", "modifier") is not None:
            return False
        return self._before(k) is None

    def _is_rate(self, k: int) -> bool:
        """Whether the indicator is itself a rate, and the figure its level."""
        q = self.events.quantities[k]
        near = self._direction(k, near=True) is not None and not self._reaches(q) and not self._to_level(k)
        if self._kind(q, near_direction=near) != "rate":
            return False
        if self._by(q):
            return False
        if self.verb_last and not self._to_level(k):
            moves = "dat" in q.features and self._after(k, 2, own=True) is not None and not self._reaches(q)
            return not moves
        return True

    def _kind(self, q: Quantity, *, near_direction: bool = False) -> str | None:
        """The kind of the indicator that is named nearest before the figure, after it, or was spoken of last.

        Beside a word of movement only a named indicator counts: what "rose 5 %" without one is no rate of the last sentence's.
        """
        before = [m for m in self.events.indicators if m.start < q.start]
        pool = before[-1:] or self.events.indicators[:1]
        if not pool and near_direction:
            return None
        name = pool[0].entry.get("name") if pool else self.topic.indicator or self.topic.headline
        return registry().kind(name)

    def _clause(self, k: int) -> tuple[int, int]:
        """Tokens of the clause around a quantity, cut at semicolons, commas and dashes that stand apart, and neighbours."""
        q = self.events.quantities[k]
        sentence = self.events.sentence
        first = sentence.first if k == 0 else self.events.quantities[k - 1].end
        last = sentence.last if k + 1 == len(self.events.quantities) else self.events.quantities[k + 1].start
        for i in range(q.start - 1, first - 1, -1):
            if self.scan.is_mark(i, ";()"):
                first = i + 1
                break
        for i in range(q.end, last):
            if self.scan.is_mark(i, ";,()"):
                last = i
                break
        return first, last

    def _direction(self, k: int, *, near: bool = False) -> Direction | None:
        """Up or down, as the nearest word of movement says."""
        if k >= len(self.events.quantities):
            return None
        if self.verb_last:
            return self._after(k, 6 if near else 60) or self._before(k, _NEAR if near else 60)
        return self._after(k, _NEAR, own=True) or self._before(k, 5 if near else 60) or (None if near else self._after(k, 20))

    def _after(self, k: int, reach: int, *, own: bool = False) -> Direction | None:
        q = self.events.quantities[k]
        limit = q.end + reach
        if own and k + 1 < len(self.events.quantities):
            limit = min(limit, self.events.quantities[k + 1].start)
        for match in self.events.directions:
            if q.end - 1 <= match.start < limit and match.start >= q.numeral.end:
                if self._stop_between(q.end, match.start):
                    return None
                return _word(match)
        return None

    def _before(self, k: int, reach: int = 60) -> Direction | None:
        q = self.events.quantities[k]
        for match in reversed(self.events.directions):
            if q.start - reach <= match.start and match.end <= q.start:
                return _word(match)
        return None

    def _stop_between(self, first: int, last: int) -> bool:
        """Whether a boundary lies between a figure and a verb behind it; in verb-last languages only the end of its bracket."""
        marks = range(first, last)
        if self.verb_last:
            opened = next((i for i in marks if self.scan.is_mark(i, "()")), None)
            # "(96.0 %) rose": a verb right behind the bracket still governs what stands in it.
            return opened is not None and self.scan.is_mark(opened, ")") and opened + 1 < last
        return any(self.scan.is_mark(i, ",;:()\u2013\u2014") for i in marks)


def _word(match: Match) -> Direction | None:
    value = match.entry.get("value")
    return value if value in ("up", "down") else None


def near_after_more(scan: Scan, q: Quantity) -> bool:
    """Whether "more", "less", "above" follows the amount at once, so that it says by how much."""
    return scan.match(q.end, "direction") is not None
