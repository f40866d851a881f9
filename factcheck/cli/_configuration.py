"""The configuration: ``factcheck.toml``, or ``[tool.factcheck]`` of ``pyproject.toml``, in the current folder or the nearest above.

Its keys are defaults of the commands that read articles or claim tables; the command line wins. Paths count from its folder.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import cached_property
from pathlib import Path
from typing import Any, Final, get_args

import click

from factcheck.cli._configuration_table import SHARED_FILE, TOOL, ConfigurationError, Table, nearest, shown
from factcheck.model.article import Lang

__all__ = ["Configuration", "ConfigurationError", "applies_to", "current", "load", "told"]

OWN_FILE: Final = "factcheck.toml"

#: What a key does, for ``--help``; the README says more.
KEYS: Final[Mapping[str, str]] = {
    "paths": "what to read where no PATH is given: articles and claim tables, told apart by what is in them",
    "fail-on": "as --fail-on",
    "suites": "as --suites",
    "languages": "what articles are written in; one in another language is told, and not read",
    "indicators": "files of further indicators, or the entries themselves",
}
#: Commands that the configuration applies to, and the parameter that takes its paths.
ARTICLES: Final[Mapping[str, str]] = {"check": "paths", "extract": "paths"}
TABLES: Final[Mapping[str, str]] = {
    "gate": "claims",
    "reconcile": "claims",
    "baseline": "paths",
    "waive": "sources",
    "waivers": "sources",
}
FAIL_ON: Final = ("error", "warning", "never")
#: How alike the name of a table in pyproject.toml must be to be a slip for ours and not another tool's.
NEARLY_OURS: Final = 0.93


@dataclass(frozen=True)
class Configuration:
    """The keys of a configuration; empty where there is none. ``file`` is where it stands."""

    file: Path | None = None
    paths: tuple[str, ...] = ()
    fail_on: str | None = None
    suites: tuple[Path, ...] = ()
    languages: tuple[Lang, ...] = ()
    indicators: tuple[tuple[str, Mapping[str, Any]], ...] = field(default=())

    def defaults(self, command: str) -> dict[str, Any]:
        """Defaults of a command's parameters, as click takes them."""
        found: dict[str, Any] = {}
        if self.fail_on is not None:
            found["fail_on"] = self.fail_on
        if self.suites:
            found["suite_folders"] = self.suites
        if self.paths:
            tables, articles = self._told_apart
            paths = tables if command in TABLES else articles
            if paths:
                found[TABLES.get(command) or ARTICLES[command]] = paths
        if len(self.languages) == 1:
            found["article_lang"] = self.languages[0]
        # "waivers prune" is a command in a command.
        return {**found, "prune": dict(found)} if command == "waivers" else found

    @cached_property
    def _told_apart(self) -> tuple[list[str], list[str]]:
        """Paths that hold claim tables, and those that hold articles; one that is not there is both, so that it is told."""
        from factcheck.model.table_files import holds_tables

        tables = [path for path in self.paths if not Path(path).exists() or holds_tables(Path(path))]
        articles = [path for path in self.paths if not holds_tables(Path(path))]
        return tables, articles


def current() -> Configuration:
    """The configuration of the command that runs; an empty one outside of commands."""
    context = click.get_current_context(silent=True)
    found = None if context is None else context.find_object(Configuration)
    return found or Configuration()


def load(start: Path) -> Configuration:
    """The configuration of the nearest folder that has one; its indicators join the registry.

    ConfigurationError where it is wrong.
    """
    table = _find(start.resolve())
    if table is None:
        return Configuration()
    for key in table.values:
        if key not in KEYS:
            raise table.error(key, f"unknown key {key!r}; {nearest(key, tuple(KEYS))}")
    configuration = Configuration(
        file=table.file,
        paths=tuple(table.path(path) for path in table.texts("paths")),
        fail_on=table.word("fail-on", FAIL_ON),
        suites=tuple(Path(table.path(path)) for path in table.texts("suites")),
        languages=tuple(table.known("languages", tag, get_args(Lang)) for tag in table.texts("languages")),
        indicators=tuple(table.indicators()),
    )
    if configuration.indicators:
        from factcheck.model import indicator

        try:
            indicator.use(configuration.indicators)
        except indicator.RegistryError as error:
            raise ConfigurationError(str(error)) from error
    return configuration


def _find(start: Path) -> Table | None:
    """Our table. A folder's own file comes before its pyproject.toml, and folders without either are passed."""
    for folder in (start, *start.parents):
        own = _read(folder / OWN_FILE)
        if own is not None:
            return Table(folder / OWN_FILE, own, _parsed(folder / OWN_FILE, own))
        shared = _read(folder / SHARED_FILE)
        if shared is not None:
            table = _ours(folder / SHARED_FILE, shared)
            if table is not None:
                return Table(folder / SHARED_FILE, shared, table)
    return None


def _ours(file: Path, text: str) -> Mapping[str, Any] | None:
    """``[tool.factcheck]``, None where there is none; a name that is nearly ours is an error, since it would be passed over."""
    try:
        tools = _parsed(file, text).get("tool", {})
    except ConfigurationError:
        if f"tool.{TOOL}" in text:
            raise
        return None
    if TOOL in tools:
        table = tools[TOOL]
        if not isinstance(table, Mapping):
            raise Table(file, text).error(TOOL, f"tool.{TOOL} is no table; write [tool.{TOOL}] on a line of its own")
        return table
    near = get_close_matches(TOOL, tools, n=1, cutoff=NEARLY_OURS)
    if near:
        raise Table(file, text).error(near[0], f"unknown table [tool.{near[0]}]; did you mean [tool.{TOOL}]?")
    return None


def _read(file: Path) -> str | None:
    try:
        return file.read_bytes().decode("utf-8-sig")
    except (FileNotFoundError, NotADirectoryError, PermissionError):
        return None
    except OSError as error:
        raise ConfigurationError(f"{shown(file)}: cannot be read ({error.strerror}); mend it, or move it away") from error
    except UnicodeDecodeError as error:
        raise ConfigurationError(f"{shown(file)}: not UTF-8 at byte {error.start}; save it as UTF-8") from error


def _parsed(file: Path, text: str) -> Mapping[str, Any]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ConfigurationError(f"{shown(file)}: no TOML: {error}; mend it") from error


def applies_to(command: str) -> bool:
    """Whether a command takes defaults from the configuration."""
    return command in ARTICLES or command in TABLES


def told() -> str:
    """What ``--help`` says."""
    keys = ", ".join(KEYS)
    return f"Defaults come from {OWN_FILE}, or [tool.{TOOL}] of {SHARED_FILE}, here or in the nearest folder above: {keys}."
