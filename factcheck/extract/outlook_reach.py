"""How far words of planning are from a figure, and what parts them."""

from __future__ import annotations

from datetime import date
from typing import Final

from factcheck.extract.done import has_happened, is_closed, measures_plan
from factcheck.extract.events import Events
from factcheck.extract.outlook_times import has_passed
from factcheck.extract.outlook_words import NEXT, Outlook, touches
from factcheck.extract.quantity import Quantity
from factcheck.extract.scan import Scan
from factcheck.extract.time_periods import TimeExpr

#: Tokens between a word of planning and a figure: behind it where verbs come last and elsewhere, and before it.
_REACH_VERB_LAST: Final = 20
_REACH_AFTER: Final = 4
_REACH_BEFORE: Final = 18
#: A forecast named within so many tokens of a sentence's beginning is what the whole sentence tells.
_OPENING: Final = 7
#: Cases of a time that something is only set against: "more than now".
AGAINST: Final = ("abl", "case2")
#: Units of weather, which is forecast and never planned.
WEATHER: Final = frozenset({"degC", "meter/second", "millimeter", "centimeter"})


class Reach:
    """Measures which words of planning and times reach the figures of one sentence."""

    def __init__(self, scan: Scan, events: Events, published: date | None) -> None:
        self.scan = scan
        self.events = events
        self.published = published
        self.verb_last = scan.pack.verb_last

    def distance(self, q: Quantity, outlook: Outlook, *, revised: bool) -> float | None:
        """How far words of planning are from a figure in tokens, commas and other figures counted; None when out of reach."""
        after = outlook.start >= q.end
        first, last = (q.end, outlook.start) if after else (outlook.end, q.start)
        if self.is_parted(first, last) or measures_plan(self.events, q, outlook) or self._is_measured(q, outlook):
            return None
        if after and self.events.cue_begins("attribution", first, last):
            return None  # "1,200 said they would"
        if outlook.governs == "headline" and self.events.cue_begins("aside", first, last):
            return None
        if self._is_in_bracket(outlook, q):
            return None
        if outlook.governs == "sentence":
            return 0.0 if outlook.start < q.start else None
        between = sum(first <= x.start < last for x in self.events.quantities if x is not q)
        if outlook.governs == "touching":
            return 0.0 if touches(self.scan, self.events, q, outlook.start, outlook.end) else None
        if outlook.governs == "next" and (after or between or last - first > NEXT):
            return None
        if not (after or revised) and self._has_moved(outlook, q):
            return None
        commas = self.scan.marks[first:last].count(",")
        if after:
            turns = commas and self.verb_last and self.events.cue_begins("turn", outlook.end, outlook.end + 1)
            return None if turns else self._distance_behind(q, last, commas, between)
        if outlook.governs != "next" and q.unit not in WEATHER and not revised and has_happened(self.scan, self.events, q):
            return None
        if commas and outlook.value != "forecast" and outlook.governs != "present" and self.is_dated_apart(first, last):
            return None
        opening = outlook.value == "forecast" and outlook.start - self.events.sentence.first <= _OPENING
        if opening and (q.unit in WEATHER or not self.is_dated_apart(first, last)):
            return float(_REACH_BEFORE)
        labelled = last - first <= 2 and self.scan.has_mark(first, last, "\u2014\u2013:-")
        far = 0 if labelled else between * 2 + (10 if self.verb_last else 0)
        distance = float(last - first) + (5 if self.verb_last else 3) * commas + far
        return distance if distance <= _REACH_BEFORE else None

    def _has_moved(self, outlook: Outlook, q: Quantity) -> bool:
        """Whether what is planned only describes what went somewhere: "those waiting for planned surgery fell to 41,200"."""
        if self.verb_last or "function" not in self.scan.kinds[outlook.start - 1]:
            return False
        verb = next((d for d in self.events.directions if d.start >= outlook.end and 0 <= q.start - d.end <= NEXT), None)
        past = verb is not None and self.scan.tokens[verb.end - 1].word.endswith(self.scan.pack.event_endings)
        return past and verb is not None and not self.events.cue_begins("be", verb.start - 1, verb.start)

    def _is_measured(self, q: Quantity, outlook: Outlook) -> bool:
        """Whether words of planning behind a figure and a comma are the base of a per cent figure: "4.3 bn, 96 % of the plan"."""
        if not self.verb_last or outlook.start < q.end:
            return False
        following = next((x for x in self.events.quantities if x.start >= outlook.end), None)
        if following is None or following.start - outlook.end > 1 or following.unit != "percent":
            return False
        return self.scan.has_mark(q.end, outlook.start, ",") and measures_plan(self.events, following, outlook)

    def _is_in_bracket(self, outlook: Outlook, q: Quantity) -> bool:
        """Whether words of planning stand in a bracket and the figure outside of it."""
        if outlook.start >= q.end:
            return self.scan.has_mark(q.end, outlook.start, "(") and not self.scan.has_mark(q.end, outlook.start, ")")
        return self.scan.has_mark(outlook.end, q.start, ")") and not self.scan.has_mark(outlook.end, q.start, "(")

    def _distance_behind(self, q: Quantity, last: int, commas: int, between: int) -> float | None:
        """The distance of words behind a figure: its verb, or what is said of it at once ("20 schools are to be built")."""
        first = q.end
        if self.verb_last:
            if self.scan.has_mark(last, last + 3, "\u2014\u2013"):
                return None  # A label of what follows: "the goal — 5 %".
            turned = commas and between and any(first <= cue.start < last for cue in self.events.cued("turn"))
            if turned and q.features.isdisjoint(("dat", "until", "case2")):
                return None
            distance = float(last - first) + 2 * commas + between
            return distance if distance <= _REACH_VERB_LAST else None
        apart = commas or between or self.scan.has_mark(first, last, "\u2014\u2013:()")
        if apart or last - first > _REACH_AFTER or self.events.cue_begins("joint", first, last):
            return None
        return None if any(last < x.start <= last + NEXT for x in self.events.quantities) else float(last - first)

    def is_parted(self, first: int, last: int) -> bool:
        """Whether a semicolon, a contrast or a finished clause lies between."""
        if self.scan.has_mark(first, last, ";"):
            return True
        joints = () if self.verb_last else (cue.start for cue in self.events.cued("joint") if first < cue.start < last)
        if any(self.scan.marks[at - 1] == "," and not self._goes_on(first, at, last) for at in joints):
            return True  # "…, and …" goes on with another clause; lists are read figure by figure.
        if self.events.cue_begins("contrast", first, last):
            return True
        return is_closed(self.scan, self.events, first, last)

    def _goes_on(self, first: int, joint: int, last: int) -> bool:
        """Whether a clause without a verb repeats the word before its figure: "revenue is put at 19, and spending at 27"."""
        led = self.scan.tokens[last - 1]
        if led.kind != "word" or any(joint < d.start < last for d in self.events.directions):
            return False
        before = [q for q in self.events.quantities if first <= q.start < joint]
        return bool(before) and self.scan.tokens[before[-1].start - 1].word == led.word

    def is_dated_apart(self, first: int, last: int) -> bool:
        """Whether a time that has passed is named between, which is no base of a comparison ("from the current 38 % to 50 %")."""
        bases = {cue.start for cue in self.events.cued("compare")} | {cue.end for cue in self.events.cued("compare")}
        current = {q.start for q in self.events.quantities if q.start < last}
        return any(
            first <= t.start < last
            and has_passed(t, self.published)
            and t.start not in bases
            and t.end not in bases
            and not (t.grain == "now" and (t.end in current or not t.features.isdisjoint(AGAINST)))
            for t in self.events.times
        )

    def is_of(self, q: Quantity, time: TimeExpr) -> bool:
        """Whether nothing parts a figure from a time: behind it not even a comma, before it no other time."""
        if time.start >= q.end:
            apart = self.scan.has_mark(q.end, time.start, ",;()") or self.events.figure_between(q.end, time.start)
            return not apart and not self.is_parted(q.end, time.start)
        if self.is_parted(time.end, q.start) or self.is_dated_apart(time.end, q.start):
            return False
        opens = not self.scan.has_mark(self.events.sentence.first, time.start, ",")
        return opens or time.role in ("deadline", "until") or not self.scan.has_mark(time.end, q.start, ",")
