"""When the fiscal and marketing years of a country begin."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Final

from factcheck.extract.scan import Scan
from factcheck.languages.item_names import goods_in

#: Goods of which marketing years are told.
_CROPS: Final = frozenset({"grain", "wheat", "barley"})
_FISCAL_YEARS: Final = Path(__file__).with_name("fiscal_years.toml")


@cache
def _years() -> Mapping[str, Mapping[str, int]]:
    return tomllib.loads(_FISCAL_YEARS.read_text(encoding="utf-8"))


def beginnings_of_years(home: str | None, scan: Scan) -> Mapping[str, int]:
    """Kind of year → the month it begins in, of a country; a season is the marketing year where the text speaks of crops."""
    found = {kind: months[home] for kind, months in _years().items() if home is not None and home in months}
    running = found.get("crop") or found.pop("straddling", None)
    if running is not None and any(name in _CROPS for _, _, name in goods_in([token.text for token in scan.tokens])):
        found["straddling"] = running
        if "crop" in found:
            found["season"] = running
    return found
