"""Words that widen a figure: "about 40", "240 дан ортиқ", "2 млн тоннаға дейін"."""

from __future__ import annotations

from typing import Final

from factcheck.extract.quantity import Quantity
from factcheck.extract.scan import Scan
from factcheck.languages.entry import Match

#: Modifiers that a verb behind an ablative gives.
_GOVERNED: Final = ("more_than", "less_than")
#: What may be said of a threshold: "up to the 5 billion mark" says where something got to.
_OF_THRESHOLDS: Final = (*_GOVERNED, "at_most")


def modified(scan: Scan, q: Quantity) -> Quantity:
    """A quantity with the modifier before or behind it; one that has another already stays as it is."""
    if q.modifier != "exact" or q.set_aside:
        return q
    before = scan.ending_at(q.start, "modifier") or _past_threshold(scan, q)
    if before is not None and before.entry.get("unit") == "count" and _is_percent(scan, q):
        before = None
    return modified_behind(scan, q) if before is None else q._replace(modifier=before.entry.get("value"))


def modified_behind(scan: Scan, q: Quantity) -> Quantity:
    """The same of a quantity that has no modifier before it."""
    if q.modifier != "exact" or q.set_aside:
        return q
    threshold = scan.match(q.end, "threshold") if scan.pack.verb_last else None  # "100 млн тонналық межеден асты"
    end, features = (q.end, q.features) if threshold is None else (threshold.end, threshold.features)
    for after in scan.phrases[end] if "modifier" in scan.kinds[end] else ():
        if after.entry.kind != "modifier" or after.entry.get("side") != "after":
            continue
        case = after.entry.get("case")
        if after.end < len(scan.tokens) and case is None and after.end - after.start == 1 and _begins_figure(scan, after.end):
            continue  # "£12m plus £3m" adds up.
        if case is None or features & {case, "case2"} or case in q.numeral.features:
            return q._replace(modifier=after.entry.get("value"), end=after.end)
    if "until" in q.features and q.unit is not None:
        return q._replace(modifier="up_to")  # "10 foizgacha"
    return q._replace(modifier="about") if "like" in q.features else q


def _past_threshold(scan: Scan, q: Quantity) -> Match | None:
    """What is said of the threshold that a figure is: "passed the $5 billion mark", «превысил отметку в 5 млрд»."""
    if scan.pack.verb_last:
        return None
    the = scan.right_before(q.start, 1, "definite") if _ends_in_threshold(scan, q) else None
    named = the or scan.right_before(q.start, 2, "threshold")
    before = None if named is None else scan.ending_at(named.start, "modifier")
    return before if before is not None and before.entry.get("value") in _OF_THRESHOLDS else None


def _ends_in_threshold(scan: Scan, q: Quantity) -> bool:
    """Whether a threshold stands behind a figure and its unit, which a hyphen may join."""
    end = scan.behind_hyphen(q.end)
    unit = scan.match(end, "unit")
    return "threshold" in scan.kinds[end if unit is None else unit.end]


def share_modifiers(quantities: list[Quantity]) -> None:
    """ "41 миллиондан, 2050 йилда 52 миллиондан ошади": the verb governs both figures."""
    for k in range(len(quantities) - 2, -1, -1):
        q, following = quantities[k], quantities[k + 1]
        if following.modifier not in _GOVERNED or q.modifier != "exact" or q.unit != following.unit:
            continue
        if "abl" in q.features and "abl" in following.features and q.numeral.magnitude == following.numeral.magnitude:
            quantities[k] = q._replace(modifier=following.modifier)


def _is_percent(scan: Scan, q: Quantity) -> bool:
    unit = scan.entry(q.end, "unit")
    return unit is not None and unit.get("unit") == "percent"


def _begins_figure(scan: Scan, at: int) -> bool:
    unit = scan.entry(at, "unit")
    return scan.tokens[at].kind == "number" or (unit is not None and bool(unit.get("prefix")))


def governs_case(scan: Scan, q: Quantity) -> bool:
    """Whether a figure's dative belongs to the word that widens it: "300-ге жуық", but "300-ге жуық адамға азайды"."""
    if q.modifier == "about" and scan.ending_at(q.start, "modifier") is None:
        return q.noun_at is None or "dat" not in scan.pack.case(scan.tokens[q.end - 1].word)
    return q.modifier in ("up_to", "at_most")


def is_bare(q: Quantity) -> bool:
    """Whether an amount has no case and no modifier that bounds it."""
    return q.features.isdisjoint(("abl", "dat", "case2", "acc", "gen", "poss", "until")) and q.modifier in ("exact", "about")
