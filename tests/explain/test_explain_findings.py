"""Findings as they are handed on: ids, repeats, repairs, arithmetic, links, messages."""

from __future__ import annotations

import json
from dataclasses import replace
from decimal import Decimal

import pytest
from case_file import FOLDER, claim, read

from factcheck import checks, engine, explain, group
from factcheck.explain.digits import outward, plain
from factcheck.explain.wording import FOLDER as WORDS
from factcheck.explain.wording import written
from factcheck.model.claim import Claim
from factcheck.model.finding import Finding
from factcheck.model.messages import LANGUAGES
from factcheck.model.messages import read as catalogue
from factcheck.model.report import Outcome


def outcome(*claims: Claim, lang: str = "en") -> Outcome:
    facts = group.facts(claims)
    return explain.outcome(facts, checks.relations(facts), engine.solve, lang)


def only(found: Outcome) -> Finding:
    (finding,) = [finding for finding in found.findings if finding.severity != "info"]
    return finding


def rows(text: str) -> tuple[Claim, ...]:
    return tuple(claim(line.strip(), number) for number, line in enumerate(text.strip().splitlines()))


WRONG_WAY = rows(
    """
    n | a.txt | level | 52.5 million | USD | trade_turnover | KZ-PK | 2023 |
    g | a.txt | growth_percent | 40 | percent | trade_turnover | KZ-PK | 2023 | 2022 | direction=down
    o | a.txt | level | 73.5 million | USD | trade_turnover | KZ-PK | 2022 |
    """
)


def test_the_arithmetic_shows_what_was_computed_and_its_bounds() -> None:
    first, second = only(outcome(*WRONG_WAY)).arithmetic
    assert first.text == "(52.5 \u00f7 73.5 \u2212 1) \u00d7 100"
    assert first.value is not None
    assert round(first.value, 2) == Decimal("-28.57")
    assert first.interval.low is not None
    assert first.interval.high is not None
    assert -29 < first.interval.low < -28.5 < first.interval.high < -28
    assert second.claims == ("g",)
    assert first.in_language("ru") == "(52,5 \u00f7 73,5 \u2212 1) \u00d7 100"


def test_repairs_are_in_the_units_of_the_claims_and_best_first() -> None:
    repairs = only(outcome(*WRONG_WAY)).repairs
    assert {name for repair in repairs for name in repair.values} == {"n", "g", "o"}
    by_claim = {name: repair.values[name] for repair in repairs for name in repair.values}
    assert by_claim["g"].low is not None
    assert 28 < by_claim["g"].low < 29, "the fall is printed without its sign"
    assert by_claim["n"].low is not None
    assert 43_000_000 < by_claim["n"].low < 45_000_000
    assert [repair.weight for repair in repairs] == sorted(repair.weight for repair in repairs)


def test_the_message_reads_in_every_language() -> None:
    message = only(outcome(*WRONG_WAY)).message
    assert set(message.texts) == set(LANGUAGES)
    assert "52.5 million USD" in message.in_language("en")
    assert "52,5 \u043c\u043b\u043d USD" in message.in_language("ru")
    assert len({message.in_language(lang) for lang in LANGUAGES}) == len(LANGUAGES)
    assert json.loads(json.dumps(message.to_json()))["key"] == "growth.differs"


def test_the_language_asked_for_is_the_text() -> None:
    assert only(outcome(*WRONG_WAY, lang="uz")).message.text == only(outcome(*WRONG_WAY)).message.in_language("uz")


def test_every_message_is_said_by_some_relation() -> None:
    source = "\n".join(path.read_text(encoding="utf-8") for path in WORDS.parent.glob("*.py"))
    keys = [key.removeprefix("message.") for key in catalogue(WORDS, "en").texts if key.startswith("message.")]
    assert [key for key in keys if f'"{key.removesuffix("_before")}"' not in source] == []


def test_times_take_the_form_of_their_number() -> None:
    told = [written({"times": ratio}, "ru") for ratio in ("2", "11", "21", "2.5", "1200")]
    assert told == [
        f"{n} \u0440\u0430\u0437{end}" for n, end in (("2", "\u0430"), ("11", ""), ("21", ""), ("2,5", "\u0430"), ("1200", ""))
    ]
    assert [written({"times": ratio}, "en") for ratio in ("1", "2.5")] == ["1 time", "2.5 times"]


def test_no_message_calls_a_figure_false() -> None:
    for lang, forbidden in (
        ("en", "false"),
        ("en", "wrong"),
        ("ru", "\u043b\u043e\u0436"),
        ("ru", "\u043d\u0435\u0432\u0435\u0440\u043d"),
    ):
        assert not [text for text in catalogue(WORDS, lang).texts.values() if forbidden in str(text).lower()]


def test_repeats_are_the_other_statements_of_the_same_figures() -> None:
    copies = [replace(c, claim_id=f"{c.claim_id}2", article="b.txt") for c in WRONG_WAY]
    found = only(outcome(*WRONG_WAY, *copies))
    assert [place.claim_id for place in found.claims] == ["n", "o", "g"]
    assert {place.claim_id for place in found.repeats} == {"n2", "o2", "g2"}


def test_copies_change_no_id_and_add_no_finding() -> None:
    copies = [replace(c, claim_id=f"{c.claim_id}{n}", article=f"b{n}.txt") for c in WRONG_WAY for n in range(20)]
    assert [f.finding_id for f in outcome(*WRONG_WAY).findings] == [f.finding_id for f in outcome(*WRONG_WAY, *copies).findings]


def test_the_id_does_not_depend_on_texts_and_places() -> None:
    moved = [replace(c, claim_id=f"x{c.claim_id}", article="z.txt", start=900 + (c.start or 0), source="Desk") for c in WRONG_WAY]
    assert only(outcome(*WRONG_WAY)).finding_id == only(outcome(*moved)).finding_id
    changed = [replace(c, obs_value=Decimal("73600000")) if c.claim_id == "o" else c for c in WRONG_WAY]
    assert only(outcome(*WRONG_WAY)).finding_id != only(outcome(*changed)).finding_id


def test_an_unrelated_article_changes_no_finding() -> None:
    other = rows("u | u.txt | level | 12.5 million | tonne | grain_harvest | KZ | 2024 |")
    assert [f.to_json() for f in outcome(*WRONG_WAY).findings] == [f.to_json() for f in outcome(*WRONG_WAY, *other).findings]


def test_two_findings_that_share_a_claim_name_each_other() -> None:
    found = outcome(*read(FOLDER / "text_against_itself_and_against_another.toml").claims)
    first, second = [finding for finding in found.findings if finding.severity == "error"]
    assert second.finding_id in first.related
    assert first.finding_id in second.related


def test_links_say_why_and_how_surely_claims_are_tied() -> None:
    inferred = [replace(c, confidence_areas="inferred") if c.claim_id == "o" else c for c in WRONG_WAY]
    finding = only(outcome(*inferred))
    assert [(link.claims, link.reason, link.strength) for link in finding.links] == [
        (("n", "o"), "growth_of", "inferred"),
        (("n", "g"), "growth_of", "stated"),
    ]
    assert finding.severity == "warning"
    assert finding.lowered_by == ("link",)


def test_coverage_says_with_what_a_claim_agrees_and_why_others_were_not_compared() -> None:
    found = outcome(
        *rows(
            """
            t | a.txt | level | 89.6 million | USD | trade_turnover | KZ-PK | 2025-01..2025-07 |
            x | a.txt | level | 55.5 million | USD | exports | KZ-PK | 2025-01..2025-07 |
            m | a.txt | level | 34.1 million | USD | imports | KZ-PK | 2025-01..2025-07 |
            l | a.txt | level | 12 | count | schools | KZ | 2025-01-01 |
            u | a.txt | level | 12 | count | | KZ | 2025-01-01 |
            g | a.txt | growth_percent | 6.5 | percent | gdp | KZ | 2025 | 2024 | direction=up
            """
        )
    )
    by_claim = {entry.claim_id: entry for entry in found.coverage}
    assert by_claim["t"].state == "agrees"
    assert set(by_claim["t"].with_) == {"x", "m"}
    reasons = {name: by_claim[name].reason for name in "lug"}
    assert reasons == {"l": "alone", "u": "no_indicator", "g": "real_growth"}


@pytest.mark.parametrize(
    ("number", "digits", "text"),
    [("2.468319", 4, "2.468"), ("0.0043219", 3, "0.00432"), ("86800000", None, "86800000"), ("-28.571428571428", 3, "-28.6")],
)
def test_numbers_show_the_digits_that_mean_something(number: str, digits: int | None, text: str) -> None:
    from fractions import Fraction

    assert plain(Fraction(number), digits=digits) == text


def test_bounds_are_rounded_outward() -> None:
    from fractions import Fraction

    low, high = outward(Fraction(1, 3), Fraction(2, 3))
    assert low is not None
    assert high is not None
    assert Fraction(low) <= Fraction(1, 3)
    assert Fraction(high) >= Fraction(2, 3)
    assert outward(Fraction("2.7"), Fraction("2.9")) == ("2.7", "2.9")


def test_a_figure_that_several_articles_print_is_not_the_likeliest_slip() -> None:
    """Exports stand in two conflicts, but three articles print them alike; "million" stands in one article alone."""
    claims = rows(
        """
        e1 | a.txt | level | 41.25 billion | USD | exports | KZ | 2025 |
        e2 | b.txt | level | 41.25 billion | USD | exports | KZ | 2025 |
        e3 | c.txt | level | 41.25 billion | USD | exports | KZ | 2025 |
        was | a.txt | level | 33.00 billion | USD | exports | KZ | 2024 |
        up | a.txt | growth_percent | 35.0 | percent | exports | KZ | 2025 | 2024 | direction=up
        part | b.txt | level | 3.30 million | USD | exports[wheat] | KZ | 2025 |
        share | b.txt | share | 8.0 | percent | exports[wheat] | KZ | 2025 |
        """
    )
    (slip,) = [finding for finding in outcome(*claims).findings if finding.rule == "magnitude"]
    assert slip.message.text.startswith("Exports (wheat), Kazakhstan, 2025: 3.3 million USD does not match")


def test_growths_with_old_figures_alone_have_their_arithmetic() -> None:
    """Two growths of nested periods may tell what the rest of the longer one did, where only the old values are stated."""
    found = outcome(
        *rows(
            """
            g | a.txt | growth_percent | 17.7 | percent | exports | KZ | 2025-01..2025-10 | 2024-01..2024-10
            o | a.txt | level | 15.2 billion | USD | exports | KZ | 2024-01..2024-10 |
            h | a.txt | growth_percent | 86 | percent | exports | KZ | 2025-01..2025-06 | 2024-01..2024-06
            p | a.txt | level | 9.0 billion | USD | exports | KZ | 2024-01..2024-06 |
            """
        )
    )
    (told,) = [finding for finding in found.findings if finding.rule == "growth-chain"]
    assert [step.text for step in told.arithmetic][1:] == ["17.7", "86"]
