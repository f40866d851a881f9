"""A fact: the point that several claims are about."""

from __future__ import annotations

from typing import Literal

from factcheck.model.claim import Claim, Confidence
from factcheck.model.period import Period
from factcheck.model.value import Value, slotted

Figure = Literal["value", "growth", "change", "points", "share", "date"]


@slotted
class FactKey(Value):
    """What two claims must have in common to speak of one thing (DESIGN §2, Fact).

    ``dimension`` is the unit's dimension, so that tonnes and thousand tonnes meet while two currencies never do. For growth,
    change and points, ``base`` and ``comparison`` belong to the key; for values they are None.
    """

    indicator: str | None
    item: str | None
    ref_area: str | None
    counterpart_area: str | None
    dimension: str | None
    period: Period | None
    modality: str
    price_basis: str | None
    figure: Figure
    base: Period | None = None
    comparison: str | None = None


@slotted
class Link(Value):
    """Why two claims are about one thing, and how sure that is."""

    claims: tuple[str, str]
    reason: str
    strength: Confidence


@slotted
class Fact(Value):
    """The claims with one key; ``name`` is unique in a run and stands for the fact in a system.

    ``scope`` is the only article the fact may be compared in, where a period or area is missing. ``side`` is the partner's area
    where the words credit the partner's own statistics. A fact without claims is one that a relation implies and nobody states.
    """

    name: str
    key: FactKey
    claims: tuple[Claim, ...]
    links: tuple[Link, ...] = ()
    scope: str | None = None
    side: str | None = None
