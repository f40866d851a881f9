"""Names of countries, regions and towns in the forms articles print them in; the forms stand in ``areas_<language>.toml``."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from factcheck.extract.events import read_events
from factcheck.extract.scan import Scan
from factcheck.extract.times import TimeContext
from factcheck.languages import cldr
from factcheck.languages.pack import FOLDER, Match, load
from factcheck.model.article import Article

PACKS = {"en": "en", "ru": "ru", "kk": "kk", "uz": "uz-Cyrl"}
#: ISO 3166-2 since November 2022: Kazakhstan's 17 regions and 3 cities; Uzbekistan's 12 regions, republic and capital.
KAZAKHSTAN = frozenset(f"KZ-{n}" for n in (10, 11, 15, 19, 23, 27, 31, 33, 35, 39, 43, 47, 55, 59, 61, 62, 63, 71, 75, 79))
UZBEKISTAN = frozenset(f"UZ-{n}" for n in ("AN", "BU", "FA", "JI", "NG", "NW", "QA", "QR", "SA", "SI", "SU", "TK", "TO", "XO"))


def _forms(tag: str) -> dict[str, dict[str, list[str]]]:
    return tomllib.loads(Path(__file__).with_name(f"areas_{tag}.toml").read_text(encoding="utf-8"))


def _cases(section: str) -> list[Any]:
    return list(_params(section))


def _params(section: str) -> Iterator[Any]:
    for tag in PACKS:
        for meaning, forms in _forms(tag)[section].items():
            for form in forms:
                yield pytest.param(tag, form, meaning, id=f"{tag}-{form}")


def _read(tag: str, form: str) -> list[Match]:
    """The areas that the reader finds in a form inside a sentence."""
    scan = Scan(Article(name="form", text=f"— {form} —", lang=PACKS[tag]))  # type: ignore[arg-type]
    return [match for events in read_events(scan, TimeContext(None)) for match in events.areas]


@pytest.mark.parametrize(("tag", "form", "code"), _cases("area"))
def test_a_form_names_its_country(tag: str, form: str, code: str) -> None:
    """Does an inflected name, adjective, capital or institution lead to the country, whole?"""
    found = _read(tag, form)
    assert [match.entry.get("area") for match in found] == [code]


@pytest.mark.parametrize(("tag", "form", "code"), _cases("subdivision"))
def test_a_form_names_its_region(tag: str, form: str, code: str) -> None:
    """Does a region or city lead to its ISO 3166-2 code and its country?"""
    (match,) = _read(tag, form)
    assert (match.entry.get("subdivision"), match.entry.get("area")) == (code, code[:2])


@pytest.mark.parametrize(("tag", "form", "place"), _cases("place"))
def test_a_form_names_its_town(tag: str, form: str, place: str) -> None:
    """Is a town told from the region it lies in?"""
    (match,) = _read(tag, form)
    assert match.entry.get("place") == place
    assert match.entry.get("subdivision") is None
    assert match.entry.get("within") in KAZAKHSTAN | UZBEKISTAN


@pytest.mark.parametrize(("tag", "form", "_"), _cases("no_area"))
def test_a_form_names_no_country(tag: str, form: str, _: str) -> None:
    """Do everyday words, currencies, oceans and languages name no country?"""
    assert [match.entry.get("area") for match in _read(tag, form) if match.entry.get("area")] == []


@pytest.mark.parametrize("tag", PACKS)
def test_every_language_has_sixty_forms(tag: str) -> None:
    """Is each language tested as widely as the others?"""
    assert sum(len(forms) for section in _forms(tag).values() for forms in section.values()) >= 60


@pytest.mark.parametrize("tag", PACKS)
def test_every_region_is_named(tag: str) -> None:
    """Has each pack all regions of both countries, the new ones too, and no code that ISO does not have?"""
    codes = {entry.get("subdivision") for entry in load(PACKS[tag]).entries if entry.kind == "area"} - {None}
    assert codes == KAZAKHSTAN | UZBEKISTAN


@pytest.mark.parametrize("tag", PACKS)
def test_a_phrase_names_one_area(tag: str) -> None:
    """Is no phrase of a pack's own list given to two countries?"""
    pack = load(PACKS[tag])
    meanings: dict[tuple[str, ...], set[str | None]] = {}
    for entry in pack.entries:
        if entry.kind == "area":
            meanings.setdefault(tuple(pack.fold(word) for word in entry.phrase.split()), set()).add(entry.get("area"))
    shared = {words for words, codes in meanings.items() if len(codes) > 1 and not any(code in ("VG", "VI") for code in codes)}
    assert shared == set()


@pytest.mark.parametrize("tag", PACKS)
def test_every_entry_is_well_formed(tag: str) -> None:
    """Are kinds, codes and flags of the list those its head describes?"""
    rows = tomllib.loads((FOLDER / tag / "areas.toml").read_text(encoding="utf-8"))["area"]
    for row in rows:
        assert set(row) <= {"words", "area", "kind", "subdivision", "place", "within", "capital", "case_sensitive"}, row
        assert row.get("kind") in (None, "capital", "city", "region", "adjective", "people", "body", "group"), row
        assert row.get("kind") == "group" or re.fullmatch("[A-Z]{2}", row["area"]), row
        assert ("place" in row) == ("within" in row), row


#: Uninhabited, tiny or seldom in the news, and names that are everyday words elsewhere.
UNNAMED = frozenset(
    {"AQ", "AX", "BL", "BQ", "BV", "CC", "CQ", "GS", "HM", "IO", "JE", "MF", "PM", "PN", "SH", "SJ", "SX", "TC", "TF", "UM",
     "VG", "VI", "WF"}
)  # fmt: skip


@pytest.mark.parametrize("tag", PACKS)
def test_every_country_has_a_name(tag: str) -> None:
    """Does every country have a name in every pack, from CLDR or from the list?"""
    named = {entry.get("area") for entry in load(PACKS[tag]).entries if entry.kind == "area"}
    assert set(cldr.territories("en")) - named - UNNAMED == set()


def test_one_word_names_are_declined_in_full() -> None:
    """Are Russian case forms written out, so that no other word with the same stem is read?"""
    forms = cldr.territories("ru")
    assert len(forms["CU"]) == 5
    assert not any(form.endswith("~") for form in forms["CU"])
    assert "TG" not in forms
