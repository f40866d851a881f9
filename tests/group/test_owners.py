"""Figures of owners: one name in all languages, and apart only where there is more than one owner or a whole."""

from __future__ import annotations

from dataclasses import replace

from example_claims import EXPORTS

from factcheck import group
from factcheck.model.claim import Claim

OIL = replace(EXPORTS, indicator="oil_production", counterpart_area=None, unit_measure="tonne", form="level")


def of(claim_id: str, item: str | None, *, lang: str = "en", article: str = "a.txt", value: int = 10) -> Claim:
    """A claim of a text that names an owner."""
    sentence = f"{item or 'The country'} produced oil."
    return replace(
        OIL, claim_id=claim_id, item=item, lang=lang, article=article, sentence=sentence, obs_value=OIL.obs_value * value
    )


def facts(*claims: Claim) -> set[tuple[str | None, frozenset[str]]]:
    """The items of facts and the claims of each."""
    return {(fact.key.item, frozenset(claim.claim_id for claim in fact.claims)) for fact in group.facts(claims)}


def test_owners_of_one_article_are_apart_and_meet_in_other_languages() -> None:
    here = of("1", "Tengiz"), of("2", "Kashagan")
    there = of("3", "Тенгизе", lang="ru", article="b.txt"), of("4", "Қашаған", lang="kk", article="c.txt")
    assert facts(*here, *there) == {("tengiz", frozenset({"1", "3"})), ("kashagan", frozenset({"2", "4"}))}


def test_a_lone_owner_sets_nothing_apart() -> None:
    assert facts(of("1", "Air Astana"), of("2", None, article="b.txt")) == {(None, frozenset({"1", "2"}))}


def test_what_is_told_of_an_owner_without_its_name_is_its_own() -> None:
    later = replace(of("2", None), period_start=None, period_end=None)
    told = facts(of("1", "Air Astana"), later, of("3", "FlyArystan", article="b.txt"))
    assert {item for item, _ in told} == {"astana air", "flyarystan"}


def test_an_owner_is_a_part_of_a_larger_figure_for_the_same_time() -> None:
    assert facts(of("1", "Tengiz"), of("2", None, value=25)) == {("tengiz", frozenset({"1"})), (None, frozenset({"2"}))}


def test_regions_stay_apart() -> None:
    assert facts(of("1", "Almaty"), of("2", None, article="b.txt")) == {("almaty", frozenset({"1"})), (None, frozenset({"2"}))}


def test_the_bulk_of_a_flow_is_no_part_of_it() -> None:
    assert facts(of("1", "основной поток", lang="ru"), of("2", None, article="b.txt")) == {(None, frozenset({"1", "2"}))}
