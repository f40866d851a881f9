"""Reports of one fact agree: the coarser figure is a rounding of the finer one.

Two figures for the same indicator, areas, period and unit must be able to mean one value. 87 million is a rounding of 86.8 million,
86 million is not. Wherever texts, languages or sections of one text repeat a figure, this is compared.

Forecasts and plans change from one version to the next, so a second figure for one of them is only told. Where a period is not
given, or what is measured only guessed, two figures in one text may speak of two things, and nothing is said.

A headline's figure that its body does not give is held against the body's figure of the same thing, and figures of two texts that
are a slip of the hand apart (a power of ten, two digits that changed places) against each other, also where only one of the two
says of which part or day it is, or where their sentences repeat another figure of each other, or where the slip is telling enough,
whatever each text calls the thing. That link is inferred, so such a pair is at most a warning.

Flags:
    Kazakhstan's exports to Pakistan reached $55.3 million in January-June 2025. Exports of Kazakhstan to Pakistan in January-June
    2025 were $58.1 million.

Leaves alone:
    Kazakhstan's exports to Pakistan reached $55.3 million in January-June 2025. In all, exports of Kazakhstan to Pakistan in
    January-June 2025 came to about $55 million.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from factcheck.checks.lookup.company import companions
from factcheck.checks.lookup.facts import Facts
from factcheck.checks.lookup.headlines import Stated, meant_in_body, same_or_unsaid
from factcheck.checks.lookup.misprints import misprints
from factcheck.checks.lookup.parts import PART
from factcheck.checks.lookup.twins import twins
from factcheck.model.claim import Claim
from factcheck.model.fact import Fact
from factcheck.model.finding import Severity
from factcheck.model.indicator import registry
from factcheck.model.likeness import digits, is_one_numeral
from factcheck.model.relation import Relation
from factcheck.model.system import Duplicate

#: How far two figures of one fact may count, by what they are meant as.
_AT_MOST: dict[str, Severity] = {"actual": "error", "target": "error", "plan": "info", "forecast": "info"}

#: Digits of a numeral that is hardly ever that of two things.
SEVERAL = 3


def relations(facts: Facts) -> Iterator[Relation]:
    """One relation for each fact that is stated more than once, and for each two figures that were likely meant for one."""
    for fact in facts.all:
        if len(fact.claims) < 2 or fact.key.indicator is None or fact.key.modality == "target" or fact.key.figure == "date":
            continue
        if fact.key.item == PART:
            continue  # Parts without a name are each another one.
        guessing = {claim.article for claim in fact.claims if claim.confidence_indicator == "inferred"}
        sure = tuple(claim for claim in fact.claims if claim.article not in guessing)
        silent = _lacks_time(fact) or _lacks_part(fact) or _is_of_nameless(fact)
        yield _repeated(fact, silent=silent or bool(guessing))
        if guessing and len(sure) > 1 and not silent:
            yield _repeated(replace(fact, name=f"{fact.name} in texts that guess nothing", claims=sure), silent=False)
    for headline, body in meant_in_body(facts):
        yield _likely(headline, body)
    told: set[frozenset[str]] = set()
    for one, other in (*twins(facts), *companions(facts), *misprints(facts)):
        pair = frozenset((one[1].claim_id, other[1].claim_id))
        if pair not in told:
            told.add(pair)
            yield _likely(one, other)


def _repeated(fact: Fact, *, silent: bool) -> Relation:
    return Relation(
        rule="same-fact",
        roles=(("same", fact),),
        rows=(Duplicate((fact.name,)),),
        reason="same_fact",
        at_most=_AT_MOST[fact.key.modality],
        silent=silent,
    )


def _likely(one: Stated, other: Stated) -> Relation:
    """Two figures as reports of one fact: of the one that says more of what it is about."""
    (a, x), (b, y) = one, other
    more = max((a, b), key=lambda fact: (fact.key.period is not None, fact.key.item is not None, fact.name))
    fact = replace(more, name=f"{more.name}: {x.claim_id} {y.claim_id}", claims=(x, y), links=())
    sure = a is b and x.article == y.article
    known = _is_telling(one, other) or (x.article == y.article and _differ_in_said_prices(a, b))
    return Relation(
        rule="same-fact",
        roles=(("same", fact),),
        rows=(Duplicate((fact.name,)),),
        reason="likely_one_fact",
        strength="stated" if sure else "resolved" if known else "inferred",
        chained=False,
        in_words=_is_telling(one, other) and _is_numeral(x, y, SEVERAL),
    )


def _differ_in_said_prices(a: Fact, b: Fact) -> bool:
    """Whether two growths are of one thing, and one of them says that it is real where such growth always is."""
    entry = registry().get(a.key.indicator)
    bases = {a.key.price_basis, b.key.price_basis}
    if entry is None or entry.growth != "real" or a.key.figure != "growth" or bases != {None, "constant"}:
        return False
    return replace(a.key, price_basis=None) == replace(b.key, price_basis=None)


def _is_telling(one: Stated, other: Stated) -> bool:
    """Whether two figures of two texts are one, beyond doubt.

    They are one numeral with other words for thousand and million, of several digits or of the same part or partner, or two digits
    changed places in what differs in no more than the last day of a year and the first of the next.
    """
    (a, x), (b, y) = one, other
    if x.article == y.article or not same_or_unsaid(a.key.item, b.key.item):
        return False
    same = (a.key.indicator, a.key.ref_area, a.key.counterpart_area) == (b.key.indicator, b.key.ref_area, b.key.counterpart_area)
    is_of_one = same and a.key.item == b.key.item
    if _is_numeral(x, y, SEVERAL) or (_is_numeral(x, y, 0) and (is_of_one or (same and a.key.counterpart_area is not None))):
        return True
    return is_of_one and a.key.period != b.key.period and None not in (a.key.period, b.key.period)


def _is_numeral(x: Claim, y: Claim, many: int) -> bool:
    return x.obs_value is not None and is_one_numeral(x, y) and len(digits(x.obs_value)) >= many


def _is_of_nameless(fact: Fact) -> bool:
    """Whether one text counts things of no known indicator: what is done to them in each sentence is then all that tells them."""
    return registry().nearest(fact.key.indicator) is None and len({claim.article for claim in fact.claims}) == 1


def _lacks_part(fact: Fact) -> bool:
    """Whether it is not known what has a share, so that two shares may be those of two parts."""
    key = fact.key
    return key.figure == "share" and key.item is None and key.counterpart_area is None


def _lacks_time(fact: Fact) -> bool:
    """Whether a time is missing, so that two figures may speak of two things."""
    key = fact.key
    return key.period is None or (key.figure in ("growth", "change", "points") and key.base is None)
