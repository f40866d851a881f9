"""Which claims of a table are new or changed since a git revision."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from factcheck.gate import git
from factcheck.model import claim_table
from factcheck.model.claim import Claim
from factcheck.model.claim_table import ClaimTable


def changed_since(rev: str, table: ClaimTable) -> frozenset[str]:
    """Ids of claims that the revision did not have, or had with another value in any column. GitError without that revision."""
    before = _as_of(rev, (file for file, _ in table.files))
    now = (*table.claims, *(claim for claim, _ in table.suspects))
    return frozenset(claim.claim_id for claim in now if claim not in before.get(claim.claim_id, ()))


def _as_of(rev: str, files: Iterable[str]) -> dict[str, list[Claim]]:
    """Claims of the files as they were, by id; a file the revision does not have has none."""
    before: dict[str, list[Claim]] = {}
    for file in files:
        content = git.show(rev, Path(file))
        if content is None:
            continue
        old = claim_table.from_bytes(file, content)
        for claim in (*old.claims, *(claim for claim, _ in old.suspects)):
            before.setdefault(claim.claim_id, []).append(claim)
    return before
