"""What a sentence holds, each kind in order of position."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import NamedTuple

from factcheck.extract.quantity import Quantity
from factcheck.extract.sentence import Sentence
from factcheck.extract.time_periods import TimeExpr
from factcheck.languages.entry import Match
from factcheck.model.claim import SetAside


class Mute(NamedTuple):
    """A number that claims nothing, with the reason: tokens ``start`` to ``end``; its value where it is one number."""

    start: int
    end: int
    reason: SetAside
    value: Decimal | None = None
    decimals: int | None = None
    unit: str | None = None


def _no_cues(value: str) -> Sequence[Match]:
    return ()


@dataclass(slots=True)
class Events:
    """What a sentence holds, each list in order of position."""

    sentence: Sentence
    quantities: list[Quantity] = field(default_factory=list)
    times: list[TimeExpr] = field(default_factory=list)
    indicators: list[Match] = field(default_factory=list)
    areas: list[Match] = field(default_factory=list)
    directions: list[Match] = field(default_factory=list)
    cues: list[Match] = field(default_factory=list)
    mutes: list[Mute] = field(default_factory=list)
    #: The cues of a value in order, once all are entered. It is asked all the time, hence a look-up and no method.
    cued: Callable[[str], Sequence[Match]] = _no_cues

    def index(self) -> None:
        """Let the cues be asked for, now that all are entered."""
        found: dict[str, list[Match]] = {}
        for cue in self.cues:
            found.setdefault(cue.entry.get("value"), []).append(cue)
        self.cued = defaultdict[str, Sequence[Match]](tuple, found).__getitem__

    def cue_begins(self, value: str, first: int, last: int) -> bool:
        """Whether a cue of a value begins among some tokens."""
        for cue in self.cued(value):  # noqa: SIM110 - asked all the time; any() takes twice as long
            if first <= cue.start < last:
                return True
        return False

    def cue_ends(self, value: str, first: int, last: int) -> bool:
        """Whether the token behind a cue of a value is among some."""
        for cue in self.cued(value):  # noqa: SIM110 - asked all the time; any() takes twice as long
            if first <= cue.end < last:
                return True
        return False

    def figure_between(self, first: int, last: int) -> bool:
        """Whether a figure begins between two tokens."""
        for q in self.quantities:  # noqa: SIM110 - asked all the time; any() takes twice as long
            if first <= q.start < last:
                return True
        return False
