"""Numerals with their unit, range and modifier; and numbers that claim nothing, with the reason."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final

from factcheck.extract.numerals import Numeral, read_numeral
from factcheck.extract.scan import Scan
from factcheck.languages.entry import Match
from factcheck.languages.morphology import NONE, Features
from factcheck.model.claim import SetAside
from factcheck.model.interval import Modifier

DASHES: Final = "-\u2013\u2014"
#: Kinds of entries that can never be the counted noun after a number.
_NOT_A_NOUN: Final = (
    "modifier",
    "time",
    "numeral",
    "cue",
    "unit",
    "area_word",
    "function",
    "bound",
    "direction",
    "times",
    "fraction",
    "multiple",
    "per",
)
_POINTS_BACK_UP_TO: Final = 4


@dataclass(frozen=True, slots=True)
class Quantity:
    """A printed number as a quantity: tokens ``start`` to ``end`` with unit; ``number_end`` is where the bare number ends.

    ``kind``: plain, times (growth factor noun), multiple (growth factor verb or adverb), fraction. ``features`` are those of the last
    word; ``low_features`` those of the first figure of a range.
    """

    start: int
    end: int
    numeral: Numeral
    kind: str = "plain"
    high: Numeral | None = None
    unit: str | None = None
    currency: bool = False
    item: str | None = None
    noun_at: int | None = None
    modifier: Modifier = "exact"
    features: Features = NONE
    sign: int = 0
    set_aside: SetAside | None = None
    value: Decimal | None = None
    direction: str | None = None
    from_to: bool = False
    borrowed: bool = False
    counter: bool = False
    scale: int = 0
    prefix: bool = False

    @property
    def obs(self) -> Decimal:
        """The value in base units."""
        return self.numeral.value if self.value is None else self.value


def read_quantity(scan: Scan, at: int) -> Quantity | None:
    """The quantity that begins at a token, or None."""
    special = _fraction_or_multiple(scan, at)
    if special is not None:
        return _modified(scan, special)
    begin, sign, prefix = _prefix(scan, at)
    if begin >= len(scan.tokens):
        return None
    numeral = read_numeral(scan, begin)
    if numeral is None:
        return None
    quantity = Quantity(at, numeral.end, numeral, features=numeral.features, sign=sign)
    if prefix is not None:
        quantity = replace(quantity, unit=prefix.entry.get("unit"), currency=True, prefix=True)
    reason = _claims_nothing(scan, quantity)
    if reason is not None:
        return replace(quantity, set_aside=reason)
    quantity = _ranged(scan, quantity)
    quantity = _modified(scan, quantity)
    quantity = _with_unit(scan, quantity)
    return _judged(scan, quantity)


def _prefix(scan: Scan, at: int) -> tuple[int, int, Match | None]:
    """A sign and a currency before the number: "+26,7", "$1.2", "US$197"."""
    sign = 0
    i = at
    free = not scan.glued(i) or (i > 0 and scan.tokens[i - 1].kind == "mark")
    if scan.is_mark(i, "+-") and free and scan.glued(i + 1) and i + 1 < len(scan.tokens):
        sign = 1 if scan.tokens[i].text == "+" else -1
        i += 1
    unit = scan.match(i, "unit")
    if unit is not None and unit.entry.get("prefix") and unit.end < len(scan.tokens) and scan.tokens[unit.end].kind == "number":
        return unit.end, sign, unit
    return i, sign, None


def _fraction_or_multiple(scan: Scan, at: int) -> Quantity | None:
    multiple = scan.match(at, "multiple")
    if multiple is not None and _usable(scan, multiple):
        value = Decimal(str(multiple.entry.get("value")))
        numeral = Numeral(at, multiple.end, value, None, multiple.features)
        direction = multiple.entry.get("direction")
        return Quantity(at, multiple.end, numeral, "multiple", unit="ratio", features=multiple.features, direction=direction)
    fraction = scan.match(at, "fraction")
    if fraction is not None and _usable(scan, fraction):
        value = Decimal(str(fraction.entry.get("value")))
        numeral = Numeral(at, fraction.end, value, None, fraction.features)
        return Quantity(at, fraction.end, numeral, "fraction", unit="percent", features=fraction.features)
    return None


def _usable(scan: Scan, match: Match) -> bool:
    """A fraction word before a magnitude or a span of time is no share ("half a million", "half a year")."""
    if match.entry.get("needs") and not match.features & {match.entry.get("needs")}:
        return False
    after = scan.match(match.end, "numeral", "time", "unit")
    if after is None:
        return True
    if match.entry.kind == "multiple":
        return True
    return after.entry.get("role") not in ("magnitude", "unit", "part") and after.entry.kind != "unit"


def _ranged(scan: Scan, q: Quantity) -> Quantity:
    """ "5-7 %", "from 3 to 5 thousand", "0,6 foizdan 1 foizgacha": the upper end, with magnitude and unit shared."""
    i = q.numeral.end
    low_unit = None
    if not q.prefix:
        low_unit = scan.match(i, "unit", "times")
        if low_unit is not None:
            i = low_unit.end
    joint = _range_joint(scan, q, i, low_unit.features if low_unit is not None else q.features)
    if joint is None or joint >= len(scan.tokens):
        return q
    second_prefix = scan.match(joint, "unit")
    if second_prefix is not None and second_prefix.entry.get("prefix"):
        joint = second_prefix.end
        if joint >= len(scan.tokens):
            return q
    high = read_numeral(scan, joint)
    if high is None or high.ordinal or high.vague:
        return q
    low = q.numeral
    spoken = scan.match(q.numeral.end, "range_joint") is not None
    if low.magnitude == 0 and high.magnitude and low_unit is None and (spoken or low.value < high.value.scaleb(-high.magnitude)):
        decimals = None if low.decimals is None else low.decimals - high.magnitude
        low = replace(low, value=low.value.scaleb(high.magnitude), decimals=decimals, magnitude=high.magnitude)
    if high.value <= low.value:
        return _falling(scan, q, low, high)
    high_unit = scan.match(high.end, "unit", "times")
    if low_unit is not None and not q.prefix:
        same = high_unit is not None and high_unit.entry.get("unit") == low_unit.entry.get("unit")
        if not same:
            return q
    if _year_like(low) and _year_like(high) and high_unit is None:
        return replace(q, end=high.end, numeral=low, high=high, set_aside="period")
    from_to = spoken and scan.match(q.start - 1, "range_opener") is not None
    return replace(q, end=high.end, numeral=low, high=high, features=high.features, modifier="range", from_to=from_to)


def _falling(scan: Scan, q: Quantity, low: Numeral, high: Numeral) -> Quantity:
    """A falling pair: two small figures around a hyphen are a score; "from 5.6 to 4" is a fall."""
    small = low.decimals == 0 and high.decimals == 0 and low.value < 200 and low.magnitude == high.magnitude == 0
    if small and scan.is_mark(low.end, DASHES) and scan.match(high.end, "unit", "times") is None:
        return replace(q, end=high.end, high=high, set_aside="score")
    if scan.match(q.start - 1, "range_opener") is not None and scan.match(q.numeral.end, "range_joint") is not None:
        return replace(q, end=high.end, numeral=low, high=high, features=high.features, modifier="range", from_to=True)
    return q


def _year_like(n: Numeral) -> bool:
    return n.decimals == 0 and n.value in range(1900, 2101)


def _range_joint(scan: Scan, q: Quantity, i: int, features: Features) -> int | None:
    """Where the second figure of a range begins, or None."""
    if scan.is_mark(i, DASHES) and i + 1 < len(scan.tokens):
        tight = scan.glued(i) and scan.glued(i + 1)
        wide = (
            not scan.glued(i) and not scan.glued(i + 1) and scan.tokens[i].text == "\u2013" and scan.tokens[i + 1].kind == "number"
        )
        return i + 1 if tight or wide else None
    word = scan.match(i, "range_joint")
    if word is not None:
        opener = scan.match(q.start - 1, "range_opener")
        if opener is not None or not word.entry.get("needs_opener"):
            return word.end
        return None
    if features & {"abl"} and _ends_with_until(scan, i):
        return i
    return None


def _ends_with_until(scan: Scan, i: int) -> bool:
    """Whether the figure at a token ends in "up to" ("1 foizgacha", "32 млн тоннаға дейін"), so that the ablative before it means from."""
    if i >= len(scan.tokens):
        return False
    second = read_numeral(scan, i)
    if second is None:
        return False
    unit = scan.match(second.end, "unit", "times")
    features = second.features if unit is None else unit.features
    end = second.end if unit is None else unit.end
    if features & {"until"}:
        return True
    word = scan.match(end, "until_word")
    return word is not None


def _with_unit(scan: Scan, q: Quantity) -> Quantity:
    """The unit after the number, or the noun it counts."""
    if q.prefix or q.set_aside:
        return _per(scan, q)
    i = q.end
    if scan.is_mark(i, "-") and scan.glued(i) and scan.glued(i + 1):
        i += 1
    match = _unit_at(scan, i)
    if match is None and scan.match(i, "function_adjective"):
        match = _unit_at(scan, i + 1)
    if match is not None and match.entry.kind == "times":
        q = replace(q, kind="times", unit="ratio", end=match.end, features=match.features or q.features)
        return _modified(scan, q)
    if match is not None:
        q = replace(
            q,
            unit=match.entry.get("unit"),
            currency=bool(match.entry.get("currency")),
            item=match.entry.get("item"),
            end=match.end,
            features=match.features or (q.features - {"abl", "dat"}),
        )
        scale = match.entry.get("scale")
        if scale is not None:
            q = replace(q, value=q.obs * Decimal(str(scale)), scale=int(match.entry.get("scale_digits")))
        hyphened = scan.is_mark(q.end, "-") and scan.glued(q.end) and scan.glued(q.end + 1)
        suffix = scan.match(q.end + 1, "suffix") if hyphened else None
        if suffix is not None and not suffix.entry.get("ordinal"):
            q = replace(q, end=suffix.end, features=q.features | frozenset(suffix.entry.get("features", ())))
        tail = scan.match(q.end, "particle")
        if tail is not None:
            q = replace(q, end=tail.end, features=q.features | frozenset(tail.entry.get("features", ())) | tail.features)
        if q.unit == "permille":
            q = replace(q, unit="percent", value=q.obs / 10)
        return _modified(scan, _per(scan, q))
    return _counted(scan, q)


def _unit_at(scan: Scan, i: int) -> Match | None:
    """The unit that begins at a token; a one-letter unit must be glued or stand after a space and before no letter."""
    match = scan.match(i, "times", "unit")
    if match is None or (
        match.entry.get("prefix")
        and scan.tokens[i].kind == "word"
        and match.end < len(scan.tokens)
        and scan.tokens[match.end].kind == "number"
        and scan.glued(match.end)
    ):
        return None
    if match.entry.get("case_sensitive") and scan.tokens[i].text not in match.entry.phrase:
        return None
    end = match.end
    if scan.is_mark(end, ".") and scan.glued(end) and scan.tokens[end - 1].word in scan.pack.abbreviations:
        goes_on = end + 1 < len(scan.tokens) and scan.tokens[end + 1].text[:1].islower()
        match = match._replace(end=end + 1) if goes_on else match
    return match


def _per(scan: Scan, q: Quantity) -> Quantity:
    per = scan.match(q.end, "per")
    if per is not None and q.unit is not None:
        return replace(q, unit=f"{q.unit}/{per.entry.get('unit')}", end=per.end)
    before = scan.match(q.start - 1, "per") or scan.match(q.start - 2, "per")
    if before is not None and before.end == q.start and q.unit is not None and before.entry.get("before"):
        return replace(q, unit=f"{q.unit}/{before.entry.get('unit')}")
    return q


def _counted(scan: Scan, q: Quantity) -> Quantity:
    i = q.end
    if scan.is_mark(i, "-") and scan.glued(i) and scan.glued(i + 1):
        i += 1
    if q.numeral.magnitude and "poss" in q.numeral.features:
        return q  # "74 миллионы": so many of what was named before
    noun = _noun_end(scan, i)
    if noun is None:
        return replace(q, unit="count") if "count" in q.features else q
    if scan.match(i, "counter") is not None:
        return replace(q, unit="count", item=scan.slice(i, i + 1).lower(), noun_at=i, end=i + 1, counter=True)
    if (
        scan.pack.attributive
        and scan.tokens[noun - 1].word.endswith(scan.pack.attributive)
        and q.numeral.value <= 20
        and not q.features
    ):
        return replace(q, end=noun, set_aside="name")  # "4 хонали", "four-room": a description, no count
    return replace(q, unit="count", item=scan.slice(i, noun).lower(), noun_at=i, end=noun)


def _noun_end(scan: Scan, i: int) -> int | None:
    if i >= len(scan.tokens) or scan.tokens[i].kind != "word":
        return None
    if scan.tokens[i].start - scan.tokens[i - 1].end > 2 or "\n" in scan.text[scan.tokens[i - 1].end : scan.tokens[i].start]:
        return None
    if scan.match(i, *_NOT_A_NOUN) is not None:
        return None
    end = i + 1
    if scan.pack.adjective_endings and scan.tokens[i].word.endswith(scan.pack.adjective_endings):
        follows = end < len(scan.tokens) and scan.tokens[end].kind == "word" and scan.match(end, *_NOT_A_NOUN) is None
        if follows:
            end += 1
    return end


def _modified(scan: Scan, q: Quantity) -> Quantity:
    """Modifiers before and after: "about 40", "240 дан ортиқ", "2 млн тоннаға дейін"."""
    if q.modifier not in ("exact",) or q.set_aside:
        return q
    before = _before(scan, q.start, "modifier")
    if before is not None:
        return replace(q, modifier=before.entry.get("value"))
    for after in scan.matches[q.end] if q.end < len(scan.matches) else ():
        if after.entry.kind != "modifier" or after.entry.get("side") != "after":
            continue
        needs = after.entry.get("case")
        if needs is None or q.features & {needs, "case2"} or needs in q.numeral.features:
            return replace(q, modifier=after.entry.get("value"), end=after.end)
    if "like" in q.features:
        return replace(q, modifier="about")
    return q


def _before(scan: Scan, start: int, kind: str) -> Match | None:
    for back in (4, 3, 2, 1):
        match = scan.match(start - back, kind)
        if match is not None and match.end == start and match.entry.get("side", "before") == "before":
            return match
    return None


def _claims_nothing(scan: Scan, q: Quantity) -> SetAside | None:  # noqa: PLR0912
    """Why a number is no claim, seen from what stands right before and after it."""
    n = q.numeral
    if n.ordinal:
        return "ordinal"
    if n.vague:
        return "vague"
    before = q.start - 1
    if scan.is_mark(before, "\u2116#\u00a7"):
        return "document"
    if scan.is_mark(before, "-") and scan.glued(before) and scan.glued(q.start) and before > 0 and not n.in_words:
        name = scan.tokens[before - 1]
        if name.kind == "word" and (name.text.isupper() or name.text[:1].isupper()) and scan.match(before - 1, "time") is None:
            return "name"
    if _is_label(scan, n):
        return "document"
    if _is_chain(scan, n):
        return "score"
    if scan.pack.hyphen_ordinal and _hyphened_word(scan, n):
        return "ordinal"
    if _is_bare_year(scan, q):
        return "date"
    if n.magnitude or (n.decimals or 0) > 0:
        return None  # Labels are small whole numbers: no page has a million.
    cue = _before(scan, q.start, "set_aside")
    if cue is not None and not n.in_words and _printed_as_label(scan, cue):
        reason: SetAside = cue.entry.get("reason")
        return reason
    hyphened = scan.is_mark(n.end, "-") and scan.glued(n.end)
    for after in scan.matches[n.end + hyphened] if n.end + hyphened < len(scan.matches) else ():
        entry = after.entry
        if (
            entry.kind == "set_aside"
            and entry.get("side") == "after"
            and (hyphened or not entry.get("hyphen"))
            and _printed_as_label(scan, after)
        ):
            reason = entry.get("reason")
            return reason
    if scan.is_mark(n.end, ":") and scan.glued(n.end) and scan.glued(n.end + 1) and n.end + 1 < len(scan.tokens):
        if scan.tokens[n.end + 1].kind == "number":
            return "score"
    if scan.is_mark(before, ":") and scan.glued(before) and scan.glued(q.start) and scan.tokens[before - 1].kind == "number":
        return "score"
    return None


def _is_chain(scan: Scan, n: Numeral) -> bool:
    """Three figures joined by hyphens: a formation or a code."""
    i = n.end
    joined = [scan.is_mark(i + k, "-/") and scan.glued(i + k) and scan.glued(i + k + 1) for k in (0, 2)]
    return (
        not n.in_words
        and all(joined)
        and i + 3 < len(scan.tokens)
        and scan.tokens[i + 1].kind == scan.tokens[i + 3].kind == "number"
    )


def _hyphened_word(scan: Scan, n: Numeral) -> bool:
    """Digits with a word behind a hyphen, which counts a place where the language writes ordinals so ("15-jahon chempionati")."""
    at = n.end + 1
    if n.in_words or at >= len(scan.tokens) or not (scan.is_mark(n.end, "-") and scan.glued(n.end) and scan.glued(at)):
        return False
    return (
        scan.tokens[at].kind == "word"
        and scan.match(at, "unit", "numeral", "suffix", "time", "times", "particle", "counter") is None
    )


def _printed_as_label(scan: Scan, cue: Match) -> bool:
    return not cue.entry.get("capital") or scan.capital(cue.start)


def _is_label(scan: Scan, n: Numeral) -> bool:
    """A number with a single capital letter behind a hyphen: "form 1-T"."""
    at = n.end + 1
    if n.in_words or at >= len(scan.tokens) or not (scan.is_mark(n.end, "-") and scan.glued(n.end) and scan.glued(at)):
        return False
    return len(scan.tokens[at].text) == 1 and scan.tokens[at].text.isupper()


def _is_bare_year(scan: Scan, q: Quantity) -> bool:
    """Four digits that look like a year and measure nothing."""
    n = q.numeral
    text = scan.tokens[n.start].text
    if (
        n.decimals != 0
        or n.end != n.start + 1
        or q.prefix
        or not text.isdigit()
        or len(text) != 4
        or n.value not in range(1950, 2051)
    ):
        return False
    return scan.match(n.end, "unit", "times", "numeral", "particle", "modifier") is None and not n.features


def _judged(scan: Scan, q: Quantity) -> Quantity:
    """The last look: numbers without a unit or noun, words that only point back, lone digits."""
    if q.set_aside is not None:
        return q
    n = q.numeral
    if n.in_words and q.unit == "count" and n.value <= _POINTS_BACK_UP_TO and q.noun_at is not None:
        if scan.match(q.noun_at, "pointing") is not None:
            return replace(q, set_aside="pointing_back")
    if q.unit is None and q.high is not None and n.magnitude == 0 and q.high.value < 30 and not n.in_words:
        return replace(q, set_aside="score")
    if _is_age(scan, q):
        return replace(q, set_aside="age")
    if _alone_in_paragraph(scan, q):
        return replace(q, set_aside="page")
    if q.unit is None and n.decimals == 0 and n.magnitude == 0 and scan.is_mark(n.end, ".)") and _opens_paragraph(scan, q.start):
        return replace(q, set_aside="section")
    return q


def _is_age(scan: Scan, q: Quantity) -> bool:
    """An age in apposition to a name: "Lewandowski, 36, scored"."""
    n = q.numeral
    if n.decimals != 0 or n.magnitude or q.unit is not None or not 10 <= n.value <= 110:
        return False
    return (
        scan.is_mark(q.start - 1, ",")
        and scan.is_mark(n.end, ",")
        and scan.capital(q.start - 2)
        and scan.tokens[q.start - 2].kind == "word"
    )


def _opens_paragraph(scan: Scan, at: int) -> bool:
    return at == 0 or "\n" in scan.text[scan.tokens[at - 1].end : scan.tokens[at].start]


def _alone_in_paragraph(scan: Scan, q: Quantity) -> bool:
    if q.unit is not None or not _opens_paragraph(scan, q.start):
        return False
    return q.end >= len(scan.tokens) or "\n" in scan.text[scan.tokens[q.end - 1].end : scan.tokens[q.end].start]


PHONE: Final = re.compile(
    r"(?<![\w.,])(?:\+\d{1,3}[ -]?)?\(\d{2,5}\) ?\d{2,3}(?:[ -]\d{2,4}){1,3}(?![\w%])|\+\d{1,3}(?:[ -]?\d{2,4}){3,5}(?![\w%])|(?<![\w.,])\d{3}-\d{2}-\d{2}(?!\w)"
)
ADDRESS: Final = re.compile(r"(?:https?://|www\.)\S+|\S+@\S+\.\w+")
