"""Two versions of one figure: "first put at 8.21 million, later revised to 7.96 million"."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from factcheck.extract.claim_making import Found
from factcheck.extract.event_lists import Events
from factcheck.extract.quantity import Quantity
from factcheck.languages.entry import Match

#: A revision changes a figure by less than this; figures further apart are of two things.
NEAR: Final = Decimal("1.1")
#: Tokens behind the second figure among which a verb-last language says that it is another version.
_BEHIND: Final = 3


def of_one_version(events: Events, found: Sequence[Found]) -> list[Found]:
    """What was found out, the second of two versions being of the same thing and time as the first."""
    told = [*events.cued("version"), *events.cued("revise")]
    settled = list(found)
    if not told or len(found) == 1:
        return settled
    for k in range(1, len(settled)):
        one, other = events.quantities[k - 1], events.quantities[k]
        first, second = settled[k - 1], settled[k]
        if _are_levels(first, second) and _are_versions(events, one, other, told):
            settled[k] = second._replace(what=first.what, where=first.where, when=first.when)
    return settled


def _are_levels(first: Found, second: Found) -> bool:
    return first.shape.form == second.shape.form == "level" and first.modality == second.modality == "actual"


def _are_versions(events: Events, one: Quantity, other: Quantity, told: Sequence[Match]) -> bool:
    if one.unit != other.unit or one.high is not None or other.high is not None or not one.obs or not other.obs:
        return False
    low, high = sorted((abs(one.obs), abs(other.obs)))
    if low == high or high > NEAR * low:
        return False
    if any(one.end <= time.start < other.start for time in events.times):
        return False
    # "The first half was revised: 34.9 billion instead of 34.2"
    return events.cue_begins("instead", one.end, other.start) or any(one.end <= c.start < other.end + _BEHIND for c in told)
