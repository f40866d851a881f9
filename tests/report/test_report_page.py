"""The HTML page as a file: closed to the outside, escaped, complete, and the data in it whole."""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
import re
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from html.parser import HTMLParser

import pytest
from hostile import MARK, PAYLOADS, hostile
from report_builder import clean, empty, trade

from factcheck.model.article import Article, Section
from factcheck.model.finding import Step
from factcheck.model.interval import Interval
from factcheck.report import LANGUAGES, render
from factcheck.report.index import Index
from factcheck.report.page.body import Mark, body, is_hard_wrapped, marked, visible
from factcheck.report.page.island import island
from factcheck.report.page.states import state_of
from factcheck.report.page.texts import joined

SECTIONS = ["findings", "questions", "articles", "series", "figures", "waived", "not-compared", "unread", "guide", "provenance"]


class Elements(HTMLParser):
    """Every element with its attributes, and what stands in script and style."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.seen: list[tuple[str, dict[str, str | None]]] = []
        self.raw: dict[str, list[str]] = {"script": [], "style": []}
        self._inside: str | None = None
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.seen.append((tag, dict(attrs)))
        if tag in self.raw:
            self._inside = tag
            self.raw[tag].append("")

    def handle_endtag(self, tag):
        self._inside = None

    def handle_data(self, data):
        if self._inside:
            self.raw[self._inside][-1] += data

    def ids(self):
        return [attrs["id"] for _, attrs in self.seen if "id" in attrs]


def data(html: str) -> dict:
    return json.loads(re.search(r'<script type="application/json" id="factcheck">(.*?)</script>', html, re.DOTALL)[1])


def sha(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


@pytest.mark.parametrize("make", [trade, clean, empty, hostile])
def test_only_our_own_script_and_sheet_may_run(make):
    page = Elements(render(make(), "html"))
    policy = next(attrs["content"] for tag, attrs in page.seen if tag == "meta" and "http-equiv" in attrs)
    (sheet,) = page.raw["style"]
    *_, script = page.raw["script"]
    assert policy.startswith(
        f"default-src 'none'; style-src 'sha256-{sha(sheet)}'; script-src 'sha256-{sha(script)}'; img-src data:"
    )
    assert "unsafe" not in policy


@pytest.mark.parametrize("make", [trade, clean, empty, hostile])
def test_no_element_loads_runs_or_leads_anywhere(make):
    for tag, attrs in Elements(render(make(), "html")).seen:
        assert tag not in ("link", "iframe", "object", "embed", "base", "img", "form", "animate", "foreignobject"), tag
        for name, value in attrs.items():
            assert not name.startswith("on"), (tag, attrs)
            assert name not in ("style", "srcdoc", "src", "action", "xlink:href", "ping"), (tag, attrs)
            if name == "href":
                assert value.startswith("#"), (tag, attrs)


def test_every_section_is_there_in_order():
    ids = Elements(render(trade(), "html")).ids()
    assert [name for name in ids if name in SECTIONS] == SECTIONS


@pytest.mark.parametrize("make", [trade, clean, empty, hostile])
def test_ids_are_unique_and_links_lead_to_them(make):
    page = Elements(render(make(), "html"))
    ids = page.ids()
    assert len(ids) == len(set(ids))
    for tag, attrs in page.seen:
        if tag == "a":
            assert attrs["href"][1:] in ids, attrs


def test_findings_come_worst_first_with_permalinks():
    ids = [name for name in Elements(render(trade(), "html")).ids() if name.startswith("f-")]
    assert ids == ["f-k3m8", "f-p9ht", "f-p9hz", "f-7k2q"]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_asked_language_stands_in_the_html_and_all_in_the_table(lang):
    html = render(trade(), "html", lang=lang)
    page = Elements(html)
    table = data(html)["texts"]
    assert dict(page.seen[0][1])["lang"] == {"en": "en", "ru": "ru", "kk": "kk", "uz": "uz-Latn"}[lang]
    assert list(table) == list(LANGUAGES)
    assert len({len(column) for column in table.values()}) == 1
    numbers = {int(attrs["data-t"]) for _, attrs in page.seen if "data-t" in attrs}
    assert max(numbers) < len(table["en"])
    assert all(all(column) for column in table.values())


@pytest.mark.parametrize("make", [trade, empty, hostile])
def test_the_page_carries_the_whole_report_for_export(make):
    report = make()
    packed = re.search(r'<script type="application/gzip" id="report">([A-Za-z0-9+/=]*)</script>', render(report, "html"))[1]
    assert json.loads(gzip.decompress(base64.b64decode(packed))) == json.loads(render(report, "json"))


def test_ticks_are_kept_apart_by_what_was_checked():
    keys = [data(render(report, "html"))["key"] for report in (trade(), clean(), trade())]
    assert keys[0] == keys[2] != keys[1]


@pytest.mark.parametrize("text", [*PAYLOADS, "a<b>&c\u2028\u2029</SCRIPT><!--", "\ud800 lone"])
def test_no_text_can_leave_the_island(text):
    written = str(island({"x": text}))
    assert not re.search(r"[<>&\u2028\u2029]", written)
    assert json.loads(written) == {"x": text}


def test_the_attack_is_shown_as_text():
    html = render(hostile(long_word=False), "html")
    assert f"&lt;script&gt;{MARK}&lt;/script&gt;" in html
    assert f"<script>{MARK}" not in html
    assert "{{ 7*7 }}" in html
    assert "49{%" not in html
    assert '<span class="control">U+202E</span>' in html
    assert "\u202e" not in re.sub(r'<script type="application/json".*?</script>', "", html, flags=re.DOTALL)


def test_a_lone_surrogate_does_not_stop_the_page():
    article = Article("odd.txt", "a \ud800 b 5\n", "en")
    html = render(empty().__class__("1", {}, (article,), (), ()), "html")
    html.encode()


ARTICLE = Article(
    "a.txt", "Head 5\nOne 6 and 7.\n\nTwo 8\nlines 9.\n", "en", sections=(Section("headline", 0, 6), Section("body", 6, 38))
)


def test_paragraphs_follow_headline_blank_lines_and_line_feeds():
    html = str(body(ARTICLE, []))
    assert re.findall(r'<p class="(\w+)" dir="auto">(.*?)</p>', html) == [
        ("headline", "Head 5"), ("body", "One 6 and 7."), ("body", "Two 8"), ("body", "lines 9."),
    ]  # fmt: skip


def test_a_hard_wrapped_text_flows():
    line = "word " * 14 + "word"
    article = Article("a.txt", "\n".join([line] * 6) + ".\n", "en")
    assert is_hard_wrapped(article.text)
    assert str(body(article, [])).count("<p") == 1


def test_a_figure_across_lines_is_not_torn():
    start = ARTICLE.text.index("8")
    end = ARTICLE.text.index("lines") + 5
    html = str(body(ARTICLE, [Mark(start, end, "c-1", "agrees")]))
    assert ">8 lines</a>" in html


def test_overlapping_marks_keep_the_first():
    marks = [
        Mark(0, 4, "a", "agrees"),
        Mark(2, 6, "b", "error"),
        Mark(4, 6, "c", "info"),
        Mark(30, 99, "d", "info"),
        Mark(5, 5, "e", "info"),
    ]
    assert [mark.anchor for mark in marked(marks, 40)] == ["a", "c"]


def test_two_figures_of_one_sentence_share_their_quote():
    html = render(trade(), "html")
    finding = html[html.index('id="f-p9hz"') :]
    assert finding[: finding.index("</article>")].count("<blockquote") == 2
    same_line = html[html.index('id="f-k3m8"') :]
    assert same_line[: same_line.index("</article>")].count("<mark") == 3


def test_a_fall_is_shown_below_zero_and_the_gap_only_where_values_must_meet():
    whole = trade()
    claim = replace(
        whole.claims[1], form="growth_percent", direction="down", unit_measure="percent", obs_value=Decimal(40), decimals=0
    )
    printed = Step("40", Decimal(40), claim.interval(), (claim.claim_id,))
    computed = Step("(52.5 ÷ 73.5 − 1) × 100", Decimal("-28.571"), Interval(Fraction(-2869, 100), Fraction(-2845, 100)), ())
    for rule, gaps in (("growth", 2), ("nested-period", 0)):
        finding = replace(whole.findings[0], rule=rule, arithmetic=(computed, printed))
        html = render(replace(whole, claims=(*whole.claims[:1], claim, *whole.claims[2:]), findings=(finding,)), "html")
        assert "−40%" in html
        assert "−40.5%" in html
        assert html.count('<rect class="gap"') == gaps


@pytest.mark.parametrize(("story", "heading"), [("--story", "Versions of one story"), ("visit", "Versions of one story: visit")])
def test_versions_have_the_name_that_a_desk_gave_them(story, heading):
    whole = trade()
    html = render(replace(whole, articles=tuple(replace(article, story=story) for article in whole.articles)), "html")
    assert re.search("<h3>(?:<[^>]*>)?([^<]*)<", html[html.index('<div class="story">') :])[1] == heading


def test_a_number_keeps_its_per_cent_sign():
    assert visible("12 % and 12\n%, 12 per cent") == "12\N{NO-BREAK SPACE}% and 12\N{NO-BREAK SPACE}%, 12 per cent"


def test_versions_of_one_story_stand_side_by_side():
    html = render(hostile(long_word=False), "html")
    assert html.count('class="versions"') == 1
    assert html[html.index('class="versions"') :].count('<details class="article"') == 2


def test_a_note_does_not_outrank_an_agreement_but_a_doubt_does():
    whole = trade()
    index = Index(whole)
    by_state = {claim.quote: state_of(claim, index) for claim in whole.claims}
    assert by_state["86 million dollar"] == "info"
    assert by_state["1 миллиард доллар"] == "waived"
    agreeing = tuple(replace(entry, state="agrees") for entry in whole.coverage)
    index = Index(replace(whole, coverage=agreeing))
    assert state_of(next(c for c in whole.claims if c.quote == "86 million dollar"), index) == "agrees"
    assert state_of(next(c for c in whole.claims if c.quote == "89,6 миллион доллар"), index) == "warning"


def test_running_text_breaks_at_no_dash():
    assert joined("86 USD — 85.5–86.5, May – June") == "86 USD\N{NO-BREAK SPACE}— 85.5–\N{WORD JOINER}86.5, May – June"


def test_a_step_that_says_its_result_stands_in_the_columns():
    whole = trade()
    step = Step("1 ÷ 0.0896 = 11.16 (5–17)", None, Interval(Fraction(5), Fraction(17)), (), {"ru": "1 ÷ 0,0896 = 11,16 (5–17)"})
    finding = replace(whole.findings[0], arithmetic=(step,))
    for lang, cells in (("en", ["1 ÷ 0.0896", "11.16", "5", "17"]), ("ru", ["1 ÷ 0,0896", "11,16", "5", "17"])):
        html = render(replace(whole, findings=(finding,)), "html", lang=lang)
        row = html[html.index('<th scope="row"') :].partition("</tr>")[0]
        assert re.findall(r">([^<>]+)</t[hd]>", row) == cells
