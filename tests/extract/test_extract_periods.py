"""Periods that headlines and lists give to the figures under them."""

from __future__ import annotations

from datetime import date

from factcheck.extract.reader import read_claims
from factcheck.model.article import Article, Section

PRINTED = date(2025, 10, 20)


def periods_of(headline: str, *paragraphs: str) -> list[tuple[str, str | None]]:
    """Quotes with the periods in SDMX notation, of a headline and paragraphs in English."""
    text = "\n\n".join([headline, *paragraphs])
    sections = (Section("headline", 0, len(headline)), Section("body", len(headline), len(text)))
    article = Article("periods", text, "en", PRINTED, sections=sections)
    return [(claim.quote, claim.time_period) for claim in read_claims(article)]


def test_a_headline_dates_a_body_that_names_no_period() -> None:
    """Does a figure of the body take the year that only the headline names?"""
    got = periods_of("Flour exports of 2024", "The mill's flour exports were 120 tonnes.")
    assert got == [("120 tonnes", "2024")]


def test_a_headline_that_only_compares_dates_nothing() -> None:
    """Is a year behind "than" left alone?"""
    got = periods_of("More flour sold than in 2024", "The mill's flour exports were 120 tonnes.")
    assert got == [("120 tonnes", None)]


def test_entries_of_a_list_are_of_the_period_above_it() -> None:
    """Do entries keep the earlier year that stands above the list, each anew?"""
    got = periods_of(
        "Flour trade",
        "In January-September 2025 flour exports were 90 tonnes.",
        "In 2023 flour exports were 120 tonnes. The buyers:",
        "- Tajikistan: 70 tonnes;",
        "- Georgia in December 2023: 30 tonnes;",
        "- Iran: 20 tonnes.",
        "Bran exports were 8 tonnes.",
    )
    assert [period for _, period in got] == ["2025-01-01/P9M", "2023", "2023", "2023-12", "2023", "2025-01-01/P9M"]
