"""``extract --update DIR``: one file an article, the same input the same bytes."""

from __future__ import annotations

import os
import time
from decimal import Decimal
from pathlib import Path

import pytest

from factcheck.cli._update import Folder
from factcheck.model import claim_table
from factcheck.model.claim import Claim


def claim(article: str, start: int, value: str = "5") -> Claim:
    """A claim at a place of an article."""
    return Claim(claim_id=f"{article}-{start}", article=article, start=start, end=start + 1, obs_value=Decimal(value), quote=value)


def test_rows_stand_in_the_order_of_the_text(tmp_path: Path) -> None:
    """Is the file the same whatever the order claims come in?"""
    rows = (claim("a.txt", 5), claim("a.txt", 50), claim("a.txt", 500))
    first = Folder(tmp_path / "x").put("a.txt", rows)
    second = Folder(tmp_path / "y").put("a.txt", rows[::-1])
    assert first is not None
    assert second is not None
    assert first.read_bytes() == second.read_bytes()
    assert claim_table.jsonl_text(rows) == first.read_text(encoding="utf-8")


def test_two_articles_of_one_name_have_two_files(tmp_path: Path) -> None:
    """Do monday/a.txt and tuesday/a.txt overwrite each other?"""
    tables = Folder(tmp_path)
    files = [tables.put(name, (claim(name, 0),)) for name in ("monday/a.txt", "tuesday/a.txt", "a.html")]
    assert len(set(files)) == 3
    assert files[0] == tmp_path / "a.jsonl"
    again = Folder(tmp_path)
    assert [again.put(name, (claim(name, 1),)) for name in ("a.html", "tuesday/a.txt", "monday/a.txt")] == files[::-1]


@pytest.mark.parametrize(
    "name", ["../../outside.txt", "/", "..", "id:5/7", "a\nb", "\u0441\u0430\u0432\u0434\u043e.txt", "x" * 400, "-"]
)
def test_any_article_name_gives_a_file_inside_the_folder(name: str, tmp_path: Path) -> None:
    """Can an id from a JSON Lines file lead out of the folder?"""
    file = Folder(tmp_path).put(name, (claim(name, 0),))
    assert file is not None
    assert file.parent == tmp_path
    assert file.is_file()
    assert not file.name.startswith((".", "-"))


def test_an_unchanged_table_is_not_written_again(tmp_path: Path) -> None:
    """Do build tools that look at times see a change where there is none?"""
    rows = (claim("a.txt", 0),)
    file = Folder(tmp_path).put("a.txt", rows)
    assert file is not None
    os.utime(file, (1, 1))
    Folder(tmp_path).put("a.txt", rows)
    assert file.stat().st_mtime == 1
    Folder(tmp_path).put("a.txt", (*rows, claim("a.txt", 9)))
    assert file.stat().st_mtime > time.time() - 60


def test_an_article_that_lost_its_claims_loses_its_file(tmp_path: Path) -> None:
    """A table without rows would stop the gate."""
    tables = Folder(tmp_path)
    tables.put("a.txt", (claim("a.txt", 0),))
    assert tables.put("a.txt", ()) is None
    assert list(tmp_path.iterdir()) == []


def test_a_broken_table_is_replaced(tmp_path: Path) -> None:
    """A file with merge markers holds nothing worth keeping."""
    (tmp_path / "a.jsonl").write_text("<<<<<<< ours\n{}\n")
    file = Folder(tmp_path).put("news/a.txt", (claim("news/a.txt", 0),))
    assert file == tmp_path / "a.jsonl"
    assert claim_table.read([file]).problems == ()
