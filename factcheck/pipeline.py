"""The steps in order: articles → claims → facts → relations → findings. Only this module knows them all."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from itertools import chain, groupby
from pathlib import Path
from typing import Any, Final, TypeVar, cast

from factcheck import __version__
from factcheck.model import claim_table, indicator
from factcheck.model.article import Article, Lang, Unread
from factcheck.model.claim import Claim
from factcheck.model.collecting import without_collecting
from factcheck.model.report import Outcome, Report
from factcheck.model.system import System, Verdict
from factcheck.model.table_files import MANIFEST, files_in, holds_tables, is_table

#: A file, a folder or ``-`` (standard input); or what was read already, or could not be.
Source = str | Path | Article | Unread

#: What decides a system: ``factcheck.engine.solve``, or something that looks on.
Solve = Callable[[System], Verdict]

#: What mends claims that were misread (``factcheck.gate.readings``).
Correct = Callable[[Iterable[Claim]], tuple[Claim, ...]]

Made = TypeVar("Made")

#: Characters beyond which an article may be read in parts.
LONG: Final = 500_000
#: The story of articles that are said to be versions of one.
ONE_STORY: Final = "--story"


@dataclass(frozen=True, slots=True)
class Extracted:
    """An article and the claims it makes; ``because`` has what read each claim, field by field, where that was asked for."""

    article: Article
    claims: tuple[Claim, ...]
    because: tuple[Mapping[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Inputs:
    """What a run works on: articles, claims (of them, or of tables), and what could not be read."""

    articles: tuple[Article, ...] = ()
    claims: tuple[Claim, ...] = ()
    unread: tuple[Unread, ...] = ()

    def __add__(self, other: Inputs) -> Inputs:
        return Inputs(self.articles + other.articles, self.claims + other.claims, self.unread + other.unread)


def articles(
    sources: Iterable[Source],
    *,
    published: date | None = None,
    article_lang: Lang | None = None,
    languages: Sequence[Lang] = (),
) -> Iterator[Article | Unread]:
    """What was read already as it is, paths through ingest; paths side by side go together, as they may name a file twice.

    With ``languages`` an article in another one is unread.
    """
    from factcheck import ingest

    for given, group in groupby(sources, key=lambda source: isinstance(source, (Article, Unread))):
        if given:
            yield from cast("Iterator[Article | Unread]", group)
        else:
            found = ingest.read(cast("Iterator[str | Path]", group), published=published, lang=article_lang)
            yield from (_expected(article, languages) for article in found) if languages else found


def _expected(article: Article | Unread, languages: Sequence[Lang]) -> Article | Unread:
    from factcheck.ingest.unreadable import unexpected

    return article if isinstance(article, Unread) or article.lang in languages else unexpected(article, languages)


def itself(article: Extracted) -> Extracted:
    """Nothing more is made of it."""
    return article


def read(
    sources: Iterable[Source],
    then: Callable[[Extracted], Made],
    *,
    published: date | None = None,
    article_lang: Lang | None = None,
    languages: Sequence[Lang] = (),
    story: bool = False,
    all_numbers: bool = False,
    explain: bool = False,
    jobs: int = 1,
    in_parts: bool = False,
) -> Iterator[Made | Unread]:
    """What ``then`` makes of each article with its claims, in order and at once; what cannot be read stands in its place.

    ``then`` runs in the process that read the article. ``published`` is for articles without a date of their own; ``article_lang``
    for those that do not name their language, and ``languages`` are those expected; ``story`` says that all are versions of one
    story; ``all_numbers`` adds the numbers that claim nothing, ``explain`` what read each. With ``in_parts`` a very long article
    comes several times, each time with the claims of a part, so that they are never in memory together.
    """
    from factcheck.processes import in_order

    found = articles(sources, published=published, article_lang=article_lang, languages=languages)
    if story:
        found = (replace(a, story=ONE_STORY) if isinstance(a, Article) else a for a in found)
    work = partial(_read, then=then, all_numbers=all_numbers, explain=explain)
    begin = partial(indicator.use, indicator.own())
    if explain or not in_parts:
        return in_order(work, found, jobs, begin)
    by_length = groupby(found, key=lambda article: isinstance(article, Article) and len(article.text) > LONG)
    streamed = partial(_read_parts, then=then, all_numbers=all_numbers)
    return chain.from_iterable(
        chain.from_iterable(map(streamed, group)) if is_long else in_order(work, group, jobs, begin) for is_long, group in by_length
    )


def check(
    sources: Iterable[Source],
    *,
    against: Sequence[str | Path] = (),
    published: date | None = None,
    article_lang: Lang | None = None,
    languages: Sequence[Lang] = (),
    story: bool = False,
    lang: str = "en",
    jobs: int = 1,
    each: Callable[[Extracted | Unread], None] | None = None,
    solve: Solve | None = None,
    correct: Correct | None = None,
) -> Report:
    """What does not fit in the articles, and between them and their context.

    ``against`` are articles or claim tables: only findings that touch a checked article are reported. ``lang`` is the language of
    the messages. ``each`` is called after every checked article, ``solve`` instead of the engine, ``correct`` on the
    claims before they are compared.
    """
    options = {
        "against": [str(path) for path in against],
        "published": None if published is None else published.isoformat(),
        "article_lang": article_lang,
        "story": story,
        "lang": lang,
    }
    found = read(sources, itself, published=published, article_lang=article_lang, languages=languages, story=story, jobs=jobs)
    own = gathered(found, each)
    return report(own, _context(against, published, jobs), options, solve, correct)


def reconcile(
    claims: Inputs | Iterable[Claim],
    *,
    against: Sequence[str | Path] = (),
    lang: str = "en",
    solve: Solve | None = None,
    correct: Correct | None = None,
) -> Report:
    """The same from claims alone; no articles are needed."""
    own = claims if isinstance(claims, Inputs) else Inputs(claims=tuple(claims))
    return report(own, _context(against, None, 1), {"against": [str(path) for path in against], "lang": lang}, solve, correct)


def tables(paths: Iterable[str | Path]) -> Inputs:
    """The claims of tables (JSON Lines, CSV, Parquet; files, folders or ``-``); each bad row is an entry of ``unread``."""
    with without_collecting():
        table = claim_table.read(paths)
    return Inputs(claims=table.claims, unread=tuple(problem.unread() for problem in table.problems))


def report(
    own: Inputs,
    context: Inputs,
    options: Mapping[str, Any],
    solve: Solve | None = None,
    correct: Correct | None = None,
) -> Report:
    """Everything that reconciling gives; of the context only what touches our own claims."""
    if correct is not None:
        own, context = replace(own, claims=correct(own.claims)), replace(context, claims=correct(context.claims))
    mine = {claim.claim_id for claim in own.claims} if context.claims else set[str]()
    mine_articles = {article.name for article in own.articles}
    # An article that is both checked and context is checked; its claims must not stand twice.
    others = [claim for claim in context.claims if claim.claim_id not in mine and claim.article not in mine_articles]
    stories = {article.name: article.story for article in (*own.articles, *context.articles) if article.story is not None}
    with without_collecting():
        outcome = _outcome((*own.claims, *others) if others else own.claims, stories, str(options["lang"]), solve)
    shown: list[Claim] = []
    if others:
        outcome = _touching(mine, outcome)
        named = {place.claim_id for f in outcome.findings for place in (*f.claims, *f.repeats)}
        named |= {claim_id for agreement in outcome.agreements for claim_id in agreement.claims}
        shown = [claim for claim in others if claim.claim_id in named]
    told = {claim.article for claim in shown}
    return Report(
        version=__version__,
        options=options,
        articles=own.articles + tuple(a for a in context.articles if a.name in told),
        claims=(*own.claims, *shown),
        findings=outcome.findings,
        agreements=outcome.agreements,
        coverage=outcome.coverage,
        implied=outcome.implied,
        unread=own.unread + context.unread,
        compared=outcome.compared,
    )


def _touching(mine: AbstractSet[str], outcome: Outcome) -> Outcome:
    """What of an outcome is about some of our own claims."""
    return Outcome(
        findings=tuple(f for f in outcome.findings if any(place.claim_id in mine for place in (*f.claims, *f.repeats))),
        agreements=tuple(a for a in outcome.agreements if not mine.isdisjoint(a.claims)),
        coverage=tuple(c for c in outcome.coverage if c.claim_id in mine),
        implied=tuple(i for i in outcome.implied if not mine.isdisjoint(i.from_)),
    )


def _outcome(claims: Iterable[Claim], stories: Mapping[str, str], lang: str, solve: Solve | None) -> Outcome:
    from factcheck import checks, engine, explain, group

    facts = group.facts(claims)
    return explain.outcome(facts, checks.relations(facts, stories=stories), solve or engine.solve, lang)


def _read(article: Article | Unread, *, then: Callable[[Extracted], Made], all_numbers: bool, explain: bool) -> Made | Unread:
    if isinstance(article, Unread):
        return article
    from factcheck.extract import reader

    with _named(article):
        if not explain:
            return then(Extracted(article, reader.read_claims(article, all_numbers=all_numbers)))
        readings = reader.read(article, all_numbers=all_numbers)
        return then(Extracted(article, tuple(r.claim for r in readings), tuple(r.because for r in readings)))


def _read_parts(article: Article, *, then: Callable[[Extracted], Made], all_numbers: bool) -> Iterator[Made]:
    from factcheck.extract import reader

    with _named(article):
        for readings in reader.read_parts(article, all_numbers=all_numbers):
            yield then(Extracted(article, tuple(reading.claim for reading in readings)))


@contextmanager
def _named(article: Article) -> Iterator[None]:
    """A crash tells which article was read."""
    try:
        yield
    except Exception as error:
        error.add_note(f"while reading {article.name}")
        raise


def gathered(readings: Iterable[Extracted | Unread], each: Callable[[Extracted | Unread], None] | None = None) -> Inputs:
    """All of them at once; ``each`` is called after every one."""
    articles: list[Article] = []
    claims: list[Claim] = []
    unread: list[Unread] = []
    for reading in readings:
        if isinstance(reading, Unread):
            unread.append(reading)
        else:
            articles.append(reading.article)
            claims += reading.claims
        if each is not None:
            each(reading)
    return Inputs(tuple(articles), tuple(claims), tuple(unread))


def _context(paths: Iterable[str | Path], published: date | None, jobs: int) -> Inputs:
    """Articles and claim tables, told apart by what is in them."""
    in_tables: list[str | Path] = []
    in_articles: list[str | Path] = []
    for path in paths:
        folder = Path(path)
        if folder.is_dir() and holds_tables(folder):
            inside = files_in(folder)
            in_tables += (file for file in inside if is_table(file))
            in_articles += (file for file in inside if not is_table(file) and file.name != MANIFEST)
        else:
            (in_tables if is_table(folder) else in_articles).append(path)
    found = tables(in_tables) if in_tables else Inputs()
    return found + gathered(read(in_articles, itself, published=published, jobs=jobs)) if in_articles else found
