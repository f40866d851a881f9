"""What git knows of a file: its text in a revision. Nothing is written."""

from __future__ import annotations

import subprocess
from pathlib import Path


class GitError(Exception):
    """git is missing, there is no repository, or no such revision; the text says what to do."""


def show(rev: str, path: Path) -> bytes | None:
    """A file as it was in a revision; None where that revision has none."""
    top = _top(path)
    check_revision(rev, top)
    inside = path.resolve().relative_to(top.resolve()).as_posix()
    found = _git(top, "cat-file", "blob", f"{rev}:{inside}")
    return found.stdout if found.returncode == 0 else None


def check_revision(rev: str, folder: Path) -> None:
    """GitError unless the revision exists in the repository of a folder."""
    if rev.startswith("-") or _git(folder, "rev-parse", "--verify", "--quiet", f"{rev}^{{commit}}").returncode:
        shallow = "; in a shallow clone fetch it first (git fetch origin main)"
        raise GitError(f"git knows no revision {rev!r}; check its spelling{shallow}")


def user_name(folder: Path) -> str:
    """Who works here, as git knows it; empty where it does not."""
    try:
        found = _git(folder, "config", "user.name")
    except GitError:
        return ""
    return found.stdout.decode(errors="replace").strip()


def _top(path: Path) -> Path:
    folder = path.resolve().parent
    while not folder.is_dir():
        folder = folder.parent
    found = _git(folder, "rev-parse", "--show-toplevel")
    if found.returncode:
        raise GitError(f"{folder} is in no git repository; leave out the option that names a revision")
    return Path(found.stdout.decode().rstrip("\n"))


def _git(folder: Path, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    try:
        return subprocess.run(["git", "-C", str(folder), *arguments], capture_output=True, check=False)
    except FileNotFoundError as error:
        raise GitError("git is not installed; install it, or leave out the option that names a revision") from error
