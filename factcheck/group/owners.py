"""Figures of owners: which fields, plants and companies are told apart, under one name in all languages.

An article on one company seldom says so in each sentence, and no other article need name it. So a name sets figures apart only
where figures of one kind have several owners, or where a figure without one is the whole of which an owner has a part.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Final

from factcheck.languages import pack
from factcheck.languages.item_names import named
from factcheck.languages.owner_names import sounds
from factcheck.model.article import Lang
from factcheck.model.claim import Claim

#: The kind of areas that are companies and institutions of a country.
_COMPANY: Final = "body"
_JOINT: Final = ", "
_Kind = tuple[str | None, str | None, str | None]


def told_apart(claims: Sequence[Claim]) -> Mapping[str, Claim]:
    """The claims of texts whose item changes, by id: each owner under one name, or left out where it sets nothing apart."""
    owned = {claim.claim_id: claim for claim in claims if claim.item is not None and claim.sentence is not None}
    owners = {key: owner for key, claim in owned.items() if (owner := _owner(claim)) is not None}
    if not owners:
        return {}
    kinds: dict[_Kind, list[Claim]] = defaultdict(list)
    wanted = {_kind(owned[key]) for key in owners}
    for claim in claims:
        if _kind(claim) in wanted:
            kinds[_kind(claim)].append(claim)
    names = _names(owners.values())
    told: dict[str | None, dict[str, str]] = defaultdict(dict)
    for key, owner in owners.items():
        told[owned[key].article].setdefault(_heard(owner), owner)
    alone = {article: next(iter(by_sound.values())) for article, by_sound in told.items() if len(by_sound) == 1}
    return {
        claim.claim_id: replace(claim, item=item)
        for alike in kinds.values()
        for claim, item in _items(alike, owners, names, alone)
        if item != claim.item
    }


def _items(
    alike: list[Claim], owners: Mapping[str, str], names: Mapping[str, str], alone: Mapping[str | None, str]
) -> Iterator[tuple[Claim, str | None]]:
    """The items of all claims of one kind; what an article tells without an owner is its only owner's, but for a whole."""
    several = len({_heard(owners[claim.claim_id]) for claim in alike if claim.claim_id in owners}) > 1
    by_article: dict[str | None, list[Claim]] = defaultdict(list)
    for claim in alike:
        by_article[claim.article].append(claim)
    for article, told in by_article.items():
        parts = [claim for claim in told if claim.claim_id in owners]
        has_whole = any(_is_whole(whole, part) for whole in told if whole.claim_id not in owners for part in parts)
        for claim in told:
            owner = owners.get(claim.claim_id)
            pieces = [] if claim.item is None else [piece for piece in claim.item.split(_JOINT) if piece != owner]
            name = owner or (None if has_whole else alone.get(article))
            if name is not None and (several or has_whole):
                pieces.append(names[_heard(name)])
            yield claim, _JOINT.join(pieces) or None


def _is_whole(whole: Claim, part: Claim) -> bool:
    """Whether a figure without an owner is larger than one with an owner for the same time."""
    if whole.obs_value is None or part.obs_value is None or whole.form != "level":
        return False
    same = (whole.period_start, whole.period_end, whole.modality) == (part.period_start, part.period_end, part.modality)
    return same and whole.obs_value > part.obs_value


def _kind(claim: Claim) -> _Kind:
    return claim.indicator, claim.unit_measure, claim.form


def _owner(claim: Claim) -> str | None:
    """The piece of an item that is a proper name and no place."""
    if claim.item is None or claim.item.islower():
        return None
    told = claim.sentence or ""
    names = (piece for piece in claim.item.split(_JOINT) if all(part in told for part in piece.split(" and ")))
    return next((piece for piece in names if _is_name(piece, claim.lang)), None)


@lru_cache(maxsize=1 << 12)
def _is_name(piece: str, lang: Lang | None) -> bool:
    if lang is None or not piece[:1].isupper() or not sounds(piece):
        return False
    words = pack.load(lang)
    tokens = words.tokens(piece)
    found = [m for at in range(len(tokens)) for m in words.matches(tokens, at)[:1] if m.entry.kind == "area"]
    places = {at for m in found if m.entry.get("kind") != _COMPANY for at in range(m.start, m.end)}
    landmark = any(m.entry.kind == "landmark" for at in places for m in words.matches(tokens, at))
    return landmark or len(places) < len(tokens)


def _heard(name: str) -> str:
    """What a name sounds like; what is known under one name in all languages, by that."""
    return sounds(named(name))


def _names(owners: Iterable[str]) -> Mapping[str, str]:
    """One name for all that sound alike: in Latin letters if there is one, the first in the order of the alphabet."""
    found: dict[str, str] = {}
    for owner in sorted(set(owners), key=lambda name: (not name.isascii(), name)):
        found.setdefault(_heard(owner), owner)
    return found
