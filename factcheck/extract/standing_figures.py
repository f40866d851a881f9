"""What is so on a day: figures that stand, parts of what was just told, what the paragraph told how much there was of."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from factcheck.extract.beginnings import beginnings
from factcheck.extract.compared import LEANING
from factcheck.extract.quantity import Quantity
from factcheck.extract.sentence_clock import SentenceClock
from factcheck.extract.standing import goes_on_now, lasting_things
from factcheck.extract.time_periods import TimeExpr
from factcheck.extract.told_times import stands
from factcheck.model import period as periods
from factcheck.model.claim import COMPARING
from factcheck.model.period import Period

#: End the names of what is paid, and of how long something is.
_PRICES: Final = ("price", "tariff", "rent", "distance")
_CLAUSE: Final = ",;:()\u2013\u2014"


class StandingFigures(SentenceClock):
    """Tells which levels of a sentence hold on a day."""

    def lasts(self, q: Quantity) -> bool:
        """Whether a level is told over a time in its own clause that no words date, and is not what something got to by then."""
        if not self.lasting or self.is_reached(q):
            return False
        spans = [t for t in self.events.times if t.grain == "duration"]
        return any(not self.scan.has_mark(min(t.end, q.end), max(t.start, q.start), _CLAUSE) for t in spans)

    def is_reached(self, q: Quantity) -> bool:
        """Whether a figure is what something got to: "in the last five years it doubled, reaching 1,900"."""
        if self.scan.pack.verb_last:
            return not q.features.isdisjoint(("dat", "until")) and not self.scan.kinds[q.end].isdisjoint(("direction", "cue"))
        return self.events.cue_ends("to", q.start - 1, q.start + 1)

    def _is_end(self, q: Quantity) -> bool:
        """Whether a figure is what something got to, or came to from a figure before it."""
        return self.is_reached(q) or any(shape.base_level and x.end <= q.start for x, shape in self.named.compared.figures)

    def _is_part_of_last(self, q: Quantity) -> bool:
        """Whether a figure is of the one before it in the sentence, and has no time of its own: "410, of which 90 …"."""
        before = [x for x in self.events.quantities if x.end <= q.start]
        parts = self.events.cued("parts")
        cue = next((c for c in parts if before and (before[-1].end <= c.start < q.start or c.start == q.end)), None)
        if cue is None or stands(self.scan, self.events, q) or goes_on_now(self.scan, self.events, q):
            return False
        last = self.scan.next_mark(q.end, self.events.sentence.last, ",;:()")
        return not any(before[-1].end <= t.start < last for t in self.events.times)

    def _stands_aside(self, q: Quantity, time: TimeExpr) -> bool:
        """Whether a clause on the side says what is so now: "the agency, which employs 3,000 people, spent 7.8 billion in 2024"."""
        opened = self.scan.clause_start(q.start, self.events.sentence.first, _CLAUSE)
        closed = self.scan.next_mark(q.end, self.events.sentence.last, _CLAUSE)
        if self.scan.pack.verb_last or not self.actual:
            return False
        if time.start >= q.end and self.events.figure_between(q.end, time.start) and stands(self.scan, self.events, q):
            return True  # "It operates 64 aircraft and takes delivery of five more this year"
        if opened <= time.start < closed:
            return False
        if stands(self.scan, self.events, q) and any(t.start == time.start for t in beginnings(self.scan, self.events)):
            return True  # "The group, founded in 1921, has debts of 540 million"
        return self.is_in_relative(q) and (stands(self.scan, self.events, q) or goes_on_now(self.scan, self.events, q))

    def is_in_relative(self, q: Quantity) -> bool:
        """Whether a figure stands in a relative clause, which the rest of its sentence does not go on with."""
        opened = self.scan.clause_start(q.start, self.events.sentence.first, _CLAUSE)
        return opened > self.events.sentence.first and self.scan.begins_within(opened, opened + 2, "relative")

    def _was_formerly(self, q: Quantity) -> bool:
        """Whether the clause begins with a word that says no more than that it was before: "previously it cost 300"."""
        if "formerly" not in self.scan.present or not self.actual:
            return False
        opened = self.scan.clause_start(q.start, self.events.sentence.first, _CLAUSE)
        closed = self.scan.next_mark(q.end, self.events.sentence.last, _CLAUSE)
        dated = any(opened <= t.start < closed for t in self.events.times) or self.events.figure_between(opened, q.start)
        told = any(self.events.cue_begins(value, q.end, q.end + 3) for value in ("publication", "attribution", "instead"))
        told = told or self.events.cue_begins("instead", opened, q.start)  # What was given before for the same time.
        return not (dated or told) and self.scan.begins_within(opened, opened + 2, "formerly")

    def _touched_day(self, period: Period | None) -> Period | None:
        """The day that stocks are told for, where a span ends right before it: "loans grew over the half-year to 23.1 trillion"."""
        day = self.timeline.day_of(self.indicator)
        spans = period is not None and (period.months or 0) > 1
        return day if spans and day is not None and period is not None and day.start == period.end + timedelta(days=1) else None

    def _day_before(self, time: TimeExpr) -> Period | None:
        """The day that the sentence names before a period leaning on it: "4.1 tonnes on 1 June; a month earlier, 4.6"."""
        if self._is_flow():
            return None
        days = [t for t, base in self.named.pairs if t.end <= time.start and not base and t.grain not in (*LEANING, "now")]
        return days[-1].period if days and days[-1].grain == "day" else None

    def _held_day(self, q: Quantity) -> Period | None:
        """The day for which the paragraph, or the sentence before, told how much there was, where this one goes on with it."""
        day = self.timeline.as_of or (self.timeline.said if self.timeline.said != self._today() else None)
        if day is None or not self.actual:
            return None
        told = self.entry is None and q.unit != "percent" and self.tells_state()
        return day if told or (self.timeline.as_of is not None and goes_on_now(self.scan, self.events, q)) else None

    def _is_added(self, q: Quantity) -> bool:
        """Whether a figure since the start of the year is of what came in it, not of what there is: "с начала года открыто 9"."""
        if q.modifier == "more_than" or "dat" in q.features or self.events.cue_ends("to", q.start - 1, q.start + 1):
            return False
        if any(shape.form in COMPARING and x.end <= q.start for x, shape in self.named.compared.figures):
            return False  # "Йил бошидан 6,4 фоизга ўсиб, 575 трлн сўмни ташкил этди"
        return (self.scan.pack.verb_last or not self.events.directions) and self.tells_what_happened()

    def _is_of_those(self, q: Quantity) -> bool:
        """Whether a figure is of what the sentence before counted: "42 % of them", "уларнинг 42 фоизи"."""
        if self._is_flow() and q.unit != "percent":
            return False
        first = self.events.sentence.first
        if q.unit == "percent" and stands(self.scan, self.events, q, stock=True):
            return True
        return any(cue.start <= first + 1 or 0 <= cue.start - q.end <= 1 for cue in self.events.cued("parts"))

    def _lists_standing(self, q: Quantity) -> bool:
        """Whether a share is of what is so now; where verbs come last, one verb closes a list."""
        listed = self.named.verb_last and self.scan.begins_within(q.end, self.events.sentence.last, "standing")
        return listed or stands(self.scan, self.events, q)

    def _stands(self, q: Quantity, *, known: bool) -> bool:
        """Whether a figure is of what is so now: its clause says so, or tells of no event to what is there at any time."""
        topic = self.timeline.topic(self.indicator)
        told = topic is not None and topic.days != 1
        stock = known or (q.unit == "count" and self.indicator in lasting_things())
        if stands(self.scan, self.events, q, stock=stock, told=told):
            return True
        if self.entry is not None and not (self._is_price() or self._is_asked(q)):
            return known and q.unit == "count" and goes_on_now(self.scan, self.events, q)
        if goes_on_now(self.scan, self.events, q) or self._is_timeless(q):
            return True
        told = self.indicator in self.timeline.told or self.indicator in self.timeline.leads
        lasts = self.indicator in lasting_things() if q.unit == "count" else self._is_single_price(q)
        return lasts and not told and not self.tells_what_happened()

    def _is_timeless(self, q: Quantity) -> bool:
        """Whether a sentence whose verb has no ending of the present tells of no past: "Airlines fly from it to 12 countries"."""
        if self.scan.pack.present_endings or q.unit != "count" or q.noun_at is None or self.entry is not None or self.is_listed:
            return False
        if self.events.sentence.section == "headline" or self.events.times or self.events.directions or self.events.cued("plan"):
            return False
        return not self.tells_what_happened()

    def _today(self) -> Period | None:
        return None if self.timeline.published is None else periods.day(self.timeline.published)

    def _is_single_price(self, q: Quantity) -> bool:
        """Whether a figure is a price that its sentence begins with, and no mean over a period."""
        sentence = self.events.sentence
        mean = self.scan.begins_within(sentence.first, sentence.last, "average")
        return self._is_price() and q is self.events.quantities[0] and not mean

    def _may_stand(self, q: Quantity) -> bool:
        return q.unit != "percent" and (self.entry is None or self.entry.kind == "stock" or self._is_price() or self._is_asked(q))

    def _is_asked(self, q: Quantity) -> bool:
        """Whether a sum is what goods are sold for, under the name of how the prices of all go."""
        return q.currency and self.entry is not None and self.entry.kind == "index"

    def _is_price(self) -> bool:
        return self.indicator is not None and self.indicator.endswith(_PRICES)

    def _is_changed(self, time: TimeExpr, q: Quantity) -> bool:
        """Whether the level is what another was brought to from a day on: "с 1 мая повышен с 92 до 110"."""
        figures = self.named.compared.figures
        return time.grain == "day" and any(shape.base_level and time.end <= x.start < q.start for x, shape in figures)

    def _is_reached_since(self, time: TimeExpr, q: Quantity) -> bool:
        """Whether a level is where a change since then led: "с 2019 года сократилось на 1,2 тысячи, до 4,8 тысячи"."""
        if self._is_flow() or time.end > q.start or time.grain == "ytd":
            return False
        before = [shape for x, shape in self.named.compared.figures if x.end <= q.start]
        if not any(shape.form in COMPARING or shape.base_level for shape in before):
            return False
        led = self.events.cue_ends("to", q.start - 1, q.start + 1) or q.modifier == "up_to"
        return led or not q.features.isdisjoint(("dat", "until"))
