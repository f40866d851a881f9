"""What an article speaks of while it is read."""

from __future__ import annotations

from dataclasses import dataclass

from factcheck.model.claim import Form
from factcheck.model.indicator import Indicator, registry


@dataclass(slots=True)
class Topic:
    """The indicator spoken of with its part in the same paragraph, the one last named, the headline's, and all that are named."""

    indicator: str | None = None
    item: str | None = None
    last: str | None = None
    #: What the figure before is of, named or not.
    figure: str | None = None
    headline: str | None = None
    mentioned: frozenset[str] = frozenset()
    #: The form of the per cent figure that was read last.
    percent: Form | None = None

    def is_about(self, entry: Indicator) -> bool:
        """Whether the article is about what is elsewhere a part: green energy, of all electricity."""
        return entry.topical and entry.name == self.headline

    def whole_of(self, part: Indicator) -> str | None:
        """What a part is a part of; where that is a part in turn, its whole, unless the article is about it."""
        whole = registry().get(part.whole)
        return part.whole if whole is None or not whole.topical or self.is_about(whole) else whole.whole
