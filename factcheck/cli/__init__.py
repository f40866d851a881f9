"""The command line: every module of this folder whose name has no leading underscore is a command of that name.

A command module starts with a one-line docstring (its line in ``factcheck --help``, read without importing the module) and has a
click command called ``command``. Its callback returns the exit code, None meaning 0; the codes are 0 clean, 1 findings at or above
``--fail-on``, 2 bad usage, bad configuration, an input that could not be read, or a crash. Standard output carries the result only.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path

import click

from factcheck import __version__

CLEAN, FINDINGS, FAILED = 0, 1, 2
#: What a shell reports for a program ended by the signal (128 + number).
INTERRUPTED, PIPE_CLOSED = 130, 141


class Commands(click.Group):
    """The commands found in the folder; a module is imported only when its command is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Names of the command modules, sorted."""
        return sorted(path.stem for path in Path(__file__).parent.glob("[!_]*.py"))

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of a module, with ``--debug`` added; None when there is no such module."""
        if cmd_name not in self.list_commands(ctx):
            return None
        from factcheck.cli import _configuration as configuration

        command: click.Command = import_module(f"factcheck.cli.{cmd_name}").command
        command.name = cmd_name
        if all(option.name != "debug" for option in command.params):
            command.params.append(_debug())
        if configuration.applies_to(cmd_name):
            command.epilog = configuration.told()
        return command

    def resolve_command(self, ctx: click.Context, args: list[str]) -> tuple[str | None, click.Command | None, list[str]]:
        """As in click, with the nearest command names for a misspelt one."""
        if args and not args[0].startswith("-") and args[0] not in self.list_commands(ctx):
            from difflib import get_close_matches

            near = get_close_matches(args[0], self.list_commands(ctx), n=1)
            cure = f"did you mean {near[0]!r}?" if near else "'factcheck --help' lists the commands."
            ctx.fail(f"no command {args[0]!r}; {cure}")
        name, command, rest = super().resolve_command(ctx, args)
        if name is not None and not ctx.resilient_parsing:
            _configure(ctx, name, rest)
        return name, command, rest

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list in ``--help``: each module's first line."""
        folder = Path(__file__).parent
        with formatter.section("Commands"):
            formatter.write_dl([(name, first_line(folder / f"{name}.py")) for name in self.list_commands(ctx)])


def first_line(module: Path) -> str:
    """The one-line docstring a module starts with, without its quotes."""
    with module.open(encoding="utf-8") as source:
        return source.readline().strip().strip('"')


def _configure(context: click.Context, name: str, args: Sequence[str]) -> None:
    """Give a command its defaults; a broken configuration must not keep anybody from reading the help."""
    from factcheck.cli import _configuration as configuration

    if not configuration.applies_to(name):
        return
    try:
        found = configuration.load(Path.cwd())
        context.obj, context.default_map = found, {name: found.defaults(name)}
    except configuration.ConfigurationError:
        if not {"-h", "--help"} & set(args):
            raise


def _debug() -> click.Option:
    # Only declared here, for --help and parsing: main looks for the word itself, as a crash may come before parsing ends.
    return click.Option(["--debug"], is_flag=True, expose_value=False, help="On a crash, print the traceback.")


@click.command(cls=Commands, no_args_is_help=True, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="factcheck", message="%(prog)s %(version)s")
def group() -> None:
    """Say which numbers in news articles cannot all be true."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    args = list(sys.argv[1:] if argv is None else argv)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            # A lone surrogate (from a file name or a broken article) must not stop a report; in JSON the escape is even valid.
            stream.reconfigure(errors="backslashreplace")
    try:
        code = _run(args)
        sys.stdout.flush()
    except click.ClickException as error:
        error.show()
        return FAILED
    except (KeyboardInterrupt, click.Abort):
        return INTERRUPTED
    except BrokenPipeError:
        # What is still buffered would raise once more when Python closes the stream at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return PIPE_CLOSED
    except Exception as error:
        return _crashed(error, debug="--debug" in args)
    return code if isinstance(code, int) else CLEAN


def _run(args: list[str]) -> object:
    """What the command returns. click's own ``main`` would end a closed pipe with 1, which is the code of a finding."""
    if "_FACTCHECK_COMPLETE" in os.environ:
        return group.main(args, prog_name="factcheck")
    try:
        with group.make_context("factcheck", args) as context:
            return group.invoke(context)
    except click.exceptions.Exit as end:
        return end.exit_code


def _crashed(error: Exception, *, debug: bool) -> int:
    if debug:
        import traceback

        traceback.print_exception(error)
    what = " ".join(", ".join([f"{type(error).__name__}: {error}", *getattr(error, "__notes__", ())]).split())
    shown = "the traceback above" if debug else "what the same command prints with --debug"
    click.echo(f"factcheck: crashed, a fault of ours: {what}. Please report it to the maintainers with {shown}.", err=True)
    return FAILED
