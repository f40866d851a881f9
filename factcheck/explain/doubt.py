"""Contradictions that no slip explains: likelier the words were read as speaking of one thing where they speak of two."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from typing import Final

from factcheck.explain.conflict import Conflict
from factcheck.explain.slips import repairs
from factcheck.model.claim import Claim
from factcheck.model.finding import ClaimRepair
from factcheck.model.interval import Interval

#: Versions of one story, and targets for one date, are of one thing whatever they say.
_DECLARED: Final = frozenset({"translation", "target"})
#: A figure that is wrong at all is wrong by less than this, or by a slip of the hand that has a name.
NEAR: Final = Fraction(13, 10)
#: A slip that reaches so many figures that in short ones it explains nothing, and the digits of a long one.
_REACHES_ANYTHING: Final = "dropped-digit"
_LONG: Final = 3


def doubted(conflict: Conflict) -> Conflict:
    """A conflict of figures read from texts, one step milder where healing it takes a change that nobody makes by a slip.

    This is DESIGN §5's fifth condition: the link between the figures is in doubt..
    """
    claims = {claim.claim_id: claim for claim in conflict.claims.values()}
    if conflict.severity != "error" or conflict.rule in _DECLARED or any(claim.quote is None for claim in claims.values()):
        return conflict
    single = [repair for repair in repairs(conflict) if len(repair.values) == 1]
    if not single or any(_is_likely(repair, claims) for repair in single):
        return conflict
    return replace(conflict, severity="warning", lowered_by=(*conflict.lowered_by, "link"))


def _is_likely(repair: ClaimRepair, claims: dict[str, Claim]) -> bool:
    """Whether somebody may have printed the figure for one that would fit."""
    ((name, values),) = repair.values.items()
    claim = claims[name]
    if repair.slip is not None and (repair.slip != _REACHES_ANYTHING or _digits(claim) >= _LONG):
        return True
    printed = abs(Fraction(claim.obs_value or 0))
    return any(max(printed, end) < NEAR * min(printed, end) for end in _ends(values))


def _ends(values: Interval) -> Iterator[Fraction]:
    return (abs(Fraction(end)) for end in (values.low, values.high) if end is not None)


def _digits(claim: Claim) -> int:
    """How many digits a figure has without the zeros around them."""
    return 0 if claim.obs_value is None else len("".join(map(str, claim.obs_value.as_tuple().digits)).strip("0"))
