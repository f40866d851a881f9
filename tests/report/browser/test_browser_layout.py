"""How the page looks in a browser: nothing torn, cut or off the screen, on phone, desk and paper; a hostile article included."""

from __future__ import annotations

import pytest

from factcheck.report import LANGUAGES
from factcheck.report.catalogue import catalogue

OVERFLOWING = """() => [...document.querySelectorAll('body *')].filter(e => {
  if (!e.checkVisibility() || e.closest('.hidden, .skip, .wide, .toast, thead, .more-name, svg')) return false;
  const box = e.getBoundingClientRect();
  return box.width > 0 && (box.right > innerWidth + 1 || box.left < -1);
}).map(e => e.tagName + '.' + e.className + ' ' + e.textContent.slice(0, 60)).slice(0, 5)"""


def overflowing(tab) -> list[str]:
    return tab.page.evaluate(OVERFLOWING)


PARTED = """() => [...document.querySelectorAll('mark.nb, a.figure.nb')]
  .filter(e => e.checkVisibility() && e.getClientRects().length > 1)
  .map(e => e.className + ' ' + e.textContent).slice(0, 5)"""


@pytest.mark.parametrize("width", [320, 1280])
def test_figure_and_unit_stand_on_one_line(open_page, width):
    """All that fit on a line: on a phone the longest must break, or they would leave the screen."""
    tab = open_page("demo", viewport={"width": width, "height": 800})
    parted = tab.page.evaluate(PARTED)
    assert [one for one in parted if " long" not in one or width > 320] == []


def test_no_word_of_the_lists_is_torn(open_page):
    """A value such as "89.6 million USD" fits its column."""
    tab = open_page("demo", lang="kk")
    lines = "e => Math.round(e.getBoundingClientRect().height / parseFloat(getComputedStyle(e).lineHeight))"
    heights = tab.page.eval_on_selector_all(".steps td", f"all => all.map({lines})")
    assert set(heights) == {1}
    columns = tab.page.eval_on_selector_all(
        "#figures td:nth-child(3)", "all => all.filter(e => e.scrollWidth > e.clientWidth).length"
    )
    assert columns == 0


def test_versions_of_one_story_stand_side_by_side(open_page):
    tab = open_page("hostile-short")
    edges = "all => all.map(e => [Math.round(e.getBoundingClientRect().top), Math.round(e.getBoundingClientRect().left)])"
    (top, left), (other_top, other_left) = tab.page.eval_on_selector_all(".versions > details.article", edges)
    assert top == other_top
    assert left < other_left


@pytest.mark.parametrize(("lang", "marks"), [("en", "“”"), ("ru", "«»"), ("kk", "«»"), ("uz", "“”")])
def test_quotation_marks_are_those_of_the_interface(open_page, lang, marks):
    """Whatever language is quoted, also after a change of language."""
    tab = open_page()
    tab.page.click(f'[data-lang="{lang}"]')
    assert tab.page.evaluate("getComputedStyle(document.querySelector('q')).quotes") == f'"{marks[0]}" "{marks[1]}"'


def test_a_chart_marks_what_clashes(open_page):
    tab = open_page("demo")
    assert tab.page.locator(".chart rect.warning").count() > 0
    outline = "getComputedStyle(document.querySelector('.chart rect.{}')).stroke"
    ink = tab.page.evaluate("getComputedStyle(document.body).color")
    assert tab.page.evaluate(outline.format("warning")) == ink
    assert tab.page.evaluate(outline.format("agrees")) != ink


def test_printing_opens_everything_and_leaves_the_tools_out(open_page, tmp_path):
    tab = open_page()
    tab.page.evaluate("document.querySelector('details.article').open = false")
    tab.page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert tab.page.evaluate("document.querySelectorAll('main details:not([open])').length") == 0
    tab.page.emulate_media(media="print")
    for whole in (".quote", "#figures tbody tr", ".finding header", ".text p"):
        assert tab.page.evaluate(f"getComputedStyle(document.querySelector('{whole}')).breakInside") == "avoid", whole
    for hidden in ("#bar", ".copy-text", "nav"):
        assert tab.page.locator(hidden).first.is_hidden()
    box = tab.page.locator("#figures .tick").first.bounding_box()
    assert box["width"] > 8
    tab.page.set_viewport_size({"width": 680, "height": 960})
    assert overflowing(tab) == []
    tab.page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert tab.page.evaluate("document.querySelector('details.article').open") is False
    assert tab.page.pdf(path=tmp_path / "report.pdf", format="A4").startswith(b"%PDF")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_newcomer_is_told_what_this_is_and_what_to_do(open_page, lang):
    """What the page is, that it does not know which figure is right, where to begin, and that nothing is sent away."""
    tab = open_page(lang=lang)
    words = catalogue(lang)
    assert tab.page.inner_text(".lead") == words.say("page.lead")
    assert words.say("page.findings_intro") in tab.page.inner_text("#findings")
    assert words.say("page.not_compared_intro") in tab.page.inner_text("#not-compared")
    assert words.say("page.private") in tab.page.inner_text("#provenance")
    assert words.say("finding.copy_waiver") in tab.page.inner_text("#guide")
    for state in ("error", "warning", "info", "agrees", "waived", "not_compared"):
        assert words.name("state", state) in tab.page.inner_text(".coverage")


@pytest.mark.parametrize("name", ["trade", "demo"])
@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize(("width", "scale"), [(320, 1), (640, 2), (1280, 1), (2200, 1)])
def test_no_text_leaves_the_screen(open_page, width, scale, lang, name):
    """Also at 200 % zoom, which gives a desk's screen the width of 640 pixels; with figures as long as real texts print them."""
    tab = open_page(name, lang=lang, viewport={"width": width, "height": 800}, device_scale_factor=scale)
    tab.page.evaluate("for (const d of document.querySelectorAll('main details')) d.open = true")
    assert tab.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert overflowing(tab) == []


def test_a_hostile_article_runs_nothing(open_page):
    tab = open_page("hostile")
    tab.page.evaluate("for (const d of document.querySelectorAll('details')) d.open = true")
    tab.page.mouse.wheel(0, 5000)
    for lang in LANGUAGES:
        tab.page.click(f'[data-lang="{lang}"]')
    tab.page.click("#articles a.figure >> nth=0")
    tab.page.click("#inspector-next")
    tab.page.keyboard.press("Escape")
    tab.page.fill("#search", "<script>")
    tab.page.wait_for_timeout(300)
    assert tab.page.evaluate("window.__ran__") is None
    assert tab.complaints == []
    assert tab.requests == [tab.path.as_uri()]
    assert tab.page.evaluate("document.querySelectorAll('iframe, img, form, object, embed, link, base').length") == 0
    assert tab.page.locator("h1").is_visible()
    assert overflowing(tab) == []
