"""The public Python interface: ``factcheck.extract``, ``factcheck.reconcile``, ``factcheck.check``; the command line calls it too.

What they take is a text, a path, a DataFrame, an ``Article``, or a sequence of these. A ``Path`` is a path. A string is a path if a
file or folder of that name exists, else a text; a string that can only be meant as a path ("articles/a.txt") and names nothing is
an error, not a text without figures.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, TypeVar, overload

from factcheck.given import day, inputs, is_claim_frame, paths, sources

if TYPE_CHECKING:
    from datetime import date

    import pandas as pd

    from factcheck.given import Given
    from factcheck.model.article import Lang, Unread
    from factcheck.model.claim import Claim
    from factcheck.model.report import Report
    from factcheck.pipeline import Correct, Extracted, Solve

Made = TypeVar("Made")


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

    if is_claim_frame(source):
        return reconcile(source, against=against, lang=lang, solve=solve, correct=correct)
    when = day(published)
    return pipeline.check(
        sources(source, when, article_lang),
        against=paths(against),
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

    return pipeline.reconcile(inputs(claims), against=paths(against), lang=lang, solve=solve, correct=correct)


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

    when = day(published)
    return pipeline.read(
        sources(source, when, article_lang),
        pipeline.itself if then is None else then,
        published=when,
        article_lang=article_lang,
        languages=languages,
        all_numbers=all_numbers,
        explain=explain,
        jobs=jobs,
        in_parts=in_parts,
    )


def _frame(claims: Iterable[Claim]) -> pd.DataFrame:
    from factcheck.model.claim_table import to_frame

    return to_frame(claims)
