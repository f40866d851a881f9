"""What kind of figure a quantity is."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from factcheck.model.claim import Direction, Form
from factcheck.model.interval import Modifier
from factcheck.model.value import Value, slotted


@slotted
class Shape(Value):
    """Form and direction; ``value`` where the form changes it; ``cue`` the phrase that decided.

    ``base_level`` marks a level that something came from; ``modifier`` stands instead of the quantity's own.
    """

    form: Form
    direction: Direction | None
    cue: str
    value: Decimal | None = None
    base_level: bool = False
    modifier: Modifier | None = None


#: The shape of a plain level.
LEVEL: Final = Shape("level", None, "level")
