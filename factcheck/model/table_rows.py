"""Rows gathered into claims, with the place of each, and a problem for every row that is no claim."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from factcheck.model.claim import Claim
from factcheck.model.claim_row import RowError, from_json
from factcheck.model.problem import Problem

#: A row with its place, or what is wrong there.
Row = tuple[int, Mapping[str, Any]] | Problem


@dataclass(frozen=True, slots=True)
class ClaimTable:
    """Claims of one or more files. ``lines`` runs parallel to ``claims``; ``files`` are (file, index of its first claim)."""

    claims: tuple[Claim, ...]
    problems: tuple[Problem, ...] = ()
    lines: Sequence[int] = ()
    files: tuple[tuple[str, int], ...] = ()

    def place(self, index: int) -> tuple[str, int]:
        """File and line (or row) of the claim at an index."""
        which = bisect_right(self.files, index, key=lambda entry: entry[1]) - 1
        return self.files[which][0], self.lines[index]


def collect(file: str, rows: Iterable[Row], article: str) -> ClaimTable:
    """Claims and problems of one file; duplicate ids are told with the line of the first."""
    claims: list[Claim] = []
    problems: list[Problem] = []
    lines = array("Q")
    first: dict[str, int] = {}
    for row in rows:
        if isinstance(row, Problem):
            problems.append(row)
            continue
        line, cells = row
        try:
            claim = from_json(cells, article=article)
        except RowError as error:
            problems += [Problem(file, reason, cure, line, column, f"$.{column}") for column, reason, cure in error.faults]
            continue
        if claim.claim_id in first:
            problems.append(_duplicate(file, line, claim.claim_id, f"line {first[claim.claim_id]}"))
            continue
        first[claim.claim_id] = line
        claims.append(claim)
        lines.append(line)
    if not claims and not problems:
        problems.append(Problem(file, "the table has no rows", "delete the file, or restore its rows"))
    return ClaimTable(tuple(claims), tuple(problems), lines, ((file, 0),))


def join(tables: Sequence[ClaimTable]) -> ClaimTable:
    """Several tables as one; an id that two of them use is a problem of the later one."""
    if len(tables) == 1:
        return tables[0]
    claims: list[Claim] = []
    problems: list[Problem] = []
    lines = array("Q")
    files: list[tuple[str, int]] = []
    home: dict[str, tuple[str, int]] = {}
    for table in tables:
        problems += table.problems
        files += [(file, len(claims)) for file, _ in table.files]
        for index, claim in enumerate(table.claims):
            place = table.place(index)
            if claim.claim_id in home:
                problems.append(_duplicate(*place, claim.claim_id, "{}:{}".format(*home[claim.claim_id])))
                continue
            home[claim.claim_id] = place
            claims.append(claim)
            lines.append(place[1])
    return ClaimTable(tuple(claims), tuple(problems), lines, tuple(files))


def _duplicate(file: str, line: int, claim_id: str, where: str) -> Problem:
    return Problem(
        file, f"{claim_id!r} also stands in {where}", "drop one of the rows, or give it its own id", line, "claim_id", "$.claim_id"
    )
