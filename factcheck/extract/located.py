"""Where a figure is found to be of, and the rules that say so."""

from __future__ import annotations

from typing import Final

from factcheck.model.claim import Confidence
from factcheck.model.value import Value, slotted

_SEVERAL: Final = 2
#: The rule of what is of all partners together.
OF_WORLD: Final = "world"
#: The rule of what another country counts itself.
STATISTICS: Final = "partner's statistics"
#: The rule of what the line above a list is on.
HEADED: Final = "line above"
#: The rule of what goes on about the country that the sentence before was on.
SCENE: Final = "goes on about"
#: The rule of what is towards a country named beside it.
PARTNER_NAMED: Final = "partner named"
#: The rule of what an article on two countries tells of a further one.
THIRD: Final = "third"


@slotted
class Where(Value):
    """Reporter and partner of a figure; ``subdivision`` names a region or city of the reporter."""

    ref_area: str | None
    counterpart_area: str | None
    confidence: Confidence | None
    rule: str
    subdivision: str | None = None
