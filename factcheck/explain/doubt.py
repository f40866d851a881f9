"""Contradictions that no slip explains: likelier the words were read as speaking of one thing where they speak of two."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import Final

from factcheck.explain.conflict import Conflict
from factcheck.explain.slips import repairs
from factcheck.model.claim import Claim
from factcheck.model.finding import SEVERITIES, ClaimRepair
from factcheck.model.unit_scale import is_currency

#: Versions of one story, and targets for one date, are of one thing whatever they say.
_DECLARED: Final = frozenset({"translation", "target"})
#: A figure that is wrong at all is wrong by less than this, or by a slip of the hand that has a name.
NEAR: Final = Fraction(13, 10)
FAR: Final = Fraction(2)
_BEYOND: Final = Fraction(10**9)
#: A slip that reaches so many figures that in short ones it explains nothing, and the digits of a long one.
_REACHES_ANYTHING: Final = "dropped-digit"
_LONG: Final = 3
#: A slip that sums of money alone can have.
_OF_MONEY: Final = "currency"


def doubted(conflict: Conflict) -> Conflict:
    """A conflict of figures read from texts, milder by a step where healing it takes a change that nobody makes by a slip.

    Beyond ``FAR`` two steps. This is DESIGN §5's fifth condition: the link between the figures is in doubt.
    """
    claims = {claim.claim_id: claim for claim in conflict.claims.values()}
    if conflict.severity == "info" or conflict.outcome != "violated" or conflict.rule in _DECLARED:
        return conflict
    if any(claim.quote is None for claim in claims.values()):
        return conflict
    single = [repair for repair in repairs(conflict) if len(repair.values) == 1]
    if any(_is_slip(repair, claims) for repair in single):
        return conflict
    if not single and (conflict.rule != "same-fact" or "rounding" not in conflict.lowered_by):
        return conflict
    # "More than 500" and 5.2 million need no repair: any figure above it could be meant, but nobody would word it so.
    change = min(_change(repair, claims) for repair in single) if single else _apart(list(claims.values()))
    if change < NEAR:
        return conflict
    severity = SEVERITIES[min(SEVERITIES.index(conflict.severity) + (1 if change < FAR else 2), len(SEVERITIES) - 1)]
    return replace(conflict, severity=severity, lowered_by=tuple(dict.fromkeys((*conflict.lowered_by, "link"))))


def _is_slip(repair: ClaimRepair, claims: dict[str, Claim]) -> bool:
    """Whether a slip with a name makes the printed figure of one that would fit."""
    (name,) = repair.values
    if repair.slip == _OF_MONEY and not is_currency(claims[name].unit_measure):
        return False
    return repair.slip is not None and (repair.slip != _REACHES_ANYTHING or _digits(claims[name]) >= _LONG)


def _change(repair: ClaimRepair, claims: dict[str, Claim]) -> Fraction:
    """How many times the printed figure the nearest one that would fit is, or the other way round."""
    ((name, values),) = repair.values.items()
    printed = abs(Fraction(claims[name].obs_value or 0))
    ends = [abs(Fraction(end)) for end in (values.low, values.high) if end is not None]
    return min((max(printed, end) / min(printed, end) for end in ends if printed and end), default=_BEYOND)


def _apart(claims: list[Claim]) -> Fraction:
    """How many times the smallest printed figure the largest is."""
    sizes = sorted(abs(Fraction(claim.obs_value or 0)) for claim in claims)
    return sizes[-1] / sizes[0] if sizes[0] else _BEYOND


def _digits(claim: Claim) -> int:
    """How many digits a figure has without the zeros around them."""
    return 0 if claim.obs_value is None else len("".join(map(str, claim.obs_value.as_tuple().digits)).strip("0"))
