"""Numerals, ranges, labels, times and forms, each by small sentences in all languages (``sentences.toml``)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from extract_texts import SENTENCES, article

from factcheck.extract.numerals import digits_value, read_numeral
from factcheck.extract.reader import read, read_claims
from factcheck.extract.scan import Scan
from factcheck.extract.times import TimeContext, read_time
from factcheck.model.period import Period


def rows(kind: str) -> list[Any]:
    return [pytest.param(row, id=f"{row['lang']}: {row['text']}") for row in SENTENCES[kind]]


@pytest.mark.parametrize("row", rows("numeral"))
def test_a_number_is_read(row: dict[str, Any]) -> None:
    """Has a numeral its value and the digits that were printed?"""
    numeral = read_numeral(Scan(article(row["text"], row["lang"])), 0)
    assert numeral is not None
    assert (numeral.value, numeral.decimals) == (Decimal(row["value"]), row.get("decimals"))


@pytest.mark.parametrize(
    ("text", "mark", "value", "decimals"),
    [
        ("144,600", ".", "144600", 0),
        ("11.29", ",", "11.29", 2),
        ("1.200", ",", "1200", 0),
        ("0.200", ",", "0.200", 3),
        ("0,5", ".", "0.5", 1),
        ("1,234.5", ".", "1234.5", 1),
        ("1.234,5", ".", "1234.5", 1),
        ("1 204,50", ",", "1204.50", 2),
        ("1,234,567", ",", "1234567", 0),
        ("7", ",", "7", 0),
    ],
)
def test_marks_of_figures(text: str, mark: str, value: str, decimals: int) -> None:
    """Which of point and comma parts the decimals?"""
    assert digits_value(text, mark) == (Decimal(value), decimals)


@pytest.mark.parametrize("row", rows("range"))
def test_a_range_has_two_ends(row: dict[str, Any]) -> None:
    """Do both ends of a range share magnitude and unit?"""
    (claim,) = read_claims(article(row["text"], row["lang"]))
    assert (claim.obs_value, claim.obs_value_high, claim.unit_measure) == (Decimal(row["low"]), Decimal(row["high"]), row["unit"])
    assert claim.modifier == "range"


@pytest.mark.parametrize("row", rows("label"))
def test_a_label_claims_nothing(row: dict[str, Any]) -> None:
    """Is a number that names, dates or counts a place in a row set aside for the right reason?"""
    claims = read_claims(article(row["text"], row["lang"]), all_numbers=True)
    assert {(claim.set_aside, claim.form) for claim in claims} == {(row["reason"], None)}


@pytest.mark.parametrize("row", rows("time"))
def test_a_time_is_a_period(row: dict[str, Any]) -> None:
    """Does an expression of time give its period, seen from the day of publication?"""
    scan = Scan(article(row["text"], row["lang"]))
    context = TimeContext(date(2025, 9, 3))
    found = [time for at in range(len(scan.tokens)) if (time := read_time(scan, at, context)) is not None]
    assert found[0].period == Period(row["start"], row["end"])


@pytest.mark.parametrize("row", rows("form"))
def test_a_figure_has_its_form(row: dict[str, Any]) -> None:
    """Is a figure told apart as a level, a change, a growth?"""
    (claim,) = read_claims(article(row["text"], row["lang"]))
    assert (claim.form, claim.obs_value, claim.direction) == (row["form"], Decimal(row["value"]), row.get("direction"))


def test_readings_say_why() -> None:
    """Does every reading name what decided its fields?"""
    for reading in read(article("Exports rose by 12% to $5.3 billion in 2024.", "en")):
        assert set(reading.because) == {"form", "indicator", "areas", "period", "modality"}
        assert all(reading.because.values())


def test_without_a_date_relative_periods_stay_open() -> None:
    """Has a figure of last year no period where nobody knows which year that is?"""
    (claim,) = read_claims(article("Exports were $5.3 billion last year.", "en", published=None))
    assert (claim.period_start, claim.period_end, claim.time_period) == (None, None, None)
