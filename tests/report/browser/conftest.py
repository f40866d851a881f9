"""Debian's chromium, offline, on a page written to a file."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1]))

from hostile import hostile
from report_builder import clean, empty, trade

import factcheck
from factcheck.model.report import Report
from factcheck.report import render


def demo() -> Report:
    """The bundled articles, whose sentences are as long as real ones."""
    return factcheck.check([Path(factcheck.__file__).parent / "demo" / "articles"])


REPORTS = {
    "demo": demo,
    "trade": trade,
    "clean": clean,
    "empty": empty,
    "hostile": hostile,
    "hostile-short": lambda: hostile(long_word=False),
}
FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
HERE = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.browser)


def chromium() -> str | None:
    """The browser to drive: FACTCHECK_CHROMIUM, else the first that is installed."""
    named = os.environ.get("FACTCHECK_CHROMIUM")
    return named or next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)


@pytest.fixture(scope="session")
def browser():
    path = chromium()
    if path is None:
        if os.environ.get("CI"):
            pytest.fail("no chromium; install it (apt-get install chromium) or name one in FACTCHECK_CHROMIUM")
        pytest.skip("no chromium; apt-get install chromium")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=[*FLAGS])
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def written(tmp_path_factory) -> Callable[..., Path]:
    """Writes a report of ours as HTML, once, and gives its path."""
    folder = tmp_path_factory.mktemp("pages")

    def write(name: str, lang: str = "en") -> Path:
        path = folder / f"{name}-{lang}.html"
        if not path.exists():
            path.write_text(render(REPORTS[name](), "html", lang=lang, generated=date(2026, 2, 4)), encoding="utf-8")
        return path

    return write


class Tab:
    """One page in a fresh offline context, with everything it asked for and complained about."""

    def __init__(self, context, path: Path, hash: str = "") -> None:  # noqa: A002 - what the address calls it
        self.requests: list[str] = []
        self.complaints: list[str] = []
        self.path = path
        self.page = context.new_page()
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.on("console", lambda message: self.complaints.append(message.text))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("dialog", lambda dialog: (self.complaints.append("dialog"), dialog.dismiss()))
        self.page.goto(path.as_uri() + hash)

    def shown(self, selector: str) -> list[str]:
        """Ids of the elements that can be seen."""
        return self.page.eval_on_selector_all(selector, "all => all.filter(e => e.checkVisibility()).map(e => e.id)")

    def until(self, condition: str) -> None:
        """Waits for a condition; playwright's own way would need eval, which the page forbids."""
        for _ in range(100):
            if self.page.evaluate(condition):
                return
            self.page.wait_for_timeout(50)
        raise AssertionError(f"never true: {condition}")

    def count(self, selector: str) -> int:
        return len(self.shown(selector))


@pytest.fixture
def open_page(browser, written) -> Iterator[Callable[..., Tab]]:
    """Opens a report from its file with the network off; ``settings`` are those of a playwright context."""
    contexts = []

    def opened(name: str = "trade", hash: str = "", *, lang: str = "en", **settings) -> Tab:  # noqa: A002
        context = browser.new_context(offline=True, **{"viewport": {"width": 1280, "height": 900}, **settings})
        contexts.append(context)
        return Tab(context, written(name, lang), hash)

    yield opened
    for context in contexts:
        context.close()
