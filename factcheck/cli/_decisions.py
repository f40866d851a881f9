"""What the commands on accepted findings share: the options, and one line for what is wrong."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from factcheck.cli import FAILED

if TYPE_CHECKING:
    from factcheck.gate.stages import Options

sources = click.option(
    "--from",
    "sources",
    multiple=True,
    metavar="PATH",
    help="Claim tables, articles, or a report in JSON that has the findings; repeatable. Without it: claims/, where there is one.",
)


def wanted(lang: str = "en") -> Options:
    """The options of a gate run in the current folder."""
    from factcheck.cli._configuration import current
    from factcheck.gate.folder import find_root
    from factcheck.gate.stages import Options
    from factcheck.report.rendering import today

    return Options(root=find_root(Path.cwd()), today=today(), suite_folders=suite_folders(current().suites), lang=lang)


def suite_folders(named: Iterable[Path]) -> tuple[Path, ...]:
    """``expectations`` of the current folder or, below the top of a repository, of its top; and the folders named."""
    from factcheck.gate.folder import find_root

    nearest = (folder / "expectations" for folder in (Path(), find_root(Path.cwd())))
    return (*[folder for folder in nearest if folder.is_dir()][:1], *named)


def told(function: Callable[..., int]) -> Callable[..., int]:
    """A callback whose errors of configuration are one line on standard error and exit code 2."""

    @wraps(function)
    def run(*args: Any, **kwargs: Any) -> int:
        from factcheck.gate.folder import DecisionError
        from factcheck.gate.git import GitError
        from factcheck.gate.suites import SuiteError

        try:
            return function(*args, **kwargs)
        except (DecisionError, GitError, SuiteError) as error:
            click.echo(f"factcheck: {error}", err=True)
            return FAILED

    return run
