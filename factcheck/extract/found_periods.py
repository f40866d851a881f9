"""The one period that all figures of a sentence are of, where there is one."""

from __future__ import annotations

from datetime import date
from typing import Final

from factcheck.extract.claim_making import Found
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
