"""What a figure measures, as the steps of reading hand it on."""

from __future__ import annotations

from typing import Final, Protocol

from factcheck.model.claim import Confidence
from factcheck.model.value import Value, slotted

#: The item of a part that nothing names.
PART: Final = "part"
#: The rule of an indicator that a clause names.
NAMED: Final = "named"
#: The rule of what those asked answered.
ASKED: Final = "asked"
#: The rule of what people expect of prices.
HOPED: Final = "expected of prices"
#: The rule of what the figure right beside one is of.
BESIDE_LEVEL: Final = "beside level"
#: The rule of growth of prices as such.
ALL_PRICES: Final = "all prices"
#: The rule by which an amount is what one side of a balance has beyond the other.
EXCESS: Final = "excess"
#: The cue of growth that is the economy's, and the rule by which a figure is of it.
GROWTH: Final = "growth"


@slotted
class What(Value):
    """Indicator and item of a figure, how they were found, and which words say so."""

    indicator: str | None
    item: str | None
    confidence: Confidence | None
    rule: str
    words: str = ""


class Names(Protocol):
    """What the figures of one sentence are of, by their places."""

    def found(self, k: int) -> What:
        """What the words around a figure name."""

    def name(self, k: int) -> What:
        """What that stands for in the article."""
