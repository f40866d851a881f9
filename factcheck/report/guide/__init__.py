"""The editors' page: how to read a report, in every interface language, as plain text with headings and lists.

``<language>.md`` uses three things of Markdown: ``#`` headings, ``-`` lists and paragraphs. All languages have the same blocks in
the same order, so that a reader can switch.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

FOLDER: Final = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Block:
    """A heading or paragraph of one line, or a list of several."""

    kind: Literal["title", "heading", "paragraph", "list"]
    lines: tuple[str, ...]


def guide(lang: str) -> tuple[Block, ...]:
    """The blocks of one language's page."""
    text = (FOLDER / f"{lang}.md").read_text(encoding="utf-8")
    return tuple(_block(lines) for lines in (part.splitlines() for part in text.split("\n\n")) if lines)


def _block(lines: list[str]) -> Block:
    first = lines[0]
    if first.startswith("# "):
        return Block("title", (first[2:],))
    if first.startswith("## "):
        return Block("heading", (first[3:],))
    if not first.startswith("- "):
        return Block("paragraph", (" ".join(line.strip() for line in lines if line.strip()),))
    entries: list[str] = []
    for line in lines:
        if line.startswith("- "):
            entries.append(line[2:])
        elif line.strip():
            entries[-1] += f" {line.strip()}"
    return Block("list", tuple(entries))
