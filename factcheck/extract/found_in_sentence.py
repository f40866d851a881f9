"""What the figures of a sentence have in common: the one period they are of, and those that are no aside."""

from __future__ import annotations

from datetime import date
from typing import Final

from factcheck.extract.claim_making import Found
from factcheck.extract.events import Events
from factcheck.extract.quantity import Quantity
from factcheck.extract.scan import Scan
from factcheck.model.claim import COMPARING
from factcheck.model.period import Period

_YEAR: Final = 12


def one_day(found: list[Found]) -> Period | None:
    """The day that all figures of a sentence are for, what they came from and growths aside."""
    told = {each.when.period for each in found if each.shape.form not in COMPARING and not each.shape.base_level}
    day = told.pop() if len(told) == 1 else None
    return day if day is not None and day.days == 1 and all(each.modality == "actual" for each in found) else None


def one_year_ahead(found: list[Found], published: date | None) -> Period | None:
    """The year ahead that all figures of a sentence are planned for."""
    told = {each.when.period for each in found if not each.shape.base_level}
    year = told.pop() if len(told) == 1 and all(each.modality == "plan" for each in found) else None
    if year is None or year.start is None or published is None or year.months != _YEAR or year.start <= published:
        return None
    return year if year.start.month == 1 else None


def outside_brackets(scan: Scan, events: Events, found: list[Found]) -> list[tuple[Quantity, Found]]:
    """The figures that do not stand in brackets, else all: "448,929 tenge (at a rate of 541 to the dollar). That was …".

    Nor do those of parts told behind them: "turnover was $4.4 bn, of which exports 2.6. This figure is to reach 10".
    """
    every = list(zip(events.quantities, found, strict=True))
    opened = [scan.clause_start(q.start, events.sentence.first, "()") - 1 for q in events.quantities]
    outside = [pair for pair, at in zip(every, opened, strict=True) if scan.marks[at] != "("] or every
    parts = next((c.start for c in events.cued("parts") if c.start > outside[0][0].end and scan.marks[c.start - 1] == ","), None)
    return outside if parts is None else [pair for pair in outside if pair[0].start < parts]
