"""Words for what a thing has many of, before which nothing is more: "24 ta ko'p qavatli uy", "120 ta ko'p bolali oila"."""

from __future__ import annotations

from typing import Final

from factcheck.extract.scan import Scan

_MARKS: Final = ",;:.()"


def is_of_many(scan: Scan, i: int) -> bool:
    """Whether "many" at a token only begins a word for what the thing behind it has."""
    many = scan.match(i, "direction")
    if many is None or not many.entry.get("comparative") or not scan.pack.attributive or i + 2 >= len(scan.tokens):
        return False
    if scan.has_mark(i, i + 3, _MARKS) or not scan.tokens[i + 1].word.endswith(scan.pack.attributive):
        return False
    noun = scan.tokens[i + 2]
    return noun.kind == "word" and not noun.word.endswith(scan.pack.verb_endings)
