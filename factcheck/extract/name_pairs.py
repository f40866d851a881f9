"""Names that two words of one clause tell together: a car is neither made nor sold, "dealers sold 98,600 cars" are sales of cars.

The pairs are ``factcheck/languages/name_pairs.toml``. The name stands at the first word of a pair; the other word says what is done
to it, by whom, or where it goes.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Final

from factcheck.extract.event_lists import Events
from factcheck.extract.fitting import is_of_goods
from factcheck.extract.scan import Scan
from factcheck.extract.sentence import Sentence
from factcheck.extract.sizes import is_plausible
from factcheck.languages.entry import Entry, Match
from factcheck.languages.item_names import goods_in
from factcheck.model.indicator import registry

#: The kinds of the two words.
WORD: Final = "pair_word"
WITH: Final = "pair_with"
#: Partners that are no words: a country that something comes from or goes to.
_WAYS: Final = {"from": ("abl", "source"), "to": ("dat", "destination")}
#: What a pair's ``way`` is where its first word alone names it beside countries.
_COUNTRIES: Final = "countries"
#: The words of a sentence that are partners, by the list they are on.
_Listed = Mapping[str, Sequence[Match]]
#: Letters of a country's code.
_COUNTRY: Final = 2
_PRODUCTION: Final = "production"
_BOUNDARIES: Final = ",;:()"
#: Tokens of a number with what it counts.
_COUNT: Final = 4
#: Units of what is told by the text it stands in.
_WEIGHTS: Final = frozenset({"tonne", "tonne/day"})


def with_pairs(scan: Scan, sentence: Sentence, events: Events) -> list[Match]:
    """The indicators of a sentence with those that pairs name; a pair is more than a name inside its first word."""
    if WORD not in scan.present:
        return events.indicators
    found = list(_paired(scan, sentence, events))
    return _joined(events.indicators, found) if found else events.indicators


def settle_lone(scan: Scan, events: Sequence[Events]) -> None:
    """Name what a pair's first word says alone in an article that tells that name elsewhere: "3,400 of the cars were red"."""
    if WORD not in scan.present:
        return
    told = {m.entry.get("name") for each in events for m in each.indicators}
    starts = [each.sentence.first for each in events]
    found: dict[int, list[Match]] = {}
    words = [m for at in scan.begun(WORD, 0, len(scan.tokens)) for m in scan.phrases[at] if m.entry.kind == WORD]
    for word in _marked(words, "alone"):
        at = bisect_right(starts, word.start) - 1
        if word.entry.get("name") in told and _is_lone(scan, events[at], word):
            found.setdefault(at, []).append(_named(word))
    for word in _marked(words, "text"):
        at = bisect_right(starts, word.start) - 1
        if _is_told_by_text(scan, events[at], word) and _tells(scan, word.entry.get("with")):
            found.setdefault(at, []).append(_named(word, by_text=True))
    for at, named in found.items():
        events[at].indicators = _joined(events[at].indicators, named)


def _tells(scan: Scan, name: str) -> bool:
    """Whether a text has a word of a list of partners."""
    partners = (m for i in scan.all_begun([WITH]) for m in scan.phrases[i] if m.entry.kind == WITH)
    return any(m.entry.get("name") == name for m in partners)


def _marked(words: Sequence[Match], mark: str) -> Collection[Match]:
    """The first words of pairs that are names by themselves: ``alone``, or in a ``text`` that tells the other word; one a place."""
    found: dict[int, Match] = {}
    for word in words:
        if word.entry.get(mark):
            found.setdefault(word.start, word)
    return found.values()


def _paired(scan: Scan, sentence: Sentence, events: Events) -> Iterator[Match]:
    places = scan.begun(WORD, sentence.first, sentence.last)
    listed = _listed(scan, sentence.first, sentence.last) if places else {}
    for at in places:
        best: tuple[int, Match] | None = None
        for word in scan.phrases[at]:  # Longest first: of words as far from their partners the longest counts.
            pair = word.entry
            if pair.kind != WORD or word.end > sentence.last:
                continue
            if pair.get("with") not in listed and pair.get("way") is None and pair.get("unit") is None:
                continue
            away = _distance(scan, sentence, events, word, listed)
            if away is not None and (best is None or away < best[0]):
                best = away, word
        if best is not None:
            yield _named(best[1])


def _is_lone(scan: Scan, events: Events, word: Match) -> bool:
    """Whether a clause says nothing of the name that the first word of a pair has alone which makes it another's."""
    sentence = events.sentence
    if sentence.section == "header" or word.end > sentence.last:
        return False
    first, last = _clause(scan, sentence, word)
    if word.entry.get("sum"):
        listed = _listed(scan, first, last)
        return _tells_sum(events, word, first, last) and not _is_barred(word, listed, first, last)
    if word.entry.get("way") == _COUNTRIES:
        whole = any(m.entry.get("place") is None and not m.entry.get("subdivision") for m in _countries(events))
        return whole and not _begins(events.indicators, first, last)
    return not _is_of_another(scan, events, word)


def _is_told_by_text(scan: Scan, events: Events, word: Match) -> bool:
    """Whether a clause weighs what a word names whose partner stands elsewhere: "83,9 млн тонн добыто" in a text on oil."""
    if events.sentence.section == "header" or not events.quantities or _is_of_another(scan, events, word):
        return False
    first, last = _clause(scan, events.sentence, word)
    weighed = (q for q in events.quantities if first <= q.start < last and q.unit in _WEIGHTS)
    return any(weighed) and not _names_goods(scan, first, last)


def _is_of_another(scan: Scan, events: Events, word: Match) -> bool:
    """Whether a clause names something else, or says that something else is done: "customers bought 300 of the cars"."""
    first, last = _clause(scan, events.sentence, word)
    if any(first <= m.start < last for m in events.indicators):
        return True
    done = (scan.match(i, "process") for i in scan.begun("process", first, last))
    return any(m is not None and m.entry.get("name") != _PRODUCTION for m in done)


def _distance(scan: Scan, sentence: Sentence, events: Events, word: Match, listed: _Listed) -> int | None:
    """Tokens between the first word of a pair and the nearest partner in its clause; None where the pair does not hold."""
    pair = word.entry
    partners, unit = listed.get(pair.get("with"), ()), pair.get("unit")
    first, last = _clause(scan, sentence, word)
    partners = [m for m in partners if not any(q.currency and q.start <= m.start < q.end for q in events.quantities)]
    beside = [m.start for m in (*partners, *_on_the_way(scan, events, word)) if m.end <= word.start or word.end <= m.start]
    beside += [q.start for q in events.quantities if (q.unit or "").partition("/")[0] == unit] if unit is not None else []
    starts = [start for start in beside if first <= start < last]
    if starts:  # A word within the name of something like it is no partner: "oil and gas condensate was produced".
        inside = [m for m in events.indicators if _is_like(m.entry.get("name"), pair.get("name"))]
        starts = [s for s in starts if not any(m.start < s < m.end for m in inside)] if inside else starts
    if not starts or _is_barred(word, listed, first, last):
        return None
    if pair.get("counted") and not any(q.numeral.end <= word.start < q.end for q in events.quantities):
        return None
    if pair.get("people") and not _counts_people(scan, events, first, last):
        return None
    if pair.get("sum") and not _tells_sum(events, word, first, last):
        return None
    if pair.get("goods") and not _begins(listed.get("goods", ()), first, last) and not _is_of_goods(scan, events, first, last):
        return None
    return min(abs(start - word.start) for start in starts)


def _is_barred(word: Match, listed: _Listed, first: int, last: int) -> bool:
    """Whether a clause has a word of a list with which a pair does not hold."""
    return any(_begins(listed.get(name, ()), first, last) for name in word.entry.get("unless") or ())


def _is_like(one: str, other: str) -> bool:
    """Whether two names say the same of two things: ``oil_production``, ``gas_production``."""
    return one != other and one.rpartition("_")[2] == other.rpartition("_")[2]


def _counts_people(scan: Scan, events: Events, first: int, last: int) -> bool:
    """Whether a clause counts people and tells no sum, which would be what each of them is paid."""
    inside = [q for q in events.quantities if first <= q.start < last]
    if any(q.currency for q in inside):
        return False
    return any(q.unit == "count" and any(scan.match(i, "person") for i in range(q.numeral.end, q.end)) for q in inside)


def _tells_sum(events: Events, word: Match, first: int, last: int) -> bool:
    """Whether a clause has a sum of a size that a pair's name can have, and names nothing else that could have it."""
    entry = registry().get(word.entry.get("name"))
    sums = [q for q in events.quantities if first <= q.start < last and q.currency]
    beside = (m for m in events.indicators if first <= m.start < last and (m.end <= word.start or word.end <= m.start))
    others = [registry().get(m.entry.get("name")) for m in beside]
    return any(
        entry is not None
        and is_plausible(entry, q)
        and not any(other is not None and "currency" in other.dimension and is_plausible(other, q) for other in others)
        for q in sums
    )


def _listed(scan: Scan, first: int, last: int) -> _Listed:
    """The words among some tokens that are a partner of a pair, by their list."""
    found: dict[str, list[Match]] = {}
    for i in scan.begun(WITH, first, last):
        for match in scan.phrases[i]:
            if match.entry.kind == WITH:
                found.setdefault(match.entry.get("name"), []).append(match)
    return found


def _begins(matches: Sequence[Match], first: int, last: int) -> bool:
    return any(first <= m.start < last for m in matches)


def _is_of_goods(scan: Scan, events: Events, first: int, last: int) -> bool:
    """Whether a clause names goods or weighs them, or leads to those behind its colon or on the lines below."""
    if any(first <= q.start < last and is_of_goods(q) for q in events.quantities):
        return True
    if scan.marks[last] == ":":
        return not events.quantities or _names_goods(scan, first, events.sentence.last)
    return _names_goods(scan, first, last)


def _names_goods(scan: Scan, first: int, last: int) -> bool:
    words = (i for i in range(first, last) if scan.tokens[i].kind == "word" and scan.kinds[i].isdisjoint(("function", "area")))
    return any(goods_in([scan.tokens[i].text for i in words]))


def _on_the_way(scan: Scan, events: Events, word: Match) -> list[Match]:
    """The countries that something comes from or goes to; a word that ends with a preposition says so itself ("покупал у")."""
    way = word.entry.get("way")
    if way not in _WAYS:
        return []
    case, preposition = _WAYS[way]
    inside = _countries(events)
    if scan.pack.verb_last:
        return [m for m in inside if case in m.features]
    governed = word.end if word.end - word.start > 1 else None
    return [m for m in inside if m.start == governed or scan.match(m.start - 1, preposition) is not None]


def _countries(events: Events) -> list[Match]:
    return [m for m in events.areas if len(m.entry.get("area") or "") == _COUNTRY]


def _clause(scan: Scan, sentence: Sentence, word: Match) -> tuple[int, int]:
    first = scan.clause_start(word.start, sentence.first, _BOUNDARIES)
    while scan.pack.verb_last and scan.marks[first - 1] == "," and _ends_count(scan, first - 1):
        first = scan.clause_start(first - 1, sentence.first, _BOUNDARIES)  # A list shares the verb behind it.
    return first, scan.next_mark(word.end, sentence.last, _BOUNDARIES)


def _ends_count(scan: Scan, comma: int) -> bool:
    """Whether a number with what it counts stands right before a comma."""
    return any(i in scan.figures for i in range(comma - _COUNT, comma))


def _named(word: Match, *, by_text: bool = False) -> Match:
    entry = word.entry
    meaning = {"name": entry.get("name"), "pair": True, "by_text": by_text}
    return word._replace(entry=Entry("indicator", entry.place, entry.phrase, meaning))


def _is_taken(match: Match, others: Sequence[Match]) -> bool:
    return any(m.start < match.end and match.start < m.end for m in others)


def _joined(named: Sequence[Match], found: Sequence[Match]) -> list[Match]:
    """Both in order of position; what a pair names gives way to longer names around it, and takes the place of all others there."""
    kept = [m for m in found if not any(_covers(other, m) for other in named)]
    left = [m for m in named if not _is_taken(m, kept)]
    return sorted([*left, *kept], key=lambda m: (m.start, m.end))


def _covers(name: Match, pair: Match) -> bool:
    """Whether a name says more than a pair: it is longer, and neither a general word nor the whole of what the pair names."""
    entry, part = registry().get(name.entry.get("name")), registry().get(pair.entry.get("name"))
    longer = name.start <= pair.start and pair.end <= name.end and name.end - name.start > pair.end - pair.start
    general = entry is not None and (bool(entry.stands_for) or (part is not None and part.whole == entry.name))
    return longer and not general
