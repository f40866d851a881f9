"""Claims of every shape, for properties."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from factcheck.model.cells import VOCABULARY
from factcheck.model.claim import Claim
from factcheck.model.period import Period

# Any text but lone surrogates and NUL, which UTF-8 and CSV cannot carry; an empty string means "nothing" in a table.
TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1, max_size=30)
NUMBERS = st.decimals(
    min_value=Decimal("-1e20"), max_value=Decimal("1e20"), allow_nan=False, allow_infinity=False, places=None
).filter(lambda value: int(value.as_tuple().exponent) >= -40 and value.adjusted() <= 40)
DAYS = st.dates(date(1900, 1, 1), date(2100, 12, 31))
UNITS = st.sampled_from(
    ["USD", "KZT", "percent", "percentage_point", "ratio", "count", "year", "tonne", "tonne/hectare", "meter**3"]
)
AREAS = st.sampled_from(["KZ", "UZ", "PK", "NA", "NO"])


@st.composite
def periods(draw: Any) -> tuple[date | None, date | None]:
    """Start and end, ordered; either both unknown or the end known."""
    first, last = sorted((draw(DAYS), draw(DAYS)))
    return draw(st.sampled_from([(first, last), (None, last), (None, None)]))


@st.composite
def claims(draw: Any, claim_id: str | None = None) -> Claim:
    """A claim with any mixture of filled and empty fields that a table may hold."""
    start, end = draw(periods())
    base_start, base_end = draw(periods())
    values = sorted(draw(st.lists(NUMBERS, min_size=2, max_size=2)))
    words = {column: draw(st.none() | st.sampled_from(vocabulary)) for column, vocabulary in VOCABULARY.items()}
    words["modifier"] = words["modifier"] or "exact"
    words["modality"] = words["modality"] or "actual"
    optional = {name: draw(st.none() | TEXT) for name in ("source", "quote", "sentence", "indicator", "item", "attribution")}
    return Claim(
        claim_id=claim_id or draw(TEXT),
        article=draw(TEXT),
        published=draw(st.none() | DAYS),
        start=None if (span := draw(st.none() | st.integers(0, 10**6))) is None else span,
        end=None if span is None else span + draw(st.integers(1, 40)),
        obs_value=values[0],
        obs_value_high=draw(st.sampled_from([None, values[1]])),
        decimals=draw(st.none() | st.integers(-12, 12)),
        low=draw(st.none() | NUMBERS),
        high=draw(st.none() | NUMBERS),
        unit_measure=draw(st.none() | UNITS),
        ref_area=draw(st.none() | AREAS),
        counterpart_area=draw(st.none() | AREAS),
        period_start=start,
        period_end=end,
        time_period=None if end is None else Period(start, end).sdmx(),
        base_period_start=base_start,
        base_period_end=base_end,
        **words,
        **optional,
    )


def tables(max_size: int = 6) -> st.SearchStrategy[list[Claim]]:
    """Several claims with ids of their own."""
    return st.lists(claims(), max_size=max_size, min_size=1, unique_by=lambda claim: claim.claim_id)
