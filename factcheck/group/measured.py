"""Another measure of the same thing, or the same of a group, kept apart from the plain one.

Rates without the season's share, grain as it comes in, unemployment among the young.

Where a sentence gives both measures, neither is held against a plain one: which is which is seldom sure.
"""

from __future__ import annotations

import re
from typing import Final

from factcheck.group.words import beginnings, families_of, holds, is_word_of, tokens
from factcheck.languages.item_names import named
from factcheck.model.claim import Claim
from factcheck.model.fact import Figure
from factcheck.model.indicator import registry

#: How the measures are named as items: of rates, and of weights.
ADJUSTED: Final = "adjusted"
UNCLEANED: Final = "uncleaned"
_MARKS: Final = re.compile(r"[,;:()](?!\d)")
_ARTICLES: Final = ("the", "all")
#: Families that say more or less is counted in, and all that are looked for around a figure.
_COUNTED: Final = frozenset({"counting_in", "leaving_out"})
_FAMILIES: Final = (
    *("each_time", "covering", "on_average", "this_is", "converted", "in_all", "outstanding", "falls_to", "falls_to_behind"),
    *_COUNTED,
)


def measured_item(item: str | None, claim: Claim, kind: Figure) -> str | None:
    """The item with the measure that the sentence names; words for an adjustment are no part of it."""
    if claim.sentence is None:
        return item
    if (kind in ("growth", "points") or claim.unit_measure == "percent") and holds(claim.sentence, "adjusted"):
        kept = None if item is None or all(is_word_of(word, "adjusting") for word in tokens(item)) else item
        return ", ".join(part for part in (kept, ADJUSTED) if part)
    if claim.unit_measure == "tonne" and holds(claim.sentence, "uncleaned"):
        return ", ".join(part for part in (item, UNCLEANED) if part)
    return item or _group_of(claim)


def is_of_other_measure(claim: Claim) -> bool:
    """Whether the words around a figure say that it is of less, or of more, than what its indicator is of."""
    if claim.sentence is None or claim.quote is None:
        return False
    earlier, own, behind = _around(claim.sentence, claim.quote)
    before, after = _told(own), _told(behind)
    if (before or after) and _is_of_less(claim, before | after):
        return True
    return _is_of_other_scope(claim, earlier, before, after)


def _is_of_less(claim: Claim, told: frozenset[str]) -> bool:
    """Whether the words right around a figure say that it is of each day of its period, what some measure covers, or a mean.

    What "this" comes to in another good's weight is another measure of the figure before: "in grain this is 2.9 million tonnes".
    """
    if "/" in (claim.unit_measure or ""):
        return False
    entry = registry().nearest(claim.indicator)
    if entry is not None and entry.kind not in ("flow", "stock"):
        return False
    if "each_time" in told or "covering" in told or (claim.unit_measure == "count" and "on_average" in told):
        return True
    return "this_is" in told and "converted" in told


def _is_of_other_scope(claim: Claim, earlier: str | None, own: frozenset[str], behind: frozenset[str]) -> bool:
    """Whether a figure counts in what others leave out, or the other way round: "Including Russian oil, it shipped 63.0 million".

    "Including" in front of a figure makes a part of it, so that it has to open the clause before. What falls to somebody is no
    more than a part.
    """
    opening = earlier if earlier is not None and not any(map(str.isdigit, earlier)) else ""
    before = _told(opening) | own if opening else own
    if not _COUNTED.isdisjoint(before | behind):
        return True
    if earlier is not None and "in_all" in own and claim.sentence is not None and holds(claim.sentence, "converted"):
        return True
    if claim.item is None and claim.counterpart_area is None and "outstanding" in before:
        entry = registry().nearest(claim.indicator)
        return entry is not None and entry.kind in ("mean", "flow", "stock")
    if claim.counterpart_area is None and ("falls_to" in own or "falls_to_behind" in behind):
        return True
    return opening.strip().casefold().startswith(beginnings("including"))


def _around(sentence: str, quote: str) -> tuple[str | None, str, str]:
    """The clauses of a sentence before that of a figure, before the figure and behind it; None where there is none before."""
    before, _, behind = sentence.partition(quote)
    *earlier, own = _MARKS.split(before)
    return earlier[-1] if earlier else None, own, _MARKS.split(behind, 1)[0]


def _told(clause: str) -> frozenset[str]:
    return families_of(clause, _FAMILIES)


def _group_of(claim: Claim) -> str | None:
    """The people or places that the words before a figure narrow it to: "unemployment among young people"."""
    if claim.counterpart_area is not None or claim.sentence is None or claim.quote is None:
        return None
    if not holds(claim.sentence, "among") and not holds(claim.sentence, "amid"):
        return None
    words = tokens(_MARKS.split(claim.sentence.partition(claim.quote)[0])[-1])
    for at, word in enumerate(words):
        before, behind = words[at - 1 : at], [w for w in words[at + 1 : at + 3] if w not in _ARTICLES][:1]
        group = behind if is_word_of(word, "among") else before if is_word_of(word, "amid") else ()
        if group and not is_word_of(group[0], "others"):
            return named(group[0])
    return None
