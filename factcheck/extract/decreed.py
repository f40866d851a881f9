"""What somebody sets from a day on, so that a change "from 1 July" is of that day and not since then."""

from __future__ import annotations

from typing import Final

#: End the names of what is set.
_SET: Final = ("tariff", "pensions", "benefits", "minimum_wage", "duty", "tax_rate", "vat_rate", "fares", "scholarships")
_RATE: Final = "policy_rate"


def is_decreed(indicator: str | None) -> bool:
    """Whether an indicator is one that does not move by itself."""
    return indicator is not None and indicator.endswith(_SET)


def is_set(indicator: str | None) -> bool:
    """The same, or a rate that a central bank holds till it sets another."""
    return indicator == _RATE or is_decreed(indicator)
