"""Whether units fit a product."""

from __future__ import annotations

from factcheck.checks.lookup.facts import Measure


def multiply(rate: Measure, count: Measure, total: Measure) -> bool:
    """Whether rate × count has the total's dimension (tonne/hectare × hectare = tonne; a mean in money × people = money)."""
    if count.dimension == "count":
        return rate.dimension in (total.dimension, f"[{total.dimension}]*[count]**-1")
    powers: dict[str, int] = {}
    for dimension, sign in ((rate.dimension, 1), (count.dimension, 1), (total.dimension, -1)):
        for term in (dimension or "").split("*["):
            name, _, power = term.lstrip("[").partition("]")
            powers[name] = powers.get(name, 0) + sign * int(power.removeprefix("**") or 1)
    return not any(powers.values())
