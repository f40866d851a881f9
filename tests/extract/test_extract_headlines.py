"""What figures are of that only the headline above them says."""

from __future__ import annotations

from datetime import date

from factcheck.extract.reader import read_claims
from factcheck.model.article import Article, Section


def names_of(headline: str, *paragraphs: str, lang: str = "uz-Cyrl") -> list[tuple[str, str | None]]:
    """Quotes with their indicators, of a headline and paragraphs, in Uzbek where nothing else is said."""
    text = "\n\n".join([headline, *paragraphs])
    sections = (Section("headline", 0, len(headline)), Section("body", len(headline), len(text)))
    article = Article("names", text, lang, date(2025, 10, 27), sections=sections)
    return [(claim.quote, claim.indicator) for claim in read_claims(article)]


def test_a_forecast_of_growth_is_of_the_economy_that_the_headline_is_on() -> None:
    """Does what was told between, investment, not go on to what a bank expects of the country?"""
    got = names_of(
        "Ўзбекистон иқтисодиёти 7,4 фоиз ўсди",
        "Асосий капиталга 430 трлн сўм инвестиция киритилган.",
        "Жаҳон банки Ўзбекистонда 6,1 фоизлик ўсишни прогноз қилмоқда.",
    )
    assert got == [("7,4 фоиз", "gdp"), ("430 трлн сўм", "investment"), ("6,1 фоизлик", "gdp")]


def test_receipts_are_what_the_headline_is_on() -> None:
    """Are receipts in a text on remittances those, after another figure was told?"""
    got = names_of(
        "Ўзбекистонга 7,9 млрд доллар пул ўтказмалари келди",
        "Рубль курси 158 сўмга етди. Йил якуни билан тушумлар 15 млрд доллар бўлади.",
    )
    assert got == [("7,9 млрд доллар", "remittances"), ("158 сўмга", "exchange_rate"), ("15 млрд доллар", "remittances")]


def test_a_plan_that_opens_a_paragraph_is_of_what_the_headline_is_on() -> None:
    """Does what was told last before it, petrol, not go on to the plan of the year?"""
    got = names_of(
        "В Казахстане добыли 75,7 млн тонн нефти",
        "Выпуск нефтепродуктов увеличился на 320 тыс. тонн.",
        "План на текущий год – 96,2 млн тонн.",
        lang="ru",
    )
    assert got == [("75,7 млн тонн", "oil_production"), ("320 тыс. тонн", "fuel_production"), ("96,2 млн тонн", "oil_production")]


def test_capitals_of_a_headline_in_title_case_tell_no_names() -> None:
    """Is "Uzbekistan Boosts" no owner of what is pumped, all words having capitals?"""
    text = "Uzbekistan Boosts Gas Output to 45 Billion Cubic Meters\n\nGas output grew."
    sections = (Section("headline", 0, 55), Section("body", 55, len(text)))
    [claim] = read_claims(Article("title case", text, "en", date(2025, 9, 22), sections=sections))
    assert (claim.indicator, claim.item) == ("gas_production", None)


def test_the_day_of_a_headline_is_that_of_the_stocks_below() -> None:
    """Is the population of regions of the day that only the headline names?"""
    headline, body = "1 июль ҳолатига Ўзбекистон аҳолиси 38,4 миллион кишига етди", "Тошкент шаҳрида 3,2 млн киши яшайди."
    text = f"{headline}\n\n{body}"
    sections = (Section("headline", 0, len(headline)), Section("body", len(headline), len(text)))
    claims = read_claims(Article("day", text, "uz-Cyrl", date(2025, 7, 27), sections=sections))
    assert [(claim.quote, claim.time_period) for claim in claims] == [
        ("38,4 миллион кишига", "2025-07-01"),
        ("3,2 млн киши", "2025-07-01"),
    ]


def test_a_headline_leaves_out_the_currency_and_names_the_year_ahead() -> None:
    """Do sums of a budget without a unit have that of the body, which is of the year that the headline names?"""
    headline = "2027 йил бюджети: даромад 371 трлн, харажат 412 трлн"
    body = "Давлат бюджети даромадлари 371,2 трлн сўм, харажатлари 412,5 трлн сўм этиб белгиланмоқда."
    text = f"{headline}\n\n{body}"
    sections = (Section("headline", 0, len(headline)), Section("body", len(headline), len(text)))
    claims = read_claims(Article("budget", text, "uz-Cyrl", date(2026, 10, 14), sections=sections))
    assert [(claim.unit_measure, claim.indicator, claim.modality, claim.time_period) for claim in claims] == [
        ("UZS", "budget_revenue", "plan", "2027"),
        ("UZS", "budget_expenditure", "plan", "2027"),
    ] * 2
