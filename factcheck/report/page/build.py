"""The whole page, from a report: templates filled, style and script inlined under their own hashes."""

from __future__ import annotations

from base64 import b64encode
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from factcheck.model.labels import TAGS
from factcheck.model.report import Report
from factcheck.report.index import Index
from factcheck.report.page.body import unbroken_class, visible
from factcheck.report.page.content import Content
from factcheck.report.page.island import island
from factcheck.report.page.states import STATES
from factcheck.report.page.texts import Texts
from factcheck.report.rendering import Rendering

FOLDER: Final = Path(__file__).parent
#: The order matters: later sheets refine earlier ones, later scripts use the functions of earlier ones.
STYLES: Final = ("tokens", "page", "bar", "finding", "article", "figures", "inspector", "print")
SCRIPTS: Final = (
    "fold", "csv", "address", "waiver", "store", "language", "theme", "filter", "inspector", "copy", "download", "ticks", "keys",
    "start",
)  # fmt: skip


def page(report: Report, rendering: Rendering) -> str:
    """The report as one HTML document."""
    index = Index(report)
    texts = Texts(rendering.lang)
    content = Content(index, texts, rendering)
    style, script = sheet(), program()
    context: dict[str, Any] = {
        **content.everything(),
        "lang": rendering.lang,
        "tag": TAGS[rendering.lang],
        "report": report,
        "say": texts.say,
        "attributes": texts.attributes,
        "visible": visible,
        "unbroken_class": unbroken_class,
        "short_name": index.short_name,
        "icons": STATES,
        "style": Markup(style),
        "script": Markup(script),
        "policy": Markup(policy(style, script)),
        "island": "",
    }
    html = _environment().get_template("page.html.j2").render(context)
    # The table of texts is complete only now that every template has asked for its own.
    before, after = html.split(ISLAND, 1)
    return _valid("".join((before, ISLAND, island(content.data()), after)))


#: Where the data goes. No text of an article can hold this: its quotes are escaped.
ISLAND: Final = '<script type="application/json" id="factcheck">'


def policy(style: str, script: str) -> str:
    """Nothing may load, nothing may run but our own sheet and script, known by their hashes."""
    return (
        f"default-src 'none'; style-src 'sha256-{_hash(style)}'; script-src 'sha256-{_hash(script)}'; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )


@cache
def sheet() -> str:
    """The style sheets as one."""
    return "\n".join((FOLDER / "style" / f"{name}.css").read_text(encoding="utf-8") for name in STYLES)


@cache
def program() -> str:
    """The scripts as one, in a scope of their own."""
    parts = "\n".join((FOLDER / "script" / f"{name}.js").read_text(encoding="utf-8") for name in SCRIPTS)
    return f'(() => {{\n"use strict";\n{parts}\n}})();'


def _hash(text: str) -> str:
    return b64encode(sha256(text.encode()).digest()).decode()


def _valid(html: str) -> str:
    """Text that UTF-8 can hold: a lone surrogate of a broken input shows as U+FFFD."""
    return html.encode("utf-16", "surrogatepass").decode("utf-16", "replace") if not _encodable(html) else html


def _encodable(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


@cache
def _environment() -> Environment:
    # Always on, whatever a template is called: everything that is not marked safe by our own code is escaped.
    return Environment(
        loader=FileSystemLoader(FOLDER / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        keep_trailing_newline=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
