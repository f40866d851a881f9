"""A total is the value per unit times the number of units.

Harvest is yield times area, whatever the crop; output per head times people is output. Beyond such identities, two values per
unit of one thing in one text do not lie thirty-fold apart: 13 billion kWh for 5.5 million homes beside 270 thousand kWh for 140
thousand homes is a slip in one of the four.

A mean that stands beside a count ("9.8 million tourists spent $489 each on average") gives the sum of both. A mean of each day or
month gives what it was in all: 273,000 tonnes a day are 99.6 million tonnes a year. Means of working days are left alone.

Amounts and counts are paired only where a text says them of one thing, and the difference is a warning, never an error.

Flags:
    In 2025 the sown area of Kazakhstan was 16.0 million hectares. In 2025 the grain yield in Kazakhstan was 1.6 tonnes per
    hectare. In 2025 the grain harvest of Kazakhstan was 20.9 million tonnes.

Leaves alone:
    In 2025 the sown area of Kazakhstan was 16.0 million hectares. In 2025 the grain yield in Kazakhstan was 1.6 tonnes per
    hectare. In 2025 the grain harvest of Kazakhstan was 25.9 million tonnes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from fractions import Fraction
from itertools import product

from factcheck.checks.lookup.facts import Facts, Measure
from factcheck.checks.lookup.harvests import harvests
from factcheck.checks.lookup.identities import Identity, shipped
from factcheck.checks.lookup.means import bare, is_near, is_of_other_days, times_in
from factcheck.checks.lookup.ties import kind_of
from factcheck.checks.lookup.units import multiply
from factcheck.model.claim import Claim
from factcheck.model.fact import Fact
from factcheck.model.figure import printed_value
from factcheck.model.indicator import AVERAGE, registry
from factcheck.model.period import Period
from factcheck.model.relation import Relation
from factcheck.model.system import Linear, Product, Sum

#: Values per unit of one thing differ by kind of place and household, hardly more than this.
APART = Fraction(30)

#: Dimensions of amounts that are shared out among people, homes or places.
_AMOUNT_MARKS = ("[mass]", "[length]")


def relations(facts: Facts) -> Iterator[Relation]:
    """Products by identity, then pairs of amount and count within a text."""
    for identity in (*shipped(), *facts.identities):
        if identity.rate is not None:
            yield from _products(facts, identity)
    for total, rate, count in harvests(facts):
        yield _product(total, rate, count)
    yield from _means(facts)
    yield from _paced(facts)
    yield from _apart(facts)


def _paced(facts: Facts) -> Iterator[Relation]:
    """What was made or sold in all is its mean of each day or month times the length of the period, in tables.

    Words say of a figure whether it is a mean or only how things stood in the end; ``constructions.pacing`` reads them.
    """
    for series, measures in facts.values.items():
        if kind_of(series) != "flow" or series.modality != "actual":
            continue
        for periods in measures.values():
            for period, fact in periods.items():
                for each, claims in _by_length(fact).items():
                    times, rate = times_in(period, each), bare(replace(fact, claims=claims))
                    if times is None or period is None or rate is None:
                        continue
                    stated = facts.value(series, Measure(rate.key.dimension), period)
                    whole = None if stated is None else _whole_of_mean(stated, rate, times, each)
                    if whole is not None:
                        yield Relation(
                            rule="per-unit",
                            roles=(("total", whole), ("rate", rate)),
                            rows=(Sum(whole.name, ((rate.name, Fraction(times)),)),),
                            reason="mean_times_length",
                            strength="resolved",
                        )


def _by_length(fact: Fact) -> dict[str, tuple[Claim, ...]]:
    """The claims of a fact that are for each day or month."""
    found: dict[str, tuple[Claim, ...]] = {}
    for claim in fact.claims:
        each = (claim.unit_measure or "").partition("/")[2]
        over = claim.published is None or claim.period_end is None or claim.period_end <= claim.published
        if each in ("day", "month") and claim.sentence is None and over:
            found[each] = (*found.get(each, ()), claim)
    return found


def _whole_of_mean(whole: Fact, rate: Fact, times: int, each: str) -> Fact | None:
    """What a mean may be of: the figures near so many times it; None where it is of no such figure, or of other days."""
    claims = tuple(claim for claim in whole.claims if any(is_near(claim, mean, times) for mean in rate.claims))
    plain = [claim for claim in claims if claim.modifier == "exact"] or claims
    if not claims or any(is_of_other_days(claim, mean, times, each) for claim, mean in product(plain, rate.claims)):
        return None
    return whole if len(claims) == len(whole.claims) else replace(whole, name=f"{whole.name} near {rate.name}", claims=claims)


def _products(facts: Facts, identity: Identity) -> Iterator[Relation]:
    for series in [s for s in facts.values if s.indicator == identity.total]:
        rates = facts.values.get(series._replace(indicator=identity.rate), {})
        counts = facts.values.get(series._replace(indicator=identity.count), {})
        for measure, periods in facts.values[series].items():
            for period, total in periods.items():
                for rate, count in product(_at(rates, period), _at(counts, period)):
                    if multiply(rate[0], count[0], measure):
                        yield _product(total, rate[1], count[1])


def _product(total: Fact, rate: Fact, count: Fact) -> Relation:
    return Relation(
        rule="per-unit",
        roles=(("total", total), ("rate", rate), ("count", count)),
        rows=(Product(total.name, rate.name, count.name),),
        reason="rate_times_count",
    )


def _means(facts: Facts) -> Iterator[Relation]:
    """A sum is its mean times the one count that the mean's sentence gives: 9.8 million tourists who spent $489 each on average."""
    counts: dict[tuple[str, str], dict[str, Fact]] | None = None
    for series, measures in facts.values.items():
        total_name = (series.indicator or "").removeprefix(f"{AVERAGE}_")
        totals = facts.values.get(series._replace(indicator=total_name), {}) if total_name != series.indicator else {}
        for measure, periods in measures.items() if totals else ():
            for period, mean in periods.items():
                total = totals.get(measure, {}).get(period)
                if total is None or period is None:
                    continue
                counts = _counts_by_sentence(facts) if counts is None else counts
                for claim in mean.claims:
                    beside = counts.get((claim.article, claim.sentence or ""), {})
                    same = [fact for fact in beside.values() if fact.key.period == period and _area(fact) == _area(mean)]
                    if len(beside) == len(same) == 1:
                        yield replace(_product(total, mean, same[0]), strength="resolved")
                        break


def _counts_by_sentence(facts: Facts) -> dict[tuple[str, str], dict[str, Fact]]:
    """The counts that each sentence of each article gives, by name."""
    found: dict[tuple[str, str], dict[str, Fact]] = {}
    for _, _, _, fact in facts.each_value():
        if fact.key.dimension == "count" and fact.key.modality == "actual":
            for claim in fact.claims:
                if claim.sentence is not None:
                    found.setdefault((claim.article, claim.sentence), {})[fact.name] = fact
    return found


def _at(measures: dict[Measure, dict[Period | None, Fact]], period: Period | None) -> list[tuple[Measure, Fact]]:
    return [(measure, periods[period]) for measure, periods in measures.items() if period in periods]


def _apart(facts: Facts) -> Iterator[Relation]:
    """An amount and a count said of one thing, beside an amount and a count of the same kinds said of the whole."""
    amounts: dict[str, list[Fact]] = {}
    counts: dict[str, list[Fact]] = {}
    for _, _, _, fact in facts.each_value():
        if fact.key.modality != "actual" or fact.key.indicator is None:
            continue
        kind = counts if fact.key.dimension == "count" else amounts
        if kind is counts or str(fact.key.dimension).startswith(_AMOUNT_MARKS):
            for claim in fact.claims:
                kind.setdefault(claim.article, []).append(_alone(fact, claim))
    for article, found in amounts.items():
        for amount, count in product(found, counts.get(article, ())):
            items = {amount.key.item, count.key.item}
            if _area(amount) != _area(count) or len(items - {None}) > 1:
                continue
            if None not in items:
                yield from _beside(amount, count, found, counts[article])
            elif _stand_alone(amount, count, (*found, *counts[article])):
                yield from _beside(amount, count, [f for f in found if _akin(f, amount)], counts[article])


def _alone(fact: Fact, claim: Claim) -> Fact:
    """The fact as one claim states it."""
    return fact if len(fact.claims) == 1 else fact._replace(name=f"{fact.name} {claim.claim_id}", claims=(claim,))


def _stand_alone(amount: Fact, count: Fact, facts: Iterable[Fact]) -> bool:
    """Whether a sentence holds this amount and this count, and no others of their kinds."""
    sentence = amount.claims[0].sentence
    if sentence is None or sentence != count.claims[0].sentence:
        return False
    kinds = {amount.key.dimension, count.key.dimension}
    return sum(fact.key.dimension in kinds and fact.claims[0].sentence == sentence for fact in facts) == len(kinds)


def _akin(other: Fact, amount: Fact) -> bool:
    """Whether two amounts are of one indicator, or one is a part of the other's."""
    one, two = registry().nearest(other.key.indicator), registry().nearest(amount.key.indicator)
    return one is not None and two is not None and (two.name in (one.name, one.whole) or two.whole == one.name)


def _beside(amount: Fact, count: Fact, amounts: list[Fact], counts: list[Fact]) -> Iterator[Relation]:
    """The pair set against the pair of the whole whose value per unit comes closest."""
    pairs = [
        (other, base)
        for other, base in product(amounts, counts)
        if other.key.item is None and base.key.item is None and base.key.indicator == count.key.indicator
        if other.key.dimension == amount.key.dimension and _area(other) == _area(amount) == _area(base)
        if other is not amount and base is not count
    ]
    own = _ratio(amount, count)
    if not pairs or not own:
        return
    other, base = min(pairs, key=lambda pair: (_distance(_ratio(*pair), own), pair[0].name, pair[1].name))
    per_unit, per_base = _per_unit(amount, count), _per_unit(other, base)
    yield Relation(
        rule="per-unit",
        roles=(("amount", amount), ("count", count), ("amount", other), ("count", base), ("rate", per_unit), ("rate", per_base)),
        rows=(Product(amount.name, per_unit.name, count.name), Product(other.name, per_base.name, base.name)),
        plausible=(
            Linear(((per_unit.name, Fraction(1)), (per_base.name, -APART)), "<=", Fraction(0)),
            Linear(((per_base.name, Fraction(1)), (per_unit.name, -APART)), "<=", Fraction(0)),
        ),
        reason="per_unit_of_one_thing",
        chained=False,
    )


def _per_unit(amount: Fact, count: Fact) -> Fact:
    return Fact(f"{amount.name} per {count.name}", amount.key, (), (), amount.scope, amount.side)


def _area(fact: Fact) -> tuple[str | None, str | None]:
    return fact.key.ref_area, fact.key.counterpart_area


def _ratio(amount: Fact, count: Fact) -> Fraction:
    below = printed_value(count.claims[0])
    return printed_value(amount.claims[0]) / below if below else Fraction(0)


def _distance(a: Fraction, b: Fraction) -> Fraction:
    return max(a / b, b / a) if a and b else Fraction(10) ** 12
