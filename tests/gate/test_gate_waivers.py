"""Accepted findings: matched by fingerprint, for a while, and never silently."""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.cli import baseline as baseline_command
from factcheck.cli import main
from factcheck.cli import waive as waive_command
from factcheck.gate import baseline, known, stages, waivers
from factcheck.gate.folder import NAME, DecisionError, Decisions, find_root
from factcheck.model.finding import Finding, Message, Place
from factcheck.model.report import Coverage, Report

TODAY = date(2025, 9, 10)


def waiver(**changes: Any) -> waivers.Waiver:
    """A valid waiver, with changes."""
    entry: dict[str, Any] = {"id": "7k2q9f0c", "kind": "revised", "reason": "revised", "added": TODAY, "expires": date(2025, 12, 1)}
    return waivers.Waiver(**(entry | changes))


def finding(fingerprint: str = "7k2q9f0c", claim_id: str = "a", rule: str = "same-fact") -> Finding:
    """A finding about one claim."""
    place = Place(claim_id, "a.txt", 0, 4, "86.8")
    return Finding(fingerprint, rule, "error", (place,), Message(rule, {}, "text"))


def report(*findings: Finding) -> Report:
    """A report of findings, each claim covered."""
    claim_ids = dict.fromkeys(place.claim_id for f in findings for place in f.claims)
    return Report("1.0", {}, (), (), findings, coverage=tuple(Coverage(one, "finding") for one in claim_ids))


def applied(root: Path, *findings: Finding, today: date = TODAY) -> Report:
    """A report with the waivers of a folder."""
    return waivers.apply(report(*findings), root, today)


@pytest.mark.parametrize("fingerprint", ["7k2q9f0c", "7k2q", "7K2Q", "#7k2q9", "7k2q9fOc"])
def test_a_waiver_accepts_its_finding_by_id_or_prefix(fingerprint: str, tmp_path: Path) -> None:
    """Is the finding still there, marked, and no longer counted?"""
    waivers.add(tmp_path, waiver(id=waivers.normal_id(fingerprint)), TODAY)
    result = applied(tmp_path, finding(), finding("aaaaaaaa", "b"))
    assert [f.waived is not None for f in result.findings] == [True, False]
    assert result.count("error") == 1
    assert [c.state for c in result.coverage] == ["waived", "finding"]
    assert result.findings[0].waived is not None
    assert result.findings[0].waived["reason"] == "revised"
    assert result.notes == ()


def test_a_changed_figure_voids_the_waiver(tmp_path: Path) -> None:
    """Does a waiver hold for its figures only, and is it told that it matches nothing?"""
    waivers.add(tmp_path, waiver(), TODAY)
    result = applied(tmp_path, finding("7k2q9f0d"))
    assert result.findings[0].waived is None
    assert "matches no finding" in result.notes[0]["en"]


def test_an_expired_waiver_gives_its_finding_back(tmp_path: Path) -> None:
    """Does the finding return at full severity, and the report say so? Does the last day still hold?"""
    waivers.add(tmp_path, waiver(), TODAY)
    assert applied(tmp_path, finding(), today=date(2025, 12, 1)).count("error") == 0
    late = applied(tmp_path, finding(), today=date(2025, 12, 2))
    assert late.count("error") == 1
    assert "expired on 2025-12-01" in late.notes[0]["en"]


def test_a_waiver_of_another_rule_does_not_match(tmp_path: Path) -> None:
    """Does the rule count where it is named?"""
    waivers.add(tmp_path, waiver(rule="growth"), TODAY)
    assert applied(tmp_path, finding()).count("error") == 1


def test_a_prefix_that_fits_two_findings_is_an_error(tmp_path: Path) -> None:
    """Is an ambiguous waiver never a guess?"""
    waivers.add(tmp_path, waiver(id="7k2q"), TODAY)
    with pytest.raises(DecisionError, match="several findings"):
        applied(tmp_path, finding("7k2q9f0c"), finding("7k2qaaaa", "b"))


@settings(max_examples=50, deadline=None)
@given(reason=st.text(st.characters(exclude_categories=["Cs"]), min_size=1).filter(str.strip), days=st.integers(0, 180))
def test_what_is_written_reads_back(reason: str, days: int, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Does any reason survive TOML, quotes and control characters too?"""
    root = tmp_path_factory.mktemp("w")
    added = waiver(reason=reason, expires=TODAY + timedelta(days=days), about='a "b" \\ c', owner="desk")
    waivers.add(root, added, TODAY)
    assert waivers.load(Decisions(root), TODAY) == (added,)


def test_comments_and_other_entries_stay(tmp_path: Path) -> None:
    """Is the file the desk's, not ours?"""
    path = tmp_path / NAME / "waivers.toml"
    path.parent.mkdir()
    path.write_text('# our waivers\nversion = 1\n\n[[waiver]]  # asked on Monday\nid = "aaaaaaaa"\nkind = "other"\n')
    path.write_text(path.read_text() + 'reason = "x"\nadded = 2025-09-01\nexpires = 2025-10-01\n')
    before = path.read_text()
    waivers.add(tmp_path, waiver(), TODAY)
    assert path.read_text().startswith(before)
    waivers.add(tmp_path, waiver(reason="better"), TODAY)
    assert [w.reason for w in waivers.load(Decisions(tmp_path), TODAY)] == ["x", "better"]
    waivers.prune(tmp_path, [waiver()], TODAY)
    assert path.read_text().rstrip() == before.rstrip()


def test_a_write_that_fails_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Is the file the old or the new one, never half of one, and nothing left behind?"""
    waivers.add(tmp_path, waiver(), TODAY)
    before = (tmp_path / NAME / "waivers.toml").read_bytes()

    def fail(*_: Any) -> None:
        raise OSError("disk full")

    monkeypatch.setattr("factcheck.model.atomic.os.fsync", fail)
    with pytest.raises(OSError, match="disk full"):
        waivers.add(tmp_path, waiver(id="aaaaaaaa"), TODAY)
    assert (tmp_path / NAME / "waivers.toml").read_bytes() == before
    assert [path.name for path in (tmp_path / NAME).iterdir()] == ["waivers.toml"]


def test_too_long_a_waiver_is_not_written(tmp_path: Path) -> None:
    """Is the limit kept when writing, too?"""
    with pytest.raises(DecisionError, match="at most 180"):
        waivers.add(tmp_path, waiver(expires=TODAY + timedelta(days=181)), TODAY)
    assert not (tmp_path / NAME).exists()


def test_the_baseline_is_stable_and_sorted(tmp_path: Path) -> None:
    """Do the same findings give the same bytes, one a line, without a date?"""
    entries = {"bbbbbbbb": "growth", "aaaaaaaa": "same-fact"}
    path = baseline.write(tmp_path, entries)
    assert path.read_text() == '{\n"aaaaaaaa": "same-fact",\n"bbbbbbbb": "growth"\n}\n'
    assert baseline.text_of(dict(reversed(entries.items()))) == path.read_text()
    assert baseline.load(Decisions(tmp_path)) == entries


def test_findings_of_the_baseline_count_no_more_and_new_ones_do(tmp_path: Path) -> None:
    """Can a desk adopt the gate without mending everything first?"""
    baseline.write(tmp_path, {"7k2q9f0c": "same-fact", "bbbbbbbb": "growth"})
    result = applied(tmp_path, finding(), finding("aaaaaaaa", "b"))
    assert [f.waived is not None for f in result.findings] == [True, False]
    assert result.findings[0].waived is not None
    assert result.findings[0].waived["kind"] == "baseline"


def test_the_root_is_found_from_below(tmp_path: Path) -> None:
    """Does a command work in any folder of a project?"""
    (tmp_path / NAME).mkdir()
    (tmp_path / "a" / "b").mkdir(parents=True)
    assert find_root(tmp_path / "a" / "b") == tmp_path


def test_an_id_is_completed_or_refused() -> None:
    """Is a prefix taken only where it says one thing?"""
    among = (known.Known("7k2q9f0c", "r", "", None), known.Known("7k2raaaa", "r", "", None))
    assert known.one("7k2q", among).id == "7k2q9f0c"
    for text, words in (("7k2", "too short"), ("zzzz", "no finding"), ("7k2qx", "no finding")):
        with pytest.raises(DecisionError, match=words):
            known.one(text, among)
    with pytest.raises(DecisionError, match="fits 7k2q9f0c, 7k2qaaaa"):
        known.one("7k2q", (*among, known.Known("7k2qaaaa", "r", "", None)))
    assert known.one("7k2q9f0c", None).id == "7k2q9f0c"
    with pytest.raises(DecisionError, match="all 8"):
        known.one("7k2q", None)


def test_the_commands_words_are_those_of_the_gate() -> None:
    """Can --help not drift?"""
    assert waive_command.KINDS == waivers.KINDS
    assert baseline_command.__doc__


def test_the_commands_without_findings_at_hand(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Is a full id taken on trust, listed, pruned when it ran out, and a slip told in one line?"""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1757500000")  # 2025-09-10
    assert main(["waive", "7k2q9f0c", "--reason", "revised", "--until", "2025-09-20", "--owner", "desk"]) == 0
    assert main(["waivers"]) == 0
    assert "7k2q9f0c  until   2025-09-20  other             desk: revised" in capsys.readouterr().out
    assert main(["waive", "7k2q9f0c", "--reason", "revised", "--until", "2026-09-20"]) == 2
    assert main(["waive", "7k2q9f0c", "--reason", " ", "--until", "2025-09-20"]) == 2
    assert main(["waive", "7k2q", "--reason", "revised", "--until", "2025-09-20"]) == 2
    assert "all 8 characters" in capsys.readouterr().err
    assert main(["baseline"]) == 2
    assert "no claims/ here" in capsys.readouterr().err
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1760000000")
    assert main(["waivers", "prune"]) == 0
    assert "7k2q9f0c  removed: expired" in capsys.readouterr().out
    assert waivers.load(Decisions(tmp_path), date(2025, 10, 9)) == ()


def test_a_report_in_json_names_the_findings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Can a waiver be written from what check printed?"""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1757500000")
    (tmp_path / "out.json").write_text(json.dumps(report(finding()).to_json()))
    assert main(["waive", "7k2q", "--from", "out.json", "--reason", "r", "--until", "2025-09-20"]) == 0
    (written,) = waivers.load(Decisions(tmp_path), TODAY)
    assert (written.id, written.rule) == ("7k2q9f0c", "same-fact")
    (tmp_path / "out.json").write_text("{}")
    assert main(["waive", "7k2q", "--from", "out.json", "--reason", "r", "--until", "2025-09-20"]) == 2


def test_tables_in_a_hidden_folder_make_no_folder_of_tables(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Are articles read as articles where a tool keeps a claim table of its own among them?"""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "articles" / ".cache").mkdir(parents=True)
    (tmp_path / "articles" / ".cache" / "claims.csv").write_text("obs_value,unit_measure\n1,USD\n")
    text = "Kazakhstan's exports were $55.5 million in 2025. In 2025 Kazakhstan's exports were $57.9 million.\n"
    (tmp_path / "articles" / "a.txt").write_text(text, encoding="utf-8")
    found = known.findings(["articles"], stages.Options(root=tmp_path, today=TODAY))
    assert found is not None
    assert [one.rule for one in found] == ["same-fact"]
