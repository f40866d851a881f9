"""What the Python interface is given, as the pipeline takes it: texts, paths, DataFrames, ``Article`` and ``Claim`` values."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Sequence
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, TypeGuard, cast

if TYPE_CHECKING:
    from datetime import date

    import pandas as pd

    from factcheck.model.article import Article, Lang
    from factcheck.model.claim import Claim
    from factcheck.pipeline import Inputs, Source

    Given = str | Path | Article | pd.DataFrame

#: The longest string looked up as a file name.
LONGEST_PATH = 1024


def sources(source: Given | Iterable[Given], published: date | None, article_lang: Lang | None) -> list[Source]:
    """Paths and articles as they are; texts and the rows of frames as articles, texts named by their place."""
    from factcheck.model.article import Article

    given = [source] if isinstance(source, (str, Path, Article)) or _is_frame(source) else list(cast("Iterable[Given]", source))
    found: list[Source] = []
    for number, one in enumerate(given, start=1):
        if isinstance(one, (Path, Article)):
            found.append(one)
        elif isinstance(one, str) and _is_path(one):
            found.append(Path(one))
        elif isinstance(one, str):
            name = "text" if len(given) == 1 else f"text {number}"
            found += _records(json.dumps({"article": name, "text": one}), name, published, article_lang)
        elif _is_frame(one):
            found += _records(one.to_json(orient="records", lines=True, date_format="iso"), "table", published, article_lang)
        else:
            raise TypeError(f"{type(one).__name__} is none of text, path, Article and DataFrame")
    return found


def _is_path(given: str) -> bool:
    """Whether a string is a path and no text; FileNotFoundError where it can only be one and names nothing."""
    if len(given) > LONGEST_PATH or "\n" in given or "\0" in given or not given.strip():
        return False
    path = Path(given)
    try:
        if given == "-" or path.exists():
            return True
    except OSError:
        # A text of one line may be longer than any name of a file.
        return False
    if " " not in given and (path.suffix or "/" in given):
        raise FileNotFoundError(f"{given!r}: no such file or folder; check the path (a text has words and spaces)")
    return False


def _records(lines: str, name: str, published: date | None, article_lang: Lang | None) -> list[Source]:
    """Articles of JSON Lines in memory; what is wrong with them is told under a name."""
    from dataclasses import replace

    from factcheck import ingest
    from factcheck.model.article import Unread

    if not lines.strip():
        return []
    found = ingest.read(["-"], published=published, lang=article_lang, stdin=BytesIO(lines.encode()))
    return [replace(one, article=name) if isinstance(one, Unread) else one for one in found]


def inputs(claims: Given | Iterable[str | Path | Claim]) -> Inputs:
    """Claims as they are, those of tables at a path, and those of a DataFrame."""
    from factcheck import pipeline
    from factcheck.model.claim import Claim

    if is_claim_frame(claims):
        from factcheck.model.claim_table import from_frame

        found, problems = from_frame(claims)
        return pipeline.Inputs(claims=found, unread=tuple(problem.unread() for problem in problems))
    given = [claims] if isinstance(claims, (str, Path)) else list(cast("Iterable[str | Path | Claim]", claims))
    stated = pipeline.Inputs(claims=tuple(one for one in given if isinstance(one, Claim)))
    paths = [one for one in given if isinstance(one, (str, Path))]
    if len(stated.claims) + len(paths) < len(given):
        raise TypeError("reconcile takes paths of claim tables, a DataFrame, or Claim values")
    return stated + pipeline.tables(paths) if paths else stated


def _is_frame(value: object) -> TypeGuard[pd.DataFrame]:
    """Whether it is a DataFrame, without importing pandas: then it is imported already."""
    pandas = sys.modules.get("pandas")
    return pandas is not None and isinstance(value, pandas.DataFrame)


def is_claim_frame(value: object) -> TypeGuard[pd.DataFrame]:
    """Whether it is a DataFrame of claims."""
    return _is_frame(value) and "obs_value" in value.columns


def paths(given: str | Path | Sequence[str | Path]) -> list[str | Path]:
    """One path or many, as a list."""
    return [given] if isinstance(given, (str, Path)) else list(given)


def day(given: date | str | None) -> date | None:
    """A day, or its ISO date; ValueError where that is none."""
    from datetime import date

    return date.fromisoformat(given) if isinstance(given, str) else given
