"""The gate on good tables and on what must fail it, through the command line."""

from __future__ import annotations

import json
import socket
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from gate_tables import jsonl, rows, write

from factcheck.cli import main
from factcheck.gate import suites
from factcheck.gate.notes import known
from factcheck.model import claim_table, schema
from factcheck.report import formats


@pytest.fixture(autouse=True)
def _alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every test has a folder of its own, a fixed day, and no network."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1757500000")  # 2025-09-10

    def refuse(*_: Any) -> None:
        raise AssertionError("the gate opened a socket")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)


def test_a_good_table_passes(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Is nothing good stopped, and each stage reported?"""
    write(tmp_path)
    assert main(["gate", "claims"]) == 0
    out = capsys.readouterr().out
    assert [line.split()[1] for line in out.splitlines() if line[:1] in "123" and line[1:2] == " "] == [
        "schema",
        "expectations",
        "reconciliation",
    ]
    assert out.splitlines()[-1] == "PASSED  (fail-on: error)"


@pytest.mark.parametrize("name", ["trade.csv", "trade.parquet"])
def test_the_same_table_passes_in_every_format(name: str, tmp_path: Path) -> None:
    """Does the format not matter?"""
    claims = claim_table.read([write(tmp_path)]).claims
    (tmp_path / "claims" / "trade.jsonl").unlink()
    write_as = claim_table.write_csv if name.endswith("csv") else claim_table.write_parquet
    write_as(claims, tmp_path / "claims" / name)
    assert main(["gate", "claims"]) == 0


def test_an_official_table_passes_as_it_is(tmp_path: Path) -> None:
    """Are five columns enough?"""
    (tmp_path / "official.csv").write_text(
        "obs_value,unit_measure,indicator,ref_area,time_period,obs_status\n86.8,USD,exports,KZ,2025-S1,A\n,USD,exports,KZ,2025-S2,M\n"
    )
    assert main(["gate", "official.csv"]) == 1  # the value that is missing
    (tmp_path / "official.csv").write_text("obs_value,unit_measure,indicator,ref_area,time_period\n86.8,USD,exports,KZ,2025-S1\n")
    assert main(["gate", "official.csv"]) == 0


def test_a_bad_row_hides_no_other_fault(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Are a row that does not read and a broken expectation told in one run?"""
    write(tmp_path, rows(x25={"obs_value": "many"}, s25={"obs_value": "127"}))
    assert main(["gate", "claims"]) == 2
    out = capsys.readouterr().out
    assert "trade.jsonl:2: obs_value: 'many' is not a number" in out
    assert "trade.jsonl:6: 127" in out


def test_the_report_goes_into_other_formats(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Do broken expectations and unreadable rows stand in the JSON, valid, with the summary on standard error?"""
    write(tmp_path, rows(x25={"obs_value": "many"}, s25={"obs_value": "127"}))
    main(["gate", "claims", "--format", "json", "--report", "json:out.json"])
    captured = capsys.readouterr()
    document = json.loads(captured.out)
    assert schema.problems("report", document, "out") == ()
    assert [f["rule"] for f in document["findings"] if f["rule"] == "expectation"] == ["expectation"]
    assert len(document["unread"]) == 1
    assert document["options"]["stages"]["places"]["s25"] == [str(Path("claims") / "trade.jsonl"), 6]
    assert "FAILED" in captured.err
    assert json.loads((tmp_path / "out.json").read_text()) == document


def in_formats(command: str, capsys: pytest.CaptureFixture[str]) -> tuple[int, dict[str, str]]:
    """How a run on the table ends, and what it says in every format: the console's own, and the others as files."""
    reports = {name: Path(f"out.{name}") for name in formats() if name != "text"}
    code = main([command, "claims", *(f"--report={name}:{path}" for name, path in reports.items())])
    told = {"text": capsys.readouterr().out, **{name: path.read_text(encoding="utf-8") for name, path in reports.items()}}
    return code, told


def test_every_format_tells_a_broken_expectation(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Can each kind of CI system show what a suite found?"""
    write(tmp_path, rows(s25={"obs_value": "127"}, n25={"unit_measure": "USDD"}))
    code, told = in_formats("gate", capsys)
    assert code == 1
    assert [name for name, text in told.items() if "127" not in text] == []


def test_results_point_to_the_row_of_the_table(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Does a CI system mark the line that an update changed, for broken expectations and rows that do not read?"""
    marks = [
        ("github", "::error file=claims/trade.jsonl,line=6,"),
        ("github", "::error file=claims/trade.jsonl,line=2::"),
        ("gitlab", '"path": "claims/trade.jsonl",\n      "lines": {\n        "begin": 6'),
        ("gitlab", '"path": "claims/trade.jsonl",\n      "lines": {\n        "begin": 2'),
        ("junit", 'file="claims/trade.jsonl" line="6"'),
        ("junit", 'file="claims/trade.jsonl" line="2"'),
        ("sarif", '"startLine": 6'),
        ("sarif", '"startLine": 2'),
        ("md", "claims/trade.jsonl:6"),
    ]
    write(tmp_path, rows(x25={"obs_value": "many"}, s25={"obs_value": "127"}))
    code, told = in_formats("gate", capsys)
    assert code == 2
    assert [(name, mark) for name, mark in marks if mark not in told[name]] == []


def test_sarif_of_the_gate_is_valid(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Does the published schema accept what the gate says of tables?"""
    from jsonschema import Draft7Validator

    write(tmp_path, rows(x25={"obs_value": "many"}, s25={"obs_value": "127"}))
    main(["gate", "claims", "--format", "sarif"])
    published = json.loads((Path(__file__).parents[1] / "report" / "sarif-2.1.0-rtm.5.json").read_text(encoding="utf-8"))
    assert list(Draft7Validator(published).iter_errors(json.loads(capsys.readouterr().out))) == []


def test_warnings_of_a_suite_fail_only_when_asked(tmp_path: Path) -> None:
    """Does severity in a suite mean what it means in a finding?"""
    write(tmp_path)
    (tmp_path / "expectations").mkdir()
    suite = {
        "name": "own",
        "expectations": [{"type": "expect_table_row_count_to_equal", "kwargs": {"value": 3}, "severity": "warning"}],
    }
    (tmp_path / "expectations" / "own.json").write_text(json.dumps(suite))
    assert main(["gate", "claims"]) == 0
    assert main(["gate", "claims", "--fail-on", "warning"]) == 1


def test_a_crash_is_told_apart_from_a_failure(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Is an expectation on a column that is not there neither met nor broken?"""
    write(tmp_path)
    (tmp_path / "suites").mkdir()
    suite = {"name": "own", "expectations": [{"type": "expect_column_values_to_not_be_null", "kwargs": {"column": "prise"}}]}
    (tmp_path / "suites" / "own.json").write_text(json.dumps(suite))
    assert main(["gate", "claims", "--suites", "suites"]) == 2
    out = capsys.readouterr().out
    assert "CRASHED" in out
    assert "prise" in out


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (
            '{"expectations": [{"type": "expect_colum_to_exist", "kwargs": {"column": "x"}}]}',
            "did you mean expect_column_to_exist?",
        ),
        ('{"expectations": [{"type": "expect_column_to_exist", "kwargs": {"colum": "x"}}]}', "cannot take these kwargs"),
        ('{"expectations": [{"kwargs": {}}]}', 'has no "type"'),
        ('{"expectations": []}', "expects nothing"),
        ('{"name": "x"}', "needs the keys"),
        ("{", "no readable JSON"),
    ],
)
def test_a_suite_that_is_wrong_is_an_error(content: str, words: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Is a misspelt expectation never a smaller suite?"""
    write(tmp_path)
    (tmp_path / "suites").mkdir()
    (tmp_path / "suites" / "own.json").write_text(content)
    assert main(["gate", "claims", "--suites", "suites"]) == 2
    error = capsys.readouterr().err
    assert words in error
    assert "own.json" in error


def test_a_suite_runs_from_every_folder_of_a_repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Is a suite of the repository's top not lost to somebody who stands below it?"""
    _git("init", "-b", "main")
    write(tmp_path)
    (tmp_path / "expectations").mkdir()
    suite = {"name": "own", "expectations": [{"type": "expect_table_row_count_to_equal", "kwargs": {"value": 3}}]}
    (tmp_path / "expectations" / "own.json").write_text(json.dumps(suite))
    monkeypatch.chdir(tmp_path / "claims")
    assert main(["gate", "trade.jsonl"]) == 1


def _git(*arguments: str) -> None:
    identity = ["-c", "user.name=t", "-c", "user.email=t@example.org"]
    subprocess.run(["git", *identity, *arguments], check=True, capture_output=True)


def test_only_what_changed_is_judged(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Does an old fault not stop an update that did not make it, and a new one in the context of all?"""
    _git("init", "-b", "main")
    write(tmp_path, rows(s25={"obs_value": "127"}))
    _git("add", ".")
    _git("commit", "-m", "old")
    assert main(["gate", "claims"]) == 1
    assert main(["gate", "claims", "--changed-since", "HEAD"]) == 0
    out = capsys.readouterr().out
    assert "25 of 26 hold" in out
    assert "1 older row breaks it" in out
    write(tmp_path, rows(s25={"obs_value": "127"}, n25={"obs_value": "-42"}))
    assert main(["gate", "claims", "--changed-since", "HEAD"]) == 1
    assert "counts are not negative" in capsys.readouterr().out


def test_a_proposal_cannot_excuse_itself(tmp_path: Path) -> None:
    """Are waivers taken from another revision, when asked?"""
    _git("init", "-b", "main")
    write(tmp_path, rows())
    _git("add", ".")
    _git("commit", "-m", "old")
    write(tmp_path, rows(s25={"obs_value": "127"}))
    main(["gate", "claims", "--report", "json:out.json"])
    (finding,) = json.loads((tmp_path / "out.json").read_text())["findings"]
    assert main(["waive", finding["finding_id"][:4], "--reason", "so be it", "--until", "2025-12-01"]) == 0
    assert main(["gate", "claims"]) == 0
    assert main(["gate", "claims", "--waivers-from", "main"]) == 1
    _git("add", ".")
    _git("commit", "-m", "accepted")
    assert main(["gate", "claims", "--waivers-from", "main"]) == 0


@pytest.mark.parametrize("option", ["--changed-since", "--waivers-from"])
def test_an_unknown_revision_is_an_error(option: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Is a misspelt revision told, in a repository and outside one?"""
    write(tmp_path)
    assert main(["gate", "claims", option, "mian"]) == 2
    assert "no git repository" in capsys.readouterr().err
    _git("init", "-b", "main")
    assert main(["gate", "claims", option, "mian"]) == 2
    assert "'mian'" in capsys.readouterr().err


def test_accepted_tables_are_context(tmp_path: Path) -> None:
    """May a table be set against others without judging those?"""
    write(tmp_path, rows(s25={"obs_value": "127"}))
    (tmp_path / "update.jsonl").write_bytes(jsonl(rows()[:1]))
    assert main(["gate", "update.jsonl", "--against", "claims"]) == 0
    assert main(["gate", "update.jsonl", "--against", "clams"]) == 2


def test_a_misreading_is_corrected_by_the_desk(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Does a reading mend the claim, is it shown, and is it told when its claim is gone?"""
    write(tmp_path, rows(s25={"obs_value": "127"}))
    (tmp_path / ".factcheck").mkdir()
    text = 'version = 1\n[[reading]]\nclaim_id = "s25"\nobs_value = 12.7\ndecimals = 1\nreason = "a comma lost"\nowner = "desk"\n'
    (tmp_path / ".factcheck" / "readings.toml").write_text(text)
    assert main(["gate", "claims"]) == 0
    assert "obs_value 127 → 12.7" in capsys.readouterr().out
    write(tmp_path, rows()[:-2])
    assert main(["gate", "claims"]) == 0
    assert "no such claim" in capsys.readouterr().out


@pytest.mark.parametrize("command", ["gate", "reconcile"])
def test_a_correction_is_shown_everywhere(command: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Can nobody take a corrected figure for a printed one? CSV and GitLab have only findings to show it with."""
    write(tmp_path)
    (tmp_path / ".factcheck").mkdir()
    text = 'version = 1\n[[reading]]\nclaim_id = "s25"\nobs_value = 12.7\ndecimals = 1\nreason = "a comma lost"\nowner = "desk"\n'
    (tmp_path / ".factcheck" / "readings.toml").write_text(text)
    code, told = in_formats(command, capsys)
    assert code == 0
    assert {name for name, text in told.items() if "a comma lost" not in " ".join(text.split())} == {"csv", "gitlab"}


def test_a_long_first_stage_is_announced(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Is the time told beforehand where the fast validator is missing, and nothing said where it is there?"""
    path = write(tmp_path)
    size = path.stat().st_size
    monkeypatch.setattr(schema, "is_fast", lambda: False)
    monkeypatch.setattr("factcheck.gate.stages.BYTES_A_ROW", size / schema.RECORDS_PER_SECOND / 30)
    assert main(["gate", "claims"]) == 0
    assert "about 30 s; pip install 'factcheck[fast]'" in capsys.readouterr().err
    monkeypatch.setattr(schema, "is_fast", lambda: True)
    assert main(["gate", "claims"]) == 0
    assert capsys.readouterr().err == ""


def test_the_gate_is_the_only_one_to_import_great_expectations() -> None:
    """Does reconciling the same table leave the slow library alone?"""
    code = "import sys; from factcheck.cli import main; main(['reconcile', 'claims']); print('great_expectations' in sys.modules)"
    write(Path.cwd())
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "False"


@pytest.mark.parametrize(
    ("lang", "told"),
    [
        (
            "ru",
            """
            1 схема       пройдено  прочитано 8 строк, 0 ошибок
            2 требования  НЕ ПРОЙДЕНО  выполнено 23 из 26
            claims: доли лежат между 0 и 100 процентами; нарушено, claims/trade.jsonl:6: 127
            facts: ни одна часть не больше целого; нарушено, claims/trade.jsonl:8: wheat: не менее 95250000, а всё
            facts: рост ведёт от своей базы к своему уровню; нарушено, claims/trade.jsonl:5: trade_turnover:
            3 сверка
            не прочитано  nowhere:
            НЕ ПРОЙДЕНО  не прочитан 1 файл для сравнения,
            """,
        ),
        (
            "kk",
            """
            1 схема      өтті  8 жол оқылды, 0 қате
            2 талаптар   ӨТПЕДІ  орындалғаны 23, барлығы 26
            claims: үлестер 0 мен 100 пайыздың аралығында; бұзылды, claims/trade.jsonl:6: 127
            facts: бірде-бір бөлік тұтастан үлкен емес; бұзылды, claims/trade.jsonl:8: wheat: кемінде 95250000, ал бүкіл
            3 салыстыру
            оқылмады  nowhere:
            ӨТПЕДІ  салыстыруға арналған 1 файл оқылмады,
            """,
        ),
        (
            "uz",
            """
            1 sxema         oʻtdi  8 ta satr oʻqildi, 0 ta xato
            2 talablar      OʻTMADI  26 talabdan 23 tasi bajarildi
            claims: ulushlar 0 va 100 foiz oraligʻida; buzildi, claims/trade.jsonl:6: 127
            facts: birorta qism butundan katta emas; buzildi, claims/trade.jsonl:8: wheat: kamida 95250000, butun
            3 solishtirish
            oʻqilmadi  nowhere:
            OʻTMADI  solishtirish uchun 1 ta faylni oʻqib boʻlmadi,
            """,
        ),
    ],
)
def test_the_console_speaks_the_language_asked_for(
    lang: str, told: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Are stages, broken expectations, what could not be read and the verdict told in every interface language?"""
    wheat = {"claim_id": "w25", "item": "wheat", "obs_value": "95300000", "quote": "95.3 million"}
    write(tmp_path, [*rows(s25={"obs_value": "127"}, g25={"obs_value": "2.9"}), rows()[0] | wheat])
    assert main(["gate", "claims", "--lang", lang, "--against", "nowhere"]) == 2
    out = capsys.readouterr().out
    assert [line for line in map(str.strip, told.strip().splitlines()) if line not in out] == []


def test_the_sentences_that_ship_are_in_every_language() -> None:
    """Does no expectation of ours stand in English where the rest is in Uzbek?"""
    for suite in suites.load():
        for entry in suite.expectations:
            assert not isinstance(known(entry["description"]), str), entry["description"]
    assert known("ours alone") == "ours alone"


@pytest.mark.parametrize("fast", [False, True])
def test_a_long_wait_is_announced(
    fast: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Is the time that the schema will take told first where the quick library is missing, and only there?"""
    write(tmp_path)
    monkeypatch.setattr(schema, "is_fast", lambda: fast)
    monkeypatch.setattr(schema, "RECORDS_PER_SECOND", 0.01)
    assert main(["gate", "claims"]) == 0
    assert ("the JSON Schema alone will take about" in capsys.readouterr().err) is not fast
