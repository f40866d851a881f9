"""Periods that headlines and lists give to the figures under them."""

from __future__ import annotations

from datetime import date

import pytest

from factcheck.extract.reader import read_claims
from factcheck.model.article import Article, Lang, Section

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


@pytest.mark.parametrize(
    ("lang", "opening", "figure", "expected"),
    [
        ("en", "The board of the mill met on 28 January 2026.", "In December flour exports were 120 tonnes.", "2025-12"),
        ("ru", "Правление комбината собралось 28 января 2026 года.", "В декабре экспорт муки составил 120 тонн.", "2025-12"),
        ("kk", "Комбинат басқармасы 2026 жылғы 28 қаңтарда жиналды.", "Желтоқсанда ұн экспорты 120 тонна болды.", "2025-12"),
        ("uz-Latn", "Kombinat boshqaruvi 2026-yil 28-yanvarda yig'ildi.", "Dekabrda un eksporti 120 tonna bo'ldi.", "2025-12"),
        ("uz-Cyrl", "Комбинат бошқаруви 2026 йил 28 январда йиғилди.", "Декабрда ун экспорти 120 тонна бўлди.", "2025-12"),
        (
            "en",
            "The mill opened on 28 January 1996.",
            "It was rebuilt in May 2011. In December flour exports were 120 tonnes.",
            None,
        ),
    ],
)
def test_an_undated_article_opens_with_a_day(lang: Lang, opening: str, figure: str, expected: str | None) -> None:
    """Is a month without its year read against the day in the first sentence, unless later ones show that it is long past?"""
    (claim,) = read_claims(Article("undated", f"{opening} {figure}", lang, None))
    assert claim.time_period == expected
