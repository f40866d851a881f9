"""A finding as the page shows it: every text in all languages, every figure with its passage and place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from factcheck.model.claim import Claim, decimal_text
from factcheck.model.fact import Link
from factcheck.model.finding import Finding, Place, Step
from factcheck.report import figures, labels, steps
from factcheck.report.catalogue import Catalogue, catalogue
from factcheck.report.index import Index, anchor
from factcheck.report.page.figure_view import Anchors
from factcheck.report.page.numberline import EQUATIONS, NumberLine, number_line
from factcheck.report.page.texts import Texts, Told, joined
from factcheck.report.passage import passage, pieces, plain, sentence_of


@dataclass(frozen=True, slots=True)
class Quote:
    """One side of a finding: a passage with its figures apart, where it comes from, and the link into the article."""

    pieces: tuple[tuple[str, bool], ...]
    lang: str | None
    article: str
    place: str
    source: str | None
    published: Told | None
    link: str | None
    value: Told


@dataclass(frozen=True, slots=True)
class StepRow:
    """A line of the arithmetic table."""

    text: Told
    value: Told
    low: Told
    high: Told


@dataclass(frozen=True, slots=True)
class LinkRow:
    """Why two figures are about one thing."""

    first: str
    second: str
    reason: Told
    strength: Told


@dataclass(frozen=True, slots=True)
class FindingView:
    """Everything one finding shows."""

    finding: Finding
    short: str
    state: Told
    rule: Told
    message: Told
    about: Told
    quotes: tuple[Quote, ...]
    repeats: tuple[Quote, ...]
    steps: tuple[StepRow, ...]
    line: NumberLine | None
    line_texts: tuple[Told, ...]
    reasons: tuple[Told, ...]
    advice: Told
    question: Told
    lowered: tuple[Told, ...]
    links: tuple[LinkRow, ...]
    related: tuple[str, ...]
    articles: tuple[int, ...]
    indicators: tuple[str, ...]
    waiver: dict[str, str]
    waived_note: Told
    expires: Told | None


@dataclass(frozen=True, slots=True)
class FindingViews:
    """Makes views of one report's findings."""

    index: Index
    texts: Texts
    anchors: Anchors

    def view(self, finding: Finding) -> FindingView:
        """The view of one finding."""
        index, texts = self.index, self.texts
        places = (*finding.claims, *finding.repeats)
        claims = [index.claims[place.claim_id] for place in places if place.claim_id in index.claims]
        arithmetic = steps.arithmetic(finding, index)
        line = number_line(arithmetic, must_meet=finding.rule in EQUATIONS)
        return FindingView(
            finding=finding,
            short=index.short_ids[finding.finding_id],
            state=texts.name("state", finding.severity if finding.waived is None else "waived"),
            rule=texts.name("rule", finding.rule),
            message=texts.each(lambda words: joined(steps.message(finding, words))),
            about=texts.each(lambda words: "" if "what" in finding.message.params else steps.about(finding, index, words)),
            quotes=tuple(self._sides(finding.claims)),
            repeats=tuple(self._quote(place, self._alone(place)) for place in finding.repeats),
            steps=tuple(self._step(step) for step in arithmetic),
            line=line,
            line_texts=() if line is None else tuple(self._step_text(bar.step) for bar in line.bars),
            reasons=tuple(
                texts.each(lambda words, repair=repair: joined(steps.repair_sentence(repair, index, words)))  # type: ignore[misc]
                for repair in finding.repairs
            ),
            advice=texts.each(lambda words: steps.advice(finding, words)),
            question=texts.each(lambda words: joined(steps.question(finding, index, words))),
            lowered=tuple(texts.name("lowered", condition) for condition in finding.lowered_by),
            links=tuple(self._link(link) for link in finding.links),
            related=tuple(index.short_ids[name] for name in finding.related if name in index.short_ids),
            articles=tuple(dict.fromkeys(self.anchors.article(place.article) for place in places)),
            indicators=tuple(dict.fromkeys(claim.indicator for claim in claims if claim.indicator)),
            waiver=waiver(finding, index),
            waived_note=texts.each(lambda words: " · ".join(steps.waiver_told(finding, words))),
            expires=self._expires(finding),
        )

    def _sides(self, places: tuple[Place, ...]) -> Iterator[Quote]:
        """A quote for each figure; figures of one sentence share it."""
        shared: dict[tuple[str, tuple[int, int]], list[Place]] = {}
        for place in places:
            sentence = self._sentence(place)
            if sentence is not None:
                shared.setdefault((place.article, sentence), []).append(place)
        for place in places:
            sentence = self._sentence(place)
            together = [] if sentence is None else shared[place.article, sentence]
            if sentence is None or len(together) == 1:
                yield self._quote(place, self._alone(place))
            elif place is together[0]:
                yield self._quote(place, pieces(self.index.articles[place.article], sentence, together))

    def _sentence(self, place: Place) -> tuple[int, int] | None:
        return sentence_of(place, self.index.articles.get(place.article), self.index.claims.get(place.claim_id))

    def _alone(self, place: Place) -> tuple[tuple[str, bool], ...]:
        claim, article = self.index.claims.get(place.claim_id), self.index.articles.get(place.article)
        whole = passage(place, article, claim)
        return ((whole.before, False), (whole.figure, True), (whole.after, False))

    def _quote(self, place: Place, shown: tuple[tuple[str, bool], ...]) -> Quote:
        index, texts = self.index, self.texts
        claim, article = index.claims.get(place.claim_id), index.articles.get(place.article)
        published = (article.published if article else None) or (claim.published if claim else None)
        return Quote(
            pieces=shown,
            lang=(article.lang if article else None) or (claim.lang if claim else None),
            article=place.article,
            place=index.where(place, short=True),
            source=(article.source if article else None) or (claim.source if claim else None),
            published=None if published is None else texts.each(lambda words: labels.day(published, words.lang)),
            link=self.anchors.of(place.claim_id),
            value=texts.each(lambda words: "" if claim is None else steps.claim_value(claim, words)),
        )

    def _step_text(self, step: Step) -> Told:
        return self.texts.each(lambda words: steps.step_label(step, self.index, words))

    def _step(self, step: Step) -> StepRow:
        each, index = self.texts.each, self.index
        return StepRow(
            text=self._step_text(step),
            value=each(lambda words: steps.step_value(step, index, words.lang) or "–"),
            low=each(lambda words: steps.step_bounds(step, index, words.lang)[0]),
            high=each(lambda words: steps.step_bounds(step, index, words.lang)[1]),
        )

    def _expires(self, finding: Finding) -> Told | None:
        written = (finding.waived or {}).get("expires")
        if not written:
            return None
        return self.texts.each(lambda words: words.say("waiver.until", date=labels.iso_day(written, words.lang)))

    def _link(self, link: Link) -> LinkRow:
        first, second = (self._named(claim_id) for claim_id in link.claims)
        return LinkRow(first, second, self.texts.name("link", link.reason), self.texts.name("confidence", link.strength))

    def _named(self, claim_id: str) -> str:
        claim = self.index.claims.get(claim_id)
        return plain((claim.quote if claim else None) or claim_id)


def waiver(finding: Finding, index: Index) -> dict[str, str]:
    """What a waiver of this finding says by itself: id, rule, and what it is about, in English as the file is."""
    words = catalogue("en")
    here = anchor(finding)
    claim = index.claims.get(here.claim_id) if here else None
    subject = "" if claim is None else f"{claim.indicator or finding.rule}, {labels.when(claim, words)}".rstrip(", ")
    members = [index.claims[place.claim_id] for place in finding.claims if place.claim_id in index.claims]
    about = f"{subject}: {_figures(members, words)}" if members else subject
    return {"id": finding.finding_id, "rule": finding.rule, "about": about.replace("\N{NO-BREAK SPACE}", " ")}


def _figures(claims: list[Claim], words: Catalogue) -> str:
    """The values in the order of size, the unit once where all have one."""
    ordered = sorted((claim for claim in claims if claim.obs_value is not None), key=lambda claim: claim.obs_value or 0)
    texts = list(dict.fromkeys(figures.claim_figure(claim, words.lang) or "" for claim in ordered))
    if len({claim.unit_measure for claim in ordered}) != 1 or len(texts) < 2:
        return " / ".join(texts) or " / ".join(decimal_text(claim.obs_value) for claim in ordered if claim.obs_value)
    _, space, unit = texts[-1].partition("\N{NO-BREAK SPACE}")
    if space and all(text.endswith(space + unit) for text in texts):
        return " / ".join(text.removesuffix(space + unit) for text in texts) + space + unit
    return " / ".join(texts)
