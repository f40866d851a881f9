"""What figures are of that only the headline above them says."""

from __future__ import annotations

from datetime import date

from factcheck.extract.reader import read_claims
from factcheck.model.article import Article, Section


def names_of(headline: str, *paragraphs: str) -> list[tuple[str, str | None]]:
    """Quotes with their indicators, of a headline and paragraphs in Uzbek."""
    text = "\n\n".join([headline, *paragraphs])
    sections = (Section("headline", 0, len(headline)), Section("body", len(headline), len(text)))
    article = Article("names", text, "uz-Cyrl", date(2025, 10, 27), sections=sections)
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
