"""gettext catalogues: read as Babel reads them, complete in every language, and told what is wrong with them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

import factcheck
from factcheck.model.messages import LANGUAGES, TEMPLATE, MessagesError, Told, read

FOLDERS = sorted({path.parent for path in Path(factcheck.__file__).parent.rglob(TEMPLATE)})
HEADER = 'msgid ""\nmsgstr "Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n\n'


def by_folder(path: Path) -> str:
    return path.parent.name


@pytest.mark.parametrize("folder", FOLDERS, ids=by_folder)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_babel_reads_the_same(folder: Path, lang: str) -> None:
    ours = read(folder, lang)
    with ours.path.open("rb") as file:
        theirs = read_po(file, locale=lang, abort_invalid=True)
    assert len(ours.texts) == len(theirs)
    for entry in theirs:
        if entry.id:
            translated = entry.id if lang == "en" else entry.string
            assert ours.texts[entry.context] == translated, entry.context
    assert int(str(theirs.num_plurals)) == (3 if lang == "ru" else 2)


@pytest.mark.parametrize("folder", FOLDERS, ids=by_folder)
@pytest.mark.parametrize("lang", LANGUAGES[1:])
def test_every_text_is_translated_from_the_english_of_the_template(folder: Path, lang: str) -> None:
    """A changed English text shows which translations have to be looked at."""
    english = read(folder, "en").texts
    with (folder / f"{lang}.po").open("rb") as file:
        entries = [entry for entry in read_po(file, locale=lang) if entry.id]
    assert {entry.context: entry.id for entry in entries} == english
    for entry in entries:
        assert all([entry.string] if isinstance(entry.string, str) else entry.string), entry.context
        assert not entry.fuzzy, entry.context
        assert _places(entry.string) == _places(entry.id), entry.context


def _places(text: object) -> set[str]:
    return set(re.findall(r"\{(\w+)\}", str(text)))


@pytest.mark.parametrize("folder", FOLDERS, ids=by_folder)
def test_letters_are_those_of_the_language(folder: Path) -> None:
    """Uzbek o\u02bb and g\u02bb with U+02BB and its other apostrophe as U+02BC; no Latin look-alikes inside Cyrillic words."""
    for text in _all(folder, "uz"):
        assert not re.search("[\\w\u2018\u2019'`][\u2018\u2019'`]\\w", text), text
        assert not re.search("[oOgG]\u02bc|[^oOgG]\u02bb", text), text
        assert not re.search("[\u0400-\u04ff]", text), text
    for lang in ("ru", "kk"):
        for text in _all(folder, lang):
            assert not re.search("[a-zA-Z][\u0400-\u04ff]|[\u0400-\u04ff][a-zA-Z]", text), text
            assert '"' not in re.sub(r'"[a-z]+"|\{.*"text".*\}', "", text), text


#: Case endings and what stands for them, by language: behind a name or figure nobody knows which of their forms fits.
ENDINGS = {
    "kk": "ға ге қа ке дан ден тан тен нан нен ның нің дың дің ны ні ды ді мен бен пен дейін",
    "uz": "ning ni ga da dan gacha dagi",
}


@pytest.mark.parametrize("folder", FOLDERS, ids=by_folder)
@pytest.mark.parametrize("lang", sorted(ENDINGS))
def test_no_case_ending_follows_what_is_put_in(folder: Path, lang: str) -> None:
    endings = "|".join(ENDINGS[lang].split())
    for text in _all(folder, lang):
        assert not re.search(rf"\}}[\s-]?(?:{endings})\b", text), text


def _all(folder: Path, lang: str) -> list[str]:
    return [text for texts in read(folder, lang).texts.values() for text in ([texts] if isinstance(texts, str) else texts)]


def _written(tmp_path: Path, body: str, name: str = "ru.po") -> Path:
    (tmp_path / name).write_text(HEADER + body, encoding="utf-8")
    return tmp_path


def test_what_is_not_translated_stands_in_english(tmp_path: Path) -> None:
    _written(
        tmp_path,
        'msgctxt "a"\nmsgid "one"\nmsgstr ""\n\nmsgctxt "b"\nmsgid "{n} x"\nmsgid_plural "{n} xs"\nmsgstr[0] ""\nmsgstr[1] ""\n',
    )
    assert dict(read(tmp_path, "ru").texts) == {"a": "one", "b": ("{n} x", "{n} xs")}


def test_lines_are_joined_and_escapes_read(tmp_path: Path) -> None:
    _written(tmp_path, '# note\n#: place\nmsgctxt "a"\nmsgid "x"\nmsgstr "one \\"two\\"\\n"\n"three \\\\"\n')
    assert read(tmp_path, "ru").texts["a"] == 'one "two"\nthree \\'


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("msgctx a\n", "ru.po, line 4: no line of a catalogue"),
        ('"text"\n', "ru.po, line 4: no line"),
        ('msgctxt "a"\nmsgid "{n} x"\nmsgid_plural "{n} xs"\nmsgstr[0] "{n}"\n', "'a' has 1 plural forms; write 2"),
    ],
)
def test_a_broken_catalogue_names_file_place_and_cure(tmp_path: Path, body: str, told: str) -> None:
    with pytest.raises(MessagesError, match=re.escape(told)):
        read(_written(tmp_path, body), "ru")


def test_a_catalogue_without_plural_forms_or_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(MessagesError, match="put a catalogue there"):
        read(tmp_path, "uz")
    (tmp_path / "kk.po").write_text('msgctxt "a"\nmsgid "x"\nmsgstr "y"\n', encoding="utf-8")
    with pytest.raises(MessagesError, match="no Plural-Forms"):
        read(tmp_path, "kk")


def test_a_message_is_written_in_the_language_asked_for(tmp_path: Path) -> None:
    for name, text in ((TEMPLATE, ""), ("ru.po", "[{x}]"), ("kk.po", "<{x}>"), ("uz.po", "({x})")):
        _written(tmp_path, f'msgctxt "a"\nmsgid "{{x}}"\nmsgstr "{text}"\n', name)
    told = Told(tmp_path, "a", {"x": Told(tmp_path, "a", {"x": 1})})
    assert dict(told) == {"en": "1", "ru": "[[1]]", "kk": "<<1>>", "uz": "((1))"}
    with pytest.raises(KeyError):
        told["de"]
