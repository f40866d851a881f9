"""Which periods lie directly in which."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from factcheck.model.period import Period


def innermost(periods: Iterable[Period], *, common_start: bool = False) -> Iterator[tuple[Period, Period]]:
    """Pairs (longer, shorter) without a third period between them; with ``common_start`` only periods that begin alike.

    One pass over the sorted periods with a stack of open ones, so a long table of months stays linear.
    """
    dated = {period for period in periods if period.start is not None}
    stack: list[Period] = []
    for period in sorted(dated, key=lambda p: (p.start, -p.end.toordinal())):
        while stack and not stack[-1].contains(period):
            stack.pop()
        if stack and (not common_start or stack[-1].start == period.start):
            yield stack[-1], period
        stack.append(period)
