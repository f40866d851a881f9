"""Where are the header, the headline, the tables and the body of a text?"""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.ingest.layout import lay_out
from factcheck.model.article import Article, Section

WRAPPED = """Officials of the Republic met in the capital on Tuesday and went through the list of projects that
both sides had agreed upon a year earlier, and found that most of them are on time. They also said that
new ones will be added to the list in the spring of next year."""


def parts(text: str) -> list[tuple[str, str]]:
    return [(section.kind, text[section.start : section.end].strip()) for section in lay_out(text).sections]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Trade grows\n\nTrade grew by 5%.", [("headline", "Trade grows"), ("body", "Trade grew by 5%.")]),
        ("Trade grows\r\n\r\nTrade grew.", [("headline", "Trade grows"), ("body", "Trade grew.")]),
        (
            "2025-08-12 | Wire\nTrade grows\n\nTrade grew.\nMore.",
            [("header", "2025-08-12 | Wire"), ("headline", "Trade grows"), ("body", "Trade grew.\nMore.")],
        ),
        (
            " date 2025-09-10 Trade of the two grows\nTrade grew.",
            [("header", "date 2025-09-10"), ("headline", "Trade of the two grows"), ("body", "Trade grew.")],
        ),
        (
            "Trade grows\n12 December 2024, 21:59\n\nTrade grew.",
            [("headline", "Trade grows"), ("header", "12 December 2024, 21:59"), ("body", "Trade grew.")],
        ),
        (
            f"The North \u2013\nthe South agree\n{WRAPPED}",
            [("headline", "The North \u2013\nthe South agree"), ("body", WRAPPED)],
        ),
        (
            "# Trade grows\n\nTrade grew.\n\n## Exports\nUp.",
            [("headline", "# Trade grows"), ("body", "Trade grew.\n\n## Exports\nUp.")],
        ),
        ("Trade grew by 5%.", [("body", "Trade grew by 5%.")]),
        ("Trade grew by 5", [("body", "Trade grew by 5")]),
        ("Trade grew by 5%.\nExports fell.", [("body", "Trade grew by 5%.\nExports fell.")]),
        (WRAPPED, [("body", WRAPPED)]),
        ("2025-08-12 | Wire\nTrade grew by 5%.", [("header", "2025-08-12 | Wire"), ("body", "Trade grew by 5%.")]),
        (
            "Trade\n\nText.\n\n| a | b |\n|---|--:|\n| x | 5 |\n\nEnd.",
            [("headline", "Trade"), ("body", "Text."), ("table", "| a | b |\n|---|--:|\n| x | 5 |"), ("body", "End.")],
        ),
        ("Good\tTonnes\nOil\t5\nGas\t7\n\nText.", [("table", "Good\tTonnes\nOil\t5\nGas\t7"), ("body", "Text.")]),
        (
            "Trade\n\nText.\n\nGood      2023   2024\nOil       5      6\nGas       7      8\n\nEnd.",
            [
                ("headline", "Trade"),
                ("body", "Text."),
                ("table", "Good      2023   2024\nOil       5      6\nGas       7      8"),
                ("body", "End."),
            ],
        ),
        (
            "Text.\n\nGood | 2023\nOil | 5\nGas | 7\n\nEnd.",
            [("body", "Text."), ("table", "Good | 2023\nOil | 5\nGas | 7"), ("body", "End.")],
        ),
        (
            "Output  rose.\nIt fell  to 5  later.\nThen  it stayed.",
            [("body", "Output  rose.\nIt fell  to 5  later.\nThen  it stayed.")],
        ),
        (
            "Home | News | Sport\nArts | Books | Film\nHelp | Terms | Jobs.",
            [("headline", "Home | News | Sport"), ("body", "Arts | Books | Film\nHelp | Terms | Jobs.")],
        ),
        ("Trade\nWhat a | b means\nis unclear.", [("headline", "Trade"), ("body", "What a | b means\nis unclear.")]),
        ("- oil\n- gas\n- coal", [("body", "- oil\n- gas\n- coal")]),
    ],
)
def test_sections(text: str, expected: list[tuple[str, str]]) -> None:
    assert parts(text) == expected


def test_what_the_header_says() -> None:
    layout = lay_out("Source: Wire\nDate: 12.12.2024\nURL: https://example.org/1\nTrade grows\nTrade grew.")
    assert (layout.source, layout.published, layout.url) == ("Wire", date(2024, 12, 12), "https://example.org/1")


def test_a_date_far_below_is_not_the_publication_date() -> None:
    text = "Trade grows\nTrade grew.\n" + "More text.\n" * 5 + "12.12.2020\nEnd."
    assert lay_out(text).published is None


def test_a_date_below_a_summary_is_the_publication_date() -> None:
    text = "Kreditlar oshdi\n\nKo‘rsatkichlar e’lon qilindi. Bir ko‘raylik.\n\n21-avgust 2025, 18:05\n\nPortfel 580 trln so‘m.\n"
    assert lay_out(text).published == date(2025, 8, 21)


@pytest.mark.parametrize(
    "opening",
    ["Тошкент, 12 август 2024 йил (ЎзА). ", "Toshkent, 12-avgust 2024-yil (O‘zA). ", "Ташкент, 12 августа 2024 года (УзА). "],
)
def test_an_agency_in_brackets_ends_a_dateline(opening: str) -> None:
    assert lay_out(f"Sarlavha\n\n{opening}Kecha 13 medal olindi.\n").published == date(2024, 8, 12)


def test_a_date_in_the_last_line_is_the_publication_date() -> None:
    layout = lay_out("Trade grows\nTrade grew by 5%.\n\nPublished: 12.12.2024\n")
    assert layout.published == date(2024, 12, 12)
    assert layout.sections[-1].kind == "header"


def test_a_dateline_is_header_and_its_paragraph_body() -> None:
    text = "Trade grows\n\nASTANA, 12 December 2024 (Wire) - Trade grew by 5%.\nMore."
    assert lay_out(text).published == date(2024, 12, 12)
    assert parts(text) == [
        ("headline", "Trade grows"),
        ("header", "ASTANA, 12 December 2024 (Wire) -"),
        ("body", "Trade grew by 5%.\nMore."),
    ]


def test_a_headline_may_open_with_a_dateline() -> None:
    text = "Astana, 12 December 2024. Trade grows\n\nTrade grew by 5%.\nMore."
    assert lay_out(text).published == date(2024, 12, 12)
    assert parts(text)[:2] == [("header", "Astana, 12 December 2024."), ("headline", "Trade grows")]


def test_a_first_line_longer_than_any_headline_is_body() -> None:
    assert [kind for kind, _ in parts("word " * 2000 + "\nEnd")] == ["body"]


LINES = st.sampled_from(
    [
        "Trade grows",
        "Trade grew.",
        "2025-09-10",
        "2025-09-10 Trade of two grows",
        "a\tb",
        "| a |",
        "|---|",
        "# T",
        "",
        " ",
        "- x",
        "Source: A",
    ]
)


@given(st.one_of(st.text(max_size=200), st.lists(LINES, max_size=15).map("\n".join), st.lists(LINES, max_size=9).map("\r\n".join)))
def test_sections_cover_the_text_in_order(text: str) -> None:
    sections = lay_out(text).sections
    assert "".join(text[s.start : s.end] for s in sections) == text
    assert all(a.end == b.start for a, b in pairwise(sections))
    assert sum(s.kind == "headline" for s in sections) <= 1
    article = Article("a", text, "en", sections=sections)
    for section in sections:
        assert article.section_at(section.start) == section.kind


@given(st.text(alphabet="ab \n|\t", max_size=60), st.integers(0, 60), st.integers(0, 60))
def test_marks_of_the_format_are_kept(text: str, a: int, b: int) -> None:
    start, end = min(a, b, len(text)), min(max(a, b), len(text))
    if not text[start:end].strip():
        return
    sections = lay_out(text, [Section("table", start, end)]).sections
    assert "".join(text[s.start : s.end] for s in sections) == text
    assert any(s.kind == "table" and text[s.start : s.end].strip() == text[start:end].strip() for s in sections)


@pytest.mark.parametrize(
    "head",
    [
        "PRESS RELEASE\nBureau of Statistics\nHoney exports grow by an eighth\nTASHKENT, October 24, 2025 \u2013 ",
        "Business\nHoney exports grow by an eighth\n24 October 2025, 10:15\n",
        "Honey exports grow by an eighth\nBy Aidana Serik\n24 October 2025\n",
        "Honey exports grow by an eighth\nWhat the hives of the north gave this year\nPublished: 24.10.2025\n",
        "Главная / Новости / Экономика\nЭкспорт мёда вырос на восьмую часть\n24 октября 2025, 10:15 \u2022 1254 просмотра\n",
        "МАТБУОТ ХАБАРИ\nСтатистика қўмитаси\nАсал экспорти ўсди\nТошкент, 24 октябрь 2025 йил\n",
        "БАСПАСӨЗ РЕЛИЗІ\nБал экспорты өсті\nАстана қ., 2025 жылғы 24 қазан. ",
        "Toshkent, 2025-yil 24-oktabr. ",
    ],
)
def test_a_date_below_titles_and_names_is_the_publication_date(head: str) -> None:
    layout = lay_out(f"{head}Exports grew by 5%, the bureau said. Imports fell.")
    body = layout.sections[-1]
    assert layout.published == date(2025, 10, 24)
    assert body.kind == "body"
    assert body.start == len(head)


def test_a_date_below_sentences_is_none_of_the_head() -> None:
    assert lay_out("Trade grows\nTrade grew by 5%, officials said.\n12 December 2024\nExports fell.").published is None


def test_the_last_line_may_name_who_published_and_when() -> None:
    layout = lay_out("Trade grows\nTrade grew by 5%.\nPress service of the bureau, 12.12.2024")
    assert layout.published == date(2024, 12, 12)
