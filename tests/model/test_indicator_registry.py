"""Can everything news measures be named, in every language, and by one name only?"""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from pathlib import Path
from typing import get_args

import pytest

from factcheck.languages import cldr
from factcheck.languages.pack import Pack, load
from factcheck.model.indicator import DATA, Growth, Indicator, Kind, RegistryError, registry
from factcheck.model.indicator import load as load_registry
from factcheck.model.indicator_rows import check_own
from factcheck.model.unit_scale import scale

INDICATORS = registry().indicators
PACKS = {"en": "en", "ru": "ru", "kk": "kk", "uz": "uz-Latn"}
FORMS = tomllib.loads(Path(__file__).with_name("indicator_forms.toml").read_text(encoding="utf-8"))
MARK = re.compile(r"[~^*]")

#: Names that claim tables from outside rely on.
AGREED = [
    "trade_turnover",
    "exports",
    "imports",
    "trade_deficit",
    "trade_surplus",
    "gdp",
    "industrial_output",
    "investment",
    "remittances",
    "budget_revenue",
    "budget_expenditure",
    "budget_deficit",
    "inflation",
    "consumer_prices",
    "policy_rate",
    "average_wage",
    "population",
    "births",
    "tourist_arrivals",
    "air_passengers",
    "freight_volume",
    "grain_exports",
    "oil_production",
    "gas_production",
    "electricity_generation",
    "car_production",
    "housing_commissioned",
]


def read(pack: Pack, text: str) -> str | None:
    """The indicator a whole text is read as, None when no name covers all of it."""
    tokens = pack.tokens(text)
    found = [m for m in pack.matches(tokens, 0) if m.entry.kind == "indicator"]
    return found[0].entry.meaning["name"] if found and found[0].end == len(tokens) else None


def test_agreed_names_are_known() -> None:
    assert set(AGREED) <= set(INDICATORS)
    assert len(INDICATORS) >= 130


@pytest.mark.parametrize("entry", INDICATORS.values(), ids=lambda entry: entry.name)
def test_every_indicator_is_named_in_every_language_and_refers_to_known_ones(entry: Indicator) -> None:
    assert set(entry.names) == set(PACKS)
    assert all(entry.names.values())
    assert entry.kind in get_args(Kind)
    assert entry.growth in get_args(Growth)
    others = [name for name, _ in entry.parts] + [name for name in (entry.mirror, entry.whole) if name]
    assert set(others) <= set(INDICATORS)


def test_a_mirror_is_mutual() -> None:
    for entry in INDICATORS.values():
        if entry.mirror is not None:
            assert INDICATORS[entry.mirror].mirror == entry.name


def test_parts_and_wholes_share_kind_and_a_dimension() -> None:
    for entry in INDICATORS.values():
        for name, sign in entry.parts:
            part = INDICATORS[name]
            assert (part.kind, sign in (1, -1)) == (entry.kind, True), entry.name
            assert set(part.dimension) & set(entry.dimension), entry.name
        if entry.whole is not None:
            assert set(INDICATORS[entry.whole].dimension) & set(entry.dimension), entry.name


def test_a_difference_that_may_be_negative_says_so() -> None:
    balances = {"trade_balance", "natural_increase", "net_migration"}
    assert all(INDICATORS[name].negative for name in balances)
    assert not any(INDICATORS[name].negative for name in ("trade_deficit", "budget_deficit", "population"))


def test_every_dimension_is_a_unit() -> None:
    for entry in INDICATORS.values():
        for dimension in set(entry.dimension) - {"currency", "count", "percent", "degC"}:
            found, _ = scale(dimension.replace("currency", "USD"))
            assert found is not None, entry.name
            assert "[" in found, f"{entry.name}: {dimension}"


@pytest.mark.parametrize("tag", PACKS)
def test_every_name_is_read_as_its_indicator(tag: str) -> None:
    pack = load(PACKS[tag])
    wrong = {
        (entry.name, phrase)
        for entry in INDICATORS.values()
        for phrase in entry.names[tag]
        if read(pack, MARK.sub("", phrase)) != entry.name
    }
    assert not wrong


@pytest.mark.parametrize("tag", PACKS)
def test_no_two_indicators_claim_one_name(tag: str) -> None:
    fold = load(PACKS[tag]).fold
    owners = defaultdict(set)
    for entry in INDICATORS.values():
        for phrase in entry.names[tag]:
            owners[tuple(fold(MARK.sub("", word)) for word in phrase.split())].add(entry.name)
    assert not {words: names for words, names in owners.items() if len(names) > 1}


@pytest.mark.parametrize("tag", PACKS)
def test_names_are_written_once(tag: str) -> None:
    for entry in INDICATORS.values():
        assert len(set(entry.names[tag])) == len(entry.names[tag]), entry.name


@pytest.mark.parametrize("lang", FORMS)
def test_inflected_forms_are_read(lang: str) -> None:
    pack = load(lang)
    wrong = {form: read(pack, form) for name, forms in FORMS[lang].items() for form in forms if read(pack, form) != name}
    assert not wrong


def test_enough_inflected_forms_are_tried() -> None:
    counts = {lang: sum(map(len, names.values())) for lang, names in FORMS.items()}
    counts["uz"] = counts["uz-Latn"] + counts["uz-Cyrl"]
    assert all(counts[tag] >= 40 for tag in PACKS)


@pytest.mark.parametrize("tag", PACKS)
def test_no_country_and_no_number_is_an_indicator(tag: str) -> None:
    pack = load(PACKS[tag])
    phrases = [name for names in cldr.territories(tag).values() for name in names]
    phrases += [entry.phrase for entry in pack.entries if entry.kind == "numeral"]
    found = {text: read(pack, MARK.sub("", text)) for text in phrases}
    assert not {text for text, name in found.items() if name is not None}


def test_a_broken_entry_is_told_with_its_place_and_cure(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    for text, told in [
        ('[[indicator]]\nname = "a"\nkind = "flow"', "'dimension' is missing; add it"),
        ('[[indicator]]\nname = "a"\nkind = "sum"\ndimension = "count"', "kind 'sum' is none of flow, stock, rate, index, mean"),
        ('[[indicator]]\nname = "a"\nkind = "flow"\ndimension = "count"\nunit = "t"', "unknown key 'unit'"),
        ("[[indicator", "mend the file"),
    ]:
        path.write_text(text, encoding="utf-8")
        with pytest.raises(RegistryError, match=re.escape(told)) as raised:
            load_registry([path])
        assert str(path) in str(raised.value)


def test_users_entries_replace_ours(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text('[[indicator]]\nname = "gdp"\nkind = "flow"\ndimension = "currency"\ngrowth = "nominal"\n', encoding="utf-8")
    ours = load_registry([DATA, path])
    assert ours.indicators["gdp"].growth == "nominal"
    assert ours.indicators["exports"] == INDICATORS["exports"]


@pytest.mark.parametrize("size", [[1, 2, 3], ["10"], [-1], [True]])
def test_a_size_is_one_or_two_whole_numbers(size: list[object]) -> None:
    row = {"name": "barley_value", "kind": "flow", "dimension": "currency", "size": size}
    with pytest.raises(RegistryError, match="write the least, or the least and the most"):
        check_own(row, "mine.toml, entry 1")
