"""Does every fault in a system file get the JSON path and the cure, and leave the other systems readable?"""

from __future__ import annotations

import json
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from factcheck.engine.notation import ReadError
from factcheck.engine.reading import BadSystem, read_systems
from factcheck.model.system import Growth, Linear, Product, Share, Sum, System, SystemFact


def read(text: str) -> System:
    """The only system of a text."""
    (found,) = read_systems(text)
    assert isinstance(found, System), found
    return found


def fault(**changes: Any) -> BadSystem:
    """What is said of a good system with some keys changed."""
    good = {"id": "a", "facts": [{"name": "T", "value": "5"}, {"name": "X"}], "relations": []}
    (found,) = read_systems(json.dumps({**good, **changes}))
    assert isinstance(found, BadSystem)
    assert found.id == "a"
    return found


def test_numbers_come_from_their_text() -> None:
    """Is 0.1 a tenth, quoted or not, and 1e18 + 0.000000001 without loss?"""
    text = """{"id": "n", "facts": [{"name": "a", "value": 0.1, "decimals": 1}, {"name": "b", "value": "1E2"},
      {"name": "c", "value": 1000000000000000000.000000001, "decimals": "INF"}, {"name": "d", "value": -7, "decimals": "-1"}],
      "relations": [{"type": "linear", "terms": [["a", 0.3], ["b", "-1.5"]], "op": "<=", "rhs": 0}]}"""
    system = read(text)
    assert [f.value for f in system.facts] == [
        Decimal("0.1"),
        Decimal("1E2"),
        Decimal("1000000000000000000.000000001"),
        Decimal(-7),
    ]
    assert [f.decimals for f in system.facts] == [1, None, "INF", -1]
    assert system.rows == (Linear((("a", Fraction(3, 10)), ("b", Fraction(-3, 2))), "<=", Fraction(0)),)


def test_every_relation() -> None:
    """Are all relations of the format read, ratios by name and inline?"""
    inline = {"value": "19.3", "decimals": 1}
    relations = [
        {"type": "sum", "total": "T", "parts": [["X", 1], ["M", "-2"]]},
        {"type": "growth", "new": "T", "base": "X", "factor": "M"},
        {"type": "growth", "new": "T", "base": "X", "percent": inline},
        {"type": "growth", "new": "T", "base": "X", "change": "M"},
        {"type": "share", "part": "X", "whole": "T", "percent": {"low": "5", "high": 6, "open": ["high"]}},
        {"type": "product", "total": "T", "rate": "X", "count": "M"},
        {"type": "order", "less": "X", "more": "T"},
        {"type": "duplicate", "facts": ["X", "T", "M"]},
        {"type": "linear", "terms": [["X", "1"], ["T", "-0.6"]], "op": ">", "rhs": "0"},
    ]
    rows = read(json.dumps({"facts": [{"name": n} for n in "TXM"], "relations": relations})).rows
    assert rows[0] == Sum("T", (("X", Fraction(1)), ("M", Fraction(-2))))
    assert rows[2] == Growth("T", "X", percent=SystemFact("", Decimal("19.3"), 1, weight=None))
    bounds = SystemFact("", None, None, Fraction(5), Fraction(6), high_open=True, weight=None, given=False)
    assert rows[4] == Share("X", "T", bounds)
    assert rows[5] == Product("T", "X", "M")
    assert len(rows) == 9


def test_bounds_with_and_without_a_value() -> None:
    """Is a fact with bounds and no value a figure, and with the value null, or only not negative, something known?"""
    facts = [
        {"name": "figure", "low": "55.25", "high": "55.35", "open": ["high"]},
        {"name": "known", "value": None, "low": "2"},
        {"name": "not negative", "low": 0},
        {"name": "at least", "low": "49.5"},
        {"name": "printed", "value": "50", "low": "49.5"},
        {"name": "nothing", "value": None},
    ]
    got = read(json.dumps({"facts": facts, "relations": []})).facts
    assert [f.is_stated for f in got] == [True, False, False, True, True, False]
    assert got[0].high_open and not got[0].low_open


def test_weights() -> None:
    """Are weights exact numbers, and fixed and INF the same?"""
    facts = [
        {"name": "a", "weight": "0.3"},
        {"name": "b", "weight": "INF"},
        {"name": "c", "fixed": True},
        {"name": "d", "fixed": False},
    ]
    assert [f.weight for f in read(json.dumps({"facts": facts, "relations": []})).facts] == [Fraction(3, 10), None, None, 1]


def test_unknown_keys_of_a_system_are_ignored() -> None:
    """May a system carry notes of its own?"""
    assert read('{"id": "x", "facts": [], "relations": [], "expected": "consistent", "origin": {}}').id == "x"


def test_missing_id_is_the_position() -> None:
    """Does a system without an id get its place in the list?"""
    found = read_systems('[{"facts": [], "relations": []}, {"facts": [], "relations": []}]')
    assert [s.id for s in found] == ["0", "1"]


@pytest.mark.parametrize(
    ("text", "path", "cure"),
    [
        ("", "$", "the file is empty"),
        (" \n", "$", "the file is empty"),
        ("[]", "$", "write at least one system"),
        ('{"id": ', "line 1 column 8", "mend it there"),
        ("[" * 100_000, "$", "nested too deeply"),
    ],
)
def test_text_that_is_no_system_at_all(text: str, path: str, cure: str) -> None:
    """Is it said what to write instead?"""
    with pytest.raises(ReadError) as caught:
        read_systems(text)
    assert (caught.value.path, cure in caught.value.message) == (path, True), caught.value


@pytest.mark.parametrize("text", ["5", '"a"', "null", "true"])
def test_value_that_is_no_system(text: str) -> None:
    """Is anything but an object refused?"""
    (found,) = read_systems(text)
    assert isinstance(found, BadSystem) and "a system is an object" in found.message


def one(fact: dict[str, Any]) -> dict[str, Any]:
    return {"facts": [{"name": "T"}, fact]}


def related(**relation: Any) -> dict[str, Any]:
    return {"relations": [relation]}


FAULTS: list[tuple[dict[str, Any], str, str]] = [
    ({"mode": "up"}, "$.mode", "nearest, truncation, either"),
    ({"facts": None}, "$.facts", "write a list"),
    ({"relations": {}}, "$.relations", "write a list"),
    (one({"name": "T"}), "$.facts[1].name", "already the name of another fact"),
    (one({}), "$.facts[1].name", "write a string"),
    (one({"name": ""}), "$.facts[1].name", "not empty"),
    (one({"name": 5}), "$.facts[1].name", "write a string"),
    (one({"name": "X", "vale": "5"}), "$.facts[1].vale", 'did you mean "value"?'),
    (one({"name": "X", "zzz": "5"}), "$.facts[1].zzz", "a fact has decimals, fixed, high"),
    (one({"name": "X", "value": "86,8"}), "$.facts[1].value", "use a point"),
    (one({"name": "X", "value": "1 000"}), "$.facts[1].value", "no spaces"),
    (one({"name": "X", "value": "NaN"}), "$.facts[1].value", "finite decimal"),
    (one({"name": "X", "value": float("nan")}), "$.facts[1].value", "finite decimal"),
    (one({"name": "X", "value": float("inf")}), "$.facts[1].value", "finite decimal"),
    (one({"name": "X", "value": "1_000"}), "$.facts[1].value", "finite decimal"),
    (one({"name": "X", "value": "\u0661\u0662"}), "$.facts[1].value", "finite decimal"),
    (one({"name": "X", "value": "0x10"}), "$.facts[1].value", "finite decimal"),
    (one({"name": "X", "value": True}), "$.facts[1].value", "write a decimal"),
    (one({"name": "X", "value": [5]}), "$.facts[1].value", "write a decimal"),
    (one({"name": "X", "value": "1e999999"}), "$.facts[1].value", "larger or smaller unit"),
    (one({"name": "X", "value": "1e9999999999"}), "$.facts[1].value", "finite decimal"),
    (one({"name": "X", "value": "9" * 1000}), "$.facts[1].value", "larger or smaller unit"),
    (one({"name": "X", "value": "5", "decimals": 1.5}), "$.facts[1].decimals", "whole number"),
    (one({"name": "X", "value": "5", "decimals": "many"}), "$.facts[1].decimals", 'or "INF"'),
    (one({"name": "X", "value": "5", "decimals": True}), "$.facts[1].decimals", "whole number"),
    (one({"name": "X", "value": "5", "decimals": 9999999}), "$.facts[1].decimals", "whole number"),
    (one({"name": "X", "low": "x"}), "$.facts[1].low", "finite decimal"),
    (one({"name": "X", "low": "1", "open": "low"}), "$.facts[1].open", 'a list of "low" and "high"'),
    (one({"name": "X", "low": "1", "open": ["high"]}), "$.facts[1].open", "take it out"),
    (one({"name": "X", "weight": -1}), "$.facts[1].weight", "from 0 up"),
    (one({"name": "X", "weight": "heavy"}), "$.facts[1].weight", "finite decimal"),
    (one({"name": "X", "fixed": "yes"}), "$.facts[1].fixed", "neither true nor false"),
    ({"facts": ["T"]}, "$.facts[0]", "write an object"),
    (related(type="sums"), "$.relations[0].type", "use one of sum, growth"),
    (related(total="T"), "$.relations[0]", 'an object with a "type"'),
    ({"relations": [5]}, "$.relations[0]", 'an object with a "type"'),
    (related(type="sum", total="T", parts=[]), "$.relations[0].parts", "at least one pair"),
    (related(type="sum", total="T", parts=["X"]), "$.relations[0].parts[0]", "a pair of a fact and a number"),
    (related(type="sum", total="T", parts=[["X", "one"]]), "$.relations[0].parts[0][1]", "finite decimal"),
    (related(type="sum", total="TT", parts=[["X", 1]]), "$.relations[0].total", 'did you mean "T"?'),
    (related(type="sum", total="T", parts=[["quite another", 1]]), "$.relations[0].parts[0][0]", 'add it to "facts"'),
    (related(type="sum", total=5, parts=[["X", 1]]), "$.relations[0].total", "write it as a string"),
    (related(type="sum", total="T", parts=[["X", 1]], rest=1), "$.relations[0].rest", "unknown key"),
    (related(type="growth", new="T", base="X"), "$.relations[0]", "exactly one"),
    (related(type="growth", new="T", base="X", factor="X", change="X"), "$.relations[0]", "exactly one"),
    (related(type="growth", new="T", base="X", factor=2.5), "$.relations[0].factor", '"value": 2.5'),
    (related(type="growth", new="T", base="X", factor={"value": "2", "name": "g"}), "$.relations[0].factor.name", "unknown key"),
    (related(type="growth", new="T", base="X", factor="g"), "$.relations[0].factor", "there is no fact"),
    (related(type="duplicate", facts=["X"]), "$.relations[0].facts", "name the other one"),
    (related(type="duplicate", facts="TX"), "$.relations[0].facts", "write a list"),
    (related(type="linear", terms=[["X", 1]], op="=", rhs=0), "$.relations[0].op", "use one of <= >= == < >"),
    (related(type="linear", terms=[["X", 1]], op="<="), "$.relations[0].rhs", "write a decimal"),
    (related(type="order", less="X"), "$.relations[0].more", "write it as a string"),
]


@pytest.mark.parametrize(("changes", "path", "cure"), FAULTS)
def test_fault_names_path_and_cure(changes: dict[str, Any], path: str, cure: str) -> None:
    """Is the place named, and what to do about it?"""
    found = fault(**changes)
    assert found.path == path, found
    assert cure in found.message, found


def test_key_that_stands_twice() -> None:
    """Is a repeated key refused, rather than the first one lost?"""
    (found,) = read_systems('{"facts": [{"name": "a", "value": 1, "value": 2}], "relations": []}')
    assert isinstance(found, BadSystem)
    assert found.path == "$.facts[0].value" and "stands twice" in found.message


def test_other_systems_are_still_read() -> None:
    """Does one bad system leave the rest of the list alone, and carry its place in it?"""
    found = read_systems('[{"id": "a", "facts": [], "relations": []}, {"id": "b"}, 7, {"id": "c", "facts": [], "relations": []}]')
    assert [type(s) for s in found] == [System, BadSystem, BadSystem, System]
    assert str(found[1]).startswith("$[1].facts: ") and str(found[2]).startswith("$[2]: ")
