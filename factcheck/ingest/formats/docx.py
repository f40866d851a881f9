"""Word documents: paragraphs and tables in document order; each table row a line, its cells parted by tabs.

Text that was deleted under "track changes", field codes and the second copy of text boxes are left out. The first paragraph, if its
style is Title or Heading, is the headline. The document's own date is the day it was last saved, where that is within a month of
its creation: an old document saved again, or a template's date, says nothing about publication.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from datetime import date, timedelta
from io import BytesIO
from typing import BinaryIO, Final
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from factcheck.ingest.dates import parse_date
from factcheck.ingest.draft import LIMIT, LIMIT_TEXT, Draft, whole
from factcheck.ingest.encoding import SIGNATURES
from factcheck.ingest.unreadable import UnreadableError
from factcheck.model.article import Section

#: Drafts are written and saved within this time; longer says that an old document was taken up again.
DRAFTING: Final = timedelta(days=31)
#: The day that documents made by python-docx carry, from its template.
TEMPLATE_DAY: Final = date(2013, 12, 23)

_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_SKIPPED: Final = frozenset({_W + "del", _W + "moveFrom", _W + "instrText", _W + "delText", _W + "pPr", _W + "rPr", _FALLBACK})
_SIGNS: Final = {
    _W + "tab": "\t",
    _W + "br": "\n",
    _W + "cr": "\n",
    _W + "noBreakHyphen": "\u2011",
    _W + "softHyphen": "\u00ad",
}
_HEADING_STYLE = re.compile(r"title|heading ?1|1$", re.IGNORECASE)


def drafts(file: BinaryIO, name: str) -> Iterator[Draft]:
    """The one article of the file."""
    raw = whole(file)
    if not raw.startswith(b"PK"):
        raise UnreadableError(next((message for signature, message in SIGNATURES if raw.startswith(signature)), "no_word"))
    try:
        with zipfile.ZipFile(BytesIO(raw)) as archive:
            body = _part(archive, "word/document.xml")
            properties = _part(archive, "docProps/core.xml") if "docProps/core.xml" in archive.namelist() else None
    except (zipfile.BadZipFile, zipfile.LargeZipFile, NotImplementedError, RuntimeError, EOFError, OSError) as error:
        raise UnreadableError("broken_word", error=error) from error
    text, marks = _laid_down(body)
    yield Draft(text=text, marks=marks, published=None if properties is None else _saved(properties))


def _part(archive: zipfile.ZipFile, part: str) -> Element:
    if part not in archive.namelist():
        raise UnreadableError("word_without", part=part)
    if archive.getinfo(part).file_size > LIMIT:
        raise UnreadableError("word_too_large", limit=LIMIT_TEXT)
    raw = archive.read(part)
    if b"<!DOCTYPE" in raw:
        # Word writes none; entities declared there could blow up to any size.
        raise UnreadableError("word_entities")
    try:
        return ElementTree.fromstring(raw)
    except ElementTree.ParseError as error:
        raise UnreadableError("word_part_broken", part=part, error=error) from error


def _laid_down(document: Element) -> tuple[str, tuple[Section, ...]]:
    """The text, blocks parted by blank lines, and where its headline and tables stand."""
    parts: list[str] = []
    marks: list[Section] = []
    place = 0
    for block in _blocks(document):
        is_table = block.tag == _W + "tbl"
        text = "\n".join(_rows(block)) if is_table else _text(block)
        if not text.strip():
            continue
        if parts:
            parts.append("\n\n")
            place += 2
        if is_table:
            marks.append(Section("table", place, place + len(text)))
        elif not parts and _is_heading(block):
            marks.append(Section("headline", place, place + len(text)))
        parts.append(text)
        place += len(text)
    return "".join(parts), tuple(marks)


def _blocks(element: Element) -> Iterator[Element]:
    """Paragraphs and tables in document order, also those inside content controls and text boxes of the body."""
    for child in element:
        if child.tag in (_W + "p", _W + "tbl"):
            yield child
        elif child.tag not in _SKIPPED:
            yield from _blocks(child)


def _rows(table: Element) -> Iterator[str]:
    """The rows of a table as lines; what is merged with the cell above is an empty cell."""
    for row in _nearest(table, _W + "tr"):
        yield "\t".join(" ".join(_text(cell).split()) for cell in _nearest(row, _W + "tc"))


def _nearest(element: Element, tag: str) -> Iterator[Element]:
    for child in element:
        if child.tag == tag:
            yield child
        elif child.tag not in _SKIPPED:
            yield from _nearest(child, tag)


def _text(element: Element) -> str:
    return "".join(_pieces(element))


def _pieces(element: Element) -> Iterator[str]:
    for child in element:
        if child.tag == _W + "t":
            yield child.text or ""
        elif child.tag in _SIGNS:
            yield _SIGNS[child.tag]
        elif child.tag not in _SKIPPED:
            yield from _pieces(child)
            if child.tag in (_W + "p", _W + "tc"):
                yield "\n"


def _is_heading(paragraph: Element) -> bool:
    style = paragraph.find(f"{_W}pPr/{_W}pStyle")
    return style is not None and _HEADING_STYLE.fullmatch(style.get(_W + "val", "")) is not None


def _saved(properties: Element) -> date | None:
    """The day the document was last saved, or created where it was not saved since, if both belong to one draft."""
    created, modified = (_day(properties, name) for name in ("created", "modified"))
    if created is None or modified is None:
        return modified or created
    if modified < created:
        return created
    return modified if modified - created <= DRAFTING else None


def _day(properties: Element, name: str) -> date | None:
    text = properties.findtext(f"{{http://purl.org/dc/terms/}}{name}") or ""
    day = parse_date(text)
    return None if day == TEMPLATE_DAY else day
