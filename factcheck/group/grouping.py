"""Claims → facts: one dictionary over tuples, then names and links."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from functools import lru_cache

from factcheck.group.keys import Key, key_of
from factcheck.group.owners import told_apart
from factcheck.group.parts import UNNAMED, is_part_of, is_restated, owner
from factcheck.group.sizes import set_apart
from factcheck.model.claim import Claim, Confidence
from factcheck.model.fact import Fact, Link

_STRENGTHS: tuple[Confidence, ...] = ("stated", "resolved", "inferred")


def facts(claims: Iterable[Claim]) -> tuple[Fact, ...]:
    """The facts that claims speak of, in an order that does not depend on the order of the claims.

    Claims of a fact stand in the order of articles and places. Numbers that claim nothing belong to no fact. A part of a figure
    before it is named by the owner that follows ("274,300 cars; of these, 241,400 by UzAuto"), else it is a fact of its own that no
    key meets, as is what its text restates as a share of the whole.
    """
    groups: dict[Key, list[Claim]] = {}
    parts: dict[Key, Claim] = {}
    largest: dict[tuple[str | None, ...], Decimal] = {}
    ordered = sorted(claims, key=_place)
    apart = told_apart(ordered)
    for at, claim in enumerate(ordered):
        key = key_of(apart.get(claim.claim_id, claim))
        if key is None or claim.obs_value is None:
            continue
        of_text = claim.article, claim.indicator, claim.counterpart_area, claim.unit_measure
        whole = largest.get(of_text, claim.obs_value)
        largest[of_text] = max(whole, claim.obs_value)
        if key.item is None and claim.form == "level" and _is_restated(ordered, at, whole):
            key = key._replace(item=UNNAMED, scope=f"{claim.article}#{claim.claim_id}")
        group = groups.setdefault(key, [])
        if not group or not is_part_of(claim, group[-1], parts.get(key), follows=ordered[at - 1] is group[-1]):
            group.append(claim)
            continue
        parts[key] = claim
        name = owner(claim)
        own = key._replace(item=UNNAMED, scope=f"{claim.article}#{claim.claim_id}") if name is None else key._replace(item=name)
        groups.setdefault(own, []).append(claim)
    set_apart(groups)
    return tuple(
        Fact(name, key.fact_key(), tuple(groups[key]), _links(groups[key]), key.scope, key.side) for name, key in _named(groups)
    )


def strength(claim: Claim) -> Confidence:
    """How sure it is what the claim is about: the weakest of indicator, areas and period."""
    weakest = 0
    for confidence in (claim.confidence_indicator, claim.confidence_areas, claim.confidence_period):
        if confidence is not None:
            weakest = max(weakest, _STRENGTHS.index(confidence))
    return _STRENGTHS[weakest]


def _is_restated(ordered: Sequence[Claim], at: int, whole: Decimal) -> bool:
    """Whether a share right before or behind an amount says what part of it that is."""
    beside = ordered[max(at - 1, 0) : at + 2]
    return any(share.form == "share" and is_restated(ordered[at], share, whole) for share in beside)


def _links(claims: list[Claim]) -> tuple[Link, ...]:
    """Each further claim tied to the first."""
    if len(claims) == 1:
        return ()
    first = claims[0]
    own = strength(first)
    weaker = (max(own, strength(claim), key=_STRENGTHS.index) for claim in claims[1:])
    return tuple(Link((first.claim_id, claim.claim_id), "same_fact", each) for claim, each in zip(claims[1:], weaker, strict=True))


def _place(claim: Claim) -> tuple[str, int, str]:
    return claim.article, -1 if claim.start is None else claim.start, claim.claim_id


def _named(keys: Iterable[Key]) -> Iterator[tuple[str, Key]]:
    """Keys in the order of their names. Two may read alike: what tells them apart then decides the order, and they are numbered."""
    alike: dict[str, list[Key]] = {}
    for key in keys:
        alike.setdefault(_name(key), []).append(key)
    for name in sorted(alike):
        members = alike[name]
        for number, key in enumerate(sorted(members, key=str) if len(members) > 1 else members, start=1):
            yield (name if number == 1 else f"{name} #{number}"), key


def _name(key: Key) -> str:
    """A readable name: exports[potatoes] KZ-PK 2025-01-01..2025-07-31 USD."""
    what = key.indicator or "?"
    if key.item is not None:
        what += f"[{key.item}]"
    areas = key.ref_area or "?"
    if key.counterpart_area is not None:
        areas += f"-{key.counterpart_area}"
    parts = [what, areas, _days(key.period_start, key.period_end), key.dimension or "?"]
    if key.figure not in ("value", "share"):
        parts.append(f"{key.figure} on {_days(key.base_start, key.base_end)}")
    elif key.figure == "share":
        parts.append("share")
    elif key.base_end is not None:
        parts.append(f"on {_days(key.base_start, key.base_end)}")
    parts += [str(extra) for extra in (key.modality, key.price_basis, key.side, key.scope) if extra not in (None, "actual")]
    return " ".join(parts)


@lru_cache(maxsize=1 << 12)
def _days(start: date | None, end: date | None) -> str:
    if end is None:
        return "?"
    return f"..{end}" if start is None else f"{start}..{end}"
