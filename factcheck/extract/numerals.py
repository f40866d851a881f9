"""Printed numbers → values: digits with magnitude words and endings ("86.8 million", "4 mlrd 782 mln", "27000-нан").

Numbers in words are read by ``number_words``. Units, ranges and what the number means come later.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from factcheck.extract.number_words import read_words
from factcheck.extract.numeral import Numeral, is_magnitude
from factcheck.extract.scan import Scan
from factcheck.languages.entry import Match

_HUNDRED: Final = 100
_DASHES: Final = "-\u2013\u2014"
#: Tokens before a figure among which a like one tells what its letter means.
_NEAR: Final = 40


def read_numeral(scan: Scan, at: int) -> Numeral | None:
    """The numeral that begins at a token, or None."""
    kind = scan.tokens[at].kind
    if kind == "number":
        return _with_particles(scan, _digits(scan, at))
    words = read_words(scan, at) if kind == "word" else None
    if words is None:
        return None
    hyphened = scan.marks[words.end] == "-" and scan.glued[words.end]
    return _with_particles(scan, _suffixed(scan, words) if hyphened else words)


def digits_value(text: str, decimal_mark: str) -> tuple[Decimal, int]:
    """A printed figure's value and the number of digits behind its decimal mark."""
    text = text.replace(" ", "")
    if text.isdecimal():
        return Decimal(text), 0
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
    numeral = _suffixed(scan, Numeral(at, at + 1, value, behind))
    return numeral if numeral.ordinal or numeral.features else _magnitudes(scan, numeral)


def _suffixed(scan: Scan, numeral: Numeral) -> Numeral:
    """A suffix glued or hyphened to digits: "28-ші", "27000-нан", "4ta", "11th"."""
    at = scan.behind_hyphen(numeral.end)
    if not scan.glued[at]:
        return numeral
    suffix = scan.match(at, "suffix")
    if suffix is None:
        return numeral
    if suffix.entry.get("ordinal"):
        return numeral._replace(end=suffix.end, ordinal=True)
    features = frozenset(suffix.entry.get("features", ()))
    return numeral._replace(end=suffix.end, features=features, vague=bool(suffix.entry.get("vague")))


def _with_particles(scan: Scan, numeral: Numeral) -> Numeral:
    """Suffixes that stand apart: "240 дан", "23 ming dan", "40 та", "60 тадан"."""
    if numeral.magnitude and not numeral.in_words:
        numeral = _suffixed(scan, numeral)
    while not numeral.ordinal:
        particle = scan.match(numeral.end, "particle")
        if particle is None:
            return numeral
        features = numeral.features | frozenset(particle.entry.get("features", ())) | particle.features
        numeral = numeral._replace(end=particle.end, features=features)
    return numeral


def _magnitudes(scan: Scan, numeral: Numeral) -> Numeral:
    """Magnitude words after digits, and further smaller parts: "4 mlrd 782 mln", "28 минг 948", "3,5 мың"."""
    word = scan.match(scan.behind_hyphen(numeral.end), "numeral")
    if word is not None and word.start == numeral.end and word.entry.get("role") == "half" and is_magnitude(scan, word.end):
        numeral = numeral._replace(value=numeral.value + Decimal("0.5"), decimals=1, end=word.end)
        word = scan.match(scan.behind_hyphen(numeral.end), "numeral")
    if word is None or word.entry.get("role") != "magnitude" or numeral.decimals is None or _is_letter(scan, numeral, word):
        return numeral
    power = int(word.entry.get("power"))
    grown = numeral._replace(
        end=scan.past_point(word.end),
        value=numeral.value.scaleb(power),
        decimals=numeral.decimals - power,
        magnitude=power,
        features=word.features,
    )
    return _smaller_part(scan, grown)


def _is_letter(scan: Scan, numeral: Numeral, word: Match) -> bool:
    """Whether a one-letter magnitude is rather a letter or a metre: "room 3B", "the 100m final".

    A currency before it or a noun behind it makes it a magnitude, and so does a like figure with one: "3.3m–3.4m ounces".
    """
    text = scan.tokens[word.start].text
    if len(text) > 1:
        return False
    before = scan.match(numeral.start - 1, "unit")
    if before is not None and before.entry.get("prefix"):
        return False
    if not text.islower():
        return True
    again = word.end + 2  # Behind a dash and the second figure of a range.
    ranged = scan.marks[word.end] in _DASHES and again < len(scan.tokens) and scan.tokens[again].text == text
    if _scales(scan, again if ranged else word.start):
        return False
    earlier = range(max(numeral.start - _NEAR, 0), numeral.start)
    return not any(scan.tokens[i].text == text and scan.glued[i] and _scales(scan, i) for i in earlier)


def _scales(scan: Scan, at: int) -> bool:
    """Whether a letter is a magnitude of what stands behind it."""
    return not scan.kinds[at + 1].isdisjoint(("unit", "counter")) or _counts_plural(scan, at + 1)


def _counts_plural(scan: Scan, at: int) -> bool:
    """Whether a noun in the plural begins at a token, with an adjective before it or not: "2.3m new homes"."""
    if at >= len(scan.tokens) or scan.tokens[at].kind != "word" or "function" in scan.kinds[at]:
        return False  # "120 m across"
    adjective = scan.pack.adjective_endings and scan.tokens[at].word.endswith(scan.pack.adjective_endings)
    return scan.tokens[at].text.endswith("s") or bool(adjective and _counts_plural(scan, at + 1))


def _smaller_part(scan: Scan, big: Numeral) -> Numeral:
    """What is added behind a magnitude: "4 mlrd [782 mln]", "28 минг [948]"."""
    if big.end >= len(scan.tokens) or big.decimals is None or big.decimals > -3 or big.features & {"abl", "dat"}:
        return big
    if scan.tokens[big.end].kind != "number":
        return _smaller_words(scan, big)
    value, behind = digits_value(scan.tokens[big.end].text, scan.pack.decimal_mark)
    small = _magnitudes(scan, Numeral(big.end, big.end + 1, value, behind))
    if small.decimals is None or small.value >= Decimal(10) ** big.magnitude:
        return big
    if small.end == big.end + 1:
        if big.magnitude != 3 or not (len(scan.tokens[big.end].text) == 3 or _is_counted(scan, small.end)):
            return big
        small = _suffixed(scan, small)
    return big._replace(
        end=small.end,
        value=big.value + small.value,
        decimals=small.decimals,
        magnitude=small.magnitude,
        features=small.features,
    )


def _is_counted(scan: Scan, at: int) -> bool:
    """Whether a word that only counts follows: "1 минг 86 та", where tens and ones stand behind thousands."""
    return scan.pack.verb_last and not scan.kinds[at].isdisjoint(("particle", "counter"))


def _smaller_words(scan: Scan, big: Numeral) -> Numeral:
    word = read_words(scan, big.end) if scan.tokens[big.end].kind == "word" else None
    if word is None or word.bare or word.value >= Decimal(10) ** big.magnitude:
        return big
    if not word.magnitude and word.value < _HUNDRED:
        return big  # "$50 billion two months in a row"
    return big._replace(end=word.end, value=big.value + word.value, features=word.features)
