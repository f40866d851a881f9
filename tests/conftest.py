"""Options of the test suite."""

from __future__ import annotations

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    """``--accept`` rewrites the tables of tests/corpus."""
    parser.addoption("--accept", action="store_true", help="rewrite the tables of tests/corpus from what is read")
