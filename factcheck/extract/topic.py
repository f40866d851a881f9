"""What an article speaks of while it is read."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import Final

from factcheck.extract.what import What
from factcheck.model.claim import Direction, Form
from factcheck.model.indicator import Indicator, registry
from factcheck.model.value import Value, slotted

#: Where what was told last of people is kept.
PEOPLE: Final = "people"
#: Where what was counted last is kept.
COUNT: Final = "count"
#: What is told of the newly born is said of no other people.
_BORN: Final = "births"
_UNMEASURED: Final = frozenset({None, "percent", "percentage_point", "ratio"})


@slotted
class UnitPrice(Value):
    """What one of something cost, in which money for which unit, and what that is the price of."""

    obs: Decimal
    unit: str
    what: What


@dataclass(slots=True)
class Topic:
    """The indicator spoken of with its part in the same paragraph, the one last named, the headline's, and all that are named."""

    indicator: str | None = None
    item: str | None = None
    last: str | None = None
    #: What the text spoke of before the balance that it speaks of.
    balanced: str | None = None
    #: What the line above a list names, within the list.
    listed: str | None = None
    #: Which way that moves, where the line above a list names a movement.
    grows: Direction | None = None
    #: What the figure before is of, named or not.
    figure: str | None = None
    headline: str | None = None
    mentioned: frozenset[str] = frozenset()
    #: The goods that the paragraph last told of as sold or bought, to or from no partner.
    sold: str | None = None
    #: The price of one of something that the paragraph told last, by its sum, its unit and what it is of.
    priced: UnitPrice | None = None
    #: What the levels of the sentence before are of, in order.
    row: tuple[What, ...] = ()
    #: The form of the per cent figure that was read last.
    percent: Form | None = None
    #: What was told last in a measure of goods, by the measure; of people under ``PEOPLE``.
    measured: dict[str, str] = field(default_factory=dict)

    #: Goods that were counted last in each way of trade.
    traded: dict[str, str] = field(default_factory=dict)

    def note(self, unit: str | None, indicator: str | None) -> None:
        """Keeps in mind what a figure in a unit was of."""
        entry = registry().get(indicator)
        if entry is None or unit in _UNMEASURED:
            return
        if entry.people and entry.name != _BORN:
            self.measured[PEOPLE] = entry.name
        if unit is not None and not (entry.people and unit != COUNT):
            self.measured[unit] = entry.name

    def name(self, indicator: str | None) -> None:
        """Makes the text go on about an indicator; a balance is kept apart from what it is the balance of."""
        if self.indicator is not None and is_balance(indicator):
            self.balanced = self.indicator if not is_balance(self.indicator) else self.balanced
        self.indicator = indicator

    def is_about(self, entry: Indicator) -> bool:
        """Whether the article is about what is elsewhere a part: green energy, of all electricity."""
        return entry.topical and entry.name == self.headline

    def whole_of(self, part: Indicator) -> str | None:
        """What a part is a part of; where that is a part in turn, its whole, unless the article is about it."""
        whole = registry().get(part.whole)
        return part.whole if whole is None or not whole.topical or self.is_about(whole) else whole.whole


def is_balance(indicator: str | None) -> bool:
    """Whether an indicator is what one flow has beyond another, as a deficit is."""
    entry = registry().get(indicator)
    return entry is not None and any(sign < 0 for _, sign in entry.parts)
