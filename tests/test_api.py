"""The public Python interface: what it takes, and that its names are the documented ones."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pandas as pd
import pytest

import factcheck
from factcheck.model.article import Article
from factcheck.model.claim import COLUMNS

TEXT = "Kazakhstan's exports to Pakistan rose 12% to $5.3 billion in 2024."
ARTICLES = Path(factcheck.__file__).parent / "demo" / "articles"


def test_the_functions_keep_their_names_when_the_step_of_that_name_is_imported() -> None:
    """factcheck.extract is a function and a package; which one does a user get?"""
    import factcheck.extract.reader

    assert callable(factcheck.extract)
    assert factcheck.extract.__module__ == "factcheck.api"
    for name in factcheck.__all__:
        assert hasattr(factcheck, name)


def test_a_text_a_path_and_a_sequence_of_them(tmp_path: Path) -> None:
    """Are all readings of one text the same?"""
    path = tmp_path / "a.txt"
    path.write_text(TEXT, encoding="utf-8")
    values = [(claim.quote, claim.obs_value, claim.indicator) for claim in factcheck.extract(TEXT)]
    assert len(values) == 2
    for source in (path, str(path), [path], (TEXT,), Article("a", TEXT, "en")):
        assert [(claim.quote, claim.obs_value, claim.indicator) for claim in factcheck.extract(source)] == values
    assert [claim.article for claim in factcheck.extract([TEXT, TEXT])] == ["text 1", "text 1", "text 2", "text 2"]


def test_a_table_of_claims_and_a_table_of_articles() -> None:
    """DataFrames in and out, without loss?"""
    articles = pd.DataFrame({"article": ["a", "b"], "text": [TEXT, TEXT], "published": [pd.Timestamp("2025-02-01"), None]})
    table = factcheck.extract(articles, table=True)
    assert list(table.columns) == list(COLUMNS)
    assert list(table["article"]) == ["a", "a", "b", "b"]
    assert list(table["published"].notna()) == [True, True, False, False]
    claims = factcheck.extract(articles)
    assert claims[0].published == date(2025, 2, 1)
    report = factcheck.reconcile(table)
    assert report.claims == claims
    assert report.unread == ()
    assert factcheck.check(table).findings == report.findings == factcheck.check(articles).findings


def test_a_string_that_can_only_be_a_path_is_an_error() -> None:
    """A mistyped path must not pass for a text without figures."""
    for name in ("articles/a.txt", "a.txt", "no-such-folder/"):
        with pytest.raises(FileNotFoundError, match="check the path"):
            factcheck.extract(name)


def test_what_cannot_be_read_is_an_error_of_extract_and_an_entry_of_check(tmp_path: Path) -> None:
    """Does nothing pass in silence?"""
    with pytest.raises(factcheck.UnreadableError, match=r"missing\.txt"):
        factcheck.extract(tmp_path / "missing.txt")
    with pytest.raises(factcheck.UnreadableError, match=r"text: .*empty"):
        factcheck.extract("")
    report = factcheck.check([tmp_path / "missing.txt", TEXT])
    assert [entry.article for entry in report.unread] == [str(tmp_path / "missing.txt")]
    assert len(report.claims) == 2


def test_other_things_are_a_type_error() -> None:
    """Not taken for anything."""
    with pytest.raises(TypeError, match="int is none of"):
        factcheck.extract([5])  # type: ignore[list-item]
    with pytest.raises(TypeError, match="reconcile takes"):
        factcheck.reconcile([5])  # type: ignore[list-item]


def test_options_reach_the_articles() -> None:
    """Publication date as a date or as text; language; numbers that claim nothing."""
    for day in (date(2025, 3, 1), "2025-03-01"):
        assert factcheck.extract("Exports rose 12% last year.", published=day)[0].time_period == "2024"
    assert factcheck.extract(TEXT, article_lang="en")[0].lang == "en"
    told = factcheck.extract("The 28th session met on 5 May 2024.", all_numbers=True)
    assert {claim.set_aside for claim in told} >= {"ordinal", "date"}


def test_the_language_of_messages() -> None:
    """lang is the language of messages, whatever the articles are written in."""
    report = factcheck.check(ARTICLES, lang="ru")
    assert report.options["lang"] == "ru"
    english = factcheck.check(ARTICLES)
    assert [f.finding_id for f in report.findings] == [f.finding_id for f in english.findings]
    assert [f.message.text for f in report.findings] != [f.message.text for f in english.findings]


def test_a_text_longer_than_any_name_of_a_file_is_a_text() -> None:
    """One line of 300 characters: the system refuses to look for such a file."""
    text = TEXT + " It was a good year." * 12
    assert len(text) > 255
    assert [claim.quote for claim in factcheck.extract([text])] == [claim.quote for claim in factcheck.extract(TEXT)]
