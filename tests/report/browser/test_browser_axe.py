"""axe finds nothing: in light and dark, on a phone and a desk, in every language, with everything opened."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe

from factcheck.report import LANGUAGES

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def violations(tab) -> list[str]:
    found = Axe().run(tab.page, options={"runOnly": TAGS}).response["violations"]
    return [f"{v['id']}: {v['nodes'][0]['html'][:200]}" for v in found]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_page_is_accessible(open_page, lang, width, scheme):
    tab = open_page(lang=lang, viewport={"width": width, "height": 900}, color_scheme=scheme)
    tab.page.evaluate("for (const d of document.querySelectorAll('details')) d.open = true")
    assert violations(tab) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_inspector_and_help_are_accessible(open_page, scheme):
    tab = open_page(color_scheme=scheme)
    tab.page.click("#articles a.figure >> nth=1")
    tab.page.wait_for_timeout(400)
    assert violations(tab) == []
    tab.page.click('.toggle[data-state="error"]')
    tab.page.keyboard.press("?")
    assert violations(tab) == []


@pytest.mark.parametrize("name", ["clean", "empty", "hostile-short", "demo"])
def test_odd_reports_are_accessible(open_page, name):
    assert violations(open_page(name)) == []
