"""What the gate says: one line a stage, below it what failed, and the verdict."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from factcheck.gate.stages import RULE, Gated
from factcheck.model.finding import SEVERITIES, Finding
from factcheck.model.problem import Problem
from factcheck.report.index import shortest_prefixes

#: Lines below a stage before the rest is only counted.
MOST_LINES: Final = 20


def text(gated: Gated, *, fail_on: str, version: str) -> str:
    """The summary for a console or a log, ending with a line feed."""
    return "\n".join(lines(gated, fail_on=fail_on, version=version)) + "\n"


def lines(gated: Gated, *, fail_on: str, version: str) -> Iterator[str]:
    """Its lines."""
    table = gated.table
    rows = len(table.claims) + len(table.suspects)
    yield f"factcheck {version} gate: {_count(len(table.files), 'table')}, {_count(rows, 'claim')}"
    yield ""
    short = shortest_prefixes([finding.finding_id for finding in gated.report.findings])
    yield from _schema(gated, rows)
    yield from _expectations(gated, short)
    yield from _reconciliation(gated, short)
    for note in gated.report.notes:
        yield f"note: {note['en']}"
    yield ""
    yield verdict(gated, fail_on)


def verdict(gated: Gated, fail_on: str) -> str:
    """The last line: whether the update may go in, and why not."""
    reasons = []
    if gated.problems:
        reasons.append(f"{_count(len(gated.problems), 'problem')} of rows or files")
    if gated.crashed:
        reasons.append(f"{_count(len(gated.crashed), 'expectation')} could not be evaluated")
    if gated.report.unread:
        reasons.append(f"{_count(len(gated.report.unread), 'context input')} could not be read")
    counted = [severity for severity in SEVERITIES if fails(severity, fail_on)]
    findings = sum(gated.report.count(severity) for severity in counted)
    if findings:
        reasons.append(f"{_count(findings, 'finding')} at or above {fail_on}")
    return f"FAILED  {', '.join(reasons)}" if reasons else f"PASSED  (fail-on: {fail_on})"


def fails(severity: str, fail_on: str) -> bool:
    """Whether a finding of this severity makes the gate fail."""
    if fail_on == "never":
        return False
    return severity == "error" or (severity == "warning" and fail_on == "warning")


def _schema(gated: Gated, rows: int) -> Iterator[str]:
    state = "FAILED" if gated.problems else "passed"
    yield f"1 schema          {state}  {_count(rows, 'row')} read, {_count(len(gated.problems), 'problem')}"
    yield from _limited([_problem(problem) for problem in gated.problems])


def _problem(problem: Problem) -> str:
    path = f" {problem.path}" if problem.path and problem.path != f"$.{problem.column}" else ""
    return f"{problem}{path}"


def _expectations(gated: Gated, short: Mapping[str, str]) -> Iterator[str]:
    if not gated.expected:
        yield "2 expectations    not run  no row could be read"
        return
    broken = [finding for finding in gated.report.findings if finding.rule == RULE]
    met = sum(one.state == "met" and one.reason is None for one in gated.expected)
    state = (
        "CRASHED" if gated.crashed else "FAILED" if any(f.severity == "error" and f.waived is None for f in broken) else "passed"
    )
    yield f"2 expectations    {state}  {met} of {len(gated.expected)} hold"
    crashed = [f"crashed  {one.suite}: {one.sentence} ({one.type}): {one.reason}; mend the suite" for one in gated.crashed]
    yield from _limited(
        [*crashed, *(f"{_state(finding)}  #{short[finding.finding_id]}  {finding.message.text}" for finding in broken)]
    )
    yield from (f"    {one.suite}: {one.sentence}: {one.reason}" for one in gated.expected if one.state == "met" and one.reason)


def _reconciliation(gated: Gated, short: Mapping[str, str]) -> Iterator[str]:
    if not gated.table.claims:
        yield "3 reconciliation  not run  no claim could be read"
        return
    findings = [finding for finding in gated.report.findings if finding.rule != RULE]
    live = [finding for finding in findings if finding.waived is None]
    errors, warnings, notes = (sum(finding.severity == severity for finding in live) for severity in SEVERITIES)
    state = "FAILED" if errors else "passed"
    counts = f"{_count(errors, 'error')}, {_count(warnings, 'warning')}, {_count(notes, 'note')}"
    yield f"3 reconciliation  {state}  {counts}, {len(findings) - len(live)} waived"
    yield from _limited([f"unread   {entry.article}: {entry.reason}" for entry in gated.report.unread])
    shown = sorted(
        (f for f in findings if f.severity != "info"), key=lambda f: (f.waived is not None, SEVERITIES.index(f.severity))
    )
    where = _where(gated, {place.claim_id for finding in shown[:MOST_LINES] for place in finding.claims})
    yield from _limited([_line(finding, where, short[finding.finding_id]) for finding in shown])


def _where(gated: Gated, wanted: set[str]) -> Mapping[str, str]:
    """``file:line`` of some claims of the table."""
    claims = enumerate(gated.table.claims)
    return {claim.claim_id: "{}:{}".format(*gated.table.place(index)) for index, claim in claims if claim.claim_id in wanted}


def _line(finding: Finding, where: Mapping[str, str], short: str) -> str:
    places = ", ".join(where.get(claim.claim_id, claim.article) for claim in finding.claims)
    line = f"{_state(finding)}  #{short}  {finding.rule}: {finding.message.text} ({places})"
    if finding.waived is not None:
        until = f", until {finding.waived['expires']}" if "expires" in finding.waived else ""
        line += f" [{finding.waived.get('reason')}{until}]"
    return line


def _state(finding: Finding) -> str:
    return f"{'waived' if finding.waived is not None else finding.severity:<7}"


def _limited(found: list[str]) -> Iterator[str]:
    """Lines set in below their stage; a long list is cut and the rest counted."""
    yield from (f"    {line}" for line in found[:MOST_LINES])
    if len(found) > MOST_LINES:
        yield f"    … and {len(found) - MOST_LINES} more; all of them with --format json"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
