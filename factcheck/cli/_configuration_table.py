"""The table that a configuration stands in: its values by kind, and the line of each key for messages."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path
from typing import Any, Final

import click

SHARED_FILE: Final = "pyproject.toml"
TOOL: Final = "factcheck"


class ConfigurationError(click.ClickException):
    """A configuration that cannot be used; the text names file, line, key and cure."""

    exit_code = 2

    def show(self, file: Any = None) -> None:
        """One line on standard error."""
        click.echo(f"factcheck: {self.message}", err=True)


@dataclass(frozen=True, slots=True)
class Table:
    """Our table of a file; reads its values, and tells what is wrong with file and line."""

    file: Path
    text: str
    values: Mapping[str, Any] = field(default_factory=dict)

    def error(self, key: str, what: str) -> ConfigurationError:
        """The error at the line where the key stands."""
        line = self._line(key)
        return ConfigurationError(f"{shown(self.file)}{'' if line is None else f':{line}'}: {what}")

    def texts(self, key: str) -> list[str]:
        """A list of texts, empty where the key is missing."""
        value = self.values.get(key, [])
        if not isinstance(value, list) or not all(isinstance(entry, str) and entry for entry in value):
            raise self.error(key, f'{key} is {value!r}; write a list of texts, e.g. {key} = ["{_EXAMPLES[key]}"]')
        return value

    def word(self, key: str, words: tuple[str, ...]) -> str | None:
        """One of some words, None where the key is missing."""
        if key not in self.values:
            return None
        if not isinstance(self.values[key], str):
            raise self.error(key, f"{key} is {self.values[key]!r}; write one of {', '.join(map(_quoted, words))}")
        return str(self.known(key, self.values[key], words))

    def known(self, key: str, value: str, words: tuple[Any, ...]) -> Any:
        """The value if it is one of some words."""
        if value not in words:
            raise self.error(key, f"{key} cannot be {value!r}; {nearest(value, words)}")
        return value

    def path(self, path: str) -> str:
        """A path of the file, as seen from the current folder."""
        target = self.file.parent / path
        try:
            return os.path.relpath(target)
        except ValueError:  # another drive on Windows
            return str(target)

    def indicators(self) -> list[tuple[str, Mapping[str, Any]]]:
        """Entries with their places: those of files, and those that stand in the configuration."""
        value = self.values.get("indicators", [])
        if not isinstance(value, list):
            raise self.error("indicators", f'indicators is {value!r}; write a list of files, e.g. indicators = ["indicators.toml"]')
        found: list[tuple[str, Mapping[str, Any]]] = []
        for number, entry in enumerate(value, start=1):
            if isinstance(entry, Mapping):
                found.append((f"{shown(self.file)}, indicator {number}", entry))
            elif isinstance(entry, str):
                found += self._indicators_of(entry)
            else:
                raise self.error("indicators", f"indicators holds {entry!r}; name a file, or write entries as tables")
        return found

    def _indicators_of(self, name: str) -> list[tuple[str, Mapping[str, Any]]]:
        from factcheck.model import indicator

        file = Path(self.path(name))
        if not file.is_file():
            raise self.error("indicators", f"{name}: no such file; name a TOML file with [[indicator]] entries")
        try:
            return indicator.rows(file)
        except indicator.RegistryError as error:
            raise ConfigurationError(str(error)) from error

    def _line(self, key: str) -> int | None:
        """The line of a key, counted from 1: where it is given a value or opens a table, in our part of the file."""
        pattern = re.compile(rf"\s*\[*\s*(?:tool\s*\.\s*)?(?:{TOOL}\s*\.\s*)?[\"']?{re.escape(key)}[\"']?\s*[=.\]]")
        # Another tool's table may have a key of the same name before ours.
        inside = self.file.name != SHARED_FILE or f"tool.{TOOL}" not in self.text
        for number, line in enumerate(self.text.splitlines(), start=1):
            inside = inside or f"tool.{TOOL}" in line
            if inside and pattern.match(line):
                return number
        return None


_EXAMPLES: Final = {"paths": "articles/", "suites": "suites/", "languages": "kk"}


def nearest(word: str, words: tuple[str, ...]) -> str:
    near = get_close_matches(word.lower(), words, n=1, cutoff=0.5)
    known = ", ".join(words)
    return f"did you mean {near[0]}? (known are {known})" if near else f"known are {known}"


def _quoted(word: str) -> str:
    return f'"{word}"'


def shown(file: Path) -> str:
    """The file as seen from the current folder where that is shorter."""
    try:
        near = os.path.relpath(file)
    except ValueError:
        return str(file)
    return min(near, str(file), key=len)
