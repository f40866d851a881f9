"""Why each field of a claim is what it is, as ``--explain`` tells it."""

from __future__ import annotations

from factcheck.extract.claim_making import Found
from factcheck.extract.scan import Scan
from factcheck.extract.time_periods import TimeExpr


def because(found: Found) -> dict[str, str]:
    return {
        "form": found.shape.cue,
        "indicator": f"{found.what.rule} {found.what.words}".strip(),
        "areas": found.where.rule,
        "period": f"{found.when.rule} {found.when.words}".strip(),
        "modality": found.modality_words or "default",
    }


def because_of_date(scan: Scan, time: TimeExpr) -> dict[str, str]:
    return {"form": "date of a beginning", "period": scan.slice(time.start, time.end)}
