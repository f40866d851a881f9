"""``factcheck solve``: is the result printed as the contract says, and every fault told?"""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from factcheck import cli
from factcheck.cli.solve import command

GOOD = {
    "id": "good",
    "facts": [{"name": "T", "value": "86.8", "decimals": 1}, {"name": "X", "value": "55.3", "decimals": 1}, {"name": "M"}],
    "relations": [{"type": "sum", "total": "T", "parts": [["X", 1], ["M", 1]]}],
}
BAD = {**GOOD, "id": "bad", "facts": [*GOOD["facts"][:2], {"name": "M", "value": "41.5", "decimals": 1}]}
OPEN = {
    "id": "open",
    "facts": [{"name": "T", "value": 5}, {"name": "P", "value": 0}],
    "relations": [{"type": "growth", "new": "T", "base": "P", "factor": {"value": "2.5", "decimals": 1}}],
}
BROKEN = {"id": "broken", "facts": [{"name": "T", "value": "many"}], "relations": []}


@pytest.fixture
def solve(tmp_path: Path):
    """Run the command on systems or text."""

    def run(content: object, *options: str) -> Result:
        file = tmp_path / "system.json"
        if isinstance(content, bytes):
            file.write_bytes(content)
        else:
            file.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")
        return CliRunner().invoke(command, [str(file), *options], standalone_mode=False)

    return run


def test_one_system_as_json(solve) -> None:
    """Are all keys of the contract there, with bounds as decimal strings?"""
    result = solve(GOOD, "--format", "json")
    assert result.return_value == 0
    assert json.loads(result.stdout) == {
        "id": "good",
        "verdict": "consistent",
        "conflict": [],
        "relations": [],
        "admissible": {"T": ["86.75", "86.85"], "X": ["55.25", "55.35"], "M": ["31.4", "31.6"]},
        "open": {},
        "repairs": [],
        "reason": None,
    }


def test_a_list_gives_a_line_each(solve) -> None:
    """Does every system of a list get its line, in order, and the worst exit code count?"""
    result = solve([GOOD, BAD, GOOD], "--format", "json")
    lines = [json.loads(line) for line in result.stdout.splitlines()]
    assert [line["verdict"] for line in lines] == ["consistent", "inconsistent", "consistent"]
    assert result.return_value == 1
    repair = lines[1]["repairs"][0]
    assert set(repair) == {"facts", "values", "slip", "weight"}
    assert lines[1]["conflict"] == ["M", "T", "X"] and lines[1]["relations"] == [0]
    assert isinstance(repair["weight"], float)


def test_open_ends_are_listed(solve) -> None:
    """Is an end that is not included named under "open"?"""
    result = solve({**GOOD, "mode": "truncation"}, "--format", "json")
    assert json.loads(result.stdout)["open"] == {"T": ["high"], "X": ["high"], "M": ["low", "high"]}


def test_long_bounds_are_rounded_outward(solve) -> None:
    """Are thirds given to fifteen digits, away from the range?"""
    system = {
        "id": "third",
        "facts": [{"name": "a", "value": 1, "decimals": "INF"}, {"name": "b"}],
        "relations": [{"type": "linear", "terms": [["b", 3], ["a", -1]], "op": "==", "rhs": 0}],
    }
    assert json.loads(solve(system, "--format", "json").stdout)["admissible"]["b"] == ["0.333333333333333", "0.333333333333334"]


def test_open_is_two(solve) -> None:
    """Is something left open an exit code of 2, with the reason?"""
    result = solve(OPEN, "--format", "json")
    assert result.return_value == 2
    found = json.loads(result.stdout)
    assert found["verdict"] == "open" and "P may be zero" in found["reason"]


def test_bad_system_leaves_the_others(solve) -> None:
    """Are the good ones solved, the bad one told on standard error with its path, and the code 2?"""
    result = solve([GOOD, BROKEN, BAD], "--format", "json")
    assert [json.loads(line)["id"] for line in result.stdout.splitlines()] == ["good", "bad"]
    assert "$[1].facts[0].value" in result.stderr and "write a finite decimal" in result.stderr
    assert result.return_value == 2


@pytest.mark.parametrize(
    ("content", "told"),
    [("", "the file is empty"), ("{", "this is not JSON"), (b"\xff\xfe{}", "is not UTF-8 at byte 0"), ("[]", "the list is empty")],
)
def test_unreadable_files(solve, content: object, told: str) -> None:
    """Is a file that is no system told, with nothing on standard output?"""
    result = solve(content)
    assert (result.return_value, result.stdout) == (2, "")
    assert told in result.stderr


def test_missing_file(tmp_path: Path) -> None:
    """Is a file that does not exist told by name?"""
    result = CliRunner().invoke(command, [str(tmp_path / "none.json")], standalone_mode=False)
    assert result.return_value == 2
    assert "none.json" in result.stderr and "name a file that exists" in result.stderr


def test_standard_input_and_byte_order_mark() -> None:
    """Is - standard input, and a byte-order mark no part of it?"""
    result = CliRunner().invoke(command, ["-", "--format", "json"], input="\ufeff" + json.dumps(GOOD), standalone_mode=False)
    assert json.loads(result.stdout)["verdict"] == "consistent"


def test_text_for_reading(solve) -> None:
    """Does the text give the figures, the relation and what would agree?"""
    text = solve(BAD).stdout
    assert "bad: inconsistent" in text
    assert "These 3 figures cannot all be true: M 41.5, T 86.8, X 55.3" in text
    assert "by relation 0: T = X + M" in text
    assert "would agree if M were 31.4 to 31.6 (wrong-digit)" in text
    text = solve(GOOD).stdout
    assert "good: consistent" in text and "31.4 to 31.6" in text and "(printed 86.8)" in text


def test_every_relation_has_a_formula(solve) -> None:
    """Is each kind of relation written so that it can be read?"""
    inline = {"value": "2.5", "decimals": 1}
    relations = {
        "T = X - 2 x M": {"type": "sum", "total": "T", "parts": [["X", 1], ["M", -2]]},
        "T = g x X": {"type": "growth", "new": "T", "base": "X", "factor": "g"},
        "T = X + 2.5 %": {"type": "growth", "new": "T", "base": "X", "percent": inline},
        "T = X + 2.5": {"type": "growth", "new": "T", "base": "X", "change": inline},
        "T = g % of X": {"type": "share", "part": "T", "whole": "X", "percent": "g"},
        "T = g x X ": {"type": "product", "total": "T", "rate": "g", "count": "X"},
        "T <= M": {"type": "order", "less": "T", "more": "M"},
        "T = M": {"type": "duplicate", "facts": ["T", "M"]},
        "T - 0.6 x X <= 0": {"type": "linear", "terms": [["T", 1], ["X", "-0.6"]], "op": "<=", "rhs": 0},
    }
    for formula, relation in relations.items():
        figures = [{"name": "T", "value": 900}, {"name": "X", "value": 3}, {"name": "M", "value": 5}, {"name": "g", "value": 7}]
        text = solve({"id": "f", "facts": figures, "relations": [relation]}).stdout
        assert f"by relation 0: {formula.strip()}\n" in text, text


def test_names_cannot_steer_the_terminal(solve) -> None:
    """Are control characters of a name shown, not sent?"""
    text = solve({"id": "x\u001b[2J", "facts": [{"name": "a\u0007b", "value": "4.4", "decimals": 0}], "relations": []}).stdout
    assert "\u001b" not in text and "\u0007" not in text and "a\\x07b" in text


def test_timeout_says_what_was_decided(solve) -> None:
    """Is a system that takes too long left open, with a note, and the code 2?"""
    many = [{"name": f"v{i}", "value": str(i), "decimals": 0} for i in range(400)]
    sums = [{"type": "sum", "total": f"v{i}", "parts": [[f"v{j}", 1] for j in range(i % 7, 400, 7) if j != i]} for i in range(120)]
    result = solve({"id": "big", "facts": many, "relations": sums}, "--timeout", "0.000001", "--format", "json")
    found = json.loads(result.stdout)
    assert result.return_value == 2
    assert "no time left" in found["reason"]


def test_the_group_knows_the_command() -> None:
    """Is solve listed with its line of help, and does its code reach the shell?"""
    result = CliRunner().invoke(cli.group, ["--help"])
    assert "solve" in result.output and "the engine alone" in result.output
