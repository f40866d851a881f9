"""Whether the figures chosen for relations fit them, and the fewest of them that do not."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from operator import attrgetter
from typing import Any, Final

from factcheck.explain.fit import Bounds, narrowed
from factcheck.explain.printed import Printed
from factcheck.explain.systems import Chosen, bounds_of
from factcheck.model.fact import Fact
from factcheck.model.interval import Mode, Reading
from factcheck.model.relation import Relation
from factcheck.model.system import Duplicate, Growth, Linear, Order, Product, Row, Share, Sum


def fits_of(relations: Iterable[Relation], facts: tuple[Fact, ...], chosen: Chosen) -> Callable[..., bool]:
    """Whether the chosen figures fit the relations' rows in a mode and reading."""
    used = tuple(relations)
    rows = tuple(row for relation in used for row in relation.rows)

    def fits(mode: Mode, reading: Reading, replaced: Mapping[str, Bounds] | None = None) -> bool:
        bounds = bounds_of(facts, chosen, mode, reading)
        if replaced:
            bounds.update(replaced)
        return narrowed(rows, bounds) is not None and all(between_parts(relation, bounds) for relation in used)

    return fits


def has_open_base(relation: Relation, chosen: Chosen) -> bool:
    """Whether a growth is measured against a value that may be zero or less: then it says nothing."""
    for row in relation.rows:
        if type(row) is Growth and row.change is None and row.base in chosen:
            low = chosen[row.base].bounds("nearest", "hard")[0]
            if low is None or low <= 0:
                return True
    return False


def between_parts(relation: Relation, bounds: Mapping[str, Bounds]) -> bool:
    """Where no values are stated, whether the growth of a whole lies between that of its parts: their weights are free."""
    if not mixes_growths(relation):
        return True
    parts = [bounds[fact.name] for fact in relation.in_role("part_growth")]
    lows, highs = [low for low, _ in parts if low is not None], [high for _, high in parts if high is not None]
    hull = (min(lows) if len(lows) == len(parts) else None, max(highs) if len(highs) == len(parts) else None)
    return meet(bounds[relation.the("growth").name], hull)


def mixes_growths(relation: Relation) -> bool:
    """Whether a relation ties the growth of a whole to that of its parts alone; it fits exactly where it is ``between_parts``."""
    return relation.rule == "growth-mix" and not relation.in_role("part")


def smallest(
    rows: tuple[Row, ...], facts: tuple[Fact, ...], chosen: Mapping[str, Printed], mode: Mode, reading: Reading
) -> dict[str, Printed]:
    """Figures none of which can be left out: each is dropped where the others still do not fit, the largest last."""
    kept = dict(chosen)
    for name in sorted(chosen, key=lambda n: (chosen[n].value, n)):
        rest = {other: figure for other, figure in kept.items() if other != name}
        if rest and narrowed(rows, bounds_of(facts, rest, mode, reading)) is None:
            kept = rest
    return kept


def in_rows(relation: Relation) -> tuple[Fact, ...]:
    """The facts the rows speak of, or all where there are no rows."""
    rows = (*relation.rows, *relation.plausible) if relation.plausible else relation.rows
    if not rows:
        return relation.facts
    spoken = names_of(rows[0]) if len(rows) == 1 else {name for row in rows for name in names_of(row)}
    return tuple([fact for _, fact in relation.roles if fact.name in spoken])


def names_of(row: Row) -> tuple[str, ...]:
    """The facts a row speaks of; its ratios are facts."""
    return _NAMES[type(row)](row)


def _in_growth(row: Growth) -> tuple[str, ...]:
    return (row.new, row.base, *[ratio for ratio in (row.factor, row.percent, row.change) if isinstance(ratio, str)])


#: A table, as every relation is asked; the order is that of the rows' own fields.
_NAMES: Final[Mapping[type[Row], Callable[[Any], tuple[str, ...]]]] = {
    Sum: lambda row: (row.total, *[name for name, _ in row.parts]),
    Growth: _in_growth,
    Share: attrgetter("part", "whole", "percent"),
    Product: attrgetter("total", "rate", "count"),
    Order: attrgetter("less", "more"),
    Duplicate: attrgetter("facts"),
    Linear: lambda row: tuple([name for name, _ in row.terms]),
}


def meet(a: Bounds, b: Bounds) -> bool:
    below = a[0] is None or b[1] is None or a[0] <= b[1]
    return below and (b[0] is None or a[1] is None or b[0] <= a[1])
