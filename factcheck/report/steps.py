"""Arithmetic, reasons and advice of a finding in words: what both the terminal and the page say."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from fractions import Fraction
from typing import Final

from factcheck.model.claim import Claim
from factcheck.model.finding import ClaimRepair, Finding, Place, Step
from factcheck.model.interval import Interval
from factcheck.report import figures, labels
from factcheck.report.catalogue import Catalogue
from factcheck.report.index import Index, anchor
from factcheck.report.passage import kept, plain

_ONE_NUMBER = re.compile(r"[-+×\N{MINUS SIGN}]?[\s\d.,]+%?")
#: Forms whose printed magnitude is positive even where they fall.
FALLING: Final = frozenset({"change", "growth_percent", "percentage_points"})
#: Figures that a question names; more are counted.
MOST_QUOTED: Final = 4


def step_unit(step: Step, index: Index) -> str | None:
    """The unit of a step's value: that of its claims where they have one in common, ratios aside; None when they differ.

    A step whose text already gives its result ("1 ÷ 0.0896 = 11.16 (5–17)") is a mere number.
    """
    if _says_value(step.text):
        return None
    units = {claim.unit_measure for claim in _claims(step.claims, index)}
    money = units - {"ratio", "percent", "percentage_point"}
    if len(units) == 1:
        return units.pop()
    return money.pop() if len(money) == 1 and _is_large(step) else None


def _is_large(step: Step) -> bool:
    ends = [end for end in (step.interval.low, step.interval.high) if end is not None]
    return any(abs(end) >= 10**4 for end in ends)


def step_value(step: Step, index: Index, lang: str) -> str | None:
    """A step's value as written, with its unit; what its own words give as result where they do."""
    text = plain(step.in_language(lang))
    if _says_value(text):
        return text.partition(" = ")[2].partition(" (")[0]
    unit = step_unit(step, index)
    return _written(step, unit, _step_power(step, unit, index), index, lang)


def _written(step: Step, unit: str | None, power: int, index: Index, lang: str) -> str | None:
    """A step's value with its unit, in a magnitude; None where it has none."""
    if step.value is None:
        return None
    single = _claims(step.claims, index)
    if len(single) == 1 and single[0].obs_value == step.value:
        return figures.claim_figure(single[0], lang)
    value = figures.shown(figures.scaled(step.value, power), step.interval.scaled(Fraction(1, 10**power)))
    return figures.with_unit(figures.digits(value, None, lang, unit), power, unit, lang)


def step_bounds(step: Step, index: Index, lang: str) -> tuple[str, str]:
    """Lowest and highest with unit; unbounded is a dash."""
    unit = step_unit(step, index)
    power = _step_power(step, unit, index)
    low, high = (
        "–" if end is None else figures.with_unit(end, power, unit, lang)
        for end in figures.bounds(step.interval, unit, lang, power=power)
    )
    return low, high


def _step_power(step: Step, unit: str | None, index: Index) -> int:
    """The magnitude of the largest figure that the step starts from: what is left of 89.6 − 86.8 million is 2.8 million."""
    if len(step.claims) <= 1 and step.value is not None:
        return figures.magnitude(step.value, unit)
    started = _claims(step.claims, index) if len(step.claims) > 1 else []
    sizes = (step.interval.low, step.interval.high, step.value, *(c.obs_value for c in started if c.unit_measure == unit))
    return max(figures.magnitude(size, unit) for size in sizes)


def step_label(step: Step, index: Index, words: Catalogue) -> str:
    """What a step does; a figure as printed is named by its words, not by its bare digits."""
    text = plain(step.in_language(words.lang))
    if _says_value(text):
        return text.partition(" = ")[0]
    claims = _claims(step.claims, index)
    if len(claims) == 1 and claims[0].quote and not any(character.isalpha() for character in text) and _is_one_number(text):
        return words.say("finding.quoted", quote=plain(claims[0].quote))
    return text


def _is_one_number(text: str) -> bool:
    return _ONE_NUMBER.fullmatch(text) is not None


def message(finding: Finding, words: Catalogue) -> str:
    """What the finding says, on one line, figures and units together."""
    return figures.unbroken(plain(finding.message.in_language(words.lang)), words.lang)


def arithmetic(finding: Finding, index: Index) -> tuple[Step, ...]:
    """The steps, with the sign that words give a printed figure: "40 percent less" is −40 %."""
    return tuple(_signed(step, index) for step in finding.arithmetic)


def _signed(step: Step, index: Index) -> Step:
    claims = _claims(step.claims, index)
    if len(claims) != 1 or step.value is None or step.value <= 0:
        return step
    claim = claims[0]
    if claim.direction != "down" or claim.form not in FALLING or step.value != claim.obs_value:
        return step
    return replace(step, value=-step.value, interval=step.interval.scaled(-1))


def why(finding: Finding, index: Index, words: Catalogue) -> str:
    """The arithmetic on one line: steps that say more than a figure as printed, with value and bounds."""
    every = arithmetic(finding, index)
    told = [step for step in every if len(step.claims) != 1] or every
    return "; ".join(step_sentence(step, index, words) for step in told)


def step_sentence(step: Step, index: Index, words: Catalogue) -> str:
    """One step with its value and bounds, unless its text already says them."""
    text = plain(step.in_language(words.lang))
    if _says_value(text):
        return text
    unit = step_unit(step, index)
    power = _step_power(step, unit, index)
    value = _written(step, unit, power, index, words.lang)
    if value is None:
        return f"{text}: {figures.span(step.interval, unit, words.lang, power=power)}"
    told = value if _is_one_number(text) else f"{text} = {value}"
    span = figures.span(step.interval, unit, words.lang, power=power, bare=True)
    return told if _is_point(step.interval) else f"{told} ({span})"


def _says_value(text: str) -> bool:
    return "=" in text and text.rstrip().endswith((")", "]"))


def _is_point(interval: Interval) -> bool:
    return interval.low is not None and interval.low == interval.high


def repair_sentence(repair: ClaimRepair, index: Index, words: Catalogue) -> str:
    """What would agree, and the slip that would explain it."""
    changes = []
    for claim_id, interval in repair.values.items():
        claim = index.claims.get(claim_id)
        unit = claim.unit_measure if claim else None
        quote = kept(plain((claim.quote if claim else None) or claim_id))
        changes.append(words.say("repair.change", quote=quote, span=figures.span(interval, unit, words.lang, inward=True)))
    text = words.say("repair.and").join(changes)
    if repair.slip is None:
        return text
    return words.say("repair.slip", change=text, slip=words.name("slip", repair.slip))


def advice(finding: Finding, words: Catalogue) -> str:
    """What an editor can do about it: advice for the message where there is one, else for the rule, else in general."""
    for key in (f"advice_for.{finding.message.key}", f"advice.{finding.rule}"):
        if words.has(key):
            return words.say(key)
    return words.say("advice.general")


def waiver_told(finding: Finding, words: Catalogue) -> list[str]:
    """Why an accepted finding may stand, in whose words; that it was there before the checks began needs no further reason."""
    waiver = finding.waived or {}
    kind = waiver.get("kind")
    told = [words.name("kind", str(kind))] if kind else []
    return told + [plain(str(waiver[name])) for name in ("reason", "owner") if waiver.get(name) and kind != "baseline"]


def about(finding: Finding, index: Index, words: Catalogue) -> str:
    """What the finding is about, from the claim it is listed under; empty when nothing is known."""
    here = anchor(finding)
    claim = index.claims.get(here.claim_id) if here else None
    return labels.about(claim, words) if claim else ""


def _claims(ids: Iterable[str], index: Index) -> list[Claim]:
    return [index.claims[claim_id] for claim_id in ids if claim_id in index.claims]


def claim_value(claim: Claim, words: Catalogue) -> str:
    """A claim's value with its unit; a dash when it has none."""
    return figures.claim_figure(claim, words.lang) or "–"


def question(finding: Finding, index: Index, words: Catalogue) -> str:
    """One plain sentence for the source: what it is about, the figures as printed, and what to ask."""
    told = [_attributed(place, index, words) for place in finding.claims[:MOST_QUOTED]]
    if len(finding.claims) > MOST_QUOTED:
        told.append(words.say("question.more", n=len(finding.claims) - MOST_QUOTED))
    subject = about(finding, index, words)
    subject = figures.unbroken(subject, words.lang)
    opening = f"{subject[:1].upper()}{subject[1:]}: {'; '.join(told)}." if subject else f"{'; '.join(told)}."
    key = f"question.{finding.rule}"
    return f"{opening} {words.say(key if words.has(key) else 'question.general')}"


def _attributed(place: Place, index: Index, words: Catalogue) -> str:
    claim, article = index.claims.get(place.claim_id), index.articles.get(place.article)
    source = (article.source if article else None) or (claim.source if claim else None) or index.short_name(place.article)
    quote = kept(plain(place.quote or "")) or (claim_value(claim, words) if claim else place.claim_id)
    return words.say("question.quote", quote=quote, source=plain(source))
