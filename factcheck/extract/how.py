"""Attribution, price basis and comparison of a figure."""

from __future__ import annotations

from typing import Final

from factcheck.extract.done import is_done
from factcheck.extract.events import Events
from factcheck.extract.quantity import Quantity
from factcheck.extract.scan import Scan
from factcheck.extract.shape import Shape
from factcheck.languages.entry import Match
from factcheck.model.claim import COMPARING, Comparison, PriceBasis
from factcheck.model.indicator import registry

#: Tokens between a growth and the level beside it.
_BESIDE: Final = 5
#: Tokens before and behind a figure where words say in which prices it is.
_BASIS_BEFORE: Final = 8
_BASIS_BEHIND: Final = 6
_TRADE: Final = frozenset({"exports", "imports", "trade_turnover"})
_BASES: Final = ("current", "constant", "volume")
#: Words that tell what else than an earlier period a growth is measured against.
_AGAINST: Final = ("average", "plan", "plan_base")
#: Letters of particles that name nobody.
_SMALL: Final = 3
#: Words before and behind "according to" that may name who is credited, and the marks that end them.
_CREDITED_BEFORE: Final = 8
_CREDITED_BEHIND: Final = 10
_CLAUSE_MARKS: Final = ',;:.\u2014\u2013"'


def attribution(scan: Scan, events: Events) -> str | None:
    """Who is credited: the words before or, where verbs do not come last, behind "according to".

    The other side serves where only small words stand there: "the ministry said on Monday", "деп хабарлады министрлік".
    """
    for cue in events.cued("attribution"):
        before = (_words_before(scan, events, cue), cue.start)
        behind = (cue.end, _words_behind(scan, events, cue))
        for first, last in (before, behind) if scan.pack.verb_last else (behind, before):
            if _names_somebody(scan, first, last) and not events.figure_between(first, last):
                return scan.slice(first, last)
    return None


def _names_somebody(scan: Scan, first: int, last: int) -> bool:
    """Whether the words begin with no time and hold one that is not small."""
    if first >= last or "time" in scan.kinds[first]:
        return False
    return any(_is_name(scan, i) for i in range(first, last))


def _is_name(scan: Scan, at: int) -> bool:
    token = scan.tokens[at]
    small = token.text.islower() and len(token.text) <= _SMALL
    return token.kind == "word" and not small and scan.kinds[at].isdisjoint(("function", "time"))


def _words_before(scan: Scan, events: Events, cue: Match) -> int:
    """The first of at most eight words of the clause before a cue."""
    return scan.clause_start(cue.start, max(events.sentence.first, cue.start - _CREDITED_BEFORE), _CLAUSE_MARKS + "\u201c\u00ab")


def _words_behind(scan: Scan, events: Events, cue: Match) -> int:
    """Where at most ten words of the clause behind a cue end."""
    last = min(events.sentence.last, cue.end + _CREDITED_BEHIND)
    return scan.next_mark(cue.end, last, _CLAUSE_MARKS + "\u201d\u00bb")


def price_basis(scan: Scan, events: Events, q: Quantity, shape: Shape, indicator: str | None) -> PriceBasis | None:
    """Current or constant prices, or weight, where words beside the figure say so.

    Beside a growth and a level they speak of the growth ("came to 155.8 trillion, real growth 6.5 %"), and money is no weight.
    Of what is told in money and in pieces, a growth beside pieces is one of pieces ("exports rose by 40 % to 31,600 cars").
    """
    told = events.cues if any(map(events.cued, _BASES)) else ()
    for cue in told:
        value = cue.entry.get("value")
        if value not in _BASES or not _is_near(cue, q):
            continue
        if value == "current" or shape.form != "level" or not q.currency:
            return value  # type: ignore[no-any-return]
        if value == "constant" and not any(x.unit == "percent" and _is_near(cue, x) for x in events.quantities):
            return "constant"
    entry = registry().get(indicator)
    if shape.form in COMPARING and indicator in _TRADE and _is_worth(scan, events, q):
        return "current"
    mixed = entry is not None and "currency" in entry.dimension and len(entry.dimension) > 1
    return "volume" if mixed and shape.form in COMPARING and _is_of_pieces(events, q) else None


def _is_worth(scan: Scan, events: Events, q: Quantity) -> bool:
    """Whether what moved is what goods were worth: "the value of exports rose", "экспорт құны өсті"."""
    for cue in events.cued("value_of"):
        beside = (cue.start,) if scan.pack.verb_last else (cue.end, cue.end + 1)
        named = (m.end if scan.pack.verb_last else m.start for m in events.indicators if m.entry.get("name") in _TRADE)
        if cue.start < q.start and not events.figure_between(cue.end, q.start) and any(at in beside for at in named):
            return True
    return False


def _is_of_pieces(events: Events, q: Quantity) -> bool:
    """Whether the figure nearest to a growth is no money: the level it leads to, else the one before it."""
    if q.currency or q.unit not in (None, "percent", "ratio"):
        return q.unit is not None and not q.currency
    k = next(k for k, x in enumerate(events.quantities) if x is q)
    beside = [x for x in events.quantities[k + 1 : k + 2] if x.start - q.end <= _BESIDE]
    beside += [x for x in reversed(events.quantities[:k]) if q.start - x.end <= _BESIDE][:1]
    return bool(beside) and not beside[0].currency and beside[0].unit not in (None, "percent", "percentage_point", "ratio")


def _is_near(cue: Match, q: Quantity) -> bool:
    return -_BASIS_BEFORE <= cue.start - q.start <= _BASIS_BEHIND


def is_further(events: Events, q: Quantity) -> bool:
    """Whether the figure comes on top of another of its kind ("another 43 projects"), and so is no second count of it."""
    cues = events.cued("further")
    return bool(cues) and any(0 <= q.start - cue.end <= 1 for cue in cues)


def _is_in_name(events: Events, cue: Match) -> bool:
    """Whether a cue goes over into what an indicator is called: "the average monthly wage"."""
    return any(cue.start < m.end and m.start < cue.end for m in events.indicators)


def is_of_plan(events: Events, q: Quantity, shape: Shape) -> bool:
    """Whether an index tells how far a plan was met: "the plan was fulfilled by 102 %"."""
    return shape.form == "growth_factor" and shape.cue == "index" and bool(events.cued("met")) and is_done(events, q)


def comparison(scan: Scan, events: Events, q: Quantity, shape: Shape) -> Comparison | None:
    """What a growth or change is measured against."""
    if shape.form not in COMPARING:
        return None
    if is_of_plan(events, q, shape):
        return "plan"
    against = events.cues if any(map(events.cued, _AGAINST)) else ()
    for cue in against:
        if cue.entry.get("value") == "average" and abs(cue.start - q.start) <= 6 and not _is_in_name(events, cue):
            return "area"
        against_plan = cue.entry.get("value") == "plan" and "abl" in cue.features and 0 <= q.start - cue.end <= 2
        apart = scan.marks[q.end] == ","  # "Grew by 5 %, above the forecast"
        if against_plan or (cue.entry.get("value") == "plan_base" and abs(cue.start - q.end) <= 4 and not apart):
            return "plan"
    return "period"
