"""Which words say that two figures come from different bodies."""

from __future__ import annotations

from dataclasses import replace

import pytest
from case_file import claim

from factcheck.explain.caveats import other_bodies, tells_difference


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


@pytest.mark.parametrize(
    ("first", "second", "told"),
    [
        ("In all 30.4 billion were traded.", "The provisional figure was 30.1 billion.", True),
        ("Всего 30,4 млрд.", "По оперативным данным было 30,1 млрд.", True),
        ("Барлығы 30,4 млрд.", "Жедел дерек бойынша 30,1 млрд болған.", True),
        ("Жами 30,4 млрд.", "Тезкор маълумотларга кўра 30,1 млрд эди.", True),
        ("Yakuniy raqam 30,4 mlrd.", "Bojxona 30,1 mlrd degan edi.", True),
        ("In all 30.4 billion were traded.", "Trade came to 30.1 billion.", False),
    ],
)
def test_a_text_tells_versions_apart_itself(first: str, second: str, told: bool) -> None:
    rows = [
        "a | a.txt | level | 30.4 billion | USD | exports | KZ | 2025 |",
        "b | a.txt | level | 30.1 billion | USD | exports | KZ | 2025 |",
    ]
    claims = [
        replace(claim(row, number), sentence=text) for number, (row, text) in enumerate(zip(rows, (first, second), strict=True))
    ]
    assert tells_difference(claims) is told


def test_a_text_that_tells_of_a_revision_explains_all_that_follows_from_it() -> None:
    rows = [
        f"{name} | a.txt | level | 30.4 billion | USD | exports | KZ | 2025 | | start={at};end={at + 9}"
        for name, at in (("a", 0), ("b", 900), ("c", 1500))
    ]
    claims = [claim(row, 0) for row in rows]
    assert not tells_difference(claims)
    assert tells_difference([*claims[:2], replace(claims[2], sentence="The committee has corrected its earlier data.")])
