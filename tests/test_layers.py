"""Steps know the model and themselves, nothing of each other."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "factcheck"
STEPS = ("ingest", "extract", "group", "checks", "engine", "explain", "report")
MAY_IMPORT = {
    "model": set(),
    "languages": {"model"},
    **{step: {"model"} for step in STEPS},
    "extract": {"model", "languages"},
    "group": {"model", "languages"},
}
MODULES = sorted(path for folder in MAY_IMPORT for path in (PACKAGE / folder).rglob("*.py"))


@pytest.mark.parametrize("module", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_step_imports_only_what_it_may(module: Path) -> None:
    """Do steps meet only as values of the model?"""
    here = module.relative_to(PACKAGE).parts[0]
    imported = {name.split(".")[1] for name in _imports(module) if name.startswith("factcheck.")}
    assert imported <= MAY_IMPORT[here] | {here}


def _imports(module: Path) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{module}: relative imports hide the layer"
            joined = {f"{node.module}.{alias.name}" for alias in node.names}
            names |= joined if node.module == "factcheck" else {str(node.module)}
    return names
