"""Files that are either the old or the new version, never half of one."""

from __future__ import annotations

import os
from pathlib import Path
from tempfile import NamedTemporaryFile


def write_bytes(path: Path, content: bytes) -> None:
    """Replace a file in one step: whoever reads it, or kills us, sees the old bytes or the new ones.

    A link keeps pointing where it points. What is no file (a device, a pipe) is written to and never replaced.
    """
    path = path.resolve()
    if path.exists() and not path.is_file():
        path.write_bytes(content)
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    # The dot keeps a leftover of a killed run out of every folder listing of ours.
    with NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}.", suffix=".part", delete=False) as part:
        try:
            part.write(content)
            part.flush()
            os.fsync(part.fileno())
            part.close()
            Path(part.name).chmod(_mode(path))
            Path(part.name).replace(path)
        except BaseException:
            Path(part.name).unlink(missing_ok=True)
            raise


def write_text(path: Path, content: str) -> None:
    """Replace a file by UTF-8 text with its newlines as they are."""
    write_bytes(path, content.encode())


def _mode(path: Path) -> int:
    """The permissions the file has, or those of a new one."""
    try:
        return path.stat().st_mode & 0o777
    except FileNotFoundError:
        mask = os.umask(0)
        os.umask(mask)
        return 0o666 & ~mask
