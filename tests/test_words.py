"""Words of a language live in its pack: no string in a .py file of the package holds a word outside ASCII."""

from __future__ import annotations

import ast
import re
import unicodedata
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "factcheck"
MODULES = sorted(PACKAGE.rglob("*.py"))
WORD = re.compile(r"\w+")
RANGE = re.compile(r"\w-\w")


@pytest.mark.parametrize("module", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_no_string_holds_a_foreign_word(module: Path) -> None:
    """Are all words of articles data?"""
    found = [
        (node.lineno, word)
        for node, text in _strings(ast.parse(module.read_text(encoding="utf-8")))
        for word in WORD.findall(RANGE.sub(" ", text))
        if _is_foreign(word)
    ]
    assert found == []


def _is_foreign(word: str) -> bool:
    """Two letters or more, one of them outside ASCII; apostrophes that count as letters (U+02BB) and raised digits do not."""
    letters = [character for character in word if unicodedata.category(character) in ("Ll", "Lu", "Lt", "Lo")]
    return len(letters) > 1 and any(not character.isascii() for character in letters)


def _strings(tree: ast.Module) -> list[tuple[ast.Constant, str]]:
    """Every string constant but docstrings, which may quote texts."""
    docstrings = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef))
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    return [
        (node, node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings
    ]
