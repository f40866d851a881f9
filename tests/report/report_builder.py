"""Made-up but realistic reports: two agencies, a Kazakh and a Uzbek text, a table row without a text."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from factcheck.model.article import Article, Section, Unread
from factcheck.model.claim import Claim, claim_id
from factcheck.model.fact import FactKey, Link
from factcheck.model.finding import ClaimRepair, Finding, Message, Place, Step
from factcheck.model.interval import Interval
from factcheck.model.period import Period, half, months, year
from factcheck.model.report import Agreement, Coverage, Implied, Report

SEVEN = months(2025, 1, 7)
HALF = half(2025, 1)

RELEASE = """Жетіқала сауда палатасы: айналым 2,5 есе өсті
Палата баспасөз қызметінің хабарлауынша, жеті айда тауар айналымы 89,6 миллион долларға жетті. Экспорт 55,5 миллион
доллар, импорт 34,1 миллион доллар болды.

Сарапшылар жыл соңына дейін 1 миллиард долларды межелеп отыр.
"""

AGENCY = """Vazir safar natijalarini e’lon qildi
Yanvar–iyun oylarida savdo aylanmasi 86,8 million AQSH dollariga yetdi, eksport esa 55,3 million dollarni tashkil etdi.
Yil boshidan beri aylanma 86 million dollarga yetgan.
"""

WIRE = """Trade between the two neighbours doubled
Exports and imports came to 90.2 million dollars in the first seven months of 2025, the chamber said on Tuesday.
"""


class Builder:
    """Collects claims by where they stand in a text."""

    def __init__(self) -> None:
        self.articles: dict[str, Article] = {}
        self.claims: list[Claim] = []

    def article(self, name: str, text: str, lang: str, **more: Any) -> Article:
        head = text.index("\n")
        sections = (Section("headline", 0, head), Section("body", head, len(text)))
        article = Article(name, text, lang, sections=sections, **more)  # type: ignore[arg-type]
        self.articles[name] = article
        return article

    def claim(self, article: str, quote: str, value: str, unit: str, **more: Any) -> Claim:
        """A claim at the first place of its quote that no claim has yet; the sentence is its line."""
        text = self.articles[article].text
        taken = {c.start for c in self.claims if c.article == article}
        start = text.index(quote)
        occurrence = 0
        while start in taken:
            start = text.index(quote, start + 1)
            occurrence += 1
        line_start = text.rfind("\n", 0, start) + 1
        line_end = text.index("\n", start)
        whole = self.articles[article]
        claim = Claim(
            claim_id=claim_id(article, quote, occurrence),
            article=article,
            source=whole.source,
            published=whole.published,
            lang=whole.lang,
            quote=quote,
            start=start,
            end=start + len(quote),
            sentence=text[line_start:line_end],
            section=whole.section_at(start),
            obs_value=Decimal(value),
            unit_measure=unit,
            **{"ref_area": "KZ", "counterpart_area": "PK", **more},
        )
        if claim.obs_value is not None:
            interval = claim.interval()
            claim = replace(claim, low=_decimal(interval.low), high=_decimal(interval.high))
        self.claims.append(claim)
        return claim


def _decimal(value: Fraction | None) -> Decimal | None:
    return None if value is None else Decimal(value.numerator) / Decimal(value.denominator)


def period(span: Period) -> dict[str, Any]:
    return {"period_start": span.start, "period_end": span.end, "time_period": span.sdmx()}


def span(low: int | None, high: int | None) -> Interval:
    return Interval(None if low is None else Fraction(low), None if high is None else Fraction(high))


def message(key: str, text: str, **params: Any) -> Message:
    texts = {"en": text, "ru": f"{text} (ru)", "kk": f"{text} (kk)", "uz": f"{text} (uz)"}
    return Message(key, params, text, texts)


def trade() -> Report:
    """Three articles on one trade flow: an error, a warning, a note and an accepted finding."""
    b = Builder()
    b.article("texts/palata.txt", RELEASE, "kk", published=date(2025, 9, 10), source="Zhetiqala")
    b.article("texts/vazir.txt", AGENCY, "uz-Latn", published=date(2025, 9, 9), source="Xabar")
    b.article("texts/wire.txt", WIRE, "en", published=date(2025, 9, 11), source="Wire", url="https://example.org/a?b=1&c=2")
    flow = {"indicator": "trade_turnover", "confidence_indicator": "stated", "confidence_areas": "resolved"}
    growth = b.claim(
        "texts/palata.txt", "2,5 есе", "2.5", "ratio", form="growth_factor", decimals=1, direction="up",
        comparison="period", base_period_start=date(2024, 1, 1), base_period_end=date(2024, 7, 31), **flow, **period(SEVEN),
    )  # fmt: skip
    seven = b.claim("texts/palata.txt", "89,6 миллион доллар", "89600000", "USD", decimals=-5, **flow, **period(SEVEN))
    exports7 = b.claim(
        "texts/palata.txt", "55,5 миллион\nдоллар", "55500000", "USD", decimals=-5, indicator="exports", **period(SEVEN)
    )
    imports7 = b.claim(
        "texts/palata.txt", "34,1 миллион доллар", "34100000", "USD", decimals=-5, indicator="imports", **period(SEVEN)
    )
    target = b.claim(
        "texts/palata.txt",
        "1 миллиард доллар",
        "1000000000",
        "USD",
        decimals=-9,
        modality="target",
        period_end=date(2025, 12, 31),
        **flow,
    )
    six = b.claim("texts/vazir.txt", "86,8 million AQSH dollari", "86800000", "USD", decimals=-5, **flow, **period(HALF))
    exports6 = b.claim(
        "texts/vazir.txt", "55,3 million dollar", "55300000", "USD", decimals=-5, indicator="exports", **period(HALF)
    )
    cut = b.claim("texts/vazir.txt", "86 million dollar", "86000000", "USD", decimals=-6, **flow, **period(HALF))
    wire = b.claim("texts/wire.txt", "90.2 million dollars", "90200000", "USD", decimals=-5, **flow, **period(SEVEN))
    table = Claim(claim_id="row000000001", article="official.csv", obs_value=Decimal("36300000"), unit_measure="USD", decimals=-5,
                  indicator="trade_turnover", **period(months(2024, 1, 7)))  # fmt: skip
    b.claims.append(table)

    def steps_same(a: Claim, c: Claim) -> tuple[Step, ...]:
        return (
            Step("as written", a.obs_value, a.interval(), (a.claim_id,)),
            Step("as written", c.obs_value, c.interval(), (c.claim_id,)),
        )

    sum_error = Finding(
        "k3m8x2qa", "sum-of-parts", "error",
        tuple(map(Place.of, (wire, exports7, imports7))),
        message("sum-of-parts.total_too_large", "The total exceeds exports and imports by 0.5–0.8 million USD"),
        repeats=(Place.of(table),),
        arithmetic=(
            Step("exports", exports7.obs_value, exports7.interval(), (exports7.claim_id,)),
            Step("imports", imports7.obs_value, imports7.interval(), (imports7.claim_id,)),
            Step("exports + imports", Decimal("89600000"), span(89_500_000, 89_700_000), (exports7.claim_id, imports7.claim_id)),
            Step("turnover as written", wire.obs_value, wire.interval(), (wire.claim_id,)),
        ),
        repairs=(
            ClaimRepair({wire.claim_id: span(89_500_000, 89_700_000)}, "swapped-digits", Fraction(3, 2)),
            ClaimRepair({exports7.claim_id: span(56_000_000, 56_200_000)}, None, Fraction(5, 2)),
            ClaimRepair(
                {exports7.claim_id: span(55_700_000, None), imports7.claim_id: span(None, 34_500_000)}, None, Fraction(9, 2)
            ),
        ),
        links=(Link((wire.claim_id, exports7.claim_id), "same areas and period", "resolved"),),
        related=("p9ht7d2k",),
    )  # fmt: skip
    month_of_six = Interval(Fraction(86_750_000, 6), Fraction(86_850_000, 6))
    nested = Finding(
        "p9ht7d2k", "nested-period", "warning",
        (Place.of(seven), Place.of(six)),
        message("nested-period.small_remainder", "Seven months minus six leaves 2.8 million for July (19% of a month)", share=19),
        arithmetic=(
            Step("89.6 − 86.8", Decimal("2800000"), span(2_700_000, 2_900_000), (seven.claim_id, six.claim_id)),
            Step("an average month of the half-year", Decimal("14470000"), month_of_six, (six.claim_id, exports6.claim_id)),
        ),
        lowered_by=("nearest_only",),
    )  # fmt: skip
    same = Finding(
        "p9hz0v1c", "same-fact", "info",
        (Place.of(cut), Place.of(six)),
        message("same-fact.not_a_rounding", "86 is not a rounding of 86.8"),
        arithmetic=steps_same(cut, six),
        repairs=(ClaimRepair({cut.claim_id: span(86_500_000, 87_500_000)}, "truncation", Fraction(1)),),
    )  # fmt: skip
    waived = Finding(
        "7k2q9f0c", "target", "info",
        (Place.of(target), Place.of(seven)),
        message("target.far", "The target is 11 times what seven months brought"),
        waived={
            "reason": "The chamber confirmed the target on 20 August", "owner": "desk", "kind": "scope", "expires": "2025-11-21",
        },
    )  # fmt: skip
    coverage = (
        Coverage(growth.claim_id, "not_compared", reason="no level for the base period"),
        Coverage(seven.claim_id, "finding", (six.claim_id,)),
        Coverage(exports7.claim_id, "finding", (wire.claim_id,)),
        Coverage(imports7.claim_id, "finding", (wire.claim_id,)),
        Coverage(target.claim_id, "waived", (seven.claim_id,)),
        Coverage(six.claim_id, "finding", (seven.claim_id,)),
        Coverage(exports6.claim_id, "agrees", (exports7.claim_id,)),
        Coverage(cut.claim_id, "finding", (six.claim_id,)),
        Coverage(wire.claim_id, "finding", (exports7.claim_id,)),
        Coverage(table.claim_id, "not_compared", reason="unit_unknown"),
    )
    implied = Implied(
        FactKey("trade_turnover", None, "KZ", "PK", "USD", Period(date(2025, 7, 1), date(2025, 7, 31)), "actual", None, "value"),
        Interval(Fraction(2700000), Fraction(2900000)),
        (seven.claim_id, six.claim_id),
    )
    return Report(
        version="1.0",
        options={"lang": "en", "fail_on": "error", "paths": ["texts"]},
        articles=tuple(b.articles.values()),
        claims=tuple(b.claims),
        findings=(nested, same, sum_error, waived),
        agreements=(Agreement("sum-of-parts", (seven.claim_id, exports7.claim_id, imports7.claim_id)),),
        coverage=coverage,
        implied=(implied,),
        unread=(Unread("texts/scan.pdf", "a scanned page has no text; run it through OCR first"),),
    )


def clean() -> Report:
    """One article whose figures agree."""
    b = Builder()
    b.article("ok.txt", "Budget\nRevenue was 12 million tenge and it was 12 million tenge.\n", "en", published=date(2025, 1, 2))
    first = b.claim("ok.txt", "12 million tenge", "12000000", "KZT", decimals=-6, indicator="budget_revenue", **period(year(2024)))
    second = b.claim("ok.txt", "12 million tenge", "12000000", "KZT", decimals=-6, indicator="budget_revenue", **period(year(2024)))
    coverage = tuple(Coverage(c.claim_id, "agrees", (o.claim_id,)) for c, o in ((first, second), (second, first)))
    return Report(
        "1.0",
        {},
        tuple(b.articles.values()),
        tuple(b.claims),
        (),
        (Agreement("same-fact", (first.claim_id, second.claim_id)),),
        coverage,
    )


def empty() -> Report:
    """Nothing readable at all."""
    return Report("1.0", {}, (), (), ())
