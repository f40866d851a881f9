"""Figures that are called a part of the figure before them, and whose part they are."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

from factcheck.group.words import ends_in, holds
from factcheck.model.claim import Claim
from factcheck.model.indicator import registry

_END: Final = re.compile(r"[,;.:()\d]")
_QUOTES: Final = "\"'\u00ab\u00bb\u201c\u201d\u201e"
#: The item of a part that has no name.
UNNAMED: Final = "part"
#: Words of a name.
_LONGEST: Final = 3
#: Characters between an amount and the share that it is of the whole.
_BESIDE: Final = 40


def is_part_of(claim: Claim, earlier: Claim, part_before: Claim | None = None, *, follows: bool = False) -> bool:
    """Whether the words right before a smaller figure call it a part of an earlier one in its text: "of which", "including".

    What is listed behind such a part in its sentence (``part_before``) is one too. A figure with a name of its own is a part only
    of the one that it ``follows``: elsewhere "including wheat" gives the wheat once more.
    """
    if claim.article != earlier.article or claim.obs_value is None or earlier.obs_value is None:
        return False
    if claim.item is not None and not follows:
        return False
    if claim.obs_value >= earlier.obs_value or claim.quote is None or claim.sentence is None:
        return False
    if part_before is not None and part_before.article == claim.article and part_before.sentence == claim.sentence:
        return True
    return ends_in(claim.sentence.partition(claim.quote)[0], "of_which")


def is_restated(claim: Claim, share: Claim, largest: Decimal) -> bool:
    """Whether a share right beside an amount says what part of its own indicator that is: "44.6 trillion, half of all spending".

    Trade with a partner may be a share of all trade; it is a part where its text gave more of it before (``largest``).
    """
    if claim.form != "level" or share.form != "share" or claim.sentence is None or claim.sentence != share.sentence:
        return False
    if claim.article != share.article or claim.indicator is None or claim.indicator != share.indicator:
        return False
    entry = registry().nearest(claim.indicator)
    if entry is not None and entry.kind not in ("flow", "stock"):
        return False
    if share.item is not None or claim.counterpart_area != share.counterpart_area:
        return False
    if claim.counterpart_area is not None and (claim.obs_value is None or claim.obs_value >= largest):
        return False
    first, second = sorted((claim, share), key=lambda each: each.start or 0)
    gap = (second.start or 0) - (first.end or 0)
    return first.end is not None and 0 <= gap <= _BESIDE and not holds(claim.sentence, "planned")


def owner(claim: Claim) -> str | None:
    """The name that follows a figure up to the next mark; None where none does: "of these, 241,400 were sold"."""
    if claim.sentence is None or claim.quote is None:
        return None
    words = _END.split(claim.sentence.partition(claim.quote)[2])[0].split()
    at = next((at for at, word in enumerate(words) if word.strip(_QUOTES)[:1].isupper()), None)
    if at is None:
        return None
    name: list[str] = []
    for word in words[at : at + _LONGEST]:
        if not word.strip(_QUOTES)[:1].isupper():
            break
        name.append(word.strip(_QUOTES).casefold())
    return " ".join(name)
