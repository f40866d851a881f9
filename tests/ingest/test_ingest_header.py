"""What do the first lines of an article say?"""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from babel.dates import get_month_names
from hypothesis import given
from hypothesis import strategies as st

from factcheck.ingest.dateline import dateline, day_of_news
from factcheck.ingest.dates import find_date, parse_date
from factcheck.ingest.header import header_line, line_below_headline
from factcheck.model.reading import reading_text

CASES = tomllib.loads(Path(__file__).with_name("headers.toml").read_text("utf-8"))


@pytest.mark.parametrize("case", CASES["header"], ids=lambda case: case["line"])
def test_header_lines(case: dict[str, Any]) -> None:
    line = reading_text(case["line"])
    header = header_line(line)
    assert header is not None
    assert (header.day, header.source, header.url) == (case.get("published"), case.get("source"), case.get("url"))
    assert line[header.end :] == case.get("rest", "")


@pytest.mark.parametrize("case", CASES["text"], ids=lambda case: case["line"])
def test_lines_of_text(case: dict[str, Any]) -> None:
    assert header_line(reading_text(case["line"])) is None


@pytest.mark.parametrize("case", CASES["below_headline"], ids=lambda case: case["line"])
def test_short_lines_below_the_headline(case: dict[str, Any]) -> None:
    found = line_below_headline(reading_text(case["line"]))
    assert (None if found is None else found.day) == case.get("published")


@pytest.mark.parametrize("case", CASES["day_of_news"], ids=lambda case: case["text"])
def test_days_of_news_told_in_the_opening(case: dict[str, Any]) -> None:
    assert day_of_news(reading_text(case["text"])) == case.get("published")


@pytest.mark.parametrize("case", CASES["dateline"], ids=lambda case: case["line"])
def test_datelines(case: dict[str, Any]) -> None:
    line = reading_text(case["line"])
    found = dateline(line)
    assert (None if found is None else found.day) == case.get("published")
    assert found is None or line[found.end :] == case["rest"]


@pytest.mark.parametrize("locale", ["en", "ru", "kk", "uz_Cyrl", "uz_Latn"])
@pytest.mark.parametrize("width", ["wide", "abbreviated"])
@pytest.mark.parametrize("context", ["format", "stand-alone"])
def test_every_month_name_of_cldr_is_read(locale: str, width: str, context: str) -> None:
    for month, name in get_month_names(width, context, locale).items():  # type: ignore[arg-type]
        for line in (f"12 {name} 2024", f"12 {name.upper()} 2024", f"2024 12-{name}"):
            found = find_date(line)
            assert found is not None, line
            assert found.day == date(2024, month, 12)


@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)))
def test_dates_read_back(day: date) -> None:
    for text in (day.isoformat(), f"{day:%d.%m.%Y}", f"{day:%Y/%m/%d}", f"{day.isoformat()}T10:20:30Z", f"{day:%d.%m.%Y} 09:20"):
        assert parse_date(text) == day


@pytest.mark.parametrize(
    "text", ["", "soon", "2025", "2025-13-01", "30.02.2025", "03/04/2025", "2025-09-10 or later", "nan", "NaT"]
)
def test_what_is_no_single_date(text: str) -> None:
    assert parse_date(text) is None


@given(st.text(alphabet=st.characters(), max_size=120))
def test_any_line_is_a_header_or_not(line: str) -> None:
    header = header_line(line)
    assert header is None or 0 <= header.end <= len(line)
