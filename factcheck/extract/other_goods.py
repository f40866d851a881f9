"""Goods that are told of apart from those whose partner the sentence before named: "… Main buyer: China. Zinc exports fell"."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.extract.claim_making import Found
from factcheck.extract.trading import TRADE
from factcheck.extract.what import What
from factcheck.languages.item_names import named


def of_other_goods(what: What, sold: str | None) -> bool:
    """Whether a sentence begins with the trade in other goods than those that were sold to all."""
    if sold is None or what.indicator not in TRADE or what.item is None:
        return False
    goods = named(what.item)
    return goods is not None and goods != (named(sold) or sold)


def sold_to_all(found: Sequence[Found]) -> str | None:
    """The goods that a sentence tells of as sold or bought without a partner."""
    traded = (each for each in found if each.what.indicator in TRADE and each.where.counterpart_area is None)
    return next((each.what.item for each in traded if each.what.item is not None), None)
