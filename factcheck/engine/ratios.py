"""Which ratio rows of a component are exact, which are relaxed, and which stay open (DESIGN §5).

A ratio row reads new = base · (offset + ratio ÷ per). It needs a positive base:

* a base whose stated interval lies above zero is fine;
* a base that no figure states and that is known to be >= 0 is taken as > 0;
* a stated base whose interval contains zero or lies below it leaves the row open;
* an unstated base without a floor is decided by what the other rows leave for it (``undecided``; ``component.py`` asks the solver).

Complexity: linear in the size of the rows, times the number of rounds in which a ratio is found to be shared.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from factcheck.engine.duplicates import Duplicates
from factcheck.model.interval import Interval, Mode
from factcheck.model.system import Duplicate, Growth, Linear, Order, Product, Ratio, Row, Share, Sum, SystemFact

#: Owner of an inline ratio.
_GIVEN = -1


@dataclass(slots=True)
class RatioRow:
    """new = base · (offset + ratio ÷ per); ``claims`` are the intervals of the ratio, with owner and duplicate relations."""

    relation: int
    new: str
    base: str
    per: int
    offset: int
    ratio: Ratio
    claims: list[tuple[int, Interval, tuple[int, ...]]] = field(default_factory=list)


@dataclass(slots=True)
class Uses:
    """The outcome: rows to build, eliminated ratios by fact, relaxed ratios, open rows by relation, rows still to be decided."""

    ratio_rows: list[RatioRow] = field(default_factory=list)
    eliminated: dict[int, RatioRow] = field(default_factory=dict)
    relaxed: list[str] = field(default_factory=list)
    open_rows: dict[int, str] = field(default_factory=dict)
    undecided: dict[int, tuple[str, str]] = field(default_factory=dict)

    def relaxed_in(self, row: RatioRow) -> list[int]:
        """The ratio facts of a row that were not eliminated."""
        return [i for i, _, _ in row.claims if i != _GIVEN and i not in self.eliminated]


def ratio_row(relation: int, row: Row) -> RatioRow | None:
    """The row as new = base · (offset + ratio ÷ per), or None for a row that is linear as it stands."""
    if isinstance(row, Growth):
        if row.factor is not None:
            return RatioRow(relation, row.new, row.base, 1, 0, row.factor)
        if row.percent is not None:
            return RatioRow(relation, row.new, row.base, 100, 1, row.percent)
    if isinstance(row, Share):
        return RatioRow(relation, row.part, row.whole, 100, 0, row.percent)
    if isinstance(row, Product):
        return RatioRow(relation, row.total, row.count, 1, 0, row.rate)
    return None


def names_of(row: Row) -> tuple[str, ...]:
    """The facts a row speaks of, named ratios included."""
    if isinstance(row, Sum):
        return (row.total, *(name for name, _ in row.parts))
    if isinstance(row, Linear):
        return tuple(name for name, _ in row.terms)
    if isinstance(row, Order):
        return (row.less, row.more)
    if isinstance(row, Duplicate):
        return row.facts
    use = ratio_row(0, row)
    if use is not None:
        return (use.new, use.base, use.ratio) if isinstance(use.ratio, str) else (use.new, use.base)
    assert isinstance(row, Growth)
    return (row.new, row.base, row.change) if isinstance(row.change, str) else (row.new, row.base)


def classify(
    facts: Sequence[SystemFact],
    rows: Mapping[int, Row],
    intervals: Sequence[Interval],
    mode: Mode,
    positive: frozenset[int] = frozenset(),
) -> Uses:
    """Sort the ratio rows; ``positive`` are relations whose base was shown to be >= 0 by other rows."""
    uses = Uses()
    index = {fact.name: i for i, fact in enumerate(facts)}
    seen: set[tuple[str, str, int, int, str]] = set()
    for relation, row in rows.items():
        use = ratio_row(relation, row)
        if use is None:
            continue
        i = index[use.base]
        if not _base_is_positive(facts[i], intervals[i], relation, uses):
            continue
        low = intervals[i].low
        if not facts[i].is_stated and relation not in positive and (low is None or low < 0):
            uses.undecided[relation] = (use.base, f"{use.base} may be negative, so a ratio to it is ambiguous")
            continue
        if isinstance(use.ratio, str):
            key = (use.new, use.base, use.per, use.offset, use.ratio)
            if key in seen:
                continue
            seen.add(key)
        uses.ratio_rows.append(use)
    same = Duplicates(rows)
    _eliminate(uses, same, index, rows)
    for use in uses.ratio_rows:
        if isinstance(use.ratio, SystemFact):
            use.claims.append((_GIVEN, use.ratio.interval(mode), ()))
            continue
        for name, path in same.paths(use.ratio).items():
            i = index[name]
            use.claims.append((i if facts[i].is_stated else _GIVEN, intervals[i], path))
    uses.relaxed = _relaxed(uses, index)
    return uses


def _base_is_positive(base: SystemFact, interval: Interval, relation: int, uses: Uses) -> bool:
    """Whether the row stands; else the reason is noted."""
    if not base.is_stated:
        if interval.high is None or interval.high > 0:
            return True
        uses.open_rows[relation] = f"{base.name} cannot be positive, so a ratio to it says nothing"
    elif 0 in interval:
        uses.open_rows[relation] = f"{base.name} may be zero, so a ratio to it says nothing"
    elif interval.low is None or interval.low < 0:
        uses.open_rows[relation] = f"{base.name} is negative, and a ratio to a negative base is ambiguous"
    return relation not in uses.open_rows


def _eliminate(uses: Uses, same: Duplicates, index: Mapping[str, int], rows: Mapping[int, Row]) -> None:
    """Find the ratios that one row ties down: then every other row about them can be multiplied by that row's base."""
    rows_of: dict[str, list[RatioRow]] = {}
    for use in uses.ratio_rows:
        if isinstance(use.ratio, str):
            for name in same.members(use.ratio):
                rows_of.setdefault(name, []).append(use)
    single = {name: found[0] for name, found in rows_of.items() if len(found) == 1}
    used_as_level = {name for use in uses.ratio_rows for name in (use.new, use.base)}
    used_as_level |= {use.base for use in uses.ratio_rows}
    dropped = {name for name in single if name in used_as_level}
    linear = [names_of(row) for relation, row in rows.items() if ratio_row(relation, row) is None]
    while True:
        for name in dropped:
            for other in same.members(name):
                single.pop(other, None)
        dropped = set()
        for names in linear:
            ratios = [single[name] for name in names if name in single]
            if ratios and (len(ratios) < len(names) or len({use.base for use in ratios}) > 1):
                dropped |= {name for name in names if name in single}
        if not dropped:
            break
    uses.eliminated = {index[name]: use for name, use in single.items()}


def _relaxed(uses: Uses, index: Mapping[str, int]) -> list[str]:
    """Named ratios of rows that were neither eliminated nor exactly known."""
    relaxed = set()
    for use in uses.ratio_rows:
        if isinstance(use.ratio, str) and index[use.ratio] not in uses.eliminated:
            exact = any(interval.low is not None and interval.low == interval.high for _, interval, _ in use.claims)
            if not exact:
                relaxed.add(use.ratio)
    return sorted(relaxed)
