"""Claims from columns: the rows of a big table read column by column, equal cells once.

Only rows without a fault are read here. Where a cell or a row is in doubt, ``claims_of`` gives None, and ``claim_row`` reads these
rows one by one and says what is wrong.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping, Sequence
from datetime import date
from functools import lru_cache
from typing import Any, Final

from factcheck.model import cells, units
from factcheck.model.cells import CellError
from factcheck.model.claim import COLUMNS, Claim
from factcheck.model.claim_row import RowError, period_of, with_bounds

_ALL: Final = (*COLUMNS, "set_aside")
#: The columns that the period of a row follows from.
_PERIOD: Final = ("period_start", "period_end", "time_period", "base_period_start", "base_period_end")
_DEFAULTS: Final[Mapping[str, str]] = {"form": "level", "modifier": "exact", "modality": "actual"}
#: An empty cell of these means the default.
_NEVER_EMPTY: Final[Mapping[str, str]] = {"modifier": "exact", "modality": "actual"}
_SOUND: Final = ("obs_value", "obs_value_high", "unit_measure", "start", "end", "set_aside")

#: The different cells of a column, and for each row which of them it has.
Column = tuple[Sequence[Any], Sequence[int]]


def claims_of(columns: Mapping[str, Column], count: int) -> list[Claim] | None:
    """The claims of so many rows; None where one of them has a fault, or lacks an id, an article or its decimals."""
    if not {"claim_id", "article", "obs_value", "decimals"} <= columns.keys():
        return None
    read: dict[str, Sequence[Any]] = {name: [_DEFAULTS.get(name)] * count for name in _ALL}
    try:
        for name, (different, which) in columns.items():
            reader = cells.READERS[name]
            values = [None if cell is None else reader(cell) for cell in different]
            read[name] = list(map([value or _NEVER_EMPTY.get(name, value) for value in values].__getitem__, which))
        read |= dict(zip(_PERIOD, zip(*map(_period, *(read[name] for name in _PERIOD)), strict=True), strict=True))
    except (CellError, RowError):
        return None
    if not all(read["claim_id"]) or not all(read["article"]) or not all(map(_is_sound, *(read[name] for name in _SOUND))):
        return None
    claims = _made(read, count)
    return claims if "low" in columns or "high" in columns else [with_bounds(claim) for claim in claims]


def _made(read: Mapping[str, Sequence[Any]], count: int) -> list[Claim]:
    """As the constructor would, a field of all claims at a time."""
    claims = [object.__new__(Claim) for _ in range(count)]
    for name in _ALL:
        # A frozen dataclass guards its fields, not its slots.
        deque(map(Claim.__dict__[name].__set__, claims, read[name]), maxlen=0)
    return claims


@lru_cache(maxsize=1 << 16)
def _period(
    start: date | None, end: date | None, text: str | None, base_start: date | None, base_end: date | None
) -> tuple[Any, ...]:
    """The five cells with what follows from them; RowError where they do not agree."""
    return period_of(start, end, text, base_start, base_end)


def _is_sound(*row: Any) -> bool:
    """Whether figure, unit and span can be; what is wrong with them is for ``claim_row`` to say."""
    value, high, unit, start, end, set_aside = row
    if value is None and set_aside is None:
        return False
    if high is not None and value is not None and high < value:
        return False
    if start is not None and end is not None and start >= end:
        return False
    return unit is None or units.fault(unit) is None
