"""Figures in the order of what was named before them: "exports and imports were 5.2 and 6.1 billion dollars respectively"."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Final, Protocol, TypeVar

from factcheck.extract.events import Events
from factcheck.extract.quantity import Quantity
from factcheck.extract.scan import Scan
from factcheck.extract.shape import Shape

_CUE: Final = "in_order"
#: Tokens between two of a list: a comma, "and", a preposition or word of degree.
_GAP: Final = 3
#: Tokens between the figures and the word that says so, or the names behind them.
_BESIDE: Final = 4
_TWO: Final = 2


class _Named(Protocol):
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


_T = TypeVar("_T", bound=_Named)


def is_told_in_order(events: Events) -> bool:
    """Whether a sentence says that its figures come in the order of names."""
    return bool(events.cued(_CUE))


def places(scan: Scan, events: Events) -> dict[int, int]:
    """The place of each figure among those that a sentence tells in order; none where it tells of no order."""
    for cue in events.cued(_CUE):
        for run in _runs(scan, events.quantities):
            first, last = events.quantities[run[0]], events.quantities[run[-1]]
            before = 0 <= first.start - cue.end <= _BESIDE
            behind = last.end <= cue.start and not events.figure_between(last.end, cue.start)
            if before or (behind and not scan.has_mark(last.end, cue.start, ";:(")):
                return {k: at for at, k in enumerate(run)}
    return {}


def named_in_order(scan: Scan, events: Events, names: Sequence[_T], key: Callable[[_T], object]) -> dict[int, _T]:
    """The name of each such figure where a sentence lists as many before or behind them: "exports and imports", "2023 and 2024"."""
    placed = places(scan, events) if is_told_in_order(events) else {}
    if not placed:
        return {}
    first, last = events.quantities[min(placed)].start, events.quantities[max(placed)].end
    n = len(placed)
    before, behind = [m for m in names if m.end <= first], [m for m in names if 0 <= m.start - last <= _BESIDE * n]
    for listed, further in ((before[-n:], before[-n - 1 : -n + 1]), (behind[:n], behind[n - 1 : n + 1])):
        joined = all(_is_joined(scan, a.end, b.start) for a, b in pairwise(listed))
        longer = len(further) == _TWO and _is_joined(scan, further[0].end, further[1].start)  # Of three names two are no list.
        if joined and not longer and len({key(m) for m in listed}) == n:
            return {k: listed[at] for k, at in placed.items()}
    return {}


def levels_in_order(placed: dict[int, int], shapes: Sequence[Shape]) -> list[int]:
    """As many levels before figures in order, which tell how these grew: "sold for 5 bn and bought for 6, up 15 % and 6 %"."""
    levels = [k for k in range(min(placed)) if shapes[k].form == "level"][-len(placed) :]
    return levels if len(levels) == len(placed) else []


def _runs(scan: Scan, quantities: Sequence[Quantity]) -> list[list[int]]:
    """Runs of levels, or of per cent figures, that only commas and "and" part."""
    runs: list[list[int]] = []
    for k, q in enumerate(quantities):
        alike = k and (quantities[k - 1].unit == "percent") == (q.unit == "percent")
        if alike and _is_joined(scan, quantities[k - 1].end, q.start):
            runs[-1].append(k)
        else:
            runs.append([k])
    return [run for run in runs if len(run) >= _TWO]


def _is_joined(scan: Scan, first: int, last: int) -> bool:
    """Whether a comma or "and" joins what stands before and behind some tokens, and no other mark parts them."""
    gap = range(first, last)
    joint = any(scan.marks[i] == "," or "and" in scan.kinds[i] for i in gap)
    return joint and len(gap) <= _GAP and not any(scan.marks[i] and scan.marks[i] in ";:()" for i in gap)
