"""Whether the sentence of a claim has words that decide what may be related (``words.toml``)."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from functools import cache, lru_cache
from pathlib import Path
from typing import Final

from factcheck.model.claim import Claim

_ENDS: Final = re.compile(r"[,;:()\d]")
#: A year, which parts no words of a phrase: "88 percent of its 2025 target".
_YEAR: Final = re.compile(r"\s*\b(?:19|20)\d\d\b(?![.,]?\d)")
WORDS: Final = Path(__file__).parents[1] / "words.toml"


def any_says(claims: Iterable[Claim], family: str) -> bool:
    """Whether the sentence of one of the claims has a word of the family."""
    return any(claim.sentence is not None and says(_without_years(claim.sentence), family) for claim in claims)


def clause_says(claims: Iterable[Claim], family: str) -> bool:
    """Whether the words right around the figure of one of the claims, up to the next mark or figure, have a word of the family."""
    return any(claim.sentence is not None and _clause_says(claim.sentence, claim.quote or "", family) for claim in claims)


# Every check of growth asks it of the same figures.
@lru_cache(maxsize=1 << 15)
def _clause_says(sentence: str, quote: str, family: str) -> bool:
    return says(_clause(sentence, quote), family)


def _clause(sentence: str, quote: str) -> str:
    before, _, behind = sentence.partition(quote)
    return f"{_ENDS.split(_without_years(before))[-1]} {_ENDS.split(_without_years(behind))[0]}"


@lru_cache(maxsize=1 << 12)
def _without_years(text: str) -> str:
    return _YEAR.sub("", text)


@lru_cache(maxsize=1 << 14)
def says(text: str, family: str) -> bool:
    """Whether a text has a word of the family, in any language."""
    return _pattern(family).search(text.casefold()) is not None


@lru_cache(maxsize=1 << 12)
def split(text: str, family: str) -> frozenset[str]:
    """The pieces of a text between commas and the words of a family."""
    joining = set(_words(family))
    pieces: list[list[str]] = [[]]
    for word in text.replace(",", " , ").split():
        if word == "," or word in joining:
            pieces.append([])
        else:
            pieces[-1].append(word)
    return frozenset(" ".join(piece) for piece in pieces if piece)


@cache
def _words(family: str) -> tuple[str, ...]:
    families = tomllib.loads(WORDS.read_text(encoding="utf-8"))
    if family not in families:
        raise KeyError(f"{WORDS}: no table [{family}]; add it")
    return tuple(sorted({word.casefold() for words in families[family].values() for word in words}))


@cache
def _pattern(family: str) -> re.Pattern[str]:
    return re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, _words(family))) + ")")
