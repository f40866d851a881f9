"""Claims → facts. ``facts`` is the way in."""

from factcheck.group.grouping import facts

__all__ = ["facts"]
