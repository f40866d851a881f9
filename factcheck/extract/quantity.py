"""A printed number with its unit, modifier and range."""

from __future__ import annotations

from decimal import Decimal
from typing import Final, Literal

from factcheck.extract.numeral import Numeral
from factcheck.languages.morphology import NONE, Features
from factcheck.model.claim import SetAside
from factcheck.model.interval import Modifier
from factcheck.model.value import Value, slotted

DASHES: Final = "-\u2013\u2014"
#: Kinds of words that name what is counted, however they end.
COUNTED_KINDS: Final = ("thing", "indicator", "person", "counter", "foreign", "measure_noun")

QuantityKind = Literal["plain", "times", "multiple", "fraction"]


@slotted
class Quantity(Value):
    """A printed number as a quantity: tokens ``start`` to ``end`` with its unit.

    ``kind``: plain, times (growth factor noun), multiple (growth factor verb or adverb), fraction. ``features`` are those of
    the last word. ``value`` stands for the numeral's where a unit scales it, with ``scale`` more digits. ``noun_at`` is where
    the counted noun begins, ``counter`` says that it is a mere counting word; ``borrowed`` that the unit is a neighbour's.
    ``per`` is the time that a count is of each time. ``from_to`` marks a range that a verb of change would make two levels. A
    number that claims nothing has the reason in ``set_aside``.
    """

    start: int
    end: int
    numeral: Numeral
    kind: QuantityKind = "plain"
    high: Numeral | None = None
    unit: str | None = None
    currency: bool = False
    item: str | None = None
    noun_at: int | None = None
    modifier: Modifier = "exact"
    features: Features = NONE
    sign: int = 0
    set_aside: SetAside | None = None
    value: Decimal | None = None
    direction: str | None = None
    from_to: bool = False
    borrowed: bool = False
    counter: bool = False
    scale: int = 0
    prefix: bool = False
    per: str | None = None

    @property
    def obs(self) -> Decimal:
        """The value in base units."""
        return self.numeral.value if self.value is None else self.value
