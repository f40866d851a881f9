"""gettext catalogues: a template with the English texts, ``messages.pot``, and beside it ``<language>.po`` for each other language.

A message is known by its context (``msgctxt "terminal.findings"``); its ``msgid`` is the English, so that a translator sees both.
Babel's reader is kept for the tests: it takes five times as long, which every start of the command line would wait for.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from gettext import c2py
from pathlib import Path
from typing import Any, Final

#: Languages of the interface; Uzbek is written in Latin letters.
LANGUAGES: Final = ("en", "ru", "kk", "uz")
TEMPLATE: Final = "messages.pot"
#: A text, or one for every plural form of the language.
Text = str | tuple[str, ...]

_LINE = re.compile(r'(?:(msgctxt|msgid_plural|msgid|msgstr)(?:\[\d\])? )?"(.*)"')
_PLURALS = re.compile(r"Plural-Forms: nplurals=(\d+); plural=([^;\n]+);")
_ESCAPE = re.compile(r"\\(.)")
_ESCAPES: Final = {"n": "\n", "t": "\t"}


class MessagesError(Exception):
    """A catalogue cannot be read, or has no such message; the text names file, place and cure."""


@dataclass(frozen=True, slots=True)
class Messages:
    """The texts of one language by context; ``form`` gives the place of a number's plural form."""

    path: Path
    texts: Mapping[str, Text]
    form: Callable[[int], int]

    def say(self, key: str, params: Mapping[str, Any], count: int = 1) -> str:
        """The text with its ``{places}`` filled; ``count`` chooses the plural form. MessagesError where there is none."""
        text = self.texts.get(key)
        if text is None:
            raise MessagesError(f"{self.path}: no message {key!r}; add it")
        if not isinstance(text, str):
            text = text[self.form(count)]

        try:
            return text.format_map(params)
        except KeyError as error:
            raise MessagesError(f"{self.path}: {key!r} has a place {{{error.args[0]}}} that nothing fills; take it out") from error


@cache
def read(folder: Path, lang: str) -> Messages:
    """The catalogue of a language in a folder; a text that is not translated yet stands in English, as gettext has it."""
    path = folder / (TEMPLATE if lang == "en" else f"{lang}.po")
    try:
        entries = list(_entries(path))
    except OSError as error:
        raise MessagesError(f"{path}: {error.strerror}; put a catalogue there") from error
    header = next((entry["msgstr"][0] for entry in entries if entry["msgid"] == [""] and entry.get("msgstr")), "")
    plurals = _PLURALS.search(header)
    if plurals is None:
        raise MessagesError(f"{path}: the header has no Plural-Forms; add the line")
    texts: dict[str, Text] = {}
    for entry in entries:
        if "msgctxt" in entry:
            texts[entry["msgctxt"][0]] = _text(entry, int(plurals[1]), path)
    return Messages(path, texts, c2py(plurals[2]))


class Told(Mapping[str, str]):
    """A message in every language, written when it is read.

    A parameter may be told in every language itself; ``n`` chooses the plural form.
    """

    __slots__ = ("folder", "key", "params")

    def __init__(self, folder: Path, key: str, params: Mapping[str, Any]) -> None:
        self.folder = folder
        self.key = key
        self.params = params

    def __getitem__(self, lang: str) -> str:
        if lang not in LANGUAGES:
            raise KeyError(lang)
        shown = {name: value[lang] if isinstance(value, Told) else value for name, value in self.params.items()}
        return read(self.folder, lang).say(self.key, shown, self.params.get("n", 1))

    def __iter__(self) -> Iterator[str]:
        return iter(LANGUAGES)

    def __len__(self) -> int:
        return len(LANGUAGES)


def _text(entry: Mapping[str, list[str]], forms: int, path: Path) -> Text:
    plural = entry.get("msgid_plural")
    translated = [text for text in entry["msgstr"] if text]
    if plural is None:
        return translated[0] if translated else entry["msgid"][0]
    if not translated and forms == 2:
        return (entry["msgid"][0], plural[0])
    if len(translated) != forms:
        raise MessagesError(f"{path}: {entry['msgctxt'][0]!r} has {len(translated)} plural forms; write {forms}")
    return tuple(translated)


def _entries(path: Path) -> Iterator[dict[str, list[str]]]:
    """Every entry as keyword → its strings, lines that continue a string joined to it."""
    entry: dict[str, list[str]] = {}
    for number, raw in enumerate(path.read_text(encoding="utf-8").split("\n"), start=1):
        line = raw.strip()
        if not line:
            if entry:
                yield entry
            entry = {}
        elif not line.startswith("#"):
            match = _LINE.fullmatch(line)
            if match is None or (match[1] is None and not entry):
                raise MessagesError(f'{path}, line {number}: no line of a catalogue; write msgctxt, msgid or msgstr and "text"')
            text = _ESCAPE.sub(lambda escape: _ESCAPES.get(escape[1], escape[1]), match[2])
            if match[1] is None:
                entry[next(reversed(entry))][-1] += text
            else:
                entry.setdefault(match[1], []).append(text)
    if entry:
        yield entry
