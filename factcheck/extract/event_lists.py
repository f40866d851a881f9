"""What a sentence holds, each kind in order of position."""

from __future__ import annotations

from collections.abc import Sequence
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
    _cued: dict[str, list[Match]] | None = None

    def cued(self, value: str) -> Sequence[Match]:
        """The cues of a value in order; to be asked once all are entered."""
        if self._cued is None:
            self._cued = {}
            for cue in self.cues:
                self._cued.setdefault(cue.entry.get("value"), []).append(cue)
        return self._cued.get(value, ())

    def figure_between(self, first: int, last: int) -> bool:
        """Whether a figure begins between two tokens."""
        return any(first <= q.start < last for q in self.quantities)
