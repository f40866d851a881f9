"""The parts of the script that need no page, one by one."""

from __future__ import annotations

import csv
import io
import tomllib

import pytest

from factcheck.report.page.build import FOLDER, SCRIPTS, program

PURE = ("fold", "csv", "address", "waiver")


@pytest.fixture(scope="module")
def run(browser):
    page = browser.new_page()
    source = "\n".join((FOLDER / "script" / f"{name}.js").read_text(encoding="utf-8") for name in PURE)

    def call(expression: str, *arguments):
        return page.evaluate(f"(args) => {{ {source}; return ({expression})(...args); }}", list(arguments))

    yield call
    page.close()


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Oʻzbekiston", "o‘zbekiston"),
        ("qat’iy", "qat'iy"),
        ("86,8 млн", "86.8 МЛН"),
        ("4 mlrd", "4 mlrd"),
        ("ещё", "еще"),
        ("per\u00adcent", "percent"),
        ("a – b − c", "a - b - c"),
        ("  two\n lines ", "two lines"),
        ("й", "и\u0306"),
    ],
)
def test_folding(run, a, b):
    assert run("fold", a) == run("fold", b)


def test_folding_keeps_different_letters_apart(run):
    for a, b in (("қ", "к"), ("ү", "у"), ("86,8", "868"), ("ә", "а")):
        assert run("fold", a) != run("fold", b)


@pytest.mark.parametrize(
    "hash", ["", "#f-p9ht", "#f-p9ht&hide=error,info&q=a%26b%20c&lang=kk", "#&article=x%2Fy.txt", "#%E0%A4%A", "#a&b&q"]
)
def test_an_address_read_and_written_is_the_same(run, hash):  # noqa: A002 - what the address calls it
    once = run("readAddress", hash)
    again = run("(h) => readAddress(writeAddress(readAddress(h)))", hash)
    assert again == once


def test_an_address_names_place_and_filters(run):
    found = run("readAddress", "#f-p9ht&hide=error,info&q=a%26b%20c&evil=1&lang=kk")
    assert found == {"place": "f-p9ht", "hide": "error,info", "q": "a&b c", "lang": "kk"}


def test_csv_is_read_back_and_runs_no_formula(run):
    rows = [["a,b", 'say "x"', "two\nlines"], ["=1+1", "-5 %", "−5"], [None, 0, "@sum"], ["+cmd|x", "+7,5", "\ttab"]]
    text = run("csvTable", ["x", "y", "z"], rows)
    assert text.startswith("\ufeff")
    read = list(csv.reader(io.StringIO(text[1:])))
    guarded = [["a,b", 'say "x"', "two\nlines"], ["'=1+1", "-5 %", "−5"], ["", "0", "'@sum"], ["'+cmd|x", "+7,5", "'\ttab"]]
    assert read == [["x", "y", "z"], *guarded]


def test_a_waiver_is_toml_whatever_stands_in_it(run):
    about = 'exports, "quoted" \\ back\nslash \u0001 ж'
    text = run("(a) => waiverText('p9ht7d2k', 'same-fact', a, new Date(2025, 7, 21))", about)
    (waiver,) = tomllib.loads(text)["waiver"]
    assert waiver["about"] == about
    assert waiver["added"].isoformat() == "2025-08-21"
    assert waiver["expires"].isoformat() == "2025-11-19"
    assert waiver["kind"] == "revised"
    assert waiver["reason"] == waiver["owner"] == ""


def test_every_script_is_part_of_the_program():
    assert {path.stem for path in (FOLDER / "script").glob("*.js")} == set(SCRIPTS)
    assert "eval(" not in program()
    assert "innerHTML" not in program()
