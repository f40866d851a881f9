"""``factcheck guide`` prints the editors' page in four languages, as wide as the console, and the report holds the same."""

from __future__ import annotations

import pytest
from click.testing import CliRunner
from report_builder import clean
from wcwidth import wcswidth

from factcheck.cli.guide import command
from factcheck.report import LANGUAGES, render
from factcheck.report.guide import guide, text


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_command_prints_the_page(lang):
    done = CliRunner().invoke(command, ["--lang", lang])
    assert done.exit_code == 0
    first = guide(lang)[1].lines[0]
    assert first[:40] in done.output


def test_an_unknown_language_is_refused_with_the_known_ones():
    done = CliRunner().invoke(command, ["--lang", "fr"])
    assert done.exit_code == 2
    assert "'kk'" in done.output


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("width", [40, 80, 200])
def test_the_page_fits_the_console(lang, width):
    assert all(wcswidth(line) <= width for line in text(lang, width=width).splitlines())


def test_a_plain_console_gets_the_signs_in_ascii():
    assert text("en", ascii_only=True, encoding="ascii").isascii()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_report_holds_the_whole_page(lang):
    html = render(clean(), "html", lang=lang)
    for block in guide(lang)[1:]:
        for line in block.lines:
            assert line.replace("&", "&amp;").replace("'", "&#39;").replace('"', "&#34;") in html
