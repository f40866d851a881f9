"""What the page says, section by section: plain values for the templates, texts in every language."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final

from factcheck.model.claim import Claim
from factcheck.model.labels import TAGS
from factcheck.model.messages import LANGUAGES
from factcheck.model.report import article_json
from factcheck.report.guide import Block, guide
from factcheck.report.index import Index
from factcheck.report.output.json import dumps
from factcheck.report.page.charts import ChartViews
from factcheck.report.page.figure_view import Anchors, FigureView, FigureViews
from factcheck.report.page.finding_view import FindingView, FindingViews
from factcheck.report.page.island import fingerprint, packed
from factcheck.report.page.lists import Lists, stories
from factcheck.report.page.masthead import Masthead
from factcheck.report.page.series import MOST, all_series
from factcheck.report.page.states import STATES
from factcheck.report.page.texts import Texts, Told
from factcheck.report.passage import plain
from factcheck.report.rendering import Rendering

#: From here on the browser is told to lay out only what is on the screen.
LARGE_FROM: Final = 300
#: Texts the script says by itself.
SCRIPT_KEYS: Final = (
    "shown.findings", "shown.figures", "copied.text", "copied.link", "copied.waiver", "copied.questions",
    "copied.failed", "inspector.of", "inspector.finding", "inspector.matched", "inspector.reason", "finding.copy_arithmetic",
    "theme.auto", "theme.light", "theme.dark",
)  # fmt: skip


@dataclass
class Content:
    """The sections of one report."""

    index: Index
    texts: Texts
    rendering: Rendering

    @cached_property
    def anchors(self) -> Anchors:
        """Where figures are on the page."""
        return Anchors(self.index)

    @cached_property
    def by_article(self) -> dict[str, list[Claim]]:
        """Claims of each article in the order they stand."""
        grouped: dict[str, list[Claim]] = {}
        for claim in self.index.report.claims:
            grouped.setdefault(claim.article, []).append(claim)
        for claims in grouped.values():
            claims.sort(key=lambda claim: (claim.start is None, claim.start or 0))
        return dict(sorted(grouped.items(), key=lambda entry: self.anchors.article(entry[0])))

    @cached_property
    def figures(self) -> dict[str, FigureView]:
        """Every figure by claim id, article after article."""
        views = FigureViews(self.index, self.texts, self.anchors)
        return {claim.claim_id: views.view(claim) for claims in self.by_article.values() for claim in claims}

    def everything(self) -> dict[str, Any]:
        """The context of the templates."""
        findings, report = FindingViews(self.index, self.texts, self.anchors), self.index.report
        shown = [findings.view(finding) for finding in self.index.ordered]
        waived = [findings.view(finding) for finding in self.index.waived]
        lists = Lists(self.index, self.texts, self.anchors, self.by_article, self.figures)
        articles = [lists.article(article) for article in report.articles]
        charts = self._charts()
        left_out = lists.not_compared()
        guides = zip(*(guide(lang) for lang in LANGUAGES), strict=True)
        masthead = Masthead(self.index, self.texts, self.rendering, list(self.figures.values()))
        return {
            **masthead.context(),
            **charts,
            "sections": self._sections(shown, waived, charts["charts"], left_out),
            "large": len(report.claims) >= LARGE_FROM,
            "findings": shown,
            "waived": waived,
            "articles": articles,
            "stories": stories(articles),
            "figure_groups": lists.groups(),
            "marked": frozenset().union(*(article.marked for article in articles)),
            "not_compared": left_out,
            "unread": [(entry.article, self._each(entry.in_language)) for entry in report.unread],
            "notes": [self._each(note.__getitem__) for note in report.notes],
            "guide": [self._guide(blocks) for blocks in guides if blocks[0].kind != "title"],
            "inputs": [article_json(article) for article in report.articles],
            "packed": packed(report),
            "options": [(name, _option(value)) for name, value in report.options.items() if value],
        }

    def _each(self, told: Callable[[str], str]) -> Told:
        """What another step tells in every language."""
        return self.texts.each(lambda words: plain(told(words.lang)))

    def data(self) -> dict[str, Any]:
        """What the script reads: texts by language, lines of the inspector, the report for export. To be asked for last."""
        said = {key: _number(self.texts.say(key, **PLACES.get(key, {}))) for key in SCRIPT_KEYS}
        numbers = {view.anchor: number for number, view in enumerate(self.figures.values())}
        figures = [self._figure(view, numbers) for view in self.figures.values()]
        return {
            "languages": {code: TAGS[code] for code in LANGUAGES},
            "lang": self.texts.lang,
            "said": said,
            "states": list(STATES),
            "icons": dict(STATES),
            "stateNames": {state: _number(self.texts.name("state", state)) for state in STATES},
            "figures": figures,
            "key": fingerprint(self.index.report),
            "texts": self.texts.columns(),
        }

    def _sections(
        self, shown: list[FindingView], waived: list[FindingView], charts: list[Any], left_out: list[Any]
    ) -> list[dict[str, Any]]:
        report = self.index.report
        counts = {
            "findings": len(shown),
            "questions": len(shown),
            "articles": len(report.articles),
            "series": len(charts),
            "figures": len(report.claims),
            "waived": len(waived),
            "not-compared": sum(group["count"] for group in left_out),
            "unread": len(report.unread),
            "guide": None,
            "provenance": None,
        }
        return [
            {"id": name, "name": self.texts.say(f"page.{name.replace('-', '_')}"), "count": "" if count is None else count}
            for name, count in counts.items()
            if name != "questions" or shown
        ]

    def _charts(self) -> dict[str, Any]:
        series = all_series(self.index.report.claims, self.index)
        views = ChartViews(self.index, self.texts, self.anchors, self.figures)
        return {"charts": [views.view(one) for one in series[:MOST]], "charts_left_out": max(0, len(series) - MOST)}

    def _guide(self, blocks: tuple[Block, ...]) -> dict[str, Any]:
        lines = [self.texts.put(row) for row in zip(*(block.lines for block in blocks), strict=True)]
        return {"kind": blocks[0].kind, "text": lines[0], "lines": lines}

    def _figure(self, view: FigureView, numbers: dict[str, int]) -> list[Any]:
        """One figure for the inspector: lines as (label, content), matched figures, findings, reason.

        Its words, state and place the script takes from the figure's row in the list, which has the same number.
        """
        return [
            [_number(told) for line in view.inspector for told in line],
            [numbers[anchor] for anchor, _ in view.matched],
            list(view.findings),
            None if view.reason is None else _number(view.reason),
        ]


#: Places that the script fills itself stand as they are.
PLACES: Final[dict[str, dict[str, str]]] = {
    "shown.findings": {"shown": "{shown}", "total": "{total}"},
    "shown.figures": {"shown": "{shown}", "total": "{total}"},
    "inspector.of": {"place": "{place}", "total": "{total}"},
}


def _number(told: Told) -> int | str:
    """A text by its number, or as it is where all languages write the same."""
    return told.text if told.number is None else told.number


def _option(value: Any) -> str:
    if isinstance(value, str):
        return plain(value)
    return plain(json.dumps(json.loads(dumps(value)), ensure_ascii=False))
