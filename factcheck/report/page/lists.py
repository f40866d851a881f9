"""Articles with their figures marked, the tick-list, and what was compared with nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from factcheck.model.article import Article
from factcheck.model.claim import Claim
from factcheck.report import labels
from factcheck.report.index import Index
from factcheck.report.page.body import Mark, body, marked
from factcheck.report.page.figure_view import Anchors, FigureView
from factcheck.report.page.states import state_of
from factcheck.report.page.texts import Texts, Told

#: Articles and lists are open while there are few of them; with more the reader opens what matters.
OPEN_UP_TO: Final = 8


@dataclass(frozen=True, slots=True)
class ArticleView:
    """An article with its figures marked."""

    number: int
    name: str
    lang: str
    language: Told
    source: str | None
    url: str | None
    story: str | None
    published: Told | None
    figures: Told
    marked: frozenset[str]
    body: str
    open: bool


@dataclass(frozen=True, slots=True)
class FigureGroup:
    """The tick-list of one article or table."""

    number: int
    name: str
    lang: str
    count: Told
    rows: tuple[FigureView, ...]
    open: bool


@dataclass(frozen=True, slots=True)
class Lists:
    """Makes the lists of one report; ``by_article`` holds the claims of each article in the order they stand."""

    index: Index
    texts: Texts
    anchors: Anchors
    by_article: Mapping[str, Sequence[Claim]]
    figures: Mapping[str, FigureView]

    def article(self, article: Article) -> ArticleView:
        """One article; figures that cannot be marked in it stand only in the tick-list."""
        claims = [claim for claim in self.by_article.get(article.name, ()) if claim.start is not None and claim.end is not None]
        marks = marked(
            (Mark(c.start or 0, c.end or 0, self.anchors.of(c.claim_id) or "", state_of(c, self.index)) for c in claims),
            len(article.text),
        )
        return ArticleView(
            number=self.anchors.article(article.name),
            name=article.name,
            lang=article.lang,
            language=self.texts.name("language", article.lang),
            source=article.source,
            url=article.url,
            story=article.story,
            published=None
            if article.published is None
            else self.texts.each(lambda words: labels.day(article.published, words.lang)),
            figures=self.texts.say("count.figures", n=len(claims)),
            marked=frozenset(mark.anchor for mark in marks),
            body=body(article, marks),
            open=len(self.index.report.articles) <= OPEN_UP_TO,
        )

    def groups(self) -> list[FigureGroup]:
        """The tick-list, article after article."""
        groups = []
        for name, claims in self.by_article.items():
            article = self.index.articles.get(name)
            lang = article.lang if article else claims[0].lang or ""
            rows = tuple(self.figures[claim.claim_id] for claim in claims)
            count = self.texts.say("count.figures", n=len(rows))
            groups.append(FigureGroup(self.anchors.article(name), name, lang, count, rows, len(self.by_article) <= OPEN_UP_TO))
        return groups

    def not_compared(self) -> list[dict[str, Any]]:
        """Figures that were compared with nothing, by reason, the most frequent first."""
        grouped: dict[str, list[dict[str, Any]]] = {}
        for claim_id, view in self.figures.items():
            if view.state == "not_compared":
                entry = self.index.coverage.get(claim_id)
                row = {
                    "anchor": view.anchor,
                    "quote": view.quote,
                    "article": view.claim.article,
                    "number": self.anchors.article(view.claim.article),
                }
                grouped.setdefault((entry.reason if entry else None) or "no_reason", []).append(row)
        ordered = sorted(grouped.items(), key=lambda group: -len(group[1]))
        return [{"reason": self.texts.name("reason", reason), "count": len(rows), "rows": rows} for reason, rows in ordered]


def stories(articles: list[ArticleView]) -> list[dict[str, Any]]:
    """Versions of one story together, side by side; all other articles in one run."""
    told: dict[str | None, list[ArticleView]] = {}
    for article in articles:
        told.setdefault(article.story, []).append(article)
    versions = {name: members for name, members in told.items() if name is not None and len(members) > 1}
    alone = [article for article in articles if article.story not in versions]
    # Where an option says that the articles are one story, the name is the option's own.
    stories = [{"name": name, "is_named": not name.startswith("--"), "articles": members} for name, members in versions.items()]
    return [*stories, {"name": None, "articles": alone}] if alone else stories
