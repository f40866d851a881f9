"""What a run reports: findings, agreements, coverage, implied values, and the whole of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any, Literal

from factcheck.model.article import Article, Unread
from factcheck.model.claim import Claim
from factcheck.model.fact import FactKey
from factcheck.model.finding import Finding, Severity, Step
from factcheck.model.interval import Interval
from factcheck.model.numbers import bound_text
from factcheck.model.value import Value, slotted

CoverageState = Literal["agrees", "finding", "waived", "not_compared"]


@slotted
class Agreement(Value):
    """Claims that a relation ties together and that fit."""

    rule: str
    claims: tuple[str, ...]
    arithmetic: Sequence[Step] = ()

    def to_json(self) -> dict[str, Any]:
        """The shape of an entry of ``agreements``."""
        return {"rule": self.rule, "claims": list(self.claims), "arithmetic": [s.to_json() for s in self.arithmetic]}


@slotted
class Coverage(Value):
    """How a claim ended: with what it agrees, in which finding it stands, or why it was compared with nothing."""

    claim_id: str
    state: CoverageState
    with_: tuple[str, ...] = ()
    reason: str | None = None

    def to_json(self) -> dict[str, Any]:
        """The shape of an entry of ``coverage``."""
        return {"claim_id": self.claim_id, "state": self.state, "with": list(self.with_), "reason": self.reason}


@slotted
class Implied(Value):
    """The interval of a fact that no claim states, and the claims it follows from."""

    key: FactKey
    interval: Interval
    from_: tuple[str, ...]

    def to_json(self) -> dict[str, Any]:
        """The shape of an entry of ``implied``: the fact key's fields, then bounds."""
        period = self.key.period
        return {
            "indicator": self.key.indicator,
            "item": self.key.item,
            "ref_area": self.key.ref_area,
            "counterpart_area": self.key.counterpart_area,
            "dimension": self.key.dimension,
            "period_start": None if period is None or period.start is None else period.start.isoformat(),
            "period_end": None if period is None else period.end.isoformat(),
            "time_period": None if period is None else period.sdmx(),
            "modality": self.key.modality,
            "price_basis": self.key.price_basis,
            "figure": self.key.figure,
            "low": bound_text(self.interval.low, upper=False),
            "high": bound_text(self.interval.high, upper=True),
            "from": list(self.from_),
        }


@dataclass(frozen=True, slots=True)
class Outcome:
    """What judging the relations among facts gives: the middle of a report. All but the findings may be made when it is read.

    ``compared`` is how many claims of the coverage were compared, where that is known without making it.
    """

    findings: tuple[Finding, ...]
    agreements: Sequence[Agreement] = ()
    coverage: Sequence[Coverage] = ()
    implied: Sequence[Implied] = ()
    compared: int | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """Everything a run found out; its JSON is what ``check --format json`` prints.

    ``notes`` are for the desk, each by interface language; they stay out of the JSON. ``compared`` is as that of an outcome.
    """

    version: str
    options: Mapping[str, Any]
    articles: tuple[Article, ...]
    claims: tuple[Claim, ...]
    findings: tuple[Finding, ...]
    agreements: Sequence[Agreement] = ()
    coverage: Sequence[Coverage] = ()
    implied: Sequence[Implied] = ()
    unread: tuple[Unread, ...] = ()
    notes: tuple[Mapping[str, str], ...] = ()
    compared: int | None = None

    def count(self, severity: Severity) -> int:
        """Number of findings of one severity that nobody waived."""
        return sum(f.severity == severity and f.waived is None for f in self.findings)

    def summary(self) -> dict[str, int]:
        """Counts of findings by severity and of claims by coverage."""
        compared = sum(c.state != "not_compared" for c in self.coverage) if self.compared is None else self.compared
        return {
            "articles": len(self.articles),
            "claims": len(self.claims),
            "compared": compared,
            "not_compared": len(self.coverage) - compared,
            "errors": self.count("error"),
            "warnings": self.count("warning"),
            "infos": self.count("info"),
            "waived": sum(f.waived is not None for f in self.findings),
            "agreements": len(self.agreements),
            "unread": len(self.unread),
        }

    def to_json(self) -> dict[str, Any]:
        """The report as one JSON object; article texts are left out (their spans refer to the inputs)."""
        return {name: list(value) if isinstance(value, Iterator) else value for name, value in self.members()}

    def members(self) -> Iterator[tuple[str, Any]]:
        """The members of that object in their order, lists as iterators whose rows are made when they are asked for."""
        yield "version", self.version
        yield "options", dict(self.options)
        yield "articles", (article_json(a) for a in self.articles)
        yield "claims", (c.to_json() for c in self.claims)
        yield "findings", (f.to_json() for f in self.findings)
        yield "agreements", (a.to_json() for a in self.agreements)
        yield "coverage", (c.to_json() for c in self.coverage)
        yield "implied", (i.to_json() for i in self.implied)
        yield "unread", (u.to_json() for u in self.unread)
        yield "summary", self.summary()


def article_json(article: Article) -> dict[str, Any]:
    """An article without its text, with a hash of it for provenance."""
    return {
        "article": article.name,
        "lang": article.lang,
        "published": None if article.published is None else article.published.isoformat(),
        "source": article.source,
        "url": article.url,
        "story": article.story,
        "characters": len(article.text),
        "sha256": sha256(article.text.encode("utf-8", "surrogatepass")).hexdigest(),
    }
