"""What an article speaks of while it is read."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(slots=True)
class Topic:
    """The indicator spoken of with its part in the same paragraph, the one last named, the headline's, and all that are named."""

    indicator: str | None = None
    item: str | None = None
    last: str | None = None
    headline: str | None = None
    mentioned: frozenset[str] = frozenset()
