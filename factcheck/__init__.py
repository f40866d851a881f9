"""factcheck reads news articles and says which of their numbers cannot all be true."""

from __future__ import annotations

__version__ = "0.1.0"
