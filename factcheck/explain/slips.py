"""Which slip would explain a conflict, and what each figure would have to be: guesses, best first, never corrections."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from fractions import Fraction
from typing import Final

from factcheck.explain.conflict import Conflict
from factcheck.explain.fit import ONE, Bounds, narrowed
from factcheck.explain.printed import Printed
from factcheck.explain.systems import as_percent, bounds_of, in_percent, is_percent_growth, units
from factcheck.model.fact import Fact
from factcheck.model.finding import ClaimRepair
from factcheck.model.interval import Interval
from factcheck.model.relation import Relation
from factcheck.model.system import Growth, Row
from factcheck.model.unit_scale import scale

#: Powers of ten between the words for magnitudes.
THOUSANDS: Final = (3, -3, 6, -6)
#: A tenfold change that already heals is no confusion of thousand and million.
_TENFOLD: Final = 1
#: How many times as much as another a figure may be that is meant for it, where bounds are open.
NEAR: Final = 2
#: What each place down the list of suspects adds to a repair's weight: as much as no slip at all against a likely one.
SUSPICION: Final = Fraction(1, 2)
_FIGURES: Final = ("value", "change")
#: Rules that a figure far beyond another satisfies as well.
_BOUNDS: Final = ("same-fact", "nested-period")


def named(conflict: Conflict) -> Conflict:
    """The conflict under the name of the slip that would explain it: magnitude, unit, or its own."""
    if conflict.outcome != "violated" or conflict.relation.rule in ("date", "target", "translation", "mirror"):
        return conflict
    if _muddled_unit(conflict):
        return replace(conflict, rule="unit")
    if meant_by(conflict) is not None:
        return replace(conflict, rule="magnitude")
    return conflict


def meant_by(conflict: Conflict) -> tuple[str, int] | None:
    """The figure that fits when its magnitude is changed, by name, and the power of ten; None where no such change heals."""
    for name in conflict.suspects or conflict.chosen:
        figure = conflict.chosen[name]
        if figure.fact.key.figure not in _FIGURES or figure.fact.key.dimension == "percent":
            continue
        for power in THOUSANDS:
            if not _comes_near(conflict, name, power):
                continue
            near = _TENFOLD if power > 0 else -_TENFOLD
            if _heals(conflict, name, power) and not _heals(conflict, name, near):
                return name, power
    return None


def _comes_near(conflict: Conflict, name: str, power: int) -> bool:
    """Whether one of two figures comes near the other, a longer period being as many times as much as it is longer.

    "Up to 126" fits all that is smaller, and a year has more than a month whatever its magnitude: that explains nothing.
    """
    others = [figure for other, figure in conflict.chosen.items() if other != name]
    if conflict.relation.rule not in _BOUNDS or len(others) != 1:
        return True
    low, high = sorted((abs(conflict.chosen[name].value) * Fraction(10) ** power, abs(others[0].value)))
    days = sorted(period.days or 1 for figure in conflict.chosen.values() if (period := figure.fact.key.period) is not None)
    longer = Fraction(days[-1], days[0]) if conflict.relation.rule != "same-fact" and len(days) > 1 else Fraction(1)
    return high <= NEAR * longer * low


def _heals(conflict: Conflict, name: str, power: int) -> bool:
    """Whether the figures fit with one of them multiplied by a power of ten."""
    up, down = 10 ** max(power, 0), 10 ** max(-power, 0)
    facts, rows = rows_of(conflict)
    bounds = bounds_of(facts, conflict.chosen, "nearest", "hard")
    low, high = bounds[name]
    bounds[name] = (None if low is None else low * up // down, None if high is None else -(-high * up // down))
    return narrowed(rows, bounds) is not None


def rows_of(conflict: Conflict) -> tuple[tuple[Fact, ...], tuple[Row, ...]]:
    """Facts and rows of a conflict; two figures of one fact stand under names of their own."""
    if (
        conflict.relation.rows
        and not set(conflict.chosen) <= {fact.name for fact in conflict.relation.facts}
        and not conflict.relations
    ):
        facts = tuple(replace(figure.fact, name=name) for name, figure in conflict.chosen.items())
        kind = type(conflict.relation.rows[0])
        return facts, (kind(tuple(conflict.chosen)),)  # type: ignore[call-arg, arg-type]
    relations = conflict.relations or (conflict.relation,)
    members = {fact.name: fact for relation in relations for fact in relation.facts}
    return tuple(members.values()), tuple(row for relation in relations for row in relation.rows)


def _muddled_unit(conflict: Conflict) -> bool:
    """Whether a growth fits when per cent are read as percentage points, or per cent and times are exchanged."""
    if conflict.relation.rule == "unit":
        return True
    if conflict.relation.rule != "growth" or len(conflict.chosen) != 3:
        return False
    relation = conflict.relation
    growth = relation.the("growth")
    figure = conflict.chosen.get(growth.name)
    if figure is None or growth.key.figure != "growth":
        return False
    return any(_fits_as(conflict, relation, growth, row, bounds) for row, bounds in _other_units(relation, figure))


def _other_units(relation: Relation, figure: Printed) -> Iterator[tuple[Row, Bounds]]:
    new, base, growth = relation.the("new"), relation.the("base"), relation.the("growth")
    low, high = figure.bounds("nearest", "hard")
    if is_percent_growth(figure):
        points = (None if low is None else (low - ONE) * 100, None if high is None else (high - ONE) * 100)
        if new.key.dimension == "percent":
            yield Growth(new.name, base.name, change=growth.name), points
        elif figure.claim.direction != "down":
            yield Growth(new.name, base.name, factor=growth.name), points
    elif figure.claim.form == "growth_factor":
        factor = (None if low is None else ONE + low // 100, None if high is None else ONE - (-high // 100))
        yield Growth(new.name, base.name, factor=growth.name), factor


def _fits_as(conflict: Conflict, relation: Relation, growth: Fact, row: Row, bounds: Bounds) -> bool:
    given = bounds_of(relation.facts, conflict.chosen, "nearest", "hard")
    given[growth.name] = bounds
    return narrowed((row,), given) is not None


def repairs(conflict: Conflict) -> tuple[ClaimRepair, ...]:
    """What the engine found would restore agreement, in the claims' own units, and the slip behind it."""
    if conflict.verdict is None:
        return ()
    facts, rows = rows_of(conflict)
    by_dimension, percents = units(facts, rows, conflict.chosen), in_percent(rows, conflict.chosen)
    meant = meant_by(conflict) if conflict.rule == "magnitude" else None
    found: list[ClaimRepair] = []
    for repair in conflict.verdict().repairs:
        values: dict[str, Interval] = {}
        for name, interval in repair.values.items():
            figure, claim = conflict.chosen.get(name), conflict.claims.get(name)
            if figure is not None and claim is not None:
                as_factor = is_percent_growth(figure) and name not in percents
                values[claim.claim_id] = _as_printed(figure, as_percent(interval) if as_factor else interval, by_dimension)
        if len(values) == len(repair.values):
            slip = repair.slip
            if slip is None and meant is not None and list(repair.values) == [meant[0]]:
                slip = "magnitude"
            places = [conflict.suspects.index(name) for name in repair.values if name in conflict.suspects]
            found.append(ClaimRepair(values, slip, repair.weight + SUSPICION * sum(places)))
    return tuple(sorted(found, key=lambda repair: (len(repair.values), repair.weight)))


def _as_printed(figure: Printed, interval: Interval, by_dimension: Mapping[str | None, Fraction]) -> Interval:
    """Values of a fact as the claim would print them: magnitudes without sign where the words carry it."""
    claim, key = figure.claim, figure.fact.key
    if key.figure in _FIGURES:
        interval = interval.scaled(by_dimension.get(key.dimension, Fraction(1)) / scale(claim.unit_measure)[1])
    falls = claim.direction == "down" and claim.form in ("growth_percent", "change", "percentage_points")
    return interval.scaled(-1) if falls else interval
