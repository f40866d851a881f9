"""A number as a text prints it, without unit and meaning."""

from __future__ import annotations

from decimal import Decimal

from factcheck.extract.scan import Scan
from factcheck.languages.morphology import NONE, Features
from factcheck.model.value import Value, slotted


@slotted
class Numeral(Value):
    """A number at tokens ``start`` to ``end``: its value in base units, digits behind the mark, features of its ending.

    ``decimals`` is None for words; ``magnitude`` the last magnitude word's power of ten, 0 without one; ``bare`` marks a magnitude
    word that stands alone ("over a thousand"); ``ordinal`` a number that counts a place in a row.
    """

    start: int
    end: int
    value: Decimal
    decimals: int | None
    features: Features = NONE
    magnitude: int = 0
    ordinal: bool = False
    bare: bool = False
    vague: bool = False

    @property
    def in_words(self) -> bool:
        """Whether no digit was printed."""
        return self.decimals is None


def is_magnitude(scan: Scan, at: int) -> bool:
    """Whether a word for a power of ten stands at a token."""
    entry = scan.entry(at, "numeral")
    return entry is not None and entry.get("role") == "magnitude"
