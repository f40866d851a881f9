"""What does a text look like to the reader, with every character at its old offset?"""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.model.reading import reading_text

BODY = """The ministry said on Tuesday that trade between the two countries had grown to 4 billion
dollars in the first seven months of the year, which is more than in the whole of 2023. Exports
reached 2.5 billion tenge and went mostly to the neighbours in the south and the east of the
region, while imports fell."""


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        ("317\u00a0512\u202fand\u20093", "317 512 and 3"),
        ("so\u02bbm so\u2018m so\u2019m so`m so\u00b4m ma\u02bcno", "so'm so'm so'm so'm so'm ma'no"),
        ("\u22123 non\u2011stop 5\u20137 a \u2014 b 5\u20127", "-3 non-stop 5\u20137 a \u2014 b 5\u20137"),
        ("mil\u00adlion\u200b 5", "mil\u00adlion\u200b 5"),
        ("Exports\tfrom all regions", "Exports from all regions"),
        ("A\t500\t600", "A 500\t600"),
        ("4 mlrd\t782 mln", "4 mlrd\t782 mln"),
        ("Headline goes here\r\n\r\nBody.", "Headline goes here \n \nBody."),
        ("One.\rTwo.\u2028Three.", "One.\nTwo.\nThree."),
    ],
)
def test_characters_that_mean_the_same_read_the_same(printed: str, read: str) -> None:
    assert reading_text(printed) == read


def test_hard_wrapped_lines_are_joined() -> None:
    assert reading_text(BODY) == BODY.replace("\n", " ")


def test_the_headline_of_a_wrapped_text_stays_apart() -> None:
    text = "Trade with the South grows to four billion dollars\n" + BODY
    assert reading_text(text) == "Trade with the South grows to four billion dollars\n" + BODY.replace("\n", " ")


def test_a_wrapped_headline_belongs_together() -> None:
    for headline in ("Trade with the South \u2013\nNorth relations improve", "Trade with the South grew\nto four billion"):
        text = f"{headline}\n{BODY}"
        assert reading_text(text).split("\n", 1)[0] == headline.replace("\n", " ")


@pytest.mark.parametrize(
    "text",
    [
        "Headline\nThe first paragraph is one line, however long it may be.\nSecond paragraph. It has two sentences.\nThird.",
        "2025-08-12 | Some Agency\nlower case headline\nThe body of the article.",
        "Exports by good:\noil - 5\ngas - 7\ncopper - 9",
        "Regions:\n- Almaty 5\n- Astana 6\n- Shymkent 7",
        "Regions\n1. Almaty\n2. Astana\n3. Shymkent",
        "# Title\n| a | b |\n| 1 | 2 |",
        "Trade\t5\nExports\t3\nImports\t2",
        "Trade grew\n\nby five per cent",
        "Five teams won\nSix teams lost\nTwo teams drew\nNobody cared",
    ],
)
def test_paragraphs_lists_and_rows_keep_their_line_ends(text: str) -> None:
    assert reading_text(text).count("\n") == text.count("\n")


def test_a_list_inside_a_wrapped_text_keeps_its_line_ends() -> None:
    text = BODY + "\n\u2022 oil: 5 million dollars\n\u2022 gas: 7 million dollars\n\nThe end."
    assert reading_text(text) == BODY.replace("\n", " ") + text[len(BODY) :]


def test_a_lone_wrap_in_an_unwrapped_text_is_joined() -> None:
    text = "Title\nThe turnover of the two countries reached 4 billion\ndollars in the half-year.\nExports fell."
    assert (
        reading_text(text) == "Title\nThe turnover of the two countries reached 4 billion dollars in the half-year.\nExports fell."
    )


PIECES = st.sampled_from(
    ["\n", "\r\n", "\t", " ", "\u00a0", "5", "12. ", "- ", "| ", "# ", "Word", "word", ".", ",", "\u2014 ", "\u2019"]
)


@given(st.one_of(st.text(), st.lists(PIECES, max_size=60).map("".join)))
def test_reading_keeps_length_and_words(text: str) -> None:
    read = reading_text(text)
    assert len(read) == len(text)
    for before, after in zip(text, read, strict=True):
        assert before.isspace() == after.isspace()
        assert before == after or not before.isalnum() or before in "\u02b9\u02bb\u02bc\u02bd"


@given(st.lists(PIECES, max_size=60).map("".join))
def test_reading_twice_changes_nothing_in_single_lines(text: str) -> None:
    line = re.sub(r"[\r\n]", " ", text)
    assert reading_text(reading_text(line)) == reading_text(line)


@given(st.lists(st.sampled_from(["A line of words. ", "goes on", "Word", "- entry"]), max_size=20))
def test_blank_lines_always_part(lines: list[str]) -> None:
    text = "\n\n".join(lines)
    assert reading_text(text) == text


def test_the_headline_below_a_date_stays_apart() -> None:
    for line in ("12.12.2024, 21:59", "2025-08-12 | Some Agency", "12 December 2024"):
        headline = "Trade with the South grows to four billion dollars in the first seven months of 2024"
        assert reading_text(f"{line}\n{headline}\n{BODY}").split("\n") == [line, headline, BODY.replace("\n", " ")]
