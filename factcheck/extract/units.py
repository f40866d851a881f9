"""The unit behind a number, or the noun it counts."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from factcheck.extract.modifiers import modified_behind
from factcheck.extract.of_many import is_of_many
from factcheck.extract.quantity import COUNTED_KINDS, Quantity
from factcheck.extract.scan import Scan
from factcheck.languages.entry import Entry, Match

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
    "level_noun",
    "per",
)
#: Words of outlook that may be nouns as well.
_OUTLOOKS: Final = ("target", "forecast", "plan")
#: A number up to this with an adjective describes ("four-room") and counts nothing.
_DESCRIBES_UP_TO: Final = 20
#: Cases of a country where something happens, comes from or goes to; without one it says whose the noun behind it is.
_PLACED: Final = frozenset({"dat", "loc", "abl", "inst", "until"})
#: From so many on times are occasions that are counted, and no factor.
_MILLION: Final = 1_000_000
#: More times than that without a preposition are counted, fewer tell how often.
_OFTEN: Final = 20
#: What counts are told by, and what sums of money and shares are not.
_PACES: Final = frozenset({"week", "month"})
_TIMES: Final = frozenset({"day", "week", "month", "hour"})
#: Characters between a number and its noun, beyond which they are parted.
_APART: Final = 2
#: Tokens of what a figure is per: "1 kVt·soat uchun".
_PER_TOKENS: Final = 5
#: Tokens of a name in figures: "5" and "G".
_NAME_IN_FIGURES: Final = 2
#: Nouns of a compound.
_COMPOUND: Final = 3
#: Tokens of a growth in a bracket: "(+30,3 %)".
_BRACKETED: Final = 7


def with_unit(scan: Scan, q: Quantity) -> Quantity:
    """A quantity with its unit and what it is per, or with the noun it counts."""
    if q.prefix or q.set_aside:
        return _per(scan, q)
    at = scan.behind_hyphen(q.end)
    match = _unit_at(scan, at)
    if match is None or {"count", "poss"} <= q.features:  # "3,9 mln nafari yoshga doir": so many of them, and no years.
        beyond = _currency_beyond_bracket(scan, q)
        if beyond is not None:
            return modified_behind(scan, q._replace(unit=beyond.entry.get("unit"), currency=True))
        return modified_behind(scan, _by_time(scan, _counted(scan, q)))
    if match.entry.kind == "times":
        if q.obs >= _MILLION or _is_occasions(
            scan, q, match
        ):  # "Ездили 7,2 млн раз", "7 mln martaga yetdi": nothing grows so much.
            return modified_behind(scan, q._replace(unit="count", end=match.end, features=match.features or q.features))
        times = q._replace(kind="times", unit="ratio", end=match.end, features=match.features or q.features)
        return modified_behind(scan, times)
    return modified_behind(scan, _frozen(scan, _per(scan, _inflected(scan, _measured(q, match)))))


def _is_occasions(scan: Scan, q: Quantity, times: Match) -> bool:
    """Whether so many times are occasions, without the preposition of a factor: "выезжали 388 раз"."""
    if times.entry.get("needs") != "preposition" or q.obs <= _OFTEN or q.numeral.decimals or q.modifier != "exact":
        return False
    return "times_opener" not in scan.kinds[q.start - 1]


def _frozen(scan: Scan, q: Quantity) -> Quantity:
    """Degrees with the word for frost behind them, which puts them below zero: "12 градусов мороза", "15–17 daraja sovuq"."""
    frost = scan.match(q.end, "frost") if q.unit == "degC" else None
    if frost is None or q.sign:
        return q
    q = q._replace(end=frost.end, features=q.features | frost.features, sign=-1)
    if q.high is None:
        return q
    return q._replace(numeral=q.numeral._replace(value=q.high.value), high=q.high._replace(value=-q.numeral.value))


def _measured(q: Quantity, match: Match) -> Quantity:
    """A quantity in the unit of an entry, scaled where the unit is a part of a named one ("hundredths of a dollar")."""
    return _scaled(q, match.entry)._replace(
        unit=match.entry.get("unit"),
        currency=bool(match.entry.get("currency")),
        item=match.entry.get("item"),
        end=match.end,
        features=match.features or (q.features - {"abl", "dat"}),
    )


def _scaled(q: Quantity, entry: Entry) -> Quantity:
    """A quantity times the scale of an entry: "bcm" is a thousand million cubic metres, "per 1,000 m³" a thousandth of one."""
    scale = entry.get("scale")
    if scale is None:
        return q
    factor = Decimal(str(scale))
    high = None if q.high is None else q.high._replace(value=q.high.value * factor)
    return q._replace(value=q.obs * factor, high=high, scale=q.scale + int(entry.get("scale_digits")))


def _inflected(scan: Scan, q: Quantity) -> Quantity:
    """A quantity with the ending that stands apart from its unit: "25,2%-ға", "60 % дан"."""
    suffix = scan.match(q.end + 1, "suffix") if scan.behind_hyphen(q.end) > q.end else None
    if suffix is not None and not suffix.entry.get("ordinal"):
        q = q._replace(end=suffix.end, features=q.features | frozenset(suffix.entry.get("features", ())))
    tail = scan.match(q.end, "particle")
    if tail is None:
        return q
    return q._replace(end=tail.end, features=q.features | frozenset(tail.entry.get("features", ())) | tail.features)


def _unit_at(scan: Scan, i: int) -> Match | None:
    """The unit that begins at a token, with the point of its abbreviation where the sentence goes on."""
    match = scan.match(i, "times", "unit")
    if match is None or _opens_next_figure(scan, match):
        return None
    text = scan.tokens[i].text
    if match.entry.get("case_sensitive") and text not in match.entry.phrase:
        return None
    if match.entry.get("case_sensitive") and len(text) == 1 and (not scan.glued[i] or scan.marks[i + 1] == "-"):
        return None  # "21C" is warm, "12 C-130" are planes.
    end = scan.past_point(match.end)
    return match if end == match.end else match._replace(end=end)


def _currency_beyond_bracket(scan: Scan, q: Quantity) -> Match | None:
    """ "4,1 млрд (+30,3 %) АҚШ доллари": the currency may follow a growth in a bracket."""
    if not q.numeral.magnitude or scan.marks[q.end] != "(":
        return None
    closed = next((i for i in range(q.end + 1, q.end + _BRACKETED) if scan.marks[i] == ")"), None)
    unit = None if closed is None else scan.match(closed + 1, "unit")
    return unit if unit is not None and unit.entry.get("currency") else None


def _opens_next_figure(scan: Scan, match: Match) -> bool:
    """Whether a currency's letters are glued to a figure behind them, and so belong to that."""
    return bool(
        match.entry.get("prefix")
        and scan.tokens[match.start].kind == "word"
        and match.end < len(scan.tokens)
        and scan.tokens[match.end].kind == "number"
        and scan.glued[match.end]
    )


def _per(scan: Scan, q: Quantity) -> Quantity:
    """A quantity with what it is per: "40 tonnes a hectare", and before it where the language has it so."""
    if q.unit is None:
        return q
    per = scan.match(q.end, "per")
    beside = per or _per_before(scan, q)
    if beside is not None and beside.entry.get("unit") in _PACES and (q.currency or q.unit == "percent"):
        return q
    if per is not None and per.end == scan.phrases[q.end][0].end:  # Not "a month earlier".
        return divided(q, per.entry)._replace(end=per.end)
    behind = None if q.currency or not _may_be_noun(scan, q.end) else scan.match(q.end + 1, "per")
    if (
        behind is not None
        and behind.entry.get("before")
        and behind.end < len(scan.tokens)
        and scan.tokens[behind.end].kind == "number"
    ):
        behind = None  # It is what the next figure is per.
    if behind is not None:  # "1.8 million barrels of oil a day"
        return divided(q, behind.entry)
    before = _per_before(scan, q)
    return q if before is None else divided(q, before.entry)


def _by_time(scan: Scan, q: Quantity) -> Quantity:
    """A count of each day or month: "294 flights a day", "38,700 cars a month"."""
    if q.unit not in (None, "count") or q.kind != "plain":
        return q
    per = scan.match(q.end, "per")
    if per is not None and per.end < scan.phrases[q.end][0].end:
        return q  # "A month earlier"
    per = per or (scan.match(q.numeral.end, "per") if q.noun_at else None) or _per_before(scan, q)
    return q if per is None or per.entry.get("unit") not in _TIMES else q._replace(per=per.entry.get("unit"))


def divided(q: Quantity, per: Entry) -> Quantity:
    """A quantity per the unit of an entry."""
    return _scaled(q, per)._replace(unit=f"{q.unit}/{per.get('unit')}")


def _per_before(scan: Scan, q: Quantity) -> Match | None:
    """What a figure is per where that stands before it, with words for a mean between: "әр гектарынан орта есеппен"."""
    if "per" not in scan.present:
        return None
    start = q.start
    while (per := _per_ending_at(scan, start)) is None and (mean := scan.ending_at(start, "mean")) is not None:
        start = mean.start
    return per


def _per_ending_at(scan: Scan, end: int) -> Match | None:
    found = (scan.match(end - back, "per") for back in range(_PER_TOKENS, 0, -1) if "per" in scan.kinds[end - back])
    return next((m for m in found if m is not None and m.end == end and m.entry.get("before")), None)


def _counted(scan: Scan, q: Quantity) -> Quantity:
    """A quantity that counts the noun behind it."""
    at = _past_name(scan, scan.behind_hyphen(q.end))
    often = scan.match(at, "per")
    at += often is not None and often.end == at + 1 and _noun_end(scan, at + 1) is not None  # "94 weekly flights"
    if "poss" in q.numeral.features:
        return q  # "74 миллионы", "он сегізі": so many of what was named before
    noun = _noun_end(scan, at)
    if noun is not None and q.numeral.magnitude:
        noun = next((end for end in range(noun, at, -1) if not _is_verb(scan, end - 1)), None)
    if noun is None:
        return q._replace(unit="count") if "count" in q.features else q
    if "counter" in scan.kinds[at]:
        case, counted = scan.pack.case(scan.tokens[at].word), scan.slice(at, at + 1).lower()
        return q._replace(unit="count", item=counted, noun_at=at, end=at + 1, counter=True, features=q.features | case)
    describes = scan.pack.attributive and scan.tokens[noun - 1].word.endswith(scan.pack.attributive)
    if describes and q.numeral.value <= _DESCRIBES_UP_TO and not q.features:
        return q._replace(end=noun, set_aside="name")  # "4 хонали", "four-room": a description, no count
    case = scan.pack.case(scan.tokens[noun - 1].word)
    return q._replace(unit="count", item=scan.slice(at, noun).lower(), noun_at=at, end=noun, features=q.features | case)


def _past_name(scan: Scan, i: int) -> int:
    """Past a name in figures that says of which kind the things behind it are: "8 000 5G-станций", "8,000 5G base stations"."""
    kind = scan.match(i, "lexical") if i < len(scan.tokens) and scan.tokens[i].kind != "word" else None
    if kind is None or kind.end - kind.start != _NAME_IN_FIGURES:
        return i
    return scan.behind_hyphen(kind.end)


def _is_verb(scan: Scan, i: int) -> bool:
    """Whether a word behind a magnitude is no noun by its ending: "2.09 million flew", "4,6 млн построили", "1,9 mln borgan"."""
    if any(match.entry.kind in COUNTED_KINDS and not match.entry.is_verb for match in scan.phrases[i]):
        return False
    word, pack = scan.tokens[i].word, scan.pack
    return not word.endswith(pack.many_endings) if pack.many_endings else word.endswith(pack.past_endings)


def _noun_end(scan: Scan, i: int) -> int | None:
    """Where the noun that begins at a token ends, an adjective before it included; None when none begins."""
    if not _may_be_noun(scan, i):
        return i + 3 if is_of_many(scan, i) else None
    if scan.starts[i] - scan.ends[i - 1] > _APART or scan.breaks_before(i):
        return None
    origin = scan.match(i, "area", "foreign")
    if origin is not None and origin.features.isdisjoint(_PLACED) and _may_be_noun(scan, origin.end):
        return origin.end + 1
    if scan.marks[i + 1] == "-" and scan.glued[i + 1] and scan.glued[i + 2] and scan.tokens[i + 2].kind == "word":
        second = scan.tokens[i + 2].word
        if not scan.pack.attributive or not second.endswith(scan.pack.attributive):
            describes = not scan.pack.verb_last and second.endswith(scan.pack.adjective_endings)
            return i + 4 if describes and _may_be_noun(scan, i + 3) else i + 3  # "three gas-fired units"
    adjective = scan.pack.adjective_endings and scan.tokens[i].word.endswith(scan.pack.adjective_endings)
    if scan.pack.tag == "en" and not adjective:
        return _compound_end(scan, i)
    thing = scan.match(i, "thing") if adjective else None  # "640 ming darslik": a noun that looks like an adjective.
    adjective = adjective and (thing is None or thing.end > i + 1)
    last = i + 1 + ("and" in scan.kinds[i + 1])  # "64 ірі инвестициялық жоба", "48 ірі және орта кәсіпорын"
    two = adjective and scan.pack.verb_last and _may_be_noun(scan, last) and _may_be_noun(scan, last + 1)
    two = two and scan.tokens[last].word.endswith(scan.pack.adjective_endings)
    return last + 2 if two else i + 2 if adjective and _may_be_noun(scan, i + 1) else i + 1


def _compound_end(scan: Scan, i: int) -> int:
    """Where an English noun ends: one in the singular before one in the plural only says of which kind, as in "base stations"."""
    plural = scan.pack.many_endings
    if scan.tokens[i].word.endswith(plural) or not scan.kinds[i].isdisjoint(("person", "counter")):
        return i + 1
    for end in range(i + 1, i + _COMPOUND):
        if not _may_be_noun(scan, end) or not scan.kinds[end].isdisjoint(("direction", "process", "indicator")):
            break
        if scan.tokens[end].word.endswith(plural):
            return end + 1
    return i + 1


def _may_be_noun(scan: Scan, i: int) -> bool:
    if i >= len(scan.tokens) or scan.tokens[i].kind != "word":
        return False
    other = scan.match(i, *_NOT_A_NOUN)
    if other is not None and other.entry.kind == "cue" and "thing" in scan.kinds[i]:
        return True
    if other is not None and (other.entry.get("value") not in _OUTLOOKS or "indicator" not in scan.kinds[i]):
        return False  # "18 projects" are counted, though a bank projects as well.
    return not scan.tokens[i].word.endswith(scan.pack.verb_endings)
