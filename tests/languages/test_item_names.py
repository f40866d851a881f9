"""The table of names, and the items it brings together."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from factcheck.group.items import plain_item
from factcheck.languages.item_names import NAMES, fold, goods_in, marked, named
from factcheck.model.labels import ITEMS, REGIONS, item_label, labels

TABLE = tomllib.loads(NAMES.read_text(encoding="utf-8"))
LANGS = ("en", "ru", "kk", "uz")
PHRASES = [(name, lang, phrase) for name, by_lang in TABLE["names"].items() for lang in by_lang for phrase in by_lang[lang]]
PAIRS = tomllib.loads(Path(__file__).with_name("item_pairs.toml").read_text(encoding="utf-8"))
#: Letters of a beginning that may go on anyhow, where it is a phrase by itself.
SHORTEST = 3
#: Wider names, each really the whole of every name that has its words: lists with both are not added up.
WIDER = {
    "business",
    "cars",
    "foreign",
    "fruit",
    "fuel",
    "gas",
    "goods",
    "houses",
    "housing",
    "meat",
    "metals",
    "oil",
    "ore",
    "vegetables",
    "water",
}


@pytest.mark.parametrize("table", ["endings", "joining"])
def test_every_language_inflects_and_joins(table: str) -> None:
    assert tuple(TABLE[table]) == LANGS


@pytest.mark.parametrize("name", TABLE["names"])
def test_every_name_has_words_in_every_language_and_both_scripts(name: str) -> None:
    by_lang = TABLE["names"][name]
    assert tuple(by_lang) == LANGS
    assert all(by_lang.values())
    latin = [phrase.isascii() for phrase in by_lang["uz"]]
    assert any(latin)
    assert not all(latin)


def test_no_phrase_of_one_name_reads_as_another() -> None:
    """Does the longer phrase win wherever one begins like another?"""
    read = {(name, lang, phrase): named(" ".join(marked(word)[0] for word in phrase.split("_"))) for name, lang, phrase in PHRASES}
    assert {place: key for place, key in read.items() if key != place[0]} == {}


def test_a_name_reads_as_itself() -> None:
    assert {name: key for name in TABLE["names"] if (key := plain_item(name, None)) != name} == {}


def test_no_phrase_stands_twice() -> None:
    seen: dict[tuple[str, str], str] = {}
    for name, lang, phrase in PHRASES:
        key = (lang, " ".join("".join(marked(word)) for word in phrase.split("_")))
        assert key not in seen, f"{name}: {phrase} stands under {seen[key]} already"
        seen[key] = name


def test_beginnings_are_long_enough() -> None:
    short = [place for place in PHRASES if place[2].endswith("*") and len(fold(place[2])) < SHORTEST]
    assert short == []


def test_names_that_share_their_words_contain_each_other() -> None:
    words = {name: set(name.split()) for name in TABLE["names"]}
    assert {a for a in words for b in words if a != b and words[a] <= words[b]} <= WIDER


@pytest.mark.parametrize(("one", "other"), PAIRS["meet"])
def test_one_item_in_two_languages(one: str, other: str) -> None:
    assert plain_item(one, "exports") == plain_item(other, "exports") is not None


@pytest.mark.parametrize(("one", "other"), PAIRS["apart"])
def test_two_items(one: str, other: str) -> None:
    assert plain_item(one, "exports") != plain_item(other, "exports")


@pytest.mark.parametrize(
    ("item", "key"),
    [
        ("KZ-75", "kz 75"),
        ("further", "further"),
        ("part", "part"),
        ("people, further, UZ-SA", "people, further, uz sa"),
        ("озимой пшеницы и ячменя", "barley and озимой wheat"),
        ("ранняя капуста, томаты", "ранняя cabbage, tomatoes"),
        ("урановая руда", "ore uranium"),
        ("AI-92 petrol", "ai 92 petrol"),
        ("onix", "onix"),
        ("sanoat", "industry"),
    ],
)
def test_what_is_not_known_stays(item: str, key: str) -> None:
    assert plain_item(item, "exports") == key


@pytest.mark.parametrize(
    ("item", "indicator", "key"),
    [
        ("пшеницы", "wheat_harvest", None),
        ("тухум", "egg_production", None),
        ("грузовики", "truck_and_bus_production", "trucks"),
        ("легковые автомобили", "industrial_output", "cars"),
    ],
)
def test_an_item_that_repeats_the_indicator_is_none(item: str, indicator: str, key: str | None) -> None:
    assert plain_item(item, indicator) == key


def test_every_name_is_called_something_on_a_screen() -> None:
    assert set(labels(ITEMS)) == {"and", *TABLE["names"]}


@pytest.mark.parametrize("lang", LANGS)
def test_every_region_the_pack_knows_is_called_something_on_a_screen(lang: str) -> None:
    areas = tomllib.loads((NAMES.parent / lang / "areas.toml").read_text(encoding="utf-8"))["area"]
    assert {area["subdivision"] for area in areas if "subdivision" in area} == set(labels(REGIONS))


@pytest.mark.parametrize(
    ("item", "lang", "label"),
    [
        ("potatoes", "kk", "картоп"),
        ("solar and wind", "en", "solar and wind"),
        ("fruit and vegetables", "kk", "жеміс-көкөніс"),
        ("copper and zinc", "uz", "mis va rux"),
        ("озимой wheat, kz 75", "ru", "озимой пшеница, Алматы"),
        ("UZ-TK", "kk", "Ташкент"),
        ("kz 99", "en", "kz 99"),
        ("onix", "ru", "onix"),
    ],
)
def test_what_an_item_is_called_on_a_screen(item: str, lang: str, label: str) -> None:
    assert item_label(item, lang) == label


def test_what_is_no_goods_is_a_name() -> None:
    assert set(TABLE["not_goods"]) < set(TABLE["names"])


def test_goods_are_found_in_a_run_of_words() -> None:
    words = ["за", "девять", "месяцев", "вывезено", "золота", "и", "меди", "по", "железной", "дороге"]
    assert [name for _, _, name in goods_in(words)] == ["gold", "copper"]


@pytest.mark.parametrize("item", ["toktogul", "токтогульское", "тоқтоғұл", "тўхтагул", "to'xtagul"])
def test_a_reservoir_has_one_name_in_every_language(item: str) -> None:
    assert plain_item(item, "reservoir_volume") == "Toktogul"


@pytest.mark.parametrize("item", ["қўшилган қиймат солиғи бўйича", "қосылған құн салығы бойынша", "по НДС", "by VAT"])
def test_a_word_that_only_leads_to_a_name_is_no_part_of_it(item: str) -> None:
    """Is "by value added tax" value added tax?"""
    assert named(item.casefold()) == named("vat")
