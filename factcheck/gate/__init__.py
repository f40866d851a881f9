"""Claim tables → pass or fail: JSON Schema, expectation suites, reconciliation, and what a desk has accepted."""
