"""The configuration: found above, kept to its keys, outdone by the command line."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from factcheck import cli
from factcheck.cli import _configuration as configuration

#: Two figures of one fact, a warning: 86 is not a rounding of 86.8.
CUT = [
    {
        "obs_value": value,
        "decimals": decimals,
        "quote": value,
        "unit_measure": "USD",
        "indicator": "exports",
        "ref_area": "KZ",
        "time_period": "2025",
    }
    for value, decimals in (("86800000", -5), ("86000000", -6))
]
ARTICLE = "Kazakhstan's exports were $86.8 million in 2025. Exports of Kazakhstan were $86 million in 2025.\n"


@pytest.fixture(autouse=True)
def _alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "claims").mkdir()
    (tmp_path / "claims" / "cut.jsonl").write_text("".join(json.dumps(row) + "\n" for row in CUT))
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "a.txt").write_text(ARTICLE)
    (tmp_path / "articles" / "inner").mkdir()
    monkeypatch.chdir(tmp_path)


def configured(text: str, name: str = "factcheck.toml") -> None:
    """Write a configuration into the current folder."""
    Path(name).write_text(text)


def run(*args: str) -> subprocess.CompletedProcess[str]:
    """In a process of its own, since indicators hold for as long as a process lives."""
    return subprocess.run([sys.executable, "-m", "factcheck", *args], capture_output=True, text=True, check=False)


@pytest.mark.parametrize(("name", "header"), [("factcheck.toml", ""), ("pyproject.toml", "[tool.factcheck]\n")])
def test_both_files_set_defaults(name: str, header: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Are paths and fail-on taken from either file, by every command, and does each take what it reads?"""
    configured(f'[project]\nname = "desk"\n{header}' * bool(header) + 'paths = ["articles", "claims"]\nfail-on = "warning"\n', name)
    assert cli.main(["reconcile"]) == 1
    assert "fail-on: warning" in capsys.readouterr().out
    assert cli.main(["check"]) == 1
    assert "1 article" in capsys.readouterr().out
    assert cli.main(["gate"]) == 1
    assert "1 table, 2 claims" in capsys.readouterr().out
    assert cli.main(["extract"]) == 0
    assert len(capsys.readouterr().out.splitlines()) == 2


def test_the_command_line_wins(capsys: pytest.CaptureFixture[str]) -> None:
    """Do options and paths given replace those of the file?"""
    configured('paths = ["claims"]\nfail-on = "warning"\n')
    assert cli.main(["reconcile", "--fail-on", "error"]) == 0
    assert cli.main(["check", "articles/a.txt", "--fail-on", "never"]) == 0
    assert "1 article" in capsys.readouterr().out


def test_it_is_found_above_and_its_paths_count_from_it(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """Does a run two folders down use it, and a nearer file come before it?"""
    configured('paths = ["claims"]\nfail-on = "warning"\n')
    configured("[tool.other]\nkey = 1\n", "articles/pyproject.toml")
    monkeypatch.chdir("articles/inner")
    assert cli.main(["reconcile"]) == 1
    assert "Findings   0 errors · 1 warning" in capsys.readouterr().out
    configured('fail-on = "never"\n', "../factcheck.toml")
    assert cli.main(["reconcile", "../../claims"]) == 0


def test_a_folders_own_file_comes_before_its_project() -> None:
    """As with ruff.toml beside pyproject.toml."""
    configured('[tool.factcheck]\nfail-on = "warning"\n', "pyproject.toml")
    configured('fail-on = "never"\n')
    assert cli.main(["reconcile", "claims"]) == 0


WRONG = [
    ('# ours\nfail_on = "error"\n', "factcheck.toml:2: unknown key 'fail_on'; did you mean fail-on?"),
    ("[path]\nx = 1\n", "factcheck.toml:1: unknown key 'path'; did you mean paths?"),
    ("colour = 1\n", "known are paths, fail-on, suites, languages, indicators"),
    ('fail-on = "warnings"\n', "factcheck.toml:1: fail-on cannot be 'warnings'; did you mean warning?"),
    ("fail-on = true\n", 'write one of "error", "warning", "never"'),
    ('paths = "claims"\n', 'write a list of texts, e.g. paths = ["articles/"]'),
    ('suites = [1]\n', "factcheck.toml:1: suites is [1]"),
    ('languages = ["uz"]\n', "known are en, ru, kk, uz-Cyrl, uz-Latn"),
    ('languages = ["KK"]\n', "did you mean kk?"),
    ('indicators = ["mine.toml"]\n', "mine.toml: no such file"),
    ("indicators = 3\n", "write a list of files"),
    ('[[indicators]]\nname = "barley"\nkind = "flows"\ndimension = "tonne"\n', "indicator 1: kind 'flows' is none of flow"),
    ('[[indicators]]\nname = "barley"\nkind = "flow"\ndimension = "tons"\n', "dimension 'tons' is no unit"),
    ('[[indicators]]\nname = "barley"\nkinds = "flow"\n', "unknown key 'kinds'; did you mean kind?"),
    ('[[indicators]]\nname = "Barley!"\n', "it needs a name"),
    ('[[indicators]]\nname = "exports"\nnames.en = "barley"\n', "names.en is 'barley'; write lists"),
    ('[[indicators]]\nname = "exports"\nnames.pl = ["x"]\n', "names.pl: there is no such language"),
    ("paths = [\n", "factcheck.toml: no TOML"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words"), WRONG, ids=[text for text, _ in WRONG])
def test_what_is_wrong_is_an_error(text: str, words: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Is it one line that names file, line and the right word, and nothing run?"""
    configured(text)
    for command in ("gate", "reconcile", "check", "extract"):
        assert cli.main([command, "claims"]) == 2
        captured = capsys.readouterr()
        assert captured.out == ""
        assert len(captured.err.splitlines()) == 1
        assert words in captured.err


def test_lines_are_told_in_pyproject(capsys: pytest.CaptureFixture[str]) -> None:
    """Is the line that of our table, where another tool has a key of the same name?"""
    configured('[tool.other]\npath = 1\n\n[tool.factcheck]\nfail-on = "error"\npath = ["claims"]\n', "pyproject.toml")
    assert cli.main(["gate"]) == 2
    assert "pyproject.toml:6: unknown key 'path'; did you mean paths?" in capsys.readouterr().err


def test_a_misspelt_table_is_an_error_and_other_tools_are_none_of_ours(capsys: pytest.CaptureFixture[str]) -> None:
    """Is [tool.fact-check] told, and a project without us passed over, even a broken one?"""
    configured("\n[tool.fact-check]\nfail-on = 1\n", "pyproject.toml")
    assert cli.main(["gate", "claims"]) == 2
    assert "pyproject.toml:2: unknown table [tool.fact-check]; did you mean [tool.factcheck]?" in capsys.readouterr().err
    configured("[tool.ruff]\nfact = 1\n", "pyproject.toml")
    assert cli.main(["reconcile", "claims"]) == 0
    configured("[tool.ruff\n", "pyproject.toml")
    assert cli.main(["reconcile", "claims"]) == 0


def test_help_and_commands_that_read_nothing_need_no_configuration(capsys: pytest.CaptureFixture[str]) -> None:
    """Can a broken configuration keep nobody from reading the help, and is the configuration in it?"""
    configured("colour = 1\n")
    assert cli.main(["rules"]) == 0
    capsys.readouterr()
    assert cli.main(["gate", "--help"]) == 0
    shown = " ".join(capsys.readouterr().out.split())
    assert all(key in shown for key in ("factcheck.toml", "[tool.factcheck]", *configuration.KEYS))
    configured('fail-on = "warning"\n')
    assert cli.main(["gate", "--help"]) == 0
    assert "[default: warning]" in " ".join(capsys.readouterr().out.split())


def test_suites_are_taken_from_it(capsys: pytest.CaptureFixture[str]) -> None:
    """Does a suite of the configuration run, and --suites replace it?"""
    Path("strict").mkdir()
    suite = {"name": "strict", "expectations": [{"type": "expect_table_row_count_to_equal", "kwargs": {"value": 3}}]}
    Path("strict/own.json").write_text(json.dumps(suite))
    configured('suites = ["strict"]\n')
    assert cli.main(["gate", "claims"]) == 1
    assert "strict: table row count to equal" in capsys.readouterr().out
    Path("none").mkdir()
    assert cli.main(["gate", "claims", "--suites", "none"]) == 0


def test_an_article_in_another_language_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    """Is an article outside of languages unread, one without doubt read as the only language, and --article-lang above both?"""
    configured('languages = ["kk", "ru"]\n')
    assert cli.main(["check", "articles/a.txt"]) == 2
    assert "is in en, and not in kk, ru" in capsys.readouterr().err
    assert cli.main(["check", "articles/a.txt", "--lang", "uz"]) == 2
    assert "maqola tili — en, kutilgani esa — kk, ru" in capsys.readouterr().err
    assert cli.main(["check", "articles/a.txt", "--article-lang", "en"]) == 0
    configured('languages = ["en"]\n')
    assert cli.main(["check", "articles/a.txt"]) == 0


BARLEY = '[[indicator]]\nname = "zircon_sales"\nkind = "flow"\ndimension = "tonne"\nnames.en = ["zircon sale~"]\n'
ZIRCON = "Kazakhstan's zircon sales reached 510 tonnes in 2025. In January-June 2025 zircon sales were 520 tonnes.\n"


@pytest.mark.slow
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_own_indicators_are_read_and_checked(jobs: str) -> None:
    """Is an indicator nobody knew read from a text under its name, in every process, and checked as its kind asks?"""
    Path("articles/a.txt").write_text(ZIRCON)
    Path("articles/b.txt").write_text(ZIRCON)
    assert "zircon_sales" not in run("extract", "articles").stdout
    Path("mine.toml").write_text(BARLEY)
    configured('indicators = ["mine.toml"]\n')
    rows = [json.loads(line) for line in run("extract", "articles", "--jobs", jobs).stdout.splitlines()]
    assert [row["indicator"] for row in rows] == ["zircon_sales"] * 4
    configured(BARLEY.replace("[[indicator]]", "[[indicators]]"))
    assert run("extract", "articles").stdout.count("zircon_sales") == 4
    assert "nested-period" in run("check", "articles/a.txt").stdout


@pytest.mark.slow
def test_a_name_for_what_ships_needs_no_more_than_itself() -> None:
    """Does an own entry add words to an indicator without copying the rest, and replace a key it gives?"""
    Path("articles/a.txt").write_text("Kazakhstan's gizmo outflow was $86.8 million in 2025.\n")
    configured('[[indicators]]\nname = "exports"\nnames.en = ["gizmo outflow"]\n')
    (row,) = [json.loads(line) for line in run("extract", "articles").stdout.splitlines()]
    assert row["indicator"] == "exports"
    Path("articles/a.txt").write_text("Kazakhstan's exports were $86.8 million in 2025.\n")
    assert '"indicator": "exports"' in run("extract", "articles").stdout


def test_named_values_are_those_of_the_options() -> None:
    """Do --fail-on and the configuration know the same words?"""
    command = cli.group.get_command(cli.click.Context(cli.group), "gate")
    assert command is not None
    (option,) = [parameter for parameter in command.params if parameter.name == "fail_on"]
    assert isinstance(option.type, cli.click.Choice)
    assert tuple(option.type.choices) == configuration.FAIL_ON
