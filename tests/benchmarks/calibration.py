"""How often a field is right by the confidence it was read with.

    python tests/benchmarks/calibration.py GOLD [GOLD ...]

Each GOLD is a folder with ``articles/`` and ``gold/claims.jsonl``, one claim a line: ``doc``, ``start``, ``end``, ``value``,
``indicator``, ``ref_area``, ``counterpart_area``, ``period_start``, ``period_end``, and ``alt`` for other readings that are right
as well. A claim and a reading of equal value are paired where their spans overlap. Of what is ``stated`` 97 % should be right, of
what is ``resolved`` 92 %, of what is ``inferred`` 75 %.

An indicator counts only where gold uses one of the registry's names, a period only where gold has one, areas only where gold has a
reporter: elsewhere annotators are free.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from factcheck.extract.reader import read_claims
from factcheck.ingest import read
from factcheck.model.article import Article
from factcheck.model.claim import Claim
from factcheck.model.indicator import registry

BOUNDS: Final = {"stated": 97, "resolved": 92, "inferred": 75}
FIELDS: Final = ("indicator", "areas", "period")

Gold = Mapping[str, Any]


def pairs(folder: Path) -> Iterator[tuple[Gold, Claim]]:
    """Each gold claim with the reading of the same number, as far as there is one."""
    by_article: dict[str, list[Gold]] = {}
    for line in (folder / "gold/claims.jsonl").read_text("utf-8").splitlines():
        gold = json.loads(line)
        by_article.setdefault(gold["doc"], []).append(gold)
    for article in read([str(folder / "articles")]):
        if not isinstance(article, Article):
            sys.exit(f"{article.article}: {article.reason}")
        claims = read_claims(article)
        for gold in by_article.get(Path(article.name).name, ()):
            claim = next((c for c in claims if _overlap(gold, c) and _is_equal(gold, c)), None)
            if claim is not None:
                yield gold, claim


def _overlap(gold: Gold, claim: Claim) -> bool:
    return claim.start is not None and claim.end is not None and claim.start < gold["end"] and gold["start"] < claim.end


def _is_equal(gold: Gold, claim: Claim) -> bool:
    value = float(gold["value"])
    return claim.obs_value is not None and abs(float(claim.obs_value) - value) <= 1e-4 * max(1.0, abs(value))


def is_right(field: str, gold: Gold, claim: Claim) -> bool | None:
    """Whether a field is right by any of gold's readings; None where gold does not say."""
    readings = [gold, *({**gold, **other} for other in gold.get("alt") or ())]
    if field == "indicator":
        if registry().get(gold["indicator"]) is None:
            return None
        return any(claim.indicator == reading["indicator"] for reading in readings)
    if field == "areas":
        if not gold.get("ref_area"):
            return None
        areas = (claim.ref_area, claim.counterpart_area)
        return any(areas == (reading.get("ref_area"), reading.get("counterpart_area")) for reading in readings)
    if not gold.get("period_end"):
        return None
    return any(
        str(claim.period_end) == reading.get("period_end") and reading.get("period_start") in (None, str(claim.period_start))
        for reading in readings
    )


def main() -> None:
    """Prints field, confidence, how many, how many of a hundred are right, and the bound."""
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    right: Counter[tuple[str, str]] = Counter()
    total: Counter[tuple[str, str]] = Counter()
    for folder in sys.argv[1:]:
        for gold, claim in pairs(Path(folder)):
            for field in FIELDS:
                answer = is_right(field, gold, claim)
                confidence = getattr(claim, f"confidence_{field}") or "none"
                if answer is not None:
                    total[field, confidence] += 1
                    right[field, confidence] += answer
    print(f"{'field':10} {'confidence':10} {'claims':>6} {'right':>6} {'bound':>6}")
    for field in FIELDS:
        for confidence in (*BOUNDS, "none"):
            count = total[field, confidence]
            if count:
                share = 100 * right[field, confidence] / count
                print(f"{field:10} {confidence:10} {count:6} {share:6.1f} {BOUNDS.get(confidence, ''):>6}")


if __name__ == "__main__":
    main()
