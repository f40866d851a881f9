"""Figures, bounds, periods and dates read as an editor of each language writes them, and never claim too much."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from babel import Locale
from babel.numbers import format_decimal
from hypothesis import given
from hypothesis import strategies as st
from report_builder import trade

from factcheck.model.interval import Interval
from factcheck.model.labels import TAGS, area_label
from factcheck.model.period import Period, half, month, quarter, year
from factcheck.report import LANGUAGES, figures, labels
from factcheck.report.catalogue import catalogue


def plain(text: str) -> str:
    return text.replace("\N{NO-BREAK SPACE}", " ").replace("\N{NARROW NO-BREAK SPACE}", " ")


@pytest.mark.parametrize(
    ("value", "unit", "decimals", "expected"),
    [
        ("86800000", "USD", -5, ("86.8 million USD", "86,8 млн USD", "86,8 млн USD", "86,8 mln USD")),
        ("5000000", "USD", -5, ("5.0 million USD", "5,0 млн USD", "5,0 млн USD", "5,0 mln USD")),
        ("150000", "KZT", -4, ("150,000 KZT", "150 000 KZT", "150 000 KZT", "150 000 KZT")),
        ("19.3", "percent", 1, ("19.3%", "19,3 %", "19,3%", "19,3%")),
        ("0.5", "percentage_point", 1, ("0.5 percentage points", "0,5 п. п.", "0,5 пайыздық тармақ", "0,5 foiz bandi")),
        ("2.5", "ratio", 1, ("×2.5", "×2,5", "×2,5", "×2,5")),
        ("1992", "year", 0, ("1992", "1992", "1992", "1992")),
        ("4782000000", "USD", -6, ("4.782 billion USD", "4,782 млрд USD", "4,782 млрд USD", "4,782 mlrd USD")),
        ("3.2", "tonne/hectare", 1, ("3.2 t/ha", "3,2 т/га", "3,2 т/га", "3,2 t/ga")),
        ("34", "kilometer**3", 0, ("34 km³", "34 км³", "34 км³", "34 km³")),
        ("7", "furlong", None, ("7 furlong", "7 furlong", "7 furlong", "7 furlong")),
        ("-12.5", "percent", 1, ("−12.5%", "−12,5 %", "−12,5%", "−12,5%")),
    ],
)
def test_a_figure_reads_as_its_language_writes_it(value, unit, decimals, expected):
    told = [plain(figures.figure(Decimal(value), unit, lang, decimals=decimals)) for lang in LANGUAGES]
    assert tuple(told) == expected


def test_a_figure_never_parts_from_its_unit():
    assert " " not in figures.figure(Decimal("86800000"), "USD", "ru")


@given(st.integers(0, 10**17), st.sampled_from(LANGUAGES))
def test_digits_are_grouped_as_cldr_does(number, lang):
    ours = figures.digits(Decimal(number), None, lang, None)
    assert ours == format_decimal(number, locale=Locale.parse(TAGS[lang], sep="-"))


@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**20), max_value=10**20), st.sampled_from(LANGUAGES))
def test_no_digit_is_lost_or_added(value, lang):
    text = figures.digits(value, None, lang, "year").replace("\N{MINUS SIGN}", "-").replace(",", ".")
    assert Decimal(text) == value


fractions = st.fractions(min_value=-(10**9), max_value=10**9, max_denominator=10**6)


@given(fractions, fractions)
def test_bounds_are_never_shown_narrower_than_they_are(a, b):
    interval = Interval(min(a, b), max(a, b))
    low, high = (Fraction(plain(text).replace("−", "-").replace(",", "")) for text in figures.bounds(interval, None, "en", power=0))
    assert low <= interval.low
    assert interval.high <= high


@given(fractions, fractions)
def test_values_that_would_agree_all_do(a, b):
    interval = Interval(min(a, b), max(a, b))
    shown = figures.bounds(interval, None, "en", power=0, inward=True)
    low, high = (Fraction(plain(text).replace("−", "-").replace(",", "")) for text in shown)
    assert low <= high
    assert a == b or interval.low <= low <= high <= interval.high


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        ("en", "leaves 2.8 million USD for July 2025, 19% of 12 months", "leaves 2.8~million~USD for July 2025, 19% of 12 months"),
        ("ru", "от 36,3 млн USD до 1 150 000 KZT, 5,2 % за 2024 год", "от 36,3~млн~USD до 1~150~000~KZT, 5,2~% за 2024 год"),
        ("uz", "86 mln USD va 200 000 ta", "86~mln~USD va 200~000 ta"),
        ("kk", "2025 жылғы 3 млрдтан", "2025 жылғы 3 млрдтан"),
    ],
)
def test_a_sentence_keeps_figures_with_their_units(lang, text, expected):
    assert figures.unbroken(text, lang).replace("\N{NO-BREAK SPACE}", "~") == expected


@pytest.mark.parametrize(
    ("interval", "expected"),
    [
        (Interval(Fraction(2_700_000), Fraction(2_900_000)), "2.7–2.9 million USD"),
        (Interval(Fraction(86_750_000), Fraction(86_850_000)), "86.75–86.85 million USD"),
        (Interval(Fraction(85_000_000, 6), Fraction(86_000_000, 6)), "14.16–14.34 million USD"),
        (Interval(Fraction(5), None), "≥ 5 USD"),
        (Interval(None, Fraction(5), high_open=True), "< 5 USD"),
        (Interval(None, None), "any value"),
        (Interval(Fraction(3), Fraction(3)), "3 USD"),
        (Interval(Fraction(-3), Fraction(-2)), "−3 – −2 USD"),
    ],
)
def test_an_interval_reads_as_a_span(interval, expected):
    assert plain(figures.span(interval, "USD", "en")) == expected


@pytest.mark.parametrize(
    ("period", "expected"),
    [
        (year(2025), ("2025", "2025 год", "2025 жыл", "2025-yil")),
        (half(2025, 1), ("January–June 2025", "январь–июнь 2025 г.", "2025 жылғы қаңтар–маусым", "2025-yil yanvar–iyun")),
        (quarter(2025, 3), ("July–September 2025", "июль–сентябрь 2025 г.", "2025 жылғы шілде–қыркүйек", "2025-yil iyul–sentabr")),
        (month(2025, 5), ("May 2025", "май 2025 г.", "2025 жылғы мамыр", "2025-yil may")),
        (
            Period(date(2025, 9, 10), date(2025, 9, 10)),
            ("10 September 2025", "10 сентября 2025 г.", "2025 ж. 10 қыркүйек", "10-sentabr, 2025"),
        ),
        (
            Period(None, date(2030, 12, 31)),
            ("by 31 December 2030", "срок 31 декабря 2030 г.", "мерзімі 2030 ж. 31 желтоқсан", "muddati 31-dekabr, 2030"),
        ),
        (Period(date(2016, 1, 1), date(2020, 12, 31)), ("2016–2020", "2016–2020 годы", "2016–2020 жылдар", "2016–2020-yillar")),
    ],
)
def test_a_period_reads_as_a_label(period, expected):
    assert tuple(plain(labels.period_name(period, lang)) for lang in LANGUAGES) == expected


def test_a_period_across_new_year_names_both_ends():
    assert plain(labels.period_name(Period(date(2024, 7, 1), date(2025, 6, 30)), "en")) == "July 2024 – June 2025"


def test_a_region_without_a_name_keeps_its_code():
    assert area_label("KZ-ALA", "kk") == "KZ-ALA"
    assert [area_label("UZ", lang) for lang in LANGUAGES] == ["Uzbekistan", "Узбекистан", "Өзбекстан", "Oʻzbekiston"]
    assert area_label("US", "uz") == "Amerika Qo\u02bbshma Shtatlari"
    assert area_label("CI", "uz") == "Kot-d\u02bcIvuar"


@pytest.mark.parametrize(
    ("item", "lang", "told"),
    [("potatoes", "ru", "картофель"), ("KZ-61", "kk", "Түркістан облысы"), ("onix", "en", "onix")],
)
def test_parts_and_regions_are_named_in_the_reader_s_language(item, lang, told):
    claim = replace(trade().claims[0], item=item)
    assert labels.what(claim, catalogue(lang)).endswith(f", {told}")
