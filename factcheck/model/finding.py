"""A finding: figures that do not fit together, with what shows it and what would mend it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from hashlib import sha256
from typing import Any, Final, Literal

from factcheck.model.claim import Claim
from factcheck.model.fact import FactKey, Link
from factcheck.model.interval import Interval
from factcheck.model.numbers import bound_text
from factcheck.model.value import Value, slotted

Severity = Literal["error", "warning", "info"]
SEVERITIES: Final[tuple[Severity, ...]] = ("error", "warning", "info")

_CROCKFORD: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ".lower()


@slotted
class Place(Value):
    """Where a claim stands: enough to show it in its text."""

    claim_id: str
    article: str
    start: int | None
    end: int | None
    quote: str | None

    @staticmethod
    def of(claim: Claim) -> Place:
        """The place of a claim."""
        return Place(claim.claim_id, claim.article, claim.start, claim.end, claim.quote)

    def to_json(self) -> dict[str, Any]:
        """The shape of an entry of ``claims`` and ``repeats``."""
        return {
            "claim_id": self.claim_id,
            "article": self.article,
            "start": self.start,
            "end": self.end,
            "quote": self.quote,
        }


@dataclass(frozen=True, slots=True)
class Message:
    """A sentence by key and parameters, so that one result reads in every language; ``text`` is the language asked for.

    ``texts`` holds the sentence by interface language (en, ru, kk, uz) for reports whose reader switches; it stays out of the JSON.
    """

    key: str
    params: Mapping[str, Any]
    text: str
    texts: Mapping[str, str] = field(default_factory=dict)

    def in_language(self, lang: str) -> str:
        """The sentence in an interface language, or in the language asked for where there is no other."""
        return self.texts.get(lang, self.text)

    def to_json(self) -> dict[str, Any]:
        """The shape of ``message``."""
        return {"key": self.key, "params": dict(self.params), "text": self.text}


@slotted
class Step(Value):
    """One line of arithmetic: what was computed, the value as written, and the lowest and highest it can be.

    ``texts`` holds ``text`` by interface language where words stand in it; it stays out of the JSON.
    """

    text: str
    value: Decimal | None
    interval: Interval
    claims: tuple[str, ...] = ()
    texts: Mapping[str, str] = field(default_factory=dict)

    def in_language(self, lang: str) -> str:
        """The text in an interface language, or in the language asked for where there is no other."""
        return self.texts.get(lang, self.text)

    def to_json(self) -> dict[str, Any]:
        """The shape of a step; bounds as decimal strings, null is unbounded."""
        return {
            "text": self.text,
            "value": bound_text(self.value, upper=False),
            "low": bound_text(self.interval.low, upper=False),
            "high": bound_text(self.interval.high, upper=True),
            "claims": list(self.claims),
        }


@dataclass(frozen=True, slots=True)
class ClaimRepair:
    """Values that would restore agreement, by claim id, with the slip that would explain them and its weight."""

    values: Mapping[str, Interval]
    slip: str | None
    weight: Fraction

    def to_json(self) -> dict[str, Any]:
        """The shape of an entry of ``repairs``."""
        values = {name: [bound_text(i.low, upper=False), bound_text(i.high, upper=True)] for name, i in self.values.items()}
        return {"values": values, "slip": self.slip, "weight": float(self.weight)}


@dataclass(frozen=True, slots=True)
class Finding:
    """Figures that do not fit together (DESIGN §2).

    ``claims`` is the smallest set that cannot stand together; ``repeats`` state the same figures elsewhere; ``lowered_by`` names
    the severity conditions that failed, ``related`` other findings that share a claim.
    """

    finding_id: str
    rule: str
    severity: Severity
    claims: tuple[Place, ...]
    message: Message
    repeats: tuple[Place, ...] = ()
    arithmetic: Sequence[Step] = ()
    repairs: Sequence[ClaimRepair] = ()
    links: tuple[Link, ...] = ()
    lowered_by: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    waived: Mapping[str, Any] | None = None

    def to_json(self) -> dict[str, Any]:
        """The shape of an entry of ``findings``."""
        row: dict[str, Any] = {
            "finding_id": self.finding_id,
            "rule": self.rule,
            "severity": self.severity,
            "claims": [p.to_json() for p in self.claims],
            "repeats": [p.to_json() for p in self.repeats],
            "message": self.message.to_json(),
            "arithmetic": [s.to_json() for s in self.arithmetic],
            "repairs": [r.to_json() for r in self.repairs],
            "links": [{"claims": list(k.claims), "reason": k.reason, "strength": k.strength} for k in self.links],
            "lowered_by": list(self.lowered_by),
            "related": list(self.related),
        }
        if self.waived is not None:
            row["waived"] = dict(self.waived)
        return row


def finding_id(rule: str, key: FactKey, periods: Iterable[str], values: Iterable[str]) -> str:
    """Eight characters of Crockford base32 over what the finding is about and its figures, not over texts or spans."""
    parts = [
        rule,
        key.indicator or "",
        key.item or "",
        key.ref_area or "",
        key.counterpart_area or "",
        key.dimension or "",
        key.modality,
        *sorted(periods),
        "|",
        *sorted(values),
    ]
    number = int.from_bytes(sha256("\0".join(parts).encode()).digest()[:5], "big")
    return "".join(_CROCKFORD[(number >> shift) & 31] for shift in range(35, -1, -5))
