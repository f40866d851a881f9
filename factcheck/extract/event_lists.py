"""What a sentence holds, each kind in order of position."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import NamedTuple

from factcheck.extract.quantity import Quantity
from factcheck.extract.scan import Sentence
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

    def figure_between(self, first: int, last: int) -> bool:
        """Whether a figure begins between two tokens."""
        return any(first <= q.start < last for q in self.quantities)
