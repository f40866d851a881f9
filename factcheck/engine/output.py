"""Verdicts as ``factcheck solve`` prints them: one JSON object (DESIGN §2), or a few lines of text."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from factcheck.engine.verdict import is_finished
from factcheck.model.interval import Interval
from factcheck.model.numbers import bound_text
from factcheck.model.system import Duplicate, Growth, Linear, Order, Product, Ratio, Row, Share, Sum, System, SystemFact, Verdict

#: Repairs shown in text; JSON has all of them.
_SHOWN_REPAIRS = 12


def verdict_json(verdict: Verdict) -> dict[str, Any]:
    """The output object: bounds as decimal strings, null is unbounded, ends that are not included under ``open``."""
    opened = {name: _open_ends(i) for name, i in verdict.admissible.items() if i.low_open or i.high_open}
    return {
        "id": verdict.id,
        "verdict": verdict.verdict,
        "conflict": list(verdict.conflict),
        "relations": list(verdict.rows),
        "admissible": {name: _bounds(i) for name, i in verdict.admissible.items()},
        "open": opened,
        "repairs": [
            {
                "facts": list(r.values),
                "values": {name: _bounds(i) for name, i in r.values.items()},
                "slip": r.slip,
                "weight": float(r.weight),
            }
            for r in verdict.repairs
        ],
        "reason": verdict.reason,
    }


def verdict_text(system: System, verdict: Verdict) -> str:
    """What was found, for reading."""
    lines = [f"{_plain(verdict.id)}: {verdict.verdict}" + ("" if is_finished(verdict) else " (unfinished)")]
    facts = {fact.name: fact for fact in system.facts}
    if verdict.verdict == "inconsistent":
        lines += _conflict(system, verdict, facts)
    width = max((len(_plain(name)) for name in verdict.admissible), default=0)
    for name, interval in verdict.admissible.items():
        printed = facts[name].value
        stated = "" if printed is None else f"  (printed {printed})"
        lines.append(f"  {_plain(name):{width}}  {shown(interval)}{stated}")
    if verdict.reason:
        lines += [f"  note: {_plain(reason)}" for reason in verdict.reason.split("; ")]
    return "\n".join(lines)


def _conflict(system: System, verdict: Verdict, facts: dict[str, SystemFact]) -> list[str]:
    lines = []
    count = len(verdict.conflict)
    if count:
        what = "This figure cannot be true" if count == 1 else f"These {count} figures cannot all be true"
        lines.append(f"  {what}: " + ", ".join(_figure(facts[name]) for name in verdict.conflict))
    else:
        lines.append("  The relations contradict each other, whatever the figures")
    lines += [f"  by relation {row}: {formula(system.rows[row])}" for row in verdict.rows]
    for repair in verdict.repairs[:_SHOWN_REPAIRS]:
        values = " and ".join(f"{_plain(name)} were {shown(interval)}" for name, interval in repair.values.items())
        slip = f" ({repair.slip})" if repair.slip else ""
        lines.append(f"  would agree if {values}{slip}")
    if len(verdict.repairs) > _SHOWN_REPAIRS:
        lines.append(f"  and {len(verdict.repairs) - _SHOWN_REPAIRS} more ways")
    if not verdict.repairs:
        lines.append("  changing one or two figures does not help")
    return lines


def shown(interval: Interval) -> str:
    """An interval in words: ``55.25 to 55.35``, ``above 3``, ``any value``."""
    low, high = bound_text(interval.low, upper=False), bound_text(interval.high, upper=True)
    if low is None and high is None:
        return "any value"
    if low is None:
        return f"{'below' if interval.high_open else 'at most'} {high}"
    if high is None:
        return f"{'above' if interval.low_open else 'at least'} {low}"
    if low == high and interval.low == interval.high:
        return low
    return f"{'above ' if interval.low_open else ''}{low} to {'below ' if interval.high_open else ''}{high}"


def formula(row: Row) -> str:
    """A relation as an equation of fact names."""
    match row:
        case Sum():
            return f"{_plain(row.total)} = " + _signed(row.parts)
        case Linear():
            return f"{_signed(row.terms)} {row.op} {_number(row.rhs)}"
        case Order():
            return f"{_plain(row.less)} <= {_plain(row.more)}"
        case Duplicate():
            return " = ".join(map(_plain, row.facts))
        case Share():
            return f"{_plain(row.part)} = {_ratio(row.percent)} % of {_plain(row.whole)}"
        case Product():
            return f"{_plain(row.total)} = {_ratio(row.rate)} x {_plain(row.count)}"
        case Growth(factor=factor, percent=percent, change=change):
            if factor is not None:
                return f"{_plain(row.new)} = {_ratio(factor)} x {_plain(row.base)}"
            if percent is not None:
                return f"{_plain(row.new)} = {_plain(row.base)} + {_ratio(percent)} %"
            assert change is not None
            return f"{_plain(row.new)} = {_plain(row.base)} + {_ratio(change)}"


def _signed(terms: tuple[tuple[str, Fraction], ...]) -> str:
    text = ""
    for name, weight in terms:
        size = "" if abs(weight) == 1 else f"{_number(abs(weight))} x "
        text += f"{' - ' if weight < 0 else ' + ' if text else ''}{size}{_plain(name)}"
    return text.strip()


def _number(value: Fraction) -> str:
    """A decimal where one is exact, else a fraction."""
    text = bound_text(value, upper=False)
    return text if text is not None and Fraction(text) == value else str(value)


def _ratio(ratio: Ratio) -> str:
    if isinstance(ratio, str):
        return _plain(ratio)
    return shown(ratio.interval()) if ratio.value is None else str(ratio.value)


def _figure(fact: SystemFact) -> str:
    return f"{_plain(fact.name)} {shown(fact.interval()) if fact.value is None else fact.value}"


def _bounds(interval: Interval) -> list[str | None]:
    return [bound_text(interval.low, upper=False), bound_text(interval.high, upper=True)]


def _open_ends(interval: Interval) -> list[str]:
    return [end for end, is_open in (("low", interval.low_open), ("high", interval.high_open)) if is_open]


def _plain(text: str) -> str:
    """A name without characters that would steer a terminal."""
    return "".join(c if c.isprintable() else ascii(c)[1:-1] for c in text)
