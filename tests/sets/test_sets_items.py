"""One good in two languages: the command line finds the planted figure of it, and nothing where the texts agree."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from texts import rows

from factcheck import cli

PAIRS = rows("items.toml", "pair")
_MARK = re.compile(r"\[([^|\]]*)\|([^\]]*)\]")


def found(pair: dict[str, Any], folder: Path, capsys: pytest.CaptureFixture[str], *, planted: bool) -> list[tuple[str, str, str]]:
    """Severity, rule and what the message says it is of, for each finding that ``factcheck check`` makes of the two texts."""
    texts = (pair["one"], _MARK.sub(r"\2" if planted else r"\1", pair["other"]))
    for number, (text, lang) in enumerate(zip(texts, pair["langs"], strict=True), start=1):
        row = {"article": f"{number}.{lang}", "text": text.strip(), "lang": lang, "published": pair["published"].isoformat()}
        (folder / f"{number}.jsonl").write_text(json.dumps(row, ensure_ascii=False) + "\n", encoding="utf-8")
    assert cli.main(["check", str(folder), "--format", "json"]) == (1 if planted else 0)
    report = json.loads(capsys.readouterr().out)
    return [(f["severity"], f["rule"], f["message"]["text"].partition(",")[0]) for f in report["findings"]]


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: pair["name"])
def test_texts_that_agree_give_nothing(pair: dict[str, Any], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert found(pair, tmp_path, capsys, planted=False) == []


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: pair["name"])
def test_the_planted_figure_is_found_across_languages(
    pair: dict[str, Any], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert found(pair, tmp_path, capsys, planted=True) == [("error", "same-fact", f"Exports ({pair['name']})")]
