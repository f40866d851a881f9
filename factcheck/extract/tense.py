"""Whether a sentence tells what happened or how things stand."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from factcheck.extract.event_lists import Events
from factcheck.extract.scan import Scan

_CLAUSE: Final = ',;:()\u2013\u2014\u00bb"'
#: Kinds of words that are no verbs, however they end.
_NOUNS: Final = ("time", "thing", "unit")
#: Letters of a verb that an ending is told of.
_SHORTEST: Final = 3


def tells_what_happened(scan: Scan, events: Events, *, beside: Sequence[str] = ()) -> bool:
    """Whether a verb of the past stands in a sentence, other than one of saying; where verbs come last, at the end of a clause.

    ``beside`` are further cues whose words are no such verb.
    """
    happened, lasting = scan.pack.event_endings, scan.pack.state_endings
    said = {i for value in ("attribution", *beside) for cue in events.cued(value) for i in range(cue.start, cue.end)}
    for i in range(events.sentence.first, events.sentence.last):
        token = scan.tokens[i]
        if token.kind != "word" or i in said or len(token.word) < _SHORTEST or not token.text[0].islower():
            continue
        if scan.pack.verb_last and not (i + 1 >= events.sentence.last or scan.tokens[i + 1].kind == "mark"):
            continue
        past = token.word in scan.pack.past_words or (token.word.endswith(happened) and not token.word.endswith(lasting))
        if past and not _compares(scan, i) and not _is_named(scan, events, i):
            return True
    return False


def _is_named(scan: Scan, events: Events, at: int) -> bool:
    """Whether a word that ends like a verb is a noun: a part of a name ("уставный капитал"), a time ("квартал"), a thing."""
    inside = (m.entry.phrase.split()[at - m.start : at - m.start + 1] for m in events.indicators if m.start <= at < m.end)
    if any(part and part[0].endswith("~") for part in inside):
        return True
    return any(m.end - m.start == 1 and m.entry.kind in _NOUNS and not m.entry.is_verb for m in scan.phrases[at])


def _compares(scan: Scan, at: int) -> bool:
    """Whether a word that ends like a verb only compares: "3,5 трлн теңгеге артық"."""
    entry = scan.entry(at, "direction")
    return entry is not None and bool(entry.get("comparative"))


def tells_what_had_been(scan: Scan, events: Events) -> bool:
    """Whether a clause ends in a verb of what had been where verbs come last: "жөнелтілген болатын", "joʻnatilgan edi,"."""
    ends = (scan.tokens[cue.end].kind == "mark" for cue in events.cued("was") if cue.end < len(scan.tokens))
    return scan.pack.verb_last and any(ends)
