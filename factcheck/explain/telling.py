"""A conflict with its figures at hand, and its parts as parameters of a message."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any

from factcheck.explain.conflict import Conflict, Following
from factcheck.explain.digits import decimal, plain
from factcheck.explain.fit import Bounds, fractions
from factcheck.explain.printed import Printed
from factcheck.explain.sheet import Sheet
from factcheck.model.claim import decimal_text
from factcheck.model.fact import Fact
from factcheck.model.period import Period
from factcheck.model.relation import Relation
from factcheck.model.unit_scale import scale

Told = tuple[str, dict[str, Any]]
Implied = Mapping[str, Following]


class Telling:
    """A conflict with its figures at hand."""

    def __init__(self, conflict: Conflict, implied: Implied) -> None:
        self.conflict = conflict
        self.relation: Relation = conflict.relation
        self.implied = implied
        chosen = conflict.all_chosen or conflict.chosen
        claim_ids = {name: figure.claim.claim_id for name, figure in chosen.items()}
        self.sheet = Sheet(self.relation, chosen, claim_ids)
        self.chosen = chosen

    def what(self, fact: Fact, *, item: bool = True) -> dict[str, Any]:
        """What is measured."""
        key = fact.key
        return {
            "indicator": key.indicator or "",
            "item": key.item if item else None,
            "ref_area": key.ref_area,
            "counterpart_area": key.counterpart_area,
        }

    def printed(self, fact: Fact) -> dict[str, Any]:
        """A fact's figure as printed."""
        figure = self.chosen.get(fact.name)
        return {"value": "0", "unit": None} if figure is None else figure_param(figure)

    def amount(self, fact: Fact, value: Fraction, digits: int = 4) -> dict[str, Any]:
        """A computed number in the fact's unit."""
        unit, factor = self._unit(fact)
        return {"value": decimal_text(decimal(value / factor)), "unit": unit, "digits": digits}

    def span(self, fact: Fact, bounds: Bounds) -> dict[str, Any]:
        """Bounds in the fact's unit."""
        unit, factor = self._unit(fact)
        low, high = (None if end is None else decimal_text(decimal(end / factor, 15)) for end in fractions(bounds))
        return {"low": low, "high": high, "unit": unit}

    def _unit(self, fact: Fact) -> tuple[str | None, Fraction]:
        figures = [figure for figure in self.chosen.values() if figure.fact.key.dimension == fact.key.dimension]
        unit = figures[0].claim.unit_measure if figures else None
        return unit, scale(unit)[1]

    def together(self) -> Told:
        """Figures side by side, where no equation of their own names them."""
        fact = next(iter(self.chosen.values())).fact
        figures = ", ".join(figure.claim.quote or plain(figure.value) for figure in self.conflict.chosen.values())
        return "chain.differs", {"what": self.what(fact), "figures": figures}


def figure_param(figure: Printed) -> dict[str, Any]:
    """A printed figure as a message parameter; growth carries its sign."""
    claim = figure.claim
    value = claim.obs_value or Decimal(0)
    down = claim.direction == "down" and claim.form in ("growth_percent", "change", "percentage_points")
    param: dict[str, Any] = {
        "value": decimal_text(-value if down else value) if value else "0",
        "unit": claim.unit_measure,
        "modifier": claim.modifier,
    }
    if claim.obs_value_high is not None:
        param["high"] = decimal_text(claim.obs_value_high)
    if claim.form in ("growth_percent", "change", "percentage_points") and claim.direction == "up":
        param["sign"] = True
    return param


def period_param(period: Period | None) -> Any:
    """A period as a message parameter; a dash where there is none."""
    if period is None:
        return "\u2013"
    return {"start": None if period.start is None else period.start.isoformat(), "end": period.end.isoformat()}


def times_param(ratio: Fraction) -> dict[str, str]:
    """A rough ratio as a message parameter: two digits say how far apart things are."""
    return {"times": plain(ratio, digits=2) if ratio < 100 else str(round(ratio))}
