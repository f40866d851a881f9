"""The words of the JSON form of systems: numbers from their literal text, names, keys, and the complaint when one is wrong."""

from __future__ import annotations

import json
import re
from collections.abc import Set
from decimal import Decimal
from difflib import get_close_matches
from typing import Any, Final

from factcheck.model.system import Decimals

#: Beyond this power of ten a number is taken for a typing error (and would fill the memory as a rational).
LARGEST_EXPONENT: Final = 400

_NUMBER: Final = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d{1,6})?", re.ASCII)
_WHOLE: Final = re.compile(r"[+-]?\d{1,6}", re.ASCII)


class NumberText(str):
    """A JSON number as it was written."""

    __slots__ = ()


class ReadError(ValueError):
    """A fault in a system: the JSON path (or line) and what to do about it."""

    def __init__(self, path: str, message: str) -> None:
        super().__init__(f"{path}: {message}")
        self.path = path
        self.message = message


class _Repeated(dict[str, Any]):
    """An object in which a key stands twice."""

    key = ""


def read_object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object as ``json`` hands it over, with a repeated key remembered."""
    loaded = dict(pairs)
    if len(loaded) < len(pairs):
        seen: set[str] = set()
        repeated = _Repeated(loaded)
        repeated.key = next(key for key, _ in pairs if key in seen or seen.add(key))  # type: ignore[func-returns-value]
        return repeated
    return loaded


def refuse_repeated(entry: dict[str, Any], path: str) -> None:
    """Complain about a key that stands twice."""
    if isinstance(entry, _Repeated):
        raise ReadError(f"{path}.{entry.key}", "this key stands twice in one object; keep one")


def number(raw: Any, path: str) -> Decimal:
    """An exact decimal from a JSON number or string."""
    if not isinstance(raw, str):
        raise ReadError(path, f'{_show(raw)} is not a number; write a decimal such as "86.8"')
    text = raw.strip()
    if not _NUMBER.fullmatch(text):
        cure = (
            "use a point, not a comma, and no spaces" if re.search(r"\d[,\s]\d", text) else 'write a finite decimal such as "86.8"'
        )
        raise ReadError(path, f"{_show(str(raw))} is not a number; {cure}")
    value = Decimal(text)
    if abs(value.adjusted()) > LARGEST_EXPONENT or len(text) > 2 * LARGEST_EXPONENT:
        raise ReadError(path, f"{text[:20]} is beyond 1e{LARGEST_EXPONENT}; write it in a larger or smaller unit")
    return value


def decimals(entry: dict[str, Any], path: str) -> Decimals:
    """A whole number, "INF", or None where the key is absent or null."""
    raw = entry.get("decimals")
    if raw is None:
        return None
    if isinstance(raw, str) and raw.upper() == "INF" and not isinstance(raw, NumberText):
        return "INF"
    if not isinstance(raw, str) or not _WHOLE.fullmatch(raw) or abs(int(raw)) > LARGEST_EXPONENT:
        raise ReadError(f"{path}.decimals", f'{_show(raw)} is no count of decimals; write a whole number such as 1 or -3, or "INF"')
    return int(raw)


def keys(entry: Any, path: str, allowed: Set[str], what: str) -> None:
    """Complain unless ``entry`` is an object with allowed keys only."""
    if not isinstance(entry, dict):
        raise ReadError(path, f"{_show(entry)} is not {what}; write an object with {', '.join(sorted(allowed))}")
    for key in entry:
        if key not in allowed:
            near = get_close_matches(key, sorted(allowed), 1)
            cure = f'did you mean "{near[0]}"?' if near else f"{what} has {', '.join(sorted(allowed))}"
            raise ReadError(f"{path}.{key}", f"unknown key; {cure}")


def entries(entry: dict[str, Any], key: str, path: str) -> list[Any]:
    """A list that must be there."""
    found = entry.get(key)
    if not isinstance(found, list):
        fault = "is missing" if key not in entry else "is not a list"
        raise ReadError(f"{path}.{key}", f'"{key}" {fault}; write a list, [] when there are none')
    return found


def text_of(entry: dict[str, Any], key: str, path: str) -> str:
    """A string that must be there and not be empty."""
    found = entry.get(key)
    if not isinstance(found, str) or isinstance(found, NumberText) or not found:
        raise ReadError(f"{path}.{key}", f"{_show(found)} is no name; write a string that is not empty")
    return found


def name_of(raw: Any, path: str, names: Set[str]) -> str:
    """The name of a known fact."""
    if not isinstance(raw, str) or isinstance(raw, NumberText):
        raise ReadError(path, f"{_show(raw)} is no name of a fact; write it as a string")
    if raw not in names:
        near = get_close_matches(raw, sorted(names), 1)
        cure = f'did you mean "{near[0]}"?' if near else 'add it to "facts"'
        raise ReadError(path, f"there is no fact {_show(raw)}; {cure}")
    return raw


def boolean(entry: dict[str, Any], key: str, path: str) -> bool:
    """true or false; absent is false."""
    found = entry.get(key, False)
    if not isinstance(found, bool):
        raise ReadError(f"{path}.{key}", f"{_show(found)} is neither true nor false; write one of them")
    return found


def _show(value: Any) -> str:
    return str(value) if isinstance(value, NumberText) else json.dumps(value, ensure_ascii=False)
