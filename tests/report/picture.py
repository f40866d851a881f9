"""The picture of one finding in the README, from the example report: python tests/report/picture.py (``make picture``)

It carries a hash of the finding's words, by which a test sees whether it is still a picture of it.
"""

from __future__ import annotations

import re
import sys
from hashlib import sha256
from html import unescape
from pathlib import Path

from small_png import small

ROOT = Path(__file__).parents[2]
REPORT = ROOT / "reports" / "example.html"
PICTURE = ROOT / "reports" / "finding.png"
#: The rule of the finding that is shown, here and in the README's console output.
RULE = "same-fact"
WIDTH = 800
KEYWORD = "Finding"


def shown(page: str) -> tuple[str, str]:
    """The id of the element of the first finding of the rule, and a hash of its words."""
    for part in page.split('<article class="finding ')[1:]:
        if f'data-rule="{RULE}"' in part:
            html = part[: part.index("<footer>")]
            words = " ".join(unescape(re.sub("<[^>]*>", " ", html[html.index(">") + 1 :])).split())
            return html.split(' id="', 1)[1].split('"', 1)[0], sha256(words.encode()).hexdigest()[:16]
    raise ValueError(f"{REPORT} has no {RULE} finding to show")


def main() -> int:
    """Take the picture; without a browser say so."""
    sys.path.insert(0, str(Path(__file__).parent / "browser"))
    from conftest import FLAGS, chromium
    from playwright.sync_api import sync_playwright

    path = chromium()
    if path is None:
        print(f"{PICTURE.relative_to(ROOT)} is not made anew: no chromium; apt-get install chromium", file=sys.stderr)
        return 1
    name, words = shown(REPORT.read_text(encoding="utf-8"))
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=[*FLAGS])
        context = browser.new_context(viewport={"width": WIDTH, "height": 900}, color_scheme="light", device_scale_factor=1)
        page = context.new_page()
        page.goto(REPORT.as_uri())
        page.evaluate("document.getElementById('bar').hidden = true")
        png = page.locator(f"#{name}").screenshot()
        browser.close()
    PICTURE.write_bytes(small(png, (KEYWORD, words)))
    print(f"{PICTURE.relative_to(ROOT)}: #{name}, {PICTURE.stat().st_size >> 10} kB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
