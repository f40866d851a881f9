"""Which files are claim tables, beside articles in a folder."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from factcheck.model.claim_table import SUFFIXES

#: Beside articles, a table of their dates and sources; itself neither article nor claims.
MANIFEST: Final = "articles.csv"


def files_in(folder: Path) -> list[Path]:
    """Every file of a folder, in whatever depth, in order; hidden ones are left out."""
    hidden = (p for p in folder.rglob("*") if p.is_file())
    return sorted(p for p in hidden if not any(part.startswith(".") for part in p.relative_to(folder).parts))


def holds_tables(path: Path) -> bool:
    """Whether a file is a claim table, or a folder has one, in whatever depth."""
    return any(map(is_table, files_in(path))) if path.is_dir() else is_table(path)


def is_table(path: Path) -> bool:
    """Whether a file holds claims and not articles: by its suffix, and for text by whether its first line names ``obs_value``."""
    if path.suffix in (".parquet", ".pq"):
        return True
    if path.suffix not in SUFFIXES or not path.is_file():
        return False
    with path.open("rb") as file:
        return b"obs_value" in file.readline(1 << 16)
