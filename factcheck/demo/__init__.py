"""Five articles to try everything on, written for this purpose around figures that were really printed."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Final

from factcheck import pipeline
from factcheck.model.article import Article

FOLDER: Final = Path(__file__).parent / "articles"


def articles() -> tuple[Article, ...]:
    """The articles by name, named by file and not by where the package is installed."""
    return tuple(replace(a, name=Path(a.name).name) for a in pipeline.articles([FOLDER]) if isinstance(a, Article))
