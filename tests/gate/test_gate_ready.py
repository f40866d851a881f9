"""What makes the gate ready to use: the action, the hook, the snippets of the README, our own repository."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest
from gate_tables import rows, write
from ruamel.yaml import YAML

from factcheck import cli
from factcheck.cli import _configuration as configuration

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def yaml(text: str) -> Any:
    """A YAML document as plain values."""
    return YAML(typ="safe", pure=True).load(text)


def known(command: str) -> set[str]:
    """The options of a command."""
    found = cli.group.get_command(cli.click.Context(cli.group), command)
    assert found is not None
    return {option for parameter in found.params for option in parameter.opts}


def git(*arguments: str) -> str:
    identity = ["-c", "user.name=t", "-c", "user.email=t@example.org"]
    return subprocess.run(["git", *identity, *arguments], check=True, capture_output=True, text=True).stdout.strip()


def action(tmp_path: Path, **inputs: str) -> subprocess.CompletedProcess[str]:
    """The gate's step of the action, as a runner would run it."""
    steps = yaml((ROOT / "action.yml").read_text(encoding="utf-8"))["runs"]["steps"]
    (step,) = [step for step in steps if step.get("name") == "factcheck gate"]
    assert set(inputs) == set(step["env"])
    environment = {
        **os.environ,
        **inputs,
        "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}",
        "RUNNER_TEMP": str(tmp_path),
        "GITHUB_STEP_SUMMARY": str(tmp_path / "steps.md"),
    }
    command = ["bash", "--noprofile", "--norc", "-e", "-o", "pipefail", "-c", step["run"]]
    return subprocess.run(command, capture_output=True, text=True, check=False, env=environment)


@pytest.mark.slow
def test_the_action_judges_what_a_pull_request_changes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Are old faults passed over, new ones annotated and summed up, and waivers of the proposal itself not taken?"""
    (tmp_path / "repository").mkdir()
    monkeypatch.chdir(tmp_path / "repository")
    git("init", "-b", "main")
    write(Path(), rows(s25={"obs_value": "127"}))
    git("add", ".")
    git("commit", "-m", "old")
    base = git("rev-parse", "HEAD")
    done = action(tmp_path, CLAIMS="claims/", ARGUMENTS="", BASE="")
    assert done.returncode == 1, done.stderr
    done = action(tmp_path, CLAIMS="claims/", ARGUMENTS="", BASE=base)
    assert done.returncode == 0, done.stderr
    write(Path(), rows(s25={"obs_value": "127"}, n25={"obs_value": "-42"}))
    done = action(tmp_path, CLAIMS="claims/", ARGUMENTS="", BASE=base)
    assert done.returncode == 1, done.stderr
    assert "::error file=claims/trade.jsonl,line=7" in done.stdout
    assert "counts are not negative" in (tmp_path / "steps.md").read_text(encoding="utf-8")
    done = action(tmp_path, CLAIMS="claims/", ARGUMENTS="--fail-on never", BASE=base)
    assert done.returncode == 0, done.stderr


def test_no_input_reaches_the_text_of_a_script() -> None:
    """Could a branch name run a command?"""
    for step in yaml((ROOT / "action.yml").read_text(encoding="utf-8"))["runs"]["steps"]:
        assert "${{" not in step.get("run", "")


def test_the_hook_runs_the_gate_on_everything() -> None:
    """Does its command line parse, and does it leave file names to us?"""
    (hook,) = yaml((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    program, command, *options = [*shlex.split(hook["entry"]), *hook["args"]]
    assert (program, command, options) == ("factcheck", "gate", ["claims/"])
    assert hook["pass_filenames"] is False
    for name in ("claims/a.jsonl", "expectations/own.json", ".factcheck/waivers.toml", "factcheck.toml", "pyproject.toml"):
        assert re.search(hook["files"], name), name
    assert not re.search(hook["files"], "articles/a.txt")


@pytest.mark.parametrize("place", ["On GitHub", "On GitLab", "Before each commit"])
def test_snippets_are_short_and_parse(place: str) -> None:
    """Is each valid YAML of four lines or so, with options that exist?"""
    block = re.search(rf"{place}.*?```yaml\n(.*?)```", README, re.DOTALL)
    assert block is not None
    assert len(block[1].splitlines()) <= 5
    assert yaml(block[1])
    assert set(re.findall(r"--[a-z-]+", block[1])) <= known("gate")


def test_the_readme_names_every_key_of_the_configuration() -> None:
    """Does its example set them all, and nothing else?"""
    block = re.search(r"## Configuration.*?```toml\n(.*?)```", README, re.DOTALL)
    assert block is not None
    assert set(tomllib.loads(block[1])["tool"]["factcheck"]) == set(configuration.KEYS)


def test_our_own_tables_are_guarded() -> None:
    """Does what must hold before a change goes in run the gate on claims/?"""
    assert 'factcheck" gate claims/' in (ROOT / ".ci" / "run").read_text(encoding="utf-8")
