"""Every unit is an ISO 4217 code, one of our own words, or in pint's spelling."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factcheck.gate.expectations._rows import Offence, Row, expectation
from factcheck.model.units import fault


def offences(rows: Sequence[Row]) -> Iterator[Offence]:
    """Rows whose unit nobody knows, with what to write instead."""
    for row in rows:
        cure = None if row.unit_measure is None else fault(row.unit_measure)
        if cure is not None:
            yield Offence((row,), "offence.unit", {"unit": repr(row.unit_measure), "cure": cure})


ExpectUnitsToBeKnown = expectation("expect_units_to_be_known", offences, "every unit is known")
