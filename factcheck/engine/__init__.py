"""Systems of printed figures → exact verdicts: which cannot all be true, and which is likely wrong. Knows nothing of news."""

from __future__ import annotations

from factcheck.engine.verdict import solve, solve_many

__all__ = ["solve", "solve_many"]
