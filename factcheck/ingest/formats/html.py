"""Web pages: title, body text and tables as trafilatura finds them; each table row a line, its cells parted by tabs.

Offsets count in this text. The date is one that the page declares, in its head, its JSON-LD or an element named for it; trafilatura
also guesses dates from running text, and those are not taken.
"""

from __future__ import annotations

import html
import logging
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, BinaryIO, Final

import trafilatura
from trafilatura.settings import use_config

from factcheck.ingest.dates import all_dates, find_date, parse_date
from factcheck.ingest.draft import Draft
from factcheck.ingest.encoding import decode
from factcheck.ingest.unreadable import UnreadableError
from factcheck.model.article import Section

#: A page is larger than its text; what is larger than this is no article. Extraction takes about a second a mebibyte.
LIMIT: Final = 8 << 20

_CHARSET = re.compile(rb"""<(?:meta|\?xml)\b[^>]*?(?:charset|encoding)\s*=\s*["']?\s*([\w-]+)""", re.IGNORECASE)
_DECLARED = re.compile(
    r"""<(?:meta|time|abbr|link)\b[^>]{0,500}>|<script[^>]*ld\+json[^>]*>.{0,20000}?</script>""", re.IGNORECASE | re.DOTALL
)
_TIME_ELEMENT = re.compile(r"""<time\b[^>]{0,300}?\bdatetime\s*=\s*["']?([^"'>]{8,40})""", re.IGNORECASE)
_NAMED = re.compile(
    r"""<\w+\b[^>]{0,300}?\b(?:class|id|itemprop)\s*=\s*["'][^"'>]{0,80}(?:date|time|publi)[^>]{0,300}>\s*([^<]{6,60})<""",
    re.IGNORECASE,
)
# It logs pages without text as errors; here they are told as unread.
logging.getLogger("trafilatura").setLevel(logging.CRITICAL)

_BLOCKS: Final = frozenset({"p", "head", "item", "quote", "code", "fw"})


@dataclass(slots=True)
class _Page:
    """Text under construction: blocks parted by blank lines, and the marks among them."""

    parts: list[str]
    marks: list[Section]
    place: int = 0

    def add(self, text: str, kind: str | None = None) -> None:
        """Puts a block below the others."""
        if self.parts:
            self.parts.append("\n\n")
            self.place += 2
        if kind == "table":
            self.marks.append(Section("table", self.place, self.place + len(text)))
        elif kind == "headline":
            self.marks.append(Section("headline", self.place, self.place + len(text)))
        self.parts.append(text)
        self.place += len(text)


def drafts(file: BinaryIO, name: str) -> Iterator[Draft]:
    """The one article of the file."""
    raw = file.read(LIMIT + 1)
    if len(raw) > LIMIT:
        raise UnreadableError("page_too_large", limit=f"{LIMIT >> 20} MiB")
    page, encoding = _decoded(raw)
    document = _extracted(page)
    if document is None:
        raise UnreadableError("page_without_text")
    laid_down = _laid_down(document)
    yield Draft(
        text="".join(laid_down.parts),
        encoding=encoding,
        marks=tuple(laid_down.marks),
        published=_published(page, document.date),
        source=document.sitename or None,
        url=document.url or None,
    )


def _decoded(raw: bytes) -> tuple[str, str]:
    """The page as text: by byte-order mark or as UTF-8, else by the encoding it declares, else as any text."""
    try:
        return decode(raw)
    except UnreadableError as error:
        declared = _CHARSET.search(raw, 0, 4096)
        if declared is None:
            raise
        name = declared[1].decode("ascii", "replace").lower()
        try:
            return raw.decode(name), name
        except (LookupError, ValueError):
            raise error from None


def _extracted(page: str) -> Any:
    """trafilatura's document, or None where it finds no text."""
    config = use_config()
    # Short news is news too; by default anything below 250 characters is extracted again by cruder means.
    config.set("DEFAULT", "MIN_EXTRACTED_SIZE", "20")
    config.set("DEFAULT", "MIN_OUTPUT_SIZE", "1")
    dates = {"original_date": True, "extensive_search": False, "max_date": "2099-12-31"}
    try:
        return trafilatura.bare_extraction(
            page, include_comments=False, include_tables=True, with_metadata=True, config=config, date_extraction_params=dates
        )
    except Exception as error:
        # Whatever a malformed page sets off in there, it is the page that cannot be read.
        raise UnreadableError("page_broken", error=type(error).__name__) from error


def _laid_down(document: Any) -> _Page:
    """Title, then the blocks of the body. A heading that opens the body is the headline, else the page's title is put above it."""
    page = _Page([], [])
    title = " ".join((document.title or "").split())
    blocks = list(_blocks(document.body))
    if blocks and title and blocks[0][0] != "head":
        first = blocks[0][1]
        if first.startswith(title + "\n"):
            blocks[0] = (blocks[0][0], first[len(title) :].strip())
        page.add(title, "headline")
        if first == title:
            blocks.pop(0)
    for kind, text in blocks:
        is_headline = kind == "head" and not page.parts
        page.add(text, "table" if kind == "table" else "headline" if is_headline else None)
    return page


def _blocks(element: Any) -> Iterator[tuple[str, str]]:
    """The kind and text of each block, in order; text between blocks is a block of its own."""
    loose: list[str] = [element.text or ""]
    for child in element:
        tag = child.tag
        if not isinstance(tag, str):
            loose.append(child.tail or "")
            continue
        if tag == "table" or tag in _BLOCKS or len(child):
            yield from _block("p", "".join(loose))
            loose = []
            if tag == "table":
                yield from _block("table", "\n".join(_rows(child)))
            elif any(
                isinstance(inner.tag, str) and (inner.tag in _BLOCKS or inner.tag in ("table", "list"))
                for inner in child.iter()
                if inner is not child
            ):
                yield from _blocks(child)
            else:
                yield from _block(tag, _inline(child))
        elif tag == "lb":
            loose.append("\n")
        else:
            loose.append(_inline(child))
        loose.append(child.tail or "")
    yield from _block("p", "".join(loose))


def _block(kind: str, text: str) -> Iterator[tuple[str, str]]:
    lines = (" ".join(line.split(" ")).strip() for line in text.split("\n"))
    joined = "\n".join(line for line in lines if line)
    if joined:
        yield kind, joined


def _rows(table: Any) -> Iterator[str]:
    for row in table.iter("row"):
        cells = [" ".join("".join(cell.itertext()).split()) for cell in row.iter("cell")]
        if any(cells):
            yield "\t".join(cells)


def _inline(element: Any) -> str:
    """The text of an element; a line break in the page is one here."""
    pieces = [element.text or ""]
    for child in element:
        pieces += ["\n" if child.tag == "lb" else _inline(child) if isinstance(child.tag, str) else "", child.tail or ""]
    return "".join(pieces)


def _published(page: str, found: str | None) -> date | None:
    """The date that trafilatura found, where the page declares it; else of the first element for a time or named for a date."""
    when = parse_date(found) if found else None
    if when is not None and any(when in all_dates(html.unescape(tag)) for tag in _DECLARED.findall(page)):
        return when
    for text in (*_TIME_ELEMENT.findall(page), *_NAMED.findall(page)):
        named = find_date(" ".join(html.unescape(text).split()))
        if named is not None:
            return named.day
    return None
