"""A growth and, behind its colon, the two values it leads between: "exports doubled: $118 million a year ago, $189 million now"."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from factcheck.extract.claim_making import Found
from factcheck.extract.event_lists import Events
from factcheck.extract.scan import Scan
from factcheck.extract.timeline import When
from factcheck.model import period as periods
from factcheck.model.period import Period

#: Figures that such a sentence has at least: the growth and two values.
_THREE = 3
_YEAR = 12


def as_explained(scan: Scan, events: Events, found: Sequence[Found], published: date | None) -> list[Found]:
    """What was found out, the values behind a growth being of the same thing, and the growth of the time they lead over.

    "This year" beside some months of the year before is the same months of it.
    """
    settled = list(found)
    for k in range(len(settled) - _THREE + 1):
        growth, values = settled[k], settled[k + 1 : k + _THREE]
        if not growth.shape.form.startswith("growth_") or any(each.shape.form != "level" for each in values):
            continue
        q, one, two = events.quantities[k : k + _THREE]
        if one.unit != two.unit or not scan.has_mark(q.end, one.start, ":") or scan.has_mark(one.end, two.start, ";:."):
            continue
        if growth.modality != "actual" or any(each.modality != "actual" for each in values):
            continue
        same = all(each.what.indicator == growth.what.indicator for each in values)
        if same and growth.what.item is not None:
            values = [each._replace(what=each.what._replace(item=each.what.item or growth.what.item)) for each in values]
        values = _same_months(values, published)
        settled[k + 1 : k + _THREE] = values
        if same and not any(time.start < q.end for time in events.times):
            settled[k] = growth._replace(when=_between(values, growth.when))
    return settled


def _same_months(values: list[Found], published: date | None) -> list[Found]:
    """The values, the later one of the same part of its year as the earlier one where it is told as this year's."""
    old, new = sorted(range(2), key=lambda i: _end(values[i].when.period))
    before, after = values[old].when.period, values[new].when.period
    if published is None or before is None or after is None or before.start is None or before.months in (None, _YEAR):
        return values
    same = before.shifted_years(1)
    if after == periods.year(published.year) and before.end.year == published.year - 1 and same.end <= published:
        values[new] = values[new]._replace(when=values[new].when._replace(period=same))
    return values


def _between(values: Sequence[Found], when: When) -> When:
    """The time of a growth from the earlier of two values to the later."""
    base, period = sorted((each.when.period for each in values), key=_end)
    if base is None or period is None or base.start is None or period.start is None or base == period:
        return when
    return When(period, base, "resolved", "explained", when.words)


def _end(period: Period | None) -> date:
    return date.min if period is None else period.end
