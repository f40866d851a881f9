"""What a figure measures, as the steps of reading hand it on."""

from __future__ import annotations

from typing import NamedTuple

from factcheck.model.claim import Confidence


class What(NamedTuple):
    """Indicator and item of a figure, how they were found, and which words say so."""

    indicator: str | None
    item: str | None
    confidence: Confidence | None
    rule: str
    words: str = ""
