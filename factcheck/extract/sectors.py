"""Parts of the economy whose growth is told in one list: "industry grew 6.8 %, farming 4.1 %"."""

from __future__ import annotations

from typing import Final

from factcheck.languages.item_names import named

SECTORS: Final = {
    "industry": "industrial_output",
    "agricultural": "agricultural_output",
    "construction": "construction_output",
    "trade": "retail_trade",
    "services": "services_output",
}
#: What is told in one list with them.
TOLD_WITH_SECTORS: Final = ("gdp", "freight_volume", "trading")


def sector_of(item: str | None) -> str | None:
    """What the output of a part of the economy is called, where its growth is told beside that of all."""
    return None if item is None else SECTORS.get(named(item))
