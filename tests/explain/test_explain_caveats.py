"""Which words say that two figures come from different bodies."""

from __future__ import annotations

from dataclasses import replace

import pytest
from case_file import claim

from factcheck.explain.caveats import gives_another, other_bodies, tells_difference


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


@pytest.mark.parametrize(
    ("first", "second", "another"),
    [
        ("Transfers came to 14.8 billion.", "The World Bank puts them higher, at 16.6 billion.", True),
        ("Переводы составили 14,8 млрд.", "МВФ приводит другую цифру: 16,6 млрд.", True),
        ("Аударымдар 14,8 млрд болды.", "Ресей тарапы басқаша есептейді: 16,6 млрд.", True),
        ("Ўтказмалар 14,8 млрд бўлди.", "Жаҳон банки бошқа рақам келтиради: 16,6 млрд.", True),
        ("Transfers came to 14.8 billion.", "In 2024 transfers were 16.6 billion.", False),
        ("Transfers came to 14.8 billion, the bank said.", "Transfers in 2024 were higher, at 16.6 billion.", False),
        ("The World Bank counts differently: 14.8 billion.", "In 2024 transfers were 16.6 billion.", False),
        ("Переводы составили 14,8 млрд.", "Есть и другие данные за 2024 год: переводы составили 16,6 млрд.", False),
        (None, None, False),
    ],
)
def test_a_text_gives_a_second_figure_as_somebody_elses(first: str | None, second: str | None, another: bool) -> None:
    rows = [
        "a | a.txt | level | 14.8 billion | USD | remittances | UZ | 2024 | | start=10;end=22",
        "b | a.txt | level | 16.6 billion | USD | remittances | UZ | 2024 | | start=80;end=92",
    ]
    claims = [replace(claim(row, 0), sentence=text) for row, text in zip(rows, (first, second), strict=True)]
    assert gives_another(claims) is another
    assert not gives_another([replace(one, attribution="the central bank") for one in claims])
    assert not gives_another([claims[0], replace(claims[1], section="headline")])
    assert not gives_another([claims[0], replace(claims[1], article="b.txt")])
