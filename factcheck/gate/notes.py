"""What the desk is told of its own decisions, by key and parameters, in every interface language (``messages``)."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

from factcheck.model.messages import Told

FOLDER: Final = Path(__file__).parent / "messages"


def note(key: str, **params: Any) -> Told:
    """A note of the gate."""
    return Told(FOLDER, key, params)
