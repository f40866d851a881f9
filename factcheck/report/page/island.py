"""JSON inside a script element: what the page's script reads and what it exports."""

from __future__ import annotations

import re
from base64 import b64encode
from gzip import compress
from hashlib import sha256
from typing import Any, Final

from markupsafe import Markup

from factcheck.model.report import Report, article_json
from factcheck.report.output.json import dumps

#: Written as escapes, a text can neither end the script element nor start a comment in it; JSON reads them back.
_UNSAFE: Final = re.compile("[<>&\u2028\u2029]")


def island(value: Any) -> Markup:
    """JSON that is safe as the content of ``<script type="application/json">``."""
    return Markup(_UNSAFE.sub(lambda unsafe: f"\\u{ord(unsafe[0]):04x}", dumps(value)))


def packed(report: Report) -> str:
    """The report's JSON as gzip in base64: the whole of it for export, at a tenth of its size."""
    return b64encode(compress(dumps(report.to_json()).encode(), compresslevel=6, mtime=0)).decode()


def fingerprint(report: Report) -> str:
    """A key that two reports share only if their inputs and findings are the same: under it the browser keeps ticks."""
    parts = [finding.finding_id for finding in report.findings]
    parts += [article_json(article)["sha256"] for article in report.articles]
    return sha256("\0".join(parts).encode()).hexdigest()[:16]
