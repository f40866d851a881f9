"""Files, folders, JSON Lines and standard input as articles, one by one; what cannot be read is told in its place."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import BinaryIO, Final

from factcheck.ingest.draft import Draft, Format, is_hidden
from factcheck.ingest.formats import by_suffix, suffixes
from factcheck.ingest.language import Unsupported, from_tag, identify
from factcheck.ingest.layout import lay_out
from factcheck.ingest.manifest import NAME, Entry, Manifest, read_manifest
from factcheck.ingest.stream import told_apart
from factcheck.ingest.unreadable import UnreadableError, language_name, told, unread
from factcheck.model.article import LANGS, Article, Lang, Unread

STDIN: Final = "-"
#: Files whose kind is known but not read, and the message that says what to do with them.
CURES: Final = {
    ".doc": "docx",
    ".rtf": "docx_or_txt",
    ".odt": "docx",
    ".pdf": "text",
    ".json": "jsonl",
    ".csv": "csv",
    ".parquet": "table",
    ".xlsx": "txt",
    ".zip": "unpack",
}


def read(
    paths: Iterable[str | Path],
    *,
    published: date | None = None,
    lang: Lang | None = None,
    stdin: BinaryIO | None = None,
) -> Iterator[Article | Unread]:
    """The articles of files, folders (with theirs, sorted, hidden ones left out) and ``-``, standard input.

    Reads lazily, one article at a time. ``published`` and ``lang`` are for articles that say neither themselves; a language is
    otherwise recognised. A file named twice is read once.
    """
    reader = _Reader(published, lang, stdin)
    for path in paths:
        yield from reader.path(path)


@dataclass(slots=True)
class _Reader:
    """One run: the defaults, the manifests read so far, and which files and ids have been seen."""

    published: date | None
    lang: Lang | None
    stdin: BinaryIO | None
    manifests: dict[Path, Manifest] = field(default_factory=dict)
    seen_files: set[str] = field(default_factory=set)
    seen_names: set[str] = field(default_factory=set)

    def path(self, path: str | Path) -> Iterator[Article | Unread]:
        """The articles of what one argument names."""
        shown = _shown(path)
        if str(path) == STDIN:
            yield from self._stream(self.stdin or sys.stdin.buffer, STDIN)
            return
        try:
            mode = os.stat(path).st_mode  # noqa: PTH116 - as a Path the empty string is the current folder
        except (OSError, ValueError) as error:
            yield _lost(shown, error)
            return
        if stat.S_ISDIR(mode):
            yield from self._folder(Path(path), shown)
        elif not stat.S_ISREG(mode):
            yield from self._opened(Path(path), shown, None)
        elif Path(path).name == NAME:
            yield from self._manifest(Path(path).parent).unread if self._is_new(Path(path)) else ()
        else:
            yield from self._file(Path(path), shown, ())

    def _folder(self, folder: Path, shown: str) -> Iterator[Article | Unread]:
        """The articles of a folder and of the folders in it."""
        unreadable: list[OSError] = []
        is_empty = True
        for parent, folders, names in os.walk(folder, onerror=unreadable.append):
            folders[:] = sorted(name for name in folders if not is_hidden(Path(name)))
            yield from (_lost(_shown(error.filename), error) for error in unreadable)
            is_empty = is_empty and not unreadable
            unreadable.clear()
            for name in sorted(names):
                path = Path(parent, name)
                if is_hidden(path) or name == NAME or path.suffix.lower() not in suffixes() or not path.is_file():
                    continue
                is_empty = False
                yield from self._file(path, _shown(path), _up_to(path.parent, folder))
        yield from (_lost(_shown(error.filename), error) for error in unreadable)
        if is_empty and not unreadable:
            yield unread(shown, "no_articles", suffixes=_read_suffixes())

    def _file(self, path: Path, shown: str, parents: tuple[Path, ...]) -> Iterator[Article | Unread]:
        """The articles of one file, with what the manifests beside it and above it (``parents``) say of them."""
        if not self._is_new(path):
            return
        suffix = path.suffix.lower()
        if suffix not in suffixes():
            if suffix in CURES:
                yield unread(shown, "known_suffix", suffix=suffix, cure=told(f"cure.{CURES[suffix]}"))
            else:
                yield unread(shown, "suffix" if suffix else "no_suffix", suffix=suffix, suffixes=_read_suffixes())
            return
        yield from self._opened(path, shown, parents or (path.parent,))

    def _opened(self, path: Path, shown: str, parents: tuple[Path, ...] | None) -> Iterator[Article | Unread]:
        """The articles of a file, or, without ``parents``, of a pipe or device, which has no suffix to go by."""
        try:
            file = path.open("rb")
        except OSError as error:
            yield _lost(shown, error)
            return
        with file:
            if parents is None:
                yield from self._stream(file, shown)
            else:
                yield from self._articles(by_suffix(path.suffix.lower()), file, shown, path, parents)

    def _stream(self, stream: BinaryIO, shown: str) -> Iterator[Article | Unread]:
        """The articles of standard input or a pipe: JSON Lines, a web page or one text, told by how it begins."""
        suffix, whole_stream = told_apart(stream)
        if suffix is None:
            yield unread(shown, "no_text")
        else:
            yield from self._articles(by_suffix(suffix), whole_stream, shown, None, ())

    def _articles(
        self, form: Format, file: BinaryIO, shown: str, path: Path | None, folders: tuple[Path, ...]
    ) -> Iterator[Article | Unread]:
        for folder in folders:
            if folder not in self.manifests:
                yield from self._manifest(folder).unread
        try:
            for draft in form.drafts(file, shown):
                yield draft if isinstance(draft, Unread) else self._article(draft, shown, self._entry(draft, path, folders))
        except UnreadableError as error:
            yield unread(shown, error.told)
        except OSError as error:
            yield _lost(shown, error)

    def _article(self, draft: Draft, shown: str, entry: Entry) -> Article | Unread:
        """The article of a draft, with what the manifest, the file and its header say, in that order."""
        name = draft.name or shown
        if not draft.text.strip():
            return unread(shown, "empty", line=draft.line)
        if name in self.seen_names:
            return unread(shown, "twice", line=draft.line, name=repr(name))
        said = from_tag(draft.lang, draft.text) if draft.lang else None
        if draft.lang and said is None and draft.name is not None:
            return unread(shown, "language", line=draft.line, lang=repr(draft.lang), langs=", ".join(LANGS))
        lang = said or self.lang or identify(draft.text)
        if isinstance(lang, Unsupported):
            return unread(shown, "other_language", line=draft.line, name=language_name(lang.name), langs=", ".join(LANGS))
        self.seen_names.add(name)
        layout = lay_out(draft.text, draft.marks)
        return Article(
            name=name,
            text=draft.text,
            lang=lang,
            published=entry.published or draft.published or layout.published or self.published or layout.told,
            source=entry.source or draft.source or layout.source,
            url=entry.url or draft.url or layout.url,
            story=entry.story or draft.story,
            sections=layout.sections,
            encoding=draft.encoding,
        )

    def _entry(self, draft: Draft, path: Path | None, folders: tuple[Path, ...]) -> Entry:
        """What the nearest manifest that names the article says of it."""
        for folder in folders:
            entries = self._manifest(folder).entries
            if not entries:
                continue
            file = path.relative_to(folder).as_posix() if path is not None else ""
            for name in (draft.name, file):
                if name and name in entries:
                    return entries[name]
        return Entry()

    def _manifest(self, folder: Path) -> Manifest:
        if folder not in self.manifests:
            self.manifests[folder] = read_manifest(folder / NAME)
        return self.manifests[folder]

    def _is_new(self, path: Path) -> bool:
        real = os.path.realpath(path)
        if real in self.seen_files:
            return False
        self.seen_files.add(real)
        return True


def _up_to(folder: Path, top: Path) -> tuple[Path, ...]:
    """A folder and those above it, up to ``top``."""
    folders = [folder]
    while folders[-1] != top:
        folders.append(folders[-1].parent)
    return tuple(folders)


def _shown(path: str | Path) -> str:
    """The path for people; bytes in it that are no UTF-8 become question marks, so that it can be printed."""
    return os.fsencode(path).decode("utf-8", "replace")


def _lost(shown: str, error: Exception) -> Unread:
    """What the system did not give, with the cure."""
    if isinstance(error, FileNotFoundError):
        return unread(shown, "no_file")
    if isinstance(error, PermissionError):
        return unread(shown, "no_permission")
    return unread(shown, "no_reading", error=getattr(error, "strerror", None) or error)


def _read_suffixes() -> str:
    return ", ".join(sorted(suffixes()))
