"""Series as the page draws them: charts with their labels in every language, and the list of figures below each."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final

from factcheck.report import figures, labels
from factcheck.report.index import Index
from factcheck.report.page.figure_view import Anchors, FigureView
from factcheck.report.page.series import Series, Tick
from factcheck.report.page.texts import Texts, Told

#: Figures listed below a chart.
MOST_LISTED: Final = 24


@dataclass(frozen=True, slots=True)
class TickView:
    """A labelled line; ``late`` labels stand to the left of it."""

    place: str
    text: Told
    late: bool = False


@dataclass(frozen=True, slots=True)
class ChartView:
    """One chart with its caption and its figures in order of time."""

    series: Series
    what: Told
    where: Told
    unit: Told
    amounts: tuple[TickView, ...]
    years: tuple[TickView, ...]
    count: Told
    members: tuple[FigureView, ...]
    left_out: int
    articles: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class ChartViews:
    """Makes views of one report's series."""

    index: Index
    texts: Texts
    anchors: Anchors
    views: dict[str, FigureView]

    def view(self, series: Series) -> ChartView:
        """The view of one series."""
        first, each = series.first, self.texts.each
        claims = sorted((bar.claim for bar in series.bars), key=lambda claim: (claim.period_end or date.min, claim.obs_value or 0))
        # All of them stand in the list of figures; here the clashing ones matter.
        ranked = sorted(claims, key=lambda claim: self.views[claim.claim_id].state not in ("error", "warning"))
        kept = {claim.claim_id for claim in ranked[:MOST_LISTED]}
        listed = [claim for claim in claims if claim.claim_id in kept]
        power = figures.magnitude(
            max(abs(tick.value) for tick in series.amounts if isinstance(tick.value, Decimal)), first.unit_measure
        )
        return ChartView(
            series=series,
            what=each(lambda words: labels.what(first, words)),
            where=each(lambda words: labels.where(first, words)),
            unit=each(lambda words: figures.with_unit("", power, first.unit_measure, words.lang).strip()),
            amounts=tuple(self._amount(tick, power, first.unit_measure) for tick in series.amounts),
            years=tuple(self._year(tick) for tick in series.years),
            count=self.texts.say("count.figures_drawn", n=len(claims)),
            members=tuple(self.views[claim.claim_id] for claim in listed),
            left_out=len(claims) - len(listed),
            articles=tuple(dict.fromkeys(self.anchors.article(claim.article) for claim in claims)),
        )

    def _amount(self, tick: Tick, power: int, unit: str | None) -> TickView:
        value = Decimal(tick.value) if isinstance(tick.value, Decimal) else Decimal(0)
        return TickView(
            tick.place, self.texts.each(lambda words: figures.digits(figures.scaled(value, power), None, words.lang, unit))
        )

    def _year(self, tick: Tick) -> TickView:
        when = tick.value if isinstance(tick.value, date) else date.min
        # A label at the end of the chart would be cut off: a date is longer than a year.
        place = Decimal(tick.place.rstrip("%"))
        late = place > 70
        if when.month == 1 and when.day == 1:
            late = place > 92
            return TickView(tick.place, self.texts.put((str(when.year),) * 4), late)
        return TickView(tick.place, self.texts.each(lambda words: labels.day(when, words.lang)), late)
