"""The steps put together: what is context and what is checked, what tells a table from an article, where a crash came from."""

from __future__ import annotations

import ast
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest

import factcheck
from factcheck import pipeline
from factcheck.extract import parts, reader
from factcheck.model.article import Article, Unread
from factcheck.model.claim import Claim
from factcheck.model.claim_table import write_csv, write_jsonl, write_parquet
from factcheck.model.table_files import is_table

PACKAGE = Path(factcheck.__file__).parent
STEPS = {"ingest", "extract", "group", "checks", "engine", "explain", "report"}
MAY_IMPORT_STEPS = {"__init__.py", "api.py", "given.py", "pipeline.py", "gate", "cli", *STEPS}


def article(name: str, value: str) -> Article:
    """An article that says what exports were."""
    return Article(name, f"Kazakhstan's exports were ${value} million in 2025.", "en")


def test_only_the_pipeline_and_what_stands_above_it_import_steps() -> None:
    """Does the order of the steps stand in one place?"""
    for module in PACKAGE.rglob("*.py"):
        if module.relative_to(PACKAGE).parts[0] in MAY_IMPORT_STEPS:
            continue
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and node.module is not None:
                names = {f"{node.module}.{alias.name}".split(".")[1] for alias in node.names}
                assert not (node.module.startswith("factcheck") and names & STEPS), module


def test_articles_and_paths_keep_their_order(tmp_path: Path) -> None:
    """What was read already stands where it was given."""
    path = tmp_path / "b.txt"
    path.write_text("Exports rose 5% in 2025.\n", encoding="utf-8")
    gone = Unread("c", "lost; look for it")
    sources: list[pipeline.Source] = [article("a", "55.5"), path, gone, tmp_path / "d.txt"]
    names = [one.name if isinstance(one, Article) else one.article for one in pipeline.articles(sources)]
    assert names == ["a", str(path), "c", str(tmp_path / "d.txt")]


def test_context_is_compared_and_not_checked() -> None:
    """Two articles of the archive contradict each other: none of the draft's business."""
    own = pipeline.gathered(pipeline.read([article("draft", "55.5")], pipeline.itself))
    archive = [
        article("old", "71.3"),
        article("older", "91.2"),
        Article("other", "Grain output was 5 million tonnes in 2024.", "en"),
    ]
    context = pipeline.gathered(pipeline.read(archive, pipeline.itself))
    report = pipeline.report(own, context, {"lang": "en"})
    mine = {claim.claim_id for claim in own.claims}
    assert report.findings
    assert all(mine & {place.claim_id for place in (*f.claims, *f.repeats)} for f in report.findings)
    assert {entry.claim_id for entry in report.coverage} == mine
    assert {a.name for a in report.articles} <= {"draft", "old", "older"}
    assert {c.article for c in report.claims} == {a.name for a in report.articles}


def test_claims_are_corrected_before_they_are_compared() -> None:
    """A reading of the desk decides what is compared."""

    def as_imports(claims: Iterable[Claim]) -> tuple[Claim, ...]:
        return tuple(replace(claim, indicator="imports") if claim.article == "b" else claim for claim in claims)

    sources = [article("a", "55.5"), article("b", "71.3")]
    assert pipeline.check(sources).findings
    report = pipeline.check(sources, correct=as_imports)
    assert report.findings == ()
    assert [claim.indicator for claim in report.claims] == ["exports", "imports"]


def test_a_growth_against_its_own_period_compares_nothing() -> None:
    """A base read as the period itself (a misreading, or a slip in a table) must not end the run."""
    text = "In 2024 Kazakhstan's inflation was 8.6%. In 2024 inflation rose by 2.5 percentage points. In 2024 inflation was 9.8%."
    own = pipeline.gathered(pipeline.read([Article("a", text, "en")], pipeline.itself))
    claims = tuple(replace(c, base_period_start=c.period_start, base_period_end=c.period_end) for c in own.claims)
    report = pipeline.reconcile(claims)
    assert {claim.form for claim in report.claims} >= {"percentage_points"}
    assert all(len(set(f.claims)) == len(f.claims) and list(f.repairs) is not None for f in report.findings)


def test_tables_are_told_from_articles(tmp_path: Path) -> None:
    """By what is in them, as both may be JSON Lines."""
    claims = factcheck.extract("Kazakhstan's exports were $55.5 million in 2025.")
    write_jsonl(claims, tmp_path / "claims.jsonl")
    write_csv(claims, tmp_path / "claims.csv")
    write_parquet(claims, tmp_path / "claims.parquet")
    (tmp_path / "articles.jsonl").write_text('{"article": "a", "text": "Exports rose."}\n', encoding="utf-8")
    (tmp_path / "articles.csv").write_text("article,published\na.txt,2025-01-01\n", encoding="utf-8")
    (tmp_path / "a.txt").write_text("obs_value", encoding="utf-8")
    told = {path.name: is_table(path) for path in tmp_path.iterdir()}
    assert {name for name, is_table in told.items() if is_table} == {"claims.jsonl", "claims.csv", "claims.parquet"}


def test_a_folder_may_hold_both(tmp_path: Path) -> None:
    """An archive of articles with an official table beside them, and a manifest that is neither."""
    (tmp_path / "a.txt").write_text("Kazakhstan's exports were $71.3 million in 2025.\n", encoding="utf-8")
    (tmp_path / "articles.csv").write_text("article,published\na.txt,2026-01-05\n", encoding="utf-8")
    write_csv(factcheck.extract("Kazakhstan's exports were $91.2 million in 2025."), tmp_path / "official.csv")
    report = pipeline.check([article("draft", "55.5")], against=[tmp_path])
    assert report.unread == ()
    told = {place.article for finding in report.findings for place in (*finding.claims, *finding.repeats)}
    assert {str(tmp_path / "a.txt"), "text"} <= told


def test_a_crash_names_the_article(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of a thousand articles, which was it?"""

    def crash(*_: object, **__: object) -> None:
        raise ZeroDivisionError("nothing")

    monkeypatch.setattr(reader, "read_claims", crash)
    with pytest.raises(ZeroDivisionError) as caught:
        list(pipeline.read([article("the-one.txt", "5")], pipeline.itself))
    assert caught.value.__notes__ == ["while reading the-one.txt"]


def test_a_very_long_article_comes_in_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    """Do its claims leave before it is read to its end, in the order of the articles and the same in number?"""
    text = "\n".join(f"Exports of Kazakhstan were {n}.5 million tonnes in 2025." for n in range(1_000))
    sources = [article("first", "5"), Article("long", text, "en"), article("last", "7")]
    monkeypatch.setattr(pipeline, "LONG", 25_000)
    monkeypatch.setattr(parts, "LENGTH", 12_000)
    given = [one for one in pipeline.read(sources, pipeline.itself, in_parts=True) if not isinstance(one, Unread)]
    names = [one.article.name for one in given]
    assert names[0] == "first" and names[-1] == "last" and set(names[1:-1]) == {"long"} and len(names) > 3
    assert sum(len(one.claims) for one in given) == 1_002
