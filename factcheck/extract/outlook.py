"""Modality: whether a figure is a fact, a plan, a target or a forecast."""

from __future__ import annotations

from datetime import date
from typing import Final

from factcheck.extract.done import has_happened, is_done
from factcheck.extract.events import Events
from factcheck.extract.list_heads import ListHead
from factcheck.extract.outlook_reach import AGAINST, WEATHER, Reach
from factcheck.extract.outlook_times import has_passed, is_late, is_next, is_to_come
from factcheck.extract.outlook_words import NEXT, Outlook, outlooks
from factcheck.extract.present import ends_in_present, goes_on, is_at_close, is_to_be_done, is_under_way, will_move
from factcheck.extract.quantity import Quantity
from factcheck.extract.revisions import revised
from factcheck.extract.scan import Scan
from factcheck.extract.shape import Shape
from factcheck.extract.tense import tells_what_happened
from factcheck.languages.entry import Match
from factcheck.model.claim import Modality

#: What is so, and no words that plan it.
FACT: Final[tuple[Modality, str]] = ("actual", "")
#: Units of spans that something takes; waiting for them forecasts nothing.
_TIMES: Final = frozenset({"minute", "hour", "second"})
_GROWTHS: Final = ("growth_percent", "growth_factor", "percentage_points")


class Outlooks:
    """Finds the modality of one sentence's quantities.

    ``weather`` tells that the sentence before it forecast the weather, ``forecasts_weather`` that this one does; ``whole`` is the
    modality, with its words, of the figure before it that the sentence points back to; ``after_plan`` tells that the last figure
    before it was no fact, ``ahead`` that the text is on the plans of a year ahead.
    """

    def __init__(
        self,
        scan: Scan,
        events: Events,
        published: date | None,
        *,
        weather: bool,
        head: ListHead,
        whole: tuple[Modality, str] = FACT,
        after_plan: bool = False,
        ahead: bool = False,
    ) -> None:
        self.ahead = ahead
        self.weather = weather
        self.head = head
        self.whole = whole
        self.after_plan = after_plan
        self.scan = scan
        self.events = events
        self.published = published
        self.verb_last = scan.pack.verb_last
        self.found = outlooks(scan, events)
        self.reach = Reach(scan, events, published)
        self._known: dict[int, tuple[Modality, str]] = {}
        self._alone: set[int] = set()
        self._revised: Match | None = None
        self.forecasts_weather = False

    def outlook(self, k: int, shape: Shape) -> tuple[Modality, str]:
        """The modality of the k-th quantity, and the words that say so."""
        timed = self.events.quantities[k].unit in _TIMES
        self._revised = revised(self.scan, self.events, self.events.quantities[k])
        is_fact = timed or self._is_of_now(k) or self._is_whole(k)
        if self._revised is None:
            is_fact = is_fact or shape.base_level or self._is_start(k) or self._is_by_met(k, shape)
        worded = None if is_fact else self._by_words(k)
        headed = self.head.mode != "actual" and worded is None and not is_fact and self._is_of_head(k, shape)
        known = FACT if is_fact else (self.head.mode, self.head.words) if headed else worded or self._by_time(k, shape)
        if known[0] == "plan" and self._is_far(k, shape, worded=headed or worded is not None, late=headed and self.head.late):
            known = "target", known[1]
        if known == FACT and not is_fact and self.whole != FACT and not tells_what_happened(self.scan, self.events):
            known = self.whole
        if known == FACT and not is_fact and self.ahead and shape.form != "date" and self._is_undone():
            known = "plan", "year ahead"
        self._known[k] = known
        self.forecasts_weather |= known[0] == "forecast" and self.events.quantities[k].unit in WEATHER
        return known

    def _is_undone(self) -> bool:
        """Whether a sentence tells neither what happened nor of a time that has passed."""
        told = tells_what_happened(self.scan, self.events, beside=("laid_down",))
        if told or any(has_passed(t, self.published) for t in self.events.times):
            return False
        return not any(has_happened(self.scan, self.events, q) for q in self.events.quantities)

    def is_of_asked(self, k: int) -> bool:
        """Whether a figure is how many of those asked there are: "46 % of respondents", "aholining yarmidan ko'pi"."""
        q = self.events.quantities[k]
        if self.verb_last:
            return "poss" in q.features
        return self.events.cue_begins("asked", q.end, q.end + 2) or "function" in self.scan.kinds[q.end]

    def _is_start(self, k: int) -> bool:
        """ "From 24 to 26": the first figure is where things stand now."""
        quantities = self.events.quantities
        if not self.verb_last or k + 1 >= len(quantities):
            return False
        q, following = quantities[k], quantities[k + 1]
        gets = not following.features.isdisjoint(("dat", "until")) and following.start - q.end <= NEXT
        return "abl" in q.features and gets and q.unit == following.unit and q.modifier == "exact"

    def _is_by_met(self, k: int, shape: Shape) -> bool:
        """Whether a change is by how much a plan was beaten or missed, and not the plan: "above the forecast for a 2.5 % gain"."""
        start, met = self.events.quantities[k].start, self.events.cued("met")
        if not met or shape.form not in ("change", "growth_percent", "percentage_points"):
            return False
        kinds = self.scan.kinds
        of = (x for x in self.found if met[0].end <= x.end <= start <= x.end + NEXT)
        if any("function" in kinds[x.end] or (x.end == start and "function" in kinds[start - 1]) for x in of):
            return False
        end = self.events.quantities[k].end
        behind = not self.verb_last and any(met[0].end <= start and end <= x.start <= end + 1 for x in self.found)
        return not behind  # "Above the 4.4 % growth expected"

    def _is_of_head(self, k: int, shape: Shape) -> bool:
        """Whether an entry tells of nothing that has happened, so that it is planned as the line above the list says.

        Shares below "goals" without a time are how many have which.
        """
        if shape.form == "share" and not self.head.timed and self.head.mode != "forecast":
            return False
        if has_happened(self.scan, self.events, self.events.quantities[k]) or tells_what_happened(self.scan, self.events):
            return False
        return not any(has_passed(time, self.published) for time in self.events.times)

    def _is_far(self, k: int, shape: Shape, *, worded: bool, late: bool) -> bool:
        """Whether a level or growth is to be reached by a deadline beyond the year of publication: what is planned so is a target.

        ``worded``: a word of planning stands there, unlike in "there is talk of 20 million by 2030"; ``late``: the line above the
        list names such a deadline.
        """
        q = self.events.quantities[k]
        led = q.modifier == "up_to" or any(cue.end in (q.start, q.start - 1) for cue in self.events.cued("to"))
        reached = not q.features.isdisjoint(("dat", "until", "case2")) if self.verb_last else led
        unsaid = not worded and not self.verb_last
        level = shape.form in ("level", "rate", "share") and (reached or unsaid or shape.form == "share")
        if not level and not (worded and shape.form in _GROWTHS):
            return False
        return late or any(is_late(time, self.published) and self.reach.is_of(q, time) for time in self.events.times)

    def _is_whole(self, k: int) -> bool:
        """ "400 of its 5,200 jobs": of what there is some are to go."""
        if self._known.get(k - 1, FACT)[0] == "actual":
            return False
        q = self.events.quantities[k]
        gap = range(self.events.quantities[k - 1].end, q.start)
        return 0 < len(gap) <= NEXT and self.events.cue_begins("out_of", gap.start, gap.start + 1)

    def _is_of_now(self, k: int) -> bool:
        """Whether the figure has a time of its own that has passed: "now 9 %", "70 million in 2025 (2024: 68 million)"."""
        q = self.events.quantities[k]
        for time in self.events.times:
            if not time.features.isdisjoint(AGAINST):
                continue  # "Қазіргіден 1,4 есе көп" is only set against it.
            near = 0 <= q.start - time.end <= 1 and has_passed(time, self.published)
            if time.grain == "now" and not self.verb_last and goes_on(self.scan, self.events, self.found, time, q):
                return True
            if time.grain == "now" and self.verb_last and self._is_left_behind(time.end, k):
                return True
            if near and (time.grain == "now" or self.scan.marks[time.start - 1] == "("):
                return True
        return False

    def _is_left_behind(self, end: int, k: int) -> bool:
        """ "Қазір 73,5 пайыз, бұл … 90 пайызға жеткізу көзделген": where things stand, before the clause of what is planned."""
        q, following = self.events.quantities[k], self.events.quantities[k + 1 : k + 2]
        apart = end <= q.start and not self.events.figure_between(end, q.start) and self.scan.marks[q.end] == ","
        return apart and bool(following) and all(outlook.start >= following[0].start for outlook in self.found)

    def _by_words(self, k: int) -> tuple[Modality, str] | None:
        q = self.events.quantities[k]
        best: tuple[float, Outlook] | None = None
        for outlook in self.found:
            distance = self.reach.distance(q, outlook, revised=self._revised is not None)
            if distance is not None and (best is None or distance < best[0]):
                best = (distance, outlook)
        if best is None and self._revised is not None:
            return self._revised.entry.get("kind"), self.scan.slice(self._revised.start, self._revised.end)
        if best is None:
            return self._of_list(k)
        outlook = best[1]
        if outlook.governs == "next":
            self._alone.add(k)
        value = "forecast" if outlook.value == "plan" and q.unit in WEATHER else outlook.value
        if outlook.case is not None and not self._has_case(q, outlook):
            value = "plan"
        return value, self.scan.slice(outlook.start, outlook.end)

    def _has_case(self, q: Quantity, outlook: Outlook) -> bool:
        """Whether a figure, or a further one before the verb, has the case that the words govern."""
        cases = (outlook.case, "until", "case2")
        beside = (x for x in self.events.quantities if q.start <= x.start < outlook.start or x is q)
        return any(not x.features.isdisjoint(cases) for x in beside) or q.modifier == "up_to"

    def _of_list(self, k: int) -> tuple[Modality, str] | None:
        """A further figure of a list whose last one was planned."""
        if k == 0 or k - 1 in self._alone or self._known.get(k - 1, FACT)[0] == "actual":
            return None
        q, previous = self.events.quantities[k], self.events.quantities[k - 1]
        if has_happened(self.scan, self.events, q):
            return None
        gap = range(previous.end, q.start)
        if self._is_more(q) and self.events.cue_begins("demonstrative", gap.start, gap.stop):
            return self._known[k - 1]  # "356 are planned, and this is 14 % more than in 2025"
        if self.reach.is_parted(previous.end, q.start) or is_done(self.events, q):
            return None
        if self.events.cue_begins("worth", gap.start, gap.stop):
            return self._known[k - 1]
        spoken = any(t.start in gap for t in self.events.times) or any(d.start in gap for d in self.events.directions)
        joined = any(self.scan.marks[i] == "," or "and" in self.scan.kinds[i] for i in gap)
        listed = joined and len(gap) <= NEXT and (q.unit == "percent") == (previous.unit == "percent")
        return self._known[k - 1] if listed and not spoken else None

    def _is_more(self, q: Quantity) -> bool:
        """Whether a per cent figure says how much more or less something is; where verbs come last, not that it grew."""
        behind = self.scan.entry(q.end, "direction")
        return q.unit == "percent" and behind is not None and (not self.verb_last or bool(behind.get("comparative")))

    def _by_time(self, k: int, shape: Shape) -> tuple[Modality, str]:
        """A figure of a time to come is a plan, of the weather a forecast."""
        q = self.events.quantities[k]
        for time in self.events.times:
            ahead = is_to_come(self.scan, self.events, time, self.published) or (
                (is_under_way(time, self.published) or is_next(time, self.published)) and is_to_be_done(self.scan, self.events, q)
            )
            if ahead and self.reach.is_of(q, time):
                return ("forecast" if q.unit in WEATHER else "plan"), self.scan.slice(time.start, time.end)
            if is_at_close(self.scan, self.events, time, self.published, q) and self.reach.is_of(q, time):
                so = shape.form == "rate" or q.modifier != "exact" or any(c.end > q.end for c in self.events.cued("be"))
                return ("forecast" if so else "plan"), self.scan.slice(time.start, time.end)
        if self.after_plan and q.unit not in WEATHER and ends_in_present(self.scan, self.events, q):
            return "plan", "verb behind a plan"
        grows = shape.form in _GROWTHS
        if not (grows or q.unit in WEATHER) or any(has_passed(time, self.published) for time in self.events.times):
            return FACT
        if q.unit in WEATHER and (self.weather or is_to_be_done(self.scan, self.events, q)):
            return "forecast", "weather"
        return ("forecast", "verb") if grows and will_move(self.scan, self.events, q) else FACT
