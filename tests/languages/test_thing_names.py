"""The table of names for things that no indicator is named after, and for what is done to goods."""

from __future__ import annotations

import re
import tomllib
from datetime import date
from pathlib import Path

import pytest

from factcheck.extract.reader import read_claims
from factcheck.languages import pack
from factcheck.model.article import Article

TABLE = tomllib.loads((pack.FOLDER / "thing_names.toml").read_text(encoding="utf-8"))
LANGS = ("en", "ru", "kk", "uz")
PAIRS = tomllib.loads(Path(__file__).with_name("thing_pairs.toml").read_text(encoding="utf-8"))["sentence"]


@pytest.mark.parametrize("table", TABLE)
def test_every_name_is_plain_and_has_words_in_every_language(table: str) -> None:
    for name, by_lang in TABLE[table].items():
        assert re.fullmatch("[a-z]+(_[a-z]+)*", name), name
        assert tuple(by_lang) == LANGS, name
        assert all(by_lang.values()), name


@pytest.mark.parametrize("table", TABLE)
@pytest.mark.parametrize("lang", LANGS)
def test_no_word_stands_for_two_names(table: str, lang: str) -> None:
    words = [word for by_lang in TABLE[table].values() for word in by_lang[lang]]
    assert sorted({word for word in words if words.count(word) > 1}) == []


@pytest.mark.parametrize("row", PAIRS, ids=lambda row: row["name"])
def test_a_sentence_in_five_languages_has_one_indicator(row: dict[str, str]) -> None:
    """Is what a figure is of called by one name, in whatever language it is told?"""
    texts = {lang: text for lang, text in row.items() if lang != "name"}
    assert tuple(texts) == ("en", "ru", "kk", "uz-Latn", "uz-Cyrl")
    found = {lang: [c.indicator for c in read_claims(Article("x", t, lang, date(2025, 8, 20)))] for lang, t in texts.items()}
    assert found == {lang: [row["name"]] for lang in texts}
