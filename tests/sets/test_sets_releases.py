"""Press releases without a mistake, in five languages: nothing in them is an error or a warning."""

from __future__ import annotations

from typing import Any

import pytest
from texts import article, loud, report, rows, told

RELEASES = rows("releases.toml", "release")


@pytest.mark.parametrize("release", RELEASES, ids=lambda release: release["name"])
def test_a_release_without_a_mistake_is_left_alone(release: dict[str, Any]) -> None:
    assert list(map(told, loud(report([article(release)])))) == []


def test_no_two_releases_are_set_against_each_other_as_an_error() -> None:
    """A first estimate and a revised figure are a warning at most (DESIGN §5)."""
    found = report(map(article, RELEASES)).findings
    assert [told(finding) for finding in found if finding.severity == "error"] == []
