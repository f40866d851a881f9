"""Spelling variants of a language folded into one, so that a pack writes each word once."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from factcheck.languages.tokens import visible


def folder(letters: Mapping[str, str], *, drop_apostrophe: bool, keep_after: str) -> Callable[[str], str]:
    """A function that lowers a word and maps its letters.

    ``letters`` maps letters or letter pairs (Cyrillic to Latin for Uzbek, ё to е for Russian); ``drop_apostrophe`` removes the
    hard sign mark except after the letters of ``keep_after``, where it makes another letter (o', g').
    """
    table = str.maketrans({key: value for key, value in letters.items() if len(key) == 1})
    pairs = [(key, value) for key, value in letters.items() if len(key) > 1]

    def fold(word: str) -> str:
        lowered = visible(word).lower()
        for key, value in pairs:
            if key in lowered:
                lowered = lowered.replace(key, value)
        folded = lowered.translate(table)
        if "'" in folded:
            folded = folded.rstrip("'") if not folded.endswith(tuple(f"{c}'" for c in keep_after)) else folded
            if drop_apostrophe and "'" in folded:
                folded = _drop(folded, keep_after)
        return folded

    return fold


def _drop(word: str, keep_after: str) -> str:
    out = []
    for position, letter in enumerate(word):
        if letter == "'" and (position == 0 or word[position - 1] not in keep_after):
            continue
        out.append(letter)
    return "".join(out)
