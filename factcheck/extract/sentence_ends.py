"""Where sentences end."""

from __future__ import annotations

from typing import Final

from factcheck.extract.phrases import Phrases

_CLOSERS: Final = "\"'\u201d\u2019\u00bb)]"
_TERMINATORS: Final = ".!?\u2026"
#: Marks that may end a sentence.
ENDS: Final = _TERMINATORS + _CLOSERS
#: Digits of a year.
_YEAR: Final = 4
#: Digits of the number of a list's entry.
_NUMBER_OF_ENTRY: Final = 2


def ends_sentence(phrases: Phrases, i: int) -> bool:
    """Whether a punctuation mark ends a sentence."""
    tokens = phrases.tokens
    text = tokens[i].text
    if text in _CLOSERS:
        before = tokens[i - 1] if i else None
        if text == ")" and _numbers_entry(phrases, i):
            return True
        ended = before is not None and before.kind == "mark" and before.text in _TERMINATORS
        return ended and _starts_anew(phrases, i + 1)
    if text == "." and _numbers_entry(phrases, i):
        return True
    if text not in _TERMINATORS or not _starts_anew(phrases, i + 1):
        return False
    return text != "." or not _abbreviates(phrases, i)


def _numbers_entry(phrases: Phrases, i: int) -> bool:
    """Whether a mark stands behind the number of a list's entry: "1) schools: 14", "2. to mend 96 km"."""
    number = phrases.tokens[i - 1] if i else None
    if number is None or number.kind != "number" or len(number.text) > _NUMBER_OF_ENTRY:
        return False
    return phrases.breaks_before(i - 1) and not phrases.glued[i + 1]


def _starts_anew(phrases: Phrases, i: int) -> bool:
    token = phrases.tokens[i]
    if phrases.glued[i]:
        return False
    if token.kind == "mark":
        return token.text not in ",;:)%" and token.text not in _CLOSERS[2:]
    return token.kind != "word" or token.capital


def _is_year(phrases: Phrases, at: int) -> bool:
    """Whether a number is a year by the word behind it: "836 км. 2024 жылы …" goes on with a new sentence."""
    number = phrases.tokens[at]
    word = phrases.entry(phrases.behind_hyphen(at + 1), "time") if number.kind == "number" and len(number.text) == _YEAR else None
    return word is not None and word.get("role") == "unit" and word.get("unit") == "year"


def _opens_quotation(phrases: Phrases, at: int) -> bool:
    """Whether a quotation mark opens and a capital follows."""
    return phrases.marks[at] in "\u00ab\u201c" and phrases.tokens[at + 1].capital


def _is_code(phrases: Phrases, at: int) -> bool:
    """Whether capitals with a number make the name of a document: "decree No. PF-112"."""
    number = phrases.behind_hyphen(at + 1)
    return phrases.tokens[at].text.isupper() and number > at + 1 and phrases.tokens[number].kind == "number"


def _abbreviates(phrases: Phrases, i: int) -> bool:
    """Whether the point at a token belongs to an abbreviation that the sentence goes on after."""
    before = phrases.tokens[i - 1] if i else None
    if before is None or not phrases.glued[i]:
        return False
    if before.kind == "word" and len(before.text) == 1 and before.text.isupper():
        return i < 2 or phrases.tokens[i - 2].kind != "number" or not phrases.glued[i - 1]  # "… on 5G. It now has …"
    if len(before.text) <= 4 and (entry := phrases.entry(i - 1, "time")) is not None and entry.get("role") == "month":
        follows = phrases.tokens[i + 1]
        return follows.kind != "word" or follows.text[:1].islower()
    if before.word not in phrases.pack.abbreviations:
        return False
    if _opens_quotation(phrases, i + 1) and i > 1 and phrases.tokens[i - 2].kind == "number":
        return False  # "13,6 млрд. «Газпром» обещает …"
    if _is_code(phrases, i + 1):
        return True
    if phrases.tokens[i + 1].kind != "word":
        counted = phrases.entry(i - 1, "time") is None  # "За 9 мес. 2025 года", but "836 км. 2024 жылы"
        return not (counted and i > 1 and phrases.tokens[i - 2].kind == "number" and _is_year(phrases, i + 1))
    # "г. Алматы" is a town, "2024 г. Экспорт" a year and a new sentence, and so is what follows "на 1 п.п."
    goes_on = i > 1 and (phrases.tokens[i - 2].kind == "number" or phrases.marks[i - 2] == ".")
    return before.word in phrases.pack.titles and not goes_on
