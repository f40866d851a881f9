"""Whose statistics a figure comes from: the reporter's own, or those of the partner it trades with.

Customs of two countries never agree about one flow, so a figure credited to the partner's side is another fact: it mirrors the
first and is never the same.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import takewhile

from factcheck.group.words import is_word_of, says, tokens
from factcheck.languages import pack
from factcheck.model.article import Lang
from factcheck.model.claim import Claim

#: Tokens between the name of a side and the word for its statistics: "Pakistani estimate", "Pakistan's own customs data".
REACH = 3
#: Marks behind which another credit begins: "from Tajikistan, by data of the committee".
_MARKS = (",", ";", ":", "(")


def partner_side(claim: Claim) -> str | None:
    """The partner's area where item, attribution or sentence credit the figure to its side; None for the reporter's own."""
    partner = claim.counterpart_area
    if partner is None:
        return None
    if claim.attribution is not None and says(claim.attribution, "statistics"):
        named = areas(claim.attribution, claim.lang)
        if named:
            return partner if partner in named and claim.ref_area not in named else None
        if any(is_word_of(word, "neighbour") for word in tokens(claim.attribution)):
            return partner
    if claim.item is not None and says(claim.item, "statistics") and partner in areas(claim.item, claim.lang):
        return partner
    if claim.sentence is None or claim.quote is None:
        return None
    before, found, _ = claim.sentence.partition(claim.quote)
    # Reading a sentence costs a hundred times as much as looking for one word in it.
    return _last_credited(before, claim.lang, partner) if found and says(before, "statistics") else None


def names_statistics(text: str) -> bool:
    """Whether a text names somebody's statistics."""
    return says(text, "statistics")


@lru_cache(maxsize=1 << 12)
def areas(text: str, lang: Lang | None) -> frozenset[str]:
    """The countries a text names, read in its own language and in English."""
    found: set[str] = set()
    for tag in {lang or "en", "en"}:
        words = pack.load(tag)
        told = words.tokens(text)
        for at in range(len(told)):
            found.update(str(m.entry.get("area")) for m in words.matches(told, at)[:1] if m.entry.kind == "area")
    return frozenset(found)


@lru_cache(maxsize=1 << 12)
def _last_credited(before: str, lang: Lang | None, partner: str) -> str | None:
    """The partner, if the last side whose statistics are named before a figure is the partner's, or "the neighbour's"."""
    words = pack.load(lang or "en")
    told = words.tokens(before)
    last: str | None = None
    for at, token in enumerate(told):
        named = next((m for m in words.matches(told, at)[:1] if m.entry.kind == "area"), None)
        neighbour = named is None and is_word_of(token.word, "neighbour")
        if named is None and not neighbour:
            continue
        end = at + 1 if named is None else named.end
        after = takewhile(lambda other: other.text not in _MARKS, told[end : end + REACH])
        ahead = takewhile(lambda other: other.text not in _MARKS, reversed(told[max(at - REACH, 0) : at])) if neighbour else ()
        if any(is_word_of(other.word, "statistics") for other in (*after, *ahead)):
            last = partner if named is None else str(named.entry.get("area"))
    return last if last == partner else None
