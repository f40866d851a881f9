"""English codes of time: FY25, Q3, H1."""

from __future__ import annotations

import re
from typing import Final

from factcheck.extract.scan import Scan
from factcheck.extract.time_atoms import Atoms

_CODE: Final = re.compile(r"(?P<kind>q|h|fy)(?P<number>\d{1,4})$")


def take_code(scan: Scan, i: int, a: Atoms) -> int | None:
    """Past a code, which is added to the atoms; None where there is none."""
    found = _CODE.match(scan.tokens[i].word) if scan.pack.tag == "en" else None
    if found is None:
        return None
    number = int(found["number"])
    if found["kind"] == "fy":
        a.fiscal, a.year = True, number if number > 1000 else 2000 + number
    elif found["kind"] == "q" and 1 <= number <= 4:
        a.quarter = number
    elif found["kind"] == "h" and 1 <= number <= 2:
        a.half = number
    else:
        return None
    return i + 1
