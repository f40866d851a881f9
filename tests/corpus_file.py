"""Reads and writes the Markdown files of tests/corpus."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

FOLDER = Path(__file__).parent / "corpus"
PRINTED = re.compile(r"Printed (\d{4}-\d\d-\d\d)\.")


@dataclass
class Case:
    """One sentence with the rows it must give; ``lines`` are the first and last line of its table in the file."""

    path: Path
    title: str
    printed: date | None
    text: str = ""
    columns: list[str] = field(default_factory=list)
    rows: list[dict[str, str]] = field(default_factory=list)
    gap: str | None = None
    ruled: bool = False
    lines: tuple[int, int] = (0, 0)

    @property
    def tag(self) -> str:
        """The language pack's folder."""
        return self.path.parent.name

    def __str__(self) -> str:
        return f"{self.tag}/{self.path.stem}: {self.title}"


def cases(folder: Path = FOLDER) -> Iterator[Case]:
    """Every sentence of the corpus."""
    for path in sorted(folder.glob("*/*.md")):
        yield from read(path)


def read(path: Path) -> Iterator[Case]:
    """The sentences of one file."""
    printed: date | None = None
    case: Case | None = None
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines()):
        if line.startswith("## "):
            if case is not None and case.text:
                yield case
            case = Case(path, line[3:].strip(), printed, lines=(number + 1, number + 1))
        elif found := PRINTED.match(line):
            printed = date.fromisoformat(found[1])
            if case is not None:
                case.printed = printed
        elif case is not None:
            _take(case, line, number)
    if case is not None and case.text:
        yield case


def _take(case: Case, line: str, number: int) -> None:
    if line.startswith(">"):
        case.text += ("\n" if case.text else "") + line[1:].strip()
        case.lines = (number + 1, number + 1)
    elif line.startswith("Known gap:"):
        case.gap = line.removeprefix("Known gap:").strip()
    elif line.startswith("|"):
        cells = [cell.strip().replace("\\|", "|") for cell in line.strip().strip("|").split("|")]
        if not case.columns:
            case.columns = cells
            case.lines = (number, number + 1)
        elif not case.ruled:
            case.ruled = True
        else:
            case.rows.append(dict(zip(case.columns, cells, strict=True)))
        case.lines = (case.lines[0], number + 1)


def table(columns: list[str], rows: list[dict[str, str]]) -> list[str]:
    """Markdown lines of a table with aligned columns."""
    widths = [max([len(c), *(len(r[c]) for r in rows)]) for c in columns]
    head = "| " + " | ".join(c.ljust(w) for c, w in zip(columns, widths, strict=True)) + " |"
    rule = "| " + " | ".join("-" * w for w in widths) + " |"
    body = ["| " + " | ".join(r[c].ljust(w) for c, w in zip(columns, widths, strict=True)) + " |" for r in rows]
    return [head, rule, *body] if rows else []
