"""Where sentences end, by the abbreviations and titles of the packs; the texts stand in ``sentences.toml``."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from factcheck.extract.scan import Scan
from factcheck.languages.pack import load
from factcheck.model.article import Article

PACKS = {"en": "en", "ru": "ru", "kk": "kk", "uz": "uz-Cyrl"}
TEXTS = tomllib.loads(Path(__file__).with_name("sentences.toml").read_text(encoding="utf-8"))


def _params() -> list[Any]:
    return [pytest.param(tag, text, id=f"{tag}-{text}") for tag, texts in TEXTS.items() for text in texts]


@pytest.mark.parametrize(("tag", "marked"), _params())
def test_sentences_end_where_they_should(tag: str, marked: str) -> None:
    """Does a full stop end a sentence only where it is no part of an abbreviation?"""
    text = marked.replace("|", "")
    scan = Scan(Article(name="text", text=text, lang=PACKS[tag]))  # type: ignore[arg-type]
    assert "|".join(text[s.start : s.end] for s in scan.sentences) == marked.replace("| ", "|")


@pytest.mark.parametrize("tag", PACKS)
def test_titles_are_abbreviations(tag: str) -> None:
    """Is every title listed as an abbreviation, in the spelling that the look-up folds to?"""
    pack = load(PACKS[tag])
    assert pack.titles <= pack.abbreviations
    assert {word for word in pack.abbreviations if pack.fold(word) != word} == set()
