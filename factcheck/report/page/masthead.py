"""The top of the page: the verdict in one sentence, how much was found and compared, the contents and the filter bar's choices."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from factcheck.model.article import LANGS
from factcheck.model.labels import TAGS, indicator_label
from factcheck.model.messages import LANGUAGES
from factcheck.report import labels
from factcheck.report.catalogue import Catalogue, catalogue
from factcheck.report.index import Index
from factcheck.report.page.figure_view import Anchors, FigureView
from factcheck.report.page.series import hundredths
from factcheck.report.page.states import STATES, State
from factcheck.report.page.texts import Texts, Told
from factcheck.report.rendering import Rendering

#: A number in the headline stays with what it counts.
_AFTER_NUMBER = re.compile(r"(?<=\d) ")


@dataclass(frozen=True, slots=True)
class Share:
    """One state of figures: how many, and their part of the bar."""

    state: State
    icon: str
    name: Told
    toggle: Told
    count: int
    x: str
    width: str


@dataclass(frozen=True, slots=True)
class Masthead:
    """Makes the top of one report."""

    index: Index
    texts: Texts
    rendering: Rendering
    figures: Sequence[FigureView]

    def context(self) -> dict[str, Any]:
        """What the templates ``head`` and ``bar`` need, without the contents."""
        each, report = self.texts.each, self.index.report
        return {
            "title": each(lambda words: f"{words.say('page.kicker')}: {self._verdict(words)}"),
            "verdict": each(lambda words: _AFTER_NUMBER.sub("\N{NO-BREAK SPACE}", self._verdict(words))),
            "date": each(lambda words: labels.day(self.rendering.generated, words.lang)),
            "article_count": self.texts.say("count.articles", n=len(report.articles)),
            "language_counts": self._language_counts(),
            "coverage": self._shares(),
            "total": len(self.figures),
            "coverage_sentence": each(self._coverage),
            **self._choices(),
        }

    def _verdict(self, words: Catalogue) -> str:
        """The whole report in one sentence."""
        summary = self.index.report.summary()
        if summary["errors"]:
            return words.say("verdict.errors", n=summary["errors"])
        if summary["warnings"]:
            return words.say("verdict.warnings", n=summary["warnings"])
        if not summary["compared"]:
            return words.say("verdict.nothing_compared")
        return words.say("verdict.notes", n=summary["infos"]) if summary["infos"] else words.say("verdict.clean")

    def _coverage(self, words: Catalogue) -> str:
        summary = self.index.report.summary()
        counted = (("figures", "claims"), ("compared", "compared"), ("not_compared", "not_compared"))
        text = " · ".join(words.say(f"count.{key}", n=summary[name]) for key, name in counted)
        return f"{text[:1].upper()}{text[1:]}."

    def _language_counts(self) -> list[Told]:
        langs = Counter(article.lang for article in self.index.report.articles)
        return [
            self.texts.each(lambda words, code=code, n=n: f"{words.name('language', code)}: {n}")  # type: ignore[misc]
            for code, n in langs.most_common()
        ]

    def _indicator(self, name: str) -> Told:
        return self.texts.each(lambda words: indicator_label(name, words.lang))

    def _shares(self) -> list[Share]:
        counts = Counter(view.state for view in self.figures)
        place, shares = 0, []
        for state, icon in STATES.items():
            count = counts[state]
            toggle = self.texts.each(lambda words, state=state: words.say("filter.toggle", state=words.name("state", state)))  # type: ignore[misc]
            name = self.texts.name("state", state)
            shares.append(Share(state, icon, name, toggle, count, self._part(place), self._part(count)))
            place += count
        return shares

    def _part(self, count: int) -> str:
        return f"{hundredths(Fraction(100 * count, max(1, len(self.figures))))}%"

    def _choices(self) -> dict[str, Any]:
        """Options of the three lists, and the interface languages."""
        report = self.index.report
        indicators = sorted({claim.indicator for claim in report.claims if claim.indicator})
        used = {claim.lang for claim in report.claims} | {article.lang for article in report.articles}
        return {
            "any": self.texts.say("filter.any"),
            "article_options": [(self.index.short_name(name), number) for name, number in Anchors(self.index).numbers.items()],
            "language_options": [(code, self.texts.name("language", code)) for code in LANGS if code in used],
            "indicator_options": [(name, self._indicator(name)) for name in indicators],
            "languages": [(code, TAGS[code], _own_name(code)) for code in LANGUAGES],
        }


def _own_name(code: str) -> str:

    return catalogue(code).say("page.language")
