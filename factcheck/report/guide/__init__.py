"""The editors' page: how to read a report, in every interface language, as plain text with headings and lists.

``<language>.md`` uses three things of Markdown: ``#`` headings, ``-`` lists and paragraphs. All languages have the same blocks in
the same order, so that a reader can switch.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

from factcheck.report.terminal.columns import wrapped
from factcheck.report.terminal.ink import drawable

FOLDER: Final = Path(__file__).parent
#: Lines longer than this are hard to read, however wide the console.
WIDEST: Final = 88


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


def text(lang: str, *, width: int = 100, ascii_only: bool = False, encoding: str | None = None) -> str:
    """The page for a console: headings, paragraphs and lists broken at the width."""
    room = min(width, WIDEST)
    parts = []
    for block in guide(lang):
        if block.kind == "list":
            parts.append("\n".join(line for entry in block.lines for line in _entry(entry, room)))
        else:
            parts.append("\n".join(wrapped(block.lines[0].upper() if block.kind == "title" else block.lines[0], room)))
    return drawable("\n\n".join(parts) + "\n", ascii_only=ascii_only, encoding=encoding)


def _entry(entry: str, room: int) -> list[str]:
    first, *rest = wrapped(entry, room - 2)
    return [f"- {first}", *(f"  {line}" for line in rest)]
