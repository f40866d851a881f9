"""The public Python interface: ``factcheck.extract``, ``factcheck.reconcile``, ``factcheck.check``; the command line calls it too.

What they take is a text, a path, a DataFrame, an ``Article``, or a sequence of these. A ``Path`` is a path. A string is a path if a
file or folder of that name exists, else a text; a string that can only be meant as a path ("articles/a.txt") and names nothing is
an error, not a text without figures.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, TypeGuard, TypeVar, cast, overload

if TYPE_CHECKING:
    from datetime import date

    import pandas as pd

    from factcheck.model.article import Article, Lang, Unread
    from factcheck.model.claim import Claim
    from factcheck.model.report import Report
    from factcheck.pipeline import Correct, Extracted, Inputs, Solve, Source

    Given = str | Path | Article | pd.DataFrame

Made = TypeVar("Made")

#: The longest string looked up as a file name.
LONGEST_PATH = 1024


class UnreadableError(ValueError):
    """Inputs that ``extract`` could not read; ``unread`` holds each with its reason."""

    def __init__(self, unread: Sequence[Unread]) -> None:
        super().__init__("; ".join(f"{entry.article}: {entry.reason}" for entry in unread))
        self.unread = tuple(unread)


@overload
def extract(
    source: Given | Iterable[Given],
    *,
    published: date | str | None = None,
    article_lang: Lang | None = None,
    all_numbers: bool = False,
    jobs: int = 1,
    table: Literal[False] = False,
) -> tuple[Claim, ...]: ...


@overload
def extract(
    source: Given | Iterable[Given],
    *,
    published: date | str | None = None,
    article_lang: Lang | None = None,
    all_numbers: bool = False,
    jobs: int = 1,
    table: Literal[True],
) -> pd.DataFrame: ...


def extract(
    source: Given | Iterable[Given],
    *,
    published: date | str | None = None,
    article_lang: Lang | None = None,
    all_numbers: bool = False,
    jobs: int = 1,
    table: bool = False,
) -> tuple[Claim, ...] | pd.DataFrame:
    """The claims of articles, in their order; with ``table`` as a DataFrame with one row a claim.

    A DataFrame of articles has the columns ``article`` and ``text``, and any of ``published``, ``lang``, ``source``, ``url`` and
    ``story``. ``published`` dates articles without a date of their own, ``article_lang`` replaces the language recognised,
    ``all_numbers`` adds the numbers that claim nothing (``form`` None, ``set_aside`` the reason). Raises UnreadableError where an
    input cannot be read.
    """
    from factcheck import pipeline

    found = pipeline.gathered(
        each_article(source, published=published, article_lang=article_lang, all_numbers=all_numbers, jobs=jobs)
    )
    if found.unread:
        raise UnreadableError(found.unread)
    return _frame(found.claims) if table else found.claims


def check(
    source: Given | Iterable[Given],
    *,
    against: str | Path | Sequence[str | Path] = (),
    published: date | str | None = None,
    article_lang: Lang | None = None,
    languages: Sequence[Lang] = (),
    story: bool = False,
    lang: str = "en",
    jobs: int = 1,
    each: Callable[[Extracted | Unread], None] | None = None,
    solve: Solve | None = None,
    correct: Correct | None = None,
) -> Report:
    """What does not fit in the articles, and between them.

    ``against`` are paths of articles or claim tables that serve as context: only findings that touch ``source`` are reported.
    An article in none of ``languages``, where they are given, is unread. ``story`` says that the articles are versions of one
    story. ``lang`` (en, ru, kk, uz) is the language of messages. ``each`` is called after every article, ``solve`` for every system
    in place of the engine, ``correct`` on the claims before they are compared. What could not be read is in the report's
    ``unread``. A DataFrame of claims is reconciled.
    """
    from factcheck import pipeline

    if _is_claim_frame(source):
        return reconcile(source, against=against, lang=lang, solve=solve, correct=correct)
    when = _day(published)
    return pipeline.check(
        _sources(source, when, article_lang),
        against=_paths(against),
        published=when,
        article_lang=article_lang,
        languages=languages,
        story=story,
        lang=lang,
        jobs=jobs,
        each=each,
        solve=solve,
        correct=correct,
    )


def reconcile(
    claims: Given | Iterable[str | Path | Claim],
    *,
    against: str | Path | Sequence[str | Path] = (),
    lang: str = "en",
    solve: Solve | None = None,
    correct: Correct | None = None,
) -> Report:
    """What does not fit among claims: of tables (JSON Lines, CSV, Parquet), a DataFrame, or ``Claim`` values.

    Of a table's columns only ``obs_value``, ``unit_measure``, ``indicator``, ``ref_area`` and a period are required. Rows that are
    no claims are in the report's ``unread``.
    """
    from factcheck import pipeline

    return pipeline.reconcile(_inputs(claims), against=_paths(against), lang=lang, solve=solve, correct=correct)


@overload
def each_article(
    source: Given | Iterable[Given],
    *,
    published: date | str | None = None,
    article_lang: Lang | None = None,
    languages: Sequence[Lang] = (),
    all_numbers: bool = False,
    explain: bool = False,
    jobs: int = 1,
    in_parts: bool = False,
    then: None = None,
) -> Iterator[Extracted | Unread]: ...


@overload
def each_article(
    source: Given | Iterable[Given],
    *,
    published: date | str | None = None,
    article_lang: Lang | None = None,
    languages: Sequence[Lang] = (),
    all_numbers: bool = False,
    explain: bool = False,
    jobs: int = 1,
    in_parts: bool = False,
    then: Callable[[Extracted], Made],
) -> Iterator[Made | Unread]: ...


def each_article(
    source: Given | Iterable[Given],
    *,
    published: date | str | None = None,
    article_lang: Lang | None = None,
    languages: Sequence[Lang] = (),
    all_numbers: bool = False,
    explain: bool = False,
    jobs: int = 1,
    in_parts: bool = False,
    then: Callable[[Extracted], Any] | None = None,
) -> Iterator[Any]:
    """Each article with its claims as soon as it is read, or what ``then`` makes of it in the process that read it.

    An ``Unread`` stands where an input could not be read, or is in none of ``languages``, where they are given. With ``in_parts`` a
    very long article comes several times, each time with the claims of a part.
    """
    from factcheck import pipeline

    when = _day(published)
    return pipeline.read(
        _sources(source, when, article_lang),
        pipeline.itself if then is None else then,
        published=when,
        article_lang=article_lang,
        languages=languages,
        all_numbers=all_numbers,
        explain=explain,
        jobs=jobs,
        in_parts=in_parts,
    )


def _sources(source: Given | Iterable[Given], published: date | None, article_lang: Lang | None) -> list[Source]:
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


def _inputs(claims: Given | Iterable[str | Path | Claim]) -> Inputs:
    """Claims as they are, those of tables at a path, and those of a DataFrame."""
    from factcheck import pipeline
    from factcheck.model.claim import Claim

    if _is_claim_frame(claims):
        from factcheck.model.claim_table import from_frame

        found, problems = from_frame(claims)
        return pipeline.Inputs(claims=found, unread=tuple(problem.unread() for problem in problems))
    given = [claims] if isinstance(claims, (str, Path)) else list(cast("Iterable[str | Path | Claim]", claims))
    stated = pipeline.Inputs(claims=tuple(one for one in given if isinstance(one, Claim)))
    paths = [one for one in given if isinstance(one, (str, Path))]
    if len(stated.claims) + len(paths) < len(given):
        raise TypeError("reconcile takes paths of claim tables, a DataFrame, or Claim values")
    return stated + pipeline.tables(paths) if paths else stated


def _frame(claims: Iterable[Claim]) -> pd.DataFrame:
    from factcheck.model.claim_table import to_frame

    return to_frame(claims)


def _is_frame(value: object) -> TypeGuard[pd.DataFrame]:
    """Whether it is a DataFrame, without importing pandas: then it is imported already."""
    pandas = sys.modules.get("pandas")
    return pandas is not None and isinstance(value, pandas.DataFrame)


def _is_claim_frame(value: object) -> TypeGuard[pd.DataFrame]:
    return _is_frame(value) and "obs_value" in value.columns


def _paths(given: str | Path | Sequence[str | Path]) -> list[str | Path]:
    return [given] if isinstance(given, (str, Path)) else list(given)


def _day(given: date | str | None) -> date | None:
    from datetime import date

    return date.fromisoformat(given) if isinstance(given, str) else given
