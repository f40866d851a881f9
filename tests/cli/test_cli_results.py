"""What check and reconcile print, write and exit with, through the command line."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from factcheck import cli
from factcheck.engine import solve
from factcheck.engine.reading import read_systems
from factcheck.model.system import System
from factcheck.report import formats

ERROR = "Kazakhstan's exports reached $55.5 million in 2025. In 2025 Kazakhstan's exports were $71.3 million.\n"
WARNING = "Kazakhstan's exports reached $86.8 million in 2025. In 2025 Kazakhstan's exports were $86 million.\n"
SUM = (
    "Kazakhstan's foreign trade turnover reached $89.6 million in 2025. "
    "Exports were $55.5 million in 2025. Imports were $43.1 million in 2025.\n"
)
CLEAN = "Kazakhstan's exports reached $55.5 million in 2025.\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of its own to run in, with one article of each kind."""
    monkeypatch.chdir(tmp_path)
    for name, text in (("error", ERROR), ("warning", WARNING), ("clean", CLEAN)):
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    return tmp_path


def result(capsys: pytest.CaptureFixture[str], *args: str, code: int = 0) -> dict[str, object]:
    """The JSON of a run that ends with a code."""
    assert cli.main([*args, "--format", "json"]) == code
    found: dict[str, object] = json.loads(capsys.readouterr().out)
    return found


@pytest.mark.parametrize(
    ("name", "fail_on", "code"),
    [
        ("clean", "error", 0),
        ("clean", "warning", 0),
        ("warning", "error", 0),
        ("warning", "warning", 1),
        ("warning", "never", 0),
        ("error", "error", 1),
        ("error", "warning", 1),
        ("error", "never", 0),
    ],
)
def test_the_exit_code_follows_the_worst_finding(name: str, fail_on: str, code: int, folder: Path) -> None:
    """0 clean, 1 at or above --fail-on."""
    assert cli.main(["check", f"{name}.txt", "--fail-on", fail_on]) == code


def test_reconcile_gives_the_findings_of_check(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """From the tables of extract, in every format of them."""
    checked = result(capsys, "check", "error.txt", "warning.txt", code=1)
    assert checked["findings"]
    for format_ in ("jsonl", "csv"):
        assert cli.main(["extract", "error.txt", "warning.txt", "--format", format_]) == 0
        table = folder / f"claims.{format_}"
        table.write_text(capsys.readouterr().out, encoding="utf-8")
        reconciled = result(capsys, "reconcile", str(table), code=1)
        assert reconciled["findings"] == checked["findings"]
        assert reconciled["claims"] == checked["claims"]


def test_the_json_has_what_the_schema_says(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """And the options that decided it."""
    from factcheck.model import schema

    found = result(capsys, "check", "error.txt", "--published", "2026-01-05", "--fail-on", "warning", code=1)
    assert schema.problems("report", found, "-", None) == ()
    options = found["options"]
    assert isinstance(options, dict)
    assert options["published"] == "2026-01-05"
    assert options["fail_on"] == "warning"


@pytest.mark.parametrize("format_", formats())
def test_every_format_is_printed_and_written(format_: str, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """--format and --report, into a folder that is not there yet."""
    assert cli.main(["check", "error.txt", "--format", format_]) == 1
    assert capsys.readouterr().out
    assert cli.main(["check", "error.txt", "--report", f"{format_}:out/report"]) == 1
    shown = capsys.readouterr()
    assert "out/report" in shown.out
    assert shown.err == ""
    assert (folder / "out" / "report").stat().st_size > 0


def test_nothing_is_written_without_being_asked(folder: Path) -> None:
    """No cache, no report, no log."""
    before = sorted(folder.rglob("*"))
    cli.main(["check", "error.txt"])
    assert sorted(folder.rglob("*")) == before


def test_several_reports_in_one_run(folder: Path) -> None:
    """--report is repeatable."""
    assert cli.main(["check", "error.txt", "--report", "json:a.json", "--report", "text:a.text"]) == 1
    assert json.loads((folder / "a.json").read_text(encoding="utf-8"))["findings"]
    assert (folder / "a.text").exists()


def test_a_report_into_a_pipe_does_not_replace_it(folder: Path) -> None:
    """What is no file is written to: as root, a renamed file could otherwise take the place of a device."""
    pipe = folder / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    try:
        assert cli.main(["check", "clean.txt", "--report", f"json:{pipe}"]) == 0
        assert json.loads(os.read(reader, 1 << 16))["claims"]
    finally:
        os.close(reader)
    assert pipe.is_fifo()


def test_a_report_behind_a_link_keeps_the_link(folder: Path) -> None:
    """The file it points to is replaced, not the link."""
    (folder / "link.json").symlink_to(folder / "there.json")
    assert cli.main(["check", "clean.txt", "--report", "json:link.json"]) == 0
    assert (folder / "link.json").is_symlink()
    assert json.loads((folder / "there.json").read_text(encoding="utf-8"))["claims"]


def test_the_same_input_gives_the_same_bytes(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Run by run, and whatever the number of processes."""
    runs = []
    for jobs in ("1", "1", "2"):
        result(capsys, "check", "error.txt", "warning.txt", "clean.txt", "--jobs", jobs, "--report", "json:a.json", code=1)
        runs.append((folder / "a.json").read_bytes())
    assert len(set(runs)) == 1


def test_the_order_of_articles_changes_no_finding(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Arguments in another order, the same findings."""
    names = ["error.txt", "warning.txt", "clean.txt"]
    there, back = (result(capsys, "check", *order, code=1)["findings"] for order in (names, names[::-1]))
    assert isinstance(there, list)
    assert isinstance(back, list)
    assert {f["finding_id"]: f["severity"] for f in there} == {f["finding_id"]: f["severity"] for f in back}


def test_show_system_prints_what_solve_reads(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The very systems the engine got, and nothing else on standard output."""
    (folder / "sum.txt").write_text(SUM, encoding="utf-8")
    assert cli.main(["check", "sum.txt", "--show-system"]) == 1
    systems = read_systems(capsys.readouterr().out)
    assert systems
    assert all(isinstance(system, System) for system in systems)
    assert {solve(system).verdict for system in systems} >= {"inconsistent"}


class TestAgainst:
    """--against: context that explains, but is not itself checked."""

    def test_articles_as_context(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        """Is a finding between draft and archive shown, and one within the archive not?"""
        (folder / "archive").mkdir()
        (folder / "archive" / "old.txt").write_text(
            "Kazakhstan's exports were $71.3 million in 2025.\n\n"
            "Imports were $12.4 million in 2025. In 2025 Kazakhstan's imports were $91.9 million.\n",
            encoding="utf-8",
        )
        assert result(capsys, "check", "clean.txt")["findings"] == []
        found = result(capsys, "check", "clean.txt", "--against", "archive", code=1)
        findings = found["findings"]
        assert isinstance(findings, list)
        assert findings
        assert all("clean.txt" in {place["article"] for place in f["claims"] + f["repeats"]} for f in findings)
        coverage = found["coverage"]
        assert isinstance(coverage, list)
        assert len(coverage) == 1, "what is only context needs no coverage"

    @pytest.mark.parametrize("form", ["csv", "jsonl", "parquet", "folder"])
    def test_a_table_as_context(self, form: str, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        """An official table with the required columns alone."""
        import pandas as pd

        frame = pd.DataFrame(
            [("71300000", "USD", "exports", "KZ", "2025")],
            columns=["obs_value", "unit_measure", "indicator", "ref_area", "time_period"],
        )
        official = folder / "official" if form == "folder" else folder
        official.mkdir(exist_ok=True)
        table = official / f"table.{'csv' if form == 'folder' else form}"
        if form == "parquet":
            frame.to_parquet(table)
        elif form == "jsonl":
            frame.to_json(table, orient="records", lines=True)
        else:
            frame.to_csv(table, index=False)
        found = result(capsys, "check", "clean.txt", "--against", str(official if form == "folder" else table), code=1)
        assert found["findings"]
        assert found["unread"] == []

    def test_what_is_checked_is_not_also_context(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        """A draft that lies in the archive is no second statement of its own figures."""
        alone = result(capsys, "check", "clean.txt")
        both = result(capsys, "check", "clean.txt", "--against", "clean.txt")
        assert both["findings"] == alone["findings"]
        assert both["claims"] == alone["claims"]

    def test_context_that_is_missing_is_an_error(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        """A mistyped archive must not pass for agreement."""
        assert cli.main(["check", "clean.txt", "--against", "archiv"]) == 2
        assert "archiv" in capsys.readouterr().err


class TestDesk:
    """What the desk decided counts in check as it does in the gate."""

    def test_a_waived_finding_is_shown_and_does_not_fail(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        """And the report says who accepted it."""
        findings = result(capsys, "check", "error.txt", code=1)["findings"]
        assert isinstance(findings, list)
        entries = "".join(
            f'[[waiver]]\nid = "{f["finding_id"]}"\nkind = "revised"\nreason = "revised in May"\nowner = "desk"\n'
            "added = 2026-01-05\nexpires = 2099-01-01\n"
            for f in findings
        )
        (folder / ".factcheck").mkdir()
        waivers = folder / ".factcheck" / "waivers.toml"
        waivers.write_text("version = 1\n" + entries.replace("2099-01-01", "2026-07-01"), encoding="utf-8")
        os.environ["SOURCE_DATE_EPOCH"] = "1767600000"  # 5 January 2026
        try:
            found = result(capsys, "check", "error.txt")
        finally:
            del os.environ["SOURCE_DATE_EPOCH"]
        told = found["findings"]
        assert isinstance(told, list)
        assert all(f["waived"]["reason"] == "revised in May" for f in told)

    def test_a_malformed_waiver_is_exit_code_2(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        """One line, with the file and the cure."""
        (folder / ".factcheck").mkdir()
        (folder / ".factcheck" / "waivers.toml").write_text("version = 1\n[[waiver]]\nid = 5\n", encoding="utf-8")
        assert cli.main(["check", "clean.txt"]) == 2
        shown = capsys.readouterr()
        assert shown.out == ""
        assert "waivers.toml" in shown.err
        assert len(shown.err.splitlines()) == 1

    def test_a_misreading_is_corrected(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        """The desk says what the text means, and the report says so."""
        claims = result(capsys, "check", "error.txt", code=1)["claims"]
        assert isinstance(claims, list)
        second = claims[1]["claim_id"]
        (folder / ".factcheck").mkdir()
        (folder / ".factcheck" / "readings.toml").write_text(
            f'version = 1\n[[reading]]\nclaim_id = "{second}"\nindicator = "imports"\nreason = "a slip of ours"\nowner = "desk"\n',
            encoding="utf-8",
        )
        assert result(capsys, "check", "error.txt")["findings"] == []
        assert cli.main(["check", "error.txt"]) == 0
        assert "a slip of ours" in capsys.readouterr().out


def test_versions_of_one_story(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """--story makes a figure that differs between versions an error."""
    (folder / "a.txt").write_text("Kazakhstan's exports rose 12% in 2025.\n", encoding="utf-8")
    (folder / "b.txt").write_text("Kazakhstan's exports rose 21% in 2025.\n", encoding="utf-8")
    rules = {f["rule"]: f["severity"] for f in result(capsys, "check", "a.txt", "b.txt", "--story", code=1)["findings"]}  # type: ignore[attr-defined]
    assert "error" in rules.values()
