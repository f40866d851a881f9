"""The verdict on a whole system, put together from its components."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import product
from time import monotonic
from typing import Final

from factcheck.engine.component import ComponentVerdict, components, decide
from factcheck.engine.ratios import names_of
from factcheck.model.system import Repair, System, Verdict

#: How every reason begins that a deadline gave.
_NO_TIME: Final = "no time left"


def solve(system: System, *, timeout: float | None = None) -> Verdict:
    """Whether the figures of a system can all be true; with ``timeout`` (seconds) what could be decided in that time."""
    _validate(system)
    deadline = None if timeout is None else monotonic() + timeout
    return _combine(system, [decide(part, system.mode, deadline) for part in components(system)])


def solve_many(systems: Iterable[System], *, timeout: float | None = None) -> list[Verdict]:
    """``solve`` for each, in order; ``timeout`` counts for each anew."""
    return [solve(system, timeout=timeout) for system in systems]


def is_finished(verdict: Verdict) -> bool:
    """Whether everything was found out that the verdict promises: no deadline cut it short."""
    return _NO_TIME not in (verdict.reason or "")


def _validate(system: System) -> None:
    names = {fact.name for fact in system.facts}
    if len(names) < len(system.facts):
        raise ValueError(f"system {system.id!r}: two facts have one name; names must be unique")
    for index, row in enumerate(system.rows):
        used = names_of(row)
        if not used:
            raise ValueError(f"system {system.id!r}, relation {index}: no fact is named")
        for name in used:
            if name not in names:
                raise ValueError(f"system {system.id!r}, relation {index}: there is no fact {name!r}")


def _combine(system: System, parts: list[ComponentVerdict]) -> Verdict:
    bad = [part for part in parts if part.verdict == "inconsistent"]
    notes = [reason for part in parts for reason in part.reasons]
    notes += [part.unfinished for part in parts if part.unfinished is not None]
    if bad:
        worst = min(bad, key=lambda part: (len(part.conflict), part.conflict))
        if not worst.is_smallest and worst.unfinished is None:
            notes.append("no figure of the conflict can be left out, but a smaller conflict was not searched for")
        return Verdict(
            system.id,
            "inconsistent",
            conflict=worst.conflict,
            rows=worst.rows,
            repairs=_joint_repairs(bad),
            reason="; ".join(notes) or None,
            conflict_is_smallest=all(part.is_smallest for part in bad),
        )
    reason = "; ".join(notes) or None
    if any(part.verdict == "open" for part in parts):
        return Verdict(system.id, "open", reason=reason)
    ranges = {name: interval for part in parts for name, interval in part.ranges.items()}
    ordered = {fact.name: ranges[fact.name] for fact in system.facts if fact.name in ranges}
    return Verdict(system.id, "consistent", admissible=ordered, reason=reason)


def _joint_repairs(bad: list[ComponentVerdict]) -> tuple[Repair, ...]:
    """Repairs of the whole: those of the only bad component, or of two bad ones a single figure each."""
    if len(bad) == 1:
        return bad[0].repairs
    if len(bad) > 2 or any(len(r.values) > 1 for part in bad for r in part.repairs):
        return ()
    pairs = [
        Repair({**a.values, **b.values}, a.weight + b.weight, " + ".join(sorted({s for s in (a.slip, b.slip) if s})) or None)
        for a, b in product(bad[0].repairs, bad[1].repairs)
    ]
    return tuple(sorted(pairs, key=lambda r: (r.weight, sorted(r.values))))
