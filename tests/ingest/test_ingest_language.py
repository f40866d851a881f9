"""Is every text taken for the language it is in?"""

from __future__ import annotations

import json
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.ingest.language import Unsupported, from_tag, identify
from factcheck.model.article import LANGS

CASES = tomllib.loads(Path(__file__).with_name("texts_by_language.toml").read_text("utf-8"))
DEV = Path(__file__).parents[3] / "shared" / "dev"


@pytest.mark.parametrize(("lang", "text"), [(lang, text) for lang in LANGS for text in CASES[lang]])
def test_short_texts(lang: str, text: str) -> None:
    assert identify(text) == lang


@pytest.mark.parametrize("lang", LANGS)
def test_capitals_and_apostrophes_do_not_matter(lang: str) -> None:
    text = " ".join(CASES[lang])
    assert identify(text.upper()) == lang
    for apostrophe in "\u02bb\u02bc\u2018\u2019'`\u00b4":
        assert identify(text.replace("\u02bb", apostrophe).replace("'", apostrophe)) == lang


@pytest.mark.parametrize(("name", "text"), CASES["refused"].items())
def test_other_languages_are_refused_by_name(name: str, text: str) -> None:
    found = identify(text)
    assert isinstance(found, Unsupported)
    assert found.name == name


def test_figures_alone_are_english() -> None:
    assert identify("86.8 + 34.1 = 120.9") == "en"


@pytest.mark.parametrize(
    ("tag", "lang"),
    [
        ("en-GB", "en"),
        ("ru", "ru"),
        ("kk-Cyrl-KZ", "kk"),
        ("kaz", "kk"),
        ("uz-Cyrl", "uz-Cyrl"),
        ("uz_Latn_UZ", "uz-Latn"),
        ("kk-Latn", None),
        ("de", None),
        ("", None),
    ],
)
def test_tags(tag: str, lang: str | None) -> None:
    assert from_tag(tag, "text") == lang


def test_uzbek_without_a_script_goes_by_the_letters() -> None:
    assert from_tag("uz", CASES["uz-Cyrl"][0]) == "uz-Cyrl"
    assert from_tag("uz", CASES["uz-Latn"][0]) == "uz-Latn"


@given(st.text(max_size=300))
def test_any_text_has_a_language_or_none(text: str) -> None:
    found = identify(text)
    assert isinstance(found, Unsupported) or found in LANGS


def test_the_model_is_not_loaded_for_our_languages() -> None:
    """Loading it takes longer than checking five articles."""
    texts = json.dumps([" ".join(CASES[lang]) for lang in LANGS])
    code = (
        f"import sys; from factcheck.ingest.language import identify; [identify(t) for t in {texts}]; print('numpy' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


@pytest.mark.skipif(not DEV.is_dir(), reason="the development data is not here")
def test_development_articles_and_sentences() -> None:
    for folder in ("kazinform", "news"):
        claims = (DEV / folder / "gold" / "claims.jsonl").read_text("utf-8").splitlines()
        langs = {row.get("doc") or row.get("article"): row["lang"] for row in map(json.loads, claims)}
        for path in (DEV / folder / "articles").glob("*.txt"):
            assert identify(path.read_text("utf-8")) == langs.get(path.name, langs.get(path.stem))
    rows = (DEV / "kaznerd" / "sentences.jsonl").read_text("utf-8").splitlines()
    found = [identify(json.loads(row)["text"]) for row in rows]
    assert found.count("kk") >= 0.99 * len(found)
