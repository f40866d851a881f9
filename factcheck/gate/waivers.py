"""Waivers: findings that a person accepted, each with a reason and an end (``.factcheck/waivers.toml``).

The file is the desk's: entries are appended and taken out as text, so that comments and order stay. ``apply`` marks what is
accepted and says which waivers have run out or match nothing.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, replace
from datetime import date, timedelta
from difflib import get_close_matches
from pathlib import Path
from typing import Any, Final, Literal, get_args

from factcheck.gate import baseline
from factcheck.gate.folder import NAME, DecisionError, Decisions
from factcheck.gate.notes import note
from factcheck.model import atomic
from factcheck.model.finding import Finding
from factcheck.model.messages import Told
from factcheck.model.report import Report

FILE: Final = "waivers.toml"
LONGEST: Final = timedelta(days=180)
SHORTEST_ID: Final = 4

Kind = Literal["revised", "scope", "source-error", "not-a-claim", "extraction-error", "other"]
KINDS: Final[tuple[str, ...]] = get_args(Kind)

_ID = re.compile(rf"[0-9a-hjkmnp-tv-z]{{{SHORTEST_ID},8}}")
_HEADER: Final = "version = 1\n"
_ENTRY = re.compile(r"^[ \t]*\[\[[ \t]*waiver[ \t]*\]\]", re.MULTILINE)


class WaiverError(DecisionError):
    """A waiver that cannot be used; the text names file, entry and cure."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiver:
    """One accepted finding: its fingerprint or a prefix of at least four characters, and ``expires``, the last day it holds."""

    id: str
    rule: str = ""
    about: str = ""
    kind: str
    reason: str
    owner: str = ""
    added: date
    expires: date

    def to_json(self) -> dict[str, str]:
        """The shape of ``waived`` in a finding."""
        return {name: str(getattr(self, name)) for name in FIELDS}

    def matches(self, finding: Finding) -> bool:
        """Whether it accepts a finding: the fingerprint agrees, and so does the rule where one is named."""
        return self.names(finding.finding_id, finding.rule)

    def names(self, fingerprint: str, rule: str) -> bool:
        """The same for a fingerprint and a rule."""
        return fingerprint.startswith(self.id) and self.rule in ("", rule)


FIELDS: Final = tuple(field.name for field in fields(Waiver))


def apply(report: Report, root: Path, today: date, *, rev: str | None = None, complete: bool = True) -> Report:
    """The report with accepted findings marked ``waived``, and notes on waivers that ran out or match nothing.

    ``root`` holds ``.factcheck``; with ``rev`` the decisions are those of a git revision, so that a proposal cannot excuse itself.
    Only a ``complete`` report can show that a waiver matches nothing; a single article knows nothing of the findings of others.
    WaiverError where the file is malformed.
    """
    decisions = Decisions(root, rev)
    waivers = load(decisions, today)
    accepted = baseline.load(decisions)
    valid = [waiver for waiver in waivers if waiver.expires >= today]
    findings = tuple(_marked(finding, valid, accepted, decisions.place(FILE)) for finding in report.findings)
    waived = {place.claim_id for f in findings if f.waived is not None for place in (*f.claims, *f.repeats)}
    waived -= {place.claim_id for f in findings if f.waived is None for place in (*f.claims, *f.repeats)} if waived else set()
    coverage = report.coverage
    if waived:
        coverage = [replace(c, state="waived") if c.state == "finding" and c.claim_id in waived else c for c in coverage]
    notes = (*report.notes, *_notes(waivers, report.findings, today, decisions.place(FILE), complete=complete))
    return replace(report, findings=findings, coverage=coverage, notes=notes)


def load(decisions: Decisions, today: date) -> tuple[Waiver, ...]:
    """The waivers of a folder, none where there is no file."""
    text = decisions.text(FILE)
    return () if text is None else parse(text, decisions.place(FILE), today)


def parse(text: str, place: str, today: date) -> tuple[Waiver, ...]:
    """The waivers of a file's text; WaiverError names the entry that is wrong and the cure."""
    try:
        document = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise WaiverError(f"{place}: no TOML: {error}; mend it by hand") from error
    if document.get("version") != 1:
        raise WaiverError(f"{place}: version is {document.get('version')!r}; begin the file with: version = 1")
    _no_other_keys(document, ("version", "waiver"), place)
    entries = document.get("waiver", [])
    if not isinstance(entries, list):
        raise WaiverError(f"{place}: waiver is no list; begin each entry with [[waiver]]")
    waivers = tuple(_waiver(entry, f"{place}, waiver {number}", today) for number, entry in enumerate(entries, start=1))
    ids = [waiver.id for waiver in waivers]
    twice = next((one for one in ids if ids.count(one) > 1), None)
    if twice is not None:
        raise WaiverError(f"{place}: {twice} is waived twice; remove one entry")
    return waivers


def add(root: Path, waiver: Waiver, today: date) -> Path:
    """Append a waiver, in place of one with the same id; the file that results is read back before it is written."""
    path = root / NAME / FILE
    decisions = Decisions(root)
    before = decisions.text(FILE) or _HEADER
    kept = without(before, {waiver.id}, decisions.place(FILE), today)
    text = kept.rstrip("\n") + "\n\n" + _toml(waiver)
    parse(text, decisions.place(FILE), today)
    atomic.write_text(path, text)
    return path


def prune(root: Path, drop: Iterable[Waiver], today: date) -> None:
    """Take waivers out of the file."""
    decisions = Decisions(root)
    text = decisions.text(FILE)
    if text is not None:
        ids = {waiver.id for waiver in drop}
        atomic.write_text(root / NAME / FILE, without(text, ids, decisions.place(FILE), today))


def without(text: str, ids: set[str], place: str, today: date) -> str:
    """The text of a waiver file without some entries; what stands before the first entry, and between entries, stays."""
    waivers = parse(text, place, today)
    starts = [match.start() for match in _ENTRY.finditer(text)]
    if len(starts) != len(waivers):
        raise WaiverError(f"{place}: its entries cannot be told apart; begin each on a line of its own with [[waiver]]")
    if not starts:
        return text
    blocks = [text[start:end] for start, end in zip(starts, [*starts[1:], len(text)], strict=True)]
    return text[: starts[0]] + "".join(block for block, waiver in zip(blocks, waivers, strict=True) if waiver.id not in ids)


def normal_id(text: str) -> str:
    """A fingerprint as typed: without ``#``, in lower case, i and l read as 1, o as 0 (Crockford)."""
    return text.strip().removeprefix("#").lower().translate(str.maketrans("ilo", "110"))


def _marked(finding: Finding, waivers: list[Waiver], accepted: Mapping[str, str], place: str) -> Finding:
    matching = [waiver for waiver in waivers if waiver.matches(finding)]
    if len(matching) > 1:
        ids = ", ".join(waiver.id for waiver in matching)
        raise WaiverError(f"{place}: finding {finding.finding_id} is waived by {ids}; keep one")
    if matching:
        return replace(finding, waived=matching[0].to_json())
    if accepted.get(finding.finding_id) == finding.rule:
        return replace(finding, waived={"id": finding.finding_id, "kind": baseline.KIND, "reason": baseline.REASON})
    return finding


def _notes(waivers: Iterable[Waiver], findings: tuple[Finding, ...], today: date, place: str, *, complete: bool) -> Iterable[Told]:
    for waiver in waivers:
        matched = [finding for finding in findings if waiver.matches(finding)]
        if len(matched) > 1:
            ids = ", ".join(finding.finding_id for finding in matched)
            raise WaiverError(f"{place}: {waiver.id} fits several findings ({ids}); write the id in full")
        if waiver.expires < today and matched:
            rule = matched[0].rule
            yield note("waiver_expired", id=waiver.id, date=waiver.expires, rule=rule, reason=waiver.reason)
        elif complete and not matched:
            yield note("waiver_unused", id=waiver.id, about=waiver.about or waiver.reason)


def _waiver(entry: Any, place: str, today: date) -> Waiver:
    if not isinstance(entry, dict):
        raise WaiverError(f"{place}: no table; begin it with [[waiver]]")
    _no_other_keys(entry, FIELDS, place)
    for name in ("id", "kind", "reason", "added", "expires"):
        if name not in entry:
            raise WaiverError(f"{place}: {name} is missing; add it")
    for name, value in entry.items():
        kind, words = (
            (date, "a date such as 2025-08-21, without quotes") if name in ("added", "expires") else (str, "text in quotes")
        )
        # A datetime is a date to Python; TOML writes it with a time.
        if not isinstance(value, kind) or hasattr(value, "hour"):
            raise WaiverError(f"{place}: {name} is {value!r}; write {words}")
    waiver = Waiver(**{**entry, "id": normal_id(entry["id"])})
    fault = _fault(waiver, today)
    if fault is not None:
        raise WaiverError(f"{place}: {fault}")
    return waiver


def _fault(waiver: Waiver, today: date) -> str | None:
    if not _ID.fullmatch(waiver.id):
        return f"id {waiver.id!r} is no fingerprint; copy the {SHORTEST_ID} to 8 characters after # in the report"
    if waiver.kind not in KINDS:
        return f"kind {waiver.kind!r} is none of {', '.join(KINDS)}"
    if not waiver.reason.strip():
        return "reason is empty; say why the finding is accepted"
    if waiver.expires < waiver.added:
        return f"it expires on {waiver.expires}, before it was added on {waiver.added}; mend the dates"
    if waiver.expires - waiver.added > LONGEST:
        return f"it holds {(waiver.expires - waiver.added).days} days; at most {LONGEST.days}, until {waiver.added + LONGEST}"
    # A day of grace for desks east of the machine that runs the gate.
    if waiver.added > today + timedelta(days=1):
        return f"added on {waiver.added} lies in the future; write the day it was accepted"
    return None


def _no_other_keys(table: Mapping[str, Any], known: Iterable[str], place: str) -> None:
    for key in table:
        if key not in known:
            near = get_close_matches(key, list(known), n=1)
            cure = f"did you mean {near[0]}?" if near else f"known are {', '.join(known)}"
            raise WaiverError(f"{place}: unknown key {key!r}; {cure}")


def _toml(waiver: Waiver) -> str:
    lines = ["[[waiver]]"]
    for name in FIELDS:
        value = getattr(waiver, name)
        if value != "":
            lines.append(f"{name} = {value.isoformat() if isinstance(value, date) else _quoted(value)}")
    return "\n".join(lines) + "\n"


def _quoted(text: str) -> str:
    """A TOML basic string; JSON's escapes are among TOML's, but for DEL, which TOML wants escaped too."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
