"""A connected part of a system as a linear programme with integer coefficients, each bound knowing the figure it comes from.

``compiling`` makes it from facts and relations.
"""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Final

from factcheck.engine.duplicates import Duplicates
from factcheck.model.interval import Mode
from factcheck.model.system import Row, SystemFact

#: Owner of what is given: rows, inline ratios, bounds of facts that nobody states.
GIVEN: Final = -1


@dataclass(frozen=True, slots=True)
class Limit:
    """Bounds on variable ``var`` (a level, or a row beyond them) that hold while figure ``owner`` does; integers, scaled."""

    var: int
    low: int | None
    high: int | None
    low_open: bool
    high_open: bool
    owner: int


@dataclass(frozen=True, slots=True)
class Ratio:
    """An eliminated ratio: value = per · (new ÷ base − offset), in variables."""

    new: int
    base: int
    per: int
    offset: int


@dataclass(frozen=True, slots=True)
class Clash:
    """A figure whose digits contradict its decimals, or what is given does so by itself; and the relations that say so."""

    facts: frozenset[int]
    relations: tuple[int, ...]


@dataclass(slots=True)
class Program:
    """The compiled component; ``facts`` are in canonical order and all indexes count in it.

    ``rows[i]`` defines variable ``levels + i`` as an integer combination of levels, ``relations_of[i]`` are the indexes of
    the relations it comes from, ``quotients`` gives the two levels of rows that say l·base <= new or new <= u·base; real
    values are variables ÷ ``scale``. ``alike`` are groups of reports of one value at one precision, by what they print: two that
    print different digits contradict each other without arithmetic, as XBRL has it.
    """

    facts: list[SystemFact]
    levels: int = 0
    var_of: dict[int, int] = field(default_factory=dict)
    ratio_of: dict[int, Ratio] = field(default_factory=dict)
    shared_of: dict[int, list[Ratio]] = field(default_factory=dict)
    quotients: dict[int, tuple[int, int]] = field(default_factory=dict)
    rows: list[dict[int, int]] = field(default_factory=list)
    relations_of: list[tuple[int, ...]] = field(default_factory=list)
    limits: list[Limit] = field(default_factory=list)
    clashes: list[Clash] = field(default_factory=list)
    alike: list[dict[int, Decimal]] = field(default_factory=list)
    scale: int = 1
    start: list[int] = field(default_factory=list)
    relations: dict[int, Row] = field(default_factory=dict)
    mode: Mode = "nearest"
    relaxed: list[str] = field(default_factory=list)
    open_rows: dict[int, str] = field(default_factory=dict)
    undecided: dict[int, tuple[str, str]] = field(default_factory=dict)

    def clash(self, figures: Set[int]) -> frozenset[int] | None:
        """Fewest of the figures, the first such, that contradict each other without arithmetic; None where none do."""
        for clash in self.clashes:
            if clash.facts <= figures:
                return clash.facts
        pairs = [pair for printed in self.alike if (pair := _first_pair(printed, figures)) is not None]
        return frozenset(min(pairs)) if pairs else None

    def clashing_relations(self, figures: Set[int]) -> tuple[int, ...] | None:
        """The relations by which exactly these figures contradict each other without arithmetic; None where they do not."""
        for clash in self.clashes:
            if clash.facts == figures:
                return clash.relations
        for printed in self.alike:
            if len(figures) == 2 and printed.keys() >= figures and _first_pair(printed, figures) is not None:
                one, other = (self.facts[i].name for i in sorted(figures))
                return tuple(sorted(Duplicates(self.relations).paths(one)[other]))
        return None

    def rows_near(self, facts: Set[int], rows: Set[int]) -> frozenset[int]:
        """Rows that some of the facts own or stand in, or that share a level with the given rows."""
        levels = {var for i in facts if (var := self.var_of.get(i)) is not None}
        for i in facts:
            if (ratio := self.ratio_of.get(i)) is not None:
                levels |= {ratio.new, ratio.base}
        for i in rows:
            levels |= self.rows[i].keys()
        return frozenset(i for i, row in enumerate(self.rows) if not row or not levels.isdisjoint(row)) | frozenset(rows)

    def restricted(self, rows: Set[int]) -> Program:
        """The same facts with some of the rows: what contradicts itself there does so in the whole."""
        chosen = sorted(rows)
        number = {self.levels + i: self.levels + k for k, i in enumerate(chosen)}
        limits = [
            limit if limit.var < self.levels else replace(limit, var=number[limit.var])
            for limit in self.limits
            if limit.var < self.levels or limit.var in number
        ]
        return replace(
            self,
            rows=[self.rows[i] for i in chosen],
            relations_of=[self.relations_of[i] for i in chosen],
            limits=limits,
            clashes=[],
            alike=[],
        )

    @property
    def is_strict(self) -> bool:
        """Whether any bound is a strict inequality."""
        return any(limit.low_open or limit.high_open for limit in self.limits)


def _first_pair(printed: Mapping[int, Decimal], figures: Set[int]) -> tuple[int, int] | None:
    """The first of the figures in the group, and the next that prints other digits."""
    present = [i for i in sorted(printed) if i in figures]
    return next(((present[0], i) for i in present if printed[i] != printed[present[0]]), None)
