"""What a figure measures, as the steps of reading hand it on."""

from __future__ import annotations

from typing import Final

from factcheck.model.claim import Confidence
from factcheck.model.value import Value, slotted

#: The rule by which an amount is what one side of a balance has beyond the other.
EXCESS: Final = "excess"


@slotted
class What(Value):
    """Indicator and item of a figure, how they were found, and which words say so."""

    indicator: str | None
    item: str | None
    confidence: Confidence | None
    rule: str
    words: str = ""
