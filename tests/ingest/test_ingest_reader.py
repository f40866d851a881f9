"""Is every input either an article or a line that says why not and what to do?"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from factcheck.ingest import read
from factcheck.ingest.formats import jsonl
from factcheck.model.article import Article, Unread

TEXT = "Trade of the two grows\n\nTrade grew by 5% to $3 billion, the ministry said."


def articles(*paths: str | Path, **options: object) -> list[Article]:
    found = list(read(paths, **options))  # type: ignore[arg-type]
    assert all(isinstance(a, Article) for a in found), found
    return [a for a in found if isinstance(a, Article)]


def reasons(*paths: str | Path, stdin: bytes = b"") -> list[tuple[str, str]]:
    return [(a.article, a.reason) for a in read(paths, stdin=BytesIO(stdin)) if isinstance(a, Unread)]


def line(**row: object) -> str:
    return json.dumps(row) + "\n"


def test_a_text_file_is_read_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"\xef\xbb\xbfDate\r\n\r\nTrade\xc2\xa0grew\n")
    (article,) = articles(path)
    assert (article.name, article.text, article.lang, article.encoding) == (
        str(path),
        "Date\r\n\r\nTrade\u00a0grew\n",
        "en",
        "utf-8",
    )


def test_a_folder_is_read_sorted_without_hidden_and_unknown_files(tmp_path: Path) -> None:
    for name in ("b.txt", "a.md", ".hidden.txt", "~$a.docx", "notes.xyz", "sub/c.txt", ".git/d.txt", "articles.csv"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("article,published\n" if name == "articles.csv" else TEXT)
    names = [Path(a.name).relative_to(tmp_path).as_posix() for a in articles(tmp_path)]
    assert names == ["a.md", "b.txt", "sub/c.txt"]


def test_a_file_named_twice_is_read_once(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    assert len(articles(tmp_path, tmp_path / "a.txt", str(tmp_path) + "/./a.txt")) == 1


def test_dates_come_from_the_manifest_then_the_file_then_the_argument(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("2024-02-02 | Wire\n" + TEXT)
    (tmp_path / "b.txt").write_text("2024-02-02 | Wire\n" + TEXT)
    (tmp_path / "c.txt").write_text(TEXT)
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "d.txt").write_text(TEXT)
    (tmp_path / "articles.csv").write_text(
        "article,published,source,url,story\na.txt,2024-01-01,Paper,https://x.org,s1\nsub/d.txt,2024-01-04\n"
    )
    a, b, c, d = articles(tmp_path, published=date(2024, 3, 3))
    assert [x.published for x in (a, b, c, d)] == [date(2024, 1, 1), date(2024, 2, 2), date(2024, 3, 3), date(2024, 1, 4)]
    assert (a.source, a.url, a.story, b.source) == ("Paper", "https://x.org", "s1", "Wire")


def test_what_the_words_say_of_the_day_comes_after_the_argument(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Two mines open\n\nFigures that the bureau published on 7 March 2025 show two mines open.\n", encoding="utf-8")
    assert articles(path)[0].published == date(2025, 3, 7)
    assert articles(path, published=date(2025, 3, 9))[0].published == date(2025, 3, 9)


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_manifests_of_every_spreadsheet(tmp_path: Path, delimiter: str) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    rows = "\ufeffArticle,Published,Note\r\na.txt,10.09.2025,seen\r\n\r\n"
    (tmp_path / "articles.csv").write_bytes(rows.replace(",", delimiter).encode())
    assert articles(tmp_path)[0].published == date(2025, 9, 10)


def test_bad_manifest_rows_name_line_and_cure(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    rows = [
        "article,published",
        "a.txt,2025-09-10",
        "b.txt,soon",
        ",2025-01-01",
        "a.txt,2025-09-11",
        "c.txt,2025-01-01,x,y",
        "d.txt,03/04/2025",
    ]
    (tmp_path / "articles.csv").write_text("\n".join(rows))
    found = list(read([tmp_path]))
    told = [a.reason for a in found if isinstance(a, Unread)]
    assert [reason.split(":")[0] for reason in told] == ["line 3", "line 4", "line 5", "line 6", "line 7"]
    assert all(a.article == str(tmp_path / "articles.csv") for a in found if isinstance(a, Unread))
    assert [a.published for a in found if isinstance(a, Article)] == [date(2025, 9, 10)]


def test_a_manifest_without_its_column_is_told_once(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(TEXT)
    (tmp_path / "articles.csv").write_text("file,published\na.txt,2025-09-10\n")
    assert len(reasons(tmp_path)) == 1
    assert reasons(tmp_path / "articles.csv", tmp_path / "a.txt")[0][1].startswith("line 1 names no column 'article'")


def test_json_lines(tmp_path: Path) -> None:
    path = tmp_path / "x.jsonl"
    path.write_text(
        line(article="a", text="Trade grew.", published="2025-09-10", lang="ru", source="Wire", url="u", story="s", other=1)
        + "\n"
        + line(article=7, text="Trade grew.", published=None)
    )
    (tmp_path / "articles.csv").write_text("article,published\n7,2025-01-01\n")
    a, b = articles(path)
    assert (a.name, a.published, a.lang, a.source, a.url, a.story) == ("a", date(2025, 9, 10), "ru", "Wire", "u", "s")
    assert (b.name, b.published, b.lang) == ("7", date(2025, 1, 1), "en")


@pytest.mark.parametrize(
    ("bad", "reason"),
    [
        ("{broken", "not JSON"),
        ("[1]", "not a JSON object"),
        ("[" * 100_000, "not JSON"),
        (line(article="x"), 'no "text"'),
        (line(article="x", text=5), '"text" is 5'),
        (line(article="x", text=None), '"text" is null'),
        (line(text="Trade grew."), '"article" is missing'),
        (line(article="ok", text="Again."), "second article named 'ok'"),
        (line(article="x", text=" \n "), "text is empty"),
        (line(article="x", text="T.", published=float("nan")), '"published" is NaN'),
        (line(article="x", text="T.", published="soon"), '"published" is "soon"'),
        (line(article="x", text="T.", published=20250910), '"published" is 20250910'),
        (line(article="x", text="T.", lang="de"), "language 'de' is not read"),
        (line(article="x", text="T.", source=5), '"source" is 5'),
        (line(article="x", text="half \ud800"), "half a character"),
    ],
)
def test_a_bad_line_is_told_and_the_others_are_read(tmp_path: Path, bad: str, reason: str) -> None:
    path = tmp_path / "x.jsonl"
    path.write_text(line(article="ok", text="Trade grew.") + bad.strip() + "\n" + line(article="z", text="Trade fell."))
    found = list(read([path]))
    assert [a.name for a in found if isinstance(a, Article)] == ["ok", "z"]
    (told,) = [a for a in found if isinstance(a, Unread)]
    assert told.article == str(path)
    assert told.reason.startswith("line 2: ")
    assert reason in told.reason
    assert "\n" not in told.reason


def test_json_lines_in_other_encodings(tmp_path: Path) -> None:
    text = "\u0420\u043e\u0441\u0442 \u043d\u0430 5 \u043c\u043b\u043d \u0442\u043e\u043d\u043d"
    rows = "".join(json.dumps({"article": name, "text": text}, ensure_ascii=False) + "\n" for name in "ab")
    for codec, name in (("utf-8-sig", "utf-8"), ("utf-16", "utf-16"), ("cp1251", "windows-1251")):
        path = tmp_path / f"{codec}.jsonl"
        path.write_bytes(rows.encode(codec))
        assert [(a.text, a.encoding, a.lang) for a in articles(path)] == [(text, name, "ru")] * 2


def test_a_line_beyond_the_limit_is_told_and_skipped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jsonl, "LIMIT", 200)
    path = tmp_path / "x.jsonl"
    path.write_text(line(article="a", text="Short.") + line(article="b", text="long " * 500) + line(article="c", text="Short."))
    found = list(read([path]))
    assert [a.name for a in found if isinstance(a, Article)] == ["a", "c"]
    assert reasons(path) == [(str(path), "line 2: it is longer than 64 MiB, the limit for one article; split the article")]


def test_a_file_beyond_the_limit_names_it(tmp_path: Path) -> None:
    path = tmp_path / "x.txt"
    with path.open("wb") as file:
        file.truncate((64 << 20) + 1)
    assert "larger than 64 MiB" in reasons(path)[0][1]


class Counting(BytesIO):
    """Remembers how far it was read."""

    taken = 0

    def read1(self, size: int | None = -1, /) -> bytes:
        part = super().read1(size)
        self.taken += len(part)
        return part


def test_json_lines_are_read_as_they_come() -> None:
    stream = Counting("".join(line(article=str(i), text="Trade grew.") for i in range(100_000)).encode())
    found: Iterator[Article | Unread] = read(["-"], stdin=stream)
    assert isinstance(next(found), Article)
    assert stream.taken < 1 << 18


@pytest.mark.parametrize(
    ("raw", "names"),
    [
        (TEXT.encode(), ["-"]),
        ((line(article="a", text="T.") + line(article="b", text="T.")).encode(), ["a", "b"]),
        (("\ufeff\n \n" + line(article="a", text="T.")).encode(), ["a"]),
        (b"\n\nTrade grew.\n", ["-"]),
        (b"\n" * 300_000 + b"Trade grew.", ["-"]),
        (line(article="a", text="T.").encode("utf-16"), ["a"]),
        (b"<!DOCTYPE html><html><body><h1>Trade grows</h1><p>Trade grew by 5%, they said.</p></body></html>", ["-"]),
    ],
)
def test_standard_input_is_text_json_lines_or_a_page(raw: bytes, names: list[str]) -> None:
    assert [a.name for a in articles("-", stdin=BytesIO(raw))] == names


def test_standard_input_that_cannot_be_read() -> None:
    assert reasons("-", stdin=b"") == [("-", "the text is empty; fill it or take it out")]
    assert reasons("-", stdin=b"PK\x03\x04rest") == [("-", "it is no text; give the path of the file")]


def test_the_empty_path_is_not_the_current_folder() -> None:
    assert reasons("") == [("", "no such file; check the path")]


def test_each_input_that_cannot_be_read_has_its_line(tmp_path: Path) -> None:
    (tmp_path / "none").mkdir()
    files = {
        "empty.txt": b"",
        "blank.md": b" \n\n",
        "binary.txt": b"\x00\x01\x02",
        "picture.txt": b"\x89PNG\r\n\x1a\n",
        "old.doc": b"\xd0\xcf\x11\xe0",
        "fake.docx": b"no zip",
        "old.docx": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        "plain": b"text",
        "table.csv": b"a,b",
        "bytes.txt": b"\xff\xfe\xfd",
        "empty.jsonl": b"\n",
        "page.html": b"<html><body></body></html>",
    }
    for name, raw in files.items():
        (tmp_path / name).write_bytes(raw)
    (tmp_path / "good.txt").write_text(TEXT)
    given_paths = [tmp_path / name for name in [*files, "none", "missing.txt", "good.txt"]]
    found = list(read(given_paths))
    assert [a.name for a in found if isinstance(a, Article)] == [str(tmp_path / "good.txt")]
    told = {Path(a.article).name: a.reason for a in found if isinstance(a, Unread)}
    assert told.keys() == {*files, "none", "missing.txt"}
    assert all("\n" not in reason and (";" in reason) for reason in told.values())


def test_a_file_that_may_not_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(TEXT)
    opened = Path.open

    def refuse(path: Path, *args: object, **kwargs: object) -> object:
        if path.name == "a.txt":
            raise PermissionError(13, "Permission denied")
        return opened(path, *args, **kwargs)  # type: ignore[call-overload]

    monkeypatch.setattr(Path, "open", refuse)
    found = list(read([tmp_path]))
    assert found[0] == Unread(str(tmp_path / "a.txt"), "may not be read; change its permissions")
    assert isinstance(found[1], Article)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names here")
def test_a_pipe_in_a_folder_is_left_alone(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "a.txt").write_text(TEXT)
    assert len(articles(tmp_path)) == 1


def test_names_that_are_no_utf_8_can_be_printed(tmp_path: Path) -> None:
    path = os.fsencode(tmp_path) + b"/\xff.txt"
    try:
        Path(os.fsdecode(path)).write_text(TEXT)
    except OSError:
        pytest.skip("this file system has only UTF-8 names")
    (article,) = articles(tmp_path)
    assert article.name.encode().endswith("/\ufffd.txt".encode())


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
@given(st.binary(max_size=300), st.sampled_from([".txt", ".md", ".jsonl", ".docx", ".csv"]))
def test_any_bytes_in_any_file_are_read_or_told(tmp_path: Path, raw: bytes, suffix: str) -> None:
    path = tmp_path / f"x{suffix}"
    path.write_bytes(raw)
    for found in read([path]):
        if isinstance(found, Article):
            assert "".join(found.text[s.start : s.end] for s in found.sections) == found.text
        else:
            assert "\n" not in found.reason
