"""Which claims speak of one fact."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from example_claims import EXPORTS
from hypothesis import given
from hypothesis import strategies as st

from factcheck import group
from factcheck.group.items import plain_item
from factcheck.group.side import partner_side
from factcheck.model.claim import Claim
from factcheck.model.unit_scale import scale

FIRST = EXPORTS
LATER = replace(FIRST, claim_id="2", article="b.txt")


def count(*claims: Claim) -> int:
    """How many facts the claims speak of."""
    return len(group.facts(claims))


def test_the_same_figure_in_two_articles_is_one_fact() -> None:
    (fact,) = group.facts([LATER, FIRST])
    assert [claim.claim_id for claim in fact.claims] == ["1", "2"]
    assert [(link.claims, link.reason, link.strength) for link in fact.links] == [(("1", "2"), "same_fact", "stated")]


@pytest.mark.parametrize(
    "change",
    [
        {"indicator": "imports"},
        {"item": "potatoes"},
        {"ref_area": "UZ"},
        {"counterpart_area": None},
        {"unit_measure": "KZT"},
        {"unit_measure": "tonne"},
        {"period_end": date(2025, 7, 31)},
        {"modality": "forecast"},
        {"price_basis": "constant"},
        {"form": "change"},
    ],
)
def test_another_key_is_another_fact(change: dict[str, object]) -> None:
    assert count(FIRST, replace(LATER, **change)) == 2


def test_a_thousand_tonnes_and_tonnes_are_one_fact() -> None:
    tonnes = replace(FIRST, item="potatoes", unit_measure="tonne", obs_value=Decimal(2000000))
    kilograms = replace(LATER, item="potatoes", unit_measure="kilogram", obs_value=Decimal(2000000000))
    assert count(tonnes, kilograms) == 1


def test_current_prices_are_plain_values() -> None:
    assert count(FIRST, replace(LATER, price_basis="current")) == 1


def test_growth_in_per_cent_and_in_times_is_one_fact() -> None:
    base = {"base_period_start": date(2024, 1, 1), "base_period_end": date(2024, 6, 30), "comparison": "period"}
    doubled = replace(FIRST, form="growth_factor", obs_value=Decimal(2), unit_measure="ratio", **base)
    percent = replace(LATER, form="growth_percent", obs_value=Decimal(100), unit_measure="percent", direction="up", **base)
    assert count(doubled, percent) == 1
    assert count(doubled, replace(percent, base_period_start=date(2023, 1, 1))) == 2


def test_an_unknown_indicator_is_never_matched() -> None:
    assert count(replace(FIRST, indicator=None), replace(LATER, indicator=None)) == 2


@pytest.mark.parametrize("missing", [{"ref_area": None}, {"period_start": None, "period_end": None}])
def test_without_area_or_period_claims_meet_within_their_article_only(missing: dict[str, None]) -> None:
    assert count(replace(FIRST, **missing), replace(LATER, **missing)) == 2
    assert count(replace(FIRST, **missing), replace(LATER, article="a.txt", **missing)) == 1


@pytest.mark.parametrize("item", ["Pakistan", "pakistan", "Пакистан", "Pokiston"])
def test_the_partner_s_name_is_no_part_of_the_flow(item: str) -> None:
    assert count(FIRST, replace(LATER, item=item)) == 1
    assert count(FIRST, replace(LATER, item="Uzbekistan")) == 2


def test_a_target_without_deadline_is_one_in_all_articles() -> None:
    open_end = {"period_start": None, "period_end": None, "modality": "target"}
    assert count(replace(FIRST, **open_end), replace(LATER, **open_end)) == 1


def test_a_share_under_a_derived_name_is_a_share_of_the_whole() -> None:
    share = {"form": "share", "unit_measure": "percent", "obs_value": Decimal("27.1"), "item": "potatoes"}
    assert count(replace(FIRST, indicator="imports_share", **share), replace(LATER, indicator="imports", **share)) == 1


def test_a_stock_is_dated_by_its_last_day() -> None:
    stock = {"indicator": "population", "unit_measure": "count", "counterpart_area": None, "period_end": date(2025, 1, 1)}
    one = replace(FIRST, period_start=None, **stock)
    other = replace(LATER, period_start=date(2025, 1, 1), **stock)
    assert count(one, other) == 1


def test_a_rate_against_the_month_before_is_not_the_annual_rate() -> None:
    rate = {"form": "rate", "unit_measure": "percent", "indicator": "inflation", "counterpart_area": None}
    month = {"period_start": date(2025, 12, 1), "period_end": date(2025, 12, 31)}
    annual = replace(FIRST, **rate, **month, base_period_start=date(2024, 12, 1), base_period_end=date(2024, 12, 31))
    plain = replace(LATER, **rate, **month)
    monthly = replace(LATER, **rate, **month, base_period_start=date(2025, 11, 1), base_period_end=date(2025, 11, 30))
    assert count(annual, plain) == 1
    assert count(annual, monthly) == 2


@pytest.mark.parametrize(
    ("item", "indicator", "key"),
    [
        ("Clothing  and textiles", "imports", "clothing and textiles"),
        ("employees", "employees_surveyed", None),
        ("total volume", "exports", None),
        ("o\u2018simliklar", "exports", "o'simliklar"),
        (None, "exports", None),
        ("\u00abpotatoes\u00bb", "imports", "potatoes"),
        ("expatriates", "remittances", None),
        ("farmers", "average_wage", "farmers"),
        ("банков", "loans", None),
        ("банков", "exports", "банков"),
        ("republican budget", "budget_revenue", "republican"),
        ("республиканский бюджет", "budget_expenditure", "republican"),
        ("state budget", "budget_revenue", None),
        ("мемлекеттік бюджет", "budget_revenue", None),
        ("republican budget", "investment", "republican budget"),
    ],
)
def test_items_are_levelled_and_no_more(item: str | None, indicator: str, key: str | None) -> None:
    assert plain_item(item, indicator) == key


@pytest.mark.parametrize(
    ("change", "side"),
    [
        ({"item": "Pakistani data"}, "PK"),
        ({"item": "Kazakh data"}, None),
        ({"item": "Pakistani potatoes"}, None),
        ({"attribution": "Pakistan Bureau of Statistics"}, "PK"),
        ({"attribution": "Statistics Bureau of Kazakhstan"}, None),
        ({"attribution": "Pakistan's railways minister"}, None),
        ({"sentence": "The envoy quoted a Pakistani estimate of $55.3 million."}, "PK"),
        ({"sentence": "By Pakistani data $70 million, by Kazakh data $55.3 million were traded."}, None),
        ({"sentence": "In its neighbour's statistics the flow is put at $55.3 million."}, "PK"),
        ({"sentence": "В статистике соседней страны значится $55.3 million.", "lang": "ru"}, "PK"),
        ({"sentence": "Көрші елдің статистикасында бұл көрсеткіш $55.3 million.", "lang": "kk"}, "PK"),
        ({"sentence": "Қўшни давлат статистикасида бу кўрсаткич $55.3 million.", "lang": "uz-Cyrl"}, "PK"),
        ({"sentence": "Trade with the neighbour, by data of the ministry, came to $55.3 million."}, None),
        ({"sentence": "From Pakistan, by data of the ministry, came goods for $55.3 million."}, None),
    ],
)
def test_whose_statistics_a_figure_is_from(change: dict[str, str], side: str | None) -> None:
    assert partner_side(replace(FIRST, **change)) == side


@given(st.permutations(range(6)))
def test_the_order_of_claims_does_not_matter(order: list[int]) -> None:
    claims = [replace(FIRST, claim_id=str(n), article=f"{n % 3}.txt", item=("a", None)[n % 2], start=n) for n in range(6)]
    assert group.facts([claims[n] for n in order]) == group.facts(claims)


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [
        ("tonne", "kilogram", 1000),
        ("gigawatt_hour", "kilowatt_hour", 1000000),
        ("kilometer**3", "meter**3", 1000000000),
        ("tonne/hectare", "kilogram/hectare", 1000),
        ("barrel/day", "barrel/day", 1),
        ("megawatt", "kilowatt", 1000),
    ],
)
def test_units_of_one_dimension_convert(one: str, other: str, ratio: int) -> None:
    (dimension, factor), (other_dimension, other_factor) = scale(one), scale(other)
    assert dimension == other_dimension
    assert factor == ratio * other_factor


@pytest.mark.parametrize(
    ("one", "other"), [("USD", "KZT"), ("percent", "percentage_point"), ("tonne", "count"), ("USD/tonne", "USD")]
)
def test_units_of_two_dimensions_never_meet(one: str, other: str) -> None:
    assert scale(one)[0] != scale(other)[0]


@pytest.mark.parametrize(
    ("lang", "sentence"),
    [
        ("en", "Of these, 200 went abroad."),
        ("en", "The country made 300 cars, including 200 at the new plant."),
        ("ru", "Из них 200 ушли на экспорт."),
        ("ru", "Произведено 300 машин, в том числе 200 на новом заводе."),
        ("kk", "Оның ішінде 200 экспортқа кетті."),
        ("uz-Cyrl", "Шундан 200 таси экспорт қилинди."),
        ("uz-Latn", "Shundan 200 tasi eksport qilindi."),
    ],
)
def test_a_part_without_a_name_is_not_the_whole(lang: str, sentence: str) -> None:
    whole = replace(FIRST, quote="300", obs_value=Decimal(300), lang=lang, sentence="300")
    part = replace(whole, claim_id="2", start=40, quote="200", obs_value=Decimal(200), sentence=sentence)
    first, second = sorted(group.facts([whole, part]), key=lambda fact: fact.key.item or "")
    assert (first.claims, second.claims) == ((whole,), (part,))
    assert second.scope == f"{part.article}#{part.claim_id}"


def test_a_figure_beside_no_such_words_is_the_same_fact() -> None:
    whole = replace(FIRST, quote="300", obs_value=Decimal(300), sentence="300")
    other = replace(whole, claim_id="2", start=40, quote="200", obs_value=Decimal(200), sentence="The country made 200 of these.")
    (fact,) = group.facts([whole, other])
    assert fact.claims == (whole, other)


def test_what_a_text_tells_of_a_period_long_before_its_end_is_no_final_figure() -> None:
    early = replace(FIRST, published=date(2025, 4, 2))
    assert count(early, replace(LATER, published=date(2025, 8, 2))) == 2
    assert count(replace(early, published=date(2025, 6, 20)), LATER) == 1


@pytest.mark.parametrize(("item", "facts"), [("people", 1), ("человек", 1), ("women", 2)])
def test_people_are_no_part_of_those_who_are_counted(item: str, facts: int) -> None:
    counted = {"indicator": "tourist_arrivals", "unit_measure": "count", "confidence_indicator": "resolved"}
    one = replace(FIRST, **counted, quote="2.3 million")
    assert count(one, replace(LATER, **counted, quote=f"2.3 million {item}", item=item)) == facts


def test_a_share_makes_an_amount_a_part_where_more_was_told_before() -> None:
    sentence = "The port took 12.6 million, 59% of all."
    whole = replace(FIRST, quote="21.4 million", obs_value=Decimal(21_400_000), sentence="21.4 million")
    part = replace(whole, claim_id="2", start=41, end=53, quote="12.6 million", obs_value=Decimal(12_600_000), sentence=sentence)
    share = replace(part, claim_id="3", start=55, end=58, quote="59%", obs_value=Decimal(59), form="share", unit_measure="percent")
    assert {fact.key.item for fact in group.facts([whole, part, share])} == {None, "part"}
    assert {fact.key.item for fact in group.facts([part, share])} == {None}


def test_a_counted_noun_is_an_item_only_where_another_noun_names_the_indicator() -> None:
    stations = replace(
        FIRST, quote="17 stations", obs_value=Decimal(17), unit_measure="count", indicator="power_stations", item="stations"
    )
    solar = replace(stations, claim_id="2", quote="12 solar", obs_value=Decimal(12), item="solar", confidence_indicator="resolved")
    assert [fact.key.item for fact in group.facts([stations, solar])] == [None, "solar"]


@pytest.mark.parametrize(
    ("sentence", "item"),
    [
        ("Seasonally adjusted exports grew by 1.1%.", "adjusted"),
        ("С поправкой на сезонность экспорт вырос на 1,1%.", "adjusted"),
        ("Мавсумий тебранишлар ҳисобга олинганда экспорт 1,1 фоизга ўсди.", "adjusted"),
        ("Exports grew by 1.1%.", None),
    ],
)
def test_adjusted_rates_are_facts_of_their_own(sentence: str, item: str | None) -> None:
    growth = {
        "form": "growth_percent",
        "unit_measure": "percent",
        "obs_value": Decimal("1.1"),
        "base_period_end": date(2024, 6, 30),
    }
    (fact,) = group.facts([replace(FIRST, sentence=sentence, **growth)])
    assert fact.key.item == item


@pytest.mark.parametrize(
    ("sentence", "item"),
    [
        ("Unemployment among the young was 3.6%.", "youth"),
        ("Безработица среди молодёжи составила 3.6%.", "youth"),
        ("Жастар арасындағы жұмыссыздық 3.6% болды.", "youth"),
        ("Ёшлар ўртасидаги ишсизлик 3.6% бўлди.", "youth"),
        ("Among other things, unemployment was 3.6%.", None),
    ],
)
def test_a_rate_among_some_is_not_that_of_all(sentence: str, item: str | None) -> None:
    rate = {"form": "rate", "unit_measure": "percent", "obs_value": Decimal("3.6"), "quote": "3.6%", "counterpart_area": None}
    (fact,) = group.facts([replace(FIRST, indicator="unemployment_rate", sentence=sentence, **rate)])
    assert fact.key.item == item


def test_grain_as_it_comes_in_is_no_cleaned_grain() -> None:
    cleaned = replace(FIRST, indicator="grain_harvest", unit_measure="tonne", sentence="В чистом весе собрали 55,3 млн тонн.")
    assert count(cleaned, replace(cleaned, claim_id="2", sentence="В бункерном весе намолотили 58,1 млн тонн.")) == 2


def test_shares_of_people_asked_are_compared_with_nothing() -> None:
    share = {"form": "share", "unit_measure": "percent", "obs_value": Decimal(48), "sentence": "Of those polled, 48% save."}
    assert count(replace(FIRST, **share), replace(LATER, **share)) == 2


@pytest.mark.parametrize(
    ("lang", "indicator", "item", "key"),
    [
        ("en", "universities", "higher", "higher"),
        ("ru", "universities", "высших учебных", None),
        ("kk", "universities", "жоғары оқу", None),
        ("ru", "car_production", "легковых машин, kz 39", "kz 39"),
        ("kk", "housing_price", "жаңа", "жаңа"),
        ("ru", "loans", "оценивается", None),
        ("kk", "schools", "оқытатын", None),
        ("uz-Latn", "consumer_prices", "kuzatilgan", None),
        ("uz-Cyrl", "exports", "пахта", "cotton"),
        ("en", "budget_revenue", "republican", "republican"),
        ("uz-Cyrl", "budget_revenue", "солиқ тушумлари", "тушумлари taxes"),
    ],
)
def test_words_of_the_indicators_own_name_and_verbs_are_no_part(lang: str, indicator: str, item: str, key: str | None) -> None:
    (fact,) = group.facts([replace(FIRST, lang=lang, indicator=indicator, item=item)])
    assert fact.key.item == key


@pytest.mark.parametrize(
    ("quote", "item", "key"),
    [
        ("250 машин", "машин, further", "further"),
        ("24 jamoa", "jamoa, uz-an", "uz an"),
        ("40 houses", "houses, KZ-27", "kz 27"),
        ("12 solar", "solar", "solar"),
    ],
)
def test_the_counted_noun_is_no_part_beside_a_region(quote: str, item: str, key: str | None) -> None:
    given = replace(FIRST, quote=quote, item=item, unit_measure="count", indicator="power_stations")
    (fact,) = group.facts([replace(given, confidence_indicator="resolved" if item == "solar" else "stated")])
    assert fact.key.item == key
