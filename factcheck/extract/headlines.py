"""Figures of headlines, which leave out what the body says."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from factcheck.extract.carrying import note_budgeted
from factcheck.extract.events import Events
from factcheck.extract.scan import Scan
from factcheck.extract.sentence_times import SentenceTimes
from factcheck.extract.stock_days import note_day
from factcheck.extract.timeline import Timeline
from factcheck.model.claim import Claim
from factcheck.model.period import Period
from factcheck.model.unit_scale import is_currency

_COUNT: Final = "count"
#: From when on a bare number may be one of money.
_LARGE: Final = 1_000_000
#: Grains of the periods that a headline puts above the whole text.
_SPANS: Final = frozenset({"year", "half", "quarter", "months", "month"})


def titled(scan: Scan, headlines: Sequence[Events], timeline: Timeline) -> Period | None:
    """The period that the headlines name for what has been, not one to come and none that is only compared with.

    The day for which they give stocks is noted, and the year ahead whose budget they tell of.
    """
    for each in headlines:
        if not each.times:
            continue
        bare = replace(each, quantities=[])
        named = SentenceTimes(scan, bare, timeline, ())
        note_budgeted(bare, named, timeline)
        note_day(each, named, timeline, to_date=False)  # "Population reached 38.4 million as of 1 July"
        for time, base in named.pairs:
            compared = base or any(cue.start <= time.start <= cue.end + 1 for cue in each.cued("from"))
            period = named.absolute(time)
            if compared or time.role is not None or time.grain not in _SPANS or period is None or period.start is None:
                continue
            if timeline.published is None or period.start <= timeline.published:
                return period
    return None


def twin_in_body(claim: Claim, body: Iterable[Claim], *, named: bool) -> Claim | None:
    """The first claim of the body that a headline's figure repeats or rounds; ``named`` where the headline says of what it is."""
    for twin in body:
        if (
            not (twin.unit_measure == claim.unit_measure or _lacks_unit(claim, twin))
            or twin.form != claim.form
            or not _rounds(claim, twin)
        ):
            continue
        lacks = twin.unit_measure != claim.unit_measure  # What a number without a unit is called says little.
        if not named or lacks or claim.indicator in (None, twin.indicator):
            return twin
    return None


def completed(claim: Claim, twin: Claim) -> Claim:
    """A headline's claim with the unit, indicator, areas and periods of the same figure in the body."""
    return claim._replace(
        unit_measure=twin.unit_measure,
        indicator=twin.indicator,
        item=twin.item,
        ref_area=twin.ref_area,
        counterpart_area=twin.counterpart_area,
        period_start=twin.period_start,
        period_end=twin.period_end,
        time_period=twin.time_period,
        base_period_start=twin.base_period_start,
        base_period_end=twin.base_period_end,
        confidence_period="resolved" if twin.period_end else None,
    )


def _rounds(claim: Claim, twin: Claim) -> bool:
    """Whether a headline's figure is the body's, or a rounding of it."""
    if twin.obs_value is None or claim.obs_value == twin.obs_value:
        return claim.obs_value == twin.obs_value
    return claim.low is not None and claim.high is not None and claim.low <= twin.obs_value <= claim.high


def _lacks_unit(claim: Claim, twin: Claim) -> bool:
    """Whether a headline leaves out the currency that the body names: "daromad 371 trln, xarajat 412 trln"."""
    bare = claim.unit_measure == _COUNT and claim.item is None and claim.obs_value is not None and claim.obs_value >= _LARGE
    return bare and is_currency(twin.unit_measure)
