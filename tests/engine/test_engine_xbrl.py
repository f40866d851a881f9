"""Does every combination of precision, rounding, duplicates, weights and nil that XBRL knows get the verdict its rules give?

The rules are written down once more here, for one sum whose facts may each be reported several times: XBRL Calculations 1.1 for
rounding, truncation and the calculated interval, the Open Information Model for duplicates. Systems go in as the JSON that
``factcheck solve`` reads.
"""

from __future__ import annotations

import json
import random
from fractions import Fraction
from itertools import product
from typing import Any

import pytest

from factcheck.engine import solve
from factcheck.engine.reading import read_systems
from factcheck.model.system import System, Verdict

MODES = ("nearest", "truncation", "either")
#: A report: value and decimals as text; value None is nil.
Report = tuple[str | None, Any]
#: Lower end, whether it belongs, upper end, whether it belongs; None is unbounded.
Span = tuple[Fraction | None, bool, Fraction | None, bool]


def solved(reports: dict[str, list[Report]], weights: dict[str, str], mode: str) -> Verdict:
    """T = Σ weight · part, every fact with its reports; the first bears its name, further ones are duplicates."""
    facts, relations = [], [{"type": "sum", "total": "T", "parts": [[name, weight] for name, weight in weights.items()]}]
    for name, printed in reports.items():
        names = [name, *(f"{name}{k}" for k in range(1, len(printed)))]
        facts += [{"name": n, "value": value, "decimals": decimals} for n, (value, decimals) in zip(names, printed, strict=True)]
        relations += [{"type": "duplicate", "facts": names}] if len(names) > 1 else []
    system = read_systems(json.dumps({"id": "x", "mode": mode, "facts": facts, "relations": relations}))[0]
    assert isinstance(system, System), system
    return solve(system)


# -- the rules once more ----------------------------------------------------------------------------------------------


def span(report: Report, mode: str) -> Span:
    """The values behind one report."""
    value, decimals = report
    if value is None:
        return None, False, None, False
    x = Fraction(value)
    if decimals == "INF":
        return x, True, x, True
    unit = Fraction(1, 10**decimals) if decimals >= 0 else Fraction(10**-decimals)
    if mode == "nearest":
        return x - unit / 2, True, x + unit / 2, True
    if x == 0:
        return -unit, False, unit, False
    inner = Fraction(0) if mode == "truncation" else unit / 2
    return (x - inner, True, x + unit, False) if x > 0 else (x - unit, False, x + inner, True)


def meet(a: Span, b: Span) -> Span:
    """What two spans have in common."""
    lows = [(s[0], not s[1]) for s in (a, b) if s[0] is not None]
    highs = [(s[2], s[3]) for s in (a, b) if s[2] is not None]
    low, low_out = max(lows, default=(None, True))
    high, high_in = min(highs, default=(None, False))
    return low, not low_out, high, high_in


def is_empty(s: Span) -> bool:
    """Whether no value is left."""
    low, low_in, high, high_in = s
    return low is not None and high is not None and (low > high or (low == high and not (low_in and high_in)))


def plus(a: Span, b: Span, weight: Fraction) -> Span:
    """a + weight · b."""
    low, low_in, high, high_in = b if weight > 0 else (b[2], b[3], b[0], b[1])
    return (
        None if a[0] is None or low is None else a[0] + weight * low,
        a[1] and low_in,
        None if a[2] is None or high is None else a[2] + weight * high,
        a[3] and high_in,
    )


def has_excess_digits(report: Report) -> bool:
    """Whether a value has digits that its decimals deny."""
    value, decimals = report
    return value is not None and decimals != "INF" and (Fraction(value) * Fraction(10) ** decimals).denominator != 1


def wanted(reports: dict[str, list[Report]], weights: dict[str, str], mode: str) -> str:
    """The verdict by the rules."""
    spans = {}
    for name, printed in reports.items():
        at_precision: dict[Any, set[Fraction]] = {}
        for value, decimals in printed:
            if value is not None:
                at_precision.setdefault(decimals, set()).add(Fraction(value))
        if any(len(values) > 1 for values in at_precision.values()) or any(map(has_excess_digits, printed)):
            return "inconsistent"
        common: Span = (None, False, None, False)
        for report in printed:
            common = meet(common, span(report, mode))
        if is_empty(common):
            return "inconsistent"
        spans[name] = common
    calculated: Span = (Fraction(0), True, Fraction(0), True)
    for name, weight in weights.items():
        calculated = plus(calculated, spans[name], Fraction(weight))
    return "inconsistent" if is_empty(meet(calculated, spans["T"])) else "consistent"


# -- every combination ------------------------------------------------------------------------------------------------

#: Parts, weights, and totals that touch, overlap and miss what the parts add up to.
PARTS: list[tuple[list[Report], list[str], list[str]]] = [
    ([("3", 0), ("3", 0)], ["1", "1"], ["4", "5", "6", "7", "8", "9"]),
    ([("-3", 0), ("-3", 0)], ["1", "1"], ["-4", "-5", "-6", "-7", "-8", "-9"]),
    ([("7", 0), ("4", 0)], ["1", "-1"], ["0", "1", "2", "3", "4", "5", "6"]),
    ([("0", 0), ("0", 0)], ["1", "-1"], ["-3", "-2", "-1", "0", "1", "2", "3"]),
    ([("2.5", 1), ("10", "INF")], ["2", "0.5"], ["9.8", "9.9", "10", "10.1", "10.2"]),
    ([("4000", -3), ("1500", -2), ("20", -1)], ["1", "-1", "1"], ["1000", "2000", "3000", "4000"]),
    ([("5", 0), (None, 0)], ["1", "1"], ["-100", "5", "100"]),
    ([("5", 0), ("0", "INF")], ["1", "-1"], ["4", "5", "6"]),
]


@pytest.mark.parametrize("mode", MODES)
def test_precision_of_total_and_parts(mode: str) -> None:
    """Is the total held against the calculated interval at every precision, ends included where they belong?"""
    seen = set()
    for parts, weights, totals in PARTS:
        named = {f"p{k}": [report] for k, report in enumerate(parts)}
        by_name = dict(zip(named, weights, strict=True))
        for total, decimals in product(totals, (-3, -1, 0, 1, 3, "INF")):
            reports: dict[str, list[Report]] = {"T": [(total, decimals)], **named}
            got = solved(reports, by_name, mode).verdict
            assert got == wanted(reports, by_name, mode), (reports, by_name)
            seen.add(got)
    assert seen == {"consistent", "inconsistent"}


@pytest.mark.parametrize("mode", MODES)
def test_two_reports_of_one_part(mode: str) -> None:
    """Do all pairs of reports hold as the Open Information Model has it, and narrow the part where they do?"""
    values = ["0", "-1", "10", "10.4", "10.5", "11", "12", None]
    for first, second, d, e in product(values, values, (-1, 0, 1, "INF"), (0, 1, "INF")):
        for total in ("10", "11"):
            reports: dict[str, list[Report]] = {"T": [(total, "INF")], "p": [(first, d), (second, e)]}
            assert solved(reports, {"p": "1"}, mode).verdict == wanted(reports, {"p": "1"}, mode), (reports, mode)


@pytest.mark.parametrize("mode", MODES)
def test_random_calculations(mode: str) -> None:
    """Are sums of up to four parts with up to three reports each judged by the rules, and is every conflict minimal?"""
    rng = random.Random(f"xbrl {mode}")
    verdicts = []
    for _ in range(250):
        truth = {f"p{k}": Fraction(rng.randint(-2000, 4000), 100) for k in range(rng.randint(1, 4))}
        weights = {name: rng.choice(["1", "1", "-1", "2", "0.5"]) for name in truth}
        truth["T"] = sum((Fraction(weights[name]) * value for name, value in truth.items()), Fraction(0))
        reports = {name: [report(rng, value, mode) for _ in range(rng.choice([1, 1, 2, 3]))] for name, value in truth.items()}
        got = solved(reports, weights, mode)
        assert got.verdict == wanted(reports, weights, mode), (reports, weights)
        verdicts.append(got.verdict)
        for left_out in got.conflict:
            rest = without(reports, set(got.conflict) - {left_out})
            assert wanted(rest, weights, mode) == "consistent", (reports, weights, got.conflict)
    assert min(map(verdicts.count, ("consistent", "inconsistent"))) > 40


def without(reports: dict[str, list[Report]], kept: set[str]) -> dict[str, list[Report]]:
    """The reports with all but some made nil."""
    return {name: [r if n in kept else (None, 0) for n, r in zip(named(name), rs, strict=False)] for name, rs in reports.items()}


def named(name: str) -> list[str]:
    """The names that ``solved`` gives to the reports of a fact."""
    return [name, *(f"{name}{k}" for k in range(1, 4))]


def report(rng: random.Random, value: Fraction, mode: str) -> Report:
    """The value as printed at some precision, now and then wrong by a step, with a digit too many, or nil."""
    if rng.random() < 0.06:
        return None, 0
    decimals = rng.choice([-1, 0, 0, 1, 2, "INF"])
    if decimals == "INF":
        return decimal(value), "INF"
    unit = Fraction(10) ** -decimals
    steps = round(value / unit) if mode == "nearest" else int(value / unit)
    steps += rng.choice([0] * 12 + [-1, 1])
    return decimal(steps * unit + (unit / 10 if rng.random() < 0.02 else 0)), decimals


def decimal(value: Fraction) -> str:
    """All digits of a number with at most four decimals."""
    scaled = value * 10**4
    assert scaled.denominator == 1
    sign, whole = "-" if scaled < 0 else "", abs(int(scaled))
    return f"{sign}{whole // 10**4}.{whole % 10**4:04d}".rstrip("0").rstrip(".")


# -- what no table of intervals shows ---------------------------------------------------------------------------------


@pytest.mark.parametrize("mode", MODES)
def test_nil_is_not_zero(mode: str) -> None:
    """Is a nil part any value, a nil total no contradiction, and a nil report beside another no duplicate of it?"""
    assert solved({"T": [("10", 0)], "a": [("4", 0)], "b": [(None, 0)]}, {"a": "1", "b": "1"}, mode).verdict == "consistent"
    assert solved({"T": [(None, 0)], "a": [("4", 0)]}, {"a": "1"}, mode).verdict == "consistent"
    assert solved({"T": [("4", 0), (None, 0)], "a": [("4", 0)]}, {"a": "1"}, mode).verdict == "consistent"


@pytest.mark.parametrize("mode", MODES)
def test_spellings_of_one_number(mode: str) -> None:
    """Do exponents, signs, padding zeros, numbers and strings read alike, and minus zero as zero?"""
    for four in ("4", "4.0", "+4", "04", "4e0", "40e-1", "0.4E1"):
        assert solved({"T": [("4", 0)], "a": [(four, 0), ("4.00", 2)]}, {"a": "1"}, mode).verdict == "consistent"
    assert solved({"T": [("-0", 0)], "a": [("0.00", 0)]}, {"a": "1"}, mode).verdict == "consistent"
    assert solved({"T": [("1500000", -5)], "a": [("1.5e6", "-5")]}, {"a": "1"}, mode).verdict == "consistent"


def test_values_far_from_their_precision() -> None:
    """Do a zero rounded to millions and a quintillion to the billionth stand for what they say?"""
    assert solved({"T": [("0", -6)], "a": [("400000", "INF")]}, {"a": "1"}, "nearest").verdict == "consistent"
    assert solved({"T": [("0", -6)], "a": [("500001", "INF")]}, {"a": "1"}, "nearest").verdict == "inconsistent"
    assert solved({"T": [("0", -6)], "a": [("1000000", "INF")]}, {"a": "1"}, "truncation").verdict == "inconsistent"
    big = "1000000000000000000.000000001"
    assert solved({"T": [(big, 9)], "a": [("1000000000000000000", "INF")]}, {"a": "1"}, "nearest").verdict == "inconsistent"
    assert solved({"T": [(big, 8)], "a": [("1000000000000000000", "INF")]}, {"a": "1"}, "nearest").conflict == ("T",)


def test_sums_that_only_together_contradict() -> None:
    """Are sums judged together, where XBRL looks at each alone? a + b = 11.0 and a - b = 1.0 need an a of 5.95."""
    text = {
        "facts": [
            {"name": "a", "value": "5", "decimals": 0},
            {"name": "b", "value": "5", "decimals": 0},
            {"name": "T", "value": "11.0", "decimals": 1},
            {"name": "D", "value": "1.0", "decimals": 1},
        ],
        "relations": [
            {"type": "sum", "total": "T", "parts": [["a", 1], ["b", 1]]},
            {"type": "sum", "total": "D", "parts": [["a", 1], ["b", -1]]},
        ],
    }
    for keep in ([0], [1], [0, 1]):
        system = read_systems(json.dumps({**text, "relations": [text["relations"][i] for i in keep]}))[0]
        assert isinstance(system, System)
        assert solve(system).verdict == ("consistent" if len(keep) == 1 else "inconsistent")
