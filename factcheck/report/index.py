"""A report by id and place: which claim, article and finding belong together, and what stands where."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import takewhile

from factcheck.model.article import Article
from factcheck.model.claim import Claim
from factcheck.model.finding import SEVERITIES, Finding, Place
from factcheck.model.report import Coverage, Report

#: Finding ids are never shown shorter than this.
SHORTEST_ID = 4


@dataclass(frozen=True)
class Index:
    """Look-ups over one report. Inputs that name a missing claim or article (tables without texts) give None, never an error."""

    report: Report

    @cached_property
    def claims(self) -> Mapping[str, Claim]:
        """Claims by id."""
        return {claim.claim_id: claim for claim in self.report.claims}

    @cached_property
    def articles(self) -> Mapping[str, Article]:
        """Articles by name."""
        return {article.name: article for article in self.report.articles}

    @cached_property
    def coverage(self) -> Mapping[str, Coverage]:
        """Coverage by claim id."""
        return {entry.claim_id: entry for entry in self.report.coverage}

    @cached_property
    def tables(self) -> Mapping[str, tuple[str, int]]:
        """Table and line of claims by id, where the gate made the report."""
        places = self.report.options.get("stages", {}).get("places", {})
        return {claim_id: (str(file), int(line)) for claim_id, (file, line) in places.items()}

    @cached_property
    def ordered(self) -> tuple[Finding, ...]:
        """Findings nobody waived, worst first; within a severity in the order given."""
        open_ones = (finding for finding in self.report.findings if finding.waived is None)
        return tuple(sorted(open_ones, key=lambda finding: SEVERITIES.index(finding.severity)))

    @cached_property
    def waived(self) -> tuple[Finding, ...]:
        """Findings that were accepted, in the order given."""
        return tuple(finding for finding in self.report.findings if finding.waived is not None)

    @cached_property
    def short_ids(self) -> Mapping[str, str]:
        """The shortest unique prefix of each finding id, at least four characters."""
        return shortest_prefixes([finding.finding_id for finding in self.report.findings])

    @cached_property
    def findings_of(self) -> Mapping[str, tuple[Finding, ...]]:
        """The findings each claim stands in (as a member or a repeat), worst first, waived last."""
        found: dict[str, list[Finding]] = {}
        for finding in (*self.ordered, *self.waived):
            for claim_id in dict.fromkeys(place.claim_id for place in (*finding.claims, *finding.repeats)):
                found.setdefault(claim_id, []).append(finding)
        return {claim_id: tuple(findings) for claim_id, findings in found.items()}

    @cached_property
    def _folder(self) -> str:
        """The folder that all inputs lie in, with its slash; empty when there is none in common."""
        names = [*self.articles, *dict.fromkeys(claim.article for claim in self.report.claims)]
        if len(names) < 2 or any("\n" in name for name in names):
            return ""
        first, *rest = (name.split("/")[:-1] for name in names)
        levels = takewhile(lambda parts: len(set(parts)) == 1, zip(first, *rest, strict=False))
        return "".join(f"{parts[0]}/" for parts in levels)

    def short_name(self, article: str) -> str:
        """An article's name without the folder that all have in common, as readers see it."""
        return article.removeprefix(self._folder) or article

    @cached_property
    def _line_starts(self) -> dict[str, list[int]]:
        return {}

    def position(self, article: str, offset: int | None) -> tuple[int, int] | None:
        """Line and column, both from 1, columns in code points; None without a text or an offset."""
        text = self.articles.get(article)
        if text is None or offset is None or not text.text:
            return None
        starts = self._line_starts.get(article)
        if starts is None:
            starts = [0, *(place + 1 for place, character in enumerate(text.text) if character == "\n")]
            self._line_starts[article] = starts
        line = bisect_right(starts, offset)
        return line, offset - starts[line - 1] + 1

    def where(self, place: Place, *, short: bool = False) -> str:
        """``path:line:column``, or the path alone where there is no text to count in."""
        position = self.position(place.article, place.start)
        name = self.short_name(place.article) if short else place.article
        return name if position is None else f"{name}:{position[0]}:{position[1]}"


def anchor(finding: Finding) -> Place | None:
    """The claim a finding is listed under: the first whose place is known, else the first."""
    known = (place for place in finding.claims if place.start is not None)
    return next(known, finding.claims[0] if finding.claims else None)


def others(finding: Finding) -> tuple[Place, ...]:
    """The rest of the smallest set, in order."""
    here = anchor(finding)
    return tuple(place for place in finding.claims if place is not here)


def shortest_prefixes(ids: list[str]) -> dict[str, str]:
    """The shortest prefix that no other id starts with, at least ``SHORTEST_ID`` characters.

    >>> shortest_prefixes(["p9ht0000", "p9hz0000", "7k2q9f0c"])
    {'7k2q9f0c': '7k2q', 'p9ht0000': 'p9ht', 'p9hz0000': 'p9hz'}
    """
    ordered = sorted(set(ids))
    shortest: dict[str, str] = {}
    for place, name in enumerate(ordered):
        neighbours = ordered[max(0, place - 1) : place] + ordered[place + 1 : place + 2]
        length = max((_common(name, other) + 1 for other in neighbours), default=SHORTEST_ID)
        shortest[name] = name[: max(SHORTEST_ID, length)]
    return shortest


def _common(a: str, b: str) -> int:
    return next((place for place, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
