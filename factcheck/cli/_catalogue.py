"""The checks by name, each with the docstring of its module as its manual page."""

from __future__ import annotations

import inspect
from difflib import get_close_matches
from pathlib import Path
from typing import Final

import click

from factcheck import checks

#: Where ``factcheck rules --write`` puts the catalogue.
FILE: Final = Path(checks.__file__).parent / "README.md"


def names() -> tuple[str, ...]:
    """Every rule, sorted."""
    return checks.rules()


def page(rule: str) -> str:
    """The manual page of a rule; a usage error names the nearest one."""
    if rule not in names():
        near = get_close_matches(rule, names(), n=1, cutoff=0.5)
        cure = f"did you mean {near[0]!r}?" if near else f"there are {', '.join(names())}"
        raise click.UsageError(f"no check {rule!r}; {cure}")
    return inspect.cleandoc(checks.manual(rule))


def holds(rule: str) -> str:
    """What the relation says must hold: the first line of its page."""
    return page(rule).partition("\n")[0]


def markdown() -> str:
    """The catalogue as a Markdown file: a table, then every page."""
    table = "".join(f"| [{rule}](#{rule}) | {holds(rule)} |\n" for rule in names())
    pages = "".join(f"\n## {rule}\n\n{_as_markdown(page(rule))}\n" for rule in names())
    return (
        "# The catalogue of checks\n\n"
        "Written by `factcheck rules --write` from the docstrings of this folder; do not edit it by hand.\n\n"
        f"| rule | holds |\n| --- | --- |\n{table}{pages}"
    )


def _as_markdown(text: str) -> str:
    """A docstring whose indented blocks read as blocks: ``Flags:`` and what stands below it."""
    lines = []
    for line in text.split("\n"):
        if line.endswith(":") and not line.startswith(" "):
            lines += [f"**{line.removesuffix(':')}**", ""]
        else:
            lines.append(f"> {line.strip()}" if line.startswith("    ") else line)
    return "\n".join(lines)
