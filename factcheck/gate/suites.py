"""Expectation suites: JSON files, one suite each, in the form Great Expectations reads and writes.

Every ``*.json`` file of a folder is a suite; nothing is registered. A suite of the same file name in the user's folder replaces
ours.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

#: The suites that ship: beside the package in a checkout, inside it when installed.
SHIPPED: Final = tuple(Path(__file__).parents[depth] / "expectations" for depth in (2, 1))


class SuiteError(Exception):
    """A suite that cannot be used; the text names file, entry and cure."""


@dataclass(frozen=True, slots=True)
class Suite:
    """A suite as written: its file, its name, and the expectations in order (``type``, ``kwargs``, ``description``, …)."""

    file: str
    name: str
    expectations: tuple[dict[str, Any], ...]


def load(folders: Iterable[Path] = ()) -> tuple[Suite, ...]:
    """The suites that ship and those of the user's folders, by file name; SuiteError for one that cannot be read."""
    files: dict[str, Path] = {}
    for folder in (*shipped(), *folders):
        if not folder.is_dir():
            raise SuiteError(f"{folder}: no such folder; name one that holds expectation suites (*.json)")
        files |= {path.name: path for path in sorted(folder.glob("*.json"))}
    return tuple(_suite(path) for _, path in sorted(files.items()))


def shipped() -> tuple[Path, ...]:
    """The folder of the suites that ship."""
    return tuple(folder for folder in SHIPPED if (folder / "claims.json").is_file())[:1]


def _suite(path: Path) -> Suite:
    try:
        document = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise SuiteError(f"{path}: no readable JSON ({error}); mend the suite") from error
    if not isinstance(document, dict) or not isinstance(document.get("expectations"), list):
        raise SuiteError(f'{path}: no suite; it needs the keys "name" and "expectations" (a list)')
    entries = document["expectations"]
    if not entries:
        raise SuiteError(f"{path}: the suite expects nothing; add an expectation, or delete the file")
    for number, entry in enumerate(entries, start=1):
        if not isinstance(entry, dict) or not isinstance(entry.get("type"), str):
            raise SuiteError(f'{path}, expectation {number}: it has no "type"; name the expectation')
    return Suite(str(path), str(document.get("name", path.stem)), tuple(entries))
