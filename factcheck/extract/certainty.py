"""How sure it is that a name in a sentence is what its figure measures."""

from __future__ import annotations

from typing import Final

from factcheck.extract.events import Events
from factcheck.extract.heads import Fits
from factcheck.extract.quantity import Quantity
from factcheck.extract.shape import Shape
from factcheck.languages.entry import Match
from factcheck.model.claim import Confidence
from factcheck.model.indicator import registry

#: Tokens between a name and its figure, beyond which something else may have been meant.
_FAR: Final = 8


def certainty(events: Events, q: Quantity, shape: Shape, named: Match, fits: Fits) -> Confidence:
    """``stated`` where the sentence names one thing that can have the figure, and names nothing else by that word.

    A general word ("revenue") means what the article is about. A stock is also called what has or does something ("regions",
    "enterprises"). A share is of one thing and about another. Where several things can have the figure, a reader takes the nearest
    one; but a growth or share beside a general word or a stock may well be of the other. What only the text as a whole tells is a
    choice.
    """
    if q.unit == "count" and q.noun_at is not None and shape.form == "level":
        return "stated"  # What is counted stands behind the figure.
    entry = registry().get(named.entry.get("name"))
    several = _are_several(events, q, shape, fits)
    loose = entry is None or bool(entry.stands_for) or entry.kind == "stock"
    if several and shape.form not in ("level", "rate") and (loose or shape.form == "share"):
        return "inferred"
    far = max(q.start - named.end, named.start - q.end) > _FAR
    if named.entry.get("by_text"):
        return "inferred"
    return "resolved" if several or loose or far or shape.form == "share" else "stated"


def _are_several(events: Events, q: Quantity, shape: Shape, fits: Fits) -> bool:
    """Whether the sentence names things of different wholes that can have the figure."""
    names = dict.fromkeys(m.entry.get("name") for m in events.indicators) if len(events.indicators) > 1 else ()
    return len(names) > 1 and len({_whole(name) for name in names if fits(name, q, shape)}) > 1


def _whole(name: str | None) -> str | None:
    """The whole of a part, else the thing itself."""
    entry = registry().get(name)
    return name if entry is None or entry.whole is None else entry.whole
