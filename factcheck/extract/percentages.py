"""Per cent figures: shares, rates, indexes, growth."""

from __future__ import annotations

from typing import Final

from factcheck.extract.events import Events
from factcheck.extract.indexes import is_index_told, may_be_index
from factcheck.extract.movement import ANYWHERE, Movement, word
from factcheck.extract.pace import PACE, growth_paced
from factcheck.extract.percent_levels import PercentLevels
from factcheck.extract.quantity import DASHES, Quantity
from factcheck.extract.reached import (
    explains_factor,
    falls_to,
    growth_led,
    growth_moved,
    growth_named,
    growth_reached,
    growth_told,
    is_filled,
    is_listed,
    is_set_down,
)
from factcheck.extract.revisions import is_foretold
from factcheck.extract.scan import Scan
from factcheck.extract.shape import Shape
from factcheck.extract.share_words import has_owner, is_alone, is_genitive_share, is_of, is_of_those, is_subject, shares_owner
from factcheck.extract.topic import Topic
from factcheck.model.claim import Direction, Form

#: Tokens between where a per cent figure came from and where it went: "to".
_TO: Final = 2
#: What tells a share that says what part the level before it is.
RESTATED: Final = "restated"
#: Tokens between a level and the part that it is: ", or".
_OR: Final = 3
#: Tokens behind a share among which those asked are named.
_ASKED: Final = 3
#: Per cent of a whole that are all of it.
_ALL: Final = 100
#: Where something got to.
_TOWARDS: Final = frozenset({"dat", "until", "case2"})
#: Tokens between a verb of losing and the part of its value that something lost.
_LOST: Final = 2


class Percentages:
    """Decides the forms of one sentence's per cent figures."""

    def __init__(self, scan: Scan, events: Events, topic: Topic, movement: Movement) -> None:
        self.scan = scan
        self.events = events
        self.topic = topic
        self.movement = movement
        self.verb_last = scan.pack.verb_last
        self.levels = PercentLevels(scan, events, topic, movement)

    def shape(self, k: int) -> Shape:
        """The shape of the k-th quantity, which is in per cent."""
        q = self.events.quantities[k]
        if q.sign:
            return Shape("growth_percent", "up" if q.sign > 0 else "down", "sign")
        if self._is_of_value(q):
            return Shape("growth_percent", "down", "of its value")
        if q.kind == "fraction":
            return self._fraction(k)
        return Shape("share", None, RESTATED) if self._restates_level(k) else self._figure(k)

    def _figure(self, k: int) -> Shape:
        """The shape of a per cent figure in digits that restates nothing."""
        q = self.events.quantities[k]
        led = growth_led(self.scan, self.events, self.movement, k)
        if led is not None:
            return Shape("growth_percent", led, "growth moved", base_level=self.movement.is_from(k))
        told = self._told(k)
        if told is not None:
            return told
        base_level = self.movement.is_from(k)
        moved = growth_moved(self.scan, self.events, self.movement, k)
        before = self._growth_before(k) if moved is None and base_level else None
        if moved is not None or before is not None:
            return Shape("growth_percent", moved or before, "growth moved", base_level=before is not None)
        if self.levels.is_rate(k) or self.levels.is_annual(k):
            return Shape("rate", None, "rate", base_level=base_level)
        growing = self.topic.percent == "growth_percent"
        paced = growth_paced(self.scan, self.events, self.movement, k, kind=self.levels.kind(q), growing=growing)
        if paced is not None:
            return Shape("growth_percent", paced, PACE, base_level=base_level)
        if is_foretold(self.scan, self.events, self.movement, k, self.levels.kind(q), growing=growing):
            return Shape("growth_percent", "up", "foretold")
        if self.verb_last and "poss" in q.features and has_owner(self.scan, self.movement, q) and q.features & _TOWARDS:
            return Shape("share", None, "part of its owner", base_level=base_level)  # "ЖІӨ-нің 2,1 пайызына дейін қысқарды"
        grew = self.shape(k - 1).form == "growth_percent" if k else growing
        noun = growth_told(self.scan, self.events, self.movement, k) or ("up" if grew and self._is_that_figure(k) else None)
        if noun is not None:
            return Shape("growth_percent", noun, "growth told", base_level=base_level)
        if self.levels.is_level(k) or explains_factor(self.scan, self.events, self.movement, k):
            rate = self.levels.kind(q) == "rate" and not self.events.cued("share")
            return Shape("rate" if rate else "share", None, "level", base_level=base_level)
        direction = None if self._is_of_others(k) else self.movement.direction(k)
        if direction is not None and not is_set_down(self.scan, self.events, self.movement, k):
            return Shape("growth_percent", direction, "direction", base_level=base_level)
        if self.levels.kind(q) == "index":
            return Shape("growth_percent", "up", "index growth", base_level=base_level)
        if self.topic.grows is not None and not self.events.directions and not k:
            return Shape("growth_percent", self.topic.grows, "growth above")
        return self._listed(k) or Shape("share", None, "default")

    def _is_that_figure(self, k: int) -> bool:
        """Whether a figure is told by a noun for any figure: "GDP grew 6.5 %. In 2024 that was 4.8 %"."""
        q, first = self.events.quantities[k], self.events.quantities[k - 1].end if k else self.events.sentence.first
        if any(first <= m.start < q.start for m in self.events.indicators) or self.events.cued("share"):
            return False
        nouns = self.scan.begun("measure_noun", first, q.start)
        demonstrative = (i for i in nouns if self.verb_last or self.events.cue_begins("demonstrative", i - 1, i))
        told = any(self.movement.followed(q, value) for value in ("be", "was")) or self.movement.preceded(q, "be")
        return told and any(demonstrative)

    def _growth_before(self, k: int) -> Direction | None:
        """The direction of the growth that another is set against: "growth came to 1.4 %, up from 1.1 %"."""
        previous = self.events.quantities[k - 1] if k else None
        if previous is None or previous.unit != "percent" or self.verb_last:
            return None
        first, last = previous.end, self.movement.phrase_start(self.events.quantities[k])
        moved = any(first <= d.start < last for d in self.events.directions) or self.events.cued("revise")
        named = any(first <= m.start < last for m in self.events.indicators) or self.movement.preceded(previous, "by")
        shape = self.shape(k - 1) if moved and not named else None
        return shape.direction if shape is not None and shape.form == "growth_percent" and not shape.base_level else None

    def _restates_level(self, k: int) -> bool:
        """Whether a figure says what part the level right before it is: "took 9.86 million, or 62 percent"."""
        if not k:
            return False
        q, level, moves = self.events.quantities[k], self.events.quantities[k - 1], self.movement
        if level.unit in ("percent", "percentage_point", "ratio") or q.start - level.end > _OR or q.obs > _ALL:
            return False
        if not self.events.cue_begins("or", level.end, q.start) or moves.preceded(level, "by") or moves.preceded(q, "by"):
            return False
        moved = self.verb_last and "dat" in q.features and "dat" in level.features  # "46 мыңға, яғни 1,4 пайызға артты"
        return not moved and moves.direction(k - 1, near=True) is None and moves.after(k, _OR, own=True) is None

    def _is_of_value(self, q: Quantity) -> bool:
        """ "Lost 16 % of its value", "құнының 16 пайызын жоғалтты": it fell by so much."""
        values, verbs = self.events.cued("of_value"), self.events.cued("loses")
        if not values or not verbs:
            return False
        if self.verb_last:
            return any(c.end == q.start for c in values) and any(0 <= c.start - q.end <= _LOST for c in verbs)
        return any(c.start == q.end for c in values) and any(0 <= q.start - c.end <= _LOST for c in verbs)

    def _is_of_others(self, k: int) -> bool:
        """ "71 фоизни ташкил этди, бу 3 фоиз банд юқори": the only movement is that of a further figure behind the verb."""
        q, moves = self.events.quantities[k], self.movement
        if not self.verb_last or not moves.followed(q, "be") or moves.before(k) is not None:
            return False
        return k + 1 < len(self.events.quantities) and moves.after(k, ANYWHERE, own=True) is None

    def _told(self, k: int) -> Shape | None:
        """The shape that the words of its own clause give: how far something is done, an index, a share, a growth by its noun."""
        q = self.events.quantities[k]
        if self._is_of_asked(k):
            return Shape("share", None, "of those asked")
        if is_filled(self.events, q, verb_last=self.verb_last):
            return Shape("share" if q.obs <= _ALL else "rate", None, "filled")
        if self._is_index(k):
            moved: Direction = "up" if q.obs > _ALL else "down"
            if self.levels.kind(q) in ("rate", "index"):
                return Shape("rate", moved, "index")
            return Shape("growth_factor", moved, "index", value=q.obs / 100)
        came = self._came_from(k)
        if came is not None:
            return Shape(came, None, "came from")
        if self._is_share(k):
            return Shape("share", None, "share")
        named = growth_named(self.scan, self.events, self.movement, k) or growth_reached(self.scan, self.events, self.movement, k)
        if named is not None:
            return Shape("growth_percent", named, "growth named")
        told = self.movement.reaches(q) and "acc" in q.features if self.verb_last else self.movement.preceded(q, "be")
        goes_on = told and self.movement.after(k, 1, own=True) is None
        return self._listed(k) if goes_on else None

    def _is_of_asked(self, k: int) -> bool:
        """Whether a figure or one before it says how many of those asked want or think something: "38 % участников опроса"."""
        if self.verb_last or not self.events.cued("asked"):
            return False
        told = (q for q in self.events.quantities[: k + 1] if q.unit == "percent")
        return any(self.events.cue_begins("asked", q.end, q.end + _ASKED) for q in told)

    def _came_from(self, k: int) -> Form | None:
        """The form of the level that a per cent figure came from: "the share rose from 13.1 % to 16.8 %" is no growth of 16.8 %."""
        if k == 0:
            return None
        q, base = self.events.quantities[k], self.events.quantities[k - 1]
        if (
            base.unit != "percent"
            or q.start - base.end > _TO
            or self.movement.preceded(q, "by")
            or not self.movement.is_from(k - 1)
        ):
            return None
        if self.verb_last and "dat" not in q.features:
            return None
        form = self.shape(k - 1).form
        return form if form in ("share", "rate") else None

    def _fraction(self, k: int) -> Shape:
        """A fraction in words measures a movement only where the words say by how much."""
        q = self.events.quantities[k]
        if self.verb_last:
            near = self.movement.direction(k)
            by = not has_owner(self.scan, self.movement, q) and (
                not self._is_owned(q) or self.movement.after(k, 1, own=True) is not None
            )
        else:
            near = self.movement.direction(k, near=not self.movement.preceded(q, "by"))
            by = self.movement.preceded(q, "by") or self.movement.after(k, 1, own=True) is not None or self._is_moved(q)
            if not by and not is_of(self.events, q) and (listed := self._listed(k)) is not None and listed.form == "growth_percent":
                return listed
        return Shape("growth_percent", near, "fraction") if near is not None and by else Shape("share", None, "fraction")

    def _is_moved(self, q: Quantity) -> bool:
        """Whether a verb of movement stands right before the measure of it: "fell a third"; not one that takes an object."""
        start = self.movement.phrase_start(q)
        if self.scan.pack.tag != "en" or is_of(self.events, q) or self.events.cue_ends("takes", start, start + 1):
            return False
        return any(d.end == start and word(d) for d in self.events.directions)

    def _is_owned(self, q: Quantity) -> bool:
        """Whether a fraction is a part of something ("yarmi", "учдан бири"), not a measure of movement."""
        entry = self.scan.entry(q.start, "fraction")
        inherent = entry is not None and entry.get("share") and "dat" not in q.features
        return bool(inherent) or "poss" in q.features

    def _is_index(self, k: int) -> bool:
        """Whether a figure around 100 is a level in per cent of an earlier one ("107.3 % of last year's")."""
        q = self.events.quantities[k]
        if not may_be_index(q):
            return False
        filled = self.verb_last and q.obs > _ALL and self.events.cue_begins("fulfilled", q.end, q.end + 2)
        if filled or is_index_told(self.scan, self.events, self.movement, k):
            return True
        return q.obs > _ALL and not self._is_share(k) and self.movement.direction(k, near=True) is None

    def _is_share(self, k: int) -> bool:
        q = self.events.quantities[k]
        if self.verb_last and "poss" in q.features and not ("dat" in q.features and self.movement.after(k, 2) is not None):
            return (
                has_owner(self.scan, self.movement, q)
                or shares_owner(self.scan, self.events, self.movement, k)
                or not self.levels.is_rate(k)
            )
        start = self.movement.phrase_start(q)
        if self.events.cue_ends("rest", start, start + 1):
            return True
        if self._is_labelled(k) or is_of_those(self.events, self.movement, q):
            return True
        if is_subject(self.scan, self.events, self.movement, q):
            return True
        if is_alone(self.scan, q) and self.events.cued("share") and self.movement.after(k, ANYWHERE) is None:
            return True
        first, last = self.levels.clause(k)
        if self.events.cue_begins("share", first, last):
            if self.movement.preceded(q, "by") and self.movement.direction(k) is not None:
                return False  # "Raised its share of the car market by 5 %, from 40 % to 45 %"
            return self.movement.direction(k, near=True) is None or (
                self.verb_last
                and (self._comes_from(k) or self.movement.reaches(q) or self.movement.is_until(q) or falls_to(self.scan, q))
            )
        if self.scan.pack.tag == "en":
            return is_of(self.events, q)
        if self.scan.pack.tag == "ru" and not self.movement.preceded(q, "by") and is_of(self.events, q):
            return True
        return self.scan.pack.tag == "ru" and is_genitive_share(self.scan, self.events, self.movement, k, self.levels.clause(k)[0])

    def _comes_from(self, k: int) -> bool:
        """Whether a figure is where a share came from, right before where it got to: "ulushi 16,4 foizdan 20,8 foizga oshdi"."""
        following = self.events.quantities[k + 1 : k + 2]
        return self.movement.is_from(k) and any(x.unit == "percent" and "dat" in x.features for x in following)

    def _is_labelled(self, k: int) -> bool:
        """ "61% назвали налоги, 44% – проверки": behind a share the next one, with its label behind a dash."""
        q = self.events.quantities[k]
        if k == 0 or self.verb_last or self.scan.marks[q.end] not in DASHES or self.scan.marks[q.start - 1] not in ",;":
            return False
        return self.events.quantities[k - 1].unit == "percent" and self.shape(k - 1).form == "share"

    def _listed(self, k: int) -> Shape | None:
        """The shape of the rate or growth before in a list: "followed by food at 10.6 % and clothing at 8 %", "бизнес – 10,9 %"."""
        if k == 0 or not is_listed(self.scan, self.events, self.events.quantities[k - 1], self.events.quantities[k]):
            return None
        shape = self.shape(k - 1)
        return shape if shape.form in ("rate", "growth_percent") and not shape.base_level else None
