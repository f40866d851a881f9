"""What holds for every text: nothing raises, quotes stand at their spans; spaces, apostrophes and scripts change no value."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise

import pytest
from extract_texts import LANGS, SENTENCES, article, texts, transliterated, uzbek
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from factcheck.extract.reader import read_claims
from factcheck.model.article import Lang
from factcheck.model.claim import Claim

ALONE = [(row["lang"], row["text"]) for row in SENTENCES["alone"]]
Figure = tuple[Decimal | None, Decimal | None, str | None, str | None, str | None, int | None]

quick = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def figure(claim: Claim) -> Figure:
    """What a number is, whatever it is of."""
    return claim.obs_value, claim.obs_value_high, claim.unit_measure, claim.form, claim.direction, claim.decimals


def figures(text: str, lang: Lang) -> list[Figure]:
    return [figure(claim) for claim in read_claims(article(text, lang))]


@pytest.mark.parametrize("lang", LANGS)
def test_any_text_is_read(lang: Lang) -> None:
    """Does no text raise, and does each quote stand at its span, in order and apart from the others?"""

    @quick
    @given(texts(lang))
    def check(text: str) -> None:
        everything = read_claims(article(text, lang), all_numbers=True)
        assert all(text[c.start : c.end] == c.quote for c in everything)
        spans = [(c.start or 0, c.end or 0) for c in everything]
        assert spans == sorted(spans)
        assert all(first[1] <= second[0] for first, second in pairwise(spans))
        assert everything == read_claims(article(text, lang), all_numbers=True)
        assert [c.claim_id for c in everything] == list(dict.fromkeys(c.claim_id for c in everything))

    check()


@pytest.mark.parametrize("lang", LANGS)
def test_claims_are_the_numbers_that_are_not_set_aside(lang: Lang) -> None:
    """Does asking for all numbers only add those that claim nothing?"""

    @quick
    @given(texts(lang))
    def check(text: str) -> None:
        everything = read_claims(article(text, lang), all_numbers=True)
        assert read_claims(article(text, lang)) == tuple(c for c in everything if c.set_aside is None)

    check()


@pytest.mark.parametrize("length", [25, 31, 400, 5000])
@pytest.mark.parametrize("lang", LANGS)
def test_endless_digits_are_no_figure(lang: Lang, length: int) -> None:
    """Is a number of any length read without a fault, and no claim where it is beyond all measure?"""
    claims = read_claims(article(f"X {'7' * length} tonnes.", lang))
    assert len(claims) == (length <= 30)


@pytest.mark.parametrize("space", ["\u00a0", "\u202f", "\u2009", "\u2007"])
@pytest.mark.parametrize(("lang", "text"), ALONE)
def test_a_space_is_a_space(lang: Lang, text: str, space: str) -> None:
    """Do no-break and thin spaces leave the figures as they are?"""
    assert figures(text, lang)
    assert figures(text.replace(" ", space), lang) == figures(text, lang)


@pytest.mark.parametrize("apostrophe", ["\u02bb", "\u02bc", "\u2018", "\u2019", "`"])
@pytest.mark.parametrize("text", uzbek()["sentences"])
def test_an_apostrophe_is_an_apostrophe(text: str, apostrophe: str) -> None:
    """Is Uzbek read alike with every sign that stands for its apostrophe?"""
    assert figures(text.replace("'", apostrophe), "uz-Latn") == figures(text, "uz-Latn")


@pytest.mark.parametrize("text", uzbek()["sentences"])
def test_both_scripts_say_the_same(text: str) -> None:
    """Does an Uzbek sentence give the same figures, indicators and periods in Latin and in Cyrillic letters?"""
    latin, cyrillic = read_claims(article(text, "uz-Latn")), read_claims(article(transliterated(text), "uz-Cyrl"))
    assert latin
    assert [figure(c) for c in cyrillic] == [figure(c) for c in latin]
    assert [(c.period, c.base_period, c.modifier) for c in cyrillic] == [(c.period, c.base_period, c.modifier) for c in latin]


@pytest.mark.parametrize("lang", LANGS)
@given(data=st.data())
@settings(max_examples=20, deadline=None)
def test_paragraphs_give_what_they_give_alone(lang: Lang, data: st.DataObject) -> None:
    """Are values, units and forms of paragraphs that lean on nothing the same together as apart?"""
    own = [text for tag, text in ALONE if tag == lang]
    chosen = data.draw(st.lists(st.sampled_from(own), min_size=1, max_size=4))
    together = figures("\n\n".join(chosen), lang)
    assert together == [each for text in chosen for each in figures(text, lang)]


@given(st.text(alphabet=" \n\t.,-–0123456789%$€()", max_size=60))
@settings(max_examples=150, deadline=None)
def test_figures_and_marks_alone_are_read(text: str) -> None:
    """Does no heap of digits and marks raise, and does every claim have a value inside its bounds?"""
    for claim in read_claims(article(text, "en")):
        assert claim.obs_value is not None
        assert claim.low is None or claim.low <= claim.obs_value
        assert claim.high is None or claim.obs_value <= claim.high or claim.obs_value_high is not None


def test_a_range_that_begins_on_a_day_its_year_has_not_is_read() -> None:
    (claim,) = read_claims(article("From 29 February to 3 January 2024 exports were $12 million.", "en"))
    assert claim.obs_value == 12_000_000


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("kk", "Келесі жылы 40 млрд теңге бөлу жоспарланған. 12,5"),
        ("uz-Cyrl", "Келгуси йили 40 млрд сўм ажратиш режалаштирилган. 12,5"),
        ("uz-Latn", "Kelgusi yili 40 mlrd soʻm ajratish rejalashtirilgan. 12,5"),
        ("en", "In 2027 inflation of 40 per cent will plunge"),
    ],
)
def test_a_text_that_breaks_off_is_read(lang: Lang, text: str) -> None:
    """Is every text read that ends in a bare figure behind a plan, or in a verb without a full stop?"""
    assert any(claim.quote.startswith("40") for claim in read_claims(article(text, lang)))
