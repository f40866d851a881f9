"""What CI systems and spreadsheets get: valid by their own schemas, worst first, nothing of an article taken for markup."""

from __future__ import annotations

import csv
import io
import json
import re
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hostile import hostile
from jsonschema import Draft4Validator
from report_builder import clean, empty, trade

from factcheck.model.report import Report
from factcheck.report import render

SARIF = json.loads((Path(__file__).parent / "sarif-2.1.0-rtm.5.json").read_text(encoding="utf-8"))
REPORTS = [trade, clean, empty, hostile]


@pytest.mark.parametrize("make", REPORTS)
def test_sarif_is_valid_by_its_schema(make):
    log = json.loads(render(make(), "sarif"))
    assert [error.message[:200] for error in Draft4Validator(SARIF).iter_errors(log)] == []


def run_of(report: Report) -> dict:
    return json.loads(render(report, "sarif"))["runs"][0]


def test_sarif_names_every_place_of_a_finding():
    first, *_, waived = run_of(trade())["results"]
    assert (first["ruleId"], first["level"]) == ("sum-of-parts", "error")
    (place,) = first["locations"]
    assert place["physicalLocation"]["artifactLocation"]["uri"] == "texts/wire.txt"
    region = place["physicalLocation"]["region"]
    text = trade().articles[2].text
    line = text.splitlines()[region["startLine"] - 1]
    assert line[region["startColumn"] - 1 : region["endColumn"] - 1] == "90.2 million dollars" == region["snippet"]["text"]
    assert text[region["charOffset"] :][: region["charLength"]] == "90.2 million dollars"
    assert [entry["message"]["text"] for entry in first["relatedLocations"]] == [
        "55,5 миллион доллар",
        "34,1 миллион доллар",
        "36.3 million USD",
    ]
    assert first["partialFingerprints"] == {"factcheckFinding/v1": "k3m8x2qa"}
    assert waived["suppressions"][0]["justification"].startswith("The chamber confirmed")


def test_sarif_counts_columns_in_code_points_and_tells_what_was_not_read():
    run = run_of(trade())
    assert run["columnKind"] == "unicodeCodePoints"
    assert run["invocations"][0]["executionSuccessful"] is False
    assert "OCR" in run["invocations"][0]["toolExecutionNotifications"][0]["message"]["text"]
    assert run_of(clean())["invocations"][0] == {"executionSuccessful": True, "toolExecutionNotifications": []}


def test_sarif_uris_are_references():
    whole = trade()
    odd = replace(whole.articles[2], name="texts/a b#c%ж.txt")
    assert run_of(replace(whole, articles=(odd,), findings=()))["artifacts"][0]["location"]["uri"] == "texts/a%20b%23c%25%D0%B6.txt"


@pytest.mark.parametrize("make", REPORTS)
def test_junit_is_xml_whose_counts_are_right(make):
    root = ElementTree.fromstring(render(make(), "junit"))
    for element in (root, *root):
        for name, tag in (("tests", "testcase"), ("failures", "failure"), ("errors", "error"), ("skipped", "skipped")):
            assert int(element.get(name)) == len(element.findall(f".//{tag}"))


def test_junit_fails_what_fails_the_run():
    assert ElementTree.fromstring(render(trade(), "junit")).get("failures") == "1"
    assert ElementTree.fromstring(render(trade(), "junit", fail_on="warning")).get("failures") == "2"
    assert ElementTree.fromstring(render(trade(), "junit", fail_on="never")).get("failures") == "0"
    assert ElementTree.fromstring(render(clean(), "junit")).find(".//testcase").get("name") == "figures agree"


@pytest.mark.parametrize("make", REPORTS)
def test_github_gives_one_command_a_line_worst_first(make):
    lines = render(make(), "github").splitlines()
    kinds = [re.match(r"::(error|warning|notice)(?: [^:]*)?::", line)[1] for line in lines]
    assert kinds == sorted(kinds, key=["error", "warning", "notice"].index)
    assert len(lines) == len(render(make(), "github").split("\n")) - 1


def test_github_points_into_the_text():
    (first,) = [line for line in render(trade(), "github").splitlines() if "k3m8" in line]
    assert first.startswith("::error file=texts/wire.txt,line=2,endLine=2,col=29,endColumn=49,title=parts and total #k3m8::")
    assert "7k2q" not in render(trade(), "github")


@pytest.mark.parametrize("make", REPORTS)
def test_gitlab_is_what_code_quality_asks_for(make):
    for issue in json.loads(render(make(), "gitlab")):
        assert set(issue) == {"description", "check_name", "fingerprint", "severity", "location"}
        assert issue["severity"] in ("info", "minor", "major", "critical", "blocker")
        assert re.fullmatch("[0-9a-f]{64}", issue["fingerprint"])
        assert isinstance(issue["location"]["lines"]["begin"], int)


def test_gitlab_leaves_accepted_findings_out():
    assert [issue["check_name"] for issue in json.loads(render(trade(), "gitlab"))] == [
        "unread",
        "sum-of-parts",
        "nested-period",
        "same-fact",
    ]


@pytest.mark.parametrize("make", REPORTS)
def test_csv_has_a_row_a_figure_and_no_formula(make):
    report = make()
    rows = list(csv.reader(io.StringIO(render(report, "csv"))))
    assert len(rows) == 1 + sum(len(f.claims) + len(f.repeats) for f in report.findings)
    for row in rows:
        assert len(row) == len(rows[0])
        for cell in row:
            assert not re.match(r"[=@\t\r]|[+-](?![\d\s.,]+ ?%?$)", cell)


def test_csv_rows_hold_what_a_desk_sorts_by():
    first = next(csv.DictReader(io.StringIO(render(trade(), "csv"))))
    assert first["finding_id"] == "k3m8x2qa"
    assert (first["line"], first["column"], first["obs_value"], first["low"], first["high"]) == (
        "2",
        "29",
        "90200000",
        "90150000",
        "90250000",
    )


def test_markdown_takes_nothing_of_an_article_for_markup():
    text = render(hostile(long_word=False), "md")
    bare = re.sub(r"`[^`]*`", "", text)
    assert not re.search(r"(?<!\\)<(?!!-- -->)", bare)
    assert not re.search(r"@\w", bare)
    assert "javascript" not in re.findall(r"\]\(([^)]*)\)", bare)


def test_markdown_shows_figures_and_places():
    text = render(trade(), "md")
    assert "> Exports and imports came to **90.2 million dollars** in the first seven months" in text
    assert "`texts/wire.txt:2:29`" in text
    assert text.index("k3m8") < text.index("p9ht") < text.index("p9hz") < text.index("7k2q")


def test_json_is_the_report_and_survives_odd_values():
    whole = replace(trade(), options={"path": Path("a"), "set": {"b", "a"}})
    assert json.loads(render(whole, "json"))["options"] == {"path": "a", "set": ["a", "b"]}
    with pytest.raises(TypeError, match="no shape"):
        render(replace(whole, options={"x": object()}), "json")


def test_json_has_a_line_for_each_row():
    report = trade()
    text = render(report, "json")
    rows = {json.dumps(json.loads(line.rstrip(","))) for line in text.splitlines() if line.startswith('{"')}
    whole = json.loads(text)
    assert whole == json.loads(json.dumps(report.to_json()))
    assert {json.dumps(row) for row in whole["claims"] + whole["findings"]} <= rows


def test_json_escapes_what_utf8_cannot_hold():
    text = render(replace(trade(), options={"x": "a\ud800"}), "json")
    text.encode()
    assert json.loads(text)["options"]["x"] == "a\ud800"
