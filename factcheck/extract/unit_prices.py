"""Prices that go on with the price of one of something: "a kilogram costs 3,200 tenge. In winter it cost 2,900"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from factcheck.extract.claim_making import Found
from factcheck.extract.fitting import is_unit_price
from factcheck.extract.going_on import CARRIED
from factcheck.extract.quantity import Quantity
from factcheck.extract.topic import Topic, UnitPrice
from factcheck.extract.unknown_words import UnknownWords

#: How the names of prices end, and the one of what no indicator is named after.
_PRICES: Final = ("price", "tariff", "prices")
_PRICE: Final = "price"
#: How many times the price before a price of the same thing can be.
_TIMES: Final = 4


def as_before(words: UnknownWords, found: Sequence[Found], topic: Topic) -> tuple[list[Quantity], list[Found]]:
    """The figures of a sentence, those that go on with the paragraph's last price in its unit and by its name."""
    read: list[tuple[Quantity, Found]] = []
    for q, each in zip(words.events.quantities, found, strict=True):
        last = topic.priced
        if last is not None and _goes_on(q, each, last) and not _has_subject(words, q):
            what, before = each.what, last.what
            item = what.item if before.indicator == what.indicator and what.item is not None else before.item
            read.append((q._replace(unit=last.unit), each._replace(what=what._replace(indicator=before.indicator, item=item))))
            continue
        if q.currency and is_unit_price(q) and _is_price(each):
            topic.priced = UnitPrice(q.obs, str(q.unit), each.what)
        read.append((q, each))
    return [q for q, _ in read], [each for _, each in read]


def _is_price(each: Found) -> bool:
    return (each.what.indicator or "").endswith(_PRICES)


def _has_subject(words: UnknownWords, q: Quantity) -> bool:
    """Whether a clause names what it tells the price of: "A lunch costs 2,500 tenge"."""
    first = words.clause_start(q)
    if any(first <= cue.start < q.start for cue in words.events.cued("demonstrative")):
        return False  # "In Mirobod this price is 18 million"
    if any(first <= m.start < q.start and not str(m.entry.get("name")).endswith(_PRICES) for m in words.events.indicators):
        return True  # "Last year the average wage was 4,000 tenge"
    things = (i for i in words.scan.begun("thing", first, q.start) if i not in words.known)
    named = any(words.unknown(i, i + 1) and "time" not in words.scan.kinds[i] for i in range(first, q.start))
    return (named and words.subject(q) is not None) or next(things, None) is not None


def _goes_on(q: Quantity, each: Found, last: UnitPrice) -> bool:
    """Whether a sum in the same money is about as much for the same thing, or a change of it."""
    money, before = last.unit.partition("/")[0], last.what
    if not q.currency or q.unit != money or not _is_price(each) or each.what.item not in (before.item, None):
        return False
    if each.what.indicator not in (before.indicator, _PRICE) and each.what.rule != CARRIED:
        return False
    if each.shape.form == "change":
        return q.obs < last.obs
    return each.shape.form == "level" and last.obs / _TIMES <= q.obs <= last.obs * _TIMES
