"""The gate: a data update in three stages, each reported, and what the desk has accepted taken into account.

1 schema: every record against the JSON Schema, and read as a claim. 2 expectations: the suites on the table. 3 reconciliation:
which figures do not fit, with accepted tables as context. A row that cannot be read never hides the others.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any, Final

from factcheck.gate import changes, expecting, suites, waivers
from factcheck.gate.expecting import Expected
from factcheck.model import claim_table, schema
from factcheck.model.claim import Claim
from factcheck.model.claim_table import ClaimTable, Problem
from factcheck.model.fact import FactKey
from factcheck.model.finding import Finding, Message, Place, Report, finding_id

#: The rule under which a broken expectation stands among the findings.
RULE: Final = "expectation"
#: Rows of one broken expectation that a finding lists; its text counts the rest.
MOST_ROWS: Final = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What a run of the gate is asked for. ``root`` holds ``.factcheck``; ``suite_folders`` come after the suites that ship."""

    root: Path
    today: date
    against: tuple[str, ...] = ()
    suite_folders: tuple[Path, ...] = ()
    changed_since: str | None = None
    waivers_from: str | None = None
    lang: str = "en"


@dataclass(frozen=True, slots=True)
class Gated:
    """How an update came through.

    ``problems`` are rows and files that are no claims, ``expected`` how each expectation came out (empty where no row could be
    read); ``report`` holds the findings, broken expectations among them.
    """

    table: ClaimTable
    problems: tuple[Problem, ...]
    expected: tuple[Expected, ...]
    report: Report

    @property
    def crashed(self) -> tuple[Expected, ...]:
        """Expectations that could not be evaluated: neither met nor broken."""
        return tuple(one for one in self.expected if one.state == "crashed")

    @property
    def broken(self) -> bool:
        """Whether something could not be read or evaluated, so that the gate cannot vouch for the update."""
        return bool(self.problems or self.crashed or self.report.unread)


def run(paths: Iterable[str], options: Options) -> Gated:
    """All three stages. SuiteError, WaiverError, GitError for what is wrong with the gate's own configuration."""
    loaded = suites.load(options.suite_folders)
    table = claim_table.read(paths, check=_by_schema)
    doubtful = {problem for _, problems in table.suspects for problem in problems}
    problems = [problem for problem in table.problems if problem not in doubtful]
    rows = (*table.claims, *(claim for claim, _ in table.suspects))
    expected: tuple[Expected, ...] = ()
    recent = None if options.changed_since is None else changes.changed_since(options.changed_since, table)
    if rows:
        expected = expecting.run(claim_table.to_frame(rows), loaded)
        problems += _unexpected(table, expected)
        expected = tuple(_recent(one, rows, recent) for one in expected)
    own = [claim for claim in table.claims if recent is None or claim.claim_id in recent]
    report = _reconciled(own, table.claims, options)
    broken = tuple(_finding(one, rows, table) for one in expected if one.state == "failed")
    report = replace(report, findings=(*broken, *report.findings))
    report = waivers.apply(report, options.root, options.today, rev=options.waivers_from)
    return Gated(table, tuple(problems), expected, report)


def _by_schema(file: str, line: int, row: Mapping[str, Any]) -> tuple[Problem, ...]:
    """What the schema refuses, in the words of the reader where it refuses the same column: they say what to write instead."""
    refused = schema.problems("claims", row, file, line)
    if not refused:
        return ()
    try:
        claim_table.from_json(row)
    except claim_table.RowError as error:
        better = {column: (reason, cure) for column, reason, cure in error.faults}
        return tuple(replace(p, reason=better[p.column][0], cure=better[p.column][1]) if p.column in better else p for p in refused)
    return refused


def _unexpected(table: ClaimTable, expected: Iterable[Expected]) -> list[Problem]:
    """Problems of rows that no expectation speaks of: left out of reconciliation, so they must be told here."""
    told = {row for one in expected for row in one.rows}
    first = len(table.claims)
    return [p for number, (_, problems) in enumerate(table.suspects, first) if number not in told for p in problems]


def _recent(one: Expected, rows: Sequence[Claim], recent: frozenset[str] | None) -> Expected:
    """An expectation with the offending rows that changed; one that only older rows break is no fault of this update."""
    if recent is None or one.state != "failed" or not one.rows:
        return one
    kept = [(row, shown) for row, shown in zip(one.rows, one.shown, strict=True) if rows[row].claim_id in recent]
    if not kept:
        return replace(one, state="met", rows=(), shown=(), reason=f"{len(one.rows)} older rows break it")
    return replace(one, rows=tuple(row for row, _ in kept), shown=tuple(shown for _, shown in kept))


def _reconciled(own: Sequence[Claim], everything: Sequence[Claim], options: Options) -> Report:
    from factcheck import pipeline

    others = pipeline.tables(options.against) if options.against else pipeline.Inputs()
    mine = {claim.claim_id for claim in own}
    rest = tuple(claim for claim in everything if claim.claim_id not in mine)
    told = {
        "against": list(options.against),
        "lang": options.lang,
        "changed_since": options.changed_since,
        "waivers_from": options.waivers_from,
    }
    return pipeline.report(pipeline.Inputs(claims=tuple(own)), pipeline.Inputs(claims=rest) + others, told)


def _finding(one: Expected, rows: Sequence[Claim], table: ClaimTable) -> Finding:
    """A broken expectation as a finding, so that it goes into every format and may be waived like any other."""
    shown = [f"{what} ({where})" for what, where in zip(one.shown, _places(one, table), strict=True)][:MOST_ROWS]
    more = len(one.rows) - MOST_ROWS
    text = f"{one.suite}: {one.sentence}, but: {'; '.join(shown) or ', '.join(one.shown) or 'not so'}"
    if more > 0:
        text += f"; and {more} more"
    key = FactKey(None, None, None, None, None, None, "actual", None, "value")
    about = (one.suite, one.type, one.sentence)
    fingerprint = finding_id(
        RULE, key, about, [f"{rows[row].claim_id} {what}" for row, what in zip(one.rows, one.shown, strict=True)]
    )
    places = tuple(Place.of(rows[row]) for row in one.rows[:MOST_ROWS])
    params = {"suite": one.suite, "expectation": one.type, "rows": len(one.rows)}
    return Finding(fingerprint, RULE, one.severity, places, Message(RULE, params, text))


def _places(one: Expected, table: ClaimTable) -> list[str]:
    """``file:line`` of each offending row."""
    return ["{}:{}".format(*place(table, row)) for row in one.rows] or ["table"] * len(one.shown)


def place(table: ClaimTable, row: int) -> tuple[str, int]:
    """File and line of a row of the table the suites ran on: the claims, then the rows that were left out."""
    if row < len(table.claims):
        return table.place(row)
    problem = table.suspects[row - len(table.claims)][1][0]
    return problem.file, problem.line or 0


def as_report(gated: Gated, fail_on: str) -> Report:
    """The report with the problems of the first stage among ``unread``, and the stages among ``options``."""
    crashed = [f"{one.suite}: {one.sentence}: {one.reason}" for one in gated.crashed]
    stages = {
        "schema": {"claims": len(gated.table.claims), "problems": len(gated.problems)},
        "expectations": {"met": sum(one.state == "met" for one in gated.expected), "of": len(gated.expected), "crashed": crashed},
    }
    unread = (*(problem.unread() for problem in gated.problems), *gated.report.unread)
    return replace(gated.report, unread=unread, options={**gated.report.options, "fail_on": fail_on, "stages": stages})
