"""How each figure ended: the worst finding it stands in, else what coverage says."""

from __future__ import annotations

from typing import Final, Literal

from factcheck.model.claim import Claim
from factcheck.report.index import Index

State = Literal["error", "warning", "info", "agrees", "waived", "not_compared"]
#: In the order of the filter bar, with the icon that stands beside the word.
STATES: Final[dict[State, str]] = {
    "error": "✗",
    "warning": "!",
    "info": "i",
    "agrees": "✓",
    "waived": "–",
    "not_compared": "?",
}


def state_of(claim: Claim, index: Index) -> State:
    """The state of one figure; a figure that coverage does not name was not compared."""
    open_ones = [finding for finding in index.findings_of.get(claim.claim_id, ()) if finding.waived is None]
    entry = index.coverage.get(claim.claim_id)
    # A doubt outranks an agreement, an agreement a mere note.
    if open_ones and (open_ones[0].severity != "info" or entry is None or entry.state != "agrees"):
        return open_ones[0].severity
    if not open_ones and claim.claim_id in index.findings_of:
        return "waived"
    if entry is None:
        return "not_compared"
    # Coverage may know of a finding that is not shown (a context article's own): the figure was compared.
    return "info" if entry.state == "finding" else entry.state
