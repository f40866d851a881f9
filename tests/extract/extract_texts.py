"""Texts for the tests of extraction: pieces of articles, put together at random, and the small sentences of ``sentences.toml``."""

from __future__ import annotations

import tomllib
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, get_args

from hypothesis import strategies as st

from factcheck.languages.pack import load
from factcheck.model.article import Article, Lang

LANGS: tuple[Lang, ...] = get_args(Lang)
PRINTED = date(2025, 9, 3)
SENTENCES: dict[str, Any] = tomllib.loads(Path(__file__).with_name("sentences.toml").read_text(encoding="utf-8"))

_NUMBERS = (
    "5",
    "12,5",
    "3.2",
    "0",
    "2024",
    "1 200",
    "100,000",
    "1.234.567,8",
    "7-8",
    "2023-24",
    "1/2",
    "10:30",
    "12.05.2024",
    "A380",
)
_MARKS = (
    "(",
    ")",
    ",",
    ".",
    ";",
    ":",
    "—",
    "–",
    "-",
    "%",
    "$",
    "€",
    "№",
    "+",
    "«",
    "\n",
    "\n\n",
    "\t",
    "\u00a0",
    "\u202f",
    "'",
    "ʻ",
)


def article(text: str, lang: Lang, published: date | None = PRINTED) -> Article:
    """A text as an article without sections."""
    return Article("text", text, lang, published)


@cache
def phrases(lang: Lang) -> tuple[str, ...]:
    """Every phrase of a pack, its marks taken off."""
    return tuple({entry.phrase.translate({ord(mark): None for mark in "~^*"}) for entry in load(lang).entries})


def texts(lang: Lang) -> st.SearchStrategy[str]:
    """Phrases of the pack, numbers, marks and any characters at all."""
    piece = st.one_of(
        st.sampled_from(sorted(phrases(lang))),
        st.sampled_from(_NUMBERS),
        st.sampled_from(_MARKS),
        st.decimals(min_value=0, max_value=10**12, places=2).map(str),
        st.text(max_size=6),
    )
    return st.lists(piece, max_size=24).flatmap(_joined)


def _joined(pieces: list[str]) -> st.SearchStrategy[str]:
    return st.sampled_from((" ", " ", " ", "", "-")).map(lambda joint: joint.join(pieces))


@cache
def uzbek() -> dict[str, Any]:
    """Letters and sentences of ``uzbek.toml``."""
    return tomllib.loads(Path(__file__).with_name("uzbek.toml").read_text(encoding="utf-8"))


def transliterated(text: str) -> str:
    """Uzbek in Latin letters, written in Cyrillic; capitals stay capitals."""
    out = ""
    at = 0
    while at < len(text):
        latin, cyrillic = next(
            ((latin, cyrillic) for latin, cyrillic in uzbek()["letters"] if text[at : at + len(latin)].lower() == latin),
            (text[at], text[at]),
        )
        begins = at == 0 or not text[at - 1].isalpha() or text[at - 1].lower() in uzbek()["vowels"]
        if latin == "e" and begins:
            cyrillic = uzbek()["initial_e"]
        out += cyrillic.upper() if text[at].isupper() else cyrillic
        at += len(latin)
    return out
