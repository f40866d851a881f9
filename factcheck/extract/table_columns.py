"""What the head of a table column, a row label or the title says: period, unit, magnitude, kind of figure, indicator, country."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

from factcheck.extract.list_headers import one_of
from factcheck.extract.numeral import is_magnitude
from factcheck.extract.quantity import Quantity
from factcheck.extract.scan import Scan
from factcheck.extract.table_grid import Cell
from factcheck.extract.time_periods import TimeContext, TimeExpr
from factcheck.extract.times import read_time
from factcheck.languages.entry import Match
from factcheck.languages.item_names import goods_in
from factcheck.model import period as periods
from factcheck.model.claim import Modality
from factcheck.model.period import Period
from factcheck.model.value import Value, slotted

#: Kinds of figures that have not come true yet.
OUTLOOKS: Final[tuple[Modality, ...]] = ("forecast", "plan", "target")
#: A unit whose name also is that of a level of anything.
_DEGREE: Final = "degC"
_YEARS: Final = range(1950, 2051)
_YEAR: Final = 4
_MONTHS: Final = 12
#: Grains of parts of a year that need the year from elsewhere.
_PARTS: Final = frozenset({"month", "months", "quarter", "half"})


@slotted
class Said(Value):
    """What a head, label or title says of the figures it stands over or beside.

    ``time`` is its period, ``unit`` one of the unit and magnitude named, ``per`` what that is per, ``kinds`` the values of its
    ``column`` words ("growth", "share", "rank", "total" …).
    """

    time: TimeExpr | None = None
    unit: Quantity | None = None
    per: Match | None = None
    kinds: frozenset[str] = frozenset()
    indicators: tuple[Match, ...] = ()
    areas: tuple[Match, ...] = ()
    things: tuple[Match, ...] = ()
    goods: tuple[str, ...] = ()

    @property
    def period(self) -> Period | None:
        """The period, where its year is told."""
        return None if self.time is None or (self.time.grain in _PARTS and not self.time.year_stated) else self.time.period

    @property
    def says_nothing(self) -> bool:
        """Whether nothing was understood."""
        return self == Said()


def said(scan: Scan, cells: Sequence[Cell], context: TimeContext) -> Said:
    """What some cells say together."""
    time: TimeExpr | None = None
    unit: Quantity | None = None
    per: Match | None = None
    kinds: set[str] = set()
    named: dict[str, list[Match]] = {"indicator": [], "area": [], "thing": []}
    for cell in cells:
        past = dict.fromkeys((*named, "time", "unit", "column"), cell.first)
        for i in range(cell.first, cell.last):
            if time is None and i >= past["unit"]:
                time = _time(scan, i, cell.last, context)
                if time is not None:
                    past["time"] = past["unit"] = time.end
            unsaid = unit is None or unit.unit == _DEGREE  # "Qamrov darajasi, %"
            if unsaid and i >= past["time"] and (found := _unit(scan, i)) is not None and found.end <= cell.last:
                unit, past["unit"] = found, found.end
            per = per or next((m for m in scan.phrases[i] if m.entry.kind == "per" and m.entry.get("before")), None)
            if i >= past["column"] and (column := scan.match(i, "column")) is not None and column.end <= cell.last:
                kinds.add(column.entry.get("value"))
                past["column"] = column.end
            for kind, found_of in named.items():
                match = scan.match(i, kind) if i >= past[kind] else None
                if match is not None and match.end <= cell.last:
                    found_of.append(match)
                    past[kind] = match.end
    tokens = [i for cell in cells for i in range(*cell)]
    goods = [(tokens[at], tokens[to - 1] + 1, name) for at, to, name in goods_in([scan.tokens[i].word for i in tokens])]
    longer = [*((m.start, m.end) for m in named["area"]), *((first, last) for first, last, _ in goods)]
    indicators = tuple(m for m in named["indicator"] if not any(_is_within(m, *span) for span in longer))
    told = {i for m in indicators for i in range(m.start, m.end)}
    things = tuple(m for m in named["thing"] if m.start not in told)
    parts = tuple(name for first, _, name in goods if first not in told)
    return Said(time, unit, per, frozenset(kinds), indicators, tuple(named["area"]), things, parts)


def _is_within(match: Match, first: int, last: int) -> bool:
    """Whether a name is only a part of a longer one at some tokens."""
    return first <= match.start and match.end <= last and match.end - match.start < last - first


def dated(parts: Sequence[Said], around: Period | None) -> Period | None:
    """The period that column and row tell together, a month beside a year among them; else the one the text is on."""
    whole = [said.period for said in parts if said.period is not None]
    told = min(whole, key=lambda period: period.days or 0) if whole else None
    year = told or around
    for part in parts:
        time = part.time
        if part.period is None and time is not None and time.period is not None and time.period.start is not None:
            return time.period if year is None else time.period.shifted_years(year.end.year - time.period.end.year)
    return year


def part_of_year(title: Said, columns: Sequence[Said], running: Period | None, published: date | None) -> Period | None:
    """The part of a year that columns of years are of: the title's, or the one the text is on where a column's year is not over."""
    if title.time is not None and title.time.grain in _PARTS:
        return title.time.period
    if running is None or published is None or running.start is None or (running.months or _MONTHS) >= _MONTHS:
        return None
    today = periods.day(published)
    years = (c.period for c in columns if c.period is not None and c.kinds.isdisjoint(OUTLOOKS))
    return running if any(each.months == _MONTHS and each.contains(today) for each in years) else None


def in_part(period: Period | None, part: Period | None) -> Period | None:
    """A year as the part of it that a table is on."""
    if part is None or period is None or period.start is None or period.months != _MONTHS or period.start.month != 1:
        return period
    return part.shifted_years(period.end.year - part.end.year)


def _time(scan: Scan, i: int, last: int, context: TimeContext) -> TimeExpr | None:
    """The period that begins at a token; a bare year is one."""
    time = read_time(scan, i, context, last)
    if time is not None and time.end <= last and time.grain != "duration":
        return time
    text = scan.tokens[i].text
    if scan.tokens[i].kind == "number" and len(text) == _YEAR and text.isdecimal() and int(text) in _YEARS:
        return TimeExpr(i, i + 1, "year", periods.year(int(text)), year_stated=True)
    return None


def _unit(scan: Scan, i: int) -> Quantity | None:
    """One of the unit that begins at a token, with its magnitude before or behind: "тыс. тонн", "$ mln"."""
    if scan.kinds[i].isdisjoint(("numeral", "unit")):
        return None
    one = one_of(scan, i)
    if one is None or one.unit is None or one.numeral.magnitude or not is_magnitude(scan, one.end):
        return one
    larger = one_of(scan, one.end)
    return one if larger is None else larger._replace(start=one.start, unit=one.unit, currency=one.currency, item=one.item)
