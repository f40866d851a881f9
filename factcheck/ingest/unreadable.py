"""Why an input cannot be read."""

from __future__ import annotations


class UnreadableError(ValueError):
    """An input, or a part of one, that cannot be read; the message says why and what to do, in one line."""
