"""What the gate says: one line a stage, below it what failed, and the verdict, in an interface language."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from factcheck.gate.notes import say
from factcheck.gate.stages import RULE, Gated
from factcheck.model.finding import SEVERITIES, Finding
from factcheck.model.problem import Problem
from factcheck.report.catalogue import catalogue
from factcheck.report.index import shortest_prefixes

#: Lines below a stage before the rest is only counted.
MOST_LINES: Final = 20
_STAGES: Final = ("schema", "expectations", "reconciliation")


def text(gated: Gated, *, fail_on: str, version: str, lang: str = "en") -> str:
    """The summary for a console or a log, ending with a line feed."""
    return "\n".join(Console(gated, lang).lines(fail_on, version)) + "\n"


def fails(severity: str, fail_on: str) -> bool:
    """Whether a finding of this severity makes the gate fail."""
    if fail_on == "never":
        return False
    return severity == "error" or (severity == "warning" and fail_on == "warning")


class Console:
    """What came of an update, in a language."""

    def __init__(self, gated: Gated, lang: str) -> None:
        self.gated = gated
        self.lang = lang
        self.rows = len(gated.table.claims) + len(gated.table.suspects)
        self.short: Mapping[str, str] = shortest_prefixes([finding.finding_id for finding in gated.report.findings])

    def lines(self, fail_on: str, version: str) -> Iterator[str]:
        """The lines of the summary."""
        tables, claims = self._say("count.tables", n=len(self.gated.table.files)), self._say("count.claims", n=self.rows)
        yield self._say("console.head", version=version, tables=tables, claims=claims)
        yield ""
        yield from self._schema()
        yield from self._expectations()
        yield from self._reconciliation()
        for note in self.gated.report.notes:
            yield self._say("console.note", text=note[self.lang])
        yield ""
        yield self._verdict(fail_on)

    def _verdict(self, fail_on: str) -> str:
        """The last line: whether the update may go in, and why not."""
        gated = self.gated
        findings = sum(gated.report.count(severity) for severity in SEVERITIES if fails(severity, fail_on))
        counts = {
            "problems": len(gated.problems),
            "crashed": len(gated.crashed),
            "unread": len(gated.report.unread),
            "findings": findings,
        }
        severity = self._severity(fail_on) if findings else ""
        reasons = [self._say(f"verdict.{name}", n=count, severity=severity) for name, count in counts.items() if count]
        if not reasons:
            return self._say("verdict.passed", fail_on=fail_on)
        return self._say("verdict.failed", reasons=", ".join(reasons))

    def _schema(self) -> Iterator[str]:
        problems = self.gated.problems
        counts = f"{self._say('count.rows', n=self.rows)}, {self._say('count.problems', n=len(problems))}"
        yield self._stage("schema", "failed" if problems else "passed", counts)
        yield from self._limited([_problem(problem) for problem in problems])

    def _expectations(self) -> Iterator[str]:
        gated = self.gated
        if not gated.expected:
            yield self._stage("expectations", "not_run", self._say("expectations.none"))
            return
        broken = [finding for finding in gated.report.findings if finding.rule == RULE]
        failed = any(finding.severity == "error" and finding.waived is None for finding in broken)
        met = sum(one.state == "met" and not one.older for one in gated.expected)
        state = "crashed" if gated.crashed else "failed" if failed else "passed"
        yield self._stage("expectations", state, self._say("expectations.hold", met=met, all=len(gated.expected)))
        crashed = [
            self._say(
                "expectations.crashed", suite=one.suite, sentence=one.in_language(self.lang), type=one.type, reason=one.reason
            )
            for one in gated.crashed
        ]
        yield from self._limited(
            [*crashed, *(f"{self._state(f)}  #{self.short[f.finding_id]}  {f.message.in_language(self.lang)}" for f in broken)]
        )
        for one in gated.expected:
            if one.older:
                sentence = one.in_language(self.lang)
                yield f"    {self._say('expectations.older', n=one.older, suite=one.suite, sentence=sentence)}"

    def _reconciliation(self) -> Iterator[str]:
        gated = self.gated
        if not gated.table.claims:
            yield self._stage("reconciliation", "not_run", self._say("reconciliation.none"))
            return
        findings = [finding for finding in gated.report.findings if finding.rule != RULE]
        live = [finding for finding in findings if finding.waived is None]
        errors, warnings, notes = (sum(finding.severity == severity for finding in live) for severity in SEVERITIES)
        words = catalogue(self.lang).messages
        counts = {"errors": errors, "warnings": warnings, "notes": notes, "waived": len(findings) - len(live)}
        told = ", ".join(words.say(f"count.{name}", {"n": number}, number) for name, number in counts.items())
        yield self._stage("reconciliation", "failed" if errors else "passed", told)
        unread = gated.report.unread
        yield from self._limited(
            [self._say("console.unread", article=entry.article, reason=entry.in_language(self.lang)) for entry in unread]
        )
        shown = sorted(
            (f for f in findings if f.severity != "info"), key=lambda f: (f.waived is not None, SEVERITIES.index(f.severity))
        )
        where = self._where({place.claim_id for finding in shown[:MOST_LINES] for place in finding.claims})
        yield from self._limited([self._line(finding, where) for finding in shown])

    def _where(self, wanted: set[str]) -> Mapping[str, str]:
        """``file:line`` of some claims of the table."""
        table = self.gated.table
        found = enumerate(table.claims)
        return {claim.claim_id: "{}:{}".format(*table.place(index)) for index, claim in found if claim.claim_id in wanted}

    def _line(self, finding: Finding, where: Mapping[str, str]) -> str:
        places = ", ".join(where.get(claim.claim_id, claim.article) for claim in finding.claims)
        message = finding.message.in_language(self.lang)
        line = f"{self._state(finding)}  #{self.short[finding.finding_id]}  {finding.rule}: {message} ({places})"
        if finding.waived is None:
            return line
        reason = str(finding.waived.get("reason"))
        if "expires" in finding.waived:
            reason = self._say("console.until", reason=reason, date=finding.waived["expires"])
        return f"{line} [{reason}]"

    def _stage(self, name: str, state: str, told: str) -> str:
        names = [self._say(f"stage.{stage}") for stage in _STAGES]
        width = max(map(len, names))
        number = _STAGES.index(name)
        return f"{number + 1} {names[number]:<{width}}  {self._say(f'state.{state}')}  {told}"

    def _state(self, finding: Finding) -> str:
        waived = self._say("console.waived")
        width = max(map(len, (waived, *map(self._severity, SEVERITIES))))
        return f"{waived if finding.waived is not None else self._severity(finding.severity):<{width}}"

    def _severity(self, severity: str) -> str:
        """The code in English, as ``--fail-on`` takes it, and a word elsewhere."""
        return severity if self.lang == "en" else catalogue(self.lang).say(f"severity.{severity}")

    def _limited(self, found: list[str]) -> Iterator[str]:
        """Lines set in below their stage; a long list is cut and the rest counted."""
        yield from (f"    {line}" for line in found[:MOST_LINES])
        if len(found) > MOST_LINES:
            yield f"    {self._say('console.more', n=len(found) - MOST_LINES)}"

    def _say(self, key: str, **params: Any) -> str:
        return say(key, self.lang, **params)


def _problem(problem: Problem) -> str:
    path = f" {problem.path}" if problem.path and problem.path != f"$.{problem.column}" else ""
    return f"{problem}{path}"
