"""Parts of a whole that are told one by one: entries of lists and structures, parts that an ending or a verb gives to it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from factcheck.extract.beside import Beside
from factcheck.extract.fitting import by_weight
from factcheck.extract.going_on import GoingOn
from factcheck.extract.narrowing import Narrowing
from factcheck.extract.shape import Shape
from factcheck.extract.stated import Stated
from factcheck.extract.structures import LONG_DASHES, is_dashed, whole_of_shares
from factcheck.extract.what import Names, What
from factcheck.languages.entry import Match
from factcheck.model.claim import Confidence
from factcheck.model.indicator import registry

#: Tokens between "share" and what it is the share of.
_OF_PART: Final = 2
#: Kinds of the words that lead what a share is a part of: "share in exports", «доля в экспорте».
_WITHIN: Final = frozenset({"place_opener", "destination"})
_THOSE: Final = "parts"
#: The rule of parts that are told one behind the other.
IN_TURN: Final = "in turn"
#: Tokens behind a figure among which its name begins: "пришлось на экспорт".
_BEHIND: Final = 4


class ToldParts:
    """Finds what the parts are of that one sentence tells."""

    def __init__(self, going_on: GoingOn, shapes: Sequence[Shape], *, narrowing: Narrowing, beside: Beside, stated: Stated) -> None:
        self.scan = going_on.scan
        self.events = going_on.events
        self.topic = going_on.topic
        self.shapes = shapes
        self.items = going_on.items
        self.candidates = going_on.candidates
        self.going_on = going_on
        self.narrowing = narrowing
        self.beside = beside
        self.stated = stated

    def _falls_to(self, at: int) -> bool:
        """Whether so much falls to the share of what stands before a token, a part and no whole: "пахтанинг ҳиссасига 12 фоиз"."""
        return self.scan.pack.verb_last and "dat" in self.scan.pack.case(self.scan.tokens[at].word)

    def of_structure(self, k: int) -> What | None:
        """An entry of a list of shares in one whole: "in the structure of exports yarn took 49.2 %, clothing 39.7 %"."""
        found = whole_of_shares(self.scan, self.events, self.shapes, k)
        entries, q = self.items.entries, self.events.quantities[k]
        label = None if found is None else entries.falling_to(q) or entries.of_structure(q, found[1])
        if found is None or label is None:
            return None
        whole = found[0]
        name = whole.entry.get("name")
        if self._falls_to(found[1] - 1):
            entry = registry().get(name)
            name = entry.stands_for[0] if entry is not None and entry.stands_for else self.topic.indicator
            own = self.events.figure_between(whole.end, q.start)
            label = label if own else self.scan.slice(whole.start, whole.end).lower()
        if not self.candidates.fits(name, q, self.shapes[k]):
            return None
        return What(name, label, "stated", "entry of a structure", self.scan.slice(whole.start, whole.end))

    def of_list(self, k: int, shape: Shape) -> What | None:
        """An entry of a list of parts, each named behind a dash: "11 трлн теңгесі – салық, 560 млрд теңгесі – түсімдер"."""
        q = self.events.quantities[k]
        owner = self.items.entries.owner(q) if shape.form == "level" and is_dashed(self.scan, q) else None
        if owner is None:
            return None
        first = next(x for x in self.events.quantities if is_dashed(self.scan, x))
        heads = [m for m in self.events.indicators if m.end <= first.start and self.candidates.fits(m.entry.get("name"), q, shape)]
        carried = self.topic.figure if self.going_on.points_back() else self.topic.indicator
        name = heads[-1].entry.get("name") if heads else carried
        return None if name is None else What(name, owner, "resolved", "entry of a list")

    def of_those(self, k: int, names: Names) -> What | None:
        """What a share of those is of that were counted just before: "1.2 million Tajiks work abroad; 84 % of them are men"."""
        q = self.events.quantities[k]
        if k and self._is_of_counted(k) and registry().get((counted := names.name(k - 1)).indicator) is not None:
            return counted._replace(item=self.items.item(q, None, counted.indicator), confidence="resolved", rule="of those")
        near = any(c.start in range(q.end, q.end + 2) or c.end in (q.start, q.start - 1) for c in self.events.cued(_THOSE))
        if not near:
            return None
        level = k and self.shapes[k - 1].form == "level"
        told = names.name(k - 1).indicator if level else self.topic.figure if not k else None
        entry = registry().get(told)
        free = told is not None and (entry is None or (entry.people and entry.kind == "stock"))
        return What(told, self.items.item(q, None, told), "resolved", "of those") if free else None

    def owned(self, k: int, shape: Shape, names: Names) -> What | None:
        """What a part is of that an ending says belongs to something told before: "завод үлесіне 251 мыңы", "1,9 млрд доллари"."""
        q = self.events.quantities[k]
        if shape.form != "level" or "poss" not in q.features or q.noun_at is not None:
            return None
        if self.narrowing.has_owner(q):
            return self._of_counted(k, names)
        if is_dashed(self.scan, q) and any(m.start == q.end + 1 for m in self.events.indicators):
            return None
        told: str | None = None
        sure: Confidence = "resolved"
        for j in reversed(range(k)):
            restated = j == k - 1 and self.shapes[j].form == "share" and self.beside.restates(k)
            if restated or (self.events.quantities[j].unit == q.unit and self.shapes[j].form == "level"):
                told = names.name(j).indicator
                break
        else:
            sure = "inferred"
            told = next(
                (t for t in (self.topic.figure, self.topic.indicator) if t is not None and self.candidates.fits(t, q, shape)), None
            )
        return None if told is None else What(by_weight(told, self.topic.mentioned, q, shape), None, sure, "owned")

    def _of_counted(self, k: int, names: Names) -> What | None:
        """What a count of some of those is that are counted right before it: "74 зауыттың 18-і"."""
        q = self.events.quantities[k]
        if not k or q.unit not in (None, "count") or not self._is_of_counted(k):
            return None
        if any(q.end <= m.start for m in self.events.indicators):
            return None
        return names.name(k - 1)._replace(item=None, confidence="resolved", rule="owned")

    def _is_of_counted(self, k: int) -> bool:
        """Whether the things counted right before a figure own it: "451 мың адамның 55 пайызы", "74 зауыттың 18-і"."""
        before = self.events.quantities[k - 1]
        owns = before.end == self.events.quantities[k].start and before.noun_at is not None
        return owns and self.scan.tokens[before.end - 1].word.endswith(self.scan.pack.genitive)

    def in_turn(self, k: int, shape: Shape) -> What | None:
        """A part by the name behind it, as the other part beside it has its own: "3 млрд пришлось на экспорт, 5 – на импорт"."""
        here = self._right_behind(k, shape) if shape.form == "level" and len(self.shapes) > 1 else None
        if here is None:
            return None
        q = self.events.quantities[k]
        for j in (k - 1, k + 1):
            if 0 <= j < len(self.shapes) and self.shapes[j].form == "level" and self.events.quantities[j].unit == q.unit:
                other = self._right_behind(j, self.shapes[j])
                if other is not None and registry().are_parts(here.entry.get("name"), other.entry.get("name")):
                    return self.stated.of(q, here, shape, IN_TURN)
        return None

    def _right_behind(self, k: int, shape: Shape) -> Match | None:
        """The name near behind a figure that stands for it, with no mark, figure or "and" between."""
        if not self.events.indicators:
            return None
        q = self.events.quantities[k]
        last = self.scan.next_mark(q.end + is_dashed(self.scan, q), q.end + _BEHIND, ",;:.(")
        for match in self.events.indicators:
            if q.end <= match.start < last and self.candidates.fits(match.entry.get("name"), q, shape):
                joined = any("and" in self.scan.kinds[i] for i in range(q.end, match.start))
                return None if joined or self.events.figure_between(q.end, match.start) else match
        return None

    def is_shared(self, named: Match, shape: Shape) -> bool:
        """Whether a share is that of what a word names in what the text is about: "temir yo'l ulushi"."""
        entry, topic = registry().get(named.entry.get("name")), registry().get(self.topic.indicator)
        if self._is_label(named, shape) and entry is not topic:
            return True
        if shape.form != "share" or entry is None or topic is None or entry is topic or topic.kind not in ("flow", "stock"):
            return False
        alike = not set(entry.dimension).isdisjoint(topic.dimension)
        if entry.whole is not None or (entry.kind != "stock" if alike else "currency" in topic.dimension):
            return False
        return any(self._is_share_of(cue, named) for cue in self.events.cued("share"))

    def _is_share_of(self, cue: Match, named: Match) -> bool:
        """Whether a name says whose share it is; a share "in exports" is one of all exports, and so is "5 % of exports"."""
        if self.scan.pack.verb_last:
            return cue.start == named.end and "adjloc" not in named.features
        within = not self.scan.kinds[cue.end].isdisjoint(_WITHIN)
        return 0 <= named.start - cue.end <= _OF_PART and not within and not self.events.figure_between(cue.end, named.start)

    def _is_label(self, named: Match, shape: Shape) -> bool:
        """Whether a name is the label of one of the shares that a list is of, or that its first entries are of."""
        if shape.form != "share" or not self.events.sentence.listed or len(self.events.quantities) > 1:
            return False
        q = self.events.quantities[0]
        label = named.end <= q.start and self.scan.marks[q.start - 1] in ":" + LONG_DASHES
        told = self.topic.listed is not None or (self.topic.percent == "share" and self.topic.figure == self.topic.indicator)
        return label and told and self.topic.indicator is not None
