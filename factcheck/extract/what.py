"""What a figure measures, as the steps of reading hand it on."""

from __future__ import annotations

from factcheck.model.claim import Confidence
from factcheck.model.value import Value, slotted


@slotted
class What(Value):
    """Indicator and item of a figure, how they were found, and which words say so."""

    indicator: str | None
    item: str | None
    confidence: Confidence | None
    rule: str
    words: str = ""
