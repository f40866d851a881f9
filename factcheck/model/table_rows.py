"""Rows gathered into claims, with the place of each, and a problem for every row that is no claim."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from factcheck.model.claim import Claim
from factcheck.model.claim_row import RowError, from_json
from factcheck.model.problem import Problem

#: A row, or the claim it was read as, with its place; or what is wrong there.
Row = tuple[int, Mapping[str, Any] | Claim] | Problem


@dataclass(frozen=True, slots=True)
class ClaimTable:
    """Claims of one or more files, and every problem met.

    ``lines`` runs parallel to ``claims``; ``files`` are (file, index of its first claim). ``suspects`` are rows left out although
    each of their cells can be read (a second row with one id, a period that runs backwards), with their problems, which stand in
    ``problems`` too.
    """

    claims: tuple[Claim, ...]
    problems: tuple[Problem, ...] = ()
    lines: Sequence[int] = ()
    files: tuple[tuple[str, int], ...] = ()
    suspects: tuple[tuple[Claim, tuple[Problem, ...]], ...] = ()

    def place(self, index: int) -> tuple[str, int]:
        """File and line (or row) of the claim at an index."""
        which = bisect_right(self.files, index, key=lambda entry: entry[1]) - 1
        return self.files[which][0], self.lines[index]


#: Problems of a row of a file at a line, before it is read: the gate checks the JSON Schema here.
Check = Callable[[str, int, Mapping[str, Any]], tuple[Problem, ...]]


def collect(file: str, rows: Iterable[Row], article: str, check: Check | None = None) -> ClaimTable:
    """Claims and problems of one file; duplicate ids are told with the line of the first."""
    claims: list[Claim] = []
    problems: list[Problem] = []
    suspects: list[tuple[Claim, tuple[Problem, ...]]] = []
    lines = array("Q")
    first: dict[str, int] = {}
    for row in rows:
        if isinstance(row, Problem):
            problems.append(row)
            continue
        line, cells = row
        claim, faults = (cells, ()) if isinstance(cells, Claim) else _checked(file, line, cells, article, check)
        if claim is not None and not faults and claim.claim_id in first:
            faults = (_duplicate(file, line, claim.claim_id, f"line {first[claim.claim_id]}"),)
        problems += faults
        if claim is None:
            continue
        if faults:
            suspects.append((claim, faults))
            continue
        first[claim.claim_id] = line
        claims.append(claim)
        lines.append(line)
    if not claims and not problems:
        problems.append(Problem(file, "the table has no rows", "delete the file, or restore its rows"))
    return ClaimTable(tuple(claims), tuple(problems), lines, ((file, 0),), tuple(suspects))


def _checked(
    file: str, line: int, cells: Mapping[str, Any], article: str, check: Check | None
) -> tuple[Claim | None, tuple[Problem, ...]]:
    faults = () if check is None else check(file, line, cells)
    return (None, faults) if faults else _read(file, line, cells, article)


def _read(file: str, line: int, cells: Mapping[str, Any], article: str) -> tuple[Claim | None, tuple[Problem, ...]]:
    try:
        return from_json(cells, article=article), ()
    except RowError as error:
        faults = (Problem(file, reason, cure, line, column, f"$.{column}") for column, reason, cure in error.faults)
        return error.claim, tuple(faults)


def join(tables: Sequence[ClaimTable]) -> ClaimTable:
    """Several tables as one; an id that two of them use is a problem of the later one."""
    if len(tables) == 1:
        return tables[0]
    claims: list[Claim] = []
    problems: list[Problem] = []
    suspects: list[tuple[Claim, tuple[Problem, ...]]] = []
    lines = array("Q")
    files: list[tuple[str, int]] = []
    home: dict[str, tuple[str, int]] = {}
    for table in tables:
        problems += table.problems
        suspects += table.suspects
        files += [(file, len(claims)) for file, _ in table.files]
        for index, claim in enumerate(table.claims):
            place = table.place(index)
            if claim.claim_id in home:
                twice = _duplicate(*place, claim.claim_id, "{}:{}".format(*home[claim.claim_id]))
                problems.append(twice)
                suspects.append((claim, (twice,)))
                continue
            home[claim.claim_id] = place
            claims.append(claim)
            lines.append(place[1])
    return ClaimTable(tuple(claims), tuple(problems), lines, tuple(files), tuple(suspects))


def _duplicate(file: str, line: int, claim_id: str, where: str) -> Problem:
    return Problem(
        file, f"{claim_id!r} also stands in {where}", "drop one of the rows, or give it its own id", line, "claim_id", "$.claim_id"
    )
