"""What an act cost, where the verb is that of a fall: "мектеп салу 4,5 млрд теңгеге түсті", "qurish 3 mlrd so'mga tushdi"."""

from __future__ import annotations

from typing import Final

from factcheck.extract.event_lists import Events
from factcheck.extract.quantity import Quantity
from factcheck.extract.scan import Scan
from factcheck.model.indicator import registry

#: Tokens between an act and its cost: "on average", "to the budget", "a year".
_BEFORE: Final = 4


def is_cost(scan: Scan, events: Events, q: Quantity, start: int) -> bool:
    """Whether a sum, its modifiers beginning at a token, is what something came to.

    It is a mean per something, or the last thing named before it is an act that is no sum itself.
    """
    if "/" in (q.unit or "") and scan.right_before(start, _BEFORE, "mean") is not None:
        return True  # "Бір шақырымы орта есеппен 230 млн теңгеге түсті"
    verb = scan.entry(q.end, "direction")
    if not q.currency or verb is None or verb.get("role") != "to":
        return False
    first = max(events.sentence.first, start - _BEFORE)
    for i in range(start - 1, first - 1, -1):
        if scan.tokens[i].kind != "word" or "direction" in scan.kinds[i]:
            return False
        named = next((m.entry.get("name") for m in events.indicators if m.start <= i < m.end), None)
        entry = registry().get(named)
        if entry is not None and "currency" in entry.dimension:
            return False
        if scan.tokens[i].word.endswith(scan.pack.act_endings):
            return True
        if named is not None:
            return False
    return False
