"""The table of names that two words tell together."""

from __future__ import annotations

import tomllib
from typing import Any

import pytest

from factcheck.languages import pack
from factcheck.model.indicator import registry

TABLE = tomllib.loads((pack.FOLDER / "name_pairs.toml").read_text(encoding="utf-8"))
PACKS = ("en", "ru", "kk", "uz")


@pytest.mark.parametrize("name", TABLE["words"])
def test_every_list_has_words_of_every_language_once(name: str) -> None:
    words = TABLE["words"][name]
    assert set(words) == set(PACKS)
    assert all(len(set(each)) == len(each) > 0 for each in words.values())


@pytest.mark.parametrize("pair", TABLE["pair"], ids=lambda pair: f"{pair['name']}: {pair['word']}, {pair['with']}")
def test_a_pair_names_a_known_indicator_by_known_lists(pair: dict[str, Any]) -> None:
    assert registry().get(str(pair["name"])) is not None
    assert {pair["word"], pair["with"], *pair.get("unless", ())} <= set(TABLE["words"])
    assert set(pair) <= {"name", "word", "with", "way", "unit", "unless", "counted", "goods", "people", "sum", "alone", "text"}


def test_every_list_is_of_use() -> None:
    used = {name for pair in TABLE["pair"] for name in (pair["word"], pair["with"], *pair.get("unless", ()))}
    assert set(TABLE["words"]) - used == {"goods"}
