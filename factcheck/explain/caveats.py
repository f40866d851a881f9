"""What the words around figures say against an accusation: another body, another version, another reading (DESIGN §5, severity)."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from functools import cache, lru_cache
from itertools import combinations
from pathlib import Path
from typing import Final

from factcheck.model.claim import Claim

WORDS: Final = Path(__file__).with_name("caveats.toml")
#: Letters by which two words are taken for forms of one.
STEM: Final = 5
#: Characters between two figures that a text sets side by side: a sentence apart.
SIDE_BY_SIDE: Final = 200

_WORD = re.compile(r"[^\W\d_][^\W\d_']{2,}")
_APOSTROPHES = str.maketrans(dict.fromkeys("\u2019\u2018\u02bb\u02bc`\u00b4", "'"))


def other_bodies(claims: Sequence[Claim]) -> bool:
    """Whether two attributions, both given, do not name the same body. A missing attribution never differs."""
    named = sorted({claim.attribution for claim in claims if claim.attribution is not None})
    return any(not _same_body(a, b) for a, b in combinations(named, 2))


def other_versions(claims: Sequence[Claim]) -> bool:
    """Whether words beside a figure say that it is preliminary, revised, a draft, or counted by another definition."""
    return any(versions(claim) or (claim.sentence is not None and _says(claim.sentence, "otherwise")) for claim in claims)


def tells_difference(claims: Sequence[Claim]) -> bool:
    """Whether one text itself says why its figures differ: it tells of a revision, or sets two bodies or versions side by side."""
    if _in_body(claims) and any("late" in versions(claim) for claim in claims):
        return True
    if not _are_side_by_side(claims):
        return False
    first, second = claims
    return other_bodies(claims) or versions(first) != versions(second)


def gives_another(claims: Sequence[Claim]) -> bool:
    """Whether one text gives a second figure right beside the first and says there that another teller has it."""
    if not _are_side_by_side(claims) or (all(claim.attribution for claim in claims) and not other_bodies(claims)):
        return False
    later = max(claims, key=lambda claim: claim.start or 0)
    return later.sentence is not None and _says(later.sentence, "another")


def _in_body(claims: Sequence[Claim]) -> bool:
    return len({claim.article for claim in claims}) == 1 and all(claim.section != "headline" for claim in claims)


def _are_side_by_side(claims: Sequence[Claim]) -> bool:
    first, *others = sorted(claims, key=lambda claim: claim.start or 0)
    second = others[0] if len(others) == 1 else None
    if second is None or first.end is None or second.start is None or not _in_body(claims):
        return False
    return second.start - first.end <= SIDE_BY_SIDE


def versions(claim: Claim) -> frozenset[str]:
    """Which versions the words beside a figure name: ``early``, ``late``, both or none."""
    texts = [text for text in (claim.sentence, claim.attribution, claim.item) if text is not None]
    return frozenset(version for version in ("early", "late") if any(_says(text, version) for text in texts))


def may_be_one_more(claim: Claim) -> bool:
    """Whether "2.5 times" may be read as 3.5 times as much: the words say "more", or they are not known."""
    if claim.form != "growth_factor" or claim.decimals is None or claim.direction == "down" or claim.obs_value is None:
        return False
    if claim.obs_value <= 1:
        return False
    if claim.sentence is None:
        return claim.lang != "ru"
    return _says(claim.sentence, "more_times")


@lru_cache(maxsize=1 << 12)
def _same_body(a: str, b: str) -> bool:
    """Whether two names share a word, whatever its ending and language."""
    ones, others = _called_after(a), _called_after(b)
    return not ones or not others or bool(ones & others)


@lru_cache(maxsize=1 << 12)
def _called_after(text: str) -> frozenset[str]:
    """What the body in a text is called after: known fields, else the beginnings of its words."""
    words = _WORD.findall(text.translate(_APOSTROPHES).casefold())
    return frozenset(_field(word) for word in words if not word.startswith(_common()))


def _field(word: str) -> str:
    return next((field for field, stems in _families()["bodies"].items() if word.startswith(tuple(stems))), word[:STEM])


@cache
def _common() -> tuple[str, ...]:
    """Beginnings of words that every body's name may have."""
    return tuple(stem for stems in _families()["common"].values() for stem in stems)


@lru_cache(maxsize=1 << 12)
def _says(text: str, family: str) -> bool:
    return _pattern(family).search(text.translate(_APOSTROPHES).casefold()) is not None


@cache
def _pattern(family: str) -> re.Pattern[str]:
    words = sorted({word.casefold() for words in _families()[family].values() for word in words})
    return re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, words)).replace("…", ".{1,40}") + ")")


@cache
def _families() -> dict[str, dict[str, list[str]]]:
    families: dict[str, dict[str, list[str]]] = tomllib.loads(WORDS.read_text(encoding="utf-8"))
    return families
