"""Whose a figure is: the proper name of a field, plant, company or bank that its clause tells it of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import Final, NamedTuple

from factcheck.extract.events import Events
from factcheck.extract.quantity import DASHES, Quantity
from factcheck.extract.scan import Scan
from factcheck.languages.owner_names import is_body, is_head, is_surname, sounds, without_case
from factcheck.model.indicator import registry

#: Kinds of indicators whose figures are parts of those of a country.
_ADDED: Final = ("flow", "stock")
#: Words in a name in quotation marks.
_QUOTED: Final = 5
_OPENING: Final = '"\u00ab\u201c\u201e'
_CLOSING: Final = '"\u00bb\u201d\u201c'
#: Tokens before a name that leads a sentence, between a name and words that credit it, between a figure and a name behind it, and
#: from the word for a body to the end of its name.
_LEADS: Final = 3
_CREDITS: Final = 3
_BEHIND: Final = 4
_BODY: Final = 6
#: Letters of the words that no headline gives a capital.
_SMALL: Final = 4
#: Kinds of phrases that are no names, and that no name goes on with; a place may be one word of a name.
_ENDS: Final = frozenset(["time", "numeral", "ordinal", "function", "modifier", "direction", "body", "person", "relative"])
_NO_NAME: Final = _ENDS | frozenset(["unit", "indicator", "cue", "thing", "process", "measure"])
#: Marks that join the places that a line goes between.
_JOINTS: Final = "-\u2013"
_LANDMARK: Final = "landmark"
#: The kind of areas that are companies and institutions of a country.
_COMPANY: Final = "body"
_CLAUSE: Final = ",;:("


class Name(NamedTuple):
    """A name at tokens ``start`` to ``end``, as it is called."""

    start: int
    end: int
    text: str


class Owners:
    """Finds the owners of one sentence's figures."""

    def __init__(self, scan: Scan, events: Events) -> None:
        self.scan = scan
        self.events = events

    def owner(self, q: Quantity, indicator: str | None) -> str | None:
        """The name of what owns a figure; None where no name does, or where the figure is none that owners have parts of."""
        entry = registry().nearest(indicator)
        owned = entry is None or (entry.kind in _ADDED and not entry.known_parts)
        if indicator is None or not owned or not self.names:
            return None
        found = self._owner(q)
        return " and ".join(name.text for name in found) or None

    def _owner(self, q: Quantity) -> Sequence[Name]:
        """The last names before a figure in its clause, else the one behind it, of the figure before, or leading the sentence."""
        before = [x for x in self.events.quantities if x.end <= q.start]
        first = self._clause_start(q)
        if self.events.cue_begins("nationwide", first, q.start):
            return ()
        own = [n for n in self.names if first <= n.start and n.end <= q.start]
        if own and not (before and self._behind(before[-1]) is own[-1]):
            return self._joined(own)
        behind = self._behind(q)
        if behind is not None:
            return (behind,)
        if before and not self.scan.has_mark(before[-1].end, q.start, ";"):
            return self._owner(before[-1])
        leading = self.names[0]
        return (leading,) if not before and leading.end <= q.start and leading.start - self.events.sentence.first <= _LEADS else ()

    def _joined(self, own: Sequence[Name]) -> Sequence[Name]:
        """The last name with those that are joined to it: "Kashagan and Karachaganak"."""
        at = len(own) - 1
        while at and own[at].start - own[at - 1].end == 1 and "and" in self.scan.kinds[own[at - 1].end]:
            at -= 1
        return own[at:]

    def _behind(self, q: Quantity) -> Name | None:
        """A name right behind a figure and a word that says where or whose: "39.8 million tonnes at Tengiz"."""
        if self.scan.pack.verb_last:
            return None
        last = self.scan.next_mark(q.end, min(q.end + _BEHIND, self.events.sentence.last), _CLAUSE)
        placed = "function" in self.scan.kinds[q.end]
        return next((n for n in self.names if placed and q.end < n.start < last), None)

    def _clause_start(self, q: Quantity) -> int:
        """Where the clause of a figure begins; a figure in brackets belongs to the name before them."""
        start = self.scan.clause_start(q.start, self.events.sentence.first, _CLAUSE)
        bracketed = start == q.start and self.scan.marks[start - 1] == "("
        if bracketed:
            start = self.scan.clause_start(start - 1, self.events.sentence.first, _CLAUSE)
        return max([start, *(x.end for x in self.events.quantities if x.end <= q.start)])

    @cached_property
    def names(self) -> Sequence[Name]:
        """The names of the sentence that may own a figure, in order."""
        quoted = self._is_in_title_case()
        runs = [n for n in self._runs() if not quoted or self.scan.marks[n.start - 1] in _OPENING]
        return [n for n in runs if sounds(n.text) and not self._speaks(n) and not self._is_aside(n)]

    def _is_in_title_case(self) -> bool:
        """Whether all but small words have capitals, so that these tell no names: "Kazakhstan Drafts 2026 Budget"."""
        sentence = self.events.sentence
        words = [t for t in self.scan.tokens[sentence.first : sentence.last] if t.kind == "word" and len(t.text) > _SMALL]
        return sentence.section == "headline" and len(words) > 2 and all(t.capital for t in words)

    def _runs(self) -> Iterator[Name]:
        """Words in quotation marks, and runs of words with capitals."""
        scan, sentence = self.scan, self.events.sentence
        i = sentence.first
        while i < sentence.last:
            if scan.marks[i] in _OPENING and scan.capital(i + 1):
                end = scan.next_mark(i + 1, min(i + 2 + _QUOTED, sentence.last), _CLOSING + _CLAUSE)
                if scan.marks[end] in _CLOSING and not self.events.figure_between(i, end):
                    yield Name(i + 1, end, scan.slice(i + 1, end))
                    i = end + 1
                    continue
            if not self._may_name(i) or (self._opens(i) and not self._is_attested(i)):
                i += 1
                continue
            end = self._end(i)
            named = any(not self._is_place(at) and "indicator" not in scan.kinds[at] for at in range(i, end))
            if named and not is_surname(scan.tokens[end - 1].text.lower(), scan.pack.tag):
                yield Name(i, end, without_case(scan.slice(i, end), scan.pack.tag))
            i = end

    def _end(self, first: int) -> int:
        """Where a run of words with capitals ends; a hyphen or dash between two of them joins them: "Atyrau – Samara"."""
        scan, last = self.scan, self.events.sentence.last
        end = first + 1
        while end < last:
            joins = scan.marks[end] in _JOINTS and end + 1 < last
            if not self._goes_on(end + joins):
                break
            end += joins + 1
        return end

    def _may_name(self, at: int) -> bool:
        scan = self.scan
        return scan.capital(at) and scan.tokens[at].kind == "word" and scan.kinds[at].isdisjoint(_NO_NAME)

    def _goes_on(self, at: int) -> bool:
        """Whether a word with a capital may follow in a name: "RG Gold"."""
        scan = self.scan
        return scan.capital(at) and scan.tokens[at].kind == "word" and scan.kinds[at].isdisjoint(_ENDS)

    def _opens(self, at: int) -> bool:
        """Whether a word has its capital from its place: it begins a sentence or what is quoted."""
        return at == self.events.sentence.first or self.scan.marks[at - 1] in _OPENING

    def _is_attested(self, at: int) -> bool:
        """Whether a word has a capital elsewhere too, or begins a name that never stands without it."""
        token = self.scan.tokens[at]
        known = self.scan.entry(at, "area")
        if known is not None and known.get("kind") == _COMPANY:
            return True
        if _LANDMARK in self.scan.kinds[at] or token.text[1:] != token.text[1:].lower() or token.word in self.scan.names:
            return True
        if at + 1 >= self.events.sentence.last:
            return False
        follows = self.scan.tokens[at + 1]
        alike = token.text.isascii() == follows.text.isascii()
        placed = self._is_place(at + 1) or _LANDMARK in self.scan.kinds[at + 1]
        return alike and not placed and self._may_name(at + 1) and self.scan.names.get(follows.word) == frozenset({token.word})

    def _is_place(self, at: int) -> bool:
        """Whether a word belongs to the name of a place that is no field, plant or port."""
        if _LANDMARK in self.scan.kinds[at]:
            return False
        places = (m for m in self.events.areas if m.entry.get("kind") != _COMPANY)
        return self.scan.tokens[at].kind != "word" or any(m.start <= at < m.end for m in places)

    def _speaks(self, name: Name) -> bool:
        """Whether a name is that of a body, or of somebody credited right beside it."""
        tag = self.scan.pack.tag
        first = self.scan.clause_start(name.start, max(name.start - _BODY, self.events.sentence.first), _CLAUSE)
        around = self.scan.tokens[first : min(name.end + 1, self.events.sentence.last)]
        words = [token.text.lower() for token in around if token.kind == "word"]
        if any(is_body(word, tag) and not is_head(word, tag) for word in words):
            return True
        return any(
            -_CREDITS <= cue.start - name.end <= _CREDITS or 0 <= name.start - cue.end <= _CREDITS
            for cue in self.events.cued("attribution")
        )

    def _is_aside(self, name: Name) -> bool:
        """Whether a name stands in brackets that hold no figure, or is the place or agency that an article is sent from."""
        scan, last = self.scan, self.events.sentence.last
        closed = scan.next_mark(name.end, last, "()")
        if scan.marks[closed] == ")" and not self.events.figure_between(name.end, closed):
            return True
        return self._opens(name.start) and scan.marks[name.end] in DASHES and scan.capital(name.end + 1)
