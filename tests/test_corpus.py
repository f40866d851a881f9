"""Does every sentence of the corpus make the claims its table says?"""

from __future__ import annotations

import unicodedata
from decimal import Decimal

import corpus_file
import pytest

from factcheck.extract.reader import read_claims
from factcheck.ingest.layout import lay_out
from factcheck.model.article import Article
from factcheck.model.claim import Claim, decimal_text

CASES = list(corpus_file.cases())
DEFAULT_COLUMNS = ["quote", "form", "obs_value", "unit_measure"]


def article(case: corpus_file.Case, text: str) -> Article:
    """The sentence as an article of its own."""
    lang = {"en": "en", "ru": "ru", "kk": "kk"}.get(case.tag) or ("uz-Cyrl" if is_cyrillic(text) else "uz-Latn")
    sections = lay_out(text).sections if case.path.stem == "tables" else ()
    return Article(f"{case.path.stem}.txt", text, lang, case.printed, sections=sections)  # type: ignore[arg-type]


def is_cyrillic(text: str) -> bool:
    """Whether most letters are Cyrillic."""
    letters = [c for c in text if c.isalpha()]
    return sum("CYRILLIC" in unicodedata.name(c, "") for c in letters) * 2 > len(letters)


def row(claim: Claim, columns: list[str]) -> dict[str, str]:
    """A claim as a row of the table."""
    out = {}
    for column in columns:
        value = getattr(claim, column)
        if isinstance(value, Decimal):
            value = decimal_text(value)
        out[column] = "-" if value is None else str(value).replace("\n", " ")
    return out


def rows(case: corpus_file.Case) -> list[dict[str, str]]:
    """What is read in a sentence."""
    aside = "set_aside" in case.columns
    claims = read_claims(article(case, case.text), all_numbers=aside)
    return [row(c, case.columns or DEFAULT_COLUMNS) for c in claims]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_sentence(case: corpus_file.Case, request: pytest.FixtureRequest) -> None:
    """Is the table what the sentence says?"""
    got = rows(case)
    if request.config.getoption("--accept") and case.gap is None:
        accept(case, got)
        return
    if case.gap is not None:
        if got != case.rows:
            pytest.xfail(case.gap)
        pytest.fail(f"{case}: is read right now; take the line 'Known gap' away")
    assert got == case.rows


def accept(case: corpus_file.Case, got: list[dict[str, str]]) -> None:
    """Write what is read into the file."""
    lines = case.path.read_text(encoding="utf-8").splitlines()
    fresh = next(c for c in corpus_file.read(case.path) if c.title == case.title)
    new = corpus_file.table(case.columns or DEFAULT_COLUMNS, got)
    if new and not case.columns:
        new = ["", *new]
    first, last = fresh.lines
    lines[first:last] = new
    case.path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def test_titles_are_unique() -> None:
    """Can every sentence be named?"""
    names = [str(c) for c in CASES]
    assert len(names) == len(set(names))
