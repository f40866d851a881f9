"""The times that one sentence names: which of them name what is compared with, and which is nearest to a figure."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from factcheck.extract.compared import LEANING, Compared, is_beside
from factcheck.extract.events import Events
from factcheck.extract.in_order import named_in_order
from factcheck.extract.quantity import Quantity
from factcheck.extract.scan import Scan
from factcheck.extract.shape import Shape
from factcheck.extract.tense import tells_what_happened
from factcheck.extract.time_distance import distance_to, distance_to_base, opens_another
from factcheck.extract.time_periods import TimeExpr
from factcheck.extract.timeline import Timeline
from factcheck.extract.told_times import is_former, is_of_former_growth, is_over, told_times
from factcheck.model.claim import COMPARING
from factcheck.model.indicator import registry

#: Tokens between a year and a day of it that names it more closely ("next year's race, on 28 September 2025").
_APPOSED: Final = 4
_CLAUSE: Final = ",;:()\u2014"
_BREAKS: Final = ",;:\u2014"
#: Tokens between a figure and the time right behind it.
_BESIDE: Final = 2
#: Tokens between a colon and the time that what follows it opens with.
_OPENS: Final = 2
_OUTLOOKS: Final = ("plan", "target", "forecast")


class NamedTimes:
    """``times`` in order, each with whether the words make it what is compared with (``base``)."""

    def __init__(self, scan: Scan, events: Events, timeline: Timeline, shapes: Sequence[Shape]) -> None:
        self.scan = scan
        self.events = events
        self.timeline = timeline
        self.shapes = shapes
        self.verb_last = scan.pack.verb_last
        told = told_times(scan, events, timeline.published)
        self.compared = Compared(scan, events, shapes, timeline.published)
        self.indicator: str | None = None
        self.actual = True
        self.foretold = False
        self.base = [*map(self.compared.is_base, told)]
        self.times = [_as_base(t) if base else t for t, base in zip(told, self.base, strict=True)] if told else []
        self.pairs = [*zip(self.times, self.base, strict=True)]
        in_order = named_in_order(scan, events, self.times, lambda t: (t.period, t.grain))
        self._in_order = {events.quantities[k].start: time for k, time in in_order.items()}

    def to_date(self) -> TimeExpr | None:
        """The time up to which the year has gone."""
        for time, base in self.pairs:
            if time.grain == "ytd" and not base:
                return time
        return None

    @property
    def daily(self) -> bool:
        """Whether a figure is one of a day: "in the last day"."""
        return any(t.length for t in self.times if t.grain == "day")

    def nearest(self, q: Quantity, *, bases: bool) -> TimeExpr | None:
        """The period nearest to a figure; ``bases`` admits those that lean or are compared with."""
        best: tuple[float, TimeExpr] | None = None
        own = self._in_order.get(q.start) or (None if self.verb_last else self._in_turn(q))
        if own is not None:
            return own
        for time, base in self.pairs:
            planned = not self.actual and self.scan.has_mark(time.end, q.start, ",")
            if ((base or time.grain in LEANING) and not bases) or (time.grain == "now" and (self.foretold or planned)):
                continue  # "It now expects 7 %" is not of today.
            if time.grain == "now" and self._joins(time):
                continue
            if self._is_apart(q, time, base=base) or self._is_of_others(q, time) or self._is_since_before(q, time):
                continue
            bracket = self.aside(time)
            if bracket is not None and bracket != self._bracket(q.start):
                continue
            if self._falls_to(q, time):
                return time
            distance = distance_to(self.scan, self.events, q, time)
            if best is None or distance < best[0]:
                best = (distance, time)
        return None if best is None else self._told_closer(q, best[1])

    def _joins(self, time: TimeExpr) -> bool:
        """Whether "at the same time" only joins what was made or sent to what was told before: "Ayni paytda … eksport qilgan"."""
        opens = self.verb_last and time.start == self.events.sentence.first and self.timeline.main is not None
        flow = registry().kind(self.indicator) == "flow"
        return opens and flow and self.actual and tells_what_happened(self.scan, self.events)

    def _in_turn(self, q: Quantity) -> TimeExpr | None:
        """The time right behind a figure, where another figure has its own in the same way: "6.9 % in 2025 and 5.9 % in 2026"."""
        if len(self.times) < 2 or len(self.events.quantities) < 2:
            return None
        beside = {x.start: time for x in self.events.quantities if (time := self._right_behind(x)) is not None}
        return beside.get(q.start) if len({time.start for time in beside.values()}) > 1 else None

    def _right_behind(self, q: Quantity) -> TimeExpr | None:
        """A time right behind a figure, with no more than "in the" between."""
        for time, base in self.pairs:
            whole = self.scan.ending_at(time.start, "whole_of")
            start = time.start if whole is None else whole.start
            if 0 <= start - q.end <= _BESIDE and not base and time.grain not in (*LEANING, "now") and time.role is None:
                parted = self.scan.has_mark(q.end, time.start, _BREAKS) or self.events.figure_between(q.end, time.start)
                return None if parted else time
        return None

    def _is_apart(self, q: Quantity, time: TimeExpr, *, base: bool) -> bool:
        """Whether marks or other figures part a period behind a figure from it, or a compared-with one is none of it."""
        if (base and not self._base_touches(q, time)) or self.compared.is_of_base_level(q, time):
            return True
        if time.start < q.end:
            return False
        parted = any(q.end <= cue.start < time.start for cue in self.events.cued("parts"))
        if parted and self.events.figure_between(q.end, time.start):
            return True  # "460 billion, including 130 billion this year"
        if self.scan.has_mark(q.end, time.start, ",;:" if self.verb_last else ";:"):
            return True
        if time.grain == "now" and not self.verb_last and self.scan.has_mark(q.end, time.start, ","):
            return True  # "Rose to 4.8 billion, and now equals …"
        leans = base or time.grain in LEANING
        if leans and (self.scan.has_mark(q.end, time.start, "(") or self.events.figure_between(q.end, time.start)):
            return True
        leaning = time.grain in LEANING and time.shift != 0
        if leaning and (self.scan.has_mark(q.end, time.start, ",\u2014") or self.compared.opens_clause(time)):
            return True
        return opens_another(self.scan, self.events, q, time)

    def _is_of_others(self, q: Quantity, time: TimeExpr) -> bool:
        """Whether a time is of what is yet to come, and so of no fact, or is over, and so of nothing that is still expected."""
        if any(x is not q and is_former(self.events, x, time) for x in self.events.quantities):
            return True
        led = not self.verb_last and time.start >= q.end and "and" in self.scan.kinds[time.start - 1]
        if led and any(0 <= x.start - time.end <= 1 for x in self.events.quantities):
            return True  # "Above the 4 % expected and February's 3 % drop"
        published = self.timeline.published
        starts = None if time.period is None else time.period.start
        if self.actual and published is not None and starts is not None and starts > published:
            return True  # What is a fact is not yet to come: the time is another clause's.
        if self.actual and time.start >= q.end and self._is_of_outlook(q, time):
            return True
        if not self.actual and time.grain == "month" and "bygone" in self.scan.kinds[time.start - 1]:
            return True  # "The 96 million tonnes planned last December"
        return self.foretold and is_over(time, published)  # "In a scenario drawn up in spring"

    def _is_since_before(self, q: Quantity, time: TimeExpr) -> bool:
        """Whether a time since which another clause tells its figure is none of this: "doubled since 1 June, while others fell"."""
        if time.role != "since" or time.end > q.start or not self.scan.has_mark(time.end, q.start, ",;"):
            return False
        first = self.scan.clause_start(time.start, self.events.sentence.first, _BREAKS)
        return not self.verb_last and self.events.figure_between(first, time.start)

    def _is_of_outlook(self, q: Quantity, time: TimeExpr) -> bool:
        """Whether a time in a clause behind a fact is that of a plan: "21 are at work, by the end of the year there will be 40"."""
        if not self.scan.has_mark(q.end, time.start, _BREAKS):
            return False
        published = self.timeline.published
        ahead = published is not None and time.period is not None and time.period.end > published
        if time.role in ("deadline", "until"):
            return ahead or time.role == "until"
        return ahead and any(q.end <= cue.start for value in _OUTLOOKS for cue in self.events.cued(value))

    def _told_closer(self, q: Quantity, found: TimeExpr) -> TimeExpr:
        """ "Now" in the figure's own clause goes before a time in another; a day names its year more closely."""
        if found.grain == "now":
            return found
        first, last = sorted((q.start, found.start))
        if self.scan.has_mark(first, last, _CLAUSE) and not self.foretold:
            for time in self.times:
                if time.grain == "now" and not self.scan.has_mark(min(q.start, time.start), max(q.start, time.start), _CLAUSE):
                    return time
        for time in self.times:
            near = max(time.start - found.end, found.start - time.end) <= _APPOSED
            within = found.period is not None and time.period is not None and found.period.contains(time.period)
            if found.grain == "year" and time.grain == "day" and near and within and time.year_stated and time.role is None:
                return time
        return found

    def _falls_to(self, q: Quantity, time: TimeExpr) -> bool:
        """Whether the figure's own time follows it ("430 мингтаси ўн бир ойга, 41 мингтаси декабрга тўғри келади")."""
        towards = self.verb_last and time.start == q.end and ("dat" in time.features or self._closes_clause(q, time))
        return towards and time.role is None and time.grain not in LEANING

    def _closes_clause(self, q: Quantity, time: TimeExpr) -> bool:
        """Whether a clause of one figure tells when behind it: "…, ulardan uchtasi aprelda ochiladi"."""
        first, last = self.events.sentence.first, self.events.sentence.last
        opened, closed = self.scan.clause_start(q.start, first, _CLAUSE), self.scan.next_mark(time.end, last, _CLAUSE)
        alone = not self.events.figure_between(opened, q.start) and not self.events.figure_between(time.end, closed)
        return "loc" in time.features and opened > first and alone and all(not opened <= t.start < q.start for t in self.times)

    def aside(self, time: TimeExpr) -> int | None:
        """The bracket that holds a period and the figures it dates ("31,600 (in 2024, 24,800)"), or None."""
        bracket = self._bracket(time.start)
        if bracket is None or not any(self._bracket(x.start) == bracket for x in self.events.quantities):
            return None
        return bracket

    def _bracket(self, at: int) -> int | None:
        """The token behind the opening bracket that a token stands in."""
        first = self.events.sentence.first
        opened = self.scan.clause_start(at, first, "()")
        return opened if opened > first and self.scan.marks[opened - 1] == "(" else None

    def nearest_base(self, q: Quantity) -> TimeExpr | None:
        """The period that a growth is measured against, as far as the sentence names one."""
        if not self.pairs:
            return None
        options = [
            (distance_to_base(self.scan, self.events, q, t), t)
            for t, base in self.pairs
            if (base or t.role == "opening" or (t.grain in LEANING and t.shift != 0)) and not self._is_of_former_growth(q, t)
        ]
        return min(options, key=lambda o: o[0])[1] if options else None

    def _is_of_former_growth(self, q: Quantity, time: TimeExpr) -> bool:
        """Whether things grew by so much then, and by another figure now: "inflation slowed from 8.8 % in August to 8 %"."""
        others = [(x, shape) for x, shape in self.compared.figures if x is not q and shape.form in COMPARING]
        if any(is_of_former_growth(self.events, x, time) for x, _ in others):
            return True
        return any(shape.base_level and is_beside(self.scan, x, time) for x, shape in others)

    def _base_touches(self, q: Quantity, time: TimeExpr) -> bool:
        """A compared-with period dates a level in brackets or beside it, or after the growth that was measured against it."""
        quantities = self.events.quantities
        if any(time.end <= x.start < q.start or q.end <= x.start < time.start for x in quantities if x is not q):
            return False
        if time.start >= q.end:
            return time.start - q.end <= 3 and not (self.verb_last and self.scan.has_mark(q.end, time.start, ",;\u2013\u2014"))
        if self.verb_last and self.events.cue_begins("compare", time.end, q.start):
            return False  # "2024 йилга нисбатан 107 фоиз"
        if any(shape.base_level and x is not q and is_beside(self.scan, x, time) for x, shape in self.compared.figures):
            return False
        touches = q.start - time.end <= 1 and not self.scan.has_mark(time.end, q.start, ":")
        if self.scan.has_mark(time.end, q.start, "(") or self.opens_clause(time) or touches:
            return True
        if self._explains(time, q):
            return True
        if not self.verb_last and self._leads_to(time, q):
            return True
        # "2.1 times the 2020 figure of $458.8 million"
        of_factor = any(x.kind == "times" and 0 <= time.start - x.end <= 1 for x in quantities)
        return of_factor and q.start - time.end <= 3 and not self.scan.has_mark(time.end, q.start, ",;\u2013\u2014-")

    def _explains(self, time: TimeExpr, q: Quantity) -> bool:
        """Whether a colon opens what was so in the period: "grew 2.3 times: in the first half of 2024 there were only 2.1"."""
        opened = self.scan.clause_start(time.start, self.events.sentence.first, ":")
        behind = opened > self.events.sentence.first and time.start - opened <= _OPENS
        return behind and not self.scan.has_mark(time.end, q.start, ",;") and q.kind != "times" and q.unit != "percent"

    def _leads_to(self, time: TimeExpr, q: Quantity) -> bool:
        """Whether a figure is what follows of a period that something is set against: "than last year's average of about 975"."""
        if q.start - time.end > _APPOSED or self.scan.has_mark(time.end, q.start, ",;"):
            return False
        modifier = self.scan.ending_at(q.start, "modifier")
        before = q.start - 1 if modifier is None else modifier.start - 1
        return time.end < before and "attribute_joint" in self.scan.kinds[before]

    def opens_clause(self, time: TimeExpr) -> bool:
        """Whether a clause of its own goes on from the period: "compared with 2023, when turnover was $839 million"."""
        return any("relative_clause" in self.scan.kinds[time.end + k] for k in (0, 1))


def _as_base(time: TimeExpr) -> TimeExpr:
    """A period as what is compared with: "с июнем" is no time since, "this same period" is a year back."""
    role = None if time.role == "since" else time.role
    return time._replace(role=role, shift=-12 if time.grain == "same" and time.shift == 0 else time.shift)
