"""The findings that commands on waivers speak of: from claim tables, articles, or a report in JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from factcheck.gate import stages
from factcheck.gate.folder import DecisionError
from factcheck.gate.waivers import SHORTEST_ID, normal_id

#: Where findings come from when nothing is named.
DEFAULT: Final = Path("claims")


@dataclass(frozen=True, slots=True)
class Known:
    """A finding as far as a waiver names it; ``accepted`` is the kind of what accepts it now, or None."""

    id: str
    rule: str
    about: str
    accepted: str | None


def findings(sources: Sequence[str], options: stages.Options) -> tuple[Known, ...] | None:
    """The findings of the sources, or of ``claims/``; None where neither is there. DecisionError for inputs that do not read."""
    if not sources and not DEFAULT.is_dir():
        return None
    found: list[Known] = []
    for document in _reports(sources or (str(DEFAULT),), options):
        claims = {claim["claim_id"]: claim for claim in document["claims"]}
        for finding in document["findings"]:
            accepted = finding.get("waived", {}).get("kind") if finding.get("waived") is not None else None
            found.append(Known(finding["finding_id"], finding["rule"], _about(finding, claims), accepted))
    return tuple(found)


def one(text: str, among: Iterable[Known] | None) -> Known:
    """The finding meant by an id or its prefix; DecisionError where none or several are."""
    wanted = normal_id(text)
    if len(wanted) < SHORTEST_ID:
        raise DecisionError(f"{text!r} is too short for an id; give at least {SHORTEST_ID} characters")
    if among is None:
        if len(wanted) != 8:
            raise DecisionError(f"{text!r} is a prefix, and there are no findings to complete it; give all 8 characters, or --from")
        return Known(wanted, "", "", None)
    matching = {known.id: known for known in among if known.id.startswith(wanted)}
    if not matching:
        raise DecisionError(f"no finding has the id {text!r}; run factcheck gate, or name the inputs with --from")
    if len(matching) > 1:
        raise DecisionError(f"{text!r} fits {', '.join(sorted(matching))}; give more characters")
    return next(iter(matching.values()))


def _reports(sources: Sequence[str], options: stages.Options) -> Iterable[Mapping[str, Any]]:
    from factcheck import pipeline
    from factcheck.model.table_files import holds_tables

    tables: list[str] = []
    articles: list[str] = []
    for source in sources:
        path = Path(source)
        if path.suffix == ".json":
            yield _from_file(path)
        elif holds_tables(path):
            tables.append(source)
        else:
            articles.append(source)
    if tables:
        gated = stages.run(tables, options)
        if gated.broken:
            raise DecisionError(f"{', '.join(tables)}: not every row could be read; see factcheck gate, and mend them first")
        yield gated.report.to_json()
    if articles:
        report = pipeline.check(articles, lang=options.lang)
        if report.unread:
            raise DecisionError(f"{report.unread[0].article}: {report.unread[0].reason}")
        yield report.to_json()


def _from_file(path: Path) -> Mapping[str, Any]:
    from factcheck.model import schema

    try:
        document: Mapping[str, Any] = json.loads(path.read_bytes())
    except (OSError, ValueError) as error:
        raise DecisionError(f"{path}: no readable JSON ({error}); name what check --format json printed") from error
    faults = schema.problems("report", document, str(path))
    if faults:
        raise DecisionError(f"{faults[0]} (name what check --format json printed)")
    return document


def _about(finding: Mapping[str, Any], claims: Mapping[str, Mapping[str, Any]]) -> str:
    """What a waiver is about, in one line: exports, 2025-S1: 85100000 / 86800000 USD."""
    members = [claims[place["claim_id"]] for place in finding["claims"] if place["claim_id"] in claims]
    if not members:
        return str(finding["message"]["text"])[:100]
    subject = _distinct(members, "indicator", "item")
    periods = _distinct(members, "time_period")
    values = " / ".join(_distinct(members, "obs_value"))
    return f"{', '.join([*subject, *periods])}: {values} {'/'.join(_distinct(members, 'unit_measure'))}".strip()


def _distinct(claims: Iterable[Mapping[str, Any]], *names: str) -> list[str]:
    return list(dict.fromkeys(str(claim[name]) for claim in claims for name in names if claim.get(name) is not None))
