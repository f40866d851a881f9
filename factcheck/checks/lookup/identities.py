"""Identities: sums and products of indicators that hold by definition, shipped as data or declared by the user."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

DATA: Final = Path(__file__).parents[1] / "identities.toml"


class IdentityError(Exception):
    """An identity is malformed; the text names file, entry and cure."""


@dataclass(frozen=True, slots=True)
class Identity:
    """A total that is a signed sum of ``parts``, or ``rate`` times ``count``: names of indicators."""

    total: str
    parts: tuple[tuple[str, int], ...] = ()
    rate: str | None = None
    count: str | None = None


@cache
def shipped() -> tuple[Identity, ...]:
    """The identities that ship with the package."""
    return load(DATA)


def load(path: Path) -> tuple[Identity, ...]:
    """Read ``[[identity]]`` entries: ``total`` with ``parts = [[name, 1], …]``, or with ``rate`` and ``count``."""
    try:
        rows = tomllib.loads(path.read_text(encoding="utf-8")).get("identity", [])
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise IdentityError(f"{path}: {error}; mend the file") from error
    return tuple(_identity(row, f"{path}, identity {number}") for number, row in enumerate(rows, start=1))


def _identity(row: Mapping[str, Any], place: str) -> Identity:
    unknown = sorted(set(row) - {"total", "parts", "rate", "count"})
    if unknown:
        raise IdentityError(f"{place}: unknown key {unknown[0]!r}; known are total, parts, rate, count")
    if "total" not in row:
        raise IdentityError(f"{place}: 'total' is missing; name the indicator that the others add up to")
    if ("rate" in row) != ("count" in row):
        raise IdentityError(f"{place}: 'rate' and 'count' go together; give both")
    if bool(row.get("parts")) == ("rate" in row):
        raise IdentityError(f"{place}: give either 'parts' or 'rate' and 'count'")
    parts = tuple((str(name), int(sign)) for name, sign in row.get("parts", ()))
    return Identity(str(row["total"]), parts, row.get("rate"), row.get("count"))
