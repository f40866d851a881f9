"""The noun that names what a figure measures: the head of the phrase beside it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from factcheck.extract.asides import with_shares
from factcheck.extract.done import is_closed
from factcheck.extract.events import Events
from factcheck.extract.goods import made_thing
from factcheck.extract.quantity import DASHES, Quantity
from factcheck.extract.scan import Scan
from factcheck.extract.shape import Shape
from factcheck.languages.entry import Match
from factcheck.model.indicator import registry

_OBLIQUE: Final = frozenset({"dat", "loc", "abl", "adjloc", "inst", "until"})
_PRICES: Final = "consumer_prices"
#: Tokens between the nouns of one phrase.
_PHRASE: Final = 6
#: Tokens between a figure and the noun behind it that names what it measures.
_NEAR: Final = 3
#: Letters of words whose endings tell no case.
_SHORT: Final = 4
#: Tokens of an aside in brackets.
_ASIDE: Final = 10
_BOUNDARIES: Final = ",;:()\u2013\u2014"

#: Whether an indicator can have a figure.
Fits = Callable[[str | None, Quantity, Shape], bool]


class Heads:
    """Finds the indicator that a sentence names for a figure."""

    def __init__(self, scan: Scan, events: Events) -> None:
        self.scan = scan
        self.events = events
        self.verb_last = scan.pack.verb_last
        self.clauses = () if self.verb_last else with_shares(scan, events)

    def named(self, q: Quantity, shape: Shape, fits: Fits) -> Match | None:
        """The indicator named for a figure in its sentence."""
        if not self.events.indicators:
            return self._bridged(q, shape, fits)
        left_out = self.events.cued("left_out")
        known = [
            m
            for m in self.events.indicators
            if fits(m.entry.get("name"), q, shape)
            and not (self._is_aside(m, q) and not self._holds_share(m, shape))
            and not self.is_bought_at_home(m)
            and not self._is_whole_of(m, q)
            and not self._has_part(m, shape)
            and not self._is_maker(m, q)
            and not any(first < m.start < last < q.start for first, last in self.clauses)
            and not any(0 <= m.start - cue.end <= 1 for cue in left_out)
        ]
        after = [m for m in known if m.start >= q.end]
        if self.verb_last and after and (described := self._described(q, after)) is not None:
            return described
        near = self._near(q, after) if after else None
        if near is not None and not self.verb_last and self._is_linked(q, near) and not self._has_moved(known[0], q):
            return self._narrowed(near, known, q)
        if near is not None and self.verb_last:
            measured = (
                near.start == q.end and shape.form == "share" and q.kind != "fraction" and not q.features
            )  # "58 пайыз дауыс жинады"
            if measured or (near.start <= q.end + 1 and "adj" in q.features) or self._is_own(q, near, known):
                return near
        bridged = self._bridged(q, shape, fits)
        if bridged is not None:
            return bridged
        before = [m for m in known if m.end <= q.start]
        if before and made_thing(before[-1].entry.get("name")) and (priced := self._priced(q, after, shape)) is not None:
            return priced
        if before:
            return self._narrowed(self._head(before, q), known, q)
        if not after:
            return None
        if self.verb_last:
            told = is_closed(self.scan, self.events, q.end, after[0].start) and self.events.figure_between(q.end, after[0].start)
            return None if told or self.scan.has_mark(q.end, after[0].start, ":") else after[0]
        return None if self._parts(q.end, after[0].start) else after[0]

    def _is_own(self, q: Quantity, near: Match, known: list[Match]) -> bool:
        """Whether the noun right behind a sum names it, where what stands before is of another clause's figure.

        "Eksport 33 mlrd dollarga yetdi, 43 mlrd dollar investitsiya jalb qilindi"
        """
        if near.start != q.end or not q.currency or q.features or any(x.start == near.end for x in self.events.quantities):
            return False
        first = self.scan.clause_start(q.start, self.events.sentence.first, ",;")
        here = (m for m in known if first <= m.start < q.start and not self.events.figure_between(m.end, q.start))
        return near.features.isdisjoint(_OBLIQUE) and not any(here)

    def _priced(self, q: Quantity, after: list[Match], shape: Shape) -> Match | None:
        """The verb of prices behind a list of goods: "tuxum 6,4 foizga, sut 1,2 foizga qimmatlashdi"."""
        if not self.verb_last or shape.form != "growth_percent":
            return None
        moved = next((d for d in self.events.directions if d.start >= q.end), None)
        return next((m for m in after if moved and m.start == moved.start and m.entry.get("name") == _PRICES), None)

    def _bridged(self, q: Quantity, shape: Shape, fits: Fits) -> Match | None:
        """The indicator whose name the figure splits."""
        bridged = self.scan.bridged(q.start, q.end)
        return bridged if bridged is not None and fits(bridged.entry.get("name"), q, shape) else None

    def _has_moved(self, match: Match, q: Quantity) -> bool:
        """Whether a word of movement stands between a name and a figure."""
        return any(match.end <= d.start < q.start for d in self.events.directions)

    def _described(self, q: Quantity, after: list[Match]) -> Match | None:
        """The noun behind a figure and its participle: "7,3%-ды құраған инфляция", "4 млрд долларга етган экспорт"."""
        ends = {cue.end for value in ("be", "to") for cue in self.events.cued(value) if cue.start == q.end}
        return next((m for m in after if m.start in ends), None)

    def _near(self, q: Quantity, after: list[Match]) -> Match | None:
        """The first of some names right behind a figure, past the bracket that may stand there."""
        end = self._past_bracket(q.end)
        return next((m for m in after if 0 <= m.start - end <= _NEAR and not self.events.figure_between(end, m.start)), None)

    def _narrowed(self, head: Match, known: list[Match], q: Quantity) -> Match:
        """The part of what a clause measures that is its subject: "solar and wind farms generated 2.1 bn kWh of electricity"."""
        first = self.scan.clause_start(q.start, self.events.sentence.first, ";:")
        for match in reversed(known):
            if match is head or not first <= match.start < q.start or self.events.figure_between(match.end, q.start):
                continue
            entry = registry().get(match.entry.get("name"))
            while entry is not None and entry.whole is not None and entry.whole != head.entry.get("name"):
                entry = registry().get(entry.whole)
            if entry is not None and entry.whole is not None:
                return match
        return head

    def _is_aside(self, match: Match, q: Quantity) -> bool:
        """Whether a noun stands in an oblique case and so is no subject ("аҳолига хизматлар", "hududlarda"); flows of money may.

        What a colon leads to a figure from is its subject in any case: "avtomobil ishlab chiqarishda oldinda: 471,6 ming dona".
        """
        if not self.verb_last or not match.features & _OBLIQUE or (match.end < q.start and self.scan.marks[q.start - 1] == ":"):
            return False
        entry = registry().get(match.entry.get("name"))
        if entry is None:
            return False
        sector = entry.name.endswith("_output") and "loc" in match.features
        return sector or ("currency" not in entry.dimension and entry.kind in ("stock", "flow"))

    def _is_maker(self, match: Match, q: Quantity) -> bool:
        """Whether one company is named as who makes what is counted: "Kompaniya ishlab chiqarishni 450 mingtaga yetkazadi"."""
        if not self.verb_last or match.end > q.start or q.unit != "count" or q.noun_at is not None:
            return False
        entry = registry().get(match.entry.get("name"))
        one = (
            not match.features and match.end - match.start == 1 and entry is not None and entry.kind == "stock" and not entry.people
        )
        return one and match.start == self.scan.clause_start(q.start, self.events.sentence.first, ",;:")

    def _is_whole_of(self, match: Match, q: Quantity) -> bool:
        """Whether people are what another figure is a share of: "12.6 million do sport, 33 % of the population"."""
        if not is_people(match):
            return False
        shares = (x for x in self.events.quantities if x is not q and x.unit == "percent")
        if self.verb_last:
            owns = self.scan.tokens[match.end - 1].word.endswith(self.scan.pack.genitive)
            return owns and any(x.start == match.end for x in shares)
        return any(0 <= match.start - x.end <= 1 for x in shares)

    def _has_part(self, match: Match, shape: Shape) -> bool:
        """Whether a noun is who has a part, or that part: "кәсіпорындардың үлесінде 61 мың", "68 фоизи — ўз маблағлари"."""
        if not self.verb_last:
            return False
        if shape.form == "share":
            if "dat" in match.features and str(match.entry.get("name")).endswith("_output"):
                return True  # "Sanoatga 25,6 foiz, qishloq xo'jaligiga 19,2 foiz to'g'ri keladi"
            shares = (x for x in self.events.quantities if x.unit == "percent" and "poss" in x.features and x.end < match.start)
            last = next(reversed([*shares]), None)
            return (
                last is not None
                and self.scan.marks[last.end] in DASHES
                and not self.scan.has_mark(last.end + 1, match.start, ",;:")
            )
        entry = registry().get(match.entry.get("name"))
        if shape.form != "level" or entry is None or entry.kind != "stock" or "currency" in entry.dimension:
            return False
        return any(cue.start == match.end for cue in self.events.cued("share"))

    def _holds_share(self, match: Match, shape: Shape) -> bool:
        """Whether a share is one in what a noun names: "bandlikdagi ulushi"."""
        if shape.form != "share" or "adjloc" not in match.features:
            return False
        return any(cue.start == match.end for cue in self.events.cued("share"))

    def is_bought_at_home(self, match: Match) -> bool:
        """Whether a verb of buying names imports where no country is named to buy from."""
        return (
            match.entry.get("name") == "imports"
            and not match.entry.get("pair")
            and "process" in self.scan.kinds[match.start]
            and not any("abl" in area.features for area in self.events.areas)
        )

    def _head(self, before: list[Match], q: Quantity) -> Match:
        """The head of the noun phrase nearest before: its last noun where heads come last, else its first."""
        inside = self._bracket_before(q)
        if inside is not None and before[-1].start >= inside:
            return before[-1]
        head = before[-1]
        if self.verb_last or head.entry.is_verb:
            return head  # What stands before a verb is its subject: "power plants generated 7.4 bn kWh".
        for match in reversed(before[:-1]):
            if head.start - match.end > _PHRASE or self._parts(match.end, head.start):
                break
            if not self._is_general_verb(match) and not self._is_split_by(match):
                head = match
        return head

    def _is_split_by(self, match: Match) -> bool:
        """Whether a noun that opens a sentence only says by what figures are told apart: "по регионам самая высокая инфляция"."""
        return match.start == self.events.sentence.first + 1 and "split_by" in self.scan.kinds[match.start - 1]

    def _is_general_verb(self, match: Match) -> bool:
        """Whether a verb with a general meaning stands before what it is said of: "выделил кредит в 400 млн"."""
        entry = registry().get(match.entry.get("name"))
        return entry is not None and bool(entry.stands_for) and match.entry.phrase.endswith("^")

    def _parts(self, first: int, last: int) -> bool:
        """Whether a movement, a figure or a boundary parts two nouns, so that they are no one phrase."""
        if any(first <= d.start < last for d in self.events.directions) or self.events.figure_between(first, last):
            return True
        if self.events.cue_begins("attribution", first, last):
            return True
        joints = [i for i in range(first, last) if self.scan.match(i, "and")]
        return self.scan.has_mark(first, last, _BOUNDARIES) or any(not self._joins_adjectives(i, last) for i in joints)

    def _joins_adjectives(self, joint: int, noun: int) -> bool:
        """Whether two words in one case stand joined before a noun: "плата по крупным и средним предприятиям"."""
        one, other = self.scan.tokens[joint - 1].word, self.scan.tokens[joint + 1].word
        agree = one[-1:] == other[-1:] and min(len(one), len(other)) > _SHORT and noun == joint + 2
        return agree and not any(m.end == joint for m in self.events.indicators)

    def _bracket_before(self, q: Quantity) -> int | None:
        """The token of the bracket a figure stands in, or None."""
        behind = self.scan.clause_start(q.start, self.events.sentence.first, "()")
        return behind - 1 if self.scan.marks[behind - 1] == "(" and behind > self.events.sentence.first else None

    def _past_bracket(self, end: int) -> int:
        """Past a bracket behind a figure, as what stands in it is an aside: "a 21.3% share (worth $12 bn) of turnover"."""
        opening = None if self.verb_last else next((i for i in (end, end + 1) if self.scan.marks[i] == "("), None)
        if opening is None:
            return end
        last = min(opening + _ASIDE, self.events.sentence.last)
        return next((i + 1 for i in range(opening, last) if self.scan.marks[i] == ")"), end)

    def _is_linked(self, q: Quantity, match: Match) -> bool:
        """ "$3 bn in exports", "5.5 млрд экспорта": the words between only link."""
        worth = {cue.start for cue in self.events.cued("worth")}
        between = range(self._past_bracket(q.end), match.start)
        if any("and" in self.scan.kinds[i] for i in between):
            return False
        return all(i in worth or not self.scan.kinds[i].isdisjoint(("function", "area")) for i in between)


def is_people(match: Match) -> bool:
    """Whether a name is that of people who are there, as a population is."""
    entry = registry().get(match.entry.get("name"))
    return entry is not None and entry.kind == "stock" and entry.people
