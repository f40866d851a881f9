"""Do Markdown, Word documents and web pages give the text, tables, headline and date they show?"""

from __future__ import annotations

import zipfile
from datetime import UTC, date, datetime
from io import BytesIO
from pathlib import Path

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.ingest import read
from factcheck.model.article import Article, Unread


def only(path: Path) -> Article:
    (article,) = read([path])
    assert isinstance(article, Article), article
    assert "".join(article.text[s.start : s.end] for s in article.sections) == article.text
    return article


def told(path: Path) -> str:
    (unread,) = read([path])
    assert isinstance(unread, Unread)
    return unread.reason


def parts(article: Article, kind: str) -> list[str]:
    return [article.text[s.start : s.end].strip() for s in article.sections if s.kind == kind]


def test_front_matter(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text(
        '---\ntitle: "Trade grows"\ndate: 2025-09-10\npublisher: Wire\nurl: https://x.org/1\n---\n\nTrade grew by 5%.\n'
    )
    article = only(path)
    assert (article.published, article.source, article.url) == (date(2025, 9, 10), "Wire", "https://x.org/1")
    assert parts(article, "headline") == ["Trade grows"]
    assert parts(article, "body") == ["Trade grew by 5%."]


@pytest.mark.parametrize(
    "text",
    [
        '+++\ntitle = "x"\ndate = "2025-09-10"\n+++\n# Trade grows\n\nTrade grew.\n',
        "---\ndate: 2025-09-10T08:00:00Z\n---\nTrade grows\n===========\n\nTrade grew.\n",
        "2025-09-10 | Wire\n\n# Trade grows\n\nTrade grew.\n",
    ],
)
def test_headings_of_markdown(tmp_path: Path, text: str) -> None:
    path = tmp_path / "a.md"
    path.write_text(text)
    article = only(path)
    assert article.published == date(2025, 9, 10)
    assert parts(article, "headline")[0].strip("# =\n") == "Trade grows"
    assert parts(article, "body") == ["Trade grew."]


def document() -> docx.document.Document:
    made = docx.Document()
    made.add_heading("Trade grows", 0)
    made.add_paragraph("10 September 2025")
    made.add_paragraph("Trade grew by 5\u00a0million,").add_run(" they said.")
    table = made.add_table(2, 3)
    for row, cells in enumerate((("Good", "2024", "2025"), ("Oil", "", "55,5"))):
        for column, text in enumerate(cells):
            table.cell(row, column).text = text
    made.add_paragraph("After the table.")
    return made


def test_word_paragraphs_and_tables_in_order(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    document().save(str(path))
    article = only(path)
    above = "Trade grows\n\n10 September 2025\n\nTrade grew by 5\u00a0million, they said."
    assert article.text == above + "\n\nGood\t2024\t2025\nOil\t\t55,5\n\nAfter the table."
    assert parts(article, "headline") == ["Trade grows"]
    assert parts(article, "table") == ["Good\t2024\t2025\nOil\t\t55,5"]
    assert article.published == date(2025, 9, 10)


def test_what_word_does_not_show_is_left_out(tmp_path: Path) -> None:
    made = docx.Document()
    paragraph = made.add_paragraph("Trade grew by ")
    paragraph._p.append(parse_xml(f"<w:del {nsdecls('w')}><w:r><w:delText>4</w:delText></w:r></w:del>"))
    paragraph._p.append(parse_xml(f"<w:ins {nsdecls('w')}><w:r><w:t>5</w:t></w:r></w:ins>"))
    paragraph._p.append(parse_xml(f"<w:r {nsdecls('w')}><w:instrText>PAGE 77</w:instrText></w:r>"))
    paragraph._p.append(parse_xml(f"<w:r {nsdecls('w')}><w:t> million</w:t><w:noBreakHyphen/><w:t>ton</w:t></w:r>"))
    made.save(str(tmp_path / "a.docx"))
    assert only(tmp_path / "a.docx").text == "Trade grew by 5 million\u2011ton"


def day(number: int, year: int = 2025) -> datetime:
    return datetime(year, 9, number, tzinfo=UTC)


@pytest.mark.parametrize(
    ("created", "modified", "published"),
    [
        (day(10), None, date(2025, 9, 10)),
        (day(10), day(12), date(2025, 9, 12)),
        (day(10, 2019), day(12), None),
        (None, None, None),
    ],
)
def test_the_date_of_a_word_draft(
    tmp_path: Path, created: datetime | None, modified: datetime | None, published: date | None
) -> None:
    made = docx.Document()
    made.add_paragraph("Trade grew by 5 million.")
    if created:
        made.core_properties.created = created
    if modified:
        made.core_properties.modified = modified
    made.save(str(tmp_path / "a.docx"))
    assert only(tmp_path / "a.docx").published == published


def packed(**members: bytes) -> bytes:
    raw = BytesIO()
    with zipfile.ZipFile(raw, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name.replace("__", "/").replace("_xml", ".xml"), content)
    return raw.getvalue()


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (packed(other_xml=b"<a/>"), "no Word document"),
        (packed(word__document_xml=b"<a>"), "broken"),
        (packed(word__document_xml=b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'), "entities"),
        (packed(word__document_xml=b" " * ((64 << 20) + 1)), "64 MiB"),
        (packed(word__document_xml=b"<a/>"), "empty"),
        (packed(word__document_xml=b"<a/>")[:60], "broken"),
    ],
    # The archives hold the time they were made, which no name of a test may.
    ids=["no document", "cut XML", "entities", "too large", "empty", "cut archive"],
)
def test_word_files_that_cannot_be_read(tmp_path: Path, raw: bytes, reason: str) -> None:
    (tmp_path / "a.docx").write_bytes(raw)
    assert reason in told(tmp_path / "a.docx")


PAGE = """<!DOCTYPE html><html lang="ru"><head><meta charset="{charset}"><title>Trade grows - Wire</title>
<meta property="og:site_name" content="Wire"><link rel="canonical" href="https://wire.example/news/1">{meta}</head>
<body><nav><a href="/">Home</a><a href="/x">Economy</a></nav><article><h1>Trade grows</h1>{below}
<p>Trade of the two countries grew by <b>89,6</b> million dollars,<br>the ministry said on Tuesday.</p>
<p>Exports rose to 55,5&nbsp;million; imports were &laquo;34,1&raquo; million.</p>
<table><tr><th>Flow</th><th>2024</th><th>2025</th></tr><tr><td>Exports</td><td></td><td>55,5</td></tr></table>
<ul><li>oil: 5 million</li><li>gas: 7 million</li></ul></article>
<footer>&copy; 2011-2026 Wire. Seen on 01.01.2026</footer></body></html>"""


def page(tmp_path: Path, meta: str = "", below: str = "", charset: str = "utf-8") -> Article:
    path = tmp_path / "a.html"
    path.write_bytes(PAGE.format(meta=meta, below=below, charset=charset).encode(charset))
    return only(path)


def test_a_page_gives_title_body_and_tables(tmp_path: Path) -> None:
    article = page(tmp_path)
    assert parts(article, "headline") == ["Trade grows"]
    assert parts(article, "table") == ["Flow\t2024\t2025\nExports\t\t55,5"]
    body = "\n".join(parts(article, "body"))
    assert "grew by 89,6 million dollars,\nthe ministry" in body
    assert "55,5 million; imports were \u00ab34,1\u00bb" in body
    assert "oil: 5 million\n\ngas: 7 million" in body
    assert "Home" not in article.text
    assert (article.source, article.url) == ("Wire", "https://wire.example/news/1")


@pytest.mark.parametrize(
    ("meta", "below", "published"),
    [
        ('<meta property="article:published_time" content="2025-09-10T12:00:00+05:00">', "", date(2025, 9, 10)),
        (
            '<script type="application/ld+json">{{"@type":"NewsArticle","datePublished":"2025-09-10"}}</script>',
            "",
            date(2025, 9, 10),
        ),
        ("", '<time datetime="2025-09-10">Wednesday</time>', date(2025, 9, 10)),
        ("", '<div class="news-date">10 \u0441\u0435\u043d\u0442\u044f\u0431\u0440\u044f 2025, 12:00</div>', date(2025, 9, 10)),
        ("", "", None),
    ],
)
def test_the_date_a_page_declares(tmp_path: Path, meta: str, below: str, published: date | None) -> None:
    """A date in the footer or the text is none."""
    assert page(tmp_path, meta.replace("{{", "{").replace("}}", "}"), below).published == published


def test_the_encoding_a_page_declares(tmp_path: Path) -> None:
    russian = "<p>\u042d\u043a\u0441\u043f\u043e\u0440\u0442 \u0432\u044b\u0440\u043e\u0441 \u043d\u0430 5</p>"
    text = PAGE.replace("&laquo;", "").replace("&raquo;", "").format(meta="", below=russian, charset="koi8-r")
    (tmp_path / "a.html").write_bytes(text.encode("koi8-r"))
    article = only(tmp_path / "a.html")
    assert article.encoding == "koi8-r"
    assert "\u042d\u043a\u0441\u043f\u043e\u0440\u0442" in article.text


def test_a_short_page_has_its_text(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text("<html><body><h1>Trade grows</h1><p>Trade grew by 5%, they said.</p></body></html>")
    article = only(tmp_path / "a.html")
    assert parts(article, "headline") == ["Trade grows"]
    assert parts(article, "body") == ["Trade grew by 5%, they said."]


TAGS = st.sampled_from(
    [
        "<p>",
        "</p>",
        "<table>",
        "<tr><td>",
        "</table>",
        "<h1>",
        "<li>",
        "<div>",
        "</div>",
        "<br>",
        "Trade grew by 5%. ",
        "&amp;",
        "<!--",
    ]
)


@pytest.mark.slow
@settings(max_examples=150, deadline=None)
@given(st.lists(TAGS, max_size=40).map("".join))
def test_any_page_is_read_or_told(tmp_path_factory: pytest.TempPathFactory, body: str) -> None:
    path = tmp_path_factory.mktemp("pages") / "a.html"
    path.write_text(f"<html><body>{body}</body></html>")
    for found in read([path]):
        if isinstance(found, Article):
            assert "".join(found.text[s.start : s.end] for s in found.sections) == found.text
