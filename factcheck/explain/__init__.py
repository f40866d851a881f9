"""Verdicts → findings: severity, arithmetic, likely slips, messages. ``outcome`` is the way in."""

from factcheck.explain.findings import outcome

__all__ = ["outcome"]
