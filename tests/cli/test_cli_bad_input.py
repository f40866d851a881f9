"""Bad input through the real command line: one line naming file and cure, exit code 2, and everything else still checked."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from factcheck import cli

GOOD = "Kazakhstan's exports to Pakistan reached $55.5 million in January-July 2025.\n"


def _file(name: str, content: bytes) -> Callable[[Path], Path]:
    def make(folder: Path) -> Path:
        (folder / name).write_bytes(content)
        return folder / name

    return make


def _folder(folder: Path) -> Path:
    (folder / "empty-folder").mkdir()
    (folder / "empty-folder" / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    return folder / "empty-folder"


def _missing(folder: Path) -> Path:
    return folder / "missing.txt"


#: What is wrong: how to make it, a word of the reason, a word of the cure.
BAD = {
    "missing file": (_missing, "no such file", "check"),
    "unreadable encoding": (
        _file("encoding.txt", "\u0421\u0430\u0432\u0434\u043e ".encode("utf-16-le") + b"\xff\xd8\x00"),
        "",
        "UTF-8",
    ),
    "empty file": (_file("empty.txt", b""), "empty", ""),
    "blank file": (_file("blank.txt", b" \n\n\t\n"), "empty", ""),
    "binary file": (_file("binary.txt", bytes(range(256)) * 20), "", ""),
    "picture with a text's name": (_file("picture.txt", b"\x89PNG\r\n\x1a\n" + bytes(200)), "", ""),
    "folder without articles": (_folder, "no article", ""),
    "broken JSON Lines": (_file("articles.jsonl", b'{"article": "a", "text": "x"\n'), "line 1", "JSON"),
    "JSON Lines without text": (_file("articles.jsonl", b'{"article": "a"}\n'), "line 1", "text"),
    "broken docx": (_file("draft.docx", b"PK\x03\x04 not a document"), "", "docx"),
    "unknown suffix": (_file("draft.xyz", b"Exports rose by 5 per cent."), "", ""),
}


@pytest.fixture
def good(tmp_path: Path) -> Path:
    """An article that can be read."""
    path = tmp_path / "good.txt"
    path.write_text(GOOD, encoding="utf-8")
    return path


@pytest.mark.parametrize("case", BAD)
def test_bad_input_is_told_in_one_line_and_the_rest_is_checked(
    case: str, good: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Does one bad input cost only itself?"""
    make, reason, cure = BAD[case]
    bad = make(tmp_path)
    assert cli.main(["check", "--format", "json", str(bad), str(good)]) == 2
    shown = capsys.readouterr()
    report = json.loads(shown.out)
    assert [article["article"] for article in report["articles"]] == [str(good)]
    assert report["claims"]
    assert len(report["unread"]) == 1
    lines = shown.err.splitlines()
    assert len(lines) == 1, shown.err
    assert str(bad) in lines[0]
    assert reason in lines[0]
    assert cure in lines[0]
    assert "; " in lines[0], "the line gives no cure"


@pytest.mark.parametrize("case", BAD)
def test_extract_reads_the_rest_too(case: str, good: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """And the same for claims alone?"""
    bad = BAD[case][0](tmp_path)
    assert cli.main(["extract", str(bad), str(good)]) == 2
    shown = capsys.readouterr()
    assert {json.loads(line)["article"] for line in shown.out.splitlines()} == {str(good)}
    assert len(shown.err.splitlines()) == 1


@pytest.mark.parametrize("case", BAD)
def test_only_bad_input_is_exit_code_2_with_one_line(case: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """No readable article at all: is the reason told once?"""
    bad = BAD[case][0](tmp_path)
    assert cli.main(["check", str(bad)]) == 2
    assert len(capsys.readouterr().err.splitlines()) == 1


def test_a_file_that_may_not_be_read(good: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """Permissions do not bind root, so the refusal is made here."""
    locked = good.with_name("locked.txt")
    locked.write_text(GOOD)
    opened = Path.open

    def refuse(path: Path, *args: object, **options: object) -> object:
        if path.name == "locked.txt":
            raise PermissionError(13, "Permission denied", str(path))
        return opened(path, *args, **options)  # type: ignore[call-overload]

    monkeypatch.setattr(Path, "open", refuse)
    assert cli.main(["check", str(locked), str(good)]) == 2
    error = capsys.readouterr().err
    assert len(error.splitlines()) == 1
    assert "locked.txt" in error


def test_an_empty_folder_is_no_error_where_that_is_allowed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """--allow-empty is for pipelines that may have nothing to do."""
    (tmp_path / "drafts").mkdir()
    assert cli.main(["check", str(tmp_path / "drafts"), "--allow-empty"]) == 0
    assert capsys.readouterr().err == ""


def test_a_missing_file_stays_an_error_with_allow_empty(tmp_path: Path) -> None:
    """Nothing to do is not the same as not found."""
    assert cli.main(["check", str(tmp_path / "missing.txt"), "--allow-empty"]) == 2


def test_an_article_without_figures_is_clean(tmp_path: Path) -> None:
    """No figures, no findings, exit code 0."""
    (tmp_path / "plain.txt").write_text("The ministers met in Astana and agreed to meet again.\n")
    assert cli.main(["check", str(tmp_path / "plain.txt")]) == 0


def test_a_bad_row_of_a_claim_table_costs_only_itself(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Are the other rows still reconciled?"""
    table = tmp_path / "claims.csv"
    table.write_text(
        "obs_value,unit_measure,indicator,ref_area,time_period\n55.5,USD,exports,KZ,2025\nmany,USD,imports,KZ,2025\n",
        encoding="utf-8",
    )
    assert cli.main(["reconcile", str(table), "--format", "json"]) == 2
    shown = capsys.readouterr()
    assert len(json.loads(shown.out)["claims"]) == 1
    assert len(shown.err.splitlines()) == 1
    assert f"{table}:3" in shown.err
    assert "obs_value" in shown.err


def test_a_report_that_cannot_be_written_is_exit_code_2(good: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Is the result still printed, and the reason told?"""
    target = good / "report.html"
    assert cli.main(["check", str(good), "--report", f"html:{target}"]) == 2
    shown = capsys.readouterr()
    assert "Coverage" in shown.out
    assert str(target) in shown.err


def test_the_reason_is_told_in_the_language_asked_for(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """On standard error and in the report, as all other messages."""
    assert cli.main(["check", str(tmp_path / "none.txt"), "--lang", "ru"]) == 2
    out, err = capsys.readouterr()
    assert "\u0442\u0430\u043a\u043e\u0433\u043e \u0444\u0430\u0439\u043b\u0430 \u043d\u0435\u0442" in err
    assert "no such file" not in out + err
