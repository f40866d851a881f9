"""JSON inside a script element: what the page's script reads and what it exports."""

from __future__ import annotations

from typing import Any, Final

from markupsafe import Markup

from factcheck.model.finding import Report
from factcheck.report.output.json import dumps

#: Written as escapes, a text can neither end the script element nor start a comment in it; JSON reads them back.
_UNSAFE: Final = {ord(c): f"\\u{ord(c):04x}" for c in "<>&\u2028\u2029"}


def island(value: Any) -> Markup:
    """JSON that is safe as the content of ``<script type="application/json">``."""
    return Markup(dumps(value).translate(_UNSAFE))


def packed(report: Report) -> dict[str, Any]:
    """The report's JSON with its long lists as columns and rows, which is half the size; the script unpacks it for export."""
    whole = report.to_json()
    for name in ("claims", "coverage", "articles"):
        records = whole[name]
        columns = list(dict.fromkeys(key for record in records for key in record))
        whole[name] = {"columns": columns, "rows": [_row(record, columns) for record in records]}
    return whole


def _row(record: dict[str, Any], columns: list[str]) -> list[Any]:
    row = [record.get(name) for name in columns]
    while row and row[-1] is None:
        row.pop()
    return row
