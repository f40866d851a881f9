"""Which times of a sentence name what its figures are compared with."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from factcheck.extract.decreed import is_decreed
from factcheck.extract.events import Events
from factcheck.extract.outlook_times import is_next
from factcheck.extract.outlook_words import outlooks
from factcheck.extract.quantity import Quantity
from factcheck.extract.scan import Scan
from factcheck.extract.shape import Shape
from factcheck.extract.tense import tells_what_happened
from factcheck.extract.time_periods import TimeExpr
from factcheck.languages.entry import Match
from factcheck.model.claim import COMPARING

#: Expressions that lean on another period.
LEANING: Final = frozenset({"same", "shift"})
#: Words shorter than this are too short to be told an ending of.
_SHORTEST_INFLECTED: Final = 6
#: Tokens between a period and its figure; between "compared with" and the period of the figure named there; between a growth and
#: what it is measured against.
_BEFORE_FIGURE: Final = 2
_OF_THE: Final = 2
_BEHIND_CUE: Final = 6
_BEHIND_GROWTH: Final = 4
#: Tokens between a growth and what was done in the period it is measured against.
_DONE: Final = 9
#: Tokens of a clause that tells what a growth is from.
_CLAUSE_LONG: Final = 12
_CLAUSE: Final = ",;:()\u2014"


class Compared:
    """Tells base periods from others, by the words around them."""

    def __init__(self, scan: Scan, events: Events, shapes: Sequence[Shape], published: date | None) -> None:
        self.scan = scan
        self.events = events
        self.published = published
        self.figures = list(zip(events.quantities, shapes, strict=True))

    def is_base(self, time: TimeExpr) -> bool:
        """Whether the words make a period the one compared with; a deadline ahead is none ("к 2030 году")."""
        if time.role == "deadline" and time.period is not None and self.published is not None and time.period.end > self.published:
            return False
        if self._is_next(time):
            return False  # "From next year", "by September"
        if self._is_instead(time):
            return True
        if self.scan.pack.verb_last:
            return self._is_before_cue(time) or self._is_ablative(time) or self._is_of_noun(time) or self._precedes_base_level(time)
        return (
            self._is_behind_cue(time)
            or self._follows_base_level(time)
            or self._follows_factor(time)
            or self._follows_from(time)
            or self._leans_on_growth(time)
            or self._is_of_figure(time)
            or self._is_beyond(time)
            or self._is_of_what_was_done(time)
            or self._is_of_clause(time)
        )

    def _is_next(self, time: TimeExpr) -> bool:
        """Whether a time without a year is the next one, as the sentence tells what is to come: "с 1 января пенсии вырастут"."""
        starts = None if time.period is None else time.period.start
        if not time.year_stated and self.published is not None and starts is not None and starts > self.published:
            return True
        if not is_next(time, self.published):
            return False
        return (
            not tells_what_happened(self.scan, self.events) if self.scan.pack.verb_last else bool(outlooks(self.scan, self.events))
        )

    def is_of_base_level(self, q: Quantity, time: TimeExpr) -> bool:
        """Whether "now" stands right before another figure, which something comes from: "from the current 38 % to 50 %"."""
        return time.grain == "now" and any(shape.base_level and x is not q and x.start == time.end for x, shape in self.figures)

    def opens_clause(self, time: TimeExpr) -> bool:
        """Whether a clause begins right before a period: "$2 billion where a year ago there was $90 million"."""
        return "relative_clause" in self.scan.kinds[time.start - 1]

    def begins(self, time: TimeExpr) -> bool:
        """Whether something is so from a day on: "from 1 May", "1-maydan"."""
        if time.grain != "day":
            return False
        from_then = self.events.cue_ends("from", time.start, time.start + 1)
        return time.role == "since" or from_then or (self.scan.pack.verb_last and time.role is None and is_from_day(time))

    def _is_instead(self, time: TimeExpr) -> bool:
        """ "Instead of last year's 3.3 million": the words say what the figure of the period is set against."""
        figure = next((q for q, _ in self.figures if 0 <= q.start - time.end <= _BEFORE_FIGURE), None)
        if (
            figure is None
            or self._parted(time.end, figure.start)
            or any(time.end <= t.start < figure.start for t in self.events.times)
        ):
            return False
        first, last = (figure.end, figure.end) if self.scan.pack.verb_last else (time.start - 1, time.start)
        return any(first <= (cue.start if self.scan.pack.verb_last else cue.end) <= last for cue in self.events.cued("instead"))

    def _is_before_cue(self, time: TimeExpr) -> bool:
        end = time.end
        if self.scan.marks[end] == "(":  # "2024 жылмен (365 927 сәби) салыстырғанда"
            end = self.scan.next_mark(end + 1, self.events.sentence.last, ")") + 1
        cues = (cue for cue in self.events.cued("compare") if 0 <= cue.start - end <= 2)
        return any(not any(time.end <= t.start < cue.start for t in self.events.times) for cue in cues)

    def _is_behind_cue(self, time: TimeExpr) -> bool:
        """ "Than in 2023", "compared with 241 in 2023"."""
        for cue in self.events.cued("compare"):
            gap = time.start - cue.end
            if time.role == "asof" and gap > 0 and cue.end - cue.start == 1:
                continue
            bound = self.scan.match(time.start, "bound")
            edge = bound is not None and bound.end - bound.start > 1  # "К концу сентября", but "в июле к июню"
            by_then = (edge or time.grain in ("day", "year")) and time.role == "deadline" and cue.start == time.start
            near = any(0 <= cue.start - q.end <= 2 and "and" not in self.scan.kinds[q.end] for q in self._growths())
            if by_then and not near and not self._is_grown_from(time):
                continue  # "К 8 октября", but "на 5 % к 8 октября"
            if 0 <= gap <= 2 or cue.start <= time.start < cue.end:
                return True
            figures = [i for i in range(cue.end, time.start) if self.scan.tokens[i].kind == "number"]
            if (
                cue.end - cue.start > 1
                and figures[:1] == [cue.end]
                and gap <= _BEHIND_CUE
                and not self._parted(cue.end, time.start)
            ):
                return True
        return False

    def _is_grown_from(self, time: TimeExpr) -> bool:
        """Whether a growth is told right before a year that was over: "рост к 2024 году составил 13,6 %", "прибавив к нему 6 %"."""
        over = self.published is not None and time.period is not None and time.period.end < self.published
        grows = time.grain == "year" and any(0 <= q.start - time.end <= 1 for q in self._growths())
        return over and any(d.end == time.start and (grows or d.entry.get("noun")) for d in self.events.directions)

    def _parted(self, first: int, last: int) -> bool:
        return self.scan.has_mark(first, last, _CLAUSE)

    def _growths(self) -> Iterator[Quantity]:
        return (q for q, shape in self.figures if shape.form in COMPARING)

    def _is_of_figure(self, time: TimeExpr) -> bool:
        """ "Exceeded the level of 2014 by 5 %", "three times the figure of 2014": a growth is from the figure of that period."""
        if time.role is not None:
            return False
        noun = next((cue for cue in self.events.cued("figure_of") if self._leads(cue, time)), None)
        if noun is None:
            return False
        measured = [q for q, shape in self.figures if shape.form in COMPARING or (shape.form == "share" and q.kind == "fraction")]
        near = ((q.end, noun.start) if q.end <= noun.start else (time.end, q.start) for q in measured)
        return any(0 <= end - start <= _BEHIND_CUE and not self._parted(start, end) for start, end in near)

    def _is_of_what_was_done(self, time: TimeExpr) -> bool:
        """ "Up 8 points on the survey carried out in March 2024": a growth is from what was done then."""
        done = next((cue for cue in self.events.cued("done_then") if self._leads(cue, time)), None)
        if done is None:
            return False
        led = [cue.start for value in ("compare", "on", "from") for cue in self.events.cued(value) if cue.end <= done.start]
        return any(q.end <= led[-1] and done.start - q.end <= _DONE and led[-1] - q.end <= _OF_THE for q in self._growths() if led)

    def _is_of_clause(self, time: TimeExpr) -> bool:
        """ "14 % more than was bought and sold abroad in the first half of 2024": a growth is from what a whole clause tells."""
        if time.role is not None or self.published is None or time.period is None or time.period.end >= self.published:
            return False
        grown = [q.end for q in self._growths() if q.end <= time.start]
        return any(
            0 <= cue.start - grown[-1] <= _OF_THE
            and cue.end <= time.start <= cue.end + _CLAUSE_LONG
            and not self.scan.has_mark(cue.end, time.start, _CLAUSE + ".")
            and not self.events.figure_between(cue.end, time.start)
            for cue in self.events.cued("compare")
            if grown
        )

    def _leads(self, cue: Match, time: TimeExpr) -> bool:
        """Whether no more than a small word stands between a cue and a period."""
        gap = time.start - cue.end
        return gap == 0 or (gap == 1 and "function" in self.scan.kinds[cue.end])

    def _leans_on_growth(self, time: TimeExpr) -> bool:
        """ "530 more than a year earlier", "2.3 times the volume of a year earlier"."""
        if time.grain not in LEANING or time.role == "closing":
            return False
        near = (q for q in self._growths() if 0 <= time.start - q.end <= _BEHIND_GROWTH)
        return any(not self._parted(q.end, time.start) for q in near)

    def _is_beyond(self, time: TimeExpr) -> bool:
        """ "14 % above last year's actual receipts": a growth is from what follows "above", and is of that period.

        What is "12 % higher in August than a year earlier" is of August.
        """
        if time.role is not None or self.events.cue_begins("compare", time.end, time.end + 2):
            return False
        grown = {q.end for q in self._growths()}
        led = (*self.events.cued("beyond"), *(self.events.cued("on") if time.grain != "day" else ()))  # "Raised on 10 October"
        spans = {c.start for value in ("monthly", "quarterly", "annual") for c in self.events.cued(value)}  # "On the month in July"
        cues = [c for c in led if c.start in grown - spans and c.end <= time.start]
        beside = [c for c in cues if any(0 <= q.start - c.end <= 1 and is_beside(self.scan, q, time) for q, _ in self.figures)]
        return any(
            time.start - cue.end <= _BEHIND_GROWTH
            and not self._parted(cue.end, time.start)
            and not self.events.figure_between(cue.end, time.start)
            for cue in cues
        ) or any(not self._parted(cue.end, time.start) for cue in beside)  # "2.2 % below the 820,000 of the second quarter"

    def _follows_from(self, time: TimeExpr) -> bool:
        """ "Rose by 0.4 % from September", "up 22 % on 2023", "a 6 % increase on the first half of 2024"."""
        grown = {q.end for q in self._growths()}
        grown |= {d.end for d in self.events.directions if d.start in grown}  # "6 % down on 2024"
        if any(cue.start in grown and cue.start <= time.start <= cue.end + 1 for cue in self.events.cued("from")):
            return True
        led = (*self.events.cued("on"), *self.events.cued("against"))
        return time.grain != "day" and any(cue.start in grown and 0 <= time.start - cue.end <= 1 for cue in led)

    def _follows_factor(self, time: TimeExpr) -> bool:
        """Whether a growth factor is of the period's figure ("2.1 times the 2020 figure")."""
        factors = (q for q, shape in self.figures if q.kind == "times" or shape.form == "growth_factor")
        near = (q for q in factors if time.role is None and 0 <= time.start - q.end <= _OF_THE)
        return any(not self._parted(q.end, time.start) for q in near)

    def _precedes_base_level(self, time: TimeExpr) -> bool:
        """Whether the period describes the level something came from ("ўтган йилги 3,6 млрд кВт·соатдан … кўпайди")."""
        if time.role not in (None, "opening") or self.is_of_change(time):
            return False
        behind = min((t.start for t in self.events.times if t.start >= time.end), default=self.events.sentence.last)
        return any(shape.base_level and 0 <= q.start - time.end <= 2 and q.start <= behind for q, shape in self.figures)

    def is_of_change(self, time: TimeExpr) -> bool:
        """Whether the one time of a sentence, in the case of when, is that of a change: "қаңтарда 9 теңгеден 8 теңгеге түсті".

        "Былтыр" and "bultur" have that case without an ending.
        """
        when = not time.features.isdisjoint(("loc", "poss")) or (time.grain == "year" and not time.features)
        when = when and time.features.isdisjoint(("adjloc", "adj", "gen", "abl", "case2"))
        if not when or not self.scan.pack.verb_last or len(self.events.times) != 1:
            return False
        last = self.scan.next_mark(time.end, self.events.sentence.last, ",;:(")
        figures = [q for q in self.events.quantities if q.start >= time.end]
        return len(figures) == 2 or len([q for q in figures if q.start < last]) == 2

    def _follows_base_level(self, time: TimeExpr) -> bool:
        """Whether the period belongs to the level something came from ("below the $71 million of fiscal 2020-21")."""
        return any(shape.base_level and is_beside(self.scan, q, time) for q, shape in self.figures)

    def _is_ablative(self, time: TimeExpr) -> bool:
        """ "Than" in verb-last languages: the period, or the noun it describes, stands in the ablative before a movement."""
        moved = any(d.start >= time.end for d in self.events.directions) or any(q.start >= time.end for q in self._growths())
        if not moved or time.role is not None or self._begins(time):
            return False
        if is_from_day(time) and any(shape.base_level and q.start >= time.end for q, shape in self.figures):
            return False  # "1-maydan 650 so'mdan 1000 so'mga oshirildi"
        if time.features & {"abl", "case2"} and not time.features & {"dat", "loc", "gen"}:
            return True
        if not time.features & {"adjloc", "adj"}:
            return False
        for i in range(time.end, min(time.end + 3, self.events.sentence.last)):
            token = self.scan.tokens[i]
            if token.kind != "word":
                return False
            if len(token.word) >= _SHORTEST_INFLECTED and token.word.endswith(self.scan.pack.ablative):
                return self.scan.kinds[i].isdisjoint(("unit", "numeral", "area"))
        return False

    def _begins(self, time: TimeExpr) -> bool:
        """Whether something is to be from a day on, or is set so: "1-fevraldan 10 foizga oshadi", "1-iyuldan tarif oshdi"."""
        ahead = self.published is not None and time.period is not None and time.period.end > self.published
        return is_from_day(time) and (ahead or any(is_decreed(m.entry.get("name")) for m in self.events.indicators))

    def _is_of_noun(self, time: TimeExpr) -> bool:
        """Whether a growth follows "than that of" a noun of the period ("2023 йилда ўтган чемпионатдагидан 1,6 баробар кўп")."""
        if time.role is not None:
            return False
        for q in self._growths():
            near = range(max(time.end, q.start - 3), q.start)
            named = [i for i in near if self.scan.tokens[i].word.endswith(self.scan.pack.than_that)]
            if any(t.start <= i < t.end for t in self.events.times for i in named):
                continue  # "Iyulda o'tgan yilgidan 6 foiz ko'p": of July
            if named and not self._parted(time.end, q.start) and not self.events.figure_between(time.end, q.start):
                return True
        return False


def is_from_day(time: TimeExpr) -> bool:
    """Whether a day stands in the bare ablative: "1-maydan", not "1-maydagidan"."""
    return time.grain == "day" and "abl" in time.features and "adjloc" not in time.features


def is_beside(scan: Scan, q: Quantity, time: TimeExpr) -> bool:
    """Whether a period stands right behind a figure, "in the whole of" between them or not."""
    whole = scan.ending_at(time.start, "whole_of")
    gap = (time.start if whole is None else whole.start) - q.end
    return 0 <= gap <= 3 and not scan.has_mark(q.end, time.start, ",;")
