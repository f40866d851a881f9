"""Pictures of the page to look at: python tests/report/screenshots.py FOLDER [ARTICLES…]

Desk, tablet and phone, light and dark, every language; each with findings, an opened figure and the whole page. Without articles
the demo's are checked.
"""

from __future__ import annotations

import sys
import tempfile
from itertools import product
from pathlib import Path

import factcheck
from factcheck.report import LANGUAGES, render

sys.path.insert(0, str(Path(__file__).parent / "browser"))
from conftest import FLAGS, chromium

SIZES = {"desk": (1280, 900), "tablet": (768, 1024), "phone": (320, 700)}
DEMO = Path(factcheck.__file__).parent / "demo" / "articles"


def main(folder: Path, articles: list[Path]) -> int:
    """Write the pictures and name them."""
    from playwright.sync_api import sync_playwright

    folder.mkdir(parents=True, exist_ok=True)
    report = factcheck.check(articles or [DEMO])
    with tempfile.TemporaryDirectory() as pages, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=[*FLAGS])
        for lang, (size, (width, height)), scheme in product(LANGUAGES, SIZES.items(), ("light", "dark")):
            path = Path(pages) / f"{lang}.html"
            path.write_text(render(report, "html", lang=lang), encoding="utf-8")
            page = browser.new_context(viewport={"width": width, "height": height}, color_scheme=scheme).new_page()
            page.goto(path.as_uri())
            name = f"{lang}-{size}-{scheme}"
            page.screenshot(path=folder / f"{name}.png")
            page.screenshot(path=folder / f"{name}-whole.png", full_page=True)
            figure = page.locator("#articles a.figure").first
            if figure.count():
                figure.evaluate("element => element.click()")
                page.wait_for_timeout(300)
                page.screenshot(path=folder / f"{name}-figure.png")
            page.context.close()
            print(folder / f"{name}.png")
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), [Path(name) for name in sys.argv[2:]]))
