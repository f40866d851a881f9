"""Single cells of a claim table: one reader a column, from JSON values, CSV text, Parquet or pandas scalars.

Every reader returns the Python value, None for an empty cell, or raises CellError with reason and cure.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from datetime import date, datetime, time
from decimal import Decimal
from functools import lru_cache
from sys import intern
from typing import Any, Final, get_args

from factcheck.model.article import LANGS
from factcheck.model.claim import (
    DATE_COLUMNS,
    DECIMAL_COLUMNS,
    Comparison,
    Confidence,
    Direction,
    Form,
    Modality,
    PriceBasis,
    SetAside,
    decimal_text,
)
from factcheck.model.interval import Modifier

#: Digits allowed on either side of the point: enough for any figure in print, and no "1e999999999" that never ends.
MOST_DIGITS: Final = 40

#: Columns with a fixed list of words.
VOCABULARY: Final[dict[str, tuple[str, ...]]] = {
    "lang": LANGS,
    "section": ("headline", "body", "table"),
    "form": get_args(Form),
    "modifier": get_args(Modifier),
    "direction": get_args(Direction),
    "comparison": get_args(Comparison),
    "price_basis": get_args(PriceBasis),
    "modality": get_args(Modality),
    "confidence_indicator": get_args(Confidence),
    "confidence_areas": get_args(Confidence),
    "confidence_period": get_args(Confidence),
    "set_aside": get_args(SetAside),
}

_NUMBER = re.compile(r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]{1,3})?")
_NOT_FINITE = re.compile(r"[+-]?(?:nan|inf|infinity)", re.IGNORECASE)
_WHOLE = re.compile(r"[+-]?[0-9]{1,18}")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_AREA = re.compile(r"[A-Z]{2}")


class CellError(ValueError):
    """A value that its column cannot hold."""

    def __init__(self, reason: str, cure: str) -> None:
        super().__init__(f"{reason}; {cure}")
        self.reason = reason
        self.cure = cure


def decimal(raw: Any) -> Decimal | None:
    """An exact number from text, an int, a Decimal or (through its shortest spelling) a float."""
    if raw is None or raw == "":
        return None
    if isinstance(raw, str):
        return _decimal_from_text(raw)
    if isinstance(raw, Decimal) and raw.is_finite():
        return _in_reach(raw, raw)
    if isinstance(raw, bool) or not isinstance(raw, (int, float, Decimal)):
        raise CellError(f"{raw!r} is not a number", "write a decimal, e.g. 86.8")
    if isinstance(raw, int):
        return _in_reach(Decimal(raw), raw)
    if not math.isfinite(raw):
        raise CellError(f"{raw} is not a finite number", "leave the row out, or give the figure")
    return _in_reach(Decimal(repr(float(raw))), raw)


@lru_cache(maxsize=1 << 16)
def _decimal_from_text(raw: str) -> Decimal | None:
    text = raw.strip()
    if not text:
        return None
    if _NUMBER.fullmatch(text):
        return _in_reach(Decimal(text), text)
    if _NOT_FINITE.fullmatch(text):
        raise CellError(f"{raw} is not a finite number", "leave the row out, or give the figure")
    raise CellError(f"{_short(raw)} is not a number", "write digits with a decimal point and no spaces, e.g. 86.8 or 86800000")


def _in_reach(value: Decimal, raw: Any) -> Decimal:
    exponent = value.as_tuple().exponent
    assert isinstance(exponent, int)
    if value.adjusted() > MOST_DIGITS or exponent < -MOST_DIGITS:
        raise CellError(f"{_short(str(raw))} has more than {MOST_DIGITS} digits before or behind the point", "check the magnitude")
    return value


def decimals_of(raw: Any, value: Decimal) -> int:
    """``decimals`` as the digits show it: trailing zeros count where they were written, not where a float made them."""
    if isinstance(raw, float):
        value = Decimal(decimal_text(value))
    exponent = value.as_tuple().exponent
    assert isinstance(exponent, int)
    return -exponent


def whole(raw: Any) -> int | None:
    """A whole number; a float that is whole counts, since pandas writes integers with gaps so."""
    if raw is None or raw == "":
        return None
    if isinstance(raw, int) and not isinstance(raw, bool):
        return raw
    if isinstance(raw, (float, Decimal)) and math.isfinite(raw) and raw == int(raw):
        return int(raw)
    if isinstance(raw, str) and _WHOLE.fullmatch(raw.strip()):
        return int(raw)
    raise CellError(f"{_short(raw)} is not a whole number", "write digits only")


def decimals(raw: Any) -> int | None:
    """Minus the power of ten of the last digit."""
    value = whole(raw)
    if value is not None and abs(value) > MOST_DIGITS:
        raise CellError(f"{value} is beyond ±{MOST_DIGITS}", "give minus the power of ten of the last digit, e.g. 1 for 19.3")
    return value


def offset(raw: Any) -> int | None:
    """A place in a text, from 0."""
    value = whole(raw)
    if value is not None and value < 0:
        raise CellError(f"{value} is negative", "count code points from the start of the text")
    return value


def day(raw: Any) -> date | None:
    """An ISO date; a timestamp at midnight is one too."""
    if raw is None or raw == "":
        return None
    if isinstance(raw, datetime):
        if raw.time() != time(0):
            raise CellError(f"{raw} has a time of day", "give the date alone")
        return raw.date()
    if isinstance(raw, date):
        return _once(raw)
    if isinstance(raw, str):
        return _day_from_text(raw)
    raise CellError(f"{_short(raw)} is not a date", "write it as 2025-08-21")


@lru_cache(maxsize=1 << 14)
def _once(day: date) -> date:
    """One object for each day: a million claims share a few thousand."""
    return day


@lru_cache(maxsize=1 << 14)
def _day_from_text(raw: str) -> date | None:
    text = raw.strip()
    if not text:
        return None
    if not _DAY.fullmatch(text):
        raise CellError(f"{_short(raw)} is not a date", "write it as 2025-08-21")
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise CellError(f"{text} is no day of the calendar", "check month and day") from error


def text(raw: Any) -> str | None:
    """Free text; an empty cell is None."""
    if raw is None or raw == "":
        return None
    if isinstance(raw, str):
        return raw
    raise CellError(f"{_short(raw)} is not text", "put it in quotes")


def name(raw: Any) -> str | None:
    """Text that repeats from row to row, kept once in memory."""
    value = text(raw)
    return None if value is None else intern(str(value))


def area(raw: Any) -> str | None:
    """Two capital letters (ISO 3166 alpha-2)."""
    value = name(raw)
    if value is not None and not _AREA.fullmatch(value):
        raise CellError(f"{_short(value)} is no ISO 3166 alpha-2 code", "write two capital letters, e.g. KZ, or leave it empty")
    return value


def word_of(column: str) -> Callable[[Any], str | None]:
    """A reader for a column with a fixed vocabulary."""
    words = {word: word for word in VOCABULARY[column]}

    def read(raw: Any) -> str | None:
        if raw is None or raw == "":
            return None
        known = words.get(raw) if isinstance(raw, str) else None
        if known is None:
            raise CellError(f"{_short(raw)} is none of its words", f"write one of {', '.join(words)}")
        return known

    return read


def _short(raw: Any) -> str:
    shown = repr(raw)
    return shown if len(shown) <= 60 else shown[:57] + "…" + shown[-1]


#: The reader of each column.
READERS: Final[dict[str, Callable[[Any], Any]]] = {
    "claim_id": text,
    "article": name,
    "source": name,
    "quote": text,
    "start": offset,
    "end": offset,
    "sentence": text,
    "decimals": decimals,
    "unit_measure": name,
    "indicator": name,
    "item": name,
    "ref_area": area,
    "counterpart_area": area,
    "time_period": name,
    "attribution": name,
    **dict.fromkeys(DECIMAL_COLUMNS, decimal),
    **dict.fromkeys(DATE_COLUMNS, day),
    **{column: word_of(column) for column in VOCABULARY},
}
