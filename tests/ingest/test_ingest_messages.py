"""Why something could not be read is told in every language, with what to do."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from factcheck.ingest import read
from factcheck.ingest.encoding import SIGNATURES
from factcheck.ingest.reader import CURES
from factcheck.ingest.unreadable import FOLDER, language_name
from factcheck.model.article import Unread
from factcheck.model.messages import LANGUAGES
from factcheck.model.messages import read as catalogue

KEYS = set(catalogue(FOLDER, "en").texts)
NEITHER = ("cure.", "name.")


def used() -> set[str]:
    source = "\n".join(path.read_text(encoding="utf-8") for path in FOLDER.parent.rglob("*.py"))
    found = {key for key in KEYS if f'"{key}"' in source} | {message for _, message in SIGNATURES}
    found |= {f"cure.{cure}" for cure in CURES.values()} | {"name.another script"}
    languages = tomllib.loads((FOLDER.parent / "languages.toml").read_text(encoding="utf-8"))
    return found | {f"name.{neighbour['name']}" for neighbour in languages["foreign"]}


def test_no_message_is_missing_or_unused() -> None:
    assert used() == KEYS


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_reason_names_a_cure(lang: str) -> None:
    for key, text in catalogue(FOLDER, lang).texts.items():
        if key != "line" and not key.startswith(NEITHER):
            assert "; " in str(text), key


def test_a_reason_reads_in_every_language(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"article": "x", "text": 5}\n{"article": "y", "text": " "}\n', encoding="utf-8")
    (tmp_path / "b.pages").touch()
    (tmp_path / "c.pdf").touch()
    found = [one for one in read([*sorted(tmp_path.iterdir()), tmp_path / "none.txt"]) if isinstance(one, Unread)]
    assert len(found) == 5
    for one in found:
        texts = [one.in_language(lang) for lang in LANGUAGES]
        assert len(set(texts)) == len(LANGUAGES)
        assert texts[0] == one.reason == one.to_json()["reason"]
        assert not re.search("[{}]", "".join(texts))
        assert re.search("[\u0400-\u04ff]", one.in_language("ru"))
    assert found[0].in_language("kk").startswith("1-\u0436\u043e\u043b: ")


def test_a_language_that_is_not_read_has_its_name_in_every_language() -> None:
    turkish, script = language_name("tr"), language_name("another script")
    assert (turkish["en"], turkish["uz"]) == ("Turkish", "turk")
    assert len(set(script.values())) == len(LANGUAGES)


def test_an_unread_input_without_translations_reads_as_it_is() -> None:
    assert Unread("a", "is empty; fill it").in_language("uz") == "is empty; fill it"
