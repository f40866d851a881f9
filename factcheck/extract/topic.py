"""What an article speaks of while it is read."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(slots=True)
class Topic:
    """The indicator last spoken of with its part in the same paragraph, the headline's, and all that the article names."""

    indicator: str | None = None
    item: str | None = None
    headline: str | None = None
    mentioned: frozenset[str] = frozenset()
