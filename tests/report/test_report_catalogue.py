"""The interface speaks four languages completely: no message missing, none unused, every plural form there."""

from __future__ import annotations

import re
from pathlib import Path
from typing import get_args

import pytest

from factcheck.gate import baseline, stages
from factcheck.gate.waivers import Kind
from factcheck.model.article import LANGS
from factcheck.model.claim import Confidence, Form, Modality
from factcheck.model.finding import SEVERITIES
from factcheck.model.indicator import registry
from factcheck.model.interval import Modifier
from factcheck.model.labels import labels
from factcheck.model.messages import Messages, MessagesError, read
from factcheck.report import LANGUAGES
from factcheck.report.catalogue import FOLDER, Catalogue, catalogue, grouped, locale
from factcheck.report.guide import guide
from factcheck.report.page.content import SCRIPT_KEYS
from factcheck.report.page.states import STATES
from factcheck.report.terminal.block import LABELS as BLOCK_LABELS
from factcheck.report.terminal.footer import LABELS as FOOTER_LABELS

REPORT = FOLDER.parent
CHECKS = REPORT.parent / "checks"
RULES = sorted(path.stem.replace("_", "-") for path in CHECKS.glob("[!_]*.py"))
#: Messages that findings may carry.
MESSAGES = tuple(
    key.removeprefix("message.") for key in read(REPORT.parent / "explain" / "messages", "en").texts if key.startswith("message.")
)
#: Families of messages whose member is chosen by a value: the values that occur.
FAMILIES = {
    "severity": SEVERITIES,
    "state": tuple(STATES),
    "rule": (*RULES, stages.RULE),
    "question": ("quote", "more", "general", *RULES),
    "advice": ("general", *RULES),
    "advice_for": tuple(key for key in MESSAGES if f"advice_for.{key}" in catalogue("en").messages.texts),
    "lowered": ("rounding", "reading", "source", "basis", "link"),
    "confidence": get_args(Confidence),
    "form": get_args(Form),
    "modifier": get_args(Modifier),
    "modality": get_args(Modality),
    "language": LANGS,
    "kind": (*get_args(Kind), baseline.KIND),
    "theme": ("auto", "light", "dark"),
    "magnitude": ("6", "9", "12"),
}
INSPECTOR = (
    "value", "range", "what", "where", "period", "base", "form", "modifier", "modality", "attribution", "certainty",
)  # fmt: skip
#: Families that follow lists kept elsewhere as they grow: unknown values read as they are written, so a surplus is allowed.
OPEN_FAMILIES = ("unit", "slip", "link", "reason")
USE = re.compile(r"""(?:say|told)\(\s*['"]([a-z_]+\.[a-z_0-9-]+)['"]""")


def used() -> set[str]:
    found = set(SCRIPT_KEYS)
    for path in [*REPORT.rglob("*.py"), *REPORT.rglob("*.j2")]:
        found |= set(USE.findall(path.read_text(encoding="utf-8")))
    found |= {f"{family}.{value}" for family, values in FAMILIES.items() for value in values}
    found |= {f"terminal.{name}" for name in (*BLOCK_LABELS, *FOOTER_LABELS, "incomplete", "progress")}
    found |= {
        f"page.{name}" for name in ("findings", "questions", "articles", "series", "figures", "waived", "not_compared", "unread")
    }
    found |= {f"page.{name}" for name in ("guide", "provenance")}
    found |= {f"count.{name}" for name in ("errors", "warnings", "notes", "waived", "figures", "compared", "not_compared")}
    return found | {f"inspector.{name}" for name in INSPECTOR}


def places(message) -> set[str]:
    texts = [message] if isinstance(message, str) else list(message)
    return {place for text in texts for place in re.findall(r"\{(\w+)\}", text)}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_message_is_missing(lang):
    assert sorted(used() - set(catalogue(lang).messages.texts)) == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_message_is_unused(lang):
    known = used()
    surplus = {key for key in catalogue(lang).messages.texts if key.split(".")[0] not in OPEN_FAMILIES}
    assert sorted(surplus - known) == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_all_languages_have_the_same_messages_with_the_same_places(lang):
    english, other = catalogue("en").messages.texts, catalogue(lang).messages.texts
    assert sorted(other) == sorted(english)
    assert {key: places(m) for key, m in other.items()} == {key: places(m) for key, m in english.items()}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_plural_forms_are_those_that_whole_numbers_take(lang):
    """As many as CLDR knows for whole numbers, and the same numbers share one."""
    numbers = [*range(130), 1_000, 1_001, 5_000, 1_000_000]
    pairs = {(catalogue(lang).messages.form(n), locale(lang).plural_form(n)) for n in numbers}
    assert len(pairs) == len({form for form, _ in pairs}) == len({name for _, name in pairs})
    for key, message in catalogue(lang).messages.texts.items():
        if not isinstance(message, str):
            assert len(message) == len(pairs), key
            assert "n" in places(message), key


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_count_has_a_form(lang):
    """Whole numbers never fall through to a form that only fractions have."""
    plural = [key for key, message in catalogue(lang).messages.texts.items() if not isinstance(message, str)]
    for n in [*range(130), 1_000, 1_001, 5_000, 1_000_000]:
        for key in plural:
            assert grouped(n, lang) in catalogue(lang).say(key, n=n, done=0, seconds=0)


#: Said by the page itself, and by the gate.
KEPT_OPEN = {"no_reason", "broken_row"}


def said_in(folder: str, pattern: str) -> set[str]:
    source = "\n".join(path.read_text(encoding="utf-8") for path in (REPORT.parent / folder).rglob("*.py"))
    return set(re.findall(pattern, source))


@pytest.mark.parametrize(
    ("family", "folder", "pattern"),
    [
        ("link", "checks", r'reason(?:=| == )"(\w+)"'),
        ("reason", "explain", r'return "((?:no_|other_|real_|not_)\w+|alone|range)"'),
        ("slip", "engine", r'(?:Slip\("|_SIBLING: Final = "|_COUNTERPART: Final = "|_POINTS: Final = ")([a-z-]+)"'),
        ("lowered", "explain", r'"(rounding|reading|source|basis|link)"'),
    ],
)
def test_what_the_steps_say_by_key_has_a_word(family, folder, pattern):
    """Else a reader of any language would see the key, in English."""
    keys = said_in(folder, pattern)
    known = {key.split(".", 1)[1] for key in catalogue("en").messages.texts if key.startswith(f"{family}.")}
    assert known - keys <= KEPT_OPEN
    assert keys - known == set()


def test_plurals_of_russian_follow_the_number():
    say = catalogue("ru").say
    assert [say("count.articles", n=n) for n in (1, 3, 5, 11, 21, 112)] == [
        f"{n} {word}" for n, word in ((1, "статья"), (3, "статьи"), (5, "статей"), (11, "статей"), (21, "статья"), (112, "статей"))
    ]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_texts_are_written_as_the_language_is(lang):
    """Uzbek with U+02BB and U+02BC, never with a quotation mark for them; nobody is told that a figure is false."""
    for key, message in catalogue(lang).messages.texts.items():
        for text in [message] if isinstance(message, str) else message:
            assert text == text.strip() or key == "repair.and", key
            assert lang == "en" or "'" not in text, key
            assert "`" not in text, key
            if lang == "uz":
                assert not re.search(r"[A-Za-z][\u2018\u2019][a-z]", text), key
            if key.startswith(("state.", "severity.", "verdict.", "advice.", "question.", "finding.")):
                assert not re.search(r"\b(false|wrong|ложь|неверно|өтірік|yolg[ʻ‘]?on)\b", text.lower()), key


def messages(text):
    return Messages(Path("x.po"), {"a.b": text}, lambda n: n - 1)


def test_a_missing_message_names_file_key_and_cure():
    with pytest.raises(MessagesError, match=r"x.po: no message 'page.nothing'; add it"):
        Catalogue("kk", messages("")).say("page.nothing")


def test_a_place_that_nothing_fills_is_told():
    with pytest.raises(MessagesError, match=r"place \{n\} that nothing fills"):
        Catalogue("en", messages("{n} left")).say("a.b")


def test_a_value_without_a_word_reads_as_it_is_written():
    assert catalogue("kk").name("slip", "moon_phase") == "moon phase"


def test_every_indicator_has_a_name_in_every_language():
    names = set(registry().indicators)
    assert sorted(names - set(labels())) == []
    assert sorted(set(labels()) - names) == []


def test_names_of_indicators_are_in_their_script():
    for name, (en, ru, kk, uz) in labels().items():
        assert en.isascii(), name
        assert re.search("[а-яё]", ru.lower()), name
        assert re.search("[а-яёәғқңөұүһі]", kk.lower()), name
        assert not re.search("[\u0400-\u04ff]", uz), name


def test_the_guide_has_the_same_blocks_in_every_language():
    shapes = {lang: [(block.kind, len(block.lines)) for block in guide(lang)] for lang in LANGUAGES}
    assert len(set(map(tuple, shapes.values()))) == 1
    assert [kind for kind, _ in shapes["en"]][:2] == ["title", "paragraph"]


def test_the_guide_explains_every_sign():
    for lang in LANGUAGES:
        signs = next(block.lines for block in guide(lang) if block.kind == "list")
        assert [line[0] for line in signs] == list(STATES.values())
        for line, state in zip(signs, STATES, strict=True):
            word = catalogue(lang).name("state", state)
            assert line.split(":")[0][2:] == word, (lang, line, word)


def test_no_text_of_ours_is_written_in_the_code():
    """Words of a language live in catalogues: no Cyrillic in any module or template of this package."""
    for path in [*REPORT.rglob("*.py"), *REPORT.rglob("*.j2"), *REPORT.rglob("*.js")]:
        assert not re.search("[\u0400-\u04ff]", Path(path).read_text(encoding="utf-8")), path
