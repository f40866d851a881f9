"""Names of bodies: the trade of a "Ministry of Trade" is no trade that a figure could be of."""

from __future__ import annotations

from typing import Final

from factcheck.extract.scan import Scan
from factcheck.extract.sentence import Sentence
from factcheck.languages.entry import Match

#: Words of a body's name on one side of its head ("Министерство промышленности, торговли и энергетики").
_NAME: Final = 7
#: Kinds of phrases that no body's name goes on over.
_ENDS: Final = ("time", "numeral", "direction", "area", "body")
_JOINTS: Final = ("and", "function")


def without_names_of_bodies(scan: Scan, sentence: Sentence, indicators: list[Match]) -> list[Match]:
    """The indicators of a sentence but those that belong to the name of a ministry, agency or committee, or of its head."""
    inside = of_bodies(scan, sentence) if indicators else set()
    return [m for m in indicators if inside.isdisjoint((m.start, m.end - 1))] if inside else indicators


def of_bodies(scan: Scan, sentence: Sentence) -> set[int]:
    """The tokens of a sentence beside the heads of bodies that belong to their names."""
    inside: set[int] = set()
    for i in scan.begun("body", sentence.first, sentence.last):
        match = scan.match(i, "body")
        if match is not None and match.entry.get("side") == "before":
            inside.update(_behind(scan, match.end, sentence.last))
        elif match is not None:
            inside.update(_ahead(scan, match.start, sentence.first))
    return inside


def _behind(scan: Scan, first: int, last: int) -> range:
    """Tokens of a name behind its head: nouns up to a verb, a figure, a place or a mark that joins no list of the name."""
    end = first
    for i in range(first, min(first + _NAME, last)):
        if scan.marks[i] == "," and _goes_on(scan, i + 1, last):
            continue
        if not _can_be_of_name(scan, i) or "cue" in scan.kinds[i] or _is_person(scan, i, first):
            break
        if i > first and "function" in scan.kinds[i] and "and" not in scan.kinds[i]:
            break
        end = i + 1
    return range(first, end)


def _goes_on(scan: Scan, first: int, last: int) -> bool:
    """Whether a list of a name's words goes on behind a comma: one more word, then "and"."""
    second = first + 1
    return second < last and scan.tokens[first].kind == "word" and "and" in scan.kinds[second]


def _ahead(scan: Scan, end: int, first: int) -> range:
    """Tokens of a name before its head: the words joined to it back to the capital letter that opens it."""
    start = end
    for i in range(end - 1, max(end - _NAME, first) - 1, -1):
        if not _can_be_of_name(scan, i):
            break
        joined = not scan.kinds[i].isdisjoint(_JOINTS) or "and" in scan.kinds[i + 1]
        if i < end - 2 and not joined and not scan.capital(i):
            break
        start = i
        if scan.capital(i):
            break
    return range(start, end)


def _can_be_of_name(scan: Scan, i: int) -> bool:
    token = scan.tokens[i]
    return token.kind == "word" and scan.kinds[i].isdisjoint(_ENDS) and not token.word.endswith(scan.pack.verb_endings)


def _is_person(scan: Scan, i: int, first: int) -> bool:
    """Whether a person's name begins: a capital behind the first word, where the words of the body's name have none."""
    return i > first and scan.capital(i) and not scan.capital(first)
