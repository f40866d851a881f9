"""Readings: what the desk says a text means where we misread it (``.factcheck/readings.toml``).

An entry names a claim, the columns that were misread with their right values, the reason and the owner::

    [[reading]]
    claim_id = "c9dbd160d83a"
    period_end = 2025-06-30
    reason = "the article says half-year two sentences later"
    owner = "desk"
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from difflib import get_close_matches
from typing import Any, Final

from factcheck.gate.folder import DecisionError, Decisions
from factcheck.gate.notes import note
from factcheck.model.claim import COLUMNS, Claim
from factcheck.model.claim_row import RowError, from_json
from factcheck.model.messages import Told

FILE: Final = "readings.toml"

#: Columns that say which claim it is; the rest may be corrected.
_FIXED: Final = ("claim_id", "article", "quote", "start", "end")
_ABOUT: Final = ("claim_id", "reason", "owner")
#: Columns that ``low`` and ``high`` follow from.
_PRINTED: Final = frozenset(
    {"obs_value", "obs_value_high", "decimals", "form", "modifier", "direction", "unit_measure", "indicator"}
)
_DAYS: Final = ("period_start", "period_end")


@dataclass(frozen=True, slots=True)
class Reading:
    """Columns of one claim with the values they should have had."""

    claim_id: str
    values: Mapping[str, Any]
    reason: str
    owner: str
    place: str


def apply(claims: Iterable[Claim], decisions: Decisions, *, complete: bool = True) -> tuple[tuple[Claim, ...], tuple[Told, ...]]:
    """The claims as the desk reads them, and a note on every reading: what it changed, or that its claim is gone.

    Only ``complete`` claims can show that one is gone; a single article knows nothing of the readings of others.
    """
    readings = {reading.claim_id: reading for reading in load(decisions)}
    if not readings:
        return tuple(claims), ()
    notes: dict[str, Told] = {}
    read: list[Claim] = []
    for claim in claims:
        reading = readings.get(claim.claim_id)
        if reading is None:
            read.append(claim)
            continue
        read.append(_corrected(claim, reading))
        notes[claim.claim_id] = _note(claim, read[-1], reading)
    for claim_id in readings.keys() - notes.keys() if complete else ():
        notes[claim_id] = note("reading_gone", id=claim_id, file=decisions.place(FILE))
    return tuple(read), tuple(notes[claim_id] for claim_id in readings if claim_id in notes)


def load(decisions: Decisions) -> tuple[Reading, ...]:
    """The readings of a folder, none where there is no file; DecisionError for a malformed one."""
    text, place = decisions.text(FILE), decisions.place(FILE)
    if text is None:
        return ()
    try:
        document = tomllib.loads(text, parse_float=Decimal)
    except tomllib.TOMLDecodeError as error:
        raise DecisionError(f"{place}: no TOML: {error}; mend it by hand") from error
    if document.get("version") != 1:
        raise DecisionError(f"{place}: version is {document.get('version')!r}; begin the file with: version = 1")
    extra = next((key for key in document if key not in ("version", "reading")), None)
    if extra is not None or not isinstance(document.get("reading", []), list):
        raise DecisionError(f"{place}: unknown key {extra or 'reading'!r}; begin each entry with [[reading]]")
    readings = [_reading(entry, f"{place}, reading {number}") for number, entry in enumerate(document.get("reading", []), start=1)]
    ids = [reading.claim_id for reading in readings]
    twice = next((one for one in ids if ids.count(one) > 1), None)
    if twice is not None:
        raise DecisionError(f"{place}: claim {twice} is read twice; make one entry of them")
    return tuple(readings)


def _reading(entry: Mapping[str, Any], place: str) -> Reading:
    known = [*_ABOUT, *(column for column in COLUMNS if column not in _FIXED)]
    for key in entry:
        if key in _FIXED and key != "claim_id":
            raise DecisionError(f"{place}: {key} says which claim it is and cannot be corrected; remove it")
        if key not in known:
            near = get_close_matches(key, known, n=1)
            raise DecisionError(
                f"{place}: unknown key {key!r}; " + (f"did you mean {near[0]}?" if near else "use a claim's columns")
            )
    for key in _ABOUT:
        if not isinstance(entry.get(key), str) or not entry[key].strip():
            raise DecisionError(f"{place}: {key} is missing or empty; add it")
    values = {key: value for key, value in entry.items() if key not in _ABOUT}
    if not values:
        raise DecisionError(f"{place}: it corrects no column; add one, e.g. period_end = 2025-06-30")
    return Reading(entry["claim_id"], values, entry["reason"], entry["owner"], place)


def _corrected(claim: Claim, reading: Reading) -> Claim:
    """The claim with other values in some columns, and what follows from them computed again."""
    row = claim.to_json() | dict(reading.values)
    if not _PRINTED.isdisjoint(reading.values) and not {"low", "high"} & reading.values.keys():
        del row["low"], row["high"]
    if "time_period" in reading.values:
        row |= {day: None for day in _DAYS if day not in reading.values}
    elif not set(_DAYS).isdisjoint(reading.values):
        row["time_period"] = None
    try:
        return from_json(row)
    except RowError as error:
        raise DecisionError(f"{reading.place}: {error}") from error


def _note(before: Claim, after: Claim, reading: Reading) -> Told:
    changes = ", ".join(f"{name} {_shown(getattr(before, name))} → {_shown(getattr(after, name))}" for name in reading.values)
    return note(
        "reading_changed",
        id=before.claim_id,
        article=before.article,
        changes=changes,
        reason=reading.reason,
        owner=reading.owner,
    )


def _shown(value: Any) -> str:
    if value is None:
        return "\N{EN DASH}"
    return value.isoformat() if isinstance(value, date) else str(value)
