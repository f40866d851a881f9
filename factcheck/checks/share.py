"""A share is its part of the whole: part = share × whole, and shares of one whole stay within 100 per cent.

A share of exports, of a partner country or of any other part is tied to the part's value and the whole's value where both are
stated for the same period. Where one is missing it follows and is shown as implied. Shares that are listed as parts of one whole
may add up to less than 100 per cent, never to more, unless one part contains another or several answers were possible. Per cents
of a plan are no shares, and a share behind which its own whole stands ("2.5 % of forecast GDP of 184 trillion") is of no other.

Flags:
    Exports of Kazakhstan in 2024 were $80.0 billion. Kazakhstan's exports to China were $15.0 billion in 2024, which is 12.5% of
    the country's exports.

Leaves alone:
    Exports of Kazakhstan in 2024 were $80.0 billion. Kazakhstan's exports to China were $15.0 billion in 2024, which is 18.8% of
    the country's exports.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from functools import cache
from itertools import combinations, product
from typing import get_args

from factcheck.checks.lookup.facts import Facts, Measure, Series, measure_of, series_of
from factcheck.checks.lookup.lists import disjoint, listed_together
from factcheck.checks.lookup.nearby import near
from factcheck.checks.lookup.parts import REST, names_all
from factcheck.checks.lookup.ties import kind_of
from factcheck.checks.lookup.words import any_says, clause_says
from factcheck.model.claim import Claim, Confidence, Modality
from factcheck.model.fact import Fact
from factcheck.model.figure import canonical, printed_value
from factcheck.model.indicator import registry
from factcheck.model.period import Period
from factcheck.model.relation import Relation
from factcheck.model.system import Linear, Share

#: Per cent by which the shares of a complete list may miss the whole and still be meant as all of it.
FAR = 10
#: Shares of a whole that is no known indicator are at least so many.
SEVERAL = 3
#: Letters of an item that must open the name of an indicator for the two to be one ("renewables", ``renewable_generation``).
STEM = 6
#: Characters between a part and the share that restates it.
REACH = 30
#: The same where the part has another name.
BESIDE = 60
#: Characters between a share and the whole that it is of.
BEHIND = 40


def relations(facts: Facts) -> Iterator[Relation]:
    """Shares tied to values, then lists of shares."""
    for series, periods in facts.shares.items():
        if kind_of(series) == "mean":
            continue  # A wage is no part of another one, whatever per cent of it.
        for period, share in periods.items():
            if any_says(share.claims, "fulfilment"):
                continue  # Per cent of a plan, which says nothing about the whole that is there.
            if period is not None or series.scope is not None:
                yield from _of_values(facts, series, period, share)
    yield from _within_hundred(facts)


def _of_values(facts: Facts, series: Series, period: Period | None, share: Fact) -> Iterator[Relation]:
    whole_series = _nearer(facts, series) or _of_partner(facts, series, period, share) or _whole(series)
    if whole_series == series:
        yield from _restated(facts, series, period, share)
        return
    wholes = facts.values.get(whole_series, {})
    for part_series in _parts(facts, series):
        parts = facts.values.get(part_series, {})
        for measure in _measures(wholes, parts, period):
            whole, part = wholes.get(measure, {}).get(period), parts.get(measure, {}).get(period)
            if whole is None and part is None:
                continue
            if period is not None:
                whole = whole or facts.value_or_implied(whole_series, measure, period)
                part = part or facts.value_or_implied(part_series, measure, period)
            if whole is not None and part is not None and not _print_one_value(part, whole):
                told = _of_part(facts, share, part, whole)
                if told is not None:
                    found = _share_of(part, whole, told, "stated" if part_series == series else "resolved")
                    yield replace(found, in_words=all(_stands_before(claim, part) for claim in told.claims))


def _nearer(facts: Facts, series: Series) -> Series | None:
    """The whole of a part of a part, where it is stated: the taxes of a city are part of all taxes, electric cars of cars."""
    whole, parted, _ = (series.item or "").rpartition(", ")
    item = whole if parted else (series.item or "").partition(" ")[2]
    nearer = series._replace(item=item)
    return nearer if item and nearer in facts.values else None


def _of_partner(facts: Facts, series: Series, period: Period | None, share: Fact) -> Series | None:
    """The whole of a partner's part of some goods, where its own text states these alone: "83.2 % of the cars came from China".

    Where the partner's part of all goods is stated too, the words do not say which of the two the share is of.
    """
    if series.item is None or series.counterpart_area is None or period is None:
        return None
    of_goods, of_all = series._replace(counterpart_area=None), series._replace(item=None)
    texts = {claim.article for claim in share.claims}
    wholes = (facts.values.get(of_goods, {}).values(), facts.values.get(of_all, {}).values())
    stated = [
        any(claim.article in texts for periods in each if period in periods for claim in periods[period].claims) for each in wholes
    ]
    return of_goods if stated == [True, False] else None


def _restated(facts: Facts, series: Series, period: Period | None, share: Fact) -> Iterator[Relation]:
    """ "8.6 billion kWh, or 9 % of electricity generation": the part is the figure right before its share."""
    part = facts.right_before(share.claims[0], REACH)
    if part is None or series_of(part) == series or part.key.period != period or part.key.modality != series.modality:
        return  # What was planned is no part of what was done.
    whole = facts.values.get(series, {}).get(measure_of(part.key), {}).get(period)
    if whole is None or _print_one_value(part, whole) or _has_own_whole(facts, share.claims[0], part, whole):
        return  # A headline may repeat the part.
    yield _share_of(part, whole, share, "resolved")


def _of_part(facts: Facts, share: Fact, part: Fact, whole: Fact) -> Fact | None:
    """The share in the claims that do not stand by another part: "9.6 billion, or 28.1 % of the country's"."""
    kept = tuple(
        c
        for c in share.claims
        if not (_stands_by_another(facts, c, part, whole) or _heads_list(c, part) or _has_own_whole(facts, c, part, whole))
    )
    if len(kept) == len(share.claims):
        return share
    return replace(share, name=f"{share.name} of {part.name}", claims=kept) if kept else None


def _has_own_whole(facts: Facts, share: Claim, part: Fact, whole: Fact) -> bool:
    """Whether another whole of the same kind stands right behind a share: "2.5 % of forecast GDP of 184 trillion".

    So does what was planned of the part itself: "12.3 trillion, or 94.6 % of the 13 trillion planned".
    """
    if share.end is None:
        return False
    for series, modality in product({series_of(whole), series_of(part)}, get_args(Modality)):
        for fact in facts.values.get(series._replace(modality=modality), {}).get(measure_of(whole.key), {}).values():
            for claim in fact.claims:
                same = claim.article == share.article and claim.sentence == share.sentence and claim.start is not None
                if fact.name not in (whole.name, part.name) and same and 0 <= (claim.start or 0) - share.end <= BEHIND:
                    return True
    return False


def _heads_list(share: Claim, part: Fact) -> bool:
    """Whether a share is of several figures behind a colon, the part among them: "78 % came from next door: 3.1 million from …"."""
    for claim in part.claims:
        if claim.article == share.article and claim.sentence == share.sentence and claim.sentence and claim.quote and share.quote:
            between, _, behind = claim.sentence.partition(share.quote)[2].partition(claim.quote)
            if ":" in between and any(map(str.isdigit, behind)):
                return True
    return False


def _stands_by_another(facts: Facts, share: Claim, part: Fact, whole: Fact) -> bool:
    beside = facts.right_before(share, BESIDE)
    if beside is None or beside.name == whole.name or beside.key.dimension != whole.key.dimension:
        return False
    if _stands_before(share, part):
        return False
    if beside.name == part.name:  # Several values are given for the part, and the share is by one of them.
        told = [canonical(claim) for claim in part.claims if claim.section != "headline"]
        return any(not one.overlaps(other) for one, other in combinations(told, 2))
    return all(printed_value(beside.claims[0]) != printed_value(claim) for claim in part.claims)


def _stands_before(share: Claim, part: Fact) -> bool:
    """Whether a share stands right before its part: "Russia has 17.8 % (8.1 billion)", whatever is told of others before."""
    return share.end is not None and any(0 <= (own.start or 0) - share.end <= BEHIND for own in near(part, share, BEHIND))


def _print_one_value(part: Fact, whole: Fact) -> bool:
    """Whether some claim of the whole repeats the part: it was taken for the whole because it does not name the part."""
    stated = {printed_value(claim) for claim in part.claims}
    return any(printed_value(claim) in stated for claim in whole.claims)


def _share_of(part: Fact, whole: Fact, share: Fact, strength: Confidence) -> Relation:
    return Relation(
        rule="share",
        roles=(("part", part), ("whole", whole), ("share", share)),
        rows=(Share(part.name, whole.name, share.name),),
        reason="part_of_whole",
        strength=strength,
    )


def _is_near_whole(shares: list[Fact]) -> bool:
    return abs(sum((printed_value(share.claims[0]) for share in shares), Fraction(-100))) < FAR


def _has_no_words(shares: list[Fact]) -> bool:
    """Whether several shares stand in a table, so that no words could say that one contains another."""
    return len(shares) >= SEVERAL and all(claim.sentence is None for share in shares for claim in share.claims)


def _whole(series: Series) -> Series:
    """What a share is of: the same without the item, or where there is none without the partner."""
    if series.item is not None:
        return series._replace(item=None)
    return series._replace(counterpart_area=None)


def _parts(facts: Facts, series: Series) -> Iterator[Series]:
    """The part as an item of the indicator, else as an indicator of its own that the item names."""
    if series in facts.values:
        yield series
        return
    own = [name for name in _parts_of(series.indicator) if series.item is not None and _names(series.item, name)]
    own += [name for name in _added_to(series.indicator) if series.item == name]
    found = [part for name in own if (part := series._replace(indicator=name, item=None)) in facts.values]
    yield from found or [series]


@cache
def _parts_of(whole: str | None) -> tuple[str, ...]:
    """The indicators that are parts of one."""
    return tuple(entry.name for entry in registry().indicators.values() if entry.whole == whole)


@cache
def _added_to(whole: str | None) -> tuple[str, ...]:
    """The indicators that add up to one: exports and imports to turnover."""
    entry = registry().get(whole)
    return () if entry is None else tuple(part for part, sign in entry.parts if sign > 0)


def _names(item: str, indicator: str) -> bool:
    return any(word[:STEM] == name[:STEM] for word in item.split() for name in indicator.split("_") if len(name) >= STEM)


def _measures(
    wholes: dict[Measure, dict[Period | None, Fact]], parts: dict[Measure, dict[Period | None, Fact]], period: Period | None
) -> list[Measure]:
    """The measures to compare in: those both are stated in, else those one is stated in; never per cents."""
    in_wholes = {m for m, periods in wholes.items() if period in periods and m.dimension != "percent"}
    in_parts = {m for m, periods in parts.items() if period in periods and m.dimension != "percent"}
    return sorted(in_wholes & in_parts or in_wholes | in_parts, key=str)


def _within_hundred(facts: Facts) -> Iterator[Relation]:
    """Lists of shares of one whole, item by item or partner by partner."""
    lists: dict[tuple[Series, str, Period | None], list[Fact]] = {}
    for series, periods in facts.shares.items():
        if series.item is None and series.counterpart_area is None:
            continue
        if kind_of(series) not in ("flow", "stock", None):
            continue
        for period, share in periods.items():
            if not clause_says(share.claims, "of_these"):  # "Almost 40 % of these sums went to China" is of what was told before.
                lists.setdefault((_whole(series), "item" if series.item else "area", period), []).append(share)
    for (whole, by, day), shares in lists.items():
        others = lists.get((whole, "item", day), ()) if by == "area" else ()
        rest = [share for share in others if share.key.item == REST]
        groups = listed_together(shares) if by == "item" else [shares + rest]
        for group in groups:
            if len(group) < 2 or (by == "item" and not disjoint(group)):
                continue
            if any(any_says(fact.claims, "several_answers") for fact in group):
                continue
            if registry().get(whole.indicator) is None and not (_has_no_words(group) and _is_near_whole(group)):
                continue
            # A list with a rest is complete; where it is far from the whole, something of it was not read.
            all_parts = by == "item" and names_all(group) and _is_near_whole(group)
            yield Relation(
                rule="share",
                roles=tuple(("share", fact) for fact in group),
                rows=(Linear(tuple((fact.name, Fraction(1)) for fact in group), "==" if all_parts else "<=", Fraction(100)),),
                reason="listed_together",
                strength="stated" if by == "area" else "resolved",
            )
