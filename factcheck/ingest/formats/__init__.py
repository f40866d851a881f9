"""One module a format, named as the files it reads; it is imported when the first such file comes."""

from __future__ import annotations

from functools import lru_cache
from importlib import import_module
from pkgutil import iter_modules
from typing import Final, cast

from factcheck.ingest.draft import Format

#: Other suffixes of the same formats.
ALIASES: Final = {".text": ".txt", ".markdown": ".md", ".htm": ".html", ".xhtml": ".html", ".ndjson": ".jsonl"}


@lru_cache(maxsize=1)
def suffixes() -> frozenset[str]:
    """The file name suffixes that can be read, in lower case."""
    own = {f".{module.name}" for module in iter_modules(__path__)}
    return frozenset(own | {alias for alias, suffix in ALIASES.items() if suffix in own})


def by_suffix(suffix: str) -> Format:
    """The format of a suffix that ``suffixes`` has."""
    return cast("Format", import_module(f"{__name__}.{ALIASES.get(suffix, suffix)[1:]}"))
