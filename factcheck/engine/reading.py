"""Systems as JSON text (DESIGN §2, System) → ``System`` values. Every complaint names the JSON path and the cure.

Numbers are read from their literal text, quoted or not; nothing passes through a float. A system that cannot be read becomes a
``BadSystem`` and the others of the list are still read.

A fact with bounds and *without* the key ``value`` is a figure stated by its bounds; ``"value": null`` says that nobody reported
it, and bounds are then what is known of it anyway. A lone ``"low": "0"`` always is the latter: it only says "not negative".
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any, Final

from factcheck.engine.notation import (
    NumberText,
    ReadError,
    boolean,
    decimals,
    entries,
    keys,
    name_of,
    number,
    read_object,
    refuse_repeated,
    text_of,
)
from factcheck.model.system import Duplicate, Growth, Linear, Order, Product, Ratio, Row, Share, Sum, System, SystemFact

_FACT_KEYS: Final = frozenset({"name", "value", "decimals", "low", "high", "open", "weight", "fixed"})
_INLINE_KEYS: Final = frozenset({"value", "decimals", "low", "high", "open"})
_MODES: Final = ("nearest", "truncation", "either")
_OPS: Final = ("<=", ">=", "==", "<", ">")


@dataclass(frozen=True, slots=True)
class BadSystem:
    """A system that could not be read: its id if it has one, where the fault is, and what to do."""

    id: str | None
    path: str
    message: str

    def __str__(self) -> str:
        return f"{self.path}: {self.message}"


def read_systems(text: str) -> list[System | BadSystem]:
    """One system or a list of them; raises ``ReadError`` when the text as a whole is no such thing."""
    if not text.strip():
        raise ReadError(
            "$", 'the file is empty; write a system such as {"id": "a", "facts": [], "relations": []}, or a list of them'
        )
    try:
        loaded = json.loads(
            text, parse_float=NumberText, parse_int=NumberText, parse_constant=NumberText, object_pairs_hook=read_object
        )
    except json.JSONDecodeError as error:
        raise ReadError(f"line {error.lineno} column {error.colno}", f"this is not JSON: {error.msg}; mend it there") from None
    except RecursionError:
        raise ReadError("$", "the JSON is nested too deeply; a system needs four levels") from None
    if isinstance(loaded, list):
        if not loaded:
            raise ReadError("$", "the list is empty; write at least one system")
        return [_read(entry, f"$[{i}]", str(i)) for i, entry in enumerate(loaded)]
    return [_read(loaded, "$", "0")]


def _read(entry: Any, path: str, fallback_id: str) -> System | BadSystem:
    ident = None
    try:
        if not isinstance(entry, dict):
            raise ReadError(path, 'a system is an object with "facts" and "relations"; wrap it in { }')
        ident = str(entry["id"]) if isinstance(entry.get("id"), str) else fallback_id
        return _system(entry, path, ident)
    except ReadError as error:
        return BadSystem(ident, error.path, error.message)


def _system(entry: dict[str, Any], path: str, ident: str) -> System:
    refuse_repeated(entry, path)
    mode = entry.get("mode", "nearest")
    if mode not in _MODES:
        raise ReadError(f"{path}.mode", f"{_show(mode)} is no rounding mode; use one of {', '.join(_MODES)}")
    facts: list[SystemFact] = []
    names: set[str] = set()
    for i, found in enumerate(entries(entry, "facts", path)):
        where = f"{path}.facts[{i}]"
        fact = _fact(found, where)
        if fact.name in names:
            raise ReadError(f"{where}.name", f"{fact.name!r} is already the name of another fact; give each its own")
        names.add(fact.name)
        facts.append(fact)
    rows = [_row(found, f"{path}.relations[{i}]", names) for i, found in enumerate(entries(entry, "relations", path))]
    return System(ident, tuple(facts), tuple(rows), mode)


def _show(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


# -- facts ------------------------------------------------------------------------------------------------------------


def _fact(entry: Any, path: str) -> SystemFact:
    keys(entry, path, _FACT_KEYS, "a fact")
    refuse_repeated(entry, path)
    name = text_of(entry, "name", path)
    weight: Fraction | None = Fraction(1)
    if "weight" in entry:
        raw = entry["weight"]
        weight = None if raw == "INF" and not isinstance(raw, NumberText) else Fraction(number(raw, f"{path}.weight"))
        if weight is not None and weight < 0:
            raise ReadError(f"{path}.weight", 'a weight is a number from 0 up, or "INF" for a figure that must not be changed')
    if boolean(entry, "fixed", path):
        weight = None
    return _interval_fact(entry, path, name, weight)


def _interval_fact(entry: dict[str, Any], path: str, name: str, weight: Fraction | None) -> SystemFact:
    value = entry.get("value")
    printed: Decimal | None = None if value is None else number(value, f"{path}.value")
    low = _bound(entry, "low", path)
    high = _bound(entry, "high", path)
    opened = entry.get("open", [])
    if not isinstance(opened, list) or any(end not in ("low", "high") for end in opened):
        raise ReadError(f"{path}.open", 'the ends that do not belong to the interval: a list of "low" and "high"')
    for end, bound in (("low", low), ("high", high)):
        if end in opened and bound is None:
            raise ReadError(f"{path}.open", f'there is no "{end}" that could be open; give it, or take it out of "open"')
    only_not_negative = high is None and low == 0
    return SystemFact(
        name,
        printed,
        decimals(entry, path),
        low,
        high,
        "low" in opened,
        "high" in opened,
        weight,
        given="value" in entry or only_not_negative,
    )


def _bound(entry: dict[str, Any], key: str, path: str) -> Fraction | None:
    raw = entry.get(key)
    return None if raw is None else Fraction(number(raw, f"{path}.{key}"))


def _ratio(entry: dict[str, Any], key: str, path: str, names: set[str]) -> Ratio:
    """The name of a fact, or an inline fact."""
    raw = entry.get(key)
    where = f"{path}.{key}"
    if isinstance(raw, dict):
        keys(raw, where, _INLINE_KEYS, "an inline fact")
        refuse_repeated(raw, where)
        return _interval_fact(raw, where, "", None)
    if isinstance(raw, NumberText):
        raise ReadError(where, f'a bare number says nothing of its precision; write {{"value": {raw}, "decimals": …}}')
    return name_of(raw, where, names)


# -- relations --------------------------------------------------------------------------------------------------------


def _row(entry: Any, path: str, names: set[str]) -> Row:
    kind = entry.get("type") if isinstance(entry, dict) else None
    if not isinstance(entry, dict) or not isinstance(kind, str) or kind not in _ROWS:
        what = f"{_show(kind)} is no relation" if kind is not None else 'a relation is an object with a "type"'
        raise ReadError(f"{path}.type" if kind is not None else path, f"{what}; use one of {', '.join(_ROWS)}")
    allowed, build = _ROWS[kind]
    keys(entry, path, allowed | {"type"}, f"a {kind} relation")
    refuse_repeated(entry, path)
    return build(entry, path, names)


def _pairs(entry: dict[str, Any], key: str, path: str, names: set[str]) -> tuple[tuple[str, Fraction], ...]:
    """[[name, number], …], at least one."""
    found = entries(entry, key, path)
    if not found:
        raise ReadError(f"{path}.{key}", 'the list is empty; write at least one pair such as ["X", 1]')
    pairs = []
    for i, pair in enumerate(found):
        where = f"{path}.{key}[{i}]"
        if not isinstance(pair, list) or len(pair) != 2:
            raise ReadError(where, 'each entry is a pair of a fact and a number, such as ["X", 1]')
        pairs.append((name_of(pair[0], f"{where}[0]", names), Fraction(number(pair[1], f"{where}[1]"))))
    return tuple(pairs)


def _sum(entry: dict[str, Any], path: str, names: set[str]) -> Row:
    return Sum(name_of(entry.get("total"), f"{path}.total", names), _pairs(entry, "parts", path, names))


def _growth(entry: dict[str, Any], path: str, names: set[str]) -> Row:
    new, base = name_of(entry.get("new"), f"{path}.new", names), name_of(entry.get("base"), f"{path}.base", names)
    given = [key for key in ("factor", "percent", "change") if key in entry]
    if len(given) != 1:
        raise ReadError(path, f'give exactly one of "factor", "percent" and "change"; here are {len(given)}')
    ratio = _ratio(entry, given[0], path, names)
    if given[0] == "factor":
        return Growth(new, base, factor=ratio)
    return Growth(new, base, percent=ratio) if given[0] == "percent" else Growth(new, base, change=ratio)


def _share(entry: dict[str, Any], path: str, names: set[str]) -> Row:
    part, whole = name_of(entry.get("part"), f"{path}.part", names), name_of(entry.get("whole"), f"{path}.whole", names)
    return Share(part, whole, _ratio(entry, "percent", path, names))


def _product(entry: dict[str, Any], path: str, names: set[str]) -> Row:
    total, count = name_of(entry.get("total"), f"{path}.total", names), name_of(entry.get("count"), f"{path}.count", names)
    return Product(total, _ratio(entry, "rate", path, names), count)


def _order(entry: dict[str, Any], path: str, names: set[str]) -> Row:
    return Order(name_of(entry.get("less"), f"{path}.less", names), name_of(entry.get("more"), f"{path}.more", names))


def _duplicate(entry: dict[str, Any], path: str, names: set[str]) -> Row:
    found = [name_of(name, f"{path}.facts[{i}]", names) for i, name in enumerate(entries(entry, "facts", path))]
    if len(found) < 2:
        raise ReadError(f"{path}.facts", "a duplicate needs at least two facts; name the other one, or leave the relation out")
    return Duplicate(tuple(found))


def _linear(entry: dict[str, Any], path: str, names: set[str]) -> Row:
    op = entry.get("op")
    if op not in _OPS:
        raise ReadError(f"{path}.op", f"{_show(op)} is no comparison; use one of {' '.join(_OPS)}")
    terms = _pairs(entry, "terms", path, names)
    return Linear(terms, op, Fraction(number(entry.get("rhs"), f"{path}.rhs")))


_Build = Callable[[dict[str, Any], str, set[str]], Row]
_ROWS: Final[dict[str, tuple[frozenset[str], _Build]]] = {
    "sum": (frozenset({"total", "parts"}), _sum),
    "growth": (frozenset({"new", "base", "factor", "percent", "change"}), _growth),
    "share": (frozenset({"part", "whole", "percent"}), _share),
    "product": (frozenset({"total", "rate", "count"}), _product),
    "order": (frozenset({"less", "more"}), _order),
    "duplicate": (frozenset({"facts"}), _duplicate),
    "linear": (frozenset({"terms", "op", "rhs"}), _linear),
}
