"""Printed numbers and number words → values.

A numeral is digits with magnitude words ("86.8 million", "4 mlrd 782 mln"), words ("seven and a half million"), or a mixture. Units, ranges
and what the number means come later.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final

from factcheck.extract.scan import Scan
from factcheck.languages.entry import Match
from factcheck.languages.morphology import NONE, Features

THOUSAND: Final = Decimal(1000)


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number at tokens ``start`` to ``end``: its value in base units, digits behind the mark, features of its ending.

    ``decimals`` is None for words; ``magnitude`` the last magnitude word's power of ten, 0 without one; ``bare`` marks a magnitude word
    that stands alone ("over a thousand"); ``ordinal`` a number that counts a place in a row.
    """

    start: int
    end: int
    value: Decimal
    decimals: int | None
    features: Features = NONE
    magnitude: int = 0
    ordinal: bool = False
    bare: bool = False
    sign: int = 0
    vague: bool = False

    @property
    def in_words(self) -> bool:
        """Whether no digit was printed."""
        return self.decimals is None


def read_numeral(scan: Scan, at: int) -> Numeral | None:
    """The numeral that begins at a token, or None."""
    token = scan.tokens[at]
    if token.kind == "number":
        return _with_suffix(scan, _digits(scan, at))
    if token.kind == "word":
        words = _words(scan, at)
        if words is None:
            return None
        hyphened = scan.is_mark(words.end, "-") and scan.glued(words.end)
        return _with_suffix(scan, _suffixed_digits(scan, words) if hyphened else words)
    return None


def digits_value(text: str, decimal_mark: str) -> tuple[Decimal, int]:
    """A printed figure's value and the number of digits behind its decimal mark."""
    text = text.replace(" ", "")
    other = "," if decimal_mark == "." else "."
    mark = decimal_mark
    if "." in text and "," in text:
        mark = "." if text.rindex(".") > text.rindex(",") else ","
        other = "," if mark == "." else "."
    elif text.count(mark) > 1:
        mark, other = other, mark
    elif text.count(other) == 1 and mark not in text:
        behind = len(text) - text.index(other) - 1
        # One foreign mark: English prints "144,600" for thousands; elsewhere "11.29" is a decimal, "1.200" is thousands.
        if behind != 3 or text.startswith("0"):
            mark, other = other, mark
    text = text.replace(other, "")
    whole, _, behind_mark = text.partition(mark)
    return Decimal(f"{whole}.{behind_mark}" if behind_mark else whole), len(behind_mark)


def _digits(scan: Scan, at: int) -> Numeral:
    value, behind = digits_value(scan.tokens[at].text, scan.pack.decimal_mark)
    numeral = Numeral(at, at + 1, value, behind)
    numeral = _suffixed_digits(scan, numeral)
    if numeral.ordinal or numeral.features:
        return numeral
    return _magnitudes(scan, numeral)


def _suffixed_digits(scan: Scan, numeral: Numeral) -> Numeral:
    """A suffix glued or hyphened to digits: "28-ші", "27000-нан", "4ta", "11th"."""
    nxt = numeral.end
    hyphen = scan.is_mark(nxt, "-") and scan.glued(nxt) and scan.glued(nxt + 1)
    at = nxt + 1 if hyphen else nxt
    if not scan.glued(at):
        return numeral
    suffix = scan.match(at, "suffix")
    if suffix is None:
        return numeral
    if suffix.entry.get("ordinal"):
        return replace(numeral, end=suffix.end, ordinal=True)
    features = frozenset(suffix.entry.get("features", ()))
    return replace(numeral, end=suffix.end, features=features, vague=bool(suffix.entry.get("vague")))


def _with_suffix(scan: Scan, numeral: Numeral) -> Numeral:
    """Suffixes that stand apart: "240 дан", "23 ming dan", "40 та", "60 тадан"."""
    if numeral.magnitude and not numeral.in_words:
        numeral = _suffixed_digits(scan, numeral)
    while True:
        suffix = scan.match(numeral.end, "particle")
        if suffix is None or numeral.ordinal:
            return numeral
        features = numeral.features | frozenset(suffix.entry.get("features", ())) | suffix.features
        numeral = replace(numeral, end=suffix.end, features=features)


def _magnitudes(scan: Scan, numeral: Numeral) -> Numeral:
    """Magnitude words after digits, and further smaller parts: "4 mlrd 782 mln", "28 минг 948", "3,5 мың"."""
    half = scan.match(numeral.end, "numeral")
    if half is not None and half.entry.get("role") == "half" and _is_magnitude(scan, half.end):
        numeral = replace(numeral, value=numeral.value + Decimal("0.5"), decimals=1, end=half.end)
    at = numeral.end
    if scan.is_mark(at, "-") and scan.glued(at) and scan.glued(at + 1):
        at += 1
    word = scan.match(at, "numeral")
    if word is None or word.entry.get("role") != "magnitude" or numeral.decimals is None or _is_letter(scan, numeral, word):
        return numeral
    power = int(word.entry.get("power"))
    end = word.end
    if scan.is_mark(end, ".") and scan.glued(end) and scan.pack.abbreviations & {scan.tokens[end - 1].word}:
        end += 1
    grown = replace(
        numeral,
        end=end,
        value=numeral.value.scaleb(power),
        decimals=numeral.decimals - power,
        magnitude=power,
        features=word.features,
    )
    return _smaller_part(scan, grown)


def _is_letter(scan: Scan, numeral: Numeral, word: Match) -> bool:
    """Whether a one-letter magnitude is rather a letter or a metre: "room 3B", "the 100m final"; a currency or noun makes it one."""
    text = scan.tokens[word.start].text
    if len(text) > 1:
        return False
    before = scan.match(numeral.start - 1, "unit")
    if before is not None and before.entry.get("prefix"):
        return False
    after = scan.match(word.end, "unit", "counter")
    counted = word.end < len(scan.tokens) and scan.tokens[word.end].kind == "word" and scan.tokens[word.end].text.endswith("s")
    return not (text.islower() and (after is not None or counted))


def _is_magnitude(scan: Scan, at: int) -> bool:
    match = scan.match(at, "numeral")
    return match is not None and match.entry.get("role") == "magnitude"


def _smaller_part(scan: Scan, big: Numeral) -> Numeral:
    if big.end >= len(scan.tokens) or big.decimals is None or big.decimals > -3 or big.features & {"abl", "dat"}:
        return big
    if scan.tokens[big.end].kind != "number":
        word = _words(scan, big.end) if scan.tokens[big.end].kind == "word" else None
        if word is None or word.bare or word.value >= Decimal(10) ** big.magnitude:
            return big
        return replace(big, end=word.end, value=big.value + word.value, features=word.features)
    value, behind = digits_value(scan.tokens[big.end].text, scan.pack.decimal_mark)
    small = _magnitudes(scan, Numeral(big.end, big.end + 1, value, behind))
    if small.decimals is None or small.value >= Decimal(10) ** big.magnitude:
        return big
    plain = small.end == big.end + 1
    if plain and (big.magnitude != 3 or len(scan.tokens[big.end].text) != 3):
        return big
    small = _suffixed_digits(scan, small) if plain else small
    return replace(
        big,
        end=small.end,
        value=big.value + small.value,
        decimals=small.decimals,
        magnitude=small.magnitude,
        features=small.features,
    )


def _words(scan: Scan, at: int) -> Numeral | None:
    """Number words: units, tens and hundreds gather, magnitudes multiply what was gathered."""
    total = Decimal(0)
    gathered: Decimal | None = None
    features = NONE
    i = at
    power = 0
    lowest = None
    seen = False
    half = False
    while i < len(scan.tokens):
        match = scan.match(i, "numeral")
        if match is None:
            joint = scan.match(i, "numeral_joint")
            if seen and joint is not None and scan.entry(joint.end, "numeral") and _continues(scan, joint.end, gathered):
                i = joint.end
                continue
            if seen and scan.is_mark(i, "-") and scan.glued(i) and _continues(scan, i + 1, gathered):
                i += 1
                continue
            break
        if not seen and scan.match(i, "function", "no_number") is not None and not _is_magnitude(scan, match.end):
            return None
        role = match.entry.get("role")
        value = Decimal(str(match.entry.get("value", 0)))
        if role == "magnitude":
            exponent = int(match.entry.get("power"))
            if lowest is not None and exponent >= lowest:
                break
            if gathered is None and not seen and not match.entry.get("alone", True):
                return None
            total += (Decimal(1) if gathered is None else gathered).scaleb(exponent)
            gathered, lowest, power = None, exponent, exponent
        elif role == "half":
            if half or match.features & {"poss"}:
                break
            gathered = (gathered or Decimal(0)) + Decimal("0.5")
            half = True
        elif role == "hundred":
            if gathered is not None and gathered >= 10:
                break
            gathered = (gathered or Decimal(1)) * 100
        elif not _fits(gathered, value):
            break
        else:
            gathered = (gathered or Decimal(0)) + value
        seen = True
        features = match.features
        i = match.end
        if features & {"abl", "dat", "gen", "ordinal", "loc", "until"} and not _goes_on(scan, i):
            break
    if not seen:
        return None
    rank = scan.match(i, "ordinal")
    if rank is not None and _fits(gathered, Decimal(int(rank.entry.get("value")))) and not features:
        value = total + (gathered or Decimal(0)) + Decimal(int(rank.entry.get("value")))
        return Numeral(at, rank.end, value, None, rank.features, power, ordinal=True)
    bare = power > 0 and i == at + 1
    numeral = Numeral(at, i, total + (gathered or Decimal(0)), None, features, power, ordinal="ordinal" in features, bare=bare)
    return _decimal_words(scan, numeral)


def _fits(gathered: Decimal | None, value: Decimal) -> bool:
    """Whether a unit or ten can follow what was gathered ("forty" + "two", not "two" + "three")."""
    if gathered is None:
        return True
    if gathered != gathered.to_integral_value():
        return False
    if value >= 100:
        return False
    if value >= 10:
        return gathered % 100 == 0
    return gathered % 10 == 0


def _continues(scan: Scan, at: int, gathered: Decimal | None) -> bool:
    entry = scan.entry(at, "numeral")
    if entry is None:
        return False
    if entry.get("role") in ("magnitude", "hundred", "half"):
        return bool(entry.get("role") != "hundred")
    return _fits(gathered, Decimal(str(entry.get("value", 0))))


def _goes_on(scan: Scan, at: int) -> bool:
    return _is_magnitude(scan, at)


def _decimal_words(scan: Scan, whole: Numeral) -> Numeral:
    """Decimals in words: "бір бүтін оннан жеті", "бір де жеті", "one point seven"."""
    joint = scan.match(whole.end, "decimal_joint")
    if joint is None or whole.ordinal:
        return whole
    at = joint.end
    digits = None
    place = scan.match(at, "decimal_place")
    if place is not None:
        digits, at = int(place.entry.get("digits")), place.end
    elif joint.entry.get("needs_place"):
        return whole
    behind = _words(scan, at) if at < len(scan.tokens) else None
    if behind is None:
        return whole
    amount, end, power = behind.value, behind.end, 0
    if behind.magnitude:
        amount, power = behind.value.scaleb(-behind.magnitude), behind.magnitude
    if amount >= 1000 or amount != int(amount):
        return whole
    if digits is None:
        digits = len(str(int(amount)))
    value = (whole.value + amount.scaleb(-digits)).scaleb(power)
    if power == 0 and _is_magnitude(scan, end):
        word = scan.match(end, "numeral")
        if word is not None:
            power, end = int(word.entry.get("power")), word.end
            value = value.scaleb(power)
            return Numeral(whole.start, end, value, None, word.features, power)
    return Numeral(whole.start, end, value, None, behind.features, power)
