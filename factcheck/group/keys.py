"""What a claim is about, as a plain tuple: two claims with one tuple speak of one fact."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache, lru_cache
from typing import Final, NamedTuple

from factcheck.group.items import PEOPLE, plain_item, without_counted, without_own_name
from factcheck.group.measured import is_of_other_measure, measured_item
from factcheck.group.side import names_statistics, partner_side
from factcheck.group.words import beginnings, holds
from factcheck.languages.item_names import named
from factcheck.model.claim import Claim
from factcheck.model.fact import FactKey, Figure
from factcheck.model.figure import figure_of
from factcheck.model.indicator import registry
from factcheck.model.labels import area_label
from factcheck.model.messages import LANGUAGES
from factcheck.model.period import Period
from factcheck.model.unit_scale import is_currency, scale

_SHARE = "_share"
#: So long before the end of a period nobody knows its figures.
EARLY: Final = timedelta(days=31)


class Key(NamedTuple):
    """The fields of ``FactKey`` with dates instead of periods, and what bounds the comparison."""

    indicator: str | None
    item: str | None
    ref_area: str | None
    counterpart_area: str | None
    dimension: str | None
    period_start: date | None
    period_end: date | None
    modality: str
    price_basis: str | None
    figure: Figure
    base_start: date | None
    base_end: date | None
    comparison: str | None
    side: str | None
    scope: str | None

    def fact_key(self) -> FactKey:
        """The key as the model knows it."""
        period, base = _days(self.period_start, self.period_end), _days(self.base_start, self.base_end)
        return FactKey(*self[:5], period, self.modality, self.price_basis, self.figure, base, self.comparison)


@lru_cache(maxsize=1 << 14)
def _days(start: date | None, end: date | None) -> Period | None:
    """One object for each period: a million claims share a few thousand."""
    return None if end is None else Period(start, end)


def key_of(claim: Claim) -> Key | None:
    """The key; None for a number that claims nothing."""
    kind = figure_of(claim)
    if kind is None:
        return None
    indicator = claim.indicator
    if kind in ("share", "points") and indicator is not None and indicator.endswith(_SHARE):
        indicator = indicator[: -len(_SHARE)]
    side = partner_side(claim)
    # An item that credits the partner's side ("Pakistani data") is its source, not a part.
    item = None if side is not None and claim.item is not None and names_statistics(claim.item) else claim.item
    if item is not None and claim.unit_measure == "count" and claim.quote is not None:
        of_name = _is_named(claim) and not _is_weighed(claim)
        item = without_counted(item, claim.quote) if of_name or _is_people(item) else item
    # A share that has no partner is that of its item, whatever it is of.
    of_item = kind in ("share", "points") and claim.counterpart_area is None
    if item is not None and claim.lang is not None and not of_item:
        item = without_own_name(item, indicator, claim.lang)
    if item is not None and claim.counterpart_area is not None and item.casefold() in _names(claim.counterpart_area):
        item = None  # The partner is in a field of its own.
    item = measured_item(plain_item(item, None if of_item else indicator), claim, kind)
    if item is None and claim.item is not None and claim.counterpart_area is None and _is_of_it(claim):
        item = claim.item.casefold()  # "88,4 млн тоннасы – шикі мұнай" is so much of the oil.
    start, end = (None, None) if kind == "date" else _period(claim)
    base_start, base_end = _base(claim, kind)
    return Key(
        indicator=indicator,
        item=item,
        ref_area=claim.ref_area,
        counterpart_area=claim.counterpart_area,
        dimension=_dimension(claim, kind),
        period_start=start,
        period_end=end,
        modality=claim.modality,
        price_basis=_basis(claim, kind),
        figure=kind,
        base_start=base_start,
        base_end=base_end,
        comparison=_comparison(claim, kind),
        side=side,
        scope=_scope(claim, kind, base_end),
    )


def _is_of_it(claim: Claim) -> bool:
    """Whether an amount has the ending of so much of what was told before."""
    return claim.quote is not None and claim.quote.casefold().endswith(beginnings("of_it_ending"))


@lru_cache(maxsize=1 << 10)
def _names(area: str) -> frozenset[str]:
    """A country's name in every interface language."""
    return frozenset(area_label(area, lang).casefold() for lang in LANGUAGES)


def _is_named(claim: Claim) -> bool:
    """Whether words name the indicator, so that the noun that is counted is no part of it; in a list of parts it names the part."""
    return claim.confidence_indicator in ("stated", None) or registry().get(claim.indicator) is None


def _is_people(item: str) -> bool:
    """Whether an item says no more than that people are counted, which names no part of them."""
    return named(item.casefold()) == PEOPLE


def _is_weighed(claim: Claim) -> bool:
    """Whether goods are counted by weight or piece that are otherwise told in money: which goods, only their text knows."""
    entry = registry().get(claim.indicator)
    if entry is None or entry.kind != "flow" or entry.dimension[0] != "currency":
        return False
    return not _is_money(claim.unit_measure)


@cache
def _is_money(unit: str | None) -> bool:
    """Whether a unit is an amount of money, for whatever each."""
    return unit is not None and is_currency(unit.partition("/")[0])


def _period(claim: Claim) -> tuple[date | None, date | None]:
    """The period's days; a stock is dated by its last day, whether or not a first one is given."""
    start, end = claim.period_start, claim.period_end
    if end is not None and (start is None or start == end):
        entry = registry().nearest(claim.indicator)
        if entry is not None and entry.kind == "stock" and claim.modality == "actual":
            return end, end
    return start, end


def _base(claim: Claim, kind: Figure) -> tuple[date | None, date | None]:
    """The base of a growth, change or difference; of a rate only where it is not the year before."""
    start, end = claim.base_period_start, claim.base_period_end
    if kind in ("growth", "change", "points"):
        return start, end
    if kind != "value" or end is None or start is None or claim.form not in ("rate", "growth_percent"):
        return None, None
    period = claim.period
    if period is not None and period.shifted_years(-1) == Period(start, end):
        return None, None
    return start, end


def _dimension(claim: Claim, kind: Figure) -> str | None:
    if kind == "growth":
        return "ratio"
    if kind == "points":
        return "percentage_point"
    if kind == "share":
        return "percent"
    if claim.form == "rate" and claim.unit_measure == "count" and _counts(claim.indicator):
        return "ratio"  # So many of something for each of something else: no number of them.
    return scale(claim.unit_measure)[0]


def _counts(indicator: str | None) -> bool:
    entry = registry().nearest(indicator)
    return entry is not None and entry.kind in ("flow", "stock")


def _basis(claim: Claim, kind: Figure) -> str | None:
    """Values at current prices are plain values, and so is what is not told in money; a growth keeps what is said of it."""
    if kind in ("value", "share") and claim.price_basis == "current":
        return None
    if kind == "value" and not _is_money(claim.unit_measure):
        return None
    return claim.price_basis


def _comparison(claim: Claim, kind: Figure) -> str | None:
    if kind not in ("growth", "change", "points"):
        return None
    if claim.comparison is None and claim.base_period_end is not None:
        return "period"
    return claim.comparison


def _is_not_over(claim: Claim, end: date) -> bool:
    """Whether a text came out long before the end of what it tells as done: it tells what is expected, or less of it."""
    return claim.modality == "actual" and claim.published is not None and end - claim.published > EARLY


def _scope(claim: Claim, kind: Figure, base_end: date | None) -> str | None:
    """The only article a claim may be compared in, where period, base or area are open or not over, or which goods are weighed.

    It stands alone where the indicator is open, where people were asked about something, where it is so much a day, or what some
    measure covers, and where more or less is counted in than usual.
    """
    if claim.indicator is None:
        return f"{claim.article}#{claim.claim_id}"
    if claim.unit_measure in ("percent", "count") and claim.sentence is not None and holds(claim.sentence, "polled"):
        return f"{claim.article}#{claim.claim_id}"
    if claim.confidence_indicator not in ("stated", None) and claim.sentence is not None and holds(claim.sentence, "respectively"):
        return f"{claim.article}#{claim.claim_id}"
    if kind == "value" and is_of_other_measure(claim):
        return f"{claim.article}#{claim.claim_id}"
    if claim.ref_area is None:
        return claim.article
    if kind == "date" or claim.modality == "target":
        return None
    if kind == "value" and claim.item is None and _is_weighed(claim):
        return claim.article
    if claim.period_end is None or (kind == "value" and _is_not_over(claim, claim.period_end)):
        return claim.article
    if kind in ("growth", "change", "points") and base_end is None:
        return claim.article
    return None
