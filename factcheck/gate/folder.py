"""``.factcheck/``: the folder of human decisions (waivers, readings, baseline), now or as it was in another revision."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from factcheck.gate import git

NAME: Final = ".factcheck"


class DecisionError(Exception):
    """A file of decisions that cannot be used; the text names file, entry and cure. Commands end with 2."""


@dataclass(frozen=True, slots=True)
class Decisions:
    """Where decisions are read from: the folder on disk, or that folder in a git revision (``rev``)."""

    root: Path
    rev: str | None = None

    def text(self, name: str) -> str | None:
        """A file of the folder as text; None where there is none."""
        path = self.root / NAME / name
        if self.rev is not None:
            content = git.show(self.rev, path)
            return None if content is None else _decoded(content, self.place(name))
        try:
            return _decoded(path.read_bytes(), self.place(name))
        except FileNotFoundError:
            return None
        except OSError as error:
            raise DecisionError(f"{path}: {error.strerror}; check its permissions") from error

    def place(self, name: str) -> str:
        """How a message names a file of the folder."""
        path = f"{NAME}/{name}"
        return path if self.rev is None else f"{path} of {self.rev}"


def find_root(start: Path) -> Path:
    """The nearest folder upwards with ``.factcheck`` or ``.git`` in it, else the start itself."""
    start = start.resolve()
    for folder in (start, *start.parents):
        if (folder / NAME).is_dir() or (folder / ".git").exists():
            return folder
    return start


def _decoded(content: bytes, place: str) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise DecisionError(f"{place}: not UTF-8 at byte {error.start}; save it as UTF-8") from error
