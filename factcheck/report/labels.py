"""Names for what claims are about: periods, dates, countries, indicators, in every interface language."""

from __future__ import annotations

from datetime import date
from functools import cache

from babel.dates import format_date

from factcheck.model.claim import Claim
from factcheck.model.labels import area_label, indicator_label, item_label
from factcheck.model.period import Period
from factcheck.report.catalogue import Catalogue, catalogue, locale
from factcheck.report.passage import plain


@cache
def day(when: date, lang: str) -> str:
    """A date in CLDR's long form; English day first, as the newsrooms that write it here do."""
    form = "d MMMM y" if lang == "en" else "long"
    return str(format_date(when, form, locale=locale(lang)))


def iso_day(written: object, lang: str) -> str:
    """A date of a waiver file, which may be a date or its text; what is no date stays as it is."""
    try:
        when = written if isinstance(written, date) else date.fromisoformat(str(written))
    except ValueError:
        return plain(str(written))
    return day(when, lang)


@cache
def period_name(period: Period, lang: str) -> str:
    """A period as a label; an open start is a deadline ("by 31 December 2030")."""
    words = catalogue(lang)
    start, end = period.start, period.end
    if start is None:
        return words.say("period.until", end=day(end, lang))
    if start == end:
        return day(end, lang)
    if period.months is None:
        return words.say("period.days", start=day(start, lang), end=day(end, lang))
    if period.months % 12 == 0 and start.month == 1:
        if start.year == end.year:
            return words.say("period.year", year=str(end.year))
        return words.say("period.years", first=str(start.year), last=str(end.year))
    if period.months == 1:
        return words.say("period.month", month=_month(start, lang), year=str(end.year))
    if start.year == end.year:
        return words.say("period.months", first=_month(start, lang), last=_month(end, lang), year=str(end.year))
    return words.say(
        "period.long",
        first=words.say("period.month", month=_month(start, lang), year=str(start.year)),
        last=words.say("period.month", month=_month(end, lang), year=str(end.year)),
    )


def _month(when: date, lang: str) -> str:
    # Kazakh and Uzbek write months small in running text; CLDR's stand-alone list has capitals.
    name = str(locale(lang).months["stand-alone"]["wide"][when.month])
    return name if lang == "en" else name.lower()


def what(claim: Claim, words: Catalogue) -> str:
    """The indicator and the part of it; empty when unknown."""
    names = [indicator_label(claim.indicator, words.lang)] if claim.indicator else []
    if claim.item:
        names.append(plain(item_label(claim.item.replace("_", " "), words.lang)))
    return ", ".join(names)


def where(claim: Claim, words: Catalogue) -> str:
    """The reporter and its partner; empty when unknown."""
    return " – ".join(area_label(code, words.lang) for code in (claim.ref_area, claim.counterpart_area) if code)


def when(claim: Claim, words: Catalogue) -> str:
    """The period of the value; empty when unknown."""
    return "" if claim.period is None else period_name(claim.period, words.lang)


def about(claim: Claim, words: Catalogue) -> str:
    """Indicator, item, areas and period, as far as known."""
    return ", ".join(part for part in (what(claim, words), where(claim, words), when(claim, words)) if part)
