"""``extract --update DIR``: one JSON Lines file an article; the same article gives the same bytes in the same file."""

from __future__ import annotations

import json
import re
from hashlib import sha256
from pathlib import Path
from typing import Final

from factcheck.model import atomic
from factcheck.model.claim import Claim
from factcheck.model.claim_table import jsonl_text

#: Longest stem of a file, in characters; longer article names are cut and told apart by a hash.
LONGEST: Final = 60
_NOT_IN_NAMES: Final = re.compile(r"[^\w.-]+")


class Folder:
    """A folder of claim tables. Knows which file holds which article, so that two articles of one name never share a file."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._files = {article: file for file in sorted(folder.glob("*.jsonl")) if (article := _article_of(file)) is not None}
        self._taken = {file.name: article for article, file in self._files.items()}

    def put(self, article: str, claims: tuple[Claim, ...]) -> Path | None:
        """Replace the article's table in one step, rows in the order of the text; an article without claims has no file."""
        file = self._files.get(article) or self._folder / self._name(article)
        if not claims:
            file.unlink(missing_ok=True)
            return None
        self._files[article] = file
        self._taken[file.name] = article
        rows = sorted(claims, key=lambda claim: (claim.start or 0, claim.end or 0, claim.claim_id))
        content = jsonl_text(rows).encode("utf-8", "backslashreplace")
        if not file.exists() or file.read_bytes() != content:
            atomic.write_bytes(file, content)
        return file

    def _name(self, article: str) -> str:
        stem = _NOT_IN_NAMES.sub("-", Path(article).stem).strip("-.")
        if stem and len(stem) <= LONGEST and self._taken.get(f"{stem}.jsonl", article) == article:
            return f"{stem}.jsonl"
        return f"{stem[:LONGEST] or 'article'}-{sha256(article.encode('utf-8', 'surrogatepass')).hexdigest()[:8]}.jsonl"


def _article_of(file: Path) -> str | None:
    """The article that a table's first row names; None for anything else."""
    with file.open("rb") as rows:
        line = rows.readline()
    try:
        row = json.loads(line)
    except ValueError:
        return None
    article = row.get("article") if isinstance(row, dict) else None
    return article if isinstance(article, str) else None
