"""The gate: a data update in three stages, each reported, and what the desk has accepted taken into account.

1 schema: every record against the JSON Schema, and read as a claim. 2 expectations: the suites on the table. 3 reconciliation:
which figures do not fit, with accepted tables as context. A row that cannot be read never hides the others.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any, Final

from factcheck.gate import changes, expecting, readings, suites, waivers
from factcheck.gate.expecting import Expected
from factcheck.gate.folder import Decisions
from factcheck.gate.notes import Said, english, note
from factcheck.model import claim_table, schema
from factcheck.model.claim import Claim
from factcheck.model.claim_table import ClaimTable, Problem
from factcheck.model.collecting import collecting_what_is_new, without_collecting
from factcheck.model.fact import FactKey
from factcheck.model.finding import Finding, Message, Place, finding_id
from factcheck.model.messages import Told
from factcheck.model.report import Coverage, Report

#: The rule under which a broken expectation stands among the findings.
RULE: Final = "expectation"
#: A row of JSON Lines as factcheck extract writes it is about this long.
BYTES_A_ROW: Final = 1000
#: Findings of one broken expectation, one an offending row; the rest are counted in one more.
MOST_FINDINGS: Final = 50


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


@without_collecting()
def run(paths: Iterable[str], options: Options) -> Gated:
    """All three stages. SuiteError, WaiverError, GitError for what is wrong with the gate's own configuration."""
    loaded = suites.load(options.suite_folders)
    table = claim_table.read(paths, check=_by_schema)
    recent = None if options.changed_since is None else changes.changed_since(options.changed_since, table)
    claims, corrections = readings.apply(table.claims, Decisions(options.root, options.waivers_from))
    table = replace(table, claims=claims)
    doubtful = {problem for _, problems in table.suspects for problem in problems}
    problems = [problem for problem in table.problems if problem not in doubtful]
    rows = (*table.claims, *(claim for claim, _ in table.suspects)) if table.suspects else table.claims
    expected: tuple[Expected, ...] = ()
    if rows:
        with collecting_what_is_new():
            expected = expecting.run(claim_table.to_frame(rows), loaded)
        problems += _unexpected(table, expected)
        expected = tuple(_recent(one, rows, recent) for one in expected)
    report = _reconciled(table.claims, recent, options)
    broken = tuple(finding for one in expected if one.state == "failed" for finding in _findings(one, rows, table, options.lang))
    report = _with(report, broken, rows, corrections)
    report = waivers.apply(report, options.root, options.today, rev=options.waivers_from)
    return Gated(table, tuple(problems), expected, report)


def schema_seconds(paths: Iterable[str]) -> float:
    """About how long the first stage will take with jsonschema alone; 0 where ``jsonschema-rs`` is installed."""
    if schema.is_fast():
        return 0
    size = sum(file.stat().st_size for path in paths for file in claim_table.files(path) if file.suffix not in claim_table.TYPED)
    return size / BYTES_A_ROW / schema.RECORDS_PER_SECOND


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
    told = {row for one in expected for rows in one.rows for row in rows}
    first = len(table.claims)
    return [p for number, (_, problems) in enumerate(table.suspects, first) if number not in told for p in problems]


def _recent(one: Expected, rows: Sequence[Claim], recent: frozenset[str] | None) -> Expected:
    """An expectation with the offending rows that changed; one that only older rows break is no fault of this update."""
    if recent is None or one.state != "failed" or not one.rows:
        return one
    kept = [
        (offending, shown)
        for offending, shown in zip(one.rows, one.shown, strict=True)
        if any(rows[row].claim_id in recent for row in offending)
    ]
    if not kept:
        return replace(one, state="met", rows=(), shown=(), older=len(one.rows))
    return replace(one, rows=tuple(offending for offending, _ in kept), shown=tuple(shown for _, shown in kept))


def _reconciled(claims: tuple[Claim, ...], recent: frozenset[str] | None, options: Options) -> Report:
    """The report on the claims, or on the recent ones with the rest as context."""
    from factcheck import pipeline

    others = pipeline.tables(options.against) if options.against else pipeline.Inputs()
    own, rest = claims, tuple[Claim, ...]()
    if recent is not None:
        own = tuple(claim for claim in claims if claim.claim_id in recent)
        rest = tuple(claim for claim in claims if claim.claim_id not in recent)
    told = {
        "against": list(options.against),
        "lang": options.lang,
        "changed_since": options.changed_since,
        "waivers_from": options.waivers_from,
    }
    return pipeline.report(pipeline.Inputs(claims=own), pipeline.Inputs(claims=rest) + others, told)


def _with(report: Report, broken: tuple[Finding, ...], rows: Sequence[Claim], corrections: tuple[Told, ...]) -> Report:
    """The report with broken expectations, the claims they speak of, and the corrections of the desk."""
    missing = {place.claim_id for finding in broken for place in finding.claims}
    missing.difference_update(claim.claim_id for claim in report.claims)
    unknown = {claim.claim_id: claim for claim in rows if claim.claim_id in missing} if missing else {}
    left_out = [Coverage(claim_id, "not_compared", (), "broken_row") for claim_id in unknown]
    return replace(
        report,
        findings=(*broken, *report.findings),
        claims=(*report.claims, *unknown.values()),
        coverage=(*report.coverage, *left_out) if left_out else report.coverage,
        notes=(*report.notes, *corrections),
        options={**report.options, "readings": [told["en"] for told in corrections]},
    )


def _findings(one: Expected, rows: Sequence[Claim], table: ClaimTable, lang: str) -> Iterator[Finding]:
    """A broken expectation as findings, so that it goes into every format and may be waived; beyond a length the rest are one."""
    if not one.rows:
        whole = one.shown[0] if len(one.shown) == 1 else ", ".join(map(english, one.shown)) or note("expectation.not_so")
        yield _finding(one, (), whole, "", lang)
        return
    offences = list(zip(one.rows, one.shown, strict=True))
    for offending, shown in offences[:MOST_FINDINGS]:
        yield _finding(one, [rows[row] for row in offending], shown, _where(offending, table), lang)
    rest = offences[MOST_FINDINGS:]
    if rest:
        claims = [rows[offending[0]] for offending, _ in rest]
        yield _finding(one, claims, note("expectation.more", n=len(rest), where=_where(rest[0][0], table)), "", lang)


def _finding(one: Expected, claims: Sequence[Claim], shown: Said, where: str, lang: str) -> Finding:
    key = FactKey(None, None, None, None, None, None, "actual", None, "value")
    about = (one.suite, one.type, english(one.sentence))
    fingerprint = finding_id(RULE, key, about, [english(shown), *(claim.claim_id for claim in claims)])
    params = {
        "suite": one.suite,
        "expectation": one.type,
        "sentence": english(one.sentence),
        "shown": english(shown),
        "where": where,
    }
    texts = note(
        "expectation.row" if where else "expectation.table", suite=one.suite, sentence=one.sentence, shown=shown, where=where
    )
    places = tuple(Place.of(claim) for claim in claims[:MOST_FINDINGS])
    return Finding(fingerprint, RULE, one.severity, places, Message(RULE, params, texts[lang], texts))


def _where(offending: Sequence[int], table: ClaimTable) -> str:
    """``file:line`` of the row at fault; empty for the table as a whole."""
    return "{}:{}".format(*place(table, offending[0])) if offending else ""


def place(table: ClaimTable, row: int) -> tuple[str, int]:
    """File and line of a row of the table the suites ran on: the claims, then the rows that were left out."""
    if row < len(table.claims):
        return table.place(row)
    problem = table.suspects[row - len(table.claims)][1][0]
    return problem.file, problem.line or 0


def as_report(gated: Gated, fail_on: str) -> Report:
    """The report with the problems of the first stage among ``unread``, and the stages among ``options``.

    ``places`` says for every claim of a finding in which line of which table it stands: what a CI system can annotate.
    """
    # Not called "place": Python 3.12 would take the function of that name, used below, for this variable.
    named = {stated.claim_id for finding in gated.report.findings for stated in (*finding.claims, *finding.repeats)}
    rows = enumerate((*gated.table.claims, *(claim for claim, _ in gated.table.suspects)))
    crashed = [f"{one.suite}: {english(one.sentence)}: {one.reason}" for one in gated.crashed]
    stages = {
        "schema": {"claims": len(gated.table.claims), "problems": len(gated.problems)},
        "expectations": {"met": sum(one.state == "met" for one in gated.expected), "of": len(gated.expected), "crashed": crashed},
        "places": {claim.claim_id: list(place(gated.table, row)) for row, claim in rows if claim.claim_id in named},
    }
    unread = (*(problem.unread() for problem in gated.problems), *gated.report.unread)
    return replace(gated.report, unread=unread, options={**gated.report.options, "fail_on": fail_on, "stages": stages})
