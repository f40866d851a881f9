"""Do all packs load, read their own words and examples back, and say what is wrong where they are broken?"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from factcheck.extract.numerals import read_numeral
from factcheck.extract.scan import Scan
from factcheck.languages.entry import PackError, read_entries, read_toml
from factcheck.languages.morphology import split_mark
from factcheck.languages.pack import FOLDER, PACK_OF, Pack, load
from factcheck.model.article import Article

TAGS = sorted(set(PACK_OF.values()))
HEAD = 'decimal_mark = ","\n'


def files(tag: str) -> list[Path]:
    return [FOLDER / "common.toml", *(path for path in sorted((FOLDER / tag).glob("*.toml")) if path.name != "pack.toml")]


def examples(tag: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Entries that bring examples, by kind."""
    for path in files(tag):
        for kind, rows in read_toml(path).items():
            yield from ((kind, row) for row in rows if row.get("examples"))


@pytest.mark.parametrize("lang", PACK_OF)
def test_a_pack_loads(lang: str) -> None:
    """Is every language compiled, once for all its scripts?"""
    assert load(lang).entries
    assert load(lang) is load("uz-Latn" if lang.startswith("uz") else lang)


@pytest.mark.parametrize("tag", TAGS)
def test_no_phrase_is_empty(tag: str) -> None:
    """Has every entry of a pack a phrase with a word or sign in it?"""
    entries = [entry for path in files(tag) for entry in read_entries(path)]
    assert [entry.place for entry in entries if not entry.phrase.strip()] == []


@pytest.mark.parametrize("lang", PACK_OF)
def test_every_phrase_is_found_as_it_is_written(lang: str) -> None:
    """Does a phrase, its marks taken off, begin with its own entry?"""
    pack = load(lang)
    missed = []
    for entry in pack.entries:
        matches = pack.matches(pack.tokens(" ".join(split_mark(word)[0] for word in entry.phrase.split())), 0)
        # A word that only looks like an inflected numeral is none.
        if not any(match.entry is entry or match.entry.kind == "no_number" for match in matches):
            missed.append(entry.place)
    assert missed == []


@pytest.mark.parametrize("tag", TAGS)
def test_examples_read_back(tag: str) -> None:
    """Is each example form of an entry read as it, and each example phrase as its value?"""
    lang = next(lang for lang, folder in PACK_OF.items() if folder == tag)
    for kind, row in examples(tag):
        for example in row["examples"]:
            scan = Scan(Article("example", example, lang))  # type: ignore[arg-type]
            assert any(match.entry.kind == kind and match.entry.phrase in row["words"] for match in scan.matches(0)), example
            if isinstance(row["examples"], dict):
                numeral = read_numeral(scan, 0)
                assert numeral is not None
                assert numeral.value == row["examples"][example]


def folder(tmp_path: Path, *, head: str = HEAD, words: str = "", common: str = "") -> Path:
    """A folder of packs with one small pack in it."""
    (tmp_path / "xx").mkdir()
    (tmp_path / "common.toml").write_text(common, encoding="utf-8")
    (tmp_path / "xx" / "pack.toml").write_text(head, encoding="utf-8")
    (tmp_path / "xx" / "units.toml").write_text(words, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("words", "place", "cure"),
    [
        ('[[unit]]\nwords = ["tonne+"]\nunit = "tonne"', "xx/units.toml, unit 1", "known are ~ ^ *"),
        ('[[unit]]\nwords = ["ton~ne"]\nunit = "tonne"', "xx/units.toml, unit 1", "right behind a word"),
        ('[[unit]]\nwords = ["tonne~~"]\nunit = "tonne"', "xx/units.toml, unit 1", "right behind a word"),
        ('[[unit]]\nwords = ["km"]\nunit = "kilometer"\n[[unit]]\nwords = []', "xx/units.toml, unit 2", "list at least one"),
        ('[[unit]]\nunit = "tonne"', "xx/units.toml, unit 1", "list at least one"),
        ('[[unit]]\nwords = [" "]', "xx/units.toml, unit 1", "write a word"),
        ('[[unit]]\nwords = "tonne"', "xx/units.toml, unit 1", 'words = ["…"]'),
        ("[[unit]]\nwords = [5]", "xx/units.toml, unit 1", 'words = ["…"]'),
        ('[[unit]]\nwords = ["t"]\nunit = 5', "xx/units.toml, unit 1", "of type str"),
        ('[[numeral]]\nwords = ["six"]\nvalue = "6"', "xx/units.toml, numeral 1", "of type int or float"),
        ('[[cue]]\nwords = ["by"]\nvalue = 6', "xx/units.toml, cue 1", "of type str"),
        ('[[unit]]\nwords = ["t"]\nprefix = 1', "xx/units.toml, unit 1", "of type bool"),
        ('[[numeral]]\nwords = ["m"]\npower = true', "xx/units.toml, numeral 1", "of type int"),
        ('[[unit]]\nwords = ["t"]\ncolour = "red"', "xx/units.toml, unit 1", "known are"),
        ('[unit]\nwords = ["t"]', "xx/units.toml, unit", "write [[unit]]"),
        ('[[unit]]\nwords = ["t"', "units.toml", "mend the file"),
    ],
)
def test_a_broken_entry_says_what_is_wrong(tmp_path: Path, words: str, place: str, cure: str) -> None:
    """Does the error name file, entry and cure?"""
    with pytest.raises(PackError) as caught:
        Pack("xx", folder(tmp_path, words=words))
    assert place in str(caught.value)
    assert cure in str(caught.value)


@pytest.mark.parametrize(
    ("head", "cure"),
    [
        ("", 'must be "." or ","'),
        ('decimal_mark = ";"', 'must be "." or ","'),
        ('decimal_mark = ","\ntitles = "Mr"', "of type list"),
        ('decimal_mark = ","\ncolour = "red"', "known are"),
        ("decimal_mark = ", "mend the file"),
    ],
)
def test_a_broken_head_says_what_is_wrong(tmp_path: Path, head: str, cure: str) -> None:
    """Is a wrong ``pack.toml`` told apart from a wrong entry?"""
    with pytest.raises(PackError, match=r"pack\.toml") as caught:
        Pack("xx", folder(tmp_path, head=head))
    assert cure in str(caught.value)


def test_missing_and_unreadable_files_are_named(tmp_path: Path) -> None:
    """Is a file that is not there, or no UTF-8, named with a cure?"""
    with pytest.raises(PackError, match=r"pack\.toml: there is no such file; add it"):
        Pack("yy", tmp_path)
    path = folder(tmp_path) / "xx" / "units.toml"
    path.write_bytes(b'[[unit]]\nwords = ["\xff"]')
    with pytest.raises(PackError, match=r"units\.toml.*; mend the file"):
        list(read_entries(path))
