"""The baseline: the findings there were when a desk began (``.factcheck/baseline.json``), so that only new ones count.

One line a finding, fingerprint → rule, sorted, without timestamps: the same findings give the same bytes.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from factcheck.gate.folder import NAME, DecisionError, Decisions
from factcheck.model import atomic

FILE: Final = "baseline.json"
KIND: Final = "baseline"
REASON: Final = "known when the baseline was taken"
_ID = re.compile(r"[0-9a-hjkmnp-tv-z]{8}")


def load(decisions: Decisions) -> Mapping[str, str]:
    """Fingerprint → rule, empty where there is no file; DecisionError for a malformed one."""
    text = decisions.text(FILE)
    return {} if text is None else parse(text, decisions.place(FILE))


def parse(text: str, place: str) -> Mapping[str, str]:
    """The entries of a baseline's text."""
    again = "take it again with factcheck baseline"
    try:
        document = json.loads(text)
    except ValueError as error:
        raise DecisionError(f"{place}: no JSON: {error}; {again}") from error
    if not isinstance(document, dict):
        raise DecisionError(f"{place}: no JSON object; {again}")
    for key, rule in document.items():
        if not _ID.fullmatch(key) or not isinstance(rule, str):
            raise DecisionError(f"{place}: {key!r}: {rule!r} is no fingerprint with its rule; {again}")
    return document


def text_of(entries: Mapping[str, str]) -> str:
    """The file for fingerprints and their rules."""
    return json.dumps(dict(entries), indent=0, sort_keys=True) + "\n"


def write(root: Path, entries: Mapping[str, str]) -> Path:
    """Replace the baseline in one step."""
    path = root / NAME / FILE
    atomic.write_text(path, text_of(entries))
    return path
