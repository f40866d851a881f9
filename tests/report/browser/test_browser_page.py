"""The page at work in a browser, from a file, without a network."""

from __future__ import annotations

import csv
import io
import json
import re

import pytest
from report_builder import trade

from factcheck.report import LANGUAGES, render

ALL = ["f-k3m8", "f-p9ht", "f-p9hz", "f-7k2q"]


@pytest.mark.parametrize("name", ["trade", "clean", "empty", "hostile"])
def test_it_opens_offline_and_asks_for_nothing(open_page, name):
    tab = open_page(name)
    assert tab.requests == [tab.path.as_uri()]
    assert tab.complaints == []
    assert tab.page.evaluate("performance.getEntriesByType('resource').length") == 0


def test_without_its_script_everything_can_still_be_read(open_page):
    tab = open_page(java_script_enabled=False)
    assert tab.page.locator(".finding").count() == 4
    assert tab.page.locator("#bar").is_hidden()
    assert tab.page.locator(".copy-text").first.is_hidden()
    assert tab.page.locator("#figures tbody tr").count() == 10
    assert "90.2 million dollars" in tab.page.locator("#f-k3m8 blockquote").first.inner_text()


def test_toggles_hide_findings_questions_and_figures(open_page):
    tab = open_page()
    assert tab.shown(".finding") == ALL
    tab.page.click('.toggle[data-state="error"]')
    assert tab.shown(".finding") == ALL[1:]
    assert tab.count(".questions li") == 2
    assert tab.count('#figures tr[data-state="error"]') == 0
    assert tab.page.get_attribute('.toggle[data-state="error"]', "aria-pressed") == "false"
    assert "Findings shown: 3 of 4" in tab.page.inner_text("#shown")
    assert tab.page.evaluate("getComputedStyle(document.querySelector('.text .figure.error')).borderTopColor") == "rgba(0, 0, 0, 0)"
    tab.page.click('.toggle[data-state="error"]')
    assert tab.shown(".finding") == ALL
    assert tab.page.inner_text("#shown") == ""


@pytest.mark.parametrize(
    ("control", "label", "findings", "articles"),
    [
        ("#by-article", "texts/vazir.txt", ["f-p9ht", "f-p9hz"], 1),
        ("#by-language", "English", ["f-k3m8"], 1),
        ("#by-indicator", "imports", ["f-k3m8"], 3),
    ],
)
def test_lists_filter_by_article_language_and_indicator(open_page, control, label, findings, articles):
    tab = open_page()
    tab.page.click("#more summary")
    tab.page.select_option(control, label=label)
    assert tab.shown(".finding") == findings
    assert tab.count("details.article") == articles
    assert tab.page.inner_text("#active") == "(1)"
    tab.page.click("#reset")
    assert tab.shown(".finding") == ALL


@pytest.mark.parametrize(
    ("query", "findings"),
    [
        ("86,8 MILLION aqsh", ["f-p9ht", "f-p9hz"]),
        ("86.8 million aqsh", ["f-p9ht", "f-p9hz"]),
        ("#k3m8", ["f-k3m8"]),
        ("chamber confirmed", ["f-7k2q"]),
        ("no such words", []),
    ],
)
def test_search_folds_what_makes_no_difference(open_page, query, findings):
    tab = open_page()
    tab.page.fill("#search", query)
    assert tab.shown(".finding") == findings
    assert tab.page.locator(".none.filtered").is_visible() is (not findings)


def test_a_permalink_opens_its_finding(open_page):
    for name in ("f-p9hz", "f-p9hz0v1c"):
        tab = open_page(hash=f"#{name}")
        assert tab.page.evaluate("document.activeElement.id") == "f-p9hz"
        assert "current" in tab.page.get_attribute("#f-p9hz", "class")
        tab.until("document.getElementById('f-p9hz').getBoundingClientRect().top < 200")


def test_a_permalink_shows_what_a_filter_hides(open_page):
    tab = open_page(hash="#f-k3m8&hide=error")
    assert "f-k3m8" in tab.shown(".finding")


def test_filters_and_language_survive_reload(open_page):
    tab = open_page()
    tab.page.click('.toggle[data-state="info"]')
    tab.page.fill("#search", "million")
    tab.page.click('[data-lang="kk"]')
    tab.page.click("#more summary")
    tab.page.select_option("#by-indicator", "imports")
    for part in ("hide=info", "q=million", "lang=kk", "indicator=imports"):
        tab.until(f"location.hash.includes('{part}')")
    address = tab.page.url
    shown = tab.shown(".finding")
    tab.page.reload()
    assert tab.page.url == address
    assert tab.shown(".finding") == shown == ["f-k3m8"]
    assert tab.page.input_value("#search") == "million"
    assert tab.page.evaluate("document.documentElement.lang") == "kk"


def test_keys_walk_copy_search_and_help(open_page):
    tab = open_page(permissions=["clipboard-read", "clipboard-write"])
    press, active = tab.page.keyboard.press, "document.activeElement.id"
    press("j")
    press("j")
    assert tab.page.evaluate(active) == "f-p9ht"
    assert tab.page.url.endswith("#f-p9ht")
    press("k")
    assert tab.page.evaluate(active) == "f-k3m8"
    press("c")
    tab.until("document.getElementById('toast').textContent !== ''")
    assert "The total exceeds" in tab.page.evaluate("navigator.clipboard.readText()")
    press("/")
    assert tab.page.evaluate(active) == "search"
    press("j")
    assert tab.page.input_value("#search") == "j"
    press("Escape")
    press("?")
    assert tab.page.locator("#help").is_visible()
    press("Escape")
    assert tab.page.locator("#help").is_hidden()


def test_keys_work_on_a_cyrillic_keyboard_and_can_be_switched_off(open_page):
    tab = open_page()
    tab.page.evaluate("document.body.dispatchEvent(new KeyboardEvent('keydown', {key: '\u043e', code: 'KeyJ', bubbles: true}))")
    assert tab.page.evaluate("document.activeElement.id") == "f-k3m8"
    tab.page.keyboard.press("?")
    tab.page.uncheck("#keys-on")
    tab.page.click("#help-close")
    tab.page.keyboard.press("j")
    assert "#f-p9ht" not in tab.page.url


def test_copying_text_link_waiver_and_questions(open_page):
    tab = open_page(permissions=["clipboard-read", "clipboard-write"])

    def copied(selector: str) -> str:
        tab.page.evaluate("document.getElementById('toast').textContent = ''")
        tab.page.click(selector)
        tab.until("document.getElementById('toast').textContent !== ''")
        return tab.page.evaluate("navigator.clipboard.readText()")

    text = copied("#f-k3m8 .copy-text")
    assert text.startswith("DOES NOT MATCH: The total exceeds exports and imports by 0.5–0.8 million USD\n")
    assert "“Exports and imports came to 90.2 million dollars in the first seven months" in text
    assert "  — Wire, 11 September 2025, texts/wire.txt:2:29\n" in text
    assert "  exports + imports: 89.6 million USD (89.5 million USD … 89.7 million USD)\n" in text.replace(
        "\N{NO-BREAK SPACE}", " "
    )
    assert copied("#f-k3m8 .copy-link") == tab.path.as_uri() + "#f-k3m8"
    waiver = copied("#f-k3m8 .copy-waiver")
    lines = waiver.splitlines()
    assert lines[:3] == ["[[waiver]]", 'id = "k3m8x2qa"', 'rule = "sum-of-parts"']
    assert lines[3] == 'about = "trade_turnover, January–July 2025: 34.1 / 55.5 / 90.2 million USD"'
    import tomllib

    (read,) = tomllib.loads(waiver)["waiver"]
    assert (read["expires"] - read["added"]).days == 90
    questions = copied("#copy-questions").splitlines()
    assert [line[0] for line in questions] == ["1", "2", "3"]
    assert questions[2].endswith("Which of these figures holds?")


def test_the_inspector_shows_one_figure_and_its_neighbours(open_page):
    tab = open_page()
    tab.page.click("#articles a.figure >> nth=1")
    panel = tab.page.locator("#inspector")
    assert panel.is_visible()
    assert "89,6 миллион доллар" in panel.inner_text()
    assert "89.55–89.65 million USD" in panel.inner_text().replace("\N{NO-BREAK SPACE}", " ")
    assert "doubtful" in panel.inner_text()
    assert re.search(r"#c-[0-9a-f]{12}$", tab.page.url)
    tab.page.click("#inspector-next")
    assert "55,5 миллион доллар" in panel.inner_text()
    tab.page.click("#inspector-previous")
    tab.page.click("#inspector-previous")
    assert "2,5 есе" in panel.inner_text()
    assert "no level for the base period" in panel.inner_text()
    tab.page.keyboard.press("Escape")
    assert panel.is_hidden()
    assert "89,6" in tab.page.evaluate("document.activeElement.textContent")


def test_the_inspector_leads_to_findings_and_matched_figures(open_page):
    tab = open_page()
    tab.page.click("#articles a.figure >> nth=1")
    tab.page.click("#inspector-links a >> text=#p9ht")
    assert tab.page.evaluate("document.activeElement.id") == "f-p9ht"
    tab.page.click("#inspector-links a >> text=86,8 million")
    assert "86,8 million AQSH dollari" in tab.page.inner_text("#inspector-quote")


def page_text(tab) -> list[str]:
    """Everything to be read, without what the script wrote into its own controls."""
    tab.page.evaluate("for (const d of document.querySelectorAll('details')) d.open = true")
    tab.page.evaluate("document.getElementById('theme').textContent = ''")
    return tab.page.inner_text("body").splitlines()


@pytest.mark.parametrize("lang", LANGUAGES[1:])
def test_switching_gives_the_page_as_if_made_in_that_language(open_page, lang):
    switched, made = open_page(), open_page(lang=lang)
    switched.page.click(f'[data-lang="{lang}"]')
    assert page_text(switched) == page_text(made)
    assert switched.page.title() == made.page.title()
    own = "[...e.attributes].filter(a => a.name !== 'data-ta' && a.name !== 'data-t')"
    labels = f"all => all.map(e => {own}.map(a => a.value).join('|'))"
    attributes = [tab.page.eval_on_selector_all("[data-ta]", labels) for tab in (switched, made)]
    assert attributes[0] == attributes[1]
    switched.page.click('[data-lang="en"]')
    assert page_text(switched) == page_text(open_page())


def test_the_colours_are_chosen_and_kept(open_page):
    tab = open_page()
    ground = "getComputedStyle(document.documentElement).backgroundColor"
    light = tab.page.evaluate(ground)
    tab.page.click("#more summary")
    tab.page.click("#theme")
    assert tab.page.evaluate(ground) == light
    tab.page.click("#theme")
    dark = tab.page.evaluate(ground)
    assert dark != light
    tab.page.reload()
    tab.page.wait_for_function(f"{ground} === {dark!r}")


def test_ticks_are_kept(open_page):
    tab = open_page()
    tab.page.check("#f-k3m8 .tick")
    tab.page.check("#figures .tick >> nth=2")
    tab.page.reload()
    assert tab.page.eval_on_selector_all(".tick", "all => all.filter(e => e.checked).length") == 2
    assert tab.page.is_checked("#f-k3m8 .tick")


def test_exports_are_whole(open_page):
    tab = open_page(accept_downloads=True)
    tab.page.click("#more summary")

    def saved(selector: str) -> str:
        with tab.page.expect_download() as download:
            tab.page.click(selector)
        return download.value.path().read_text(encoding="utf-8-sig")

    assert json.loads(saved("#json")) == json.loads(render(trade(), "json"))
    findings = list(csv.DictReader(io.StringIO(saved("#csv-findings"))))
    assert [row["finding_id"] for row in findings][:2] == ["p9ht7d2k", "p9ht7d2k"]
    figures = list(csv.DictReader(io.StringIO(saved("#csv-figures"))))
    assert len(figures) == 10
    assert figures[1]["obs_value"] == "89600000"
    assert figures[0]["state"] == "not_compared"


def test_an_address_of_a_figure_opens_it_in_the_inspector(open_page):
    tab = open_page("demo")
    anchor = tab.page.get_attribute("#articles a.figure >> nth=3", "id")
    words = tab.page.inner_text(f"#{anchor}")
    again = open_page("demo", hash=f"#{anchor}")
    assert again.page.locator("#inspector").is_visible()
    assert again.page.inner_text("#inspector-quote") == words
