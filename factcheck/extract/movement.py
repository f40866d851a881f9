"""Words of direction around a figure: what rose or fell, by how much, from where and to where."""

from __future__ import annotations

from typing import Final

from factcheck.extract.events import Events
from factcheck.extract.in_turn import reached_with
from factcheck.extract.quantity import Quantity
from factcheck.extract.scan import Scan
from factcheck.languages.entry import Match
from factcheck.model.claim import Direction

#: Tokens between a figure and a word of direction: right behind it, anywhere in the sentence, behind a verb's other words.
NEAR: Final = 3
ANYWHERE: Final = 60
_LATER: Final = 20
_NEAR_VERB_LAST: Final = 6
_NEAR_BEFORE: Final = 5
#: Tokens of a bracket in which a growth is said again.
_BRACKET: Final = 8
_BOUNDARIES: Final = ",;:()\u2013\u2014"
#: Words of "the annual rate of", which a figure is put into.
_CARRIER: Final = 4


class Movement:
    """The movements of one sentence's quantities."""

    def __init__(self, scan: Scan, events: Events) -> None:
        self.scan = scan
        self.events = events
        self.verb_last = scan.pack.verb_last
        self._phrase_starts: dict[int, int] = {}
        self._from: dict[int, bool] = {}

    def beyond(self, q: Quantity) -> Direction | None:
        """ "The figure exceeds last year's level by 2.9 bn": by how much something is above or below another."""
        first = self.scan.clause_start(q.start, self.events.sentence.first, ",;:(")
        sides: tuple[tuple[str, Direction], ...] = (("exceed", "up"), ("lag", "down"))
        told = ((cue, way) for value, way in sides for cue in self.events.cued(value) if first <= cue.start and cue.end <= q.start)
        return next((way for cue, way in told if not self.events.figure_between(cue.end, q.start)), None)

    def direction(self, k: int, *, near: bool = False) -> Direction | None:
        """Up or down, as the nearest word of movement says."""
        if not self.events.directions:
            return self._of_multiple(k)
        if self.verb_last:
            return self.after(k, _NEAR_VERB_LAST if near else ANYWHERE) or self.before(k, NEAR if near else ANYWHERE)
        found = self.after(k, NEAR, own=True) or self.before(k, _NEAR_BEFORE if near else ANYWHERE)
        return found if found is not None or near else self.after(k, _LATER)

    def _of_multiple(self, k: int) -> Direction | None:
        """The direction that a factor before tells with its verb: «экспорт упал вдвое, импорт — на 30 %»."""
        previous = self.events.quantities[k - 1] if k and not self.verb_last else None
        led = previous is not None and previous.kind == "multiple" and self.preceded(self.events.quantities[k], "by")
        way = previous.direction if led and previous is not None else None
        return "up" if way == "up" else "down" if way == "down" else None

    def after(self, k: int, reach: int, *, own: bool = False) -> Direction | None:
        """The direction of the first word of movement behind a figure; ``own`` ends the search at the next figure."""
        q = self.events.quantities[k]
        told = self._told_twice(k)
        if told is not None:
            return told
        limit = q.end + reach
        if own and k + 1 < len(self.events.quantities):
            limit = min(limit, self.events.quantities[k + 1].start)
        first = max(q.end - 1, q.numeral.end)
        if own and not self.verb_last and (more := self._past_bracket(k)) is not None:
            return word(more)
        for match in self.events.directions:
            if first <= match.start < limit:
                return None if self._stops(q.end + self._is_apposed(q), match.start) else word(match)
        return None

    def _past_bracket(self, k: int) -> Match | None:
        """The word behind the bracket in which a growth is said again: "8.9 % ($25.5 million) more than"."""
        q = self.events.quantities[k]
        if q.unit != "percent" and self.scan.marks[q.end] != ")":
            return None
        closed = q.end if q.unit != "percent" else self.scan.next_mark(q.end, q.end + _BRACKET, ")")
        opened = self.scan.marks[q.end if q.unit == "percent" else q.start - 1] == "("
        before = self.events.quantities[k - 1] if k and q.unit != "percent" else q
        if not opened or self.scan.marks[closed] != ")" or before.unit != "percent":
            return None
        return self.scan.match(closed + 1, "direction")

    def before(self, k: int, reach: int = ANYWHERE) -> Direction | None:
        """The direction of the last word of movement before a figure."""
        start = self.phrase_start(self.events.quantities[k])
        for match in reversed(self.events.directions):
            if start - reach <= match.start and match.end <= start:
                # What moved before a semicolon moves nothing behind it.
                if not self.verb_last and self.scan.has_mark(match.end, start, ";"):
                    return None
                return word(self._growth_compared(match, k) or match)
        return None

    def _growth_compared(self, match: Match, k: int) -> Match | None:
        """The growth of which "lower" says how large it is: "growth in value was much lower, 16.4 per cent" rose."""
        if not match.entry.get("comparative") or self.events.quantities[k].unit != "percent":
            return None
        earlier = [d for d in self.events.directions if d.end <= match.start]
        if not earlier or not earlier[-1].entry.get("noun") or self.scan.has_mark(earlier[-1].end, match.start, _BOUNDARIES):
            return None
        return None if self.events.figure_between(earlier[-1].end, match.start) else earlier[-1]

    def restates(self, k: int) -> Direction | None:
        """The direction of a change that says the one before it again: "на 26 %, или 1,7 млрд долларов, больше, чем"."""
        return self._told_twice(k - 1) if k and self.events.quantities[k].unit not in ("percent", "ratio") else None

    def _told_twice(self, k: int) -> Direction | None:
        """The direction of a change that is said again between commas before "more than"."""
        q, following = self.events.quantities[k], self.events.quantities[k + 1 : k + 2]
        if self.verb_last or not following or self.scan.marks[q.end] != "," or self.scan.marks[following[0].end] != ",":
            return None
        again = any(cue.start == q.end + 1 and 0 <= following[0].start - cue.end <= 1 for cue in self.events.cued("or"))
        match = self.scan.match(following[0].end + 1, "direction") if again else None
        if match is None:
            return None
        than = match.end + (self.scan.marks[match.end] == ",")
        return word(match) if self.events.cue_begins("compare", than, than + 1) else None

    def _is_apposed(self, q: Quantity) -> bool:
        """ "На 90 млн, или 16 %, больше": commas around a restatement do not part it from its verb."""
        if self.scan.marks[q.end] != "," or not self.events.cued("or"):
            return False
        by = next((cue.start for cue in self.events.cued("by") if cue.end == q.start), q.start)  # ", или на 16 %,"
        return any(cue.end == by and self.scan.marks[cue.start - 1] == "," for cue in self.events.cued("or"))

    def _stops(self, first: int, last: int) -> bool:
        """Whether a boundary lies between a figure and a verb behind it; in verb-last languages only the end of its bracket.

        What else went on is another clause without a mark: "rose by 9 % as imports fell".
        """
        if not self.verb_last:
            if self.events.cue_begins("against", first, last):
                return True  # "Rose by 4 % after a fall of 7 %"
            return self.scan.has_mark(first, last, _BOUNDARIES) or bool(self.scan.begun("background", first, last))
        opened = next((i for i in range(first, last) if self.scan.marks[i] in "()"), None)
        # "(96.0 %) rose": a verb right behind the bracket still governs what stands in it.
        return opened is not None and self.scan.marks[opened] == ")" and opened + 1 < last

    def phrase_start(self, q: Quantity) -> int:
        """Where a quantity begins, modifiers before it included."""
        known = self._phrase_starts.get(q.start)
        if known is None:
            known = self._phrase_starts[q.start] = self._modifier_start(q.start)
        return known

    def _modifier_start(self, start: int) -> int:
        match = self.scan.right_before(start, 4, "modifier")
        start = start if match is None else match.start
        only = self.scan.right_before(start, 3, "only")
        start = start if only is None else only.start
        carrier = self.scan.right_before(start, _CARRIER, "carrier")  # "Down from an annual rate of 8.8 %"
        return start if carrier is None else carrier.start

    def preceded(self, q: Quantity, value: str) -> bool:
        """Whether a cue stands right before a quantity or its modifier."""
        if not self.events.cued(value):
            return False
        start = self.phrase_start(q)
        return self.events.cue_ends(value, start, start + 1) or self.events.cue_ends(value, q.start, q.start + 1)

    def followed(self, q: Quantity, value: str) -> bool:
        """Whether a cue stands right behind a quantity, or one token on."""
        return self.events.cue_begins(value, q.end, q.end + 2)

    def reaches(self, q: Quantity) -> bool:
        """Whether a word behind the figure says that it was reached, or was so."""
        if self.followed(q, "to") or self.followed(q, "be"):
            return True
        last = reached_with(self.scan, self.events, q)
        if last is not None:
            return self.reaches(last)
        return self.followed(q, "target") and "direction" not in self.scan.kinds[q.end]  # "25 foizga kamaytirish maqsad qilingan"

    def is_until(self, q: Quantity) -> bool:
        """Whether an ending or word says how far a figure went: "4,5 %-ға дейін төмендеді", "61,5 foizgacha"."""
        return self.verb_last and ("until" in q.features or q.modifier == "up_to")

    def is_to(self, k: int) -> bool:
        """Whether the figure is the second of "from X to Y" where cases say so ("8,4 %-дан 8,9 %-ға дейін")."""
        if not self.verb_last or k == 0:
            return False
        q, previous = self.events.quantities[k], self.events.quantities[k - 1]
        if "abl" not in previous.features or previous.unit not in (q.unit, None) or self.apart(previous, q.start) > 2:
            return False
        return not q.features.isdisjoint(("dat", "until"))

    def apart(self, one: Quantity, start: int) -> int:
        """Tokens from a figure to a later token but those of a time: "11,8 млн тоннадан биылғы алты айда 13,4 млн тоннаға"."""
        gap = start - one.end
        if gap > 2:
            gap -= sum(time.end - time.start for time in self.events.times if one.end <= time.start and time.end <= start)
        return gap

    def is_from(self, k: int) -> bool:
        """Whether the figure is what a growth started from: "from 28 to 32", "против 7,6 %", "теңгеден … теңгеге"."""
        known = self._from.get(k)
        if known is None:
            known = self._from[k] = self._is_from(k)
        return known

    def _is_from(self, k: int) -> bool:
        q = self.events.quantities[k]
        if self.preceded(q, "against") or self.compares(k):
            return not self._is_planned(q)
        if self.preceded(q, "from") and not self._moves(k):
            return False
        if self.preceded(q, "from") or (not self.verb_last and self._compared_with(q)):
            return q.high is None
        if not self.verb_last or q.modifier != "exact":
            return False
        if self._leads_on(k) or self._is_bracketed_base(k):
            return True
        if ("abl" not in q.features and not self.followed(q, "compare")) or self.events.cue_begins("be", q.end, q.end + 1):
            return False  # "141 минг хонадондан иборат" consists of them.
        if self.after(k, 12) is None:
            return False
        # "Гектарынан 62 центнерден жиналды, бұл былтырғыдан 4 центнерге көп" compares what follows, not the 62.
        follows = self.events.quantities[k + 1 : k + 2]
        moved = next(d.start for d in self.events.directions if d.start >= max(q.end - 1, q.numeral.end))
        return not (
            "abl" in q.features
            and follows
            and follows[0].start < moved
            and self.scan.has_mark(q.end, follows[0].start, ",;:\u2013\u2014")
        )

    def _is_planned(self, q: Quantity) -> bool:
        """Whether words right behind a figure say that it was planned: "against 13 trillion planned", «… 13 трлн по плану»."""
        if self.verb_last:
            return False
        last = next(i for i in range(q.end, q.end + 3) if "function" not in self.scan.kinds[i] or i == q.end + 2) + 1
        return any(self.events.cue_begins(value, q.end, last) for value in ("plan", "target", "forecast", "plan_base"))

    def _is_bracketed_base(self, k: int) -> bool:
        """Whether a level stands in brackets behind a growth: "былтырғыдан 11,3 пайызға көп (193 мың тонна)"."""
        q = self.events.quantities[k]
        if k == 0 or q.unit in (None, "percent") or not (self.scan.marks[q.start - 1] == "(" and self.scan.marks[q.end] == ")"):
            return False
        growth = self.events.quantities[k - 1]
        moved = next((d for d in self.events.directions if growth.end <= d.start and d.end == q.start - 1), None)
        if growth.unit != "percent" or moved is None or moved.start - growth.end > 1:
            return False
        return any(cue.end <= growth.start for cue in self.events.cued("compare")) or self._is_from_then(growth)

    def _is_from_then(self, growth: Quantity) -> bool:
        """Whether a growth stands behind a time that it is measured against: "былтырғы сәйкес кезеңнен 11,3 пайызға"."""
        return any("abl" in t.features and 0 <= growth.start - t.end <= 1 for t in self.events.times)

    def _leads_on(self, k: int) -> bool:
        """Whether cases say that the next figure is where a level led: "5,9 foizdan 7,9 foizga chiqdi"."""
        q, following = self.events.quantities[k], self.events.quantities[k + 1 : k + 2]
        beside = bool(following) and self.apart(q, following[0].start) <= 2 and following[0].unit == q.unit
        return beside and "abl" in q.features and "dat" in following[0].features

    def _moves(self, k: int) -> bool:
        """Whether a movement is told up to a clause's end, or a figure beside is where one led: "Россия с 1,9 млрд" is no base."""
        q, beside = self.events.quantities[k], self.events.quantities[max(k - 1, 0) : k + 2]
        if self.events.directions:
            last, joint = self.scan.next_mark(q.end, self.events.sentence.last, ",;:"), self.scan.entry(q.end, "range_joint")
            if self.events.directions[0].start < last or (joint is not None and joint.get("role") != "and"):
                return True
        return (k > 0 and beside[0].kind == "multiple") or any(self.preceded(x, "to") and x.unit == q.unit for x in beside)

    def _compared_with(self, q: Quantity) -> bool:
        """Whether "compared with" stands right before the figure."""
        return any(c.end in (q.start, q.start - 1) and c.end - c.start > 1 for c in self.events.cued("compare"))

    def compares(self, k: int) -> bool:
        """Whether the word before a figure compares it with the figure before: "14 per cent below the $71 million"."""
        if k == 0 or self.verb_last:
            return False
        q, previous = self.events.quantities[k], self.events.quantities[k - 1]
        between = range(previous.end, q.start)
        if not 1 <= len(between) <= 4 or "direction" not in self.scan.kinds[previous.end]:
            return False
        if any(t.start < q.start and t.end > previous.end for t in self.events.times):
            return False
        return all(not self.scan.kinds[i].isdisjoint(("direction", "modifier", "function", "cue")) for i in between)

    def goes_beyond(self, q: Quantity) -> bool:
        """Whether something moved past a figure: "fell below 30 per cent", «опустился ниже 30 %», "30 foizdan pastga tushdi"."""
        if q.modifier not in ("more_than", "less_than"):
            return False
        if self.verb_last:
            place = self.scan.right_before(q.end, 4, "modifier", "after")
            behind = self.scan.match(q.end, "direction")
            fell = q.modifier == "less_than" and behind is not None and word(behind) == "down"
            return fell and place is not None and place.entry.get("role") == "place"
        place = self.scan.ending_at(q.start, "modifier")
        if place is None or place.entry.get("role") != "place":
            return False
        return any(d.end == place.start and word(d) and not d.entry.get("comparative") for d in self.events.directions)

    def is_growth_named(self, k: int) -> bool:
        """Whether the nearest word of movement before the figure is a noun: "growth was 5 %"; or there is none."""
        q = self.events.quantities[k]
        before = [d for d in self.events.directions if d.end <= q.start]
        return not before or any(d.end == before[-1].end and is_noun(d) for d in before)


def is_noun(match: Match) -> bool:
    """Whether a word of movement is a noun: "growth", "төмендеу"."""
    return bool(match.entry.get("noun")) or not match.features.isdisjoint(("noun", "name"))


def word(match: Match) -> Direction | None:
    """Up or down; None for a word that says that nothing moved."""
    value = match.entry.get("value")
    return value if value in ("up", "down") else None
