"""The founding case on the bundled articles: what agrees, what is worth a warning, and that nothing is called an error."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

import factcheck
from factcheck import cli, demo
from factcheck.model.finding import Finding
from factcheck.model.report import Report

MILLION = 1_000_000


@pytest.fixture(scope="module")
def report() -> Report:
    """The demo's report."""
    return factcheck.check(demo.articles())


def values(report: Report, ids: object) -> list[Decimal]:
    """The figures of claims, sorted, in millions where they are money."""
    claims = {claim.claim_id: claim for claim in report.claims}
    found = []
    for claim_id in ids:  # type: ignore[attr-defined]
        claim = claims[claim_id]
        assert claim.obs_value is not None
        found.append(claim.obs_value / MILLION if claim.unit_measure == "USD" else claim.obs_value)
    return sorted(found)


def agrees(report: Report, rule: str, *figures: str) -> bool:
    """Whether a rule ties exactly these figures together and finds that they fit."""
    wanted = sorted(map(Decimal, figures))
    return any(a.rule == rule and values(report, a.claims) == wanted for a in report.agreements)


def findings(report: Report, rule: str, *figures: str) -> list[Finding]:
    """The findings of a rule about exactly these figures."""
    wanted = sorted(map(Decimal, figures))
    return [f for f in report.findings if f.rule == rule and values(report, (p.claim_id for p in f.claims)) == wanted]


def test_five_articles_in_three_languages(report: Report) -> None:
    """Two Uzbek in Cyrillic, two Kazakh, one Uzbek in Latin, each with its date."""
    assert sorted(article.lang for article in report.articles) == ["kk", "kk", "uz-Cyrl", "uz-Cyrl", "uz-Latn"]
    assert all(article.published for article in report.articles)
    assert report.unread == ()


@pytest.mark.parametrize(
    ("rule", "figures"),
    [
        ("sum-of-parts", ("55.5", "34.1", "89.6")),
        ("sum-of-parts", ("55.3", "31.5", "86.8")),
        ("growth", ("89.6", "36.3", "2.5")),
    ],
)
def test_what_agrees_is_said(report: Report, rule: str, figures: tuple[str, ...]) -> None:
    """Exports and imports add up; the quotient fits "2.5 times"."""
    assert agrees(report, rule, *figures)


def test_the_growth_of_the_parts_leads_back_to_the_base(report: Report) -> None:
    """55.5 ÷ 7.2 + 34.1 ÷ 1.193 is 36.3."""
    assert any(
        {Decimal("7.2"), Decimal("19.3"), Decimal("36.3")} <= set(values(report, agreement.claims))
        for agreement in report.agreements
    )


def test_86_is_no_rounding_of_86_8(report: Report) -> None:
    """The one warning about a single article."""
    (finding,) = findings(report, "same-fact", "86", "86.8")
    assert finding.severity == "warning"


@pytest.mark.parametrize(
    ("figures", "severity", "remainder"),
    [
        (("86.8", "89.6"), "warning", ("2.7", "2.9")),
        (("55.3", "55.5"), "warning", ("0.1", "0.3")),
        (("31.5", "34.1"), "info", None),
    ],
)
def test_what_is_left_for_july(report: Report, figures: tuple[str, ...], severity: str, remainder: tuple[str, str] | None) -> None:
    """Seven months minus six: a fifth of an average month for the turnover, next to nothing for the exports."""
    (finding,) = findings(report, "nested-period", *figures)
    assert finding.severity == severity
    if remainder is not None:
        low, high = (Decimal(bound) * MILLION for bound in remainder)
        assert any(step.interval.low == low and step.interval.high == high for step in finding.arithmetic)


def test_doubled_against_two_and_a_half_times_is_information(report: Report) -> None:
    """A year and its first seven months need not grow alike."""
    found = [f for f in report.findings if {Decimal(2), Decimal("2.5")} <= set(values(report, (p.claim_id for p in f.claims)))]
    assert found
    assert {f.severity for f in found} == {"info"}


def test_no_error(report: Report) -> None:
    """Nothing here is impossible."""
    assert report.count("error") == 0


def test_the_demo_writes_and_names_its_report(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """One command, one file to open."""
    monkeypatch.chdir(tmp_path)
    assert cli.main(["demo"]) == 0
    shown = capsys.readouterr()
    assert "reports/factcheck.html" in shown.out
    assert shown.err == ""
    page = (tmp_path / "reports" / "factcheck.html").read_text(encoding="utf-8")
    assert page.startswith("<!DOCTYPE html>")
    for article in demo.articles():
        assert article.name in page


@pytest.mark.parametrize("lang", ["ru", "kk", "uz"])
def test_the_demo_in_other_languages(lang: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Messages and report in the language asked for."""
    target = tmp_path / "report.html"
    assert cli.main(["demo", "--lang", lang, "--report", f"html:{target}"]) == 0
    assert "Findings" not in capsys.readouterr().out
    assert f'<html lang="{"uz-Latn" if lang == "uz" else lang}"' in target.read_text(encoding="utf-8")
