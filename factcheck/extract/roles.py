"""Who sends and who receives: what the place of a country in its clause says of a figure between two countries."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final, Literal, NamedTuple

from factcheck.extract.events import Events
from factcheck.extract.quantity import Quantity
from factcheck.extract.scan import Scan
from factcheck.languages.entry import Match
from factcheck.model.indicator import Indicator

Role = Literal["subject", "from", "to", "with"]

#: Cases that make a country no subject.
_OBLIQUE: Final = frozenset({"gen", "loc", "adjloc", "abl", "dat", "inst", "acc", "adj"})
_EXPORTS: Final = "exports"
_IMPORTS: Final = "imports"
#: Tokens of goods between a partner and the trade with it.
_GOODS: Final = 2


class Between(NamedTuple):
    """Reporter and partner."""

    reporter: str
    partner: str


class Roles:
    """The countries of one sentence with what they do in it."""

    def __init__(self, scan: Scan, events: Events, countries: Sequence[Match]) -> None:
        self.scan = scan
        self.events = events
        self.countries = [m for m in countries if not m.entry.get("subdivision")]

    def between(self, q: Quantity, entry: Indicator, home: str | None, partner: str | None) -> Between | None:
        """Reporter and partner of what goes between two countries where the sentence says which of them it is told of.

        "Germany exported … to Kazakhstan" is a figure of Germany, also in Kazakhstan's press; what leaves one country for another
        is the export of the first and the import of the second; trade "with Kazakhstan" is its partner's.
        """
        owned = self._owned(q) if entry.mirror is not None or entry.name.endswith(_EXPORTS) else None
        if owned is not None:
            return owned
        subject = self._subject(q)
        here = [(m, role) for m in self._here(q) if (role := self.role(m)) is not None and m is not subject]
        if not here or self._has_two_subjects(q):
            return None
        trade = entry.name.endswith((_EXPORTS, _IMPORTS))
        if subject is not None and self._does_it(subject, q, here[-1]):
            return self._of_subject(subject.entry.get("area"), here, home, trade=trade)
        ends = {role: str(m.entry.get("area")) for m, role in reversed(here)}
        if trade and "from" in ends and "to" in ends and ends["from"] != ends["to"]:
            out = entry.name.endswith(_EXPORTS)
            return Between(ends["from"], ends["to"]) if out else Between(ends["to"], ends["from"])
        towards_home = all(m.entry.get("area") == home for m, _ in here)
        if (
            not towards_home
            or partner in (None, home)
            or home is None
            or any(m.entry.get("area") == partner for m in self.countries)
        ):
            return None
        theirs = here[0][1] == ("from" if entry.name.endswith(_IMPORTS) else "to" if trade else "with")
        return Between(str(partner), home) if theirs and entry.mirror is not None else None

    def doer(self, q: Quantity, name: str) -> Match | None:
        """The country that itself exports or imports a figure: "South Korea's exports", "Китай импортировал", "Қытай импорттады".

        It stands right before its trade, and nothing but the goods and partners of that stands before the figure.
        """
        first = self.scan.clause_start(q.start, self.events.sentence.first, ";:")
        for flow in reversed(self.events.indicators):
            if flow.entry.get("name") != name or not first <= flow.start or flow.entry.get("pair"):
                continue
            verb = flow.entry.is_verb
            if verb and self.scan.pack.verb_last:
                owner = next((m for m in self.countries if first <= m.start < q.start <= flow.start and not m.features), None)
            else:
                beside = (m for m in self.countries if m.end == flow.start or (not verb and m.start == flow.end))
                owner = next((m for m in beside if self.role(m) is None), None)
            if owner is None or owner.entry.get("kind") not in (None, "people", "adjective"):
                continue
            owned = "gen" in owner.features or owner.entry.get("kind") == "adjective" or owner.start == flow.end
            owns = verb != owned
            if owns and owner.start < q.start and not self.events.figure_between(owner.end, q.start):
                return owner
        return None

    def role(self, m: Match) -> Role | None:
        """What a country does by its case or the word beside it; None where that is open."""
        if self.scan.pack.verb_last:
            if "abl" in m.features:
                return "from"
            if "inst" in m.features:
                return "with"
            return "to" if "dat" in m.features else None
        at = m.start - 1
        if "definite" in self.scan.kinds[at]:
            at -= 1  # "To the United States"
        if "source" in self.scan.kinds[at]:
            return "from"
        if "destination" in self.scan.kinds[at] and "loc" not in m.features:
            return "to"
        return None if "company" not in self.scan.kinds[at] else "with"

    def _of_subject(self, area: str, here: Sequence[tuple[Match, Role]], home: str | None, *, trade: bool) -> Between | None:
        other = next((str(m.entry.get("area")) for m, _ in reversed(here) if m.entry.get("area") != area), None)
        if other is None or area == home:
            return None
        if other == home:
            return Between(area, other) if trade else None
        told = {m.entry.get("area") for m in self.countries}
        return None if home in told else Between(area, other)

    def _subject(self, q: Quantity) -> Match | None:
        """The country that opens the sentence and does what the verb says."""
        first = next((m for m in self.countries if m.start <= q.start), None)
        if first is None or first.entry.get("kind") not in (None, "people") or not first.features.isdisjoint(_OBLIQUE):
            return None
        if first.start == self.events.sentence.first:
            return first
        dated = any(t.end == first.start or (t.end == first.start - 1 and self.scan.marks[t.end] == ",") for t in self.events.times)
        return first if dated and self.role(first) is None else None

    def _owned(self, q: Quantity) -> Between | None:
        """Whose trade with whom a figure is, by the cases of both: "Қозоғистоннинг Ўзбекистонга экспорти"."""
        first = self.scan.clause_start(q.start, self.events.sentence.first, ";:")
        before = [m for m in self.countries if first <= m.start and m.end <= q.start]
        if not self.scan.pack.verb_last or len(before) <= 1:
            return None
        owner, other = before[-2:]
        x, y = owner.entry.get("area"), other.entry.get("area")
        if x == y or "gen" not in owner.features or self.role(other) is None or other.start - owner.end > 1:
            return None
        flow = any(other.end <= m.start <= min(other.end + _GOODS, q.start - 1) for m in self.events.indicators)
        return Between(str(x), str(y)) if flow else None

    def _does_it(self, subject: Match, q: Quantity, last: tuple[Match, Role]) -> bool:
        """Whether the subject's verb reaches a figure: no other subject follows it, and a later figure goes on with a list."""
        between = [m for m in self.countries if subject.end <= m.start < q.start]
        if any(self.role(m) is None for m in between):
            return False
        listed = any(self.role(m) == last[1] for m in between if m is not last[0])
        return listed or not self.events.figure_between(subject.end, q.start)

    def _has_two_subjects(self, q: Quantity) -> bool:
        """Whether two countries are joined before the figure ("Uzbekistan and Kyrgyzstan agreed …")."""
        bare = [m for m in self.countries if m.start < q.start and self.role(m) is None]
        return any(b.start - a.end == 1 and "and" in self.scan.kinds[a.end] for a, b in pairwise(bare))

    def _here(self, q: Quantity) -> list[Match]:
        """The countries between the figure before this one and the figure behind it; those before it are enough."""
        first = max((x.end for x in self.events.quantities if x.end <= q.start), default=self.events.sentence.first)
        last = next((x.start for x in self.events.quantities if x.start >= q.end), self.events.sentence.last)
        first = self.scan.clause_start(q.start, first, ";:")
        stop = self.scan.next_mark(q.end, last, ",;:")
        before = [m for m in self.countries if first <= m.start < q.start]
        behind = [m for m in self.countries if q.end <= m.start < stop]
        return before if any(self.role(m) is not None for m in before) else before + behind
