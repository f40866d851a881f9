"""Whether a level is of a size that its indicator can have: no sector's output is what one of its workers earns."""

from __future__ import annotations

import tomllib
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Final

from factcheck.extract.quantity import Quantity
from factcheck.model.claim import Form
from factcheck.model.indicator import Indicator, registry

_RATES: Final = Path(__file__).with_name("dollar_rates.toml")
_COUNT: Final = "count"
_ONE: Final = Decimal(1)
#: Figures without a magnitude below this may have left it out: "5.2 billion, in June 4.8".
_ELLIPTIC: Final = 1000


def is_plausible(entry: Indicator, q: Quantity, form: Form = "level") -> bool:
    """Whether a sum or count is within the size of an indicator, which is told in US dollars or in people and things.

    Sums in currencies without a rate and small figures, whose magnitude may be told elsewhere, are of any size.
    """
    if not entry.size or form not in ("level", "change"):
        return True
    rate = rates().get(q.unit or "") if q.currency else _ONE if q.unit in (None, _COUNT) else None
    if rate is None or (q.obs < _ELLIPTIC and not q.numeral.magnitude):
        return True
    lowest, *highest = entry.size
    # A change may be a fraction of its level.
    return (form == "change" or q.obs >= lowest * rate) and (not highest or q.obs <= min(highest) * rate)


def is_of_size(name: str, q: Quantity) -> bool:
    """Whether a sum is of a size that an indicator of that name can have."""
    entry = registry().get(name)
    return entry is not None and q.currency and is_plausible(entry, q)


@cache
def rates() -> dict[str, Decimal]:
    """ISO 4217 code → units to one US dollar, in order of magnitude."""
    return {code: Decimal(rate) for code, rate in tomllib.loads(_RATES.read_text(encoding="utf-8")).items()}
