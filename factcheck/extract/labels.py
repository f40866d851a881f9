"""Numbers that claim nothing: labels, scores, ages, years, page numbers; and why."""

from __future__ import annotations

import re
from typing import Final

from factcheck.extract.label_words import reason_behind_range, reason_beside
from factcheck.extract.numeral import Numeral
from factcheck.extract.quantity import Quantity
from factcheck.extract.scan import Scan
from factcheck.extract.telephones import is_dialled
from factcheck.languages.entry import Match
from factcheck.model.claim import SetAside

#: Number words up to this may only point back ("both countries").
_POINTS_BACK_UP_TO: Final = 4
#: Two figures around a dash, both below this and without a unit, are a score.
_SCORES_BELOW: Final = 30
#: Occasions seldom are more, and a factor's comparison stands so many tokens behind it.
_OFTEN_UP_TO: Final = 20
_COMPARED_WITHIN: Final = 5
_CLOCK: Final = re.compile(r"[0-2]?\d\.[0-5]\d")
_LENGTHS: Final = frozenset({"kilometer", "meter", "mile"})
_SIGNS: Final = "\u2116#\u00a7"


#: Versions and models seldom count further.
_MODEL_UP_TO: Final = 1000


def claims_nothing(scan: Scan, q: Quantity) -> SetAside | None:
    """Why a number is no claim, seen from what stands right before and after it."""
    n = q.numeral
    if n.ordinal:
        return "ordinal"
    if n.vague:
        return "vague"
    if scan.marks[q.start - 1] in _SIGNS:
        return "document"
    if not n.in_words and (part := _is_part_of_label(scan, q)):
        return part
    label = scan.ending_at(q.start, "set_aside")
    if label is not None and _is_clock(scan, n, label):
        return "time"
    if n.magnitude or (n.decimals or 0) > 0:
        return None  # Labels are small whole numbers: no page has a million.
    if cued := reason_beside(scan, q, label):
        return cued
    if _is_score(scan, q):
        return "score"
    return "ordinal" if scan.pack.hyphen_ordinal and _has_hyphened_word(scan, n) else None


def _is_part_of_label(scan: Scan, q: Quantity) -> SetAside | None:
    """Why digits are no number of something, but a part of a name, an address, a code or a date."""
    n = q.numeral
    if _ends_name(scan, q) or _ends_code(scan, q) or _names_a_model(scan, q) or _is_address(scan, n):
        return "name"
    if scan.marks[n.end] in "-/":
        if _has_letter(scan, n):
            return "document"
        if _is_chain(scan, n):
            return "score"
    return "date" if _is_bare_year(scan, q) else None


def in_hindsight(scan: Scan, q: Quantity) -> SetAside | None:
    """Why a number is no claim, seen when its unit and noun are known: one that has its reason already keeps it."""
    if q.set_aside is not None:
        return q.set_aside
    n = q.numeral
    if _points_back(scan, q):
        return "pointing_back"
    if is_dialled(scan, q):
        return "phone"
    if _is_how_often(scan, q):
        return "vague"
    if _is_post(scan, q):
        return "ordinal"
    if q.high is not None and q.unit in (None, "count") and not q.high.magnitude and (cued := reason_behind_range(scan, q.high)):
        return cued
    if q.unit is not None:
        return "age" if _is_bracketed_age(scan, q) or _is_age_reached(scan, q) else None
    if q.high is not None and not q.from_to and n.magnitude == 0 and q.high.value < _SCORES_BELOW and not n.in_words:
        return "score"
    if _is_age(scan, q):
        return "age"
    if scan.breaks_before(q.start):
        if q.end >= len(scan.tokens) or scan.breaks_before(q.end):
            return "page"
        if n.decimals == 0 and n.magnitude == 0 and scan.marks[n.end] in ".)":
            return "section"
    return None


def _ends_name(scan: Scan, q: Quantity) -> bool:
    """A number behind a name and a hyphen: "Boeing-737"; not behind a month."""
    hyphen = q.start - 1
    if hyphen < 1 or not (scan.marks[hyphen] == "-" and scan.glued[hyphen] and scan.glued[q.start]):
        return False
    name = scan.tokens[hyphen - 1]
    return name.kind == "word" and name.capital and "time" not in scan.kinds[hyphen - 1]


def _ends_code(scan: Scan, q: Quantity) -> bool:
    """Digits behind the decimal comma of a code: "PM2,5"."""
    comma = q.start - 1
    return scan.marks[comma] == "," and scan.glued[comma] and scan.glued[q.start] and scan.tokens[comma - 1].kind == "code"


def _names_a_model(scan: Scan, q: Quantity) -> bool:
    """A small number right behind a word in Latin capitals that is no country or currency: "GTA 6"."""
    n, before = q.numeral, q.start - 1
    name = scan.tokens[before]
    if before < 0 or name.kind != "word" or len(name.text) == 1 or not (name.text.isascii() and name.text.isupper()):
        return False
    if n.features or scan.glued[q.start] or scan.breaks_before(q.start) or n.value > _MODEL_UP_TO:
        return False
    return scan.kinds[before].isdisjoint(("area", "unit", "time", "indicator")) and scan.kinds[n.end].isdisjoint(
        ("unit", "numeral")
    )


def _is_address(scan: Scan, n: Numeral) -> bool:
    """A house number before the name of its street: "14 Kirov Street"."""
    return "street" in scan.present and scan.capital(n.end) and any("street" in scan.kinds[n.end + k] for k in (1, 2))


def _behind_hyphen(scan: Scan, n: Numeral) -> int | None:
    """The token that a hyphen joins to digits, or None."""
    at = scan.behind_hyphen(n.end)
    return None if n.in_words or at == n.end else at


def _has_letter(scan: Scan, n: Numeral) -> bool:
    """A number with a single capital letter behind a hyphen: "form 1-T"."""
    at = _behind_hyphen(scan, n)
    return at is not None and len(scan.tokens[at].text) == 1 and scan.tokens[at].text.isupper()


def _is_chain(scan: Scan, n: Numeral) -> bool:
    """Three figures joined by hyphens: a formation or a code."""
    if n.end + 3 >= len(scan.tokens):
        return False
    for joint in (n.end, n.end + 2):
        if not (scan.marks[joint] in "-/" and scan.glued[joint] and scan.glued[joint + 1]):
            return False
        if scan.tokens[joint + 1].kind != "number":
            return False
    return True


def _has_hyphened_word(scan: Scan, n: Numeral) -> bool:
    """Digits with a word behind a hyphen, which counts a place where the language writes ordinals so ("15-jahon chempionati")."""
    at = _behind_hyphen(scan, n)
    if at is None or scan.tokens[at].kind != "word":
        return False
    return scan.kinds[at].isdisjoint(("unit", "numeral", "suffix", "time", "times", "particle", "counter"))


def _is_bare_year(scan: Scan, q: Quantity) -> bool:
    """Four digits that look like a year and measure nothing."""
    n = q.numeral
    text = scan.tokens[n.start].text
    one_token = n.end == n.start + 1 and len(text) == 4 and text.isdigit()
    if n.decimals != 0 or not one_token or q.prefix or n.features or n.value not in range(1950, 2051):
        return False
    return scan.kinds[n.end].isdisjoint(("unit", "times", "numeral", "particle", "modifier"))


def _is_score(scan: Scan, q: Quantity) -> bool:
    """A figure glued to another by a colon."""
    for colon, other in ((q.numeral.end, q.numeral.end + 1), (q.start - 1, q.start - 2)):
        joined = scan.marks[colon] == ":" and scan.glued[colon] and scan.glued[colon + 1]
        if joined and scan.tokens[other].kind == "number":
            return True
    return False


def _points_back(scan: Scan, q: Quantity) -> bool:
    """A small number word before a noun that was spoken of: "both countries"."""
    n = q.numeral
    if not n.in_words or q.unit != "count" or q.noun_at is None:
        return False
    if "demonstrative" in scan.kinds[q.start - 1]:
        return True
    return n.value <= _POINTS_BACK_UP_TO and "pointing" in scan.kinds[q.noun_at]


def _is_clock(scan: Scan, n: Numeral, before: Match) -> bool:
    """Hours and minutes printed with a point, or an hour in words, behind a word that says so: "сағат 18.00-де", "soat ikkida"."""
    if before.entry.get("reason") != "time":
        return False
    return n.in_words or _CLOCK.fullmatch(scan.tokens[n.start].text) is not None


def _is_how_often(scan: Scan, q: Quantity) -> bool:
    """So many times on as many occasions: "3 раза в день", "hujjat ikki marta tekshirildi".

    A factor has decimals, a preposition or a word of comparison beside it.
    """
    if q.kind != "times" or q.numeral.decimals or q.numeral.value > _OFTEN_UP_TO or q.modifier not in ("exact", "at_least"):
        return False
    entry = scan.entry(q.end - 1, "times") or scan.entry(q.numeral.end, "times")
    if entry is None or not entry.get("needs"):
        return False
    if entry.get("needs") == "preposition":
        return "times_opener" not in scan.kinds[q.start - 1]
    reach = range(q.end, min(q.end + _COMPARED_WITHIN, len(scan.tokens)))
    return not any(scan.match(i, "direction") for i in reach)


def _is_post(scan: Scan, q: Quantity) -> bool:
    """A place on a road: "жолдың 214-шақырымында"."""
    if not scan.pack.hyphen_ordinal or q.unit not in _LENGTHS or scan.behind_hyphen(q.numeral.end) == q.numeral.end:
        return False
    return not q.features.isdisjoint(("poss", "loc", "adjloc")) and q.numeral.decimals == 0


def _is_age(scan: Scan, q: Quantity) -> bool:
    """An age in apposition to a name: "Lewandowski, 36, scored", "said Robert Lewandowski, 36."."""
    end = q.numeral.end
    if not _can_be_age(q) or scan.marks[q.start - 1] != "," or not _is_name(scan, q.start - 2):
        return False
    return scan.marks[end] == "," or (scan.marks[end] == "." and _is_name(scan, q.start - 3))


def _is_bracketed_age(scan: Scan, q: Quantity) -> bool:
    """An age in brackets behind a name: "Асқар Сәрсенов (62 жас)"."""
    if q.noun_at is None or "age_word" not in scan.kinds[q.noun_at] or not _can_be_age(q):
        return False
    return scan.marks[q.start - 1] == "(" and scan.marks[q.end] == ")" and _is_name(scan, q.start - 2)


def _is_age_reached(scan: Scan, q: Quantity) -> bool:
    """An age from or at which something happens: "эркаклар 60 ёшдан", "58 жасқа"."""
    aged = q.noun_at is not None and "age_unit" in scan.kinds[q.noun_at]
    return aged and _can_be_age(q) and not q.features.isdisjoint(("abl", "dat"))


def _can_be_age(q: Quantity) -> bool:
    n = q.numeral
    return n.decimals == 0 and not n.magnitude and 10 <= n.value <= 110


def _is_name(scan: Scan, at: int) -> bool:
    return scan.capital(at) and scan.tokens[at].kind == "word"
