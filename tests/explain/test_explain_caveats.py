"""Which words say that two figures come from different bodies."""

from __future__ import annotations

from dataclasses import replace

import pytest
from case_file import claim

from factcheck.explain.caveats import other_bodies


@pytest.mark.parametrize(
    ("one", "other", "different"),
    [
        ("the Ministry of Trade", "Trade Ministry data", False),
        ("the Ministry of Trade", "Foreign Minister Murat Nurtleu", True),
        ("в Министерстве торговли и интеграции", "Сыртқы істер министрі", True),
        ("Миллий статистика қўмитаси", "the National Statistics Committee", False),
        ("Ұлттық банк", "Национальный банк", False),
        ("the ministry", "the Ministry of Health", False),
        (None, "the Ministry of Health", False),
    ],
)
def test_bodies_are_told_apart_by_what_they_are_called_after(one: str | None, other: str, different: bool) -> None:
    table = [f"{name} | {name}.txt | level | 5 | USD | exports | KZ | 2025 |" for name in ("a", "b")]
    claims = [replace(claim(line, 0), attribution=body) for line, body in zip(table, (one, other), strict=True)]
    assert other_bodies(claims) is different
