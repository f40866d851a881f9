"""Every format renders every kind of report, and a wrong name says what there is."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from datetime import date

import pytest
from report_builder import clean, empty, trade

from factcheck.report import LANGUAGES, Rendering, RenderingError, formats, render


@pytest.mark.parametrize("make", [trade, clean, empty])
@pytest.mark.parametrize("name", formats())
def test_every_format_renders_in_every_language(name, make):
    for lang in LANGUAGES:
        text = render(make(), name, lang=lang)
        assert text == "" or text.endswith("\n")


def test_formats_are_the_modules_of_the_folder():
    assert formats() == ("csv", "github", "gitlab", "html", "json", "junit", "md", "sarif", "text")


@pytest.mark.parametrize(
    ("call", "told"),
    [
        (lambda: render(clean(), "htlm"), "did you mean 'html'"),
        (lambda: render(clean(), "docx"), "known are csv, github"),
        (lambda: render(clean(), "text", lang="fr"), "known are en, ru, kk, uz"),
        (lambda: render(clean(), "text", colours=True), "colours"),
        (lambda: render(clean(), "text", fail_on="always"), "error, warning, never"),
    ],
)
def test_a_wrong_name_is_told_with_the_right_ones(call, told):
    with pytest.raises(RenderingError, match=told):
        call()


@pytest.mark.parametrize("name", formats())
def test_the_same_report_gives_the_same_bytes(name):
    settings = {"generated": date(2026, 2, 4)}
    assert render(trade(), name, **settings) == render(trade(), name, **settings)


def test_the_date_follows_source_date_epoch(monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1770163200")
    assert Rendering().generated == date(2026, 2, 4)


def test_a_claim_or_article_that_is_missing_stops_no_format():
    """Reports of claim tables name articles that nobody read."""
    whole = trade()
    bare = replace(whole, articles=(), claims=whole.claims[:2])
    for name in formats():
        assert render(bare, name) is not None


def test_the_console_output_imports_neither_jinja_nor_rich():
    code = (
        "import sys; sys.path.insert(0, 'tests/report'); from report_builder import trade; from factcheck.report import render;"
        "render(trade(), 'text'); print([m for m in ('jinja2', 'rich', 'pandas', 'wcwidth') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
