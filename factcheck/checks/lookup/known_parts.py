"""Which items are names of known parts."""

from __future__ import annotations

from functools import cache

from factcheck.model.indicator import registry
from factcheck.model.labels import ITEMS, labels


def is_known_part(item: str | None) -> bool:
    """Whether an item is the name of a known part, and no words that happen to stand by a figure."""
    return item is not None and (item in labels(ITEMS) or item in _named_parts())


@cache
def _named_parts() -> frozenset[str]:
    return frozenset(entry.item for entry in registry().indicators.values() if entry.item is not None)
