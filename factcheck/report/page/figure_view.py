"""Every figure of the report: where its element is, and what the tick-list and the inspector say of it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property

from factcheck.model.claim import Claim
from factcheck.model.messages import LANGUAGES
from factcheck.report import figures, labels, steps
from factcheck.report.catalogue import Catalogue
from factcheck.report.index import Index
from factcheck.report.page.states import State, state_of
from factcheck.report.page.texts import Texts, Told
from factcheck.report.passage import kept, plain

_SAFE_ID = re.compile(r"[\w-]{1,64}", re.ASCII)


@dataclass(frozen=True)
class Anchors:
    """Ids of elements and numbers of articles: what links point to."""

    index: Index

    @cached_property
    def numbers(self) -> Mapping[str, int]:
        """Articles by number: those with a text in their order, then those that are only named by claims or findings."""
        names = dict.fromkeys(self.index.articles)
        names.update(dict.fromkeys(claim.article for claim in self.index.report.claims))
        for finding in self.index.report.findings:
            names.update(dict.fromkeys(place.article for place in (*finding.claims, *finding.repeats)))
        return {name: number for number, name in enumerate(names)}

    @cached_property
    def _ids(self) -> Mapping[str, str]:
        return {
            claim.claim_id: f"c-{claim.claim_id}" if _SAFE_ID.fullmatch(claim.claim_id) else f"c-n{number}"
            for number, claim in enumerate(self.index.report.claims)
        }

    def article(self, name: str) -> int:
        """The number of an article."""
        return self.numbers[name]

    def of(self, claim_id: str) -> str | None:
        """The id of a figure's element; None for a claim the report does not hold."""
        return self._ids.get(claim_id)


@dataclass(frozen=True, slots=True)
class FigureView:
    """One figure in the tick-list; ``inspector`` is label and content of each line that is known."""

    claim: Claim
    anchor: str
    state: State
    state_text: Told
    quote: Told
    value: Told
    period: Told
    matched: tuple[tuple[str, Told], ...]
    findings: tuple[str, ...]
    reason: Told | None
    inspector: tuple[tuple[Told, Told], ...]


@dataclass(frozen=True, slots=True)
class FigureViews:
    """Makes views of one report's figures."""

    index: Index
    texts: Texts
    anchors: Anchors

    def view(self, claim: Claim) -> FigureView:
        """The view of one claim."""
        index, texts = self.index, self.texts
        state = state_of(claim, index)
        entry = index.coverage.get(claim.claim_id)
        printed = (claim.obs_value, claim.obs_value_high, claim.decimals, claim.unit_measure)
        value = texts.once(("value", printed), lambda words: steps.claim_value(claim, words))
        period = texts.once(("when", claim.period), lambda words: labels.when(claim, words))
        reason = None if entry is None or entry.reason is None else texts.name("reason", entry.reason)
        matched = [index.claims[name] for name in (entry.with_ if entry else ()) if name in index.claims]
        return FigureView(
            claim=claim,
            anchor=self.anchors.of(claim.claim_id) or "",
            state=state,
            state_text=texts.name("state", state),
            quote=self._named(claim),
            value=value,
            period=period,
            matched=tuple((self.anchors.of(other.claim_id) or "", self._named(other, kept)) for other in matched),
            findings=tuple(index.short_ids[finding.finding_id] for finding in index.findings_of.get(claim.claim_id, ())),
            reason=reason,
            inspector=tuple(self._lines(claim, value, period)),
        )

    def _named(self, claim: Claim, made: Callable[[str], str] = str) -> Told:
        """A figure's words, ``made`` into what is shown; its value where a table gave none."""
        if claim.quote:
            return self.texts.put((made(plain(claim.quote)),) * len(LANGUAGES))
        return self.texts.each(lambda words: steps.claim_value(claim, words))

    def _lines(self, claim: Claim, value: Told, period: Told) -> list[tuple[Told, Told]]:
        texts = self.texts
        lines = [
            ("value", value),
            ("range", _range(claim, texts)),
            ("what", texts.once(("what", claim.indicator, claim.item), lambda words: labels.what(claim, words))),
            ("where", texts.once(("where", claim.ref_area, claim.counterpart_area), lambda words: labels.where(claim, words))),
            ("period", period),
            ("base", texts.once(("base", claim.base_period), lambda words: _base(claim, words))),
            ("form", texts.name("form", claim.form) if claim.form else None),
            ("modifier", texts.name("modifier", claim.modifier) if claim.modifier != "exact" else None),
            ("modality", texts.name("modality", claim.modality) if claim.modality != "actual" else None),
            ("attribution", texts.put((plain(claim.attribution),) * len(LANGUAGES)) if claim.attribution else None),
            ("certainty", self._certainty(claim)),
        ]
        return [(texts.say(f"inspector.{name}"), told) for name, told in lines if told]

    def _certainty(self, claim: Claim) -> Told:
        """What was not simply stated: a choice made for the indicator, the areas or the period."""
        chosen = (("what", claim.confidence_indicator), ("where", claim.confidence_areas), ("period", claim.confidence_period))
        return self.texts.once(chosen, lambda words: _certainty(chosen, words))


def _range(claim: Claim, texts: Texts) -> Told | None:
    if claim.obs_value is None or claim.form == "date":
        return None
    interval, unit = claim.interval(), claim.unit_measure
    power = figures.magnitude(claim.obs_value, unit)
    return texts.each(lambda words: figures.span(interval, unit, words.lang, power=power))


def _base(claim: Claim, words: Catalogue) -> str:
    return "" if claim.base_period is None else labels.period_name(claim.base_period, words.lang)


def _certainty(chosen: tuple[tuple[str, str | None], ...], words: Catalogue) -> str:
    told = [
        f"{words.say(f'inspector.{name}')}: {words.name('confidence', strength)}"
        for name, strength in chosen
        if strength in ("resolved", "inferred")
    ]
    return "; ".join(told)
