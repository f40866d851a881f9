"""The console output: as drawn, at every width, in columns that are right for Cyrillic, on consoles that can do less."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from report_builder import clean, empty, trade
from wcwidth import wcswidth

import factcheck
from factcheck.model.article import Unread
from factcheck.report import LANGUAGES, render
from factcheck.report.passage import Passage
from factcheck.report.terminal.columns import columns, fitted, head, tail, wrapped
from factcheck.report.terminal.console import console
from factcheck.report.terminal.draw import MOST_NOTES

DRAWN = """\
factcheck 1.0 · 3 articles (1 kk, 1 uz-Latn, 1 en)

texts/wire.txt
  2:29  ✗ error    sum-of-parts  The total exceeds exports and imports by 0.5–0.8 million USD  #k3m8
        │ here     Exports and imports came to 90.2 million dollars in the first seven months of…
        │                                      ━━━━━━━━━━━━━━━━━━━━
        │ against  texts/palata.txt 2:104  … жетті. Экспорт 55,5 миллион доллар, импорт 34,1…
        │                                                   ━━━━━━━━━━━━━━━━━━━
        │ against  texts/palata.txt 3:16  доллар, импорт 34,1 миллион доллар болды.
        │                                                ━━━━━━━━━━━━━━━━━━━
        │ also in  official.csv
        │ why      exports + imports = 89.6 million USD (89.5–89.7)
        │ fits if  “90.2 million dollars” is 89.5–89.7 million USD (two digits swapped)
        ╰ try      Add the parts up again from the source; ask whether the list is complete.

texts/palata.txt
  2:67  ! warning  nested-period  Seven months minus six leaves 2.8 million for July (19% of a
                                  month)  #p9ht
        │ here     … жеті айда тауар айналымы 89,6 миллион долларға жетті. Экспорт 55,5 миллион
        │                                     ━━━━━━━━━━━━━━━━━━━
        │ against  texts/vazir.txt 2:38  … aylanmasi 86,8 million AQSH dollariga yetdi, eksport…
        │                                            ━━━━━━━━━━━━━━━━━━━━━━━━━
        │ why      89.6 − 86.8 = 2.8 million USD (2.7–2.9); an average month of the half-year =
        │          14.47 million USD (14.458–14.475)
        ╰ try      Possible, but unusual: ask whether both figures cover the same goods and come
                   from the same source.

texts/vazir.txt
  3:27  i note     same-fact  86 is not a rounding of 86.8  #p9hz
        │ here     Yil boshidan beri aylanma 86 million dollarga yetgan.
        │                                    ━━━━━━━━━━━━━━━━━
        │ against  2:38  … savdo aylanmasi 86,8 million AQSH dollariga yetdi, eksport esa 55,3…
        │                                  ━━━━━━━━━━━━━━━━━━━━━━━━━
        │ why      as written = 86 million USD (85.5–86.5); as written = 86.8 million USD
        │          (86.75–86.85)
        │ fits if  “86 million dollar” is 86.5–87.5 million USD (cut off instead of rounded)
        ╰ try      Find the figure in the source and print it the same way everywhere.

Accepted
  – target The target is 11 times what seven months brought #7k2q
    trade turnover, Kazakhstan – Pakistan, by 31 December 2025 · about something else · The chamber
    confirmed the target on 20 August · desk · until 21 November 2025

Findings   1 error · 1 warning · 1 note · 1 waived
Coverage   10 figures found · 8 compared · 2 had nothing to compare with         (factcheck extract)
Unread     texts/scan.pdf: a scanned page has no text; run it through OCR first
Report     reports/factcheck.html                                                              0.6 s
FAILED     1 error (fail-on: error)
"""


def test_it_is_drawn_as_designed():
    drawn = render(trade(), "text", written=("reports/factcheck.html",), seconds=0.62)
    assert drawn.replace("\N{NO-BREAK SPACE}", " ") == DRAWN


@pytest.fixture(scope="module")
def demo():
    """The bundled articles: sentences and messages as long as real ones."""
    return factcheck.check([Path(factcheck.__file__).parent / "demo" / "articles"])


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("width", [40, 41, 60, 75, 76, 80, 100, 137, 200])
def test_no_line_is_wider_than_the_console(width, lang, demo):
    for report in (trade(), demo):
        for line in render(report, "text", width=width, lang=lang, seconds=0.62).splitlines():
            assert wcswidth(line) <= width, line
            assert line.strip() != "│"


def test_what_could_not_be_read_and_notes_are_told_in_the_language_asked_for():
    texts = {lang: f"reason in {lang}" for lang in LANGUAGES}
    report = replace(
        empty(), unread=(Unread("a.pdf", texts["en"], texts),), notes=({lang: f"note in {lang}" for lang in LANGUAGES},)
    )
    for lang in LANGUAGES:
        drawn = render(report, "text", lang=lang)
        assert f"reason in {lang}" in drawn
        assert f"note in {lang}" in drawn
        for form in ("html", "md", "github", "gitlab", "junit", "sarif"):
            assert f"reason in {lang}" in render(report, form, lang=lang), form


@pytest.mark.parametrize("width", range(40, 201, 13))
def test_underlines_stand_under_their_figures(width):
    lines = render(trade(), "text", width=width).splitlines()
    quotes = {"90.2 million dollars", "86,8 million AQSH dollari", "89,6 миллион доллар", "86 million dollar"}
    seen = set()
    for line, below in pairwise(lines):
        mark = re.search("━+", below)
        if mark:
            figure = line[mark.start() : mark.end()]
            seen.add(figure)
            assert re.fullmatch(r"\d.*\w…?", figure), (line, below)
    assert quotes <= seen


def test_a_failed_run_says_so_and_a_clean_one_passes():
    assert render(trade(), "text").splitlines()[-1].split() == ["FAILED", "1", "error", "(fail-on:", "error)"]
    assert render(clean(), "text").splitlines()[-1].split() == ["PASSED", "no", "errors", "(fail-on:", "error)"]
    assert render(trade(), "text", fail_on="never").splitlines()[-1].startswith("INCOMPLETE")
    assert "1 error, 1 warning" in render(trade(), "text", fail_on="warning").splitlines()[-1]
    all_read = replace(trade(), unread=())
    assert render(all_read, "text", fail_on="never").splitlines()[-1].split() == ["PASSED", "1", "error", "(fail-on:", "never)"]


@pytest.mark.parametrize(
    ("lang", "told"), [("en", "and 3 notes more"), ("ru", "и ещё 3 заметки"), ("kk", "тағы 3"), ("uz", "yana 3")]
)
def test_an_archive_s_notes_are_counted_after_the_hundredth(lang, told):
    report = trade()
    note = next(finding for finding in report.findings if finding.severity == "info")
    others = tuple(finding for finding in report.findings if finding.severity != "info")
    notes = tuple(replace(note, finding_id=f"{number:08d}", related=()) for number in range(MOST_NOTES + 3))
    text = render(replace(report, findings=others + notes), "text", lang=lang)
    assert text.count(note.rule) == MOST_NOTES
    assert told in text
    assert all(finding.rule in text for finding in others)
    assert told not in render(replace(report, findings=others + notes[3:]), "text", lang=lang)


def test_nothing_at_all_is_drawn_too():
    assert "0 figures found" in render(empty(), "text")


def test_colour_stands_beside_icon_and_word_and_can_be_left_out():
    coloured, plain = render(trade(), "text", colour=True), render(trade(), "text")
    assert "\x1b[31m✗ error\x1b[0m" in coloured
    assert "\x1b[33m! warning\x1b[0m" in coloured
    assert "\x1b[36mi note\x1b[0m" in coloured
    assert "\x1b" not in plain
    assert re.sub(r"\x1b\[[\d;]*m", "", coloured) == plain


def test_a_plain_console_gets_ascii_where_the_drawing_is_ours():
    text = render(trade(), "text", ascii_only=True, encoding="ascii")
    assert text.isascii()
    lines = text.splitlines()
    assert any(line.lstrip().startswith("2:29  x error") for line in lines)
    below = next(n for n, line in enumerate(lines) if "^^" in line)
    start = lines[below].index("^")
    assert lines[below - 1][start:].startswith("90.2 million dollars")
    assert all(len(line) <= 100 for line in lines)


def test_cyrillic_stays_on_a_cyrillic_console():
    text = render(trade(), "text", ascii_only=True, encoding="cp1251")
    assert "миллион доллар" in text


def test_an_article_cannot_send_escapes_to_the_console():
    whole = trade()
    evil = replace(whole.articles[2], text=whole.articles[2].text.replace("Exports", "\x1b[2J\u202eExp\x07rts"))
    offset = len(evil.text) - len(whole.articles[2].text)
    claims = tuple(
        replace(c, start=c.start + offset, end=c.end + offset, sentence=None) if c.article == evil.name else c for c in whole.claims
    )
    findings = tuple(
        replace(
            f,
            claims=tuple(replace(p, start=p.start + offset, end=p.end + offset) if p.article == evil.name else p for p in f.claims),
        )
        for f in whole.findings
    )
    text = render(replace(whole, articles=(*whole.articles[:2], evil), claims=claims, findings=findings), "text", width=200)
    assert "90.2 million dollars" in text
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f\u202e]", text)


def test_waived_findings_stay_visible():
    text = render(trade(), "text")
    assert "#7k2q" in text
    assert "confirmed the target on 20 August · desk" in text


text_pieces = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Co", "Cn")), max_size=60)


@given(text_pieces, st.integers(1, 50))
def test_cut_text_fits(text, room):
    for cut in (head, tail):
        assert columns(cut(text, room)) <= room
    if columns(text) <= room:
        assert head(text, room) == tail(text, room) == text


@given(st.text("abc бвг ё 漢 e\u0301 …–", max_size=120), st.integers(4, 50))
def test_wrapped_text_fits_and_loses_no_letter(text, room):
    lines = wrapped(text, room)
    assert all(columns(line) <= room for line in lines)
    assert "".join("".join(lines).split()) == "".join(text.split())


@given(
    st.text("бвг abc", max_size=80),
    st.text("0123456789", min_size=1, max_size=20),
    st.text("бвг abc", max_size=80),
    st.integers(24, 90),
)
def test_a_fitted_passage_always_holds_its_figure(before, figure, after, room):
    shown = fitted(Passage(before, figure, after), room)
    assert shown.figure == figure
    assert columns(shown.text) <= room


@given(st.text(max_size=40))
def test_columns_agree_with_wcwidth(text):
    expected = wcswidth(text)
    assert columns(text) == (len(text) if expected < 0 else expected)


class Screen(io.StringIO):
    def __init__(self, encoding="utf-8", terminal=True):
        super().__init__()
        self._encoding, self._terminal = encoding, terminal

    @property
    def encoding(self):
        return self._encoding

    def isatty(self):
        return self._terminal


@pytest.mark.parametrize(
    ("environ", "terminal", "colour"),
    [
        ({}, True, True),
        ({}, False, False),
        ({"NO_COLOR": "1"}, True, False),
        ({"NO_COLOR": ""}, True, True),
        ({"NO_COLOR": "1", "FORCE_COLOR": "1"}, True, False),
        ({"FORCE_COLOR": "1"}, False, True),
        ({"TERM": "dumb"}, True, False),
    ],
)
def test_colour_follows_the_environment(environ, terminal, colour):
    assert console(Screen(terminal=terminal), environ)["colour"] is colour


@pytest.mark.parametrize(("encoding", "plain"), [("utf-8", False), ("cp1251", True), ("ascii", True), ("no-such-thing", True)])
def test_drawing_follows_the_encoding(encoding, plain):
    assert console(Screen(encoding), {})["ascii_only"] is plain


@pytest.mark.parametrize(("asked", "width"), [("120", 120), ("12", 40), ("999", 200), ("", 100), ("wide", 100)])
def test_width_follows_columns_within_limits(asked, width):
    assert console(Screen(terminal=False), {"COLUMNS": asked})["width"] == width
