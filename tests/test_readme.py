"""What is made is current, and what the README says is so."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from factcheck import cli
from tests import made

README = (made.ROOT / "README.md").read_text(encoding="utf-8")
STALE = "run 'make example' and look at the difference"


@pytest.fixture(scope="module")
def files() -> dict[Path, str]:
    """Every made file with the text it should have."""
    return dict(made.files())


def test_made_files_are_current(files: dict[Path, str]) -> None:
    """Do claim tables, example report, catalogue and README show what the code gives today?"""
    stale = [str(path.relative_to(made.ROOT)) for path, text in files.items() if not _has(path, text)]
    assert stale == [], STALE


def _has(path: Path, text: str) -> bool:
    """Whether a file holds a text; comparing here keeps a page of 250 kB out of pytest's output."""
    return path.exists() and path.read_text(encoding="utf-8") == text


def test_no_claim_table_is_left_over(files: dict[Path, str]) -> None:
    """A renamed article must not leave its old table to the gate."""
    assert {path for path in files if path.suffix == ".jsonl"} == set((made.ROOT / "claims").glob("*.jsonl"))


def test_the_report_is_kept_and_others_are_not() -> None:
    """reports/ holds what a run wrote; only the example is under version control."""
    ignored = (made.ROOT / ".gitignore").read_text(encoding="utf-8").splitlines()
    assert "/reports/*" in ignored
    assert "!/reports/example.html" in ignored


@pytest.mark.parametrize("command", sorted(path.stem for path in Path(cli.__file__).parent.glob("[!_]*.py")))
def test_every_command_is_in_the_readme(command: str) -> None:
    """A command nobody can read about does not exist."""
    assert f"| `factcheck {command}` |" in README


def test_every_command_line_in_the_readme_parses() -> None:
    """Do the commands and options that the README shows exist?"""
    shown = re.findall(r"^(?:- run: )?(?:\.venv/bin/)?factcheck (\w+)([^#&\n]*)", README, re.MULTILINE)
    assert len(shown) >= 4
    for command, rest in shown:
        known = cli.group.get_command(cli.click.Context(cli.group), command)
        assert known is not None, command
        options = {option for parameter in known.params for option in parameter.opts}
        assert set(re.findall(r"--[\w-]+", rest)) <= options, f"{command}{rest}"


def test_every_link_in_the_readme_leads_somewhere() -> None:
    """Links are relative, so that they work in a clone."""
    for target in re.findall(r"\]\(([^)#]+)\)", README):
        assert (made.ROOT / target).exists(), target


def test_make_targets_in_the_texts_exist() -> None:
    """Does every "make x" of README and CONTRIBUTING have its target?"""
    makefile = (made.ROOT / "Makefile").read_text(encoding="utf-8")
    for name in ("README.md", "CONTRIBUTING.md"):
        for target in re.findall(r"`make (\w+)`|^make (\w+)", (made.ROOT / name).read_text(encoding="utf-8"), re.MULTILINE):
            assert re.search(rf"^{target[0] or target[1]}:", makefile, re.MULTILINE), target
