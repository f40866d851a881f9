"""Number words → values: "seven and a half million", "екі жүз отыз үш мың", "бір бүтін оннан жеті"."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from factcheck.extract.numeral import Numeral, is_magnitude
from factcheck.extract.scan import Scan
from factcheck.languages.entry import Entry, Match
from factcheck.languages.morphology import NONE

_ZERO: Final = Decimal(0)
_ONE: Final = Decimal(1)
_HALF: Final = Decimal("0.5")
#: Endings behind which a number goes on only with a magnitude.
_CLOSING: Final = frozenset({"abl", "dat", "gen", "ordinal", "loc", "until"})


def read_words(scan: Scan, at: int) -> Numeral | None:
    """The number in words that begins at a token, or None."""
    first = scan.match(at, "numeral")
    if first is None:
        return None
    if not scan.kinds[at].isdisjoint(("function", "no_number")) and not is_magnitude(scan, first.end):
        return None
    sum_ = _Sum()
    end, features = at, NONE
    i = at
    while i < len(scan.tokens):
        match = scan.match(i, "numeral")
        if match is None:
            joint = _joint(scan, i, sum_.group) if end > at else None
            if joint is None:
                break
            i = joint
            continue
        if not sum_.take(match):
            break
        features, i, end = match.features, match.end, match.end
        if "ordinal" in features or (features & _CLOSING and not is_magnitude(scan, i)):
            break
    if end == at:
        return None
    rank = scan.match(i, "ordinal")
    if rank is not None and not features and _fits(sum_.group, Decimal(int(rank.entry.get("value")))):
        value = sum_.value + int(rank.entry.get("value"))
        return Numeral(at, rank.end, value, None, rank.features, sum_.power, ordinal=True)
    bare = sum_.power > 0 and i == at + 1
    return _decimal_words(scan, Numeral(at, i, sum_.value, None, features, sum_.power, "ordinal" in features, bare))


@dataclass(slots=True)
class _Sum:
    """Units, tens and hundreds gather in ``group``; magnitudes multiply what was gathered, each smaller than the one before."""

    total: Decimal = _ZERO
    group: Decimal | None = None
    power: int = 0
    lowest: int | None = None
    half: bool = False
    begun: bool = False

    @property
    def value(self) -> Decimal:
        return self.total + (self.group or _ZERO)

    def take(self, match: Match) -> bool:
        """Whether a word goes on with the number; if so it is added."""
        role = match.entry.get("role")
        if role == "magnitude":
            taken = self._magnitude(match.entry)
        elif role == "half":
            taken = not self.half and "poss" not in match.features
            if taken:
                self.group, self.half = (self.group or _ZERO) + _HALF, True
        elif role == "hundred":
            taken = self.group is None or self.group < 10
            if taken:
                self.group = (self.group or _ONE) * 100
        else:
            value = _value(match.entry)
            taken = _fits(self.group, value)
            if taken:
                self.group = (self.group or _ZERO) + value
        self.begun = self.begun or taken
        return taken

    def _magnitude(self, entry: Entry) -> bool:
        power = int(entry.get("power"))
        if self.lowest is not None and power >= self.lowest:
            return False
        if self.group is None and not self.begun and not entry.get("alone", True):
            return False
        self.total += (_ONE if self.group is None else self.group).scaleb(power)
        self.group, self.lowest, self.power = None, power, power
        return True


def _value(entry: Entry) -> Decimal:
    return Decimal(str(entry.get("value", 0)))


def _fits(group: Decimal | None, value: Decimal) -> bool:
    """Whether a unit or ten can follow what was gathered ("forty" + "two", not "two" + "three")."""
    if group is None:
        return True
    if value >= 100 or group != group.to_integral_value():
        return False
    return group % 100 == 0 if value >= 10 else group % 10 == 0


def _joint(scan: Scan, i: int, group: Decimal | None) -> int | None:
    """Where a number goes on behind "and" or a hyphen, or None."""
    word = scan.match(i, "numeral_joint")
    if word is not None and _continues(scan, word.end, group):
        return word.end
    if scan.marks[i] == "-" and scan.glued[i] and _continues(scan, i + 1, group):
        return i + 1
    return None


def _continues(scan: Scan, at: int, group: Decimal | None) -> bool:
    entry = scan.entry(at, "numeral")
    if entry is None:
        return False
    role = entry.get("role")
    return role in ("magnitude", "half") or (role != "hundred" and _fits(group, _value(entry)))


def _decimal_words(scan: Scan, whole: Numeral) -> Numeral:
    """Decimals in words: "бір бүтін оннан жеті", "бір де жеті", "one point seven"."""
    joint = scan.match(whole.end, "decimal_joint")
    if joint is None or whole.ordinal:
        return whole
    place = scan.match(joint.end, "decimal_place")
    if place is None and joint.entry.get("needs_place"):
        return whole
    behind = read_words(scan, joint.end if place is None else place.end)
    if behind is None:
        return whole
    power = behind.magnitude
    amount = behind.value.scaleb(-power) if power else behind.value
    if amount >= 1000 or amount != int(amount):
        return whole
    after = scan.match(behind.end, "decimal_place") if place is None else None
    if after is not None:  # "двенадцать целых пять сотых"
        value = whole.value + amount.scaleb(-int(after.entry.get("digits")))
        return Numeral(whole.start, after.end, value, None, after.features)
    digits = len(str(int(amount))) if place is None else int(place.entry.get("digits"))
    value = (whole.value + amount.scaleb(-digits)).scaleb(power)
    word = scan.match(behind.end, "numeral") if power == 0 and is_magnitude(scan, behind.end) else None
    if word is None:
        return Numeral(whole.start, behind.end, value, None, behind.features, power)
    power = int(word.entry.get("power"))
    return Numeral(whole.start, word.end, value.scaleb(power), None, word.features, power)
