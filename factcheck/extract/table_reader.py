"""Claims of a table: each figure with the unit, magnitude and period of its column, and the part or country of its row."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Final

from factcheck.extract.base_periods import usual
from factcheck.extract.claim_making import ClaimMaker, Found
from factcheck.extract.event_lists import Events
from factcheck.extract.list_headers import in_unit
from factcheck.extract.located import Where
from factcheck.extract.quantity import Quantity
from factcheck.extract.scan import Scan
from factcheck.extract.sentence import Sentence
from factcheck.extract.setting import Setting, is_city
from factcheck.extract.shape import Shape
from factcheck.extract.table_columns import OUTLOOKS, Said, dated, in_part, part_of_year, said
from factcheck.extract.table_figures import figure
from factcheck.extract.table_grid import Cell, Row, rows
from factcheck.extract.table_naming import TableNamer
from factcheck.extract.time_periods import TimeContext
from factcheck.extract.timeline import Timeline, When
from factcheck.extract.topic import Topic
from factcheck.extract.what import What
from factcheck.extract.where import Locator
from factcheck.model.article import Section
from factcheck.model.claim import COMPARING, Claim, Direction, Modality
from factcheck.model.indicator import registry
from factcheck.model.period import Period

#: Rows of a head.
_HEAD_ROWS: Final = 3
#: An index of no more than this many per cent tells what is left of 100.
_HUNDRED: Final = 100
#: Between these all figures of a column of growth are indexes.
_ABOUT_HUNDRED: Final = (70, 150)


class TableReader:
    """Reads one table in the light of what the text above it says."""

    def __init__(self, scan: Scan, section: Section, above: Events | None, around: Setting) -> None:
        self.scan = scan
        self.around = around
        self.above = above
        self.rows = rows(scan, section)

    def read(self, topic: Topic, timeline: Timeline) -> list[tuple[Claim, str]] | None:
        """The claims with the words of their column; None where no head says what the columns are."""
        context = TimeContext(timeline.published)
        first = next((n for n, row in enumerate(self.rows) if any(self._has_figure(c, context) for c in row.cells[1:])), None)
        if first is None or first > _HEAD_ROWS:
            return None
        columns = self._columns(self.rows[:first], context)
        title = (
            Said() if self.above is None else said(self.scan, [Cell(self.above.sentence.first, self.above.sentence.last)], context)
        )
        claims: list[tuple[Claim, str]] = []
        body = self.rows[first:]
        at = self._label_column(body, context)
        if all(column.says_nothing for column in columns[1:]) and title.unit is None:
            labels = [said(self.scan, [row.cells[at]], context) for row in body]
            if not any(label.unit is not None or label.indicators for label in labels):
                return None
        columns = [self._as_index(column, body, k) for k, column in enumerate(columns)]
        part = part_of_year(title, columns, timeline.main or timeline.titled or timeline.lead, timeline.published)
        for row in body:
            claims += _RowReader(self, row, at, columns, title=title, part=part).read(topic, timeline, context)
        return claims

    def _columns(self, head: Sequence[Row], context: TimeContext) -> list[Said]:
        width = len(self.rows[0].cells)
        return [said(self.scan, [row.cells[k] for row in head], context) for k in range(width)]

    def _as_index(self, column: Said, body: Sequence[Row], k: int) -> Said:
        """A column of growth that prints indexes, as figures about 100 without a sign show: "Рост, %: 103,4; 97,2"."""
        if "growth" not in column.kinds:
            return column
        figures = [q for row in body if (q := figure(self.scan, row.cells[k])) is not None]
        about = all(q.sign == 0 and _ABOUT_HUNDRED[0] <= q.obs <= _ABOUT_HUNDRED[1] for q in figures)
        return column._replace(kinds=column.kinds | {"index"}) if len(figures) > 1 and about else column

    def _label_column(self, body: Sequence[Row], context: TimeContext) -> int:
        """The first column whose cells are words rather than figures."""
        for k in range(len(body[0].cells)):
            words = [row for row in body if any(self.scan.tokens[i].kind == "word" for i in range(*row.cells[k]))]
            if 2 * len(words) > len(body):
                return k
        return 0

    def _has_figure(self, cell: Cell, context: TimeContext) -> bool:
        """Whether a cell of the head's rows holds a figure and no period."""
        q = figure(self.scan, cell)
        return q is not None and not q.numeral.in_words and said(self.scan, [cell], context).time is None


class _RowReader:
    """Reads the figures of one row."""

    def __init__(
        self, table: TableReader, row: Row, label: int, columns: Sequence[Said], *, title: Said, part: Period | None
    ) -> None:
        self.table = table
        self.scan = table.scan
        self.row = row
        self.label = label
        self.columns = columns
        self.title = title
        self.part = part

    def read(self, topic: Topic, timeline: Timeline, context: TimeContext) -> list[tuple[Claim, str]]:
        label = self.row.cells[self.label]
        own = said(self.scan, [label], context)
        namer = TableNamer(own, self._words(label), self.title, topic)
        found: list[tuple[Quantity, Said, int]] = []
        for k, column in enumerate(self.columns):
            q = None if k == self.label or "rank" in column.kinds else figure(self.scan, self.row.cells[k])
            if q is not None:
                found.append((self._measured(q, column, own, namer), column, k))
        events = self._events([q for q, _, _ in found], own)
        locator = Locator(self.scan, events, self.table.around, None)
        maker = ClaimMaker(self.scan, events)
        claims = []
        level: What | None = None
        for n, (q, column, k) in enumerate(found):
            shape = self._shape(q, column)
            follows = shape.form not in ("level", "rate") and not column.indicators
            what = level if follows and level is not None else namer.what(q, shape, column)
            level = what if shape.form == "level" else level
            where = self._owner(own, column) or locator.where(n, what.indicator, topic.headline)
            where = where._replace(subdivision=where.subdivision or self._place(own))
            when = self._when(k, shape, own, timeline)
            entry = registry().get(what.indicator)
            if shape.form == "rate" and when.period is not None and entry is not None and entry.base is not None:
                when = when._replace(base=usual(when.period, entry.base))
            mode = self._mode(column, own, shape, when, timeline.published)
            claims.append((maker.figure(q, Found(shape, what, where, when, mode, ""), None), what.rule))
        return claims

    def _owner(self, own: Said, column: Said) -> Where | None:
        """The country that a column is of, where home has a column too, or is not known."""
        home = self.table.around.home
        areas = {m.entry.get("area") for each in self.columns for m in each.areas}
        if own.areas or not column.areas or (home is not None and home not in areas):
            return None
        return Where(column.areas[0].entry.get("area"), None, "stated", "column")

    def _events(self, quantities: list[Quantity], own: Said) -> Events:
        first, last = self.row.cells[0].first, self.row.cells[-1].last
        sentence = Sentence(first, max(last, first + 1), self.row.start, self.row.end, 0, "table")
        events = Events(sentence, quantities=quantities, areas=list(own.areas), indicators=list(own.indicators))
        events.index()
        return events

    def _measured(self, q: Quantity, column: Said, own: Said, namer: TableNamer) -> Quantity:
        """A figure in the unit that its cell, its column, its row or the title names, and per what one of them says."""
        if q.unit is None or (q.unit == "count" and q.item is None):
            unit = column.unit or (None if "growth" in column.kinds or "index" in column.kinds else self._unit(own))
            if unit is not None and not (q.numeral.magnitude and unit.numeral.magnitude):
                q = in_unit(q, unit)
            elif q.unit is None and not self._is_on_unit(own):
                in_percent = column.kinds & {"growth", "index", "share"} or namer.is_percent(column)
                q = q._replace(unit="percent" if in_percent else "count")
        per = column.per or self.columns[self.label].per or own.per
        if per is not None and q.unit is not None and "/" not in q.unit and q.unit not in ("percent", "percentage_point", "ratio"):
            q = q._replace(unit=f"{q.unit}/{per.entry.get('unit')}")
        return q

    def _unit(self, own: Said) -> Quantity | None:
        """The unit that the label names beside what it is of, else the title."""
        return self.title.unit if own.unit is None or self._is_on_unit(own) else own.unit

    def _is_on_unit(self, own: Said) -> bool:
        """Whether the row is on a unit, and not in it: exchange rates."""
        return own.unit is not None and self.row.cells[self.label] == (own.unit.start, own.unit.end)

    def _words(self, label: Cell) -> str:
        """The words of a label before a bracket or comma."""
        last = next((i for i in range(*label) if self.scan.marks[i] in "(,"), label.last)
        return " ".join(self.scan.tokens[i].text for i in range(label.first, last) if self.scan.tokens[i].kind == "word").lower()

    def _shape(self, q: Quantity, column: Said) -> Shape:
        direction: Direction | None = None if q.sign == 0 else "up" if q.sign > 0 else "down"
        if q.kind == "times":
            return Shape("growth_factor", direction or "up", "table")
        if q.unit == "percentage_point":
            return Shape("percentage_points", direction or "up", "table")
        if q.unit != "percent":
            changes = "growth" in column.kinds or (q.sign != 0 and q.unit != "degC")
            return Shape("change", direction or "up", "table") if changes else Shape("level", None, "table")
        index = "index" in column.kinds and q.sign == 0
        if index:
            return Shape("growth_factor", "up" if q.obs > _HUNDRED else "down", "index", value=q.obs / Decimal(_HUNDRED))
        if "growth" in column.kinds or q.sign or self._grows(column):
            return Shape("growth_percent", direction or "up", "table")
        return Shape("share" if "share" in column.kinds | self.title.kinds else "rate", None, "table")

    def _grows(self, column: Said) -> bool:
        """Whether the line above the table, which is no sentence with figures, says that all in it is growth: "GDP growth, %"."""
        above = self.table.above
        titled = above is not None and not above.quantities and "growth" in self.title.kinds
        return titled and not column.kinds & {"share", "index"} and not column.indicators

    def _place(self, own: Said) -> str | None:
        """The region or city of home that the label names."""
        match = next((m for m in own.areas if m.entry.get("area") == self.table.around.home), None)
        if match is None or not (match.entry.get("subdivision") or is_city(match)):
            return None
        place: str | None = match.entry.get("subdivision") or match.entry.get("place")
        return place or self.scan.slice(match.start, match.end)

    def _when(self, k: int, shape: Shape, own: Said, timeline: Timeline) -> When:
        """Period of a figure and, for one that compares, the column before that has another period."""
        of_title = self.title.period or timeline.main or timeline.titled or timeline.lead
        column = self.columns[k]
        if shape.form not in COMPARING:
            period = self._dated(column, own, of_title)
            return When(period, None, "stated" if period is not None else None, "table")
        if column.time is not None and self._grows(column) and (period := self._dated(column, own, of_title)) is not None:
            return When(period, period.shifted_years(-1), "stated", "table")
        dates = [p for c in self.columns[:k] if c.time is not None and (p := self._dated(c, own, of_title)) is not None]
        if not dates:
            dates = [p for c in self.columns[k + 1 :] if c.time is not None and (p := self._dated(c, own, of_title)) is not None]
        main = dates[-1] if dates else dated((own,), of_title)
        base: Period | None = None
        if column.period is not None and main is not None and in_part(column.period, self.part) != main:
            base = in_part(column.period, self.part)
        elif len(dates) > 1:
            main, base = _later(dates[-1], dates[-2])
        elif main is not None:
            base = main.shifted_years(-1)
        return When(main, base, None if main is None else "stated", "table")

    def _dated(self, column: Said, own: Said, of_title: Period | None) -> Period | None:
        return in_part(dated((column, own), of_title), self.part if column.time is not None else None)

    def _mode(self, column: Said, own: Said, shape: Shape, when: When, published: date | None) -> Modality:
        """Whether a column or row is of a plan, or of a time that has not begun: then growth and rates are forecast."""
        told = next((m for m in OUTLOOKS if m in column.kinds | own.kinds), None)
        if told is not None or when.period is None or when.period.start is None or published is None:
            return told or "actual"
        if when.period.start <= published:
            return "actual"
        of_title = next((m for m in OUTLOOKS if m in self.title.kinds), None)
        return of_title or ("plan" if shape.form == "level" else "forecast")


def _later(one: Period, other: Period) -> tuple[Period, Period]:
    return (one, other) if one.end >= other.end else (other, one)
