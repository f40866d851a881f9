"""A claim: one number that one article prints, and what it is said to measure."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import fields
from datetime import date
from decimal import Decimal
from functools import lru_cache
from hashlib import sha256
from json.encoder import encode_basestring
from operator import attrgetter, call
from typing import Any, Final, Literal

from factcheck.model.article import Lang
from factcheck.model.indicator import registry
from factcheck.model.interval import Interval, Mode, Modifier, Reading, as_printed
from factcheck.model.period import Period
from factcheck.model.value import Value, slotted

Form = Literal["level", "change", "growth_factor", "growth_percent", "percentage_points", "share", "rate", "date"]
Direction = Literal["up", "down"]
Comparison = Literal["period", "area", "item", "plan"]
PriceBasis = Literal["current", "constant", "volume"]
Modality = Literal["actual", "plan", "target", "forecast"]
Confidence = Literal["stated", "resolved", "inferred"]
SetAside = Literal[
    "date", "period", "time", "ordinal", "age", "duration", "name", "document", "phone", "page", "score", "section", "vague",
    "pointing_back",
]  # fmt: skip

#: Forms that compare two values of an indicator.
COMPARING: Final = frozenset({"change", "growth_factor", "growth_percent", "percentage_points"})

_DECIMAL_MARK = re.compile(r"\d[.,]\d{1,2}(?!\d)|\d[.,]\d{4,}")
#: Three digits behind a mark are decimals only of what a magnitude word multiplies: "5.286 million", not "34,800 cars".
_BEFORE_WORD = re.compile(r"[.,]\d+\D+$")


@slotted
class Claim(Value):
    """One printed number; the fields are the columns of a claim table (DESIGN §2).

    ``obs_value`` is in base units with magnitude words multiplied out; per cent as printed; factors are new ÷ old. Magnitudes
    are positive and ``direction`` carries the sign. ``low`` and ``high`` bound the true value in the hard reading of nearest
    rounding; None is unbounded. ``set_aside`` is filled only for numbers that claim nothing, and then ``form`` is None.
    """

    claim_id: str
    article: str
    source: str | None = None
    published: date | None = None
    lang: Lang | None = None
    quote: str | None = None
    start: int | None = None
    end: int | None = None
    sentence: str | None = None
    section: str | None = None
    form: Form | None = "level"
    obs_value: Decimal | None = None
    obs_value_high: Decimal | None = None
    decimals: int | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    unit_measure: str | None = None
    modifier: Modifier = "exact"
    direction: Direction | None = None
    indicator: str | None = None
    item: str | None = None
    ref_area: str | None = None
    counterpart_area: str | None = None
    period_start: date | None = None
    period_end: date | None = None
    time_period: str | None = None
    base_period_start: date | None = None
    base_period_end: date | None = None
    comparison: Comparison | None = None
    price_basis: PriceBasis | None = None
    modality: Modality = "actual"
    attribution: str | None = None
    confidence_indicator: Confidence | None = None
    confidence_areas: Confidence | None = None
    confidence_period: Confidence | None = None
    set_aside: SetAside | None = None

    @property
    def period(self) -> Period | None:
        """The period the value belongs to, if its end is known."""
        return None if self.period_end is None else Period(self.period_start, self.period_end)

    @property
    def base_period(self) -> Period | None:
        """The period a growth or change is measured against."""
        return None if self.base_period_end is None else Period(self.base_period_start, self.base_period_end)

    @property
    def prints_fraction_digits(self) -> bool:
        """Whether digits stood behind a decimal mark, so that trailing zeros were meant ("5.0 million")."""
        return prints_fraction_digits(self.decimals, self.quote)

    def interval(self, mode: Mode = "nearest", reading: Reading = "hard") -> Interval:
        """What the figure can stand for (``factcheck.model.interval.as_printed``)."""
        if self.obs_value is None:
            raise ValueError(f"claim {self.claim_id} has no value")
        return as_printed(
            self.obs_value,
            self.decimals,
            high_value=self.obs_value_high,
            modifier=self.modifier,
            unit_measure=self.unit_measure,
            form=self.form,
            direction=self.direction,
            fraction_digits=self.prints_fraction_digits,
            nonnegative=self.indicator is not None and not registry().may_be_negative(self.indicator),
            mode=mode,
            reading=reading,
        )

    def to_json(self) -> dict[str, Any]:
        """A JSON object with every column in order; decimals as strings, dates as ISO text. ``set_aside`` only when filled."""
        row = dict(zip(COLUMNS, _values(self), strict=True))
        for name in DECIMAL_COLUMNS:
            if row[name] is not None:
                row[name] = decimal_text(row[name])
        for name in DATE_COLUMNS:
            if row[name] is not None:
                row[name] = row[name].isoformat()
        if self.set_aside is not None:
            row["set_aside"] = self.set_aside
        return row

    def to_json_line(self, *, compact: bool = False) -> str:
        """The text of ``to_json``, written at once; without spaces where it is to be ``compact``."""
        comma, colon = (",", ":") if compact else (", ", ": ")
        line = (_COMPACT if compact else _LINE) % tuple(map(call, _WRITERS, _values(self)))
        return line if self.set_aside is None else f'{line[:-1]}{comma}"set_aside"{colon}"{self.set_aside}"}}'


#: The columns of a claim table, in order.
COLUMNS: Final[tuple[str, ...]] = tuple(f.name for f in fields(Claim) if f.name != "set_aside")
_values: Final[Callable[[Claim], tuple[Any, ...]]] = attrgetter(*COLUMNS)
_LINE: Final = "{" + ", ".join(f'"{name}": %s' for name in COLUMNS) + "}"
_COMPACT: Final = "{" + ",".join(f'"{name}":%s' for name in COLUMNS) + "}"
DATE_COLUMNS: Final = ("published", "period_start", "period_end", "base_period_start", "base_period_end")
DECIMAL_COLUMNS: Final = ("obs_value", "obs_value_high", "low", "high")
INTEGER_COLUMNS: Final = ("start", "end", "decimals")


def prints_fraction_digits(decimals: int | None, quote: str | None) -> bool:
    """Whether a figure of ``decimals`` was printed with digits behind its mark; without a quote, what the decimals suggest.

    A figure without decimals has none: the comma of "790,000 tons" parts its thousands.
    """
    if decimals is None or decimals >= 0:
        return bool(decimals)
    if quote is not None:
        return _has_decimal_mark(quote) or (decimals < 0 and _BEFORE_WORD.search(quote) is not None)
    return decimals % 3 != 0


@lru_cache(maxsize=1 << 12)
def _has_decimal_mark(quote: str) -> bool:
    return _DECIMAL_MARK.search(quote) is not None


def decimal_text(value: Decimal) -> str:
    """A decimal in plain notation without trailing zeros: 86800000, 19.3."""
    if not value:
        return "0"
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def _json_own(value: str | int | None) -> str:
    """The JSON of a column that hardly two claims have alike."""
    if isinstance(value, str):
        return encode_basestring(value)
    return "null" if value is None else str(value)


_json_word: Final = lru_cache(maxsize=4096)(_json_own)


def _json_decimal(value: Decimal | None) -> str:
    return "null" if value is None else f'"{decimal_text(value)}"'


@lru_cache(maxsize=4096)
def _json_date(value: date | None) -> str:
    return "null" if value is None else f'"{value.isoformat()}"'


#: What writes each column; most hold one of few words.
_WRITER_OF: Final[dict[str, Callable[[Any], str]]] = {
    **dict.fromkeys(("claim_id", "quote", "start", "end", "sentence"), _json_own),
    **dict.fromkeys(DECIMAL_COLUMNS, _json_decimal),
    **dict.fromkeys(DATE_COLUMNS, _json_date),
}
_WRITERS: Final = tuple(_WRITER_OF.get(name, _json_word) for name in COLUMNS)


def claim_id(article: str, quote: str, occurrence: int) -> str:
    """Twelve hex digits that stay the same when text around the quote changes; ``occurrence`` counts from 0."""
    return sha256(f"{article}\0{quote}\0{occurrence}".encode()).hexdigest()[:12]
