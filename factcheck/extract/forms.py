"""Form and direction of a quantity: a level, a change, a growth rate, a share, an index."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from factcheck.extract.bare_lists import is_comparable
from factcheck.extract.costs import is_cost
from factcheck.extract.events import Events
from factcheck.extract.in_turn import moved_with
from factcheck.extract.modifiers import governs_case, is_bare
from factcheck.extract.movement import ANYWHERE, NEAR, Movement, is_noun, word
from factcheck.extract.pace import PACE
from factcheck.extract.percentages import Percentages
from factcheck.extract.quantity import Quantity
from factcheck.extract.rates import is_rated_count
from factcheck.extract.revisions import revised
from factcheck.extract.scan import Scan
from factcheck.extract.shape import Shape
from factcheck.extract.topic import Topic
from factcheck.languages.entry import Match
from factcheck.model.claim import Direction

#: What a rate is per; a price or a speed is a level.
_RATED: Final = frozenset({"day", "week", "month", "year", "hectare", "acre", "count"})
#: A sum below this that is lost or gained is by how much a price moved.
_PRICED_BELOW: Final = 1000
#: Spans of time measure nothing but means.
_MEANS: Final = frozenset({"year", "month", "week", "day", "hour", "minute", "second"})
#: Tokens between a verb of reaching and the figure, and between a change and where it led.
_REACHED: Final = 3
_LED_TO: Final = 3
#: Tokens between a change and the verb that says what it was: what it is a change of.
_OWNED: Final = 4


class Shaper:
    """Decides the forms of one sentence's quantities in order."""

    def __init__(self, scan: Scan, events: Events, topic: Topic) -> None:
        self.scan = scan
        self.events = events
        self.movement = Movement(scan, events)
        self.percentages = Percentages(scan, events, topic, self.movement)
        self.verb_last = scan.pack.verb_last

    def shape(self, k: int) -> Shape:
        """The shape of the k-th quantity."""
        shape = self._shape(k)
        if revised(self.scan, self.events, self.events.quantities[k]) is not None:
            shape = shape._replace(base_level=False)
        elif shape.form in ("level", "rate", "share", "growth_percent") and self.movement.is_from(k):
            shape = shape._replace(base_level=True)
        return shape._replace(modifier="exact") if self._modifier_moves(k, shape) else shape

    def _modifier_moves(self, k: int, shape: Shape) -> bool:
        """Whether what looks like a modifier belongs to a movement: "rose up to", "вырос до", "26 % above the $30.3 bn"."""
        q = self.events.quantities[k]
        if q.modifier == "up_to" and self.verb_last:
            by = shape.form == "growth_percent" and not any(is_noun(d) and d.end <= q.start for d in self.events.directions)
            return shape.cue == PACE or self.movement.is_to(k) or (not by and self._moved_to(k))
        start = self.movement.phrase_start(q)
        if start == q.start or (q.modifier == "up_to" and q.kind == "fraction"):
            return False
        if q.modifier == "up_to":
            bound = self.scan.ending_at(q.start, "modifier")
            if bound is not None and bound.entry.get("role") == "bound":
                return False
            # Where one word is both "to" and "up to" the words before it decide: "довести до 5 млн".
            if k and self.movement.is_from(k - 1) and self.movement.apart(self.events.quantities[k - 1], start) <= 1:
                return True  # "С 28,1 до 25,7 года"
            both = self.events.cue_begins("to", start, start + 1)
            reached = any(cue.end <= start for cue in (*(self.events.cued("target") if both else ()), *self._reaching(start)))
            return (
                reached
                or self.events.cue_ends("revise", start, start + 1)
                or self._by_then_to(k, start)
                or any(start - 12 <= d.start < start and self._leads_on(d, start) for d in self.events.directions)
            )
        return self.movement.compares(k)

    def _leads_on(self, direction: Match, start: int) -> bool:
        """Whether a movement leads to a token; not past a figure: "to 5 million, up to 2 million of it abroad"."""
        levels = (x for x in self.events.quantities if x.unit not in ("percent", "percentage_point", "ratio"))
        between = any(direction.end <= x.start and x.end <= start for x in levels)
        return word(direction) is not None and not between

    def _reaching(self, start: int) -> list[Match]:
        """Verbs of reaching right before a token: "дошли до 104 миллионов"; not the "to" of an infinitive."""
        cues = (cue for cue in self.events.cued("to") if start - _REACHED <= cue.start and cue.end <= start)
        return [cue for cue in cues if "function" not in self.scan.kinds[cue.start]]

    def _by_then_to(self, k: int, start: int) -> bool:
        """ "На 12 машин — до 121": behind a change stands where it led."""
        if k == 0:
            return False
        previous = self.events.quantities[k - 1]
        if start - previous.end > _LED_TO:
            return False
        if previous.kind == "multiple" and self.scan.has_mark(previous.end, start, ",\u2014\u2013-"):
            return True
        moved = previous.unit in ("percent", "percentage_point") and self.movement.before(k) is not None
        return self.movement.preceded(previous, "by") or (moved and self.scan.marks[previous.end] == ",")

    def _moved_to(self, k: int) -> bool:
        """ "22 пайызға дейін баяулады": a finite verb of movement behind "up to" says where something got to."""
        q = self.events.quantities[k]
        beside = [d for d in self.events.directions if q.end <= d.start <= q.end + 1]
        measured = q.unit not in ("percent", "count")  # "15 darajagacha pasayishi" leads to them; "5 foizgacha o'sish" is how much.
        return any(word(d) is not None and (measured or (not d.entry.get("noun") and "name" not in d.features)) for d in beside)

    def _shape(self, k: int) -> Shape:
        q = self.events.quantities[k]
        if q.unit == "percentage_point":
            return Shape("percentage_points", self.movement.direction(k), "points")
        if q.kind == "multiple":
            fell = q.obs > 1 and (self.movement.after(k, 1, own=True) == "down" or self._fell_so(q))
            return _factor(q.obs, "down" if fell or q.direction == "down" else "up", "multiple", reciprocal=fell)
        if q.kind == "times":
            direction = self.movement.direction(k) or "up"
            return _factor(q.obs, direction, "times", reciprocal=direction == "down" and q.obs > 1)
        return self.percentages.shape(k) if q.unit == "percent" else self._level(k)

    def _fell_so(self, q: Quantity) -> bool:
        """Whether an adverb says how far what its clause tells of went down: "сократилось за год примерно вдвое"."""
        told = self.scan.entry(q.start, "multiple")
        if self.verb_last or told is None or told.phrase.endswith(("~", "^")):
            return False
        moved = [d for d in self.events.directions if d.end <= q.start]
        if not moved or self.events.figure_between(moved[-1].end, q.start):
            return False
        return word(moved[-1]) == "down" and not self.scan.has_mark(moved[-1].end, q.start, ",;:()")

    def _level(self, k: int) -> Shape:
        q = self.events.quantities[k]
        per = q.per or (q.unit or "").partition("/")[2]
        rated = (per in _RATED and not q.currency) or q.unit in _MEANS or is_rated_count(self.scan, self.events, q)
        if self.movement.is_from(k):
            return Shape("rate" if rated else "level", None, "from", base_level=True)
        if q.sign and not q.prefix and q.unit != "degC":
            return Shape("change", "up" if q.sign > 0 else "down", "sign")
        if q.unit == "permille" and not self.movement.preceded(q, "by") and not self._is_compared(q) and not self._is_small_part(k):
            return Shape("rate", None, "per mille")
        direction = None if q.unit is None else self._change_verb_last(k) if self.verb_last else self._change(k)
        direction = direction or self.movement.restates(k)
        if direction is not None:
            return Shape("change", direction, "by")
        return Shape("rate", None, "per") if rated else Shape("level", None, "level")

    def _change(self, k: int) -> Direction | None:
        """The direction where an amount says by how much something moved."""
        q = self.events.quantities[k]
        moves = self.movement
        by = moves.preceded(q, "by")
        if not by and (self._is_object(q) or (q.unit == "count" and not self._is_compared_count(q))):
            return moves.direction(k) or "up" if self._is_noun_change(k) else None
        behind = moves.after(k, NEAR, own=True)
        if self._is_restatement(k) and (more := self.scan.match(q.end + 1, "direction")) is not None:
            return word(more)
        if by and behind is not None and "direction" in self.scan.kinds[q.end]:
            return behind  # "Не менее 90 лент, на 14 больше прошлогоднего"
        if by and self._is_explained(k):
            return None
        if by:
            restated = moves.after(k + 1, NEAR, own=True) if self._or_percent(k) else None
            return moves.before(k) or behind or restated or moves.beyond(q)
        if behind is not None and "direction" in self.scan.kinds[q.end]:
            return behind  # "more", "less", "above" follows the amount at once.
        if self._or_percent(k):
            return moves.after(k + 1, NEAR, own=True) or moves.before(k)
        if self._restates_growth(k):
            return moves.before(k)
        if self.scan.pack.tag == "en" and not moves.preceded(q, "to") and not moves.goes_beyond(q):
            verb = next((d for d in self.events.directions if d.end == moves.phrase_start(q)), None)
            # A verb that names what is measured takes the amount as its object: "the country lifted 88 million tonnes of oil".
            if verb is not None and not any(m.start == verb.start for m in self.events.indicators):
                return word(verb)
        return moves.direction(k) or "up" if self._is_noun_change(k) else None

    def _is_explained(self, k: int) -> bool:
        """ "Экспорт вырос вдвое: год назад продали на $118 млн": behind the growth and its colon stand the sums it is of."""
        start = self.events.quantities[k].start
        grown = next((x for x in reversed(self.events.quantities[:k]) if x.unit in ("percent", "ratio") or x.kind != "plain"), None)
        if grown is None or not self.scan.has_mark(grown.end, start, ":"):
            return False
        return not any(grown.end <= d.start < start for d in self.events.directions)

    def _is_object(self, q: Quantity) -> bool:
        """Whether a verb takes the amount as its object: "lost $14 million", but what oil lost in a day is by how much it moved."""
        if q.currency and not q.numeral.magnitude and q.obs < _PRICED_BELOW:
            return False
        start = self.movement.phrase_start(q)
        return self.events.cue_ends("takes", start, start + 1)

    def _is_compared_count(self, q: Quantity) -> bool:
        """ "300 more than a year before", "up 18,500 containers"."""
        behind = self.scan.match(q.end, "direction")
        if behind is not None and self.events.cue_begins("compare", behind.end, behind.end + 1):
            return True
        start = self.movement.phrase_start(q)
        return self.scan.pack.tag == "en" and any(d.end == start and word(d) for d in self.events.directions)

    def _or_percent(self, k: int) -> bool:
        """ "$12 million or 14 per cent below": the amount is the change that the per cent restates."""
        joined = self._is_joined(k) and self.events.quantities[k + 1].unit == "percent"
        if joined and self.scan.pack.tag == "ru" and not self.movement.preceded(self.events.quantities[k], "by"):
            joined = not self.movement.preceded(self.events.quantities[k + 1], "by")  # "1,5 млн тонн, или на 38 % больше"
        joined = joined and self.events.quantities[k + 1].kind != "fraction"  # "309,000 tenge, that is, half of all get less"
        return joined and self.movement.after(k + 1, NEAR, own=True) is not None

    def _restates_growth(self, k: int) -> bool:
        """ "Increased by 26 %, or $1.7 bn": the amount restates the growth right before it."""
        if k == 0 or not self._is_joined(k - 1):
            return False
        previous = self.events.quantities[k - 1]
        return previous.unit == "percent" and self.movement.preceded(previous, "by")

    def _is_joined(self, k: int) -> bool:
        """Whether "or" joins a figure to the next, with a comma or without."""
        if k + 1 >= len(self.events.quantities):
            return False
        q, following = self.events.quantities[k], self.events.quantities[k + 1]
        first = q.end + (self.scan.marks[q.end] == ",")
        by = next((cue.start for cue in self.events.cued("by") if cue.end == following.start), following.start)
        return any(cue.start == first and cue.end in (by, following.start) for cue in self.events.cued("or"))

    def _change_verb_last(self, k: int) -> Direction | None:
        q = self.events.quantities[k]
        moves = self.movement
        if self._is_noun_change(k):
            return moves.direction(k) or "up"
        beside = self.scan.match(q.end, "direction")
        comparative = beside is not None and beside.entry.get("comparative")
        if beside is not None and comparative and "abl" not in q.features and q.modifier == "exact":
            return word(beside)
        following = self.events.quantities[k + 1] if k + 1 < len(self.events.quantities) else None
        if self._is_restatement(k):
            return moves.after(k, 2)
        if following is not None and following.unit in ("percent", "ratio") and following.start - q.end <= 2:
            more = self.scan.entry(following.end, "direction")
            got_to = moves.reaches(q) or moves.is_to(k)
            if ("dat" in q.features and not got_to) or (more is not None and more.get("comparative") and self._or_percent(k)):
                # "317.6 thousand or 0.8 % more"; in a list the verb is far: "…мың адамға немесе 1,1 пайызға, …, өсті".
                far = moves.after(k + 1, ANYWHERE) if self._is_joined(k) and "dat" in following.features else None
                return moves.after(k + 1, NEAR, own=True) or far
        verb = beside is not None and not (comparative or beside.entry.get("noun") or beside.entry.get("role") == "price")
        priced = beside is not None and bool(q.currency) == (beside.entry.get("role") == "by")
        if beside is not None and verb and priced and q.unit != "count" and is_bare(q):
            return word(beside)  # "34 см көтеріліп", "80 цент қымбаттады"
        if q.features.isdisjoint(("dat", "case2")) or governs_case(self.scan, q):
            return None
        if is_cost(self.scan, self.events, q, moves.phrase_start(q)):
            return None
        behind = moves.after(k, 2, own=True) or moved_with(self.scan, self.events, k)
        return None if behind is None or moves.reaches(q) or moves.is_to(k) or self._got_to(k) else behind

    def _got_to(self, k: int) -> bool:
        """ "4 foizga kamayib, 88,5 ming tonnaga tushdi": behind by how much it moved, or what it was, stands where it fell to."""
        q, previous = self.events.quantities[k], self.events.quantities[k - 1] if k else None
        verb = self.scan.entry(q.end, "direction")
        if previous is None or verb is None or verb.get("role") != "to":
            return False
        if previous.unit != q.unit:
            moved = previous.unit in ("percent", "ratio") and "direction" in self.scan.kinds[previous.end]
            return moved and q.start - previous.end <= _LED_TO
        between = range(previous.end, q.start)
        other = any(m.start in between for m in (*self.events.indicators, *self.events.directions))
        return not other and "dat" not in previous.features and is_comparable(q.obs, previous.obs)

    def _is_compared(self, q: Quantity) -> bool:
        """Whether "more" or "less" follows the figure at once."""
        beside = self.scan.entry(q.end, "direction")
        return beside is not None and (bool(beside.get("comparative")) or not self.verb_last)

    def _is_small_part(self, k: int) -> bool:
        """ "17,2 promilleni tashkil etib, 0,3 promillega kamaydi": beside a level stands by how little it moved."""
        q, previous = self.events.quantities[k], self.events.quantities[k - 1] if k else None
        if previous is None or previous.unit != q.unit or "dat" not in q.features:
            return False
        return not is_comparable(q.obs, previous.obs) and q.obs < previous.obs

    def _is_restatement(self, k: int) -> bool:
        """ "26,2% ($8,7 млрд) кўп": in the bracket behind a per cent figure stands the same change in money or pieces."""
        q = self.events.quantities[k]
        if k == 0 or not (self.scan.marks[q.start - 1] == "(" and self.scan.marks[q.end] == ")"):
            return False
        beside = self.scan.entry(q.end + 1, "direction")
        comparative = beside is not None and (bool(beside.get("comparative")) or not self.verb_last)
        return comparative and self.events.quantities[k - 1].unit == "percent" and self.events.quantities[k - 1].end == q.start - 1

    def _is_noun_change(self, k: int) -> bool:
        """Whether a noun that means a change stands beside the figure."""
        q = self.events.quantities[k]
        if self.events.cue_ends("change", q.start - 3, q.start + 2) or self._is_change_that_was(q):
            return True
        dash = self.movement.phrase_start(q) - 1
        if self.scan.marks[dash] not in "-\u2013\u2014":
            return False
        named = any(m.end == dash and m.end - m.start > 1 for m in self.events.indicators)
        return not named and any(d.end == dash and d.entry.get("noun") for d in self.events.directions)

    def _is_change_that_was(self, q: Quantity) -> bool:
        """ "Прирост составил 144 тыс.", "the gain was $3 billion", "өсім 22 мың адамды құрады": the subject is the change."""
        start = self.movement.phrase_start(q)
        nouns = [d for d in self.events.directions if d.entry.get("noun") and d.end <= start] if self.events.directions else ()
        if not nouns:
            return False
        if self.verb_last:
            return nouns[-1].end == start and self.movement.followed(q, "be")
        verb = next((cue for cue in self.events.cued("be") if cue.end == start), None)
        if verb is None or verb.start - nouns[-1].end not in range(_OWNED):
            return False
        return not self.scan.has_mark(nouns[-1].end, verb.start, ",;:()") and not self.events.figure_between(
            nouns[-1].end, verb.start
        )


def _factor(value: Decimal, direction: Direction, cue: str, *, reciprocal: bool) -> Shape:
    """A growth factor, new ÷ old: what fell 2.5 times is 0.4 of what it was."""
    inverse = round(Decimal(1) / value, 12).normalize() if reciprocal else None
    return Shape("growth_factor", direction, cue, value=inverse)
