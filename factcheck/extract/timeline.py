"""The periods that a reader has in mind while reading on.

They are the lead (the article's topic, taken up again with every paragraph) and the one last named in the paragraph.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Final

from factcheck.model import period as periods
from factcheck.model.claim import Confidence
from factcheck.model.indicator import registry
from factcheck.model.period import Period
from factcheck.model.value import Value, slotted


@slotted
class When(Value):
    """Period and base period of a figure, how they were found, and which words say so."""

    period: Period | None
    base: Period | None
    confidence: Confidence | None
    rule: str
    words: str = ""


_YEAR: Final = 12
#: Months of a new year from which on a text is on them rather than on the year before; after which a day is no longer the last one.
_SEVERAL: Final = 3
UNDATED: Final = When(None, None, None, "none")


def family(indicator: str) -> str:
    """What an indicator is a part or another name of: prices and inflation are one family."""
    entry = registry().get(indicator)
    return indicator if entry is None else entry.annual or entry.whole or indicator


@dataclass(slots=True)
class Timeline:
    """The lead, the topic period (``main``), the period last named, the last end of one that had an end.

    ``titled`` is the period the headline names, for figures before the body names one; ``beside`` the one that the last
    sentence only set beside the topic, with which a sentence that points back goes on, as it does with ``whole``, that of a
    last figure that was planned; ``above`` the one a list stands under, which the line above it names where it is ``headed``,
    and ``compared`` what that compares it with; ``planned`` that of the paragraph's last plan or forecast, ``coming`` the
    days that an opening says the forecasts are for, ``on_budget`` tells that the text is on a state's budget, ``budgeted``
    the year ahead that the text's plans are for; ``event`` the day of the event the article reports, ``as_of`` the day the
    paragraph gives stocks for, ``standing`` the last such day of any paragraph, ``opening`` one that was announced before all
    figures, ``opened`` one that the article's first figures are for, ``said`` the one day that all figures of the sentence
    before are for, ``day_named`` the last day named, ``days`` the last such day of each family of indicators, ``told`` the
    topic period under which each family was first told, ``undated`` the family that was just told without a time; ``opens``
    tells whether the sentence is the first of its paragraph, ``named_then`` that the period last named was only called to mind.
    """

    published: date | None
    lead: Period | None = None
    main: Period | None = None
    named: Period | None = None
    named_then: bool = False
    main_is_to_date: bool = False
    last_end: date | None = None
    paragraph: int = -1
    monthly: bool | None = None
    leads: dict[str, Period] = field(default_factory=dict)
    told: dict[str, Period] = field(default_factory=dict)
    section: Period | None = None
    titled: Period | None = None
    beside: Period | None = None
    whole: Period | None = None
    around: Period | None = None
    of_part: frozenset[str] = frozenset()
    above: Period | None = None
    headed: bool = False
    compared: Period | None = None
    event: Period | None = None
    planned: Period | None = None
    coming: Period | None = None
    budgeted: Period | None = None
    on_budget: bool = False
    as_of: Period | None = None
    opening: Period | None = None
    opened: Period | None = None
    said: Period | None = None
    day_named: Period | None = None
    standing: Period | None = None
    days: dict[str, Period] = field(default_factory=dict)
    undated: str | None = None
    fresh: bool = True
    opens: bool = True
    _seen: int = 0

    def enter(self, paragraph: int, *, listed: bool) -> None:
        """A new paragraph goes back to the lead, one of a list to what stands above the list."""
        self.opens = paragraph != self.paragraph
        if self.opens:
            self.around = None
        if self.opens and listed:
            self.fresh = self.fresh and not self.headed and (self.above is not None or self.beside is None)
            self.above = self.above or self.beside or self.main
            self.paragraph, self.main = paragraph, self.above
        elif self.opens:
            self.above, self.headed, self.compared = None, False, None
            self.paragraph = paragraph
            self.fresh = True
            self.as_of = self.said = None
            self.planned = self.budgeted
            if self.lead is not None:
                self.main, self.main_is_to_date = self.lead, False

    def head(self, period: Period | None, base: Period | None) -> None:
        """The line above a list says what period it is of, or is compared with."""
        self.compared = base
        if period is not None:
            self.above, self.beside, self.headed = period, None, True

    def topic(self, indicator: str | None) -> Period | None:
        """The period that a figure without one belongs to.

        In a new paragraph that is the one under which the article took the indicator up, or the latest new indicator.
        """
        if self.beside is not None:
            return self.beside
        if self.around is not None and (indicator is None or family(indicator) not in self.of_part):
            return self.around
        if not self.fresh or indicator is None or registry().get(indicator) is None:
            return self.main or self.titled
        return self.leads.get(family(indicator)) or self.section or self.main or self.titled

    def day_of(self, indicator: str | None) -> Period | None:
        """The day for which stocks were last given in this paragraph, or this one before."""
        own = None if indicator is None else self.days.get(family(indicator))
        return self.as_of or own or self.opening or self.sums_day(indicator)

    def sums_day(self, indicator: str | None) -> Period | None:
        """The day that an article on sums outstanding opens with, which the others are for too: "deposits on 1 August … loans"."""
        entry, opened, lead = registry().get(indicator), self.opened, self.lead
        if entry is None or entry.kind != "stock" or "currency" not in entry.dimension or opened is None:
            return None
        touched = lead is None or lead.end in (opened.end, opened.end - timedelta(days=1))
        recent = self.published is None or opened.end >= periods.shift_months(self.published, -_SEVERAL)
        return opened if touched and recent and opened.days == 1 else None

    def stand(self, day: Period, indicators: Iterable[str]) -> None:
        """Figures on some indicators are as of a day."""
        self.as_of = day
        if self._is_back(day):
            return
        self.standing = day
        if self.lead is None:
            self.opened = day
        self.days |= {family(each): day for each in indicators}

    def part(self, around: Period, indicators: Iterable[str]) -> None:
        """A month within the topic was told of some indicators alone: others go on with the topic ``around`` it."""
        self.around, self.of_part = around, frozenset(map(family, indicators))

    def _is_back(self, day: Period) -> bool:
        """Whether a day lies years before the one that the article's first figures are for, so that it is set beside that."""
        opened = self.opened
        if opened is None or day.days != 1 or day.end >= opened.end:
            return False
        return day.shifted_years(opened.end.year - day.end.year) == opened

    def see(self, period: Period, *, to_date: bool, leads: bool = True, indicator: str | None = None) -> None:
        """A period became the topic."""
        self.main, self.around = period, None
        self.fresh = False
        leads = leads and not self._is_back(period)
        if indicator is not None and leads and family(indicator) not in self.leads:
            self.leads[family(indicator)] = self.section = period
        self.main_is_to_date = to_date
        if leads and self._outgrows_lead(period):
            self.leads = {name: period if told == self.lead else told for name, told in self.leads.items()}
            self.section = period if self.section == self.lead else self.section
            self.lead = period
        self._seen += leads
        if leads and (self.lead is None or (self.lead.days == 1 and period.days != 1)):
            self.lead = period
        if not to_date and (period.days != 1 or period == self.as_of):
            self.last_end = period.end

    def _outgrows_lead(self, period: Period) -> bool:
        """Whether the first period told after the lead goes on from its beginning ("52 in January-August, 59 by September").

        So do some months of the year after it, to which the year only led ("16 in 2023; in nine months of this year 14").
        """
        lead = self.lead
        if lead is None or lead.start is None or self._seen != 1 or (self.published is not None and period.end > self.published):
            return False
        if lead.months == _YEAR and period.start == lead.end + timedelta(days=1):
            return period.months is not None and _SEVERAL <= period.months < _YEAR
        return period.start == lead.start and period.end > lead.end

    def season_to(self, day: date) -> Period | None:
        """The time from the beginning of the season that the text is on, or the one after it, to a day in it."""
        season = self._season()
        while season is not None and season.end < day:
            season = season.shifted_years(1)
        return None if season is None or season.start is None or season.start >= day else Period(season.start, day)

    def first_months(self, year: int, count: int) -> Period:
        """So many months from the beginning of a year, or of the season that began in it where the text is on seasons."""
        season = self._season()
        first = 1 if season is None or season.start is None else season.start.month
        begins = date(year, first, 1)
        last = periods.shift_months(begins, count - 1)
        return Period(begins, last.replace(day=periods.last_day(last.year, last.month)))

    def _season(self) -> Period | None:
        """The lead, where it is a year that begins within a calendar year."""
        lead = self.lead
        return lead if lead is not None and lead.start is not None and lead.months == _YEAR and lead.start.month > 1 else None
