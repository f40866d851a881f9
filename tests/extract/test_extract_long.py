"""Long articles, read in parts: nothing is lost at the seams, and what was said before is remembered."""

from __future__ import annotations

import gc
from pathlib import Path

import pytest
from extract_texts import PRINTED
from hypothesis import given
from hypothesis import strategies as st

from factcheck import demo, ingest
from factcheck.extract import parts as parts_module
from factcheck.extract.parts import parts
from factcheck.extract.reader import read_claims, read_parts
from factcheck.model.article import Article, Section
from factcheck.model.collecting import collecting_what_is_new, without_collecting

HEADLINE = "Kazakhstan's grain exports grow"
PARAGRAPHS = [
    f"In January {year} exports reached {n}.{n % 10} million tonnes. It was a record."
    for n, year in enumerate(range(1990, 2020), 12)
]
TEXT = "\n\n".join([HEADLINE, *PARAGRAPHS])
ARTICLE = Article(
    "long", TEXT, "en", PRINTED, sections=(Section("headline", 0, len(HEADLINE)), Section("body", len(HEADLINE), len(TEXT)))
)


@given(st.text(alphabet="ab. \n", max_size=200), st.integers(1, 20))
def test_parts_follow_each_other(text: str, length: int) -> None:
    """Is every character in one part, and no part endless?"""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(parts_module, "LENGTH", length)
        found = list(parts(Article("text", text, "en")))
    assert "".join(part.text[part.first : part.last] for part in found) == found[0].text
    assert all(part.last - part.first <= 2 * length for part in found)


def test_parts_make_the_claims_of_the_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    """Does it matter that the headline and the topic stand in another part?"""
    whole = read_claims(ARTICLE, all_numbers=True)
    monkeypatch.setattr(parts_module, "LENGTH", 300)
    found = [[reading.claim for reading in part] for part in read_parts(ARTICLE, all_numbers=True)]
    claims = [claim for part in found for claim in part]
    assert len(found) > 5
    assert [(c.start, c.obs_value, c.unit_measure, c.indicator, c.ref_area, c.time_period, c.set_aside) for c in claims] == [
        (c.start, c.obs_value, c.unit_measure, c.indicator, c.ref_area, c.time_period, c.set_aside) for c in whole
    ]
    assert all(TEXT[c.start : c.end] == c.quote for c in claims)
    assert len({c.claim_id for c in claims}) == len(claims)


def test_reading_leaves_no_cycles() -> None:
    """Is the memory of an article free as soon as it is read, without Python's search for cycles?"""
    articles = [article for article in ingest.read([Path(demo.__file__).parent / "articles"]) if isinstance(article, Article)]
    left = {}
    for article in [*articles, *articles]:  # What is made once for all articles is made in the first round.
        with collecting_what_is_new(), without_collecting():
            read_claims(article, all_numbers=True)
            left[article.name] = gc.collect()
    assert set(left.values()) == {0}, left
