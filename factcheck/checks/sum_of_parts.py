"""The parts of a total add up to it.

Turnover is exports and imports, a deficit is imports less exports: where the indicator says what adds up to it, the parts must
reach the total within the rounding of the printed digits, and a part that nobody states follows from the others. Items that a
text lists side by side, and partner countries, may be a partial list: they may stay below the total, never exceed it. A list that
ends in "the rest", or names both halves of a whole (urban and rural), is complete.

Rates, indices and means are never summed, nor are items that contain each other ("food, including grain") or that name another way
of measuring ("by preliminary data").

Flags:
    In January-June 2025 trade turnover between Kazakhstan and Pakistan was $86.8 million. Kazakhstan's exports to Pakistan were
    $55.3 million in January-June 2025. Kazakhstan's imports from Pakistan were $41.5 million in January-June 2025.

Leaves alone:
    In January-June 2025 trade turnover between Kazakhstan and Pakistan was $86.8 million. Kazakhstan's exports to Pakistan were
    $55.3 million in January-June 2025. Kazakhstan's imports from Pakistan were $31.5 million in January-June 2025.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import combinations

from factcheck.checks.lookup.breakdowns import by_breakdown
from factcheck.checks.lookup.facts import Facts, Measure, Series
from factcheck.checks.lookup.lists import disjoint, listed_together
from factcheck.checks.lookup.parts import PART, REST, divided, is_called_part, is_complete, is_near_whole, up_to_rest
from factcheck.checks.lookup.sums import sums
from factcheck.checks.lookup.texts import Texts
from factcheck.checks.lookup.ties import is_additive
from factcheck.checks.lookup.words import says, split
from factcheck.model.claim import Claim
from factcheck.model.fact import Fact
from factcheck.model.figure import printed_value
from factcheck.model.indicator import registry
from factcheck.model.period import Period
from factcheck.model.relation import Relation
from factcheck.model.system import Linear, Order, Sum

#: Made once: a big table has thousands of rows with them.
ONES, NONE = {sign: Fraction(sign) for sign in (1, -1)}, Fraction(0)

#: Parts of a list at least.
LEAST = 2
#: Partners of a list at least, beside all others.
SEVERAL = 2
#: "Another 195,000 are in Kazakhstan".
FURTHER = "further"
#: What stands in an item that is no name of a part: "another 4 million by road".
_UNNAMED = frozenset({FURTHER, PART, REST})

#: Figures that belong to one point of one measure, by the series of their whole.
_Place = tuple[Series, Measure, Period | None]


def relations(facts: Facts) -> Iterator[Relation]:
    """Sums of indicators, then items of an indicator, then partner countries."""
    for whole, parts in sums(facts):
        yield Relation(
            rule="sum-of-parts",
            roles=(("total", whole), *(("part", part) for part, _ in parts)),
            rows=(Sum(whole.name, tuple((part.name, ONES[sign]) for part, sign in parts)),),
            reason="adds_up",
            at_most="error" if all(map(_is_named, (whole, *(part for part, _ in parts)))) else "warning",
        )
    groups: dict[_Place, list[Fact]] = {}
    for series, measures in facts.values.items():
        if series.item is None or says(series.item, "other_measure"):
            continue
        without = series._replace(item=None)
        for measure, periods in measures.items():
            for period, fact in periods.items() if is_additive(series, measure) else ():
                groups.setdefault((without, measure, period), []).append(fact)
    yield from _items(facts, groups)
    yield from _partners(facts, groups)


def _is_named(fact: Fact) -> bool:
    """Whether some text names what a stated figure is; what "oil companies paid in" need not be all that a budget got."""
    return not fact.claims or any(claim.confidence_indicator in ("stated", None) for claim in fact.claims)


def _items(facts: Facts, groups: Mapping[_Place, list[Fact]]) -> Iterator[Relation]:
    texts = Texts(fact for _, _, _, fact in facts.each_value()) if groups else None
    for (series, measure, period), items in groups.items():
        whole = facts.values.get(series, {}).get(measure, {}).get(period)
        if texts is not None:
            yield from _of_whole(texts, whole, items)
        yield from _joined(items)


def _of_whole(texts: Texts, whole: Fact | None, items: list[Fact]) -> Iterator[Relation]:
    """Lists of items beside their whole, or beside the part that they divide; each remaining item by itself."""
    listed: set[str] = set()
    for parts in (part for run in _lists(items) for part in by_breakdown(whole, run)):
        group = parts if whole is None else up_to_rest(whole, items, parts)
        if len(group) < LEAST or not disjoint(group):
            continue
        if whole is not None and _shares_article(whole, group):
            listed.update(fact.name for fact in group)
            yield _of_list(texts, whole, group)
        headed = divided(texts, items, group)
        if headed is not None:
            yield _of_list(texts, headed, group)
    for item in items if whole is not None else ():
        if whole is not None and item.name not in listed and _shares_article(whole, [item]):
            sure = is_called_part(texts, item, whole) and not _is_beyond_for_another(texts, item, whole)
            yield _at_most(whole, [item], "part_of_whole", strength_is_sure=sure)


def _lists(items: list[Fact]) -> list[list[Fact]]:
    """Lists of items, and what is left of a whole where it stands in a sentence of its own."""
    lists = listed_together(items)
    rest = next((item for item in items if item.key.item == REST), None)
    return lists if rest is None or any(rest in each for each in lists) else [*lists, [rest]]


def _is_beyond_for_another(texts: Texts, item: Fact, whole: Fact) -> bool:
    """Whether an item is larger than its whole because it is a part of another figure: "61,400 flights … of them 4.62 million"."""
    claim = item.claims[0]
    return printed_value(claim) > printed_value(whole.claims[0]) and texts.divides_another(claim)


def _of_list(texts: Texts, whole: Fact, group: list[Fact]) -> Relation:
    found = _at_most(whole, group, "listed_together", strength_is_sure=True)
    taxes = whole.key.item is None and any(says(fact.key.item or "", "tax") for fact in group)  # A budget gets more than taxes.
    if taxes or not is_complete(texts, whole, group):
        return found
    return replace(found, rows=(Sum(whole.name, tuple((part.name, ONES[1]) for part in group)),))


def _joined(items: list[Fact]) -> Iterator[Relation]:
    """ "Solar and wind" is solar with wind; "solar, wind and hydro" also "solar and wind" with hydro."""
    by_names = {split(fact.key.item or "", "and"): fact for fact in items}
    for names, fact in by_names.items():
        parts = _covering(names, by_names) if len(names) > 1 and _UNNAMED.isdisjoint(names) else ()
        if parts:
            yield Relation(
                rule="sum-of-parts",
                roles=(("total", fact), *(("part", part) for part in parts)),
                rows=(Sum(fact.name, tuple((part.name, ONES[1]) for part in parts)),),
                reason="joined_items",
                strength="resolved",
            )


def _covering(names: frozenset[str], by_names: Mapping[frozenset[str], Fact]) -> tuple[Fact, ...]:
    """Facts that together have each of these names once; none if there are no such facts."""
    inside = sorted((other for other in by_names if other < names), key=lambda other: (len(other), sorted(other)))
    for many in range(2, len(names) + 1):
        for parts in combinations(inside, many):
            if sum(map(len, parts)) == len(names) and frozenset[str]().union(*parts) == names:
                return tuple(by_names[part] for part in parts)
    return ()


def _partners(facts: Facts, items: Mapping[_Place, list[Fact]]) -> Iterator[Relation]:
    """Partner countries stay within the trade with the world."""
    groups: dict[_Place, list[Fact]] = {}
    for series, measures in facts.values.items():
        if series.counterpart_area is None or series.side is not None or series.scope is not None:
            continue
        if series.item == FURTHER and series._replace(item=None) in facts.values:
            continue  # So much more than what was told of the same partner.
        world = series._replace(counterpart_area=None, item=None if series.item == FURTHER else series.item)
        if world not in facts.values or registry().nearest(series.indicator) is None:
            continue
        for measure, periods in measures.items():
            wholes = facts.values[world].get(measure, {}) if is_additive(series, measure) else {}
            for period in filter(wholes.__contains__, periods):
                if period is not None:
                    groups.setdefault((world, measure, period), []).append(periods[period])
    for (series, measure, period), partners in groups.items():
        whole = facts.values[series][measure][period]
        other = {part.name: part for part in partners if _is_of_other_time(facts, series, measure, part, whole)}
        # What stands in one list with such a part is of its time.
        texts = {claim.article for part in other.values() for claim in part.claims}
        sure = [part for part in partners if part.name not in other and not all(_is_carried(c, texts) for c in part.claims)]
        if sure:
            yield _at_most(whole, sure, "partner_of_world", strength_is_sure=True)
            beside = items.get((series._replace(item=None), measure, period), ())
            # Beside the partners of one part, all others are the only further item: "cars: Kazakhstan 9, other countries 2".
            beside = beside if series.item is None else [item for item in beside if item.key.item == REST]
            yield from _with_all_others(whole, sure, beside)


def _with_all_others(whole: Fact, partners: Iterable[Fact], items: Sequence[Fact]) -> Iterator[Relation]:
    """The partners of a text that also gives what went to all others, and no other parts: together they are the whole."""
    rest = next((item for item in items if item.key.item == REST), None)
    for article in sorted({claim.article for claim in rest.claims}) if rest is not None else ():
        parts = [part for part in (*partners, *items) if any(claim.article == article for claim in part.claims)]
        if sum(part in items for part in parts) > 1 or len(parts) <= SEVERAL or not _shares_article(whole, parts):
            continue
        if is_near_whole(whole, parts, article):
            yield Relation(
                rule="sum-of-parts",
                roles=(("total", whole), *(("part", part) for part in parts)),
                rows=(Sum(whole.name, tuple((part.name, ONES[1]) for part in parts)),),
                reason="listed_together",
                strength="resolved",
                in_words=_in_one_sentence((whole, *parts)),
            )


def _in_one_sentence(facts: Iterable[Fact]) -> bool:
    """Whether one sentence states all of some figures: then they are of one time, whatever it is."""
    told = [{(claim.article, claim.sentence) for claim in fact.claims if claim.sentence is not None} for fact in facts]
    return bool(set.intersection(*told))


def _is_carried(claim: Claim, texts: set[str]) -> bool:
    """Whether a claim of one of some texts has its period from the context."""
    return claim.article in texts and claim.confidence_period not in ("stated", None)


def _is_of_other_time(facts: Facts, series: Series, measure: Measure, part: Fact, whole: Fact) -> bool:
    """Whether a part whose period was taken from the context is beyond the whole, and within that of another period in its text."""
    if any(claim.confidence_period in ("stated", None) for claim in part.claims):
        return False
    value = printed_value(part.claims[0])
    if value <= printed_value(whole.claims[0]):
        return False
    articles = {claim.article for claim in part.claims}
    others = (other for other in facts.values[series][measure].values() if other is not whole)
    return any(value <= printed_value(claim) for other in others for claim in other.claims if claim.article in articles)


def _at_most(whole: Fact, parts: Iterable[Fact], reason: str, *, strength_is_sure: bool) -> Relation:
    found = list(parts)
    if len(found) == 1:
        rows: tuple[Order | Linear, ...] = (Order(found[0].name, whole.name),)
    else:
        terms = (*((part.name, ONES[1]) for part in found), (whole.name, ONES[-1]))
        rows = (Linear(terms, "<=", NONE),)
    return Relation(
        rule="sum-of-parts",
        roles=(("whole", whole), *(("part", part) for part in found)),
        rows=rows,
        reason=reason,
        strength="stated" if reason == "partner_of_world" else ("resolved" if strength_is_sure else "inferred"),
        # One item by itself may be another measure of the same thing, and often is.
        silent=not strength_is_sure,
    )


def _shares_article(whole: Fact, parts: Iterable[Fact]) -> bool:
    """Whether one text gives the whole and a part: items of different texts need not be counted alike."""
    articles = {claim.article for claim in whole.claims}
    return all(any(claim.article in articles for claim in part.claims) for part in parts)
