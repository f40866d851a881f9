"""Words that point to an indicator: each to one the registry has, and not two ways at once."""

from __future__ import annotations

from collections import Counter, defaultdict

import pytest

from factcheck.languages import pack
from factcheck.languages.entry import Entry, read_entries
from factcheck.model.indicator import registry

TAGS = ["en", "kk", "ru", "uz"]


def clues(tag: str) -> list[Entry]:
    """The clues and rivals of a pack."""
    return list(read_entries(pack.FOLDER / tag / "clues.toml"))


@pytest.mark.parametrize("tag", TAGS)
def test_every_clue_points_to_a_known_indicator(tag: str) -> None:
    assert {entry.get("value") for entry in clues(tag) if registry().get(entry.get("value")) is None} == set()


@pytest.mark.parametrize("tag", TAGS)
def test_no_word_points_alone_to_two_indicators(tag: str) -> None:
    alone = defaultdict(set)
    for entry in clues(tag):
        if entry.get("alone"):
            alone[entry.phrase].add(entry.get("value"))
    assert {phrase: values for phrase, values in alone.items() if len(values) > 1} == {}


@pytest.mark.parametrize("tag", TAGS)
def test_no_word_points_twice_to_one_indicator(tag: str) -> None:
    told = Counter((entry.phrase, entry.get("value")) for entry in clues(tag))
    assert [pair for pair, times in told.items() if times > 1] == []


@pytest.mark.parametrize("tag", TAGS)
def test_an_indicator_is_named_or_a_rival_not_both(tag: str) -> None:
    kinds = defaultdict(set)
    for entry in clues(tag):
        kinds[entry.get("value")].add(entry.kind)
    assert {value for value, both in kinds.items() if len(both) > 1} == set()
