"""Messages by key and parameters, in every interface language, from the gettext catalogues in ``messages``.

A parameter is plain text or a mapping that says what it is, so that each language writes it its own way:
``{"value", "unit"}`` a figure (with ``modifier``, ``high``, ``sign``), ``{"low", "high", "unit"}`` bounds, ``{"start", "end"}`` a
period, ``{"indicator", "item", "ref_area", "counterpart_area"}`` what is measured, ``{"times"}`` a ratio. Numbers are decimal
strings in base units.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from factcheck.explain.digits import grouped, outward, plain, power_for
from factcheck.model.finding import Message
from factcheck.model.labels import area_label, indicator_label, item_label
from factcheck.model.messages import LANGUAGES, read
from factcheck.model.numbers import exact, ten
from factcheck.model.period import Period

FOLDER: Final = Path(__file__).parent / "messages"
#: Signs for what widens a figure; they read the same in every language.
_SIGNS: Final = {
    "about": "\u2248",
    "more_than": ">",
    "at_least": "\u2265",
    "less_than": "<",
    "at_most": "\u2264",
    "up_to": "\u2264",
}
_UNSCALED: Final = frozenset({"percent", "percentage_point", "ratio", "year"})
_DASH: Final = "\u2013"


def message(key: str, params: Mapping[str, Any], lang: str) -> Message:
    """The message in every language; ``text`` is the one asked for."""
    texts = Texts(key, params)
    return Message(key, params, texts[lang if lang in LANGUAGES else "en"], texts)


class Texts(Mapping[str, str]):
    """A message in every language, written when it is read."""

    __slots__ = ("key", "params", "written")

    def __init__(self, key: str, params: Mapping[str, Any]) -> None:
        self.key = key
        self.params = params
        self.written: dict[str, str] = {}

    def __getitem__(self, lang: str) -> str:
        if lang not in LANGUAGES:
            raise KeyError(lang)
        if lang not in self.written:
            self.written[lang] = say(self.key, self.params, lang)
        return self.written[lang]

    def __iter__(self) -> Iterator[str]:
        return iter(LANGUAGES)

    def __len__(self) -> int:
        return len(LANGUAGES)


def say(key: str, params: Mapping[str, Any], lang: str) -> str:
    """One sentence in one language. MessagesError where there is none, or nothing fills a place of it."""
    text = read(FOLDER, lang).say(f"message.{key}", {name: written(param, lang) for name, param in params.items()})
    return text[:1].upper() + text[1:]


def written(param: Any, lang: str) -> str:
    """A parameter as a language writes it."""
    if not isinstance(param, Mapping):
        return str(param)
    if "indicator" in param:
        return _what(param, lang)
    if "end" in param:
        return _period(param.get("start"), param["end"], lang)
    if "value" in param:
        return _figure(param, lang)
    if "times" in param:
        return _times(str(param["times"]), lang)
    return _bounds(param, lang)


def word(key: str, lang: str, **params: Any) -> str:
    """One text of the catalogue, its places filled."""
    return read(FOLDER, lang).say(key, params)


def _what(param: Mapping[str, Any], lang: str) -> str:
    text = indicator_label(param["indicator"], lang) if param["indicator"] else ""
    if param.get("item"):
        text += f" ({item_label(param['item'], lang)})"
    areas = [area_label(area, lang) for area in (param.get("ref_area"), param.get("counterpart_area")) if area]
    return f"{text}, {f' {_DASH} '.join(areas)}" if areas else text


@lru_cache(maxsize=1 << 12)
def _period(first_day: str | None, last_day: str, lang: str) -> str:
    end = date.fromisoformat(last_day)
    if not first_day:
        return word("period.until", lang, end=_day(end, lang))
    period = Period(date.fromisoformat(first_day), end)
    start = period.start or end
    months = period.months
    if start == end:
        return _day(end, lang)
    if months is None or (start.year != end.year and not (months == 12 and start.month == 1)):
        return f"{_day(start, lang)} {_DASH} {_day(end, lang)}"
    if months == 12:
        return word("period.year", lang, year=end.year)
    if months == 1:
        return word("period.month", lang, month=word(f"month.{start.month}", lang), year=end.year)
    first, last = (word(f"month.{day.month}", lang) for day in (start, end))
    return word("period.months", lang, first=first, last=last, year=end.year)


def _day(day: date, lang: str) -> str:
    return f"{day.day} {word(f'month.{day.month}', lang)} {day.year}" if lang == "en" else day.strftime("%d.%m.%Y")


def _figure(param: Mapping[str, Any], lang: str) -> str:
    unit = param.get("unit")
    value = exact(Decimal(str(param["value"])))
    high = param.get("high")
    power = 0 if unit in _UNSCALED else power_for([value])
    text = _number(value, power, lang, digits=param.get("digits"))
    if high is not None:
        text += _DASH + _number(exact(Decimal(str(high))), power, lang)
    if param.get("sign") and value > 0:
        text = f"+{text}"
    return _SIGNS.get(str(param.get("modifier")), "") + _with_unit(text, power, unit, lang)


def _times(ratio: str, lang: str) -> str:
    """How many times; a fraction takes the form of two, as in Russian."""
    return read(FOLDER, lang).say("times", {"n": grouped(ratio, lang)}, int(ratio) if ratio.isdecimal() else 2)


def _bounds(param: Mapping[str, Any], lang: str) -> str:
    unit = param.get("unit")
    low, high = (None if param[end] is None else Fraction(Decimal(str(param[end]))) for end in ("low", "high"))
    power = 0 if unit in _UNSCALED else power_for([end for end in (low, high) if end is not None])
    bottom, top = outward(None if low is None else low / ten(power), None if high is None else high / ten(power))
    parts = [grouped(end, lang) for end in (bottom, top) if end is not None]
    text = parts[0] if bottom == top else _DASH.join(parts)
    sign = "\u2265" if top is None else "\u2264" if bottom is None else ""
    return sign + _with_unit(text, power, unit, lang)


def _number(value: Fraction, power: int, lang: str, digits: int | None = None) -> str:
    return grouped(plain(value / ten(power) if power else value, digits=digits), lang)


def _with_unit(text: str, power: int, unit: str | None, lang: str) -> str:
    if power:
        text = f"{text} {word(f'magnitude.{power}', lang)}"
    if unit is None or unit in ("count", "year"):
        return text
    if unit == "ratio":
        return f"\u00d7{text}"
    if unit == "percent":
        return f"{text}%" if lang in ("en", "kk", "uz") else f"{text}\u00a0%"
    return f"{text} {read(FOLDER, lang).texts.get(f'unit.{unit}', unit.replace('_', ' '))}"
